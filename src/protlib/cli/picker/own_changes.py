"""The changes that were made in `browse` and what they printed; `undo` asks before it takes back another one."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from typing import TYPE_CHECKING, TextIO

from protlib.cli.picker.desk import Proposal
from protlib.cli.step import command_text
from protlib.errors import NothingFoundError
from protlib.text import make_legible

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.storage.version_info import VersionInfo


class Messages(io.StringIO):
    """The report first, then the messages of commands that were not shown."""

    def __init__(self, terminal: TextIO | None) -> None:
        super().__init__()
        self._terminal = terminal
        self._lines: list[str] = []

    def __call__(self, message: str) -> None:
        """Add a report."""
        self._lines.append(message)

    def write(self, text: str) -> int:
        """Take a message, and show it."""
        if self._terminal is not None:
            self._terminal.write(text)
            self._terminal.flush()
        return super().write(text)

    def isatty(self) -> bool:
        """Tell whether messages go to a terminal."""
        return self._terminal is not None and self._terminal.isatty()

    def fileno(self) -> int:
        """Return the file descriptor of the messages."""
        return super().fileno() if self._terminal is None else self._terminal.fileno()

    def text(self) -> str:
        """Return everything on one line."""
        lines = () if self._terminal else filter(None, map(str.strip, self.getvalue().splitlines()))
        return "; ".join((*self._lines, *lines))


class OwnChanges:
    """The versions of a library that were made here, each with its report, the last one last."""

    def __init__(self, library: "Library") -> None:
        self._library = library
        self._messages = sys.stderr
        self._versions: list[tuple[object, str]] = []

    @contextmanager
    def collect(self, *, is_aloud: bool = False) -> Iterator[Messages]:
        """Collect messages while the library changes, and remember the version that this makes."""
        old_version = self._version()
        with self.collect_messages(is_aloud=is_aloud) as say:
            yield say
        new_version = self._version()
        if new_version is not None and (old_version is None or _identity(old_version) != _identity(new_version)):
            self._versions.append((_identity(new_version), say.text()))

    @contextmanager
    def collect_messages(self, *, is_aloud: bool = False) -> Iterator[Messages]:
        """Give a function for reports, and collect the commands' messages; if it `is_aloud`, they are shown, too."""
        messages = Messages(self._messages if is_aloud else None)
        with redirect_stderr(messages):
            yield messages

    def propose_undo(self) -> Proposal | None:
        """Return the question before an undo of a change that was not made here; None for one that was."""
        version = self._version()
        if version is None or self._is_ours(version):
            return None
        user_text = f" by {make_legible(version.who)}" if version.who else ""
        last = command_text(version.changed_by)
        return Proposal(
            "Undo the last change to the library, which was not made here?", (f"{last}{user_text}, {version.changed}",)
        )

    def undo(self) -> str:
        """Undo the last change; if another program makes one at that moment, undo and report that one."""
        version = self._version()
        is_ours = version is not None and self._is_ours(version)
        with self.collect_messages() as say:
            step = self._library.undo()
            change = command_text(step.changed_by)
            if version is not None and step.changed_by != version.changed_by:
                say(f"undone: {change}, made in between. To redo it: protlib redo")
            else:
                say(f"undone: {self._versions.pop()[1] if is_ours else change}")
        return say.text()

    def _is_ours(self, version: "VersionInfo") -> bool:
        return bool(self._versions) and self._versions[-1][0] == _identity(version)

    def _version(self) -> "VersionInfo | None":
        """Return the version of the library as it is now; None where there is none."""
        from protlib.library.past.past_versions import past_of

        try:
            return past_of(self._library).present_version()
        except NothingFoundError:
            return None


def _identity(version: "VersionInfo") -> object:
    return version.number, version.changed, version.changed_by, version.who
