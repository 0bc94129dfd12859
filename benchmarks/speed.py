"""Measure protlib as whole processes, in CPU seconds, against a bare Typer app in the same run.

`python -m benchmarks.speed` prints a Markdown table; `--help` lists what can be chosen. Each command runs in turn with
the bare app (bare, command, bare, command ...), so that a machine that is busy for a while slows both; the ratio is the
median of the pairs. CPU time is that of the process and of its helpers, from exec to exit, as `wait4` tells it; so is
peak memory. The time by the clock is beside it: it is less where a helper works at the same time.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

from protlib.citing.engine import engine_program

WORK: Final = Path(__file__).parent / "work"
BARE: Final = """\
import typer

app = typer.Typer()


@app.command()
def one(name: str) -> None:
    print(name)


@app.command()
def two() -> None:
    print("two")


app()
"""
"""The least that an app on Typer can be: two commands, one of them with an argument."""
PROTLIB: Final = str(Path(sys.executable).with_name("protlib"))
SPLIT: Final = """\
import sys
from bibtexparser.splitter import Splitter

with open(sys.argv[1], encoding="utf-8") as file:
    Splitter(file.read()).split()
"""
HEAD: Final = (
    "| command | records | CPU s | × bare app | by the clock | peak MB | goal |\n|---|--:|--:|--:|--:|--:|---|"
)
MEGABYTE: Final = 2**20 if sys.platform == "darwin" else 2**10
"""How many units of `ru_maxrss` there are in a megabyte."""


class Goal(NamedTuple):
    """What a command is to stay within; None where nothing is asked. `wait` is what a user waits, in seconds."""

    ratio: float | None = None
    seconds: float | None = None
    megabytes: float | None = None
    wait: float | None = None


class Case(NamedTuple):
    """A command to measure: its arguments with `{slots}`, and its goal for each number of records.

    `{round}` names what each run makes for itself, `{once}` is a word of this run alone, `{unindexed}` is a library
    without an index; a case of `exchange` is measured at the sizes for files only; that of another `program` is there
    to compare with, where it is installed, and one that `cites` needs pandoc.
    """

    name: str
    arguments: tuple[str, ...]
    goals: Mapping[int, Goal] = {}
    exchange: bool = False
    program: str = "protlib"
    cites: bool = False


class Usage(NamedTuple):
    """What a process took: CPU seconds, megabytes at its peak, and seconds by the clock."""

    seconds: float
    megabytes: float
    wait: float


class Row(NamedTuple):
    """The medians of a case over its rounds."""

    case: Case
    size: int
    seconds: float
    ratio: float
    megabytes: float
    wait: float


def _goal_of_seconds(seconds: float) -> dict[int, Goal]:
    return {10_000: Goal(seconds=seconds)}


_READ: Final = {1_000: Goal(2.2), 10_000: Goal(2.2), 100_000: Goal(2.2, megabytes=90)}
_SEARCH: Final = {1_000: Goal(2.2), 10_000: Goal(2.3), 100_000: Goal(2.5, megabytes=90)}
_ALL: Final = ("--library", "{library}")
_NEW: Final = ("--library", "{work}/new-{round}.json", "import")
_OUT: Final = ("-o", "{work}/out-{round}")
CASES: Final = (
    Case("the bare app", ("{work}/bare.py", "one", "name"), {0: Goal()}, program="python"),
    Case("--version", ("--version",), {0: Goal(1.3)}),
    Case("search, a word", (*_ALL, "search", "trafficking", "--limit", "25"), _SEARCH),
    Case("search, two words", (*_ALL, "search", "servitude kenya", "--limit", "25"), _SEARCH),
    Case("search, a typo", (*_ALL, "search", "traficking exploitaton", "--limit", "25"), _SEARCH),
    Case("search, in a region", (*_ALL, "search", "trafficking", "--region", "West Africa", "--limit", "25"), _SEARCH),
    Case("search, every match as keys", (*_ALL, "search", "trafficking", "--format", "keys")),
    Case("show", (*_ALL, "show", "gen500"), _READ),
    Case("list --limit 20", (*_ALL, "list", "--limit", "20"), _READ),
    Case(
        "cite, for the first time",
        (*_ALL, "cite", "[@gen500, {once}]"),
        {1_000: Goal(2.4), 10_000: Goal(2.4), 100_000: Goal(2.6)},
        cites=True,
    ),
    Case("cite, again", (*_ALL, "cite", "gen500"), {1_000: Goal(1.8), 10_000: Goal(1.8), 100_000: Goal(2)}, cites=True),
    Case(
        "add",
        ("--library", "{growing}", "add", "--title", "{once} and what it says of {once}", "--year", "2020"),
        {10_000: Goal(2.5), 100_000: Goal(8, seconds=2)},
    ),
    Case(
        "search, with no index yet",
        ("--library", "{unindexed}", "search", "trafficking", "--limit", "25"),
        {10_000: Goal(wait=1.5), 100_000: Goal(wait=15)},
    ),
    Case("import JSON Lines", (*_NEW, "{files}.jsonl"), _goal_of_seconds(1.2), exchange=True),
    Case("import BibTeX", (*_NEW, "{files}.bib"), _goal_of_seconds(4), exchange=True),
    Case("import RIS", (*_NEW, "{files}.ris"), _goal_of_seconds(2), exchange=True),
    Case("import CSL-JSON", (*_NEW, "{files}.json"), _goal_of_seconds(1.5), exchange=True),
    Case("export JSON Lines", (*_ALL, "export", "--format", "jsonl", *_OUT), _goal_of_seconds(1.5), exchange=True),
    Case("export BibTeX", (*_ALL, "export", "--format", "bibtex", *_OUT), _goal_of_seconds(1.5), exchange=True),
    Case("export RIS", (*_ALL, "export", "--format", "ris", *_OUT), _goal_of_seconds(1.5), exchange=True),
    Case("export CSL-JSON", (*_ALL, "export", "--format", "csl-json", *_OUT), _goal_of_seconds(1.5), exchange=True),
    Case("convert RIS to BibTeX", ("convert", "{files}.ris", "{work}/out-{round}.bib"), _goal_of_seconds(4), exchange=True),
    Case("bibtexparser: split BibTeX", ("-c", SPLIT, "{files}.bib"), exchange=True, program="python"),
    Case("bibutils: RIS to MODS", ("{files}.ris",), exchange=True, program="ris2xml"),
    Case("pandoc: RIS to BibTeX", ("-f", "ris", "-t", "bibtex", "{files}.ris"), exchange=True, program="pandoc"),
)  # fmt: skip


def run(command: Sequence[str]) -> Usage:
    """Run a command to its end and return what it took; RuntimeError, with what it said, where it fails."""
    environment = {**os.environ, "PROTLIB_CACHE": str(WORK / "cache"), "NO_COLOR": "1"}
    with (WORK / "stderr.txt").open("w+b") as errors:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors, env=environment)
        _, status, used = os.wait4(process.pid, 0)
        wait = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            raise RuntimeError(f"{' '.join(command)}: exit {process.returncode}: {errors.read().decode()}")
    return Usage(used.ru_utime + used.ru_stime, used.ru_maxrss / MEGABYTE, wait)


def measure(case: Case, size: int, rounds: int) -> Row:
    """Measure a case in turn with the bare app, after one run of each that is not counted."""
    bare = _command(CASES[0], 0, 0)
    pairs = [(run(bare), run(_command(case, size, number))) for number in range(rounds + 1)][1:]
    return Row(
        case,
        size,
        seconds=median(used.seconds for _, used in pairs),
        ratio=median(used.seconds / least.seconds for least, used in pairs),
        megabytes=median(used.megabytes for _, used in pairs),
        wait=median(used.wait for _, used in pairs),
    )


def _command(case: Case, size: int, number: int) -> list[str]:
    slots = {
        "library": WORK / f"{size}-records.json",
        "growing": WORK / f"{size}-growing.json",
        "files": WORK / f"records-{size}",
        "work": WORK,
        "once": os.urandom(4).hex(),
        "round": f"{case.name.replace(' ', '-')}-{size}-{number}",
    }
    if any("{unindexed}" in argument for argument in case.arguments):
        slots["unindexed"] = _copy_without_index(WORK / f"{size}-records.json", number)
    return [_program(case), *(argument.format_map(slots) for argument in case.arguments)]


def _copy_without_index(library: Path, number: int) -> Path:
    """Return the library under another name: for that, there is no index yet."""
    copy = library.with_stem(f"copy-{number}-of-{library.stem}")
    shutil.copy(library, copy)
    return copy


def _program(case: Case) -> str:
    """Return the path of a case's program, "" where it is not installed."""
    programs = {"protlib": PROTLIB, "python": sys.executable}
    return programs.get(case.program) or shutil.which(case.program) or ""


