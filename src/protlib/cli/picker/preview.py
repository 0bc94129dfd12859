"""The publication at the cursor of `browse`: all its data, with matching words marked, and a scroll position.

Its references are made beside the screen, which never waits for them.
"""

from collections.abc import Callable, Iterable, Iterator
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Final

from protlib.cli.picker.screen_lines import Line, with_matches
from protlib.cli.record_values import name_values
from protlib.errors import ProtlibError
from protlib.render import record_panels
from protlib.search import Hits

if TYPE_CHECKING:
    from protlib.record.model import Publication

    _Known = tuple[Publication, list[tuple[str, str]]]
    from protlib.record.model import Publication

_PATIENCE: Final = 3.0  # seconds that leaving may take; a reference takes a tenth
_QUIET: Final = 0.15  # seconds without another publication before a reference is made
MakeReference = Callable[["Publication"], str]


class References:
    """References, each made once by another thread with `make`, "" for none.

    Of several that are asked for meanwhile, only the last is made. `tell` is called from the thread when
    there is one to show.
    """

    def __init__(self, make: MakeReference) -> None:
        self.tell: Callable[[], object] = bool
        self._make = make
        self._references: dict[str, tuple[Publication, str]] = {}
        self._publication: Publication | None = None
        self._thread: Thread | None = None
        self._lock = Lock()
        self._is_closed = Event()

    def get(self, publication: "Publication") -> str:
        """Return the reference of a publication; "" for none, and while it is being made."""
        if (text := self._text_of(publication)) is not None:
            return text
        with self._lock:
            self._publication = publication
            if self._thread is None:
                self._thread = Thread(target=self._make_references, daemon=True)
                self._thread.start()
        return ""

    def close(self) -> None:
        """Let the thread finish the reference that it is at: the engine has a folder to clear away."""
        self._is_closed.set()
        with self._lock:
            self._publication, thread = None, self._thread
        if thread is not None:
            thread.join(_PATIENCE)

    def _text_of(self, publication: "Publication") -> str | None:
        record, text = self._references.get(publication.key, (None, ""))
        return text if record == publication else None

    def _make_references(self) -> None:
        while (publication := self._wait_for_next()) is not None:
            if self._text_of(publication) is not None:  # it was asked for again while it was made
                continue
            try:
                text = self._make(publication)
            except (ProtlibError, OSError):  # `protlib cite` says why
                text = ""
            self._references[publication.key] = publication, text
            if text:
                self.tell()

    def _wait_for_next(self) -> "Publication | None":
        """Return the publication to cite, once nobody types or goes through the list; None where there is none."""
        current_row = None
        while self._publication is not current_row:
            current_row = self._publication
            self._is_closed.wait(_QUIET)
        with self._lock:
            publication, self._publication = self._publication, None
            if publication is None:
                self._thread = None
            return publication


class Preview:
    """The lines about one publication, made once; its reference follows when it is ready."""

    def __init__(
        self,
        read_publication: "Callable[[str], Publication]",
        read_highlights: "Callable[[Publication], str]",
        references: References,
    ) -> None:
        self.references = references
        self.scrolled = 0
        self.length = 0
        self._read_publication = read_publication
        self._read_highlights = read_highlights
        self._previews: dict[str, _Known] = {}
        self._page: tuple[object, list[Line]] = (None, [])

    def forget(self) -> None:
        """Read the publication again: the library may have changed."""
        self._previews.clear()
        self.length = 0
        self._page = (None, [])

    def scroll(self, line_count: int) -> None:
        """Scroll down so many lines, or up."""
        self.scrolled = max(0, self.scrolled + line_count)

    def lines(self, key: str, hits: Hits, width: int, height: int) -> list[Line]:
        """Return the lines that fit; raises the errors of reading the publication."""
        publication, values = self._publication(key)
        reference = self.references.get(publication)
        if self._page[0] != (key, hits, width, reference):
            values = [("reference", reference), *values] if reference else values
            self._page = (key, hits, width, reference), list(_lines(values, hits, width))
        page_lines = self._page[1]
        self.length = len(page_lines)
        self.scrolled = max(0, min(self.scrolled, len(page_lines) - height))
        return page_lines[self.scrolled : self.scrolled + height]

    def position(self, height: int) -> str:
        """Return which lines are visible; "" for all."""
        if self.length <= height:
            return ""
        last = min(self.scrolled + height, self.length)
        return f"lines {self.scrolled + 1} to {last} of {self.length}"

    def _publication(self, key: str) -> "_Known":
        if key not in self._previews:
            publication = self._read_publication(key)
            highlights = self._read_highlights(publication)
            values = [*name_values(publication), *([("highlights", highlights)] if highlights else [])]
            self._previews[key] = publication, values
        return self._previews[key]


def _lines(values: Iterable[tuple[str, str]], hits: Hits, width: int) -> Iterator[Line]:
    for label, value in values:
        lines = [line for part in f"{label}: {value}".split("\n") for line in record_panels.wrap_text(part, width)]
        head = lines[0][: len(label) + 1]
        yield [("class:label", head), *with_matches(lines[0][len(head) :], hits)]
        yield from (with_matches(line, hits) for line in lines[1:])
