"""What stands for a folder's state: equal where nobody could tell two folders apart, another where somebody could."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from mishaps import disk_state, faults
from mishaps.faults import Fault

FIRST: Final = ["add", "--title", "A new one", "--year", "2020", "--type", "book"]
ADD: Final = ["add", "--title", "Another matter", "--year", "2021", "--type", "book"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a library with an index, one version and what is noted of both;
    what it is a copy of keeps its inodes.
    """
    folder = tmp_path / "library"
    folder.mkdir()
    for at, line in enumerate((FIRST, ["list"])):
        ran = faults.run(folder, line, at=at)
        assert ran.code == 0, ran.err
    shutil.move(folder, folder.with_name("kept"))
    shutil.copytree(folder.with_name("kept"), folder)
    return folder


def _begin_anew(folder: Path) -> None:
    """Put another copy in the folder's place."""
    shutil.rmtree(folder)
    shutil.copytree(folder.with_name("kept"), folder)


@pytest.mark.slow
def test_who_does_the_same_leaves_the_same_state(folder: Path) -> None:
    states = set()
    for _ in range(2):
        _begin_anew(folder)
        assert faults.run(folder, ADD, at=100).code == 0
        states.add(disk_state.checksum_of(folder))
    assert len(states) == 1


@pytest.mark.slow
@pytest.mark.parametrize("share", [0, 0.3, 0.6, 0.8, 0.9])
def test_who_is_killed_at_a_call_leaves_the_state_that_was_noted_there(folder: Path, share: float) -> None:
    _begin_anew(folder)
    ran = faults.run(folder, ADD, Fault(kind="states"), at=100)
    assert (ran.code, len(ran.states)) == (0, len(ran.calls))
    at = int(share * len(ran.calls))
    while ran.calls[at][0] == "write":  # in whose midst is another state
        at += 1
    _begin_anew(folder)
    assert faults.run(folder, ADD, Fault(at, "kill"), at=100).code == -9
    assert disk_state.checksum_of(folder) == ran.states[at]
    assert 5 < len({*ran.states}) < len(ran.states) / 4


def _rewrite(path: Path) -> Path:
    """Put the same bytes there as another file."""
    raw = path.read_bytes()
    path.unlink()
    path.with_name("between").write_bytes(b"")  # has the inode of the other file, where that is given anew at once
    path.write_bytes(raw)
    path.with_name("between").unlink()
    return path


def _flip(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[-40] ^= 1
    path.write_bytes(raw)


def _version(folder: Path) -> Path:
    return next((folder / ".library.json.versions").glob("*[0-9].json"))


def _index(folder: Path) -> Path:
    return next((folder / "cache").glob("*.sqlite"))


CHANGES: Final[dict[str, Callable[[Path], object]]] = {
    "a byte of the library": lambda folder: _flip(folder / "library.json"),
    "a byte of what is noted": lambda folder: _flip(folder / ".library.json.versions" / "written.jsonl"),
    "a row of the index": lambda folder: _index(folder).write_bytes(_index(folder).read_bytes().replace(b"A new one", b"A new two")),
    "a byte of the seal": lambda folder: _flip(_index(folder).with_suffix(".seal")),
    "the permissions": lambda folder: (folder / "library.json").chmod(0o640),
    "those of a folder": lambda folder: (folder / ".library.json.versions").chmod(0o770),
    "one file more": lambda folder: (folder / ".library.json.0123456789ab.tmp").write_bytes(b"{"),
    "one folder more": lambda folder: (folder / "empty").mkdir(),
    "one file less": lambda folder: _version(folder).unlink(),
    "another file, of which the index knows nothing": lambda folder: _rewrite(folder / "library.json"),
    "no index": lambda folder: shutil.rmtree(folder / "cache"),
    "another file, of which nothing is noted, and no index": lambda folder: shutil.rmtree(_rewrite(folder / "library.json").with_name("cache")),
    "another index": lambda folder: _rewrite(_index(folder)),
    "one file under two names": lambda folder: os.link(folder / "library.json", folder / "other"),
    "a copy of it": lambda folder: shutil.copy(folder / "library.json", folder / "other"),
    "the name of who holds the lock": lambda folder: (folder / ".library.json.versions" / "lock").write_bytes(b"\0[1]"),
}  # fmt: skip


@pytest.mark.slow
def test_what_anybody_could_tell_apart_is_another_state(folder: Path) -> None:
    states = {}
    for change, make in {"nothing": bool, **CHANGES}.items():
        _begin_anew(folder)
        assert faults.run(folder, ADD, at=100).code == 0
        make(folder)
        states[change] = disk_state.checksum_of(folder)
    assert {
        first for first in states for second in states if first != second and states[first] == states[second]
    } == set()


def test_numbers_of_processes_and_of_temporary_files_count_for_nothing(folder: Path) -> None:
    lock, states = folder / ".library.json.versions" / "lock", set()
    for number, name in ((7, "0123456789ab"), (8, "ba9876543210")):
        lock.write_bytes(b'\0[%d,"vm"]' % number)
        leaving = folder / f".library.json.{name}.tmp"
        leaving.write_bytes(b"{")
        states.add(disk_state.checksum_of(folder))
        leaving.unlink()
    assert len(states) == 1
