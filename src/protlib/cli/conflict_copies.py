"""Copies of the library that a sync program left beside it: messages about them, and their clean-up."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from protlib.cli.output import say
from protlib.errors import LibraryUnusableError

if TYPE_CHECKING:
    from protlib.cli.settings.library_location import Settings
    from protlib.library.joins.copy_files import ConflictCopy


def warn_of_copies(settings: "Settings") -> None:
    """Warn about the copies beside the library, once for each state of a copy.

    The user's cache remembers the warnings.
    """
    from protlib.library.merges.copies import find_conflict_copies

    library = Path(os.path.realpath(settings.library))
    try:
        copies = {_mark(path): path for path in find_conflict_copies(library)}
    except OSError:  # a folder that cannot be listed: the command itself tells what it cannot read
        return
    if not copies:
        return
    note = _path_of_note(library, settings.cache)
    earlier_notes = _read_note(note)
    for path in (path for mark, path in copies.items() if mark not in earlier_notes):
        say(f"{path} is a conflict copy of the library. To merge it: protlib merge --conflict-copies")
    if note is not None and earlier_notes != {*copies}:
        with suppress(OSError):
            note.parent.mkdir(parents=True, exist_ok=True)
            note.write_bytes(b"\n".join(copies))


def read_conflict_copies(library: Path, *, quiet: bool) -> "tuple[list[ConflictCopy], bool]":
    """Return the readable copies of a library, and whether there were others.

    A message names the others. Unless quiet, a message also says if there are no copies.
    """
    from protlib.library.joins.copy_files import read_copy
    from protlib.library.merges.copies import find_conflict_copies
    from protlib.storage.contents import NotALibraryError
    from protlib.system.windows import explain_error

    readable_copies, has_refusals = [], False
    real = Path(os.path.realpath(library))
    try:
        copies = find_conflict_copies(real)
    except FileNotFoundError:  # nor is the folder there
        copies = []
    except OSError as error:
        raise LibraryUnusableError(f"{real.parent} cannot be read: {error.strerror}") from error
    for path in copies:
        try:
            readable_copies.append(read_copy(path))
        except (NotALibraryError, OSError) as error:
            reason = (
                f"cannot be read: {explain_error(error, path, 'read')}" if isinstance(error, OSError) else str(error)
            )
            say(f"{path} {reason}; it was left as it is")
            has_refusals = True
    if not (readable_copies or has_refusals or quiet):
        say(f"no conflict copy beside {library}")
        _tell_other_copies(real)
    return readable_copies, has_refusals


def _tell_other_copies(library: Path) -> None:
    """Name the copies that people made of a library, which stay where they are: they may be backups."""
    from protlib.library.merges.copies import find_other_copies
    from protlib.system.shell import quote

    with suppress(OSError):
        for path in find_other_copies(library):
            say(f"{path} is a copy that somebody made. To take in what it has: protlib merge {quote(str(path))}")


def put_away(
    library: Path, copies: "Sequence[ConflictCopy]", conflicts: Sequence[int], *, quiet: bool, wait: float
) -> None:
    """Move copies that bring nothing more into the folder of versions.

    Unless quiet, a message says where each one is.
    """
    from protlib.library.joins import copy_files

    for copy, count in zip(copies, conflicts, strict=True):
        if count:
            say(f"{copy.path} stays until its conflicts are settled")
    empty = [copy for copy, count in zip(copies, conflicts, strict=True) if not count]
    try:
        outcomes = [*copy_files.keep_copies(library, empty, wait)] if empty else []
    except (OSError, LibraryUnusableError) as error:  # the folder of versions has none of them
        for copy in empty:
            say(f"{copy.path} was merged, but cannot be moved: {_reason(error)}")
        return
    for copy, target in outcomes:
        if target is None:
            say(f"{copy.path} changed while it was merged. To merge the rest: protlib merge --conflict-copies")
        elif isinstance(target, OSError):
            say(f"{copy.path} was merged, but cannot be moved: {_reason(target)}")
        elif not quiet:
            say(f"{copy.path} was merged, and is now {'packed with the kept versions' if _is_gone(target) else target}")


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _is_gone(path: Path) -> bool:
    """Tell whether a file is surely not there."""
    try:
        path.stat()
    except OSError as error:
        return isinstance(error, FileNotFoundError)
    return False


def _mark(path: Path) -> bytes:
    """Return a mark that differs between two copies with the same name."""
    status = path.stat()
    return b"%d %d %s" % (status.st_size, status.st_mtime_ns, os.fsencode(path.name).replace(b"\n", b" "))


def _path_of_note(library: Path, cache: Path | None) -> Path | None:
    from protlib.index.index_files import path_of

    return None if cache is None else path_of(library, cache).with_suffix(".copies")


def _read_note(note: Path | None) -> set[bytes]:
    with suppress(OSError):
        return {*note.read_bytes().split(b"\n")} if note is not None else set()
    return set()
