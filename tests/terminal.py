"""Commands on a terminal, answered as a person answers: each key when the question for it is there."""

import os
import re
import select
import struct
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress

from running import Ran

_PATIENCE = 30.0  # seconds that a question may take to come


def converse(
    arguments: Sequence[str],
    keys: Sequence[str],
    question: re.Pattern[str],
    meanwhile: Callable[[int], None] | None = None,
) -> Ran:
    """Run protlib on a terminal, press each key when what is shown since the last ends with a question; return what was shown.

    `meanwhile` is called with the number of the process before the last key is pressed.
    """
    import fcntl  # here, so that what asks no terminal runs on Windows, too
    import pty
    import termios

    child, terminal = pty.fork()
    if child == 0:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        kept = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
        os.execve(sys.executable, [sys.executable, "-m", "protlib", *arguments], {**kept, "TERM": "dumb"})
    shown = ""
    for number, key in enumerate(keys, 1):
        shown += _until(terminal, question)
        if meanwhile is not None and number == len(keys):
            meanwhile(child)
        # Before it reads a key it throws away what was typed; where it has ended, it reads none.
        while termios.tcgetattr(terminal)[3] & termios.ICANON and not _has_ended(child):
            time.sleep(0.005)
        if not _has_ended(child):  # a terminal without a command would show the key
            with suppress(OSError):  # it may have ended meanwhile
                os.write(terminal, key.encode())
    shown += _until(terminal, None)
    _child, status = os.waitpid(child, 0)
    os.close(terminal)
    return Ran(shown, "", os.waitstatus_to_exitcode(status))


def _has_ended(process: int) -> bool:
    """Tell whether a process that nobody has waited for has ended."""
    return os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _until(terminal: int, question: re.Pattern[str] | None) -> str:
    """Return what is shown until it ends with a question; where there is none, until the command ends."""
    shown = b""
    until = time.monotonic() + _PATIENCE
    while not (question and question.search(_text(shown))):
        ready, _, _ = select.select([terminal], [], [], max(0.0, until - time.monotonic()))
        assert ready, _text(shown)
        try:
            shown += os.read(terminal, 65536)
        except OSError:  # how the end of a terminal is told
            assert question is None, _text(shown)
            break
    return _text(shown)


def _text(shown: bytes) -> str:
    return shown.decode(errors="replace").replace("\r\n", "\n")
