"""What was set aside: it takes little room, and each file comes back to the byte."""

import os
import random
from contextlib import suppress
from pathlib import Path

import pytest

from protlib.errors import LibraryUnusableError
from protlib.storage import Store
from protlib.storage.history import set_aside_files
from protlib.storage.history.set_aside_files import FilesAside
from sample_records.stored_records import ONE, TWO, add, folder_of

LIBRARY = b"".join(b'{"key": "k%d", "title": "%d"}\n' % (place, place * 7919) for place in range(2000))


def changed(number: int) -> bytes:
    """Return the library with a line of its own, somewhere."""
    lines = LIBRARY.splitlines(keepends=True)
    lines.insert(97 * number % len(lines), b"only copy %d has this\n" % number)
    return b"".join(lines)


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FilesAside:
    """Ten copies, which two commands have taken in, and two damaged files."""
    monkeypatch.setattr(set_aside_files, "MOST_UNPACKED_BYTES", 0)
    (tmp_path / "folder").mkdir()
    store = FilesAside(tmp_path / "folder")
    for number in range(10):
        copy = tmp_path / f"library (conflicted copy {number}).json"
        copy.write_bytes(changed(number))
        store.take(copy, 7 + number % 2)
    for number in (20, 21):
        store.path_for_damaged(".json").write_bytes(changed(number)[:-40])
    return store


def contents(found: FilesAside) -> dict[str, bytes]:
    return {name: found.bytes_of(name) for name in found.names()}


def test_many_files_take_little_room_and_each_comes_back_to_the_byte(filled: FilesAside) -> None:
    before = contents(filled)
    assert len(before) == 12
    filled.compact(lambda: 0, len(LIBRARY))
    assert contents(filled) == before
    wholes = [path.name for path in filled.folder.iterdir() if path != filled.pack]
    assert wholes == ["damaged-2.json"]  # the newest that somebody may look into
    assert filled.size() < 2 * len(LIBRARY)
    filled.compact(lambda: 0, len(LIBRARY))
    assert contents(filled) == before


def test_few_small_files_stay_files(filled: FilesAside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(set_aside_files, "MOST_UNPACKED_BYTES", 1 << 30)
    filled.compact(lambda: 0, 0)
    assert (len([*filled.folder.iterdir()]), filled.pack.exists()) == (12, False)


def test_names_of_any_bytes_and_those_that_are_taken_are_kept_apart(filled: FilesAside, tmp_path: Path) -> None:
    odd = os.fsdecode(b"library (Zo\xeb\xff \xd8\xa7\n1).json")
    for number in range(3):
        (tmp_path / odd).write_bytes(changed(30 + number))
        filled.take(tmp_path / odd, 9)
        filled.compact(lambda: 0, len(LIBRARY))
    stem = f"copy-000009-{odd.removesuffix('.json')}"
    names = [f"{stem}{rest}.json" for rest in ("", "-2", "-3")]
    assert [filled.bytes_of(name) for name in names] == [changed(30), changed(31), changed(32)]
    assert filled.path_for_damaged(".json").name == "damaged-3.json"


@pytest.mark.parametrize("is_packed", [False, True])
def test_copies_of_what_is_undone_are_beside_the_library_again(
    filled: FilesAside, tmp_path: Path, is_packed: bool
) -> None:
    if is_packed:
        filled.compact(lambda: 0, len(LIBRARY))
    library, messages = tmp_path / "library.json", list[str]()
    library.write_bytes(LIBRARY)
    library.chmod(0o600)
    (tmp_path / "library (conflicted copy 3).json").write_bytes(b"another that came since")
    filled.put_back(7, library, messages.append)
    back = [tmp_path / f"library (conflicted copy {number}).json" for number in (1, 5, 7, 9)]
    assert [path.read_bytes() for path in back] == [changed(number) for number in (1, 5, 7, 9)]
    assert sorted(messages) == [f"{path} is beside the library again" for path in back]
    assert "copy-000008-library (conflicted copy 3).json" in filled.names()
    assert filled.bytes_of("copy-000008-library (conflicted copy 3).json") == changed(3)
    assert filled.bytes_of("copy-000007-library (conflicted copy 4).json") == changed(4)
    assert len(filled.names()) == 8
    if is_packed:
        assert {path.stat().st_mode & 0o777 for path in back} == {0o600}


@pytest.mark.slow
def test_only_copies_that_no_undo_can_bring_back_are_dropped_and_where_they_are_much(filled: FilesAside) -> None:
    filled.compact(lambda: 8, len(LIBRARY))
    assert len(filled.names()) == 12
    filled.compact(lambda: 7, 0)
    assert len(filled.names()) == 12
    files = {name: data for name, data in contents(filled).items() if not name.startswith("copy-000007")}
    filled.compact(lambda: 8, 0)
    assert contents(filled) == files


def test_a_writer_that_died_behind_the_packing_leaves_nothing_twice(filled: FilesAside) -> None:
    before = contents(filled)
    files = {path: path.read_bytes() for path in filled.folder.iterdir()}
    filled.compact(lambda: 0, len(LIBRARY))
    size = filled.pack.stat().st_size
    for path, data in files.items():
        path.write_bytes(data)
    filled.compact(lambda: 0, len(LIBRARY))
    assert (contents(filled), filled.pack.stat().st_size) == (before, size)


@pytest.mark.slow
def test_no_flipped_bit_gives_a_wrong_file_and_a_single_one_is_mended(filled: FilesAside) -> None:
    before = contents(filled)
    filled.compact(lambda: 0, len(LIBRARY))
    assert (filled.list_faults(), filled.mend_pack()) == ([], None)
    raw, chance = filled.pack.read_bytes(), random.Random(7)
    for place in (0, 5, 40, len(raw) - 3, *chance.sample(range(len(raw)), 12)):
        wrong = bytearray(raw)
        wrong[place] ^= 1 << place % 8
        filled.pack.write_bytes(wrong)
        assert filled.list_faults(), place
        for name in filled.names():
            with suppress(LibraryUnusableError):
                assert filled.bytes_of(name) == before.get(name), (place, name)
        if (right := filled.mend_pack()) is not None:
            assert right == raw, place
    filled.pack.write_bytes(raw[:-30])
    assert filled.list_faults()


def test_what_is_undone_many_commands_later_is_still_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(set_aside_files, "MOST_UNPACKED_BYTES", 0)
    store = add(path, ONE)
    copy = path.with_name("library (conflicted copy).json")
    copy.write_bytes(b"what a colleague has")
    with store.set_aside("merge --conflict-copies") as set_aside:
        folder = set_aside(copy)
    assert (copy.exists(), folder.exists(), folder.parent) == (False, False, folder_of(path))
    for number in range(4):
        add(path, {**TWO, "key": f"k{number}"})
    Store(path).undo(number=1)
    assert copy.read_bytes() == b"what a colleague has"
    assert store.versions.files_aside.names() == []
