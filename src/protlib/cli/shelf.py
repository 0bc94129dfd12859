"""The library as a program that serves others sees it: what may leave, and no trace of the rest."""

import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from protlib.library import Library
from protlib.library.library import read_at_one_moment
from protlib.library.shared_copy import make_shared_copy
from protlib.record.access import RESTRICTED, rank
from protlib.record.decisions.screening_marks import MARKED_NOTES
from protlib.record.handout import (
    NOTES,
    filter_outgoing,
    is_allowed,
    strictest_included,
    without_origin,
    without_private,
)
from protlib.selection import Selection
from protlib.system.file_identity import stamp
from protlib.system.signals import last_words
from protlib.text import make_printable

if TYPE_CHECKING:
    from protlib.cli.settings.library_location import Settings
    from protlib.record.model import Publication

Answer = TypeVar("Answer")
_PATIENCE: Final = 10.0  # seconds that a change waits for another program, unless the user has set them


class Shelf:
    """A library, and its part that other programs may read: public records, what `include` names, no private notes.

    Where something is hidden, every question reads a copy without it, in a `folder` that only the user can read. So no
    count or suggestion can reveal it.
    """

    def __init__(self, settings: "Settings", include: Collection[str], folder: Path) -> None:
        self.include = include
        self._settings = settings
        self.folder = folder
        self._state: object = None  # the state of the library's file at the time of the copy

    def ask_library(self, ask: Callable[[Library], Answer]) -> Answer:
        """Return the answer of a function that reads one state of the library, as it is now."""
        with self.open_library() as library:
            return read_at_one_moment(library, lambda moment: self._answer(moment, ask))

    @contextmanager
    def open_library(self, continues: str = "") -> Iterator[Library]:
        """Open the library itself, to change it; a change may be one with the last, which it `continues`."""
        settings = self._settings
        wait = _PATIENCE if settings.wait is None else settings.wait
        with Library(settings.library, settings.cache, texts=settings.texts, wait=wait, continues=continues) as library:
            yield library

    def redact(self, publication: "Publication") -> "Publication":
        """Return a record without traces of the user's machine, and without private notes unless asked for."""
        record = without_origin(publication)
        return record if NOTES in self.include else without_private(record)

    def keeps_back(self) -> bool:
        """Tell whether part of the library is hidden."""
        with self.open_library() as library:
            return self._keeps_back(library)

    def is_open(self, publication: "Publication") -> bool:
        """Tell whether a record is visible."""
        return is_allowed(publication, self.include)

    def to_one_line(self, message: str) -> str:
        """Return a message on one line, without the folders of the library."""
        for path in (self.folder, self._settings.library.absolute().parent, self._settings.library.parent):
            if str(path) != ".":
                message = message.replace(f"{path}{os.sep}", "")
        return " ".join(make_printable(message).split())

    def _answer(self, library: Library, ask: Callable[[Library], Answer]) -> Answer:
        if not self._keeps_back(library):
            return ask(library)
        state = library.path, stamp(library.path)
        copy = self.folder / self._settings.library.name
        if state != self._state or state[1] is None:
            copy.write_bytes(self._pack_outgoing(library))
            self._state = state
        with Library(copy, self.folder / "index") as library_copy:
            return ask(library_copy)

    def _keeps_back(self, library: Library) -> bool:
        """Tell whether part of the library is hidden."""
        hidden_levels = tuple(level for level in RESTRICTED if rank(level) > rank(strictest_included(self.include)))
        selections = [Selection(access=hidden_levels)] if hidden_levels else []
        if NOTES not in self.include:
            selections += Selection(has=("private_note",)), Selection(query=MARKED_NOTES)
        return any(library.select(selection, publications=False, summaries=False).total for selection in selections)

    def _pack_outgoing(self, library: Library) -> bytes:
        records: Sequence[Publication] = library.select("", summaries=False).publications
        return make_shared_copy(library, filter_outgoing(records, self.include).publications, keeps_tags=True)


@contextmanager
def shelf_of(settings: "Settings", include: Collection[str]) -> Iterator[Shelf]:
    """Open the library of some settings as other programs see it; its copy is removed when the block ends."""
    folder = Path(tempfile.mkdtemp(prefix="protlib-"))

    def clear() -> None:
        shutil.rmtree(folder, ignore_errors=True)

    with last_words(clear):
        try:
            yield Shelf(settings, include, folder)
        finally:
            clear()
