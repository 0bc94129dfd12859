"""The file of an index: where it is, whether it can be trusted, how it is built and changed.

It has no journal, so another file can take its place at any time. Its state says whether it can be trusted: a writer
marks the index as unfinished, changes it, and then stamps it with the identity of the library that it now holds. An
unfinished or unreadable index, or one of another library, is rebuilt; and so is one that anything else has written to
(see `seal`).
"""

import os
import sqlite3
import sys
import zlib
from array import array
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from protlib import __version__
from protlib.index.parts import PARTS
from protlib.index.seal import PARTIAL, Seal, is_untouched, is_whole
from protlib.record import small_words
from protlib.selection import Facet, Sort
from protlib.system.file_identity import Stamp, stamp
from protlib.system.signals import last_words

MEMORY: Final = ":memory:"
_SCHEMA: Final = 21
"""To be raised where the same declarations make another index: with other tables, or other forms of words."""
_DECLARATIONS: Final = (
    [*map(tuple, PARTS.values())],
    [facet.field for facet in Facet],
    [sort.columns for sort in Sort],
)
_TABLES: Final = small_words.table().encode() + Path(__file__).with_name("words.txt").read_bytes()
# An index of other declarations, of other tables, of another protlib or of a machine with other numbers is made anew.
_VERSION: Final = (
    f"{_SCHEMA} {zlib.crc32(_TABLES, zlib.crc32(repr(_DECLARATIONS).encode())):08x} {__version__} "
    f"{sys.byteorder} {array('I').itemsize}"
)
_PATIENCE: Final = 5.0  # seconds until another program has written its change; then the index counts as outdated
_UNFINISHED_STAMP: Final = Stamp(-1, -1, -1, -1)
NO_LIBRARY: Final = Stamp(0, 0, 0, 0)
"""The identity of a library that is not there, and holds nothing."""


def path_of(library: Path, cache: Path) -> Path:
    """Return the path of a library's index in a cache folder."""
    # Letters: with the checksum, a name that every system takes.
    return cache / f"{library.stem[:50]}-{zlib.crc32(os.fsencode(library)):08x}.sqlite"


def connect(path: Path | str) -> sqlite3.Connection:
    """Return a connection that begins no transaction by itself."""
    return sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)


def open_current(path: Path, library: Path, is_same: Callable[[sqlite3.Connection], bool]) -> sqlite3.Connection | None:
    """Return a connection to an index file, None where it does not hold the present library.

    `is_same` tells whether an index has the library's content. It is called if the file's stamp has changed, by a write
    or only by a new name, link or right.
    """
    if not path.exists():
        return None
    connection = connect(path)
    try:
        if _is_current(connection, path, library, is_same):
            return connection
    except BaseException:
        connection.close()
        raise
    connection.close()
    return None


def _is_current(
    connection: sqlite3.Connection, path: Path, library: Path, is_same: Callable[[sqlite3.Connection], bool]
) -> bool:
    library_stamp, now = _read_library_stamp(connection, path, library), stamp(library)
    if not library_stamp or not now or not library_stamp.has_content_of(now):
        return False
    return library_stamp == now or (
        is_same(connection) and change(connection, library, library_stamp, now, lambda: None)
    )


def _read_library_stamp(connection: sqlite3.Connection, path: Path, library: Path) -> Stamp | None:
    """Return the identity of the library in an index that is whole, else None."""
    with suppress(sqlite3.Error, OSError, TypeError, ValueError):
        connection.execute("BEGIN")
        library_stamp = read_stamp(connection, library)  # from here on no protlib writes to it
        if not is_whole(path):
            library_stamp = None
        connection.execute("COMMIT")
        return library_stamp
    return None


