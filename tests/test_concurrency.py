"""Many writers at once, writers that are killed, and disks that fill up: the library is always there, whole."""

import ast
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tinydb import TinyDB

from protlib.library import Library
from protlib.model import Publication
from protlib.storage import Store

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")

_ADD_MANY = """
import sys
from pathlib import Path
from protlib.library import Library
from protlib.model import Publication

path, cache, name, count = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
for number in range(count):
    with Library(path, cache) as library:
        library.add_many([Publication(title=f"{name} {number}", abstract="x" * 2000)])
    print(number, flush=True)
"""

# Runs one command again and again, each time on a fresh copy of a library and in a child that dies one line of code
# later than the one before; prints how the child ended and what the library has then, and after one more command.
_DIE_AT_EVERY_LINE = """
import os, shutil, sys
from pathlib import Path
from tinydb import TinyDB
from protlib.storage import Store

template, what = Path(sys.argv[1]), sys.argv[2]
path = template.parent.with_name("copy") / template.name
watched = ("atomic.py", "lock.py", "replacing.py", "store.py", "transaction.py", "versions.py")
left = 0

def count(frame, event, _argument):
    global left
    if os.path.basename(frame.f_code.co_filename) not in watched:
        return None if event == "call" else count
    if event == "line":
        left -= 1
        if left == 0:
            os._exit(9)
    return count

def add(key):
    with Store(path).transaction() as transaction:
        TinyDB(storage=lambda: transaction).table("publications").insert({"key": key})
        transaction.commit("add", "2026-11-24T12:00:00Z")

def act():
    if what == "undo":
        Store(path).undo()
    else:
        add("three")

def in_child(lines):
    global left
    child = os.fork()
    if not child:
        left = lines
        sys.settrace(count)
        act()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

def look():
    return len(Store(path).documents()), [version.records for version in Store(path).versions.past()]

code, lines = None, 0
while code != 0:
    lines += 1
    shutil.copytree(template.parent, path.parent)
    if lines == 1:
        act()  # imports everything once
    else:
        code = in_child(lines - 1)
        found = look()
        add("four")
        leavings = [entry.name for entry in path.parent.iterdir() if entry.suffix == ".tmp"]
        print((code, *found, *look(), leavings), flush=True)
    shutil.rmtree(path.parent)
"""


def start(code: str, *arguments: object) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def titles(path: Path) -> list[str]:
    with TinyDB(path) as database:
        return [document["title"] for document in database.table("publications").all()]


def leavings(path: Path) -> list[str]:
    return [found.name for found in path.parent.iterdir() if found.suffix == ".tmp"]


def test_eight_writers_at_once_lose_nothing(path: Path, tmp_path: Path) -> None:
    writers = [start(_ADD_MANY, path, tmp_path / "cache", f"Writer {number}", 5) for number in range(8)]
    for writer in writers:
        _, errors = writer.communicate(timeout=60)
        assert (writer.returncode, errors) == (0, "")
    assert sorted(titles(path)) == sorted(
        f"Writer {writer} {number}" for writer in range(8) for number in range(5)
    )
    with Library(path, tmp_path / "cache") as library:
        assert library.info()["publications"] == 40
        assert [kept.records for kept in library.history()] == list(range(40, -1, -1))


def test_a_writer_that_is_killed_loses_nothing_it_has_told_of(path: Path, tmp_path: Path) -> None:
    generator = random.Random(1)
    told = 0
    for number in range(6):
        writer = start(_ADD_MANY, path, tmp_path / "cache", f"Writer {number}", 10_000)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(generator.uniform(0.01, 0.2))
        writer.send_signal(signal.SIGKILL)
        output, _ = writer.communicate(timeout=60)
        told += 1 + len(output.split())
        assert told <= len(titles(path)) <= told + number + 1
    with Library(path, tmp_path / "cache") as library:
        library.add_many([Publication(title="The last")])
        assert library.info()["publications"] == len(titles(path))
    assert leavings(path) == []


@pytest.mark.parametrize(
    ("what", "before", "after"), [("add", [0, 1, 2], [0, 1, 2, 3]), ("undo", [0, 1, 2], [0, 1])]
)
def test_a_writer_may_die_at_any_line(tmp_path: Path, what: str, before: list[int], after: list[int]) -> None:
    template = tmp_path / "template" / "library.json"
    for title in ("One", "Two"):
        with Library(template) as library:
            library.add_many([Publication(title=title)])
    run = start(_DIE_AT_EVERY_LINE, template, what)
    output, errors = run.communicate(timeout=120)
    assert (run.returncode, errors) == (0, "")
    deaths = [ast.literal_eval(line) for line in output.splitlines()]
    assert [code for code, *_ in deaths] == [9] * (len(deaths) - 1) + [0]
    assert {records for _, records, *_ in deaths} == {before[-1], after[-1]}
    for _, records, _, more, kept, left in deaths:
        assert more == records + 1
        assert kept == (before if records == before[-1] else after)
        assert left == []


def test_a_disk_that_fills_up_half_way_loses_nothing(path: Path) -> None:
    with Library(path) as library:
        library.add_many([Publication(title="One")])
    before = path.read_bytes()
    code = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1500, 1500))\n{_ADD_MANY}"
    writer = start(code, path, path.with_name("no cache"), "Big", 1)
    _, errors = writer.communicate(timeout=60)
    assert "library.json cannot be written: File too large" in errors.splitlines()[-1]
    assert path.read_bytes() == before
    assert leavings(path) == []
    assert Store(path).documents()[0]["title"] == "One"
