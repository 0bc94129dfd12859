"""Another program puts another file in the place of the library: what protlib wrote last is a version then."""

import os
import shutil
from pathlib import Path

import pytest

from protlib.errors import NothingFoundError
from protlib.storage import Store
from protlib.storage.history import stack
from sample_records.stored_records import ONE, THREE, TWO, add, forbidden, full, keys


@pytest.fixture(params=["linked", "copied", "packed"])
def replaced(request: pytest.FixtureRequest, path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A library with two records, which another machine's with one record has replaced."""
    if request.param == "copied":
        monkeypatch.setattr(os, "link", forbidden)
    if request.param == "packed":
        monkeypatch.setattr(stack, "_MOST_WHOLE_FILES", 1)
    add(path, ONE, label="add one")
    store = add(path, TWO, label="add two")
    replace(path)
    return store


def replace(path: Path) -> None:
    """Do what a sync program does: a file that another machine wrote takes the place of the library."""
    elsewhere = add(path.with_name("elsewhere.json"), THREE)
    elsewhere.path.replace(path)


def labels(store: Store) -> list[str]:
    return [version.changed_by for version in store.list_versions()]


def test_the_state_that_was_replaced_is_a_version_and_undo_puts_it_back(replaced: Store) -> None:
    assert labels(replaced) == ["add two", "add one", "a new library"]
    step = replaced.undo()
    assert keys(replaced.path) == ["iom2009caring", "jobe2010causes"]
    assert step.commands == ("changed elsewhere",)
    replaced.redo()
    assert keys(replaced.path) == ["gesod2017ideas"]


def test_it_stays_one_after_the_next_change(replaced: Store) -> None:
    add(replaced.path, {**ONE, "key": "next"}, label="add next")
    assert labels(replaced) == ["changed elsewhere", "add two", "add one", "a new library"]
    assert not list(replaced.find_faults())
    replaced.undo(number=3)
    assert keys(replaced.path) == ["iom2009caring", "jobe2010causes"]


def test_what_replaces_twice_costs_nothing_of_ones_own(replaced: Store) -> None:
    add(replaced.path.with_name("elsewhere.json"), {**ONE, "key": "later"}).path.replace(replaced.path)
    assert labels(replaced) == ["add two", "add one", "a new library"]


def test_a_library_that_was_deleted_comes_back_with_its_last_change(replaced: Store) -> None:
    replaced.path.unlink()
    replaced.undo()
    assert keys(replaced.path) == ["iom2009caring", "jobe2010causes"]


@pytest.mark.parametrize("has_links", [True, False])
def test_what_undo_or_redo_put_back_is_kept_as_well(
    path: Path, has_links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not has_links:
        monkeypatch.setattr(os, "link", forbidden)
    for document in (ONE, TWO):
        store = add(path, document, label=f"add {document['key']}")
    store.undo()
    replace(path)
    store.undo()
    assert keys(path) == ["iom2009caring"]


def test_so_is_what_undo_put_back_from_among_packed_versions(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stack, "_MOST_WHOLE_FILES", 1)
    for document in (ONE, TWO, THREE, {**ONE, "key": "next"}):
        store = add(path, document)
    store.undo(number=3)
    replace(path)
    assert (len(store.versions.list_past()), store.versions.list_undone()) == (3, [])
    with pytest.raises(NothingFoundError, match="nothing to redo"):
        store.redo()
    store.undo()
    assert keys(path) == ["iom2009caring", "jobe2010causes"]


def test_a_library_that_nobody_replaced_is_no_version_and_costs_no_space(path: Path) -> None:
    store = add(path, ONE, label="add one")
    assert labels(store) == ["a new library"]
    before = store.versions.size()
    store.versions.let_go()
    assert store.versions.size() == before
    store.undo()
    with pytest.raises(NothingFoundError, match="nothing to undo"):
        store.undo()


def test_a_program_that_writes_into_the_file_makes_no_version(path: Path) -> None:
    store = add(path, ONE, label="add one")
    path.write_bytes(path.read_bytes().replace(b"Caring", b"Curing"))
    assert labels(store) == ["a new library"]
    assert not any(fault.is_wrong for fault in store.find_faults())
    add(path, TWO, label="add two")
    assert labels(store) == ["changed elsewhere", "a new library"]


def test_a_second_name_that_an_older_protlib_left_behind_is_no_version(path: Path) -> None:
    store = add(path, ONE, label="add one")
    [second_name] = store.versions.past_files().list_present()
    stale = second_name.read_bytes()
    add(path, TWO, label="add two")
    second_name.write_bytes(stale)
    assert labels(store) == ["add one", "a new library"]


def test_nor_is_it_one_after_an_undo_of_the_older_protlib(path: Path) -> None:
    for document in (ONE, TWO):
        store = add(path, document, label=f"add {document['key']}")
    [second_name] = store.versions.past_files().list_present()
    stale = second_name.read_bytes()
    for _ in range(2):
        store.undo()
        store.versions.let_go()
        second_name.write_bytes(stale)
        assert all(version.number < store.versions.number() for version in store.versions.list_past())
        assert all(version.number > store.versions.number() for version in store.versions.list_undone())
    assert labels(store) == ["add jobe2010causes", "add iom2009caring"]


@pytest.mark.parametrize("has_rest", [True, False])
def test_a_library_that_was_deleted_or_cut_behind_an_undo_leaves_what_redo_has(path: Path, has_rest: bool) -> None:
    for document in (ONE, TWO, THREE):
        store = add(path, document, label=f"add {document['key']}")
    store.undo()
    rest = path.read_bytes()[:-40]
    path.unlink()
    if has_rest:
        path.write_bytes(rest)
    assert labels(store) == ["add gesod2017ideas", "add jobe2010causes", "add iom2009caring", "a new library"]
    step = store.undo()
    assert keys(path) == ["iom2009caring", "jobe2010causes"]
    assert (step.damaged_path is not None and step.damaged_path.read_bytes() == rest) is has_rest
    store.redo()
    assert keys(path) == ["iom2009caring", "jobe2010causes", "gesod2017ideas"]
    assert not list(store.find_faults())


def test_a_conflict_copy_whose_name_ends_alike_is_not_removed(path: Path) -> None:
    store = add(path, ONE)
    copy = path.with_name("library-now.json")
    copy.write_bytes(b"theirs")
    with store.set_aside("merge") as take:
        take(copy)
    add(path, TWO)
    store.undo()
    assert store.versions.files_aside.bytes_of("copy-000002-library-now.json") == b"theirs"


def test_in_a_copied_folder_the_second_name_is_compared_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(path, ONE, label="add one")
    folder = shutil.copytree(path.parent, path.parent / "copied", copy_function=shutil.copyfile)
    store, read_files = Store(folder / path.name), list[Path]()
    read_bytes = Path.read_bytes

    def note_and_read(file: Path) -> bytes:
        read_files.append(file)
        return read_bytes(file)

    monkeypatch.setattr(Path, "read_bytes", note_and_read)
    assert labels(store) == ["a new library"]
    assert store.versions.number() == 2
    assert read_files.count(store.path) <= 1


def test_a_disk_without_room_for_the_second_name_fails_no_repair(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, data, status = add(path, ONE), path.read_bytes(), path.stat()
    path.write_bytes(data.replace(b"Caring", b"Cariog"))  # one bit, and the time stays
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    monkeypatch.setattr(os, "link", forbidden)
    monkeypatch.setattr("shutil.copyfile", full)
    assert len(store.mend("repair", dry_run=False)) == 1
    assert path.read_bytes() == data
