"""A new library file takes the place of the old one, in steps that may be interrupted anywhere."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from protlib.storage.refusals import changed_meanwhile_error, explain_errors
from protlib.system.atomic import Data, temporary_start, tolerate_refusals, write_whole
from protlib.system.file_identity import Stamp, stamp


def replace_library(path: Path, data: Data, *, read_stamp: Stamp | None, keep: Callable[[Path], None]) -> Stamp:
    """Replace the file by the data and return their stamp; `keep` gets the temporary file once it is on the disk.

    `read_stamp` is the stamp of the file that the data come from. Raises ChangedMeanwhileError where somebody has
    changed the file, LibraryUnusableError where it cannot be written. The file is then as it was.
    """
    new_stamp = None

    def make_ready(temporary: Path) -> None:
        nonlocal new_stamp
        if stamp(path) != read_stamp:
            raise changed_meanwhile_error(path)
        if read_stamp is not None:
            _give_to_owner(temporary, path)
        keep(temporary)
        new_stamp = stamp(temporary)

    with explain_errors(path, "written"):
        write_whole(path, data, prepare=make_ready)
    assert new_stamp is not None  # noqa: S101 - write_whole has called make_ready
    return stamp_now(path, new_stamp)


def stamp_now(path: Path, new_stamp: Stamp) -> Stamp:
    """Return the stamp of a file that was renamed or linked; its former stamp if its content changed again."""
    with contextlib.suppress(OSError):
        if (now := stamp(path)) and now.has_content_of(new_stamp):
            return now
    return new_stamp


def remove_leavings(path: Path) -> None:
    """Remove the temporary files of writers that died; only the holder of the lock can know that."""
    start = temporary_start(path)
    for leaving in path.parent.iterdir():
        if leaving.name.startswith(start) and leaving.suffix == ".tmp":
            with contextlib.suppress(OSError):  # another user's, in a folder where each removes but his own
                leaving.unlink()


def _give_to_owner(temporary: Path, library: Path) -> None:
    """Give the new file the owner and the group of the old one, as far as this user may."""
    old, new = library.stat(), temporary.stat()
    if hasattr(os, "chown") and (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        with tolerate_refusals():
            os.chown(temporary, -1, old.st_gid)
            os.chown(temporary, old.st_uid, -1)
