"""A passage of a file or a note of a reader: its words, its page, and how it is cited."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from protlib.frozen import NamedTuple
from protlib.record.summary import Summary
from protlib.system.pdf.page import PdfMark

if TYPE_CHECKING:
    from protlib.record.model import Publication


class PageName(NamedTuple):
    """The page of a file: its number in the file, from 1, and the one that is printed on it, "" where none is known.

    A file without pages (`is_paged`) has sections, of which the number counts.
    """

    number: int
    label: str
    is_paged: bool = True

    def __str__(self) -> str:
        return self.label or str(self.number)

    def cite(self, key: str) -> str:
        """Return what to type in a report; a file without pages has no locator that others could find."""
        return f"[@{key}, p. {self}]" if self.is_paged else f"[@{key}]"

    def explain(self) -> str:
        """Return what a number means that is not printed on the page, else ""."""
        if self.label:
            return ""
        return f"page {self.number} of the file" if self.is_paged else f"part {self.number} of the file"


class Passage(NamedTuple):
    """The best sentence of a publication's files, and where it stands.

    `spans` are those of what was asked for in the sentence, `other_pages` have it as well, the best first.
    `file` is the path by which the record names the file, `several` whether it has others, and `text` all of the page.
    """

    summary: Summary
    page: PageName
    sentence: str
    spans: Sequence[tuple[int, int]]
    other_pages: Sequence[PageName]
    file: str
    several: bool
    text: str
    access: str = ""

    def cite(self) -> str:
        """Return what to type in a report: "[@iom2009caring, p. 34]"."""
        return self.page.cite(self.summary.key)


class Note(NamedTuple):
    """A note on a publication: its page, None where that is unknown, and what was marked or written.

    `file` is the path by which the record names the file, "" for a note that only Zotero had; `tags` are Zotero's.
    """

    publication: "Publication"
    page: PageName | None
    mark: PdfMark
    file: str = ""
    tags: tuple[str, ...] = ()

    def cite(self) -> str:
        """Return what to type in a report: "[@iom2009caring, p. 34]"."""
        key = self.publication.key
        return self.page.cite(key) if self.page else f"[@{key}]"
