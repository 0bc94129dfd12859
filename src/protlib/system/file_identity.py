"""Which file is which: its stamp, which shows whether something changed it, and its name, however accents are stored.

macOS separates a letter and its accent, and for Linux these are two names.
"""

import os
import time
from pathlib import Path
from typing import Self, TypeVar

from protlib.frozen import NamedTuple

_Path = TypeVar("_Path", str, Path)


class Stamp(NamedTuple):
    """A file's size in bytes, its times of change in nanoseconds and its inode.

    `mtime_ns` is the last change of its content, which any program may set; `ctime_ns` is the last change of anything,
    such as its name or rights, which no program can set. (On Windows it is the file's creation.)
    """

    size: int
    mtime_ns: int
    inode: int
    ctime_ns: int

    @classmethod
    def from_status(cls, status: os.stat_result) -> Self:
        """Return the stamp for a file's status."""
        return cls(status.st_size, status.st_mtime_ns, status.st_ino, status.st_ctime_ns)

    def has_content_of(self, earlier: "Stamp | None") -> bool:
        """Tell whether the other stamp becomes this one if the file is only renamed, linked or given other rights."""
        return earlier is not None and self[:-1] == earlier[:-1]


def stamp(path: Path) -> Stamp | None:
    """Return the stamp of the file (behind a symbolic link), None where there is no file.

    Raises OSError where the file cannot be read.
    """
    try:
        return Stamp.from_status(path.stat())
    except FileNotFoundError:
        return None


def has_same_content(first: Stamp | None, second: Stamp | None) -> bool:
    """Tell whether a file was not written to between two stamps; it may have been linked, or given other rights."""
    return first is second if first is None or second is None else first.has_content_of(second)


def compose_accents(name: str) -> str:
    """Return a name with each letter as one character, however the disk has its accents."""
    if name.isascii():
        return name
    import unicodedata

    return unicodedata.normalize("NFC", name)


def decompose_accents(name: str) -> str:
    """Return a name with each accent behind its letter, as a disk of a Mac may have it."""
    if name.isascii():
        return name
    import unicodedata

    return unicodedata.normalize("NFD", name)


def as_on_disk(path: _Path) -> _Path:
    """Return a path with the name in its folder that differs only in how accents are encoded.

    A path that exists is returned as it is, and so is one that is like nothing in its folder.
    """
    folder, name = os.path.split(path)
    if name.isascii() or os.path.lexists(path):
        return path
    composed_name = compose_accents(name)
    try:
        with os.scandir(folder or ".") as entries:
            same_name = next((entry.name for entry in entries if compose_accents(entry.name) == composed_name), name)
    except OSError:
        return path
    return type(path)(os.path.join(folder, same_name))  # noqa: PTH118 - as it was typed


def utc_time(seconds: float | None = None) -> str:
    """Return a time since 1970, or the present one, in UTC as ISO 8601 text."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))