def prepare(size: int, *, exchange: bool) -> None:
    """Make the records of a size as files and libraries, in processes of their own.

    (Linux counts the memory of the parent at the fork as the child's: this process must stay small.)
    """
    records = WORK / f"records-{size}.jsonl"
    _tell(f"making {size:,} records")
    with records.open("wb") as file:
        subprocess.run([sys.executable, "-m", "benchmarks.generate", str(size), "--keys"], stdout=file, check=True)
    library = WORK / f"{size}-records.json"
    run([PROTLIB, "--library", str(library), "import", str(records)])
    shutil.copy(library, WORK / f"{size}-growing.json")
    for suffix in (".bib", ".ris", ".json") if exchange else ():
        run([PROTLIB, "convert", str(records), str(records.with_suffix(suffix))])


def line(row: Row) -> str:
    """Return a row as a line of the Markdown table; what is beyond its goal is set in bold."""
    goal = row.case.goals.get(row.size, Goal())
    cells = (
        row.case.name,
        f"{row.size:,}" if row.size else "",
        _figure(row.seconds, goal.seconds, ".3f"),
        _figure(row.ratio, goal.ratio, ".2f"),
        _figure(row.wait, goal.wait, ".2f"),
        _figure(row.megabytes, goal.megabytes, ".0f"),
        _goal(goal),
    )
    return f"| {' | '.join(cells)} |"


