"""Commands on a terminal, answered as a person answers: each key when the question for it is there.

A command runs in a fork of the process that tests, so that what that one has imported costs the command nothing.
"""

import os
import re
import select
import struct
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import NoReturn

from programs.running import Ran
from protlib.system import signals

_PATIENCE = 60.0  # seconds that a question may take to come


def converse(
    arguments: Sequence[str],
    keys: Sequence[str],
    question: re.Pattern[str],
    meanwhile: Callable[[int], None] | None = None,
) -> Ran:
    """Run protlib on a terminal, press each key when what is shown since the last ends with a question; return what was
    shown.

    `meanwhile` is called with the number of the process before the last key is pressed.
    """
    import termios  # here, so that what asks no terminal runs on Windows, too

    child, terminal = start(["protlib", *arguments], {"TERM": "dumb"}, (24, 80))
    text = ""
    for number, key in enumerate(keys, 1):
        text += _until(terminal, question)
        if meanwhile is not None and number == len(keys):
            meanwhile(child)
        # Before it reads a key it throws away what was typed; where it has ended, it reads none.
        while termios.tcgetattr(terminal)[3] & termios.ICANON and not _has_ended(child):
            time.sleep(0.005)
        if not _has_ended(child):  # a terminal without a command would show the key
            with suppress(OSError):  # it may have ended meanwhile
                os.write(terminal, key.encode())
    text += _until(terminal, None)
    _child, status = os.waitpid(child, 0)
    os.close(terminal)
    return Ran(text, "", os.waitstatus_to_exitcode(status))


def start(command: Sequence[str], environment: Mapping[str, str], size: tuple[int, int]) -> tuple[int, int]:
    """Start a command on a terminal of so many lines and columns;
    return the number of its process, and the terminal.
    """
    import fcntl
    import pty
    import termios

    child, terminal = pty.fork()
    if child == 0:
        try:
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
            for name in ("COLUMNS", "LINES"):
                os.environ.pop(name, None)
            os.environ.update(environment)
            if command[0] == "protlib":
                _become_protlib(command)
            os.execvp(command[0], [*command])
        finally:
            os._exit(99)
    return child, terminal


def _become_protlib(command: Sequence[str]) -> NoReturn:
    """Do what `python -m protlib` does, with nothing left of the tests in this process."""
    sys.stdin = sys.__stdin__ = open(0, closefd=False)  # type: ignore[misc]  # noqa: SIM115 - as long as the process
    sys.stdout = sys.__stdout__ = open(1, "w", closefd=False)  # type: ignore[misc]  # noqa: SIM115 - as long as the process
    sys.stderr = sys.__stderr__ = open(2, "w", buffering=1, closefd=False)  # type: ignore[misc]  # noqa: SIM115 - as long as the process
    sys.argv = [*command]
    warnings.simplefilter("ignore")
    tempfile.tempdir = None
    signals._state.write_count = 0  # noqa: SLF001 - how often the tests have written something is no matter of this command
    sys.modules.pop("protlib.__main__", None)  # what it does where it is imported has to be done here
    try:
        from protlib.__main__ import main

        main()
    except Exception:
        traceback.print_exc()
        raise


def _has_ended(process: int) -> bool:
    """Tell whether a process that nobody has waited for has ended."""
    return os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _until(terminal: int, question: re.Pattern[str] | None) -> str:
    """Return what is shown until it ends with a question; where there is none, until the command ends."""
    output = b""
    until = time.monotonic() + _PATIENCE
    while not (question and question.search(_text(output))):
        ready, _, _ = select.select([terminal], [], [], max(0.0, until - time.monotonic()))
        assert ready, _text(output)
        try:
            output += os.read(terminal, 65536)
        except OSError:  # how the end of a terminal is told
            assert question is None, _text(output)
            break
    return _text(output)


def _text(shown: bytes) -> str:
    return shown.decode(errors="replace").replace("\r\n", "\n")
