"""The identity of a library file as it stands: what tells that something changed it."""

import os
from pathlib import Path
from typing import NamedTuple, Self


class Stamp(NamedTuple):
    """A file's size in bytes, its times of change in nanoseconds and its inode.

    `mtime_ns` is when its content changed, as any program may set it; `ctime_ns` is when anything of it did, its name and
    its rights among them, and none can set that. (On Windows it is when the file was made.)
    """

    size: int
    mtime_ns: int
    inode: int
    ctime_ns: int

    @classmethod
    def from_status(cls, status: os.stat_result) -> Self:
        """Return the stamp of a file that was looked at."""
        return cls(status.st_size, status.st_mtime_ns, status.st_ino, status.st_ctime_ns)

    def has_content_of(self, earlier: "Stamp | None") -> bool:
        """Tell whether this is what the other becomes where the file is only renamed, linked or given other rights."""
        return earlier is not None and self[:-1] == earlier[:-1]


def stamp(path: Path) -> Stamp | None:
    """Return the stamp of the file (behind a symbolic link), None where there is no file.

    Raises OSError where the file cannot be looked at.
    """
    try:
        return Stamp.from_status(path.stat())
    except FileNotFoundError:
        return None


def has_same_content(first: Stamp | None, second: Stamp | None) -> bool:
    """Tell whether a file was not written to between two stamps; it may have been linked, or given other rights."""
    return first is second if first is None or second is None else first.has_content_of(second)
