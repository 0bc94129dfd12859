"""The results of a selection of publications."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from protlib.frozen import Frozen
from protlib.index import Index
from protlib.record.summary import Summary
from protlib.search.explanation import Explanation, Explanations, list_lacking, make_notes
from protlib.search.highlights import Hits, collect_hits
from protlib.search.hit_list import rank
from protlib.search.own_fields import OwnFields
from protlib.search.selector import Selector
from protlib.search.vocabulary.other_names import NO_OTHERS, OtherNames
from protlib.selection import Selection

if TYPE_CHECKING:
    from protlib.fulltext.page_query import Group, PageHit
    from protlib.record.decisions.saved_search import SavedSearch
    from protlib.record.model import Publication
    from protlib.search.in_files import PageSource
    from protlib.search.pages_of_records import PagesOfRecords


class Results(Frozen):
    """The results of a selection.

    `total` counts the matching records; `publications` are the requested ones, in order, `summaries` the lines that
    lists show of them, and `explanations` say why each was found, in its own words where the publications are there.
    `notes` tell a person what the search did to the query, `lacking` are words that some of the records lack; `hits` is
    for `find_spans` and `make_snippet`, and `saved` are the saved searches that were used, for `asks_for_places`. Where
    words were looked for in files, `pages` are the pages of each publication that have them, the best first, and
    `in_pages` is what to mark on a page, and `unread` are the checksums of files that have no text
    yet.
    """

    total: int
    publications: "Sequence[Publication]"
    summaries: Sequence[Summary]
    explanations: Iterable[Explanation]
    notes: tuple[str, ...]
    lacking: tuple[str, ...]
    hits: Hits
    saved: Sequence[Selection] = ()
    pages: "Sequence[Sequence[PageHit]]" = ()
    in_pages: "Sequence[Group]" = ()
    unread: Sequence[str] = ()


def select(
    index: Index,
    selection: Selection,
    own: Callable[[], Sequence[str]] = tuple,
    other_names: OtherNames = NO_OTHERS,
    searches: "Callable[[], Sequence[SavedSearch]]" = tuple,
    texts: "PageSource | None" = None,
    *,
    publications: bool = True,
    summaries: bool = True,
) -> Results:
    """Return the results of a selection; leave out publications or summaries that nobody needs.

    `own` returns the library's own fields, `searches` the saved searches; `other_names` are names that the library has
    unified, `texts` the texts of attached files. Raises UsageError where the query or a filter is not valid,
    NothingFoundError where a key or a saved search is unknown.
    """
    selector = Selector(index, OwnFields(index, own), other_names, searches, texts)
    hits = selector.select(selection)
    order = rank(index, hits, selection.limit)
    numbers = [number for number, _score in order]
    records = [record for _number, record in index.records(numbers)] if publications else []
    ways = list(hits.ways())
    own_notes = (note for way in ways for note in make_notes(index, way, numbers))
    all_notes = (*hits.notes, *(hits.matched.pages.notes if hits.matched.pages else ()), *own_notes)
    return Results(
        hits.bits.bit_count(),
        records,
        index.summaries(numbers) if summaries else (),
        Explanations(hits.matched, order, records),
        tuple(dict.fromkeys(all_notes)),
        tuple(dict.fromkeys(list_lacking(hits.matched))),
        collect_hits(term for way in ways for term in way.terms),
        selector.saved_selections(),
        *_pages_of(hits.matched.pages, numbers),
    )


def _pages_of(
    pages: "PagesOfRecords | None", numbers: Sequence[int]
) -> "tuple[Sequence[Sequence[PageHit]], Sequence[Group], Sequence[str]]":
    """Return the pages of each record, what to mark on them, and the files without a text."""
    return ([pages.hits(number) for number in numbers], pages.marks, pages.unread) if pages else ((), (), ())
