"""What commands cost as a library grows: so many times the records take so many times the processor and memory, not the square of that."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

import budget
from benched import benched

_FEW: Final = 2_500
_TIMES: Final = 4
_MOST: Final = 7  # times the processor for four times the records; the square of that is sixteen
_COMMANDS: Final = (
    "list --format jsonl", "search trafficking OR child* OR ~migraton", "search a b c d e f g h i j k l m n o p", "stats --by author",
    "stats --by region", "names --twins", "check", "duplicates", "export --format ris", "export --format bibtex", "export --format csl-json",
    "export --format endnote", "export --format hayagriva", "export --format xlsx -o out.xlsx", "share -o copy.json",
    "info --verify", "as-text library.json", "set --all genre=grey --yes", "check --fix --rule sentence-case --yes",
    "merge theirs.json --prefer theirs --yes", "add --title New --year 2020",
)  # fmt: skip
_MEASURED: Final = """
import gc, pathlib, sys
gc.disable()
from protlib.cli.main import run
code = run()
status = pathlib.Path("/proc/self/status")
print(status.read_text().partition("VmHWM:")[2].split()[0] if status.exists() else 0, file=sys.stderr)
sys.exit(code)
"""
_FEWEST: Final = 1_000
_TEN: Final = 10
_MOST_OF_TEN: Final = 11  # times the processor and the memory for ten times the records
_LEAST_SECONDS: Final = 0.05
_LEAST_MEGABYTES: Final = 4
_READING_ALL: Final = (
    "list --format jsonl", "stats --by author", "names --twins", "check", "duplicates", "export --format ris", "export --format csl-json",
    "info --verify", "as-text library.json", "add --title New --year 2020",
)  # fmt: skip


def _library(folder: Path, count: int) -> Path:
    """Return a library of invented records, with another one beside it in which each is changed."""
    folder.mkdir()
    found = benched("generate").records(count)
    (folder / "all.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in found))
    _seconds(folder, "import all.jsonl --on-duplicate add")
    (folder / "theirs.json").write_bytes((folder / "library.json").read_bytes())
    _seconds(folder, "--library theirs.json set --all edition=2 --yes")
    _seconds(folder, "search something")
    return folder


def _seconds(folder: Path, line: str) -> float:
    """Return how long a command keeps the processor."""
    return _cost(folder, line)[0]


def _cost(folder: Path, line: str) -> tuple[float, float]:
    """Return how long a command keeps the processor, and the megabytes it has at most.

    A process begins with what the one had that started it: only the system's own note on it says what it has itself.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    places = {"PROTLIB_LIBRARY": "library.json", "PROTLIB_CACHE": "cache"}
    command = [sys.executable, "-c", _MEASURED, *line.split()]
    ran = subprocess.run(command, cwd=folder, env=os.environ | places, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert ran.returncode in {0, 1}, f"{line}: {ran.stderr.decode()}"
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, int(ran.stderr.split()[-1]) / 1024


@pytest.mark.soak
def test_no_command_takes_more_than_its_share_of_a_larger_library(tmp_path: Path) -> None:
    few, many = _library(tmp_path / "few", _FEW), _library(tmp_path / "many", _FEW * _TIMES)
    bare = _seconds(few, "--version")
    taken = {line: (_seconds(few, line) - bare, _seconds(many, line) - bare) for line in _COMMANDS}
    assert {line: both for line, both in taken.items() if both[1] > _MOST * max(both[0], 0.05)} == {}


@pytest.mark.soak
def test_ten_times_the_records_take_at_most_eleven_times_the_processor_and_the_memory(tmp_path: Path) -> None:
    few, many = _library(tmp_path / "few", _FEWEST), _library(tmp_path / "many", _FEWEST * _TEN)
    bare_seconds, bare_megabytes = _cost(few, "--version")
    too_much = {}
    for line in _READING_ALL:
        of_few, of_many = _cost(few, line), _cost(many, line)
        seconds = [cost[0] - bare_seconds for cost in (of_few, of_many)]
        megabytes = [cost[1] - bare_megabytes for cost in (of_few, of_many)]
        if seconds[1] > _MOST_OF_TEN * max(seconds[0], _LEAST_SECONDS) or megabytes[1] > _MOST_OF_TEN * max(
            megabytes[0], _LEAST_MEGABYTES
        ):
            too_much[line] = (seconds, megabytes)
    assert too_much == {}


def _short_of_memory(folder: Path, megabytes: int) -> None:
    """Run commands that may not have so much memory: each is done or not, and says which in a line."""
    library = folder / "library.json"
    for line in (
        "add --title New --year 2020",
        "import more.jsonl",
        "tag k1 --add new",
        "search thing",
        "undo",
    ):
        before = library.read_bytes()
        ran = budget.command(*line.split(), library=library, megabytes=megabytes, seconds=20)
        assert (ran.code in {0, 4}, "Traceback" in ran.err) == (True, False), f"{line}: {ran.err}"
        if ran.code == 4:
            assert ran.err.count("\n") == 1
            assert (library.read_bytes() == before) != ran.err.endswith("; what was changed is saved\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of two thousand records, and a file of more."""
    for name, first in (("all", 0), ("more", 2_000)):
        records = [
            {"key": f"k{first + each}", "title": f"Thing {first + each}", "date": "2010"} for each in range(2_000)
        ]
        (tmp_path / f"{name}.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in records))
    _seconds(tmp_path, "import all.jsonl")
    return tmp_path


@pytest.mark.slow
def test_a_command_that_is_short_of_memory_is_done_or_not_and_says_which(folder: Path) -> None:
    _short_of_memory(folder, 150)


@pytest.mark.soak
@pytest.mark.parametrize("megabytes", range(126, 300, 3))
def test_so_is_one_that_has_a_little_more_each_time(folder: Path, megabytes: int) -> None:
    _short_of_memory(folder, megabytes)
