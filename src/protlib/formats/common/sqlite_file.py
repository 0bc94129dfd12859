"""A database of SQLite that belongs to another program: read while that may be writing, and opened from its bytes.

Nothing is locked and nothing is written.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from protlib.system import file_signatures

Connection = sqlite3.Connection
_MODES: Final = slice(18, 20)
"""Where the head of the file says whether it is written by way of a log."""
_ROLLED_BACK: Final = b"\1\1"
_CHANGES: Final = slice(24, 28)
"""Where it counts its changes."""
_JOURNAL_ENDINGS: Final = ("-wal", "-journal")
"""How the names of files end that SQLite has beside a database: what it has yet to write there, or to take back."""
_MOST_TRIES: Final = 20  # a program that writes for longer than their pauses does not stop
_SECONDS_OF_A_PAUSE: Final = 0.1


class BusyError(OSError):
    """A program writes into the database without a pause."""


class UnreadableError(ValueError):
    """The bytes are no database of the program and its version, or are damaged; the text says what is wrong."""


@contextmanager
def open_bytes(data: bytes) -> Iterator[Connection]:
    """Open the bytes of a file in memory; raises UnreadableError, then and while its rows are read."""
    if not data.startswith(file_signatures.SQLITE):
        raise UnreadableError("it is not a database. To have its format found: leave out --from")
    if data[_MODES] != _ROLLED_BACK:  # a log has nothing more to say, and in memory there is none
        data = data[: _MODES.start] + _ROLLED_BACK + data[_MODES.stop :]
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(data)
            connection.text_factory = lambda data: data.decode(errors="replace")
            connection.execute("PRAGMA trusted_schema = OFF")
            yield connection
    except (sqlite3.Error, ValueError, TypeError, OverflowError) as error:
        raise error if isinstance(error, UnreadableError) else UnreadableError(f"it is damaged: {error}") from error


def count_changes(head: bytes) -> int:
    """Return how often a database was changed, from its first bytes: of two copies, the later one has more."""
    return int.from_bytes(head[_CHANGES], "big")


def read_at_rest(path: Path) -> bytes:
    """Return the content of a database in one state: as it is after the last change that is whole.

    Nothing is locked, so that no program is kept from its work. Raises BusyError, or OSError where a file cannot be
    read or its parts do not fit together.
    """
    for attempt in range(_MOST_TRIES):
        time.sleep(_SECONDS_OF_A_PAUSE * bool(attempt))
        states = _states(path)
        data = path.read_bytes()
        companion_files = {suffix: _read_beside(path, suffix) for suffix in _JOURNAL_ENDINGS}
        if _states(path) == states:
            return _settle(data, companion_files) if any(companion_files.values()) else data
    raise BusyError("a program writes into it all the time. Close that program, or try again")


def _file_beside(path: Path, suffix: str) -> Path:
    return path.with_name(f"{path.name}{suffix}")


def _read_beside(path: Path, suffix: str) -> bytes:
    try:
        return _file_beside(path, suffix).read_bytes()
    except FileNotFoundError:
        return b""


def _states(path: Path) -> list[tuple[int, int]]:
    """Return the size and the time of change of the database and of each file beside it."""
    states = []
    for name in (path, *(_file_beside(path, suffix) for suffix in _JOURNAL_ENDINGS)):
        try:
            status = name.stat()
        except FileNotFoundError:
            states.append((0, 0))
        else:
            states.append((status.st_size, status.st_mtime_ns))
    return states


def _settle(data: bytes, companion_files: dict[str, bytes]) -> bytes:
    """Return a database with the changes that stand beside it, which SQLite itself puts in, in a copy."""
    with TemporaryDirectory(prefix="protlib-") as folder:
        copy = Path(folder) / "copy.sqlite"
        copy.write_bytes(data)
        for suffix, content in companion_files.items():
            if content:
                _file_beside(copy, suffix).write_bytes(content)
        try:
            with closing(sqlite3.connect(copy)) as connection:
                connection.execute("PRAGMA journal_mode = DELETE")
                return connection.serialize()
        except sqlite3.Error as error:
            raise OSError(f"it does not fit what lies beside it: {error}") from error
