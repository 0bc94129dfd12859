"""Putting a new library file in the place of the old one, in steps that may end anywhere."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from protlib.storage.refusals import changed_meanwhile, explained
from protlib.system.atomic import Data, beginning, write_whole
from protlib.system.stamp import Stamp, stamp


def replace_library(path: Path, data: Data, *, read_stamp: Stamp | None, keep: Callable[[Path], None]) -> Stamp:
    """Put the data in the file's place and return their stamp; `keep` is called with the file that they are in when they are safe on the disk.

    `read` is the stamp of the file that the data come from. Raises ChangedMeanwhileError where it is another one by
    now, LibraryUnusableError where the file cannot be written; it is then as it was.
    """
    new_stamp = None

    def make_ready(temporary: Path) -> None:
        nonlocal new_stamp
        if stamp(path) != read_stamp:
            raise changed_meanwhile(path)
        if read_stamp is not None:
            _give_to_owner(temporary, path)
        keep(temporary)
        new_stamp = stamp(temporary)

    with explained(path, "written"):
        write_whole(path, data, before=make_ready)
    assert new_stamp is not None  # noqa: S101 - write_whole has called make_ready
    return _renamed(path, new_stamp)


def _renamed(path: Path, new_stamp: Stamp) -> Stamp:
    """Return the stamp of a file after its renaming, which changed it; that of before where it is another one already."""
    with contextlib.suppress(OSError):
        if (now := stamp(path)) and now.has_content_of(new_stamp):
            return now
    return new_stamp


def remove_leavings(path: Path) -> None:
    """Remove the temporary files of writers that died; only who holds the lock knows that they did."""
    start = beginning(path)
    for leaving in path.parent.iterdir():
        if leaving.name.startswith(start) and leaving.suffix == ".tmp":
            with contextlib.suppress(OSError):  # another user's, in a folder where each removes but his own
                leaving.unlink()


def _give_to_owner(temporary: Path, library: Path) -> None:
    """Give the new file to the owner and the group of the old one, as far as this user may."""
    old, new = library.stat(), temporary.stat()
    if hasattr(os, "chown") and (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        with contextlib.suppress(PermissionError):
            os.chown(temporary, -1, old.st_gid)
            os.chown(temporary, old.st_uid, -1)
