"""A passage of a file or a note of a reader: its words, page and citation; and the pages that a query found."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from protlib.frozen import NamedTuple
from protlib.fulltext.page_query import PageHit
from protlib.record.summary import Summary
from protlib.system.pdf.page import PdfMark

if TYPE_CHECKING:
    from protlib.fulltext.page_query import Group, Scores
    from protlib.record.model import Publication


class PagesOfRecords(NamedTuple):
    """What a query found in files: the records, and of the best ones the files with their pages and the best score.

    `first` are the records that have the words in their title or abstract. `marks` is what to mark on a page, `unread`
    are the checksums of files that have no text yet.
    """

    marks: "Sequence[Group]"
    bits: int
    scores: "Scores"
    files: Mapping[int, Sequence[str]]
    best: Mapping[int, float]
    first: int = 0
    notes: Sequence[str] = ()
    unread: Sequence[str] = ()

    def order(self, candidates: int) -> list[tuple[int, float]]:
        """Return the records among some, the best first, with the scores of their best pages."""
        rows = (
            (self.first >> number & 1, score, number) for number, score in self.best.items() if candidates >> number & 1
        )
        return [(number, score) for _first, score, number in sorted(rows, key=lambda row: (-row[0], -row[1], row[2]))]

    def hits(self, number: int) -> list[PageHit]:
        """Return the pages of a record, the best first."""
        files = self.files.get(number, ())
        rows = [(-score, sha256, page) for sha256 in files for page, score in self.scores[sha256].items()]
        return [PageHit._make((sha256, page, -negated)) for negated, sha256, page in sorted(rows)]


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
    `file` is the path by which the record names the file, `has_other_files` whether it has others, and `text` all of
    the page.
    """

    summary: Summary
    page: PageName
    sentence: str
    spans: Sequence[tuple[int, int]]
    other_pages: Sequence[PageName]
    file: str
    has_other_files: bool
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
