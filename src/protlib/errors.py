"""The errors a user can meet, each with its exit code; one place in the command line catches them."""


class ProtlibError(Exception):
    """Something a user can act on: one line that says what, where and what to do."""

    exit_code = 1


class NothingFoundError(ProtlibError):
    """A selection or a key that matches nothing."""


class UsageError(ProtlibError):
    """A command line, a query or a value that cannot be understood."""

    exit_code = 2


class InputRefusedError(ProtlibError):
    """An input file that was refused, or refused in part."""

    exit_code = 3


class LibraryUnusableError(ProtlibError):
    """A library file that cannot be read, written or trusted."""

    exit_code = 4
