"""The stream that a pager reads: text that fits the screen is printed, longer text goes to the program."""

import io
import os
import re
import sys
from collections.abc import Mapping
from contextlib import ExitStack, redirect_stderr
from typing import TYPE_CHECKING, Final, TextIO, cast

from protlib.cli.output import say
from protlib.errors import UsageError
from protlib.system import windows
from protlib.system.signals import hand_over

if TYPE_CHECKING:
    from subprocess import Popen

# Options of less: show colours, end where all fits on the screen, leave the text there; a prompt for newcomers.
_LESS: Final = "-FRX -Ps?eThe end; q leaves:Space shows more, / finds, q leaves.$"
_NO_COMMAND: Final = (126, 127)  # what a shell ends with that cannot run a command
_PAGERS_OF_WINDOWS: Final = ("more", "more.com")
_SIGNS: Final = r"-\w/.:" + (r"\\" if windows.IS_WINDOWS else "")
_PROGRAM: Final = rf'"([{_SIGNS} ()]+)"(?!\S)|([{_SIGNS}]+)(?!\S)'  # less -R; "C:/Program Files (x86)/less.exe" -R
_COLOUR: Final = r"\x1b\[[\d;]*m"


class LeftError(Exception):
    """The pager was left before it had read all."""


def environment_of(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for the pager: less shows colours, runs no other program, and stops on Ctrl-Z."""
    less_options = f"-R {environment['LESS']}" if "LESS" in environment else _LESS
    return {
        "LESSCHARSET": "utf-8",
        **environment,
        "LESS": less_options,
        "LESSSECURE": "1",
        "LESSSECURE_ALLOW": "stop",
    }


class PagerStream(io.StringIO):
    """A stream that hands its text to the pager as soon as it is longer than the screen."""

    def __init__(self, command: str, screen: TextIO, size: os.terminal_size) -> None:
        super().__init__(newline="")
        self._command = command
        self._screen = screen
        self._messages = sys.stderr
        self._columns = max(size.columns, 1)
        self._room = size.lines - 1  # the last line is for the prompt of the shell
        self._pager: Popen[str] | None = None
        self._stream: TextIO | None = None  # where text goes once there is too much to hold
        self._until_it_ends = ExitStack()

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """The encoding of the screen, because drawings have to fit it."""
        return self._screen.encoding

    def isatty(self) -> bool:
        """Return True, because drawings are for a terminal."""
        return True

    def write(self, text: str) -> int:
        """Take text; raises an error of its own where the pager was left."""
        super().write(text)
        if self._stream is None:
            self._room -= sum(max(1, -(-_width(line) // self._columns)) for line in text.splitlines())
            if self._room < 0:
                self._stream = self._open_stream()
        if self._stream is not None:
            self._hand_on(self._stream)
        return len(text)

    def end(self) -> None:
        """Print output that fits the screen, or wait until the user leaves the pager."""
        if self._stream is None:
            self._hand_on(self._screen)
        if self._pager is None:
            return
        with self._until_it_ends:
            self._pager.communicate()
        if self._pager.returncode in _NO_COMMAND:
            raise UsageError(f"{self._explain_missing_pager()}. To print without a pager: --no-pager")

    def _hand_on(self, stream: TextIO) -> None:
        try:
            stream.write(self.getvalue())
            stream.flush()
        except OSError as error:
            if stream is self._screen or not windows.is_reader_gone(error):
                raise
            raise LeftError from None
        self.seek(0)
        self.truncate()

    def _open_stream(self) -> TextIO:
        """Return the stream for text that is longer than the screen: the pager, or without one, the screen."""
        if is_missing(self._command):
            with redirect_stderr(self._messages):
                say(self._explain_missing_pager())
            return self._screen
        from subprocess import PIPE, Popen

        # protlib waits for the pager at Ctrl-C: else the shell and the pager would share the terminal.
        self._until_it_ends.enter_context(hand_over())
        self._pager = Popen(  # noqa: S602 - the user's own command, as git and man take it
            self._command,
            shell=True,
            stdin=PIPE,
            text=True,
            encoding=encoding_of(self._command, self._screen.encoding),
            errors=self._screen.errors,
            env=environment_of(os.environ),
        )
        return cast("TextIO", self._pager.stdin)

    def _explain_missing_pager(self) -> str:
        return f"cannot run the pager “{self._command}”; to use another, set $PROTLIB_PAGER or $PAGER"


def encoding_of(command: str, screen: str) -> str:
    """Return the encoding of a pager: on Windows, more reads the code page of the console."""
    program = command.split(maxsplit=1)[0].lower()
    return f"cp{code_page()}" if windows.IS_WINDOWS and program in _PAGERS_OF_WINDOWS else screen


def code_page() -> int:
    """Return the number of the code page that the console writes in, on Windows."""
    import ctypes

    page: int = ctypes.windll.kernel32.GetConsoleOutputCP()  # type: ignore[attr-defined]  # on Windows alone
    return page


def _width(line: str) -> int:
    return len(re.sub(_COLOUR, "", line))


def is_missing(command: str) -> bool:
    """Tell whether a command begins with a program that does not exist.

    A shell may still make something else of the command.
    """
    program = re.match(_PROGRAM, command)
    return program is not None and windows.find_program(program[1] or program[2]) is None
