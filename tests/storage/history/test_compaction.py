"""Earlier versions take little room, and come back to the byte."""

from pathlib import Path

import pytest

from protlib.storage.contents import Header
from protlib.storage.file_records import WrittenFiles
from protlib.storage.history.compaction import list_provable, pack_wholes, unpack_version
from protlib.storage.history.version_files import VersionFiles
from sample_records.stored_records import forbidden

STATES = {number: f"the library with {number} records, and so on".encode() for number in range(1, 7)}


@pytest.fixture
def files(tmp_path: Path) -> VersionFiles:
    """The files of three versions."""
    return add(VersionFiles(tmp_path, undone=False), 1, 2, 3)


def add(files: VersionFiles, *numbers: int) -> VersionFiles:
    for number in numbers:
        files.path_of(number, number).write_bytes(STATES[number])
    return files


def numbers(files: VersionFiles) -> list[int]:
    return [entry.version.number for entry in list_provable(files, files.list_wholes()[0])]


@pytest.fixture(autouse=True)
def _without_headers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the versions need no header: their bytes alone are looked at."""
    monkeypatch.setattr(WrittenFiles, "read_header", lambda _self, _path: Header())


def test_all_but_the_top_one_are_packed(files: VersionFiles) -> None:
    pack_wholes(files, files.list_wholes())
    assert [version.number for version in files.list_wholes()] == [3]
    assert numbers(files) == [1, 2]


def test_more_are_packed_behind_those_that_are(files: VersionFiles) -> None:
    pack_wholes(files, files.list_wholes())
    add(files, 4, 5)
    pack_wholes(files, files.list_wholes())
    assert numbers(files) == [1, 2, 3, 4]


def test_a_version_is_made_anew_of_the_one_above(files: VersionFiles) -> None:
    pack_wholes(files, files.list_wholes())
    begins = unpack_version(files, files.list_wholes()[0], None)
    assert files.path_of(2, 2).read_bytes() == STATES[2]
    [below] = list_provable(files, files.list_wholes()[0])
    assert (below.version.number, below.end) == (1, begins)


def test_a_file_system_that_maps_no_files_will_do(files: VersionFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mmap.mmap", forbidden)
    pack_wholes(files, files.list_wholes())
    assert numbers(files) == [1, 2]


def test_what_is_below_a_gap_is_dropped_when_more_is_packed(files: VersionFiles) -> None:
    pack_wholes(files, files.list_wholes())
    files.path_of(3, 3).unlink()
    add(files, 4, 5)
    pack_wholes(files, files.list_wholes())
    assert numbers(files) == [4]
