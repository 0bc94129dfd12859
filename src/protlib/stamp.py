"""The identity of a library file as it stands: what tells that something changed it."""

from pathlib import Path
from typing import NamedTuple


class Stamp(NamedTuple):
    """A file's size in bytes, its time of change in nanoseconds and its inode."""

    size: int
    mtime_ns: int
    inode: int


def stamp(path: Path) -> Stamp | None:
    """Return the stamp of the file (behind a symbolic link), None where there is no file.

    Raises OSError where the file cannot be looked at.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ino)
