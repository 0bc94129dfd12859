"""The library as an assistant sees it: what may leave, and nothing of the rest."""

import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from protlib.library import Library
from protlib.library.one_moment import read_at_one_moment
from protlib.library.shared_copy import shared_copy
from protlib.record.access import GUARDED, rank
from protlib.record.handout import NOTES, filter_outgoing, is_allowed, strictest_included, without_notes, without_origin
from protlib.selection import Selection
from protlib.system.signals import last_words
from protlib.system.stamp import stamp
from protlib.text import printable

if TYPE_CHECKING:
    from protlib.cli.settings import Settings
    from protlib.record.model import Publication

Answer = TypeVar("Answer")
_PATIENCE: Final = 10.0  # seconds that a change waits for another program, where nobody says how long


class Shelf:
    """A library, and what of it an assistant may read: what is public and `include` names, and no private note.

    Where something stays behind, all is read from a copy that does not have it, in a folder that only the user can read: neither a
    count nor a suggestion can then tell of it.
    """

    def __init__(self, settings: "Settings", include: Collection[str], folder: Path) -> None:
        self.include = include
        self._settings = settings
        self._folder = folder
        self._of: object = None  # the state of the library's file that the copy is of

    def read(self, ask: Callable[[Library], Answer]) -> Answer:
        """Return what a function finds in the library as it is now, of one state of it."""
        with self.open_library() as library:
            return read_at_one_moment(library, lambda moment: self._answer(moment, ask))

    @contextmanager
    def open_library(self) -> Iterator[Library]:
        """Open the library itself, to change it."""
        settings = self._settings
        wait = _PATIENCE if settings.wait is None else settings.wait
        with Library(settings.library, settings.cache, wait=wait) as library:
            yield library

    def redacted(self, publication: "Publication") -> "Publication":
        """Return what may be told of a record: nothing of the user's machine, and a private note only where it was asked for."""
        record = without_origin(publication)
        return record if NOTES in self.include else without_notes(record)

    def keeps_back(self) -> bool:
        """Tell whether something of the library may not be read."""
        with self.open_library() as library:
            return self._keeps_back(library)

    def is_open(self, publication: "Publication") -> bool:
        """Tell whether a record may be read."""
        return is_allowed(publication, self.include)

    def plain(self, message: str) -> str:
        """Return a message on one line, without the folders of the library."""
        for path in (self._folder, self._settings.library.absolute().parent, self._settings.library.parent):
            if str(path) != ".":
                message = message.replace(f"{path}{os.sep}", "")
        return " ".join(printable(message).split())

    def _answer(self, library: Library, ask: Callable[[Library], Answer]) -> Answer:
        if not self._keeps_back(library):
            return ask(library)
        now = library.path, stamp(library.path)
        copy = self._folder / self._settings.library.name
        if now != self._of or now[1] is None:
            copy.write_bytes(self._outgoing(library))
            self._of = now
        with Library(copy, self._folder / "index") as copied:
            return ask(copied)

    def _keeps_back(self, library: Library) -> bool:
        """Tell whether something of the library may not be read."""
        hidden_levels = tuple(level for level in GUARDED if rank(level) > rank(strictest_included(self.include)))
        selections = [Selection(access=hidden_levels)] if hidden_levels else []
        if NOTES not in self.include:
            selections.append(Selection(has=("private_note",)))
        return any(library.select(hidden, publications=False, summaries=False).total for hidden in selections)

    def _outgoing(self, library: Library) -> bytes:
        every: Sequence[Publication] = library.select("", summaries=False).publications
        return shared_copy(library, filter_outgoing(every, self.include).publications, tags=True)


@contextmanager
def shelf_of(settings: "Settings", include: Collection[str]) -> Iterator[Shelf]:
    """Give the library of settings as an assistant sees it; what was copied for it is gone behind the block."""
    folder = Path(tempfile.mkdtemp(prefix="protlib-"))

    def clear() -> None:
        shutil.rmtree(folder, ignore_errors=True)

    with last_words(clear):
        try:
            yield Shelf(settings, include, folder)
        finally:
            clear()
