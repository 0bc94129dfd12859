"""What pandoc has made of an input, kept beside pytest's cache: the same program makes the same of it again.

`--cache-clear` forgets it. A run that failed or writes a file is never kept, nor is one of another program than that of
the wheel.
"""

import hashlib
import os
import pickle
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Final

from protlib.citing.engine import program

Result = tuple[int, bytes, bytes]
RunToEnd = Callable[[str, Sequence[str], bytes, float, str | None], Result]
_DAYS: Final = 7
_READ_BY_PANDOC: Final = ("LANG", "LC_ALL", "LC_CTYPE", "GHCRTS", "SOURCE_DATE_EPOCH", "TZ")
_RUNS_OTHERS: Final = "--pdf-engine"


def keeping(run_to_end: RunToEnd, folder: Path) -> RunToEnd:
    """Return a function that runs pandoc as the given one does,
    but each input once for as long as the folder is kept.
    """

    def run(path: str, arguments: Sequence[str], data: bytes, seconds: float, place: str | None) -> Result:
        is_of_the_wheel = path == str(program._find_bundled_engine())  # noqa: SLF001 - whether a test has put another there
        if not is_of_the_wheel or _RUNS_OTHERS in arguments or _writes_a_file(arguments):
            return run_to_end(path, arguments, data, seconds, place)
        file = folder / _digest(path, arguments, data, place)
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


def _writes_a_file(arguments: Sequence[str]) -> bool:
    words = " ".join(arguments).replace("--output=", "-o ").split(" ")
    return any(word == "-o" and file != "-" for word, file in pairwise(words))


def _digest(path: str, arguments: Sequence[str], data: bytes, place: str | None) -> str:
    """Return what tells a run from all others: the program, its arguments, and all that it reads."""
    state = Path(path).stat()
    contents = [Path(word.partition("=")[2] or word) for word in arguments]
    beside = sorted(Path(place).iterdir()) if place else []
    parts: list[object] = [path, state.st_size, state.st_mtime_ns, *arguments, data]
    parts += [os.environ.get(name) for name in _READ_BY_PANDOC]
    parts += [file.read_bytes() for file in contents if file.is_absolute() and file.is_file()]
    parts += [part for file in beside for part in (file.name, file.read_bytes())]
    return hashlib.sha256(repr(parts).encode()).hexdigest()
