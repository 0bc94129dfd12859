"""Errors of SQLite for which the index of pages is no worse: another program has it, the disk or the memory is full."""

from typing import Final

from protlib.errors import LibraryBusyError, LibraryUnusableError

# The numbers of SQLite's result codes (sqlite3.h): SQLITE_BUSY and SQLITE_LOCKED; NOMEM, IOERR and FULL.
_BUSY: Final = frozenset((5, 6))
_ADVICE: Final = {
    7: "Close other programs, and try again",
    10: "Check the disk, and try again",
    13: "Make room on the disk, and try again",
}


def refuse_undamaged(error: Exception) -> None:
    """Raise LibraryBusyError where another program has the index, LibraryUnusableError for the machine's faults."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _BUSY:
        raise LibraryBusyError("another protlib is reading files into the index; try again later") from error
    if code in _ADVICE:
        why = f"{error}. {_ADVICE[code]}"
        raise LibraryUnusableError(f"the index of the texts of files stays as it was: {why}") from error