def make(path: Path, library: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Build an index file and put it in the place of an older one.

    Raises OSError or sqlite3.Error where it cannot be written, and what `fill` raises.
    """
    import tempfile

    from protlib.index.eviction import prune

    path.parent.mkdir(parents=True, exist_ok=True)
    prune(path.parent)
    handle, name = tempfile.mkstemp(PARTIAL, f"{path.stem}-", path.parent)
    os.close(handle)  # on Windows, no file that is open can be put in its place
    partial = Path(name)
    try:
        with last_words(partial.unlink), closing(connect(partial)) as connection:
            fill_and_stamp(connection, library, fill)
        with partial.open("r+b") as file:
            os.fsync(file.fileno())
            seal = Seal.from_file(file)
        seal.write(path)  # who opens the new file before the next seal is there finds that it has this sum
        partial.replace(path)
        if (file_stamp := stamp(path)) and file_stamp.inode == seal.stamp.inode:
            seal._replace(stamp=file_stamp).write(path)
    finally:
        partial.unlink(missing_ok=True)


def fill_and_stamp(connection: sqlite3.Connection, library: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Fill an empty database from the library, and stamp it if the library stayed the same meanwhile."""
    old_stamp = stamp(library)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    connection.execute(
        "CREATE TABLE state"
        "(size INTEGER, mtime_ns INTEGER, inode INTEGER, ctime_ns INTEGER, library BLOB, version TEXT)"
    )
    fill(connection)
    now = (old_stamp or NO_LIBRARY) if stamp(library) == old_stamp else _UNFINISHED_STAMP
    connection.execute("INSERT INTO state VALUES (?, ?, ?, ?, ?, ?)", (*now, *_owner(library)))
    connection.execute("COMMIT")


def read_stamp(connection: sqlite3.Connection, library: Path) -> Stamp | None:
    """Return the identity of the library in an index, None where it holds another library."""
    rows = connection.execute("SELECT size, mtime_ns, inode, ctime_ns, library, version FROM state").fetchall()
    return Stamp(*rows[0][:4]) if len(rows) == 1 and rows[0][4:] == _owner(library) else None


def change(
    connection: sqlite3.Connection, library: Path, old_stamp: Stamp | None, new_stamp: Stamp, apply: Callable[[], None]
) -> bool:
    """Change an index in place from one state of the library to the next; tell whether it was in the first.

    Raises sqlite3.Error where it cannot be written; it is then as it was, or unfinished.
    """
    file = file_of(connection)
    connection.execute("PRAGMA journal_mode = MEMORY")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")  # keeps the lock from the first commit to the last
    try:
        connection.execute("BEGIN IMMEDIATE")
        is_ready = read_stamp(connection, library) == (old_stamp or NO_LIBRARY)
        if not is_ready or (file is not None and not is_untouched(file)):
            connection.execute("ROLLBACK")
            return False
        _write_stamp(connection, _UNFINISHED_STAMP)
        connection.execute("COMMIT")
        connection.execute("PRAGMA synchronous = NORMAL")  # the change has to be on the disk before the stamp is
        connection.execute("BEGIN")
        apply()
        connection.execute("COMMIT")
        connection.execute("PRAGMA synchronous = OFF")
        _write_stamp(connection, new_stamp)
        if file is not None and (file_stamp := stamp(file)):
            Seal.from_changed(file_stamp).write(file)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA locking_mode = NORMAL")
        connection.execute("SELECT size FROM state").fetchall()  # only a use of the file lets go of its lock
    return True


def _write_stamp(connection: sqlite3.Connection, identity: Stamp) -> None:
    connection.execute("UPDATE state SET size = ?, mtime_ns = ?, inode = ?, ctime_ns = ?", identity)


def _owner(library: Path) -> tuple[bytes, str]:
    return os.fsencode(library), _VERSION


def file_of(connection: sqlite3.Connection) -> Path | None:
    """Return the file of an index, None where it is in memory."""
    (file,) = connection.execute("SELECT CAST(file AS BLOB) FROM pragma_database_list WHERE name = 'main'").fetchone()
    return Path(os.fsdecode(file)) if file else None
