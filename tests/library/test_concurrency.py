"""Many writers at once, writers that are killed, and disks that fill up: the library is always there, whole."""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from tinydb import TinyDB
from tinydb.table import Document

from protlib.errors import NothingFoundError
from protlib.library import Library
from protlib.record.model import Publication
from protlib.storage import Store
from protlib.storage.file_records import ELSEWHERE
from protlib.storage.history import stack
from sample_records.libraries import CARING, CAUSES, OTHER, fill
from sample_records.stored_records import NOW, add, table_of

_ADD_MANY = """
import sys
from pathlib import Path
from protlib.library import Library
from protlib.record.model import Publication

path, cache, name, count = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
for number in range(count):
    with Library(path, cache) as library:
        library.add_many([Publication(title=f"{name} {number}", abstract="x" * 2000)])
    print(number, flush=True)
"""


def start(code: str, *arguments: object) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def titles(path: Path) -> list[str]:
    with TinyDB(path) as database:
        return [document["title"] for document in database.table("publications").all()]


def leavings(path: Path) -> list[str]:
    return [file.name for file in path.parent.iterdir() if file.suffix == ".tmp"]


@pytest.mark.slow
def test_eight_writers_at_once_lose_nothing(path: Path, tmp_path: Path) -> None:
    writers = [start(_ADD_MANY, path, tmp_path / "cache", f"Writer {number}", 5) for number in range(8)]
    for writer in writers:
        _, errors = writer.communicate(timeout=60)
        assert (writer.returncode, errors) == (0, "")
    assert sorted(titles(path)) == sorted(f"Writer {writer} {number}" for writer in range(8) for number in range(5))
    with Library(path, tmp_path / "cache") as library:
        assert library.info()["publications"] == 40
        assert [version.records for version in library.history()] == list(range(40, -1, -1))


@pytest.mark.slow
def test_a_writer_that_is_killed_loses_nothing_it_has_told_of(path: Path, tmp_path: Path) -> None:
    generator = random.Random(1)
    count = 0
    for number in range(6):
        writer = start(_ADD_MANY, path, tmp_path / "cache", f"Writer {number}", 10_000)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(generator.uniform(0.01, 0.2))
        writer.send_signal(signal.SIGKILL)
        count += 1 + len(writer.stdout.read().split())  # communicate() would lose what readline() has read ahead
        writer.communicate(timeout=60)
        assert count <= len(titles(path)) <= count + number + 1
    with Library(path, tmp_path / "cache") as library:
        library.add_many([Publication(title="The last")])
        assert library.info()["publications"] == len(titles(path))
    assert leavings(path) == []


# What a command is given, what it makes of it, and what a redo then brings: each record by a letter.
DEATHS: dict[str, tuple[str, list[str], str, str, list[str], str | None]] = {
    "a first add": ("add", [], "", "n", ["n", ""], None),
    "an add": ("add", ["o", "t"], "ot", "otn", ["otn", "ot", "o", ""], None),
    "an add that copies what is there": ("copy", ["o", "t"], "ot", "otn", ["otn", "ot", "o", ""], None),
    "an add after an undo": ("add", ["o", "t", "x", "<"], "ot", "otn", ["otn", "ot", "o", ""], None),
    "an undo": ("undo", ["o", "t", "x"], "otx", "ot", ["ot", "o", ""], "otx"),
    "a second undo": ("undo", ["o", "t", "x", "<"], "ot", "o", ["o", ""], "ot"),
    "a redo": ("redo", ["o", "t", "<", "<"], "", "o", ["o", ""], "ot"),
}


def _copying(path: Path) -> None:
    """Add a record to two without reading them."""
    with Store(path).transaction() as transaction:
        transaction.expect(2)
        assert transaction.slices() is not None
        transaction.take([], dict[str, Any]().__getitem__)
        table_of(transaction).insert(Document({"key": "new"}, transaction.make_numbers(1)[0]))
        transaction.commit("a command", NOW)


ACTS: dict[str, Callable[[Path], object]] = {
    "add": lambda path: add(path, {"key": "new"}),
    "copy": _copying,
    "undo": lambda path: Store(path).undo(),
    "redo": lambda path: Store(path).redo(),
}


def _writers(path: Path) -> list[str]:
    """Return what is told of who wrote a library and its versions."""
    store = Store(path)
    return [store.header().changed_by, *(version.changed_by for version in store.list_versions())]


