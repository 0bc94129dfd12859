"""What pandoc has made of an input: the same program makes the same of it again.

What it made of the inputs of the quick tests is in a table that comes with them (`pandoc_table.py`); what is not there
is kept beside pytest's cache for a week, and `--cache-clear` forgets it. A run that failed or writes a file is never
kept, nor is one of another program than that of the wheel.
"""

import functools
import hashlib
import os
import pickle
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Final

from protlib.citing.engine import engine_program

Result = tuple[int, bytes, bytes]
RunToEnd = Callable[[str, Sequence[str], bytes, float, str | None], Result]
Table = Callable[[], Mapping[str, tuple[bytes, bytes]]]
"""What gives the output and the messages of runs, by what tells each from all others."""
_DAYS: Final = 7
_READ_BY_PANDOC: Final = ("GHCRTS", "SOURCE_DATE_EPOCH", "TZ")  # by LANG and its like, nothing comes out otherwise
_RUNS_OTHERS: Final = "--pdf-engine"


def keeping(run_to_end: RunToEnd, folder: Path, table: Table) -> RunToEnd:
    """Return a function that runs pandoc as the given one does, but not for what the table has,
    and each other input once for as long as the folder is kept.
    """

    def run(path: str, arguments: Sequence[str], data: bytes, seconds: float, place: str | None) -> Result:
        if not is_known_by_its_input(path, arguments):
            return run_to_end(path, arguments, data, seconds, place)
        digest = digest_of(path, arguments, data, place)
        if result := table().get(digest):
            return 0, *result
        file = folder / digest
        try:
            output, errors = pickle.loads(file.read_bytes())
        except (OSError, EOFError, pickle.UnpicklingError):
            status, output, errors = run_to_end(path, arguments, data, seconds, place)
            if status == 0:
                new = file.with_name(f"{file.name}.{os.getpid()}")
                new.write_bytes(pickle.dumps((output, errors)))
                new.replace(file)
            return status, output, errors
        return 0, output, errors

    return run


def forget_old(folder: Path) -> None:
    """Remove results that are older than a week, so that each is made anew from time to time."""
    oldest = time.time() - _DAYS * 24 * 3600
    for file in folder.iterdir():
        with suppress(FileNotFoundError):  # another worker removes the same
            if file.stat().st_mtime < oldest:
                file.unlink()


def is_known_by_its_input(path: str, arguments: Sequence[str]) -> bool:
    """Tell whether a run is one of the program of the wheel, which does no more than print what it makes."""
    is_of_the_wheel = path == str(engine_program._find_bundled_engine())  # noqa: SLF001 - whether a test has put another there
    return is_of_the_wheel and _RUNS_OTHERS not in arguments and not _writes_a_file(arguments)


def _writes_a_file(arguments: Sequence[str]) -> bool:
    words = " ".join(arguments).replace("--output=", "-o ").split(" ")
    return any(word == "-o" and file != "-" for word, file in pairwise(words))


def digest_of(path: str, arguments: Sequence[str], data: bytes, place: str | None) -> str:
    """Return what tells a run from all others: the program, its arguments, and all that it reads.

    How much memory it may have, which stands before `-RTS`, changes nothing of what it prints.
    """
    arguments = arguments[arguments.index("-RTS") + 1 :] if "-RTS" in arguments else arguments
    contents = [Path(word.partition("=")[2] or word) for word in arguments]
    input_files = sorted(Path(place).iterdir()) if place else []
    parts: list[object] = [build_of(path), *arguments, data]
    parts += [os.environ.get(name) for name in _READ_BY_PANDOC]
    parts += [file.read_bytes() for file in contents if file.is_absolute() and file.is_file()]
    parts += [part for file in input_files for part in (file.name, file.read_bytes())]
    return hashlib.sha256(repr(parts).encode()).hexdigest()


@functools.cache
def build_of(path: str) -> str:
    """Return what tells a program from those of other versions and systems, wherever it is: its wheel and its size."""
    program_file = Path(path)
    wheels = sorted(folder.name for folder in program_file.parents[2].glob("pypandoc_binary-*.dist-info"))
    return " ".join((*wheels, str(program_file.stat().st_size)))
