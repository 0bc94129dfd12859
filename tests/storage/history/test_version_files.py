"""The files of versions are found, counted and measured, whatever a folder holds."""

from pathlib import Path

import pytest

from protlib.storage.history.version_files import Version, VersionFiles


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of versions before the library and of such as were undone, and what else may lie there."""
    for name in (
        "000002-5.json",
        "000010-7.json",
        "1000000-9.json",
        "000012-8-redo.json",
        "000013-8-redo.json",
        "damaged-1.json",
        "past.deltas",
        "notes.json",
        "000003-x.json",
    ):
        (tmp_path / name).write_bytes(b"x" * 10)
    return tmp_path


def test_the_newest_before_the_library_and_the_next_to_be_redone_are_on_top(folder: Path) -> None:
    past, undone = VersionFiles(folder, undone=False), VersionFiles(folder, undone=True)
    assert [(version.number, version.record_count) for version in past.list_wholes()] == [(2, 5), (10, 7), (1000000, 9)]
    assert [versions.number for versions in undone.list_wholes()] == [13, 12]
    assert {versions.is_undone for versions in undone.list_wholes()} == {True}


@pytest.mark.parametrize("undone", [False, True])
def test_a_version_is_found_under_the_path_that_is_made_for_it(tmp_path: Path, undone: bool) -> None:
    files = VersionFiles(tmp_path, undone=undone)
    files.path_of(12, 34).write_bytes(b"")
    assert files.list_wholes() == [Version(12, 34, undone, files.path_of(12, 34))]
    assert VersionFiles(tmp_path, undone=not undone).list_wholes() == []


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    files = VersionFiles(tmp_path / "none", undone=False)
    assert (files.list_wholes(), files.pack_size()) == ([], 0)


def test_sizes_are_those_of_the_files_and_of_none_that_is_gone(folder: Path) -> None:
    files = VersionFiles(folder, undone=False)
    lowest = files.list_wholes()[0]
    assert (lowest.size(), files.pack_size()) == (10, 10)
    lowest.path.unlink()
    assert lowest.size() == 0


def test_a_version_that_is_no_library_says_so_in_its_header(folder: Path) -> None:
    header = VersionFiles(folder, undone=False).list_wholes()[0].header()
    assert header.changed_by.endswith("000002-5.json is not a library")
