"""A change that continues another one: one version, one undo."""

from pathlib import Path

import pytest

from protlib.library import Library
from protlib.library.verification import Verification
from protlib.record.model import Publication

_A, _B = (Publication(key=key, title=f"Title {key}", type="report") for key in "ab")


def _history(path: Path) -> list[str]:
    with Library(path) as library:
        return [version.changed_by for version in library.history()]


def _set(path: Path, key: str, note: str, continues: str, label: str = "set") -> None:
    with Library(path, continues=continues) as library:
        library.change([key], lambda now: now.changed(note=note), label)


def test_a_change_that_continues_the_last_one_is_part_of_it(path: Path) -> None:
    with Library(path) as library:
        library.add_many([_A], label="save")
    for note in ("one", "two"):
        _set(path, "a", note, "save a")

    assert _history(path) == ["save a", "a new library"]
    with Library(path) as library:
        assert library.get("a").note == "two"
        library.undo()
        assert len(library) == 0
        library.redo()
        assert library.get("a").note == "two"


@pytest.mark.parametrize("continues", ["", "save b", "save", "a new library"])
def test_a_change_is_one_of_its_own_where_another_is_the_last(continues: str, path: Path) -> None:
    with Library(path) as library:
        library.add_many([_A], label="save")
    _set(path, "a", "one", continues)

    assert _history(path) == ["set a", "save a", "a new library"]


def test_is_one_of_its_own_in_a_library_that_is_not_there(path: Path) -> None:
    with Library(path, continues="save a") as library:
        library.add_many([_A], label="save")
    assert _history(path) == ["save a", "a new library"]


def test_continues_what_an_undo_has_put_back_and_nothing_can_be_redone_then(path: Path) -> None:
    with Library(path) as library:
        library.add_many([_A], label="save")
        library.add_many([_B], label="add")
        library.undo()
    _set(path, "a", "one", "save a")

    assert _history(path) == ["save a", "a new library"]


def test_of_another_user_it_is_one_of_its_own(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from protlib.storage import transaction

    with Library(path) as library:
        library.add_many([_A], label="save")
    monkeypatch.setattr(transaction, "whoami", lambda: "ana@geneva")
    _set(path, "a", "one", "save a")

    assert _history(path) == ["set a", "save a", "a new library"]


def test_leaves_no_fault(path: Path) -> None:
    with Library(path) as library:
        library.add_many([_A], label="save")
    for note in ("one", "two", "three"):
        _set(path, "a", note, "save a")
        _set(path, "a", f"{note}!", "", label="note")
        with Library(path) as library:
            assert Verification(library, None).faults() == []
