"""What is said of a library whose file is not there: how to put it back, or to make it."""

import os
from pathlib import Path

from protlib.errors import EmptyLibraryError, MissingLibraryError


def offer_last_version(path: Path) -> None:
    """Raise MissingLibraryError with the way to put back a deleted file, where its versions are still there."""
    from protlib.library.past.library_facts import has_past

    if not os.path.lexists(path) and has_past(path):
        raise MissingLibraryError(path, ", but its versions are kept. To put it back: protlib undo")


def describe_lack(path: Path) -> str:
    """Return that a library is empty or not there, with the line that fills it, makes it or puts it back."""
    try:
        offer_last_version(path)
    except MissingLibraryError as error:
        return str(error)
    return str(EmptyLibraryError(path=path))


def describe_new(path: Path, deleted: int) -> str:
    """Return that a library was made, with the way back to the `deleted` version of one that was there; 0 for none."""
    advice = f". The deleted one is kept. To put it back: protlib undo --to {deleted}" if deleted else ""
    return f"a new library was made: {path}{advice}"
