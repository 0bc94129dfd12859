"""Another program changes the library between what a command reads and what it writes:
nothing of either is lost in silence.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from protlib.errors import LibraryUnusableError
from protlib.library import Library
from protlib.record.model import Publication
from protlib.storage.transaction import Transaction
from sample_records import stored_records
from sample_records.libraries import CARING, CAUSES, OTHER, everything

Change = Callable[[Path], None]
MARK = b'    }\n    ,\n<<<<<<< HEAD\n    "'


def _by_protlib(path: Path) -> bytes:
    """Return what the file is with another record and another value, written elsewhere."""
    copy = path.with_name("there.json")
    copy.write_bytes(path.read_bytes())
    with Library(copy) as there:
        there.add_many([OTHER])
        there.change([CARING.key], lambda record: record.changed(note="theirs"))
    return copy.read_bytes()


def _replaced(path: Path) -> None:
    """Put another file in the place, as a program for synchronising and `git checkout` do."""
    new = path.with_name("new")
    new.write_bytes(_by_protlib(path))
    new.replace(path)


def _edited(path: Path) -> None:
    """Write into the very file, as some editors do."""
    path.write_bytes(_by_protlib(path))


def _edited_unseen(path: Path) -> None:
    """Write into the very file, as many bytes, and set the time back: only its time of change tells it."""
    times = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Guidance", b"guidance"))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:200])


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _marked(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'    }\n    ,\n    "', MARK))


@pytest.fixture
def underneath(library: Library, monkeypatch: pytest.MonkeyPatch) -> Callable[[Change], None]:
    """Have a program change the file once, right before the next command writes it."""
    library.add_many([CARING, CAUSES])
    commit = Transaction.commit

    def meanwhile(change: Change) -> None:
        remaining_changes = [change]

        def slow(self: Transaction, *arguments: str) -> object:
            if remaining_changes:
                remaining_changes.pop()(library.path)
            return commit(self, *arguments)

        monkeypatch.setattr(Transaction, "commit", slow)

    return meanwhile


def _add(library: Library) -> None:
    library.add_many([Publication(key="mine", title="Ports of Call", date="2021")])


def _set(library: Library) -> None:
    library.change([CARING.key], lambda record: record.changed(genre="mine"))


def _remove(library: Library) -> None:
    library.remove([CAUSES.key])


def _rekey(library: Library) -> None:
    library.rekey(CAUSES.key, "mine")


@pytest.mark.parametrize("command", [_add, _set, _remove, _rekey])
@pytest.mark.parametrize("change", [_replaced, _edited])
def test_a_command_is_done_to_what_is_there_now(
    library: Library, underneath: Callable[[Change], None], change: Change, command: Callable[[Library], None]
) -> None:
    underneath(change)
    command(library)
    records = everything(library)
    assert (OTHER.key in records, records[CARING.key].note) == (True, "theirs")
    assert records[CARING.key].genre == ("mine" if command is _set else "")
    assert ("mine" in records) == (command in {_add, _rekey})
    assert (CAUSES.key in records) == (command in {_add, _set})
    theirs = library.path.with_name("there.json").read_bytes()
    library.undo()
    assert library.path.read_bytes() == theirs


def test_what_only_the_time_of_change_tells_is_seen(library: Library, underneath: Callable[[Change], None]) -> None:
    underneath(_edited_unseen)
    _set(library)
    assert everything(library)[CARING.key].title == CARING.title.replace("Guidance", "guidance")
    assert everything(library)[CARING.key].genre == "mine"


@pytest.mark.parametrize("command", [_add, _set])
@pytest.mark.parametrize("change", [_cut, _emptied, _marked])
def test_what_is_no_library_any_more_is_refused_and_left_alone(
    library: Library, underneath: Callable[[Change], None], change: Change, command: Callable[[Library], None]
) -> None:
    underneath(change)
    foreign_change = library.path.with_name("made")
    foreign_change.write_bytes(library.path.read_bytes())
    change(foreign_change)
    with pytest.raises(LibraryUnusableError):
        command(library)
    assert library.path.read_bytes() == foreign_change.read_bytes()


def test_a_file_that_is_gone_is_made_anew_and_its_versions_stay(
    library: Library, underneath: Callable[[Change], None]
) -> None:
    underneath(Path.unlink)
    _add(library)
    assert stored_records.keys(library.path) == ["mine"]
    assert library.history()[0].records == 1