def _figure(value: float, limit: float | None, form: str) -> str:
    text = format(value, form)
    return f"**{text}**" if limit is not None and value > limit else text


def _goal(goal: Goal) -> str:
    parts = (
        f"{goal.ratio:g} ×" if goal.ratio else "",
        f"{goal.seconds:g} s" if goal.seconds else "",
        f"{goal.wait:g} s by the clock" if goal.wait else "",
        f"{goal.megabytes:g} MB" if goal.megabytes else "",
    )
    return ", ".join(filter(None, parts))


def _tell(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def _choose_cases(options: argparse.Namespace) -> Iterator[tuple[Case, int]]:
    for case in CASES:
        if options.only not in case.name:
            continue
        if not _program(case) or (case.cites and not engine_program.has_engine()):
            _tell(f"{case.name}: not installed")
            continue
        if 0 in case.goals:
            yield case, 0
            continue
        yield from ((case, size) for size in (options.files if case.exchange else options.sizes))


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure protlib against a bare Typer app and print a Markdown table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=main.__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000], help="records in the library")
    parser.add_argument("--files", type=int, nargs="*", default=[10_000], help="records in imported and exported files")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", default="", help="only the commands whose name in the table holds this")
    options = parser.parse_args(arguments)
    expected = list(_choose_cases(options))
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir()
    (WORK / "bare.py").write_text(BARE, encoding="utf-8")
    for size in sorted({size for _, size in expected if size}):
        prepare(size, exchange=any(case.exchange and size == case_size for case, case_size in expected))
    print(HEAD)
    for case, size in expected:
        print(line(measure(case, size, options.rounds)), flush=True)


if __name__ == "__main__":
    main()
