"""A pager for long output, as in git and gh: only on a terminal, and only in the foreground."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from typing import Any

from protlib.cli.settings.configuration import environment_with_settings
from protlib.system import windows


def pager_of(environment: Mapping[str, str]) -> str:
    """Return the command of the pager: $PROTLIB_PAGER, the configuration, $PAGER, else less or more; "" for none.

    There is none if the variable is empty or says cat, and on a terminal that cannot move its cursor.
    """
    if environment.get("TERM", "dumb" if os.name == "posix" else "") == "dumb":
        return ""
    command = environment.get("PROTLIB_PAGER", environment.get("PAGER"))
    if command is None:
        command = next(filter(windows.find_program, ("less", "more")), "")
    return "" if command.strip() == "cat" else command.strip()


def will_page(*, no_pager: bool) -> bool:
    """Tell whether a pager will show output that is longer than the screen."""
    command = _pager_command(no_pager=no_pager)
    if not command:
        return False
    from protlib.cli.terminal.pager_stream import is_missing

    return not is_missing(command)


def _pager_command(*, no_pager: bool) -> str:
    """Return the command of the pager if the user wants one, even if it cannot run, else ""."""
    return pager_of(environment_with_settings()) if not no_pager and _is_in_front() else ""


def _is_in_front() -> bool:
    """Tell whether standard output is a terminal that this command may take over, and not one it was sent behind."""
    if not sys.stdout.isatty():
        return False
    with suppress(OSError):
        return not hasattr(os, "tcgetpgrp") or os.tcgetpgrp(sys.stdout.fileno()) == os.getpgrp()
    return False


@contextmanager
def show_in_pager(*, no_pager: bool = False) -> Iterator[None]:
    """Show output in the pager if it is longer than the screen, messages included.

    To leave the pager early is no error; it ends the output. Raises UsageError if the pager does not exist.
    """
    command = _pager_command(no_pager=no_pager)
    if not command:
        yield
        return
    import shutil

    from protlib.cli.terminal.pager_stream import LeftError, PagerStream  # which only a terminal needs

    pages = PagerStream(command, sys.stdout, shutil.get_terminal_size())
    messages: Any = pages if sys.stderr.isatty() else sys.stderr
    try:
        with redirect_stdout(pages), redirect_stderr(messages):
            yield
    except LeftError:
        pass
    finally:
        pages.end()
