"""What the engine made of an input, on the disk for a while: the same program makes the same of it again.

Who fills a report after each change of its text, or cites the same key again, waits for no engine. The files may hold
confidential titles, so only their owner can read them.
"""

import os
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from protlib.citing.engine.program import Output, find_engine, run

_SUFFIX: Final = ".run"
_DAY: Final = 86_400.0  # seconds
_AGE: Final = 30 * _DAY
"""Seconds that a result is kept after its last use, to within a day: a report is written in weeks."""
_MOST: Final = 500  # results; each new one looks at all of them, in 2 ms
_MOST_BYTES: Final = 64 << 20
"""Bytes of all results but the newest; the references of 10,000 publications take 2 MB."""
_FAST: Final = 1  # zlib's level: 10 MB take 0.1 s
_LETTERS: Final = 40  # of a checksum, in a file's name
_PRIVATE_FILE: Final = 0o600  # the owner alone: titles may be confidential
_PRIVATE_FOLDER: Final = 0o700  # the owner alone
_BREAK: Final = "\0"
"""Between the warnings, on the first line of a file; none has it, or an end of line."""


class _StoredRun(NamedTuple):
    """A file of the store: when it was last used, its size in bytes and its path."""

    used: float
    size: int
    path: Path


class RunStore:
    """A folder with results of the engine; what cannot be read or written there counts as missing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def run(self, arguments: Sequence[str], data: bytes, files: Mapping[str, str], seconds: float) -> Output:
        """Return what `program.run` returns, from an earlier run where there was one; raises what that raises.

        The arguments name no files but those given.
        """
        path = self._folder / f"{_checksum(arguments, data, files)[:_LETTERS]}{_SUFFIX}"
        if (stored := _load(path)) is not None:
            return stored
        output = run(arguments, data, files, seconds)
        with suppress(OSError):
            self._save(path, output)
        return output

    def _save(self, path: Path, output: Output) -> None:
        from protlib.system.atomic import make_folder, write_whole

        if not self._folder.is_dir():
            make_folder(self._folder.parent)
            os.mkdir(self._folder, _PRIVATE_FOLDER)  # noqa: PTH102 - it has these rights from the first moment on
        self._prune()
        pieces = [_BREAK.join(output.warnings).encode(), b"\n", zlib.compress(output.data, _FAST)]
        write_whole(path, pieces, most=_PRIVATE_FILE, aside=True)

    def _prune(self) -> None:
        """Remove results that nobody used for a month, and of too many or too big ones the least used."""
        import time

        now, total = time.time(), 0
        stored_runs = sorted(map(_describe, self._folder.iterdir()), reverse=True)  # and what a killed writer left
        for count, stored in enumerate(stored_runs):
            total += stored.size
            is_too_much = count >= _MOST - 1 or (count > 0 and total > _MOST_BYTES)
            if is_too_much or abs(now - stored.used) > _AGE:
                stored.path.unlink(missing_ok=True)


def _describe(path: Path) -> _StoredRun:
    status = path.stat()
    return _StoredRun(status.st_mtime, status.st_size, path)


def _checksum(arguments: Sequence[str], data: bytes, files: Mapping[str, str]) -> str:
    """Return what tells a run from all others: the program, its arguments, and all that it reads."""
    from hashlib import sha256

    program = Path(find_engine().path)
    status = program.stat()
    facts = [str(program), str(status.st_size), str(status.st_mtime_ns), *arguments]
    inputs = [*(fact.encode("utf-8", "surrogateescape") for fact in facts), data]
    inputs += [part.encode("utf-8", "surrogatepass") for name, text in sorted(files.items()) for part in (name, text)]
    digest = sha256()
    for part in inputs:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def _load(path: Path) -> Output | None:
    """Return the output in a file, None where there is none, or it is damaged; it counts as used today."""
    import time

    try:
        warnings, _, packed = path.read_bytes().partition(b"\n")
        output = Output(zlib.decompress(packed), tuple(filter(None, warnings.decode().split(_BREAK))))
    except (OSError, ValueError, zlib.error):
        return None
    with suppress(OSError):
        if time.time() - path.stat().st_mtime > _DAY:
            path.touch()
    return output
