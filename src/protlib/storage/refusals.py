"""Why a library cannot be used, told in one line: what, where, and what to do."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from protlib.errors import LibraryUnusableError
from protlib.system.signals import times_done

_FULL: Final = (errno.ENOSPC, errno.EDQUOT)
_WRITE_BITS: Final = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class ChangedMeanwhileError(LibraryUnusableError):
    """Another program changed the library, without the lock, between the reading and the writing."""


def changed_meanwhile(path: Path) -> ChangedMeanwhileError:
    """Return what is told where another program changes the library at the same time."""
    return ChangedMeanwhileError(f"{path} is being changed by another program; try again when it is done")


class UnsureError(LibraryUnusableError):
    """To undo would take more away than the last command: a file that is whole but for a record."""


@contextmanager
def explained(path: Path, doing: str) -> Iterator[None]:
    """Turn an OSError into an error that a user can act on; `doing` is what was tried: "read", "written"."""
    done = times_done()
    try:
        yield
    except MemoryError as error:
        if times_done() > done:  # it is written, and what goes wrong behind that is another matter
            raise
        raise LibraryUnusableError(
            f"{path} cannot be {doing}: there is not enough memory for it; it was left untouched"
        ) from error
    except OSError as error:
        why = error.strerror or str(error)
        if error.filename and os.fspath(error.filename) != str(path):
            why = f"{why} ({error.filename})"
        if error.errno in _FULL:
            why = "no space is left on the disk. It is as it was; make room and try again"
        raise LibraryUnusableError(f"{path} cannot be {doing}: {why}") from error


def refuse_other_than_file(path: Path) -> None:
    """Refuse what is there but is no file: a folder, a device, a pipe."""
    if path.is_dir():
        raise LibraryUnusableError(
            f"{path} is a folder; a library is a file, such as {path / 'library.json'}"
        )
    if path.exists() and not path.is_file():
        raise LibraryUnusableError(f"{path} is not a regular file; a library is")


def refuse_read_only(path: Path) -> None:
    """Refuse a file or a folder that nobody, or not this user, is meant to write."""
    if not (path.stat().st_mode & _WRITE_BITS and os.access(path, os.W_OK)):
        raise LibraryUnusableError(f"{path} cannot be written: it is read-only")
