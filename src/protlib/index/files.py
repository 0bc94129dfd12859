"""The file of an index: where it is, whether it can be trusted, how it is made and how it is changed.

It has no journal, and so another that was made beside it can take its place at any time. Its state says whether it can
be trusted: a writer marks the index as unfinished, changes it, and then stamps it with the identity of the library that
it now holds. One that was left unfinished, cannot be read or holds another library is made anew.
"""

import os
import sqlite3
import sys
import time
import zlib
from array import array
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from protlib import __version__
from protlib.stamp import Stamp, stamp

MEMORY: Final = ":memory:"
# An index with other tables, of another protlib or of a machine with other numbers is made anew.
_VERSION: Final = f"3 {__version__} {sys.byteorder} {array('I').itemsize}"
_PATIENCE: Final = 5.0
_UNFINISHED: Final = Stamp(-1, -1, -1)
_NO_LIBRARY: Final = Stamp(0, 0, 0)
_PARTIAL: Final = ".partial"
_DAY: Final = 86_400


def path_of(library: Path, cache: Path) -> Path:
    """Return the path of a library's index in a cache folder."""
    return cache / f"{library.stem[:50]}-{zlib.crc32(os.fsencode(library)):08x}.sqlite"


def connect(path: Path | str) -> sqlite3.Connection:
    """Return a connection that begins a transaction only where it is told to."""
    return sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)


def open_fresh(path: Path, library: Path) -> sqlite3.Connection | None:
    """Return a connection to an index file, None where it does not hold the library as it is now."""
    if not path.exists():
        return None
    connection = connect(path)
    with suppress(sqlite3.Error, OSError):
        if is_at(connection, library, stamp(library)) and _is_whole(connection, path):
            return connection
    connection.close()
    return None


def _is_whole(connection: sqlite3.Connection, path: Path) -> bool:
    """Tell whether a file is as long as it should be: SQLite reads a page that is cut short as if zeros followed."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    return bool(path.stat().st_size == pages * size)


def make(path: Path, library: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Make an index file and put it in the place of the one that may be there.

    Raises OSError or sqlite3.Error where it cannot be written, and what `fill` raises.
    """
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True)
    _remove_leftovers(path.parent)
    handle, name = tempfile.mkstemp(_PARTIAL, f"{path.stem}-", path.parent)
    partial = Path(name)
    try:
        with closing(connect(partial)) as connection:
            fill_and_stamp(connection, library, fill)
        os.fsync(handle)
        partial.replace(path)
    finally:
        os.close(handle)
        partial.unlink(missing_ok=True)


def fill_and_stamp(
    connection: sqlite3.Connection, library: Path, fill: Callable[[sqlite3.Connection], None]
) -> None:
    """Fill an empty database from the library, and stamp it if the library stayed the same meanwhile."""
    before = stamp(library)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    connection.execute(
        "CREATE TABLE state(size INTEGER, mtime_ns INTEGER, inode INTEGER, library TEXT, version TEXT)"
    )
    fill(connection)
    now = before if stamp(library) == before else _UNFINISHED
    connection.execute("INSERT INTO state VALUES (?, ?, ?, ?, ?)", _state(library, now))
    connection.execute("COMMIT")


def is_at(connection: sqlite3.Connection, library: Path, identity: Stamp | None) -> bool:
    """Tell whether an index holds the library with this identity, and was made by this protlib."""
    found = connection.execute("SELECT size, mtime_ns, inode, library, version FROM state").fetchall()
    return found == [_state(library, identity)]


def change(
    connection: sqlite3.Connection,
    library: Path,
    before: Stamp | None,
    after: Stamp,
    apply: Callable[[], None],
) -> bool:
    """Change an index in place, alone, from one state of the library to the next; tell whether it was in the first.

    Raises sqlite3.Error where it cannot be written; it is then as it was, or unfinished.
    """
    connection.execute("PRAGMA journal_mode = MEMORY")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")  # keeps the lock from the first commit to the last
    try:
        connection.execute("BEGIN IMMEDIATE")
        if not is_at(connection, library, before):
            connection.execute("ROLLBACK")
            return False
        _stamp(connection, _UNFINISHED)
        connection.execute("COMMIT")
        connection.execute(
            "PRAGMA synchronous = NORMAL"
        )  # the change has to be on the disk before the stamp is
        connection.execute("BEGIN")
        apply()
        connection.execute("COMMIT")
        connection.execute("PRAGMA synchronous = OFF")
        _stamp(connection, after)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA locking_mode = NORMAL")
        connection.execute("SELECT size FROM state").fetchall()  # only a use of the file lets go of its lock
    return True


def _stamp(connection: sqlite3.Connection, identity: Stamp) -> None:
    connection.execute("UPDATE state SET size = ?, mtime_ns = ?, inode = ?", identity)


def _state(library: Path, identity: Stamp | None) -> tuple[int, int, int, str, str]:
    return (*(identity or _NO_LIBRARY), os.fsdecode(library), _VERSION)


def _remove_leftovers(folder: Path) -> None:
    """Remove what makers of an index left when they were killed."""
    for partial in folder.glob(f"*{_PARTIAL}"):
        with suppress(OSError):  # another maker was faster
            if time.time() - partial.stat().st_mtime > _DAY:
                partial.unlink()
