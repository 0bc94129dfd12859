"""The results of a selection of publications."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import TYPE_CHECKING

from protlib.frozen import FrozenClass, NamedTuple
from protlib.index import Index
from protlib.record.summary import Summary
from protlib.search.highlights import Hits, collect_hits
from protlib.search.hit_list import HitList, MatchedRecords, rank
from protlib.search.selector import Request, Selector
from protlib.selection import Selection

if TYPE_CHECKING:
    from protlib.fulltext.page_query import Group, PageHit
    from protlib.record.model import Publication
    from protlib.search.explanation import Explanation
    from protlib.search.passages import PagesOfRecords


class _Explanations:
    """The explanations of records, each worked out on demand."""

    def __init__(
        self, matched: MatchedRecords, ranked: Sequence[tuple[int, float]], records: "Sequence[Publication]"
    ) -> None:
        self._matches = matched
        self._ranked = ranked
        self._records = records

    def __iter__(self) -> "Iterator[Explanation]":
        from protlib.record.model import Publication
        from protlib.search.explanation import explain_match

        records = self._records or repeat(Publication())
        ranked = zip(self._ranked, records, strict=False)
        return (explain_match(number, score, self._matches, record) for (number, score), record in ranked)


class Results(FrozenClass):
    """The results of a selection.

    `total` counts the matching records; `publications` are the requested ones, in order, `summaries` the lines that
    lists show of them, and `explanations` say why each was found. `notes` tell a person what the search did to the
    query, `lacking` are words that some of the records lack; `hits` is for `find_spans` and `make_snippet`, and `saved`
    are the saved searches that were used, for `asks_for_places`. Where words were looked for in files, `pages` are the
    pages of each publication that have them, the best first, and `page_marks` is what to mark on one, `unread` are the
    checksums of files that have no text yet, and `files` name the files of each publication. `numbers` are those of the
    publications in the index.
    """

    total: int
    publications: "Sequence[Publication]"
    summaries: Sequence[Summary]
    explanations: "Iterable[Explanation]"
    notes: tuple[str, ...]
    lacking: tuple[str, ...]
    hits: Hits
    saved: Sequence[Selection] = ()
    pages: "Sequence[Sequence[PageHit]]" = ()
    page_marks: "Sequence[Group]" = ()
    unread: Sequence[str] = ()
    files: Sequence[Sequence[str]] = ()
    numbers: Sequence[int] = ()


def select(index: Index, request: Request, *, publications: bool = True, summaries: bool = True) -> Results:
    """Return the results of a request; leave out publications or summaries that nobody needs.

    Raises UsageError for what is not valid, NothingFoundError for what is unknown.
    """
    selector = Selector(index, request)
    hits = selector.select_requested()
    order = rank(index, hits, request.selection.limit)
    numbers = [number for number, _score in order]
    records = [record for _number, record in index.records(numbers)] if publications else []
    ways = [way for way in hits.iterate_matches() if way.terms]
    own_notes, lacking = _describe(index, hits, ways, numbers, request.selection.query) if ways else ((), ())
    pages = _pages_of(index, hits.matches.pages, numbers)
    all_notes = (*hits.notes, *(hits.matches.pages.notes if hits.matches.pages else ()), *own_notes)
    return Results(
        total=hits.bits.bit_count(),
        publications=records,
        summaries=index.summaries(numbers) if summaries else (),
        explanations=_Explanations(hits.matches, order, records),
        notes=tuple(dict.fromkeys(all_notes)),
        lacking=lacking,
        hits=collect_hits(term for way in ways for term in way.terms),
        saved=selector.saved_selections(),
        pages=pages.pages,
        page_marks=pages.marks,
        unread=pages.unread,
        files=pages.files,
        numbers=numbers,
    )


def _describe(
    index: Index, hits: HitList, ways: Sequence[MatchedRecords], numbers: Sequence[int], query: str
) -> tuple[Sequence[str], tuple[str, ...]]:
    """Return what the search did to the words of a query, and the words that some of the records lack."""
    from protlib.search.explanation import (
        iterate_lacking,
        make_notes,
        note_signs,
    )  # which a selection without words does not need

    notes = [note for way in ways for note in make_notes(index, way, numbers)]
    return [*note_signs(query), *notes], tuple(dict.fromkeys(iterate_lacking(hits.matches)))


class _Pages(NamedTuple):
    """The pages of each record, what to mark on them, the files without a text, and the files of each record."""

    pages: "Sequence[Sequence[PageHit]]" = ()
    marks: "Sequence[Group]" = ()
    unread: Sequence[str] = ()
    files: Sequence[Sequence[str]] = ()


def _pages_of(index: Index, pages: "PagesOfRecords | None", numbers: Sequence[int]) -> _Pages:
    if not pages:
        return _Pages()
    names: dict[int, list[str]] = {number: [] for number in numbers}
    for number, name in index.file_names(numbers):
        names[number].append(name)
    return _Pages(list(map(pages.hits, numbers)), pages.marks, pages.unread, list(names.values()))