@pytest.mark.parametrize("packed", ["packed", pytest.param("whole", marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    "case", ["an add", *(pytest.param(case, marks=pytest.mark.slow) for case in DEATHS if case != "an add")]
)
def test_a_writer_may_die_at_any_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str, packed: str) -> None:
    what, steps, before, after, back_after, redone_after = DEATHS[case]
    monkeypatch.setattr(stack, "_MOST_WHOLE_FILES", 1 if packed == "packed" else 64)
    path = tmp_path / "library" / "library.json"
    path.parent.mkdir()
    back_before, redone_before = _prepared(path, steps)
    with _states_of(path.parent, tmp_path / "states") as states:
        ACTS[what](path)
    assert len(states) > 3
    views = [_looked_at(state / path.name) for state in states]
    assert {now for now, *_ in views} == {before, after}
    assert ELSEWHERE not in {state_text for state in states for state_text in _writers(state / path.name)}
    for now, redone, back, files in views:
        assert redone == (redone_before if now == before else redone_after)
        assert back == (back_before if now == before else back_after)
        assert files == []


@contextmanager
def _states_of(folder: Path, states: Path) -> Iterator[list[Path]]:
    """Give copies of the folder as it is at every line of the storage's code: what a writer that dies there leaves."""
    files: list[Path] = []
    last: object = None

    def look(frame: FrameType, event: str, _argument: object) -> Callable[..., Any] | None:
        nonlocal last
        if not _WATCHED.search(frame.f_code.co_filename):
            return None if event == "call" else look
        if event != "call" and (now := _state_of_folder(folder)) != last:
            last = now
            files.append(states / str(len(files)))
            shutil.copytree(folder, files[-1])
        return look

    traced = sys.gettrace()
    sys.settrace(look)
    try:
        yield files
    finally:
        sys.settrace(traced)


_WATCHED = re.compile(r"protlib.(system.atomic\.py|storage.)")


def _state_of_folder(folder: Path) -> object:
    """Return what tells whether anything has changed in a folder."""
    return sorted(
        (entry.path, entry.inode(), entry.stat().st_size, entry.stat().st_mtime_ns, entry.stat().st_nlink)
        for place in (folder, *folder.glob(".*.versions"))
        for entry in os.scandir(place)
    )


def _looked_at(path: Path) -> tuple[str, str | None, list[str], list[str]]:
    """Return what a library holds, what a redo makes of it, and what undos do after one more command, and leavings."""
    now, redone = _letters(path), None
    with suppress(NothingFoundError):
        Store(path).redo()
        redone = _letters(path)
        Store(path).undo()
    add(path, {"key": "four"})
    back = []
    with suppress(NothingFoundError):
        while True:
            Store(path).undo()
            back.append(_letters(path))
    files = [file.name for file in path.parent.rglob("*") if file.suffix == ".tmp" or file.name == "unfinished"]
    return now, redone, back, files


def _letters(path: Path) -> str:
    return "".join(document["key"][0] for document in Store(path).documents())


def _prepared(path: Path, steps: list[str]) -> tuple[list[str], str | None]:
    """Make a library; return what many an undo would make of it after one more command, and what a redo would."""
    states, undone = [""], []
    for step in steps:
        if step == "<":
            Store(path).undo()
            undone.append(states.pop())
        else:
            add(path, {"key": step})
            states.append(states[-1] + step)
            undone.clear()
    return states[::-1], undone[-1] if undone else None


@pytest.mark.slow
def test_a_disk_that_fills_up_half_way_loses_nothing(path: Path) -> None:
    with Library(path) as library:
        library.add_many([Publication(title="One")])
    before = path.read_bytes()
    limit = "import sys, resource as r; sys.dont_write_bytecode = True; r.setrlimit(r.RLIMIT_FSIZE, (1500, 1500))"
    writer = start(f"{limit}\n{_ADD_MANY}", path, path.with_name("no cache"), "Big", 1)
    _, errors = writer.communicate(timeout=60)
    assert "library.json cannot be written: File too large" in errors.splitlines()[-1]
    assert path.read_bytes() == before
    assert leavings(path) == []
    assert Store(path).documents()[0]["title"] == "One"


_REMAKER = """
import sys
from pathlib import Path
from protlib.library import Library

path, cache = map(Path, sys.argv[1:])
for _ in range(6):
    for file in cache.glob("library-*"):
        file.unlink(missing_ok=True)
    with Library(path, cache) as library:
        assert len(library) == 3
        assert [each.key for each in library.select("").publications] == ["iom2009caring", "jobe2010causes", "gesod2017ideas"]
"""


@pytest.mark.slow
def test_of_processes_that_make_the_index_at_once_each_reads_the_library(path: Path, tmp_path: Path) -> None:
    """They even delete it while another one makes, opens or asks it."""
    fill(path, CARING, CAUSES, OTHER)
    command = [sys.executable, "-c", _REMAKER, str(path), str(tmp_path / "cache")]
    makers = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    assert [(maker.communicate()[1], maker.returncode) for maker in makers] == [("", 0)] * 3
    with Library(path, tmp_path / "cache") as library:
        assert len(library) == 3
