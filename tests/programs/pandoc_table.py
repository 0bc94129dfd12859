"""What pandoc makes of the inputs of the quick tests, in a table beside them: of seven hundred runs, few are left.

    cd tests && ../.venv/bin/python -m programs.pandoc_table      makes the table anew: `make pandoc`

A row is found by all that pandoc read, so that it is never taken for another input or by another build
(`pandoc_results.py`). `test_pandoc_table.py` has pandoc make the rows again.
"""

import functools
import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from programs import pandoc_results
from protlib.citing.engine import engine_program

ROOT: Final = Path(__file__).parents[2]
TABLE: Final = ROOT / "tests/data/pandoc/results.jsonl.gz"
NOTED_IN: Final = "PANDOC_RESULTS_NOTED_IN"
"""The variable that names a folder, if pandoc is to be asked each time: a file for each process gets the rows."""
_LONGEST_OUTPUT: Final = 30_000  # letters: the few longer ones would make it twice as large


class Row(NamedTuple):
    """What pandoc printed in a run, told from all others by `digest`, and the first file of tests that asks for it."""

    digest: str
    tests: str
    output: str
    errors: str


class Table(NamedTuple):
    """The rows, and the build of pandoc that made them."""

    build: str
    rows: Sequence[Row]


def read_table() -> Table:
    """Return what stands in the table."""
    head, *lines = gzip.decompress(TABLE.read_bytes()).decode().splitlines()
    return Table(json.loads(head)["build"], [Row(**json.loads(line)) for line in lines])


@functools.cache
def results() -> Mapping[str, tuple[bytes, bytes]]:
    """Return the output and the messages of each run of the table, by its digest."""
    return {row.digest: (row.output.encode(), row.errors.encode()) for row in read_table().rows}


def standing_in(run_to_end: pandoc_results.RunToEnd, folder: Path) -> pandoc_results.RunToEnd:
    """Return a function that runs pandoc only for what is neither in the table nor in the folder;
    each time, if somebody wants to know what it makes.
    """
    note_folder = os.environ.get(NOTED_IN)
    return noting(run_to_end, Path(note_folder)) if note_folder else pandoc_results.keeping(run_to_end, folder, results)


def noting(run_to_end: pandoc_results.RunToEnd, folder: Path) -> pandoc_results.RunToEnd:
    """Return a function that runs pandoc as the given one does, and notes what it printed, if that is a text."""

    def run(
        path: str, arguments: Sequence[str], data: bytes, seconds: float, place: str | None
    ) -> pandoc_results.Result:
        status, output, errors = run_to_end(path, arguments, data, seconds, place)
        # A thread that browse left may end when its test is over: then no test has asked.
        tests = os.environ.get("PYTEST_CURRENT_TEST", "").partition("::")[0]
        if tests and status == 0 and pandoc_results.is_known_by_its_input(path, arguments):
            digest = pandoc_results.digest_of(path, arguments, data, place)
            with suppress(UnicodeDecodeError):  # a document of Word
                _note(Row(digest, tests, output.decode(), errors.decode()), folder)
        return status, output, errors

    return run


def _note(row: Row, folder: Path) -> None:
    with (folder / f"{os.getpid()}.jsonl").open("a", encoding="utf-8") as file:
        file.write(_line(row._asdict()))


def _line(values: Mapping[str, str]) -> str:
    return json.dumps(values, ensure_ascii=False) + "\n"


def ask_pandoc(tests: Iterable[str]) -> dict[str, Row]:
    """Return what pandoc makes of the inputs of quick tests, by digest; no test at all is all of them.

    Raises CalledProcessError where a test fails.
    """
    with TemporaryDirectory() as folder:
        command = (sys.executable, "-m", "pytest", "-q", "-n", "auto", "-p", "no:cacheprovider", *tests)
        subprocess.run(command, cwd=ROOT, env=os.environ | {NOTED_IN: folder}, check=True)
        lines = [line for file in Path(folder).iterdir() for line in file.read_text(encoding="utf-8").splitlines()]
    # Of several that ask for the same, the first one by name is noted.
    rows = sorted((Row(**json.loads(line)) for line in lines), reverse=True)
    return {row.digest: row for row in rows}


def make() -> None:
    """Make the table anew: of what is asked in each run of the tests, and answered in the same way."""
    rows = ask_pandoc(())
    second_rows = ask_pandoc(sorted({row.tests for row in rows.values()}))
    stable_rows = [
        row for row in rows.values() if row == second_rows.get(row.digest) and len(row.output) <= _LONGEST_OUTPUT
    ]
    stable_rows.sort(key=lambda row: (row.tests, row.output, row.digest))
    head = {"build": pandoc_results.build_of(engine_program.find_engine().path)}
    lines = map(_line, (head, *(row._asdict() for row in stable_rows)))
    TABLE.write_bytes(gzip.compress("".join(lines).encode(), mtime=0))  # the same rows are the same bytes
    sys.stdout.write(f"{len(stable_rows)} of {len(rows)} results are in {TABLE.relative_to(ROOT)}\n")


if __name__ == "__main__":
    make()
