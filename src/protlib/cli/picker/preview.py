"""The publication at the cursor of `browse`: all its data, with matching words marked, and a scroll position."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from protlib.cli.picker.preview_references import References
from protlib.cli.picker.screen_lines import Line, with_matches
from protlib.cli.record_values import name_values
from protlib.render import record_panels
from protlib.search import Hits

if TYPE_CHECKING:
    from protlib.record.model import Publication

    _Known = tuple[Publication, list[tuple[str, str]]]


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

    def scroll(self, lines: int) -> None:
        """Scroll down so many lines, or up."""
        self.scrolled = max(0, self.scrolled + lines)

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
