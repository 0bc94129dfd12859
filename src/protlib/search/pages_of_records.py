"""The pages that a query found in files, as the results of a selection have them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from protlib.frozen import NamedTuple
from protlib.fulltext.page_query import PageHit

if TYPE_CHECKING:
    from protlib.fulltext.page_query import Group, Scores


class PagesOfRecords(NamedTuple):
    """The records that a query found, and of the best ones the files with the pages, and the score of the best page.

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
