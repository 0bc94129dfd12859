"""The present work, on a line of the terminal, if it takes long and its end is unknown."""

import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from threading import Event, RLock, Thread
from typing import Final, TextIO, cast

from protlib.cli.terminal.progress_bar import LINE_WIPE, PATIENCE, can_wipe
from protlib.system.signals import last_words
from protlib.text import make_printable

_SECONDS_BETWEEN_LOOKS: Final = 1.0  # seconds between two looks at the clock


@contextmanager
def activity(title: str) -> Iterator[None]:
    """Show on a terminal what the block does and for how many seconds, and wipe that when it ends.

    Work that takes no longer than a moment shows nothing. Within another activity nothing more is shown.
    """
    if not can_wipe() or isinstance(sys.stderr, _SharedStream):
        yield
        return
    line = _Line(title, sys.stderr)
    with last_words(line.wipe), redirect_stderr(cast("TextIO", _SharedStream(line, sys.stderr))):
        line.begin()
        try:
            yield
        finally:
            line.end()


class _Line:
    """The line, drawn by a thread of its own while the work goes on."""

    def __init__(self, title: str, screen: TextIO) -> None:
        self._title = make_printable(title)
        self._screen = screen
        self._began = time.monotonic()
        self._end_event = Event()
        self._lock = RLock()  # a signal that comes while it is held has the line wiped
        self._is_drawn = False
        self._thread = Thread(target=self._run, daemon=True)

    def begin(self) -> None:
        """Have the line appear when the work takes long."""
        self._thread.start()

    def end(self) -> None:
        """Wait until nothing more is drawn, and wipe the line."""
        self._end_event.set()
        self._thread.join()
        self.wipe()

    def _run(self) -> None:
        wait = PATIENCE
        while not self._end_event.wait(wait):
            self._draw()
            wait = _SECONDS_BETWEEN_LOOKS

    def _draw(self) -> None:
        seconds = int(time.monotonic() - self._began)
        text = f"{self._title} … {f'{seconds} s' if seconds else ''}".rstrip()
        with self._lock:
            if self._end_event.is_set():  # it gave way meanwhile
                return
            self._screen.write(f"\r\x1b[2K{text[: shutil.get_terminal_size().columns - 1]}")
            self._screen.flush()
            self._is_drawn = True

    def write(self, text: str) -> int:
        """Write other output in place of the line."""
        with self._lock:
            self.wipe()
            if not text.endswith("\n"):  # such as a bar, which draws the line itself from now on
                self._end_event.set()
            return self._screen.write(text)

    def wipe(self) -> None:
        """Empty the line for the next output."""
        with self._lock:
            if self._is_drawn:
                self._screen.write(LINE_WIPE)
                self._screen.flush()
                self._is_drawn = False


class _SharedStream:
    """Standard error while the line stands on it: other output takes the place of the line."""

    def __init__(self, line: _Line, screen: TextIO) -> None:
        self._line = line
        self._screen = screen

    def write(self, text: str) -> int:
        return self._line.write(text)

    def __getattr__(self, name: str) -> object:
        return getattr(self._screen, name)
