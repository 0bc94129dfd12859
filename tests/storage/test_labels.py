"""What is told of the library and of each version: the command that made it, or that another program put it there."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from harness.pairs import each_value_once
from protlib.errors import LibraryUnusableError
from protlib.library.past.library_facts import list_versions
from protlib.storage import Store
from protlib.storage.file_records import WrittenFiles
from sample_records.stored_records import NOW, ONE, THREE, TWO, add, folder_of, forbidden, full, keys, table_of

ELSEWHERE = "changed elsewhere"
COMMANDS = ["add three", "add two", "add one", "a new library"]
"""The commands of a library that nobody has put back, the newest first."""


def move(old: Path, library: Path) -> None:
    old.replace(library)


def move_with_old_times(old: Path, library: Path) -> None:
    os.utime(old, ns=(1, 1))
    old.replace(library)


def copy_over(old: Path, library: Path) -> None:
    shutil.copyfile(old, library)


def copy_over_with_times(old: Path, library: Path) -> None:
    shutil.copy2(old, library)


def write_anew(old: Path, library: Path) -> None:
    """Do what Git does: the file goes, and another one is written."""
    library.unlink()
    shutil.copyfile(old, library)


REPLACE = [move, move_with_old_times, write_anew]
WRITE_INTO = [copy_over, copy_over_with_times]


@pytest.fixture
def grown(path: Path) -> Store:
    """A library with three records; beside it lie copies of it with one and with two, with their times."""
    for document, name in ((ONE, "one"), (TWO, "two"), (THREE, "three")):
        add(path, document, label=f"add {name}")
        shutil.copy2(path, path.with_name(f"{name}.json"))
    return Store(path)


def labels(path: Path) -> list[str]:
    """Return what `history` tells of each version, the library among them."""
    return [f"{'-' * version.is_undone}{version.changed_by}" for version in list_versions(Store(path), 0)]


def folder_copy(path: Path, copy_function: Callable[[str, str], object]) -> Path:
    """Return the library in a copy of its folder."""
    shutil.copytree(path.parent, path.parent / "copied", copy_function=copy_function)
    return path.parent / "copied" / path.name


@pytest.mark.parametrize("put_back", REPLACE)
@pytest.mark.parametrize("name", ["one", "two"])
def test_an_older_copy_put_in_its_place_is_no_command(
    grown: Store, name: str, put_back: Callable[[Path, Path], None]
) -> None:
    path = grown.path
    put_back(path.with_name(f"{name}.json"), path)
    assert labels(path) == [ELSEWHERE, *COMMANDS]
    assert [fault.description for fault in grown.find_faults()] == ["it was changed by another program, or copied here"]
    step = grown.undo()
    assert step.commands == (ELSEWHERE,)
    assert len(keys(path)) == 3
    assert labels(path) == [f"-{ELSEWHERE}", *COMMANDS]
    assert grown.redo().commands == (ELSEWHERE,)
    assert labels(path) == [ELSEWHERE, *COMMANDS]


@pytest.mark.parametrize("put_back", REPLACE)
def test_nor_is_it_one_after_the_next_change(grown: Store, put_back: Callable[[Path, Path], None]) -> None:
    path = grown.path
    put_back(path.with_name("one.json"), path)
    add(path, {**TWO, "key": "next"}, label="add next")
    assert labels(path) == ["add next", ELSEWHERE, *COMMANDS]
    assert grown.undo(number=5).commands == ("add next",)
    assert keys(path) == [ONE["key"]]
    assert labels(path) == ["-add next", ELSEWHERE, *COMMANDS]
    assert not list(grown.find_faults())


def test_undo_names_no_change_that_could_not_be_written(grown: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    path = grown.path

    with monkeypatch.context() as patched:
        patched.setattr("protlib.system.atomic.put_in_place", full)
        with pytest.raises(LibraryUnusableError):
            add(path, {**ONE, "key": "four"}, label="add four")
    write_anew(path.with_name("one.json"), path)
    path.write_bytes(path.read_bytes().replace(b"Caring", b"Curing"))
    assert grown.undo().commands == (ELSEWHERE,)
    assert len(keys(path)) == 3


@pytest.mark.parametrize("put_back", WRITE_INTO)
def test_one_that_was_written_into_the_file_is_no_command(grown: Store, put_back: Callable[[Path, Path], None]) -> None:
    path = grown.path
    put_back(path.with_name("one.json"), path)
    assert labels(path) == [ELSEWHERE, *COMMANDS[1:]]
    assert grown.undo().commands == (ELSEWHERE, "add three")
    assert labels(path) == [f"-{ELSEWHERE}", *COMMANDS[1:]]
    grown.redo()
    assert keys(path) == [ONE["key"]]
    assert labels(path) == [ELSEWHERE, *COMMANDS[1:]]


def test_undo_names_the_change_that_was_written_over(grown: Store) -> None:
    path = grown.path
    add(path, {**ONE, "key": "four"}, label="add four")
    path.write_bytes(path.read_bytes().replace(b"Caring", b"Curing"))
    assert grown.undo(number=3).commands == (ELSEWHERE, "add four", "add three")
    grown.redo()
    grown.redo()
    assert grown.undo().commands == (ELSEWHERE,)


@pytest.mark.parametrize("put_back", WRITE_INTO)
def test_the_version_before_written_into_the_file_is_that_version(
    grown: Store, put_back: Callable[[Path, Path], None]
) -> None:
    path = grown.path
    put_back(path.with_name("two.json"), path)
    assert labels(path) == COMMANDS[1:]
    assert grown.undo().commands == ("add two",)
    assert keys(path) == [ONE["key"]]


@pytest.mark.parametrize("put_back", [*REPLACE, *WRITE_INTO])
def test_a_copy_of_what_it_is_changes_nothing(grown: Store, put_back: Callable[[Path, Path], None]) -> None:
    put_back(grown.path.with_name("three.json"), grown.path)
    assert labels(grown.path) == COMMANDS
    assert grown.undo().commands == ("add three",)


@each_value_once
@pytest.mark.parametrize("copy_function", [shutil.copy2, shutil.copyfile])
@pytest.mark.parametrize("undone", [0, 1, 2])
@pytest.mark.parametrize("has_links", [True, False])
def test_in_a_copied_folder_all_have_their_commands(
    path: Path,
    undone: int,
    has_links: bool,
    copy_function: Callable[[str, str], object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not has_links:
        monkeypatch.setattr(os, "link", forbidden)
    for document, name in ((ONE, "one"), (TWO, "two"), (THREE, "three")):
        store = add(path, document, label=f"add {name}")
    for _ in range(undone):
        store.undo()
    expected = [*(f"-{command}" for command in COMMANDS[:undone]), *COMMANDS[undone:]]
    assert labels(path) == expected
    copied = folder_copy(path, copy_function)
    assert labels(copied) == expected
    if undone:
        Store(copied).redo()
        undone -= 1
    assert labels(copied) == [*(f"-{command}" for command in COMMANDS[:undone]), *COMMANDS[undone:]]


@pytest.mark.parametrize("copy_function", [shutil.copy2, shutil.copyfile])
@pytest.mark.parametrize("put_back", REPLACE)
def test_an_older_copy_in_a_copied_folder_is_no_command(
    grown: Store, put_back: Callable[[Path, Path], None], copy_function: Callable[[str, str], object]
) -> None:
    grown.undo()
    grown.redo()
    copied = folder_copy(grown.path, copy_function)
    put_back(copied.with_name("one.json"), copied)
    assert labels(copied) == [ELSEWHERE, *COMMANDS]
    Store(copied).undo()
    assert len(keys(copied)) == 3


@pytest.mark.parametrize("put_back", REPLACE)
def test_what_undo_left_is_a_version_before_an_older_copy(grown: Store, put_back: Callable[[Path, Path], None]) -> None:
    path = grown.path
    grown.undo()
    put_back(path.with_name("one.json"), path)
    assert labels(path) == [ELSEWHERE, *COMMANDS[1:]]
    grown.undo()
    assert len(keys(path)) == 2


def test_a_change_that_goes_on_does_not_go_on_from_an_older_copy(grown: Store) -> None:
    path = grown.path
    move(path.with_name("two.json"), path)
    with grown.transaction() as transaction:
        table_of(transaction).insert({**ONE, "key": "next"})
        transaction.commit("add next", NOW, continues="add two")
    assert labels(path) == ["add next", ELSEWHERE, *COMMANDS]


@pytest.mark.parametrize("has_undone", [True, False])
def test_what_an_older_protlib_left_behind_is_no_state_to_come_back_to(grown: Store, has_undone: bool) -> None:
    path = grown.path
    [second_name] = grown.versions.past_files().list_present()
    stale = second_name.read_bytes()
    if has_undone:
        grown.undo()
    add(path, {**TWO, "key": "next"}, label="add next")
    grown.versions.let_go()
    second_name.write_bytes(stale)
    move(path.with_name("one.json"), path)
    assert grown.undo().commands == (ELSEWHERE, "add next")
    assert len(keys(path)) == (2 if has_undone else 3)


def test_the_first_label_of_a_folder_without_second_name_is_no_command(grown: Store) -> None:
    grown.versions.let_go()
    move(grown.path.with_name("one.json"), grown.path)
    assert labels(grown.path) == [ELSEWHERE, *COMMANDS[1:]]


def test_notes_go_with_the_folder(grown: Store) -> None:
    (folder_of(grown.path) / "written.jsonl").unlink()
    assert set(labels(grown.path)) == {ELSEWHERE}


def test_a_writer_that_drops_notes_and_versions_meanwhile_fails_no_reader(
    grown: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, files = grown.path, grown.versions.written_files
    oldest = files.find_record(path.with_name("one.json"))
    assert oldest is not None
    monkeypatch.setattr(WrittenFiles, "find_record", missing)
    assert files.wrote_library_after(oldest, path)
    assert not files.wrote_library_after(oldest._replace(crc=0), path)


def missing(_files: WrittenFiles, path: Path) -> None:
    raise FileNotFoundError(2, "no such file", str(path))
