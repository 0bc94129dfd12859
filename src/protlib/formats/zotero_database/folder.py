"""Zotero's database as it lies on the disk, while Zotero may be running and writing."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

NAME: Final = "zotero.sqlite"
_BESIDE: Final = ("-wal", "-journal")
"""How the names of files end that SQLite has beside a database: what it has yet to write there, or to take back."""
_TRIES: Final = 20
_PAUSE: Final = 0.1  # seconds


class BusyError(OSError):
    """A program writes into the database without a pause."""


def read_at_rest(path: Path) -> bytes:
    """Return the content of a database in one state: as it is after the last change that is whole.

    Nothing is locked, so that Zotero is never kept from its work. Raises BusyError, or OSError where a file cannot be
    read or its parts do not fit together.
    """
    for attempt in range(_TRIES):
        time.sleep(_PAUSE * bool(attempt))
        before = _states(path)
        data = path.read_bytes()
        beside = {suffix: _read_beside(path, suffix) for suffix in _BESIDE}
        if _states(path) == before:
            return _settle(data, beside) if any(beside.values()) else data
    raise BusyError("a program writes into it all the time. Close Zotero, or try again")


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(f"{path.name}{suffix}")


def _read_beside(path: Path, suffix: str) -> bytes:
    try:
        return _beside(path, suffix).read_bytes()
    except FileNotFoundError:
        return b""


def _states(path: Path) -> list[tuple[int, int]]:
    """Return the size and the time of change of the database and of each file beside it."""
    states = []
    for name in (path, *(_beside(path, suffix) for suffix in _BESIDE)):
        try:
            status = name.stat()
        except FileNotFoundError:
            states.append((0, 0))
        else:
            states.append((status.st_size, status.st_mtime_ns))
    return states


def _settle(data: bytes, beside: dict[str, bytes]) -> bytes:
    """Return a database with what stands beside it; SQLite itself puts them together, in a copy."""
    with TemporaryDirectory(prefix="protlib-") as folder:
        copy = Path(folder) / NAME
        copy.write_bytes(data)
        for suffix, content in beside.items():
            if content:
                _beside(copy, suffix).write_bytes(content)
        try:
            with closing(sqlite3.connect(copy)) as connection:
                connection.execute("PRAGMA journal_mode = DELETE")
                return connection.serialize()
        except sqlite3.Error as error:
            raise OSError(f"it does not fit what lies beside it: {error}") from error
