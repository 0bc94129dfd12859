"""The errors that a user can meet, each with its exit code; one module of the command line catches them."""

import os
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from collections.abc import Mapping

NO_LIBRARY: Final = "there is no library "
"""How messages begin that tell of a library whose file is not there: it is said once in each."""


class ExitCode(IntEnum):
    """The exit codes of commands, each with its `meaning` for help and documents; scripts rely on the numbers."""

    _value_: int
    meaning: str

    def __new__(cls, number: int, meaning: str) -> Self:
        """Return the member that has the number as its value."""
        member = int.__new__(cls, number)
        member._value_ = number
        member.meaning = meaning
        return member

    DONE = 0, "done"
    NOTHING_FOUND = (1, "nothing found, a question answered no, findings of verify or check, or conflicts")
    WRONG_USAGE = 2, "wrong usage"
    INPUT_REFUSED = 3, "input refused, in whole or in part"
    LIBRARY_UNUSABLE = 4, "the library cannot be used"
    LIBRARY_BUSY = 5, "another protlib was writing the library for longer than --wait"
    UNANSWERED = 6, "the network or a service did not answer"
    STOPPED = (130, "stopped by Ctrl-C before anything was done")  # 128 and the number of SIGINT, as shells have it


class ProtlibError(Exception):
    """An error that a user can act on: one line that says what, where and what to do."""

    exit_code = ExitCode.NOTHING_FOUND


class NothingFoundError(ProtlibError):
    """A selection or a key that matches nothing."""


class UnknownKeysError(NothingFoundError):
    """Unknown keys; `likely_keys` has, for each, the one key that resembles it, "" for none or several.

    Keys in a document are not in it.
    """

    def __init__(self, message: str, likely_keys: "Mapping[str, str] | None" = None) -> None:
        super().__init__(message)
        self.likely_keys = likely_keys or {}


class EmptyLibraryError(NothingFoundError):
    """A library without publications, where a command needs some.

    Without a `message`, the library at the `path` is empty, or is not there, with `advice` at the end; the command line
    says so for each.
    """

    def __init__(self, message: str = "", advice: str = "", path: object = "") -> None:
        super().__init__(message or f"{_explain_lack(str(path))} protlib import FILE, or protlib add{advice}")
        self.advice = advice


class MissingLibraryError(NothingFoundError):
    """A library whose file is not there, with what follows from it: what was not found, or how to put it back."""

    def __init__(self, path: object, consequence: str) -> None:
        super().__init__(f"{NO_LIBRARY}{path}{consequence}")


def _explain_lack(path: str) -> str:
    """Return what a library lacks: publications, its file, or its folder, as on a missing drive."""
    if not path or os.path.lexists(path):
        return f"the library{f' {path}' if path else ''} is empty. To fill it:"
    if Path(path).parent.is_dir():
        return f"{NO_LIBRARY}{path}. To make it:"
    return f"{NO_LIBRARY}{path}, and no folder for it. To make both:"


class UsageError(ProtlibError):
    """A command line, a query or a value that is not valid."""

    exit_code = ExitCode.WRONG_USAGE


class InputRefusedError(ProtlibError):
    """An input file that was refused, or refused in part."""

    exit_code = ExitCode.INPUT_REFUSED


class FilesFolderError(InputRefusedError):
    """The folder with the files of the library cannot take a file, whatever the file is."""

    exit_code = ExitCode.LIBRARY_UNUSABLE


class LibraryUnusableError(ProtlibError):
    """A library file that cannot be read, written or trusted."""

    exit_code = ExitCode.LIBRARY_UNUSABLE


class LibraryBusyError(LibraryUnusableError):
    """A library that another program kept writing for too long."""

    exit_code = ExitCode.LIBRARY_BUSY
