"""What commands cost as a library grows: so many times the records take so many times the processor and memory,
not the square of that.
"""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from harness.benchmark_modules import benchmark_module
from mishaps import budget
from protlib.cli.command_table import COMMANDS

_FEW: Final = 1_000
_TIMES: Final = 10
_MOST: Final = 11  # times the processor and the memory for ten times the records; the square of that is a hundred
_LEAST_SECONDS: Final = 0.05
_LEAST_MEGABYTES: Final = 4
_COMMANDS: Final = (
    "list --format jsonl", "search trafficking OR child* OR ~migraton", "search a b c d e f g h i j k l m n o p",
    "stats --by author --by year", "stats --by region -o regions.svg", "names", "names --twins",
    "editions", "editions --suggest", "fields", "check", "check --rule sentence-case", "duplicates",
    "bibliography -o list.html", "overview -o overview.md", "screen", "convert all.jsonl all.ris",
    *(f"export --format {form}" for form in ("ris", "bibtex", "biblatex", "csl-json", "endnote", "csv", "hayagriva")),
    "export -o table.xlsx", "export -o page.html", "share -o copy.json", "info", "info --verify",
    "as-text library.json", "import all.jsonl", "import all.jsonl --on-duplicate replace --yes",
    "set --all genre=grey --yes", "tag --all --add new --yes", "screen --all --verdict include --by me --yes",
    "names --by publisher", "check --fix --rule sentence-case --yes", "merge theirs.json --prefer theirs --yes",
    "rekey --all --yes", "fields rename mine ours --yes", "history", "diff 2", "restore 2 --yes", "undo", "redo",
    "remove --type report --yes", "merge-driver library.json library.json theirs.json", "add --title New --year 2020",
)  # fmt: skip
"""Lines that read or write all of a library, in an order in which each finds something to do."""
_INTO_NEW: Final = (
    *(f"convert all.jsonl all.{ending}" for ending in ("bib", "csv", "xlsx")),
    *(f"--library {ending}.json import all.{ending}" for ending in ("jsonl", "ris", "bib", "csv", "xlsx")),
)
"""Lines that make a library of a file of each format, whose records are compared with each other as they come."""
_READING_FEW: Final = frozenset((
    "about", "attach", "browse", "cite", "config", "edit", "fill", "git-setup", "help", "listen", "mcp", "notes", "open",
    "schema", "show", "styles", "text", "verify",
))  # fmt: skip
"""Commands that read a library by its index, a record at a time, or no library."""
_MEASURED: Final = """
import gc, pathlib, sys
gc.disable()
from protlib.cli.main import run
code = run()
status = pathlib.Path("/proc/self/status")
print(status.read_text().partition("VmHWM:")[2].split()[0] if status.exists() else 0, file=sys.stderr)
sys.exit(code)
"""


def _library(folder: Path, count: int) -> Path:
    """Return a library of invented records, with another one beside it in which each is changed."""
    folder.mkdir()
    records = benchmark_module("generate").records(count)
    (folder / "all.jsonl").write_text("".join(f"{json.dumps(record)}\n" for record in records))
    _cost(folder, "import all.jsonl --on-duplicate add")
    (folder / "theirs.json").write_bytes((folder / "library.json").read_bytes())
    _cost(folder, "--library theirs.json set --all edition=2 --yes")
    _cost(folder, "search something")
    return folder


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


def test_each_command_is_measured_or_reads_few_records() -> None:
    measured = {line.split()[0] for line in _COMMANDS}
    assert sorted([*measured, *_READING_FEW]) == sorted(COMMANDS)


def _lines_that_grow(folder: Path) -> dict[str, list[tuple[float, float]]]:
    """Return the lines that cost more than their share of a larger library,
    with the costs in the small and the large.
    """
    folder.mkdir()
    few, many = _library(folder / "few", _FEW), _library(folder / "many", _FEW * _TIMES)
    own_seconds, own_megabytes = _cost(few, "--version")
    too_much = {}
    for line in (*_COMMANDS, *_INTO_NEW):
        pairs = (_cost(few, line), _cost(many, line))
        costs = [(seconds - own_seconds, megabytes - own_megabytes) for seconds, megabytes in pairs]
        least = max(costs[0][0], _LEAST_SECONDS), max(costs[0][1], _LEAST_MEGABYTES)
        if costs[1][0] > _MOST * least[0] or costs[1][1] > _MOST * least[1]:
            too_much[line] = costs
    return too_much


@pytest.mark.soak
def test_ten_times_the_records_take_at_most_eleven_times_the_processor_and_the_memory(tmp_path: Path) -> None:
    too_much = _lines_that_grow(tmp_path / "first")
    if too_much:  # a line costs up to a fifth more while others work on the machine
        again = _lines_that_grow(tmp_path / "second")
        too_much = {line: costs for line, costs in again.items() if line in too_much}
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
            {"key": f"k{first + number}", "title": f"Thing {first + number}", "date": "2010"} for number in range(2_000)
        ]
        (tmp_path / f"{name}.jsonl").write_text("".join(f"{json.dumps(record)}\n" for record in records))
    _cost(tmp_path, "import all.jsonl")
    return tmp_path


@pytest.mark.slow
def test_a_command_that_is_short_of_memory_is_done_or_not_and_says_which(folder: Path) -> None:
    _short_of_memory(folder, 150)


@pytest.mark.soak
@pytest.mark.parametrize("megabytes", range(126, 300, 3))
def test_so_is_one_that_has_a_little_more_each_time(folder: Path, megabytes: int) -> None:
    _short_of_memory(folder, megabytes)
