"""A new library file takes the place of the old one whole, and the old one is kept."""

import os
from pathlib import Path

import pytest

from protlib.errors import LibraryUnusableError
from protlib.storage.history import stack
from protlib.storage.refusals import ChangedMeanwhileError
from protlib.storage.replacement import remove_leavings, replace_library
from protlib.system.file_identity import stamp
from sample_records.stored_records import ONE, add, forbidden, full


def test_the_old_file_is_kept_when_the_new_one_is_on_the_disk_but_not_yet_in_its_place(path: Path) -> None:
    path.write_bytes(b"old")
    states: list[tuple[bytes, list[bytes]]] = []

    def keep(temporary: Path) -> None:
        assert temporary in path.parent.glob(f".{path.name}.*.tmp")
        states.append((path.read_bytes(), [temporary.read_bytes()]))

    new_stamp = replace_library(path, b"new", read_stamp=stamp(path), keep=keep)
    assert states == [(b"old", [b"new"])]
    assert (path.read_bytes(), new_stamp) == (b"new", stamp(path))


def test_a_file_that_another_program_has_changed_is_left_to_it(path: Path) -> None:
    path.write_bytes(b"old")
    old_stamp = stamp(path)
    path.write_bytes(b"another's")
    versions: list[str] = []
    with pytest.raises(ChangedMeanwhileError, match="another program is changing it"):
        replace_library(path, b"new", read_stamp=old_stamp, keep=lambda _new: versions.append("kept"))
    assert (versions, [*path.parent.iterdir()], path.read_bytes()) == ([], [path], b"another's")


def test_a_file_that_another_program_has_made_meanwhile_is_left_to_it(path: Path) -> None:
    path.write_bytes(b"another's")
    with pytest.raises(ChangedMeanwhileError):
        replace_library(path, b"new", read_stamp=None, keep=lambda _new: None)
    assert path.read_bytes() == b"another's"


def test_where_the_old_file_cannot_be_kept_it_is_not_replaced(path: Path) -> None:
    path.write_bytes(b"old")
    with pytest.raises(LibraryUnusableError, match="the disk is full"):
        replace_library(path, b"new", read_stamp=stamp(path), keep=full)
    assert ([*path.parent.iterdir()], path.read_bytes()) == ([path], b"old")


def test_the_stamp_is_that_of_the_written_file_also_where_it_is_gone_already(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace
    stamps: list[object] = []

    def replace_and_lose(source: Path, target: Path) -> None:
        stamps.append(stamp(source))
        replace(source, target)
        path.unlink()

    monkeypatch.setattr(os, "replace", replace_and_lose)
    assert [replace_library(path, b"new", read_stamp=None, keep=lambda _new: None)] == stamps


def test_only_the_temporary_files_of_this_library_are_cleared_away(path: Path) -> None:
    mine, theirs = path.with_name(".library.json.12ab.tmp"), path.with_name(".other.json.12ab.tmp")
    for file in (path, mine, theirs):
        file.write_bytes(b"")
    remove_leavings(path)
    assert {*path.parent.iterdir()} == {path, theirs}


def test_what_cannot_be_cleared_away_holds_nobody_up(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leaving = path.with_name(".library.json.12ab.tmp")
    leaving.write_bytes(b"")
    monkeypatch.setattr(os, "unlink", forbidden)
    remove_leavings(path)
    monkeypatch.undo()
    assert leaving.exists()


def test_who_has_opened_or_linked_a_file_keeps_its_state_through_later_changes(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stack, "_MOST_WHOLE_FILES", 1)
    add(path, ONE)
    state, backup = path.read_bytes(), path.with_name("backup")
    os.link(path, backup)
    with path.open("rb", buffering=0) as library:
        begin = library.read(10)
        for number in range(4):
            store = add(path, {**ONE, "key": f"new{number}"})
        names_of_file = [file for file in store.versions.folder.iterdir() if file.samefile(backup)]
        assert (names_of_file, store.versions.list_past()[1].packed_header is None) == ([], False), (
            "it is not packed yet"
        )
        assert begin + library.read() == state
    assert backup.read_bytes() == state
