"""The errors a user can meet, each with its exit code; one place in the command line catches them."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What a command ends with; scripts rely on it."""

    DONE = 0
    NOTHING_FOUND = 1
    WRONG_USAGE = 2
    INPUT_REFUSED = 3
    LIBRARY_UNUSABLE = 4
    STOPPED = 130  # 128 and the number of SIGINT, as shells have it


class ProtlibError(Exception):
    """Something a user can act on: one line that says what, where and what to do."""

    exit_code = ExitCode.NOTHING_FOUND


class NothingFoundError(ProtlibError):
    """A selection or a key that matches nothing."""


class UsageError(ProtlibError):
    """A command line, a query or a value that cannot be understood."""

    exit_code = ExitCode.WRONG_USAGE


class InputRefusedError(ProtlibError):
    """An input file that was refused, or refused in part."""

    exit_code = ExitCode.INPUT_REFUSED


class LibraryUnusableError(ProtlibError):
    """A library file that cannot be read, written or trusted."""

    exit_code = ExitCode.LIBRARY_UNUSABLE
