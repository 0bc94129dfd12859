"""What commands print while `browse` does their work: it becomes part of the report."""

import io
from typing import TextIO


class Messages(io.StringIO):
    """The report first, then the messages of commands that were not shown."""

    def __init__(self, aloud: TextIO | None) -> None:
        super().__init__()
        self._aloud = aloud
        self._lines: list[str] = []

    def __call__(self, message: str) -> None:
        """Add a report."""
        self._lines.append(message)

    def write(self, text: str) -> int:
        """Take a message, and show it."""
        if self._aloud is not None:
            self._aloud.write(text)
            self._aloud.flush()
        return super().write(text)

    def isatty(self) -> bool:
        """Tell whether messages go to a terminal."""
        return self._aloud is not None and self._aloud.isatty()

    def fileno(self) -> int:
        """Return the file descriptor of the messages."""
        return super().fileno() if self._aloud is None else self._aloud.fileno()

    def text(self) -> str:
        """Return everything on one line."""
        lines = () if self._aloud else filter(None, map(str.strip, self.getvalue().splitlines()))
        return "; ".join((*self._lines, *lines))
