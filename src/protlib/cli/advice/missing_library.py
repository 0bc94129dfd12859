"""What is said of a library whose file is not there: how to put it back, or to make it."""

import os
from pathlib import Path

from protlib.errors import EmptyLibraryError, LibraryUnusableError, MissingLibraryError


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


def describe_new(path: Path, deleted: int, *, was_there: bool) -> str:
    """Return that a library was made, with the way back to the `deleted` version of one that was there; 0 for none.

    Where one `was_there` and nothing of it is left, its drive may be away.
    """
    if deleted:
        advice = f". The deleted one is kept. To put it back: protlib undo --to {deleted}"
    else:
        advice = ". Another one was there before; is its drive connected?" if was_there else ""
    return f"a new library was made: {path}{advice}"


def has_been_there(path: Path, cache: Path | None) -> bool:
    """Tell whether this computer has an index of a library whose file is not there."""
    if cache is None:
        return False
    from protlib.index.index_files import path_of

    return path_of(path.resolve(), cache).exists()


def refuse_missing_drive(path: Path) -> None:
    """Raise LibraryUnusableError if the folder of a library that was there is missing, as that of a drive is."""
    folder = path.parent
    if not folder.is_dir():
        raise LibraryUnusableError(
            f"{path} was there before, and its folder is missing; connect its drive. "
            f"For a new library, make the folder {folder}"
        )
