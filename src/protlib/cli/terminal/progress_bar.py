"""A progress bar on standard error: only on a terminal, and only for work that takes a while."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from protlib.system.progress import Progress as Report
from protlib.system.progress import ignore_progress
from protlib.system.signals import last_words
from protlib.text import make_printable

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE: Final = 0.7
"""Seconds that work may take without a word."""
LINE_WIPE: Final = "\r\x1b[2K\x1b[?25h"
"""What leaves an empty line, and a cursor."""


@contextmanager
def progress(title: str) -> Iterator[Report]:
    """Give a function that reports progress, (done, total), with a bar that appears late and goes away at the end."""
    bar = _Bar(title)
    with last_words(bar.wipe):
        try:
            yield bar.move if can_wipe() else ignore_progress
        finally:
            bar.close()


def can_wipe() -> bool:
    """Tell whether standard error is a terminal from which a bar can vanish, and not shown in a pager."""
    if not sys.stderr.isatty():
        return False
    from protlib.cli.terminal.pager_stream import PagerStream

    return not isinstance(sys.stderr, PagerStream) and os.environ.get("TERM", "").lower() not in {"dumb", "unknown"}


class _Bar:
    def __init__(self, title: str) -> None:
        self.title = title
        self.began = time.monotonic()
        self.display: tuple[Progress, TaskID] | None = None

    def move(self, count: int, total: int) -> None:
        """Show how many are done, once that takes long; the bar goes when all are."""
        if self.display is None and time.monotonic() - self.began > PATIENCE:
            self.display = self._draw()
        if self.display is not None:
            bar, task = self.display
            bar.update(task, completed=count, total=total)
        if count >= total:  # what comes next may ask something
            self.close()

    def _draw(self) -> "tuple[Progress, TaskID]":
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        title = TextColumn("{task.description}", markup=False)  # it may name a file
        columns = (title, BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
        bar = Progress(*columns, console=Console(stderr=True), transient=True)
        bar.start()
        return bar, bar.add_task(make_printable(self.title))

    def wipe(self) -> None:
        """Give the terminal its cursor back."""
        if self.display is not None:
            os.write(2, LINE_WIPE.encode())

    def close(self) -> None:
        if self.display is not None:
            self.display[0].stop()
            self.display = None
