"""What a selection of publications brings."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from protlib.index import Index
from protlib.record.model import Publication
from protlib.record.summary import Summary
from protlib.search.explanation import Explanation, Explanations, lacking, notes
from protlib.search.highlights import Hits, hits_of
from protlib.search.hit_list import ranked
from protlib.search.own_fields import OwnFields
from protlib.search.selector import Selector
from protlib.search.vocabulary.other_names import NO_OTHERS, OtherNames
from protlib.selection import Selection

if TYPE_CHECKING:
    from protlib.record.decisions.saved_search import SavedSearch


@dataclass(frozen=True)
class Results:
    """What a selection brings.

    `total` is how many records match; `publications` are those that were asked for, in order, `summaries` the lines that
    lists show of them, and `explanations` say for each why it was found, by its own words where the publications are there.
    `notes` tell the person what was done to the
    query, `lacking` are the words of it that some of the records have not; `hits` is for `spans` and `snippet`, and `saved` are the saved searches that were asked, for `asks_for_places`.
    """

    total: int
    publications: Sequence[Publication]
    summaries: Sequence[Summary]
    explanations: Iterable[Explanation]
    notes: tuple[str, ...]
    lacking: tuple[str, ...]
    hits: Hits
    saved: Sequence[Selection] = ()


def select(
    index: Index,
    selection: Selection,
    own: Callable[[], Sequence[str]] = tuple,
    other_names: OtherNames = NO_OTHERS,
    searches: "Callable[[], Sequence[SavedSearch]]" = tuple,
    *,
    publications: bool = True,
    summaries: bool = True,
) -> Results:
    """Return what a selection brings; to leave out publications, or summaries, that nobody asks for saves time.

    `own` returns the fields that the library has of its own, `searches` the saved ones; `others` are the names that it has
    decided are one. Raises UsageError where the query or a filter is not understood, NothingFoundError where a key or a
    saved search is not there.
    """
    selector = Selector(index, OwnFields(index, own), other_names, searches)
    hits = selector.select(selection)
    order = ranked(index, hits, selection.limit)
    numbers = [number for number, _score in order]
    records = [record for _number, record in index.records(numbers)] if publications else []
    ways = list(hits.ways())
    all_notes = (*hits.notes, *(note for way in ways for note in notes(index, way, numbers)))
    return Results(
        hits.bits.bit_count(),
        records,
        index.summaries(numbers) if summaries else (),
        Explanations(hits.matched, order, records),
        tuple(dict.fromkeys(all_notes)),
        tuple(dict.fromkeys(lacking(hits.matched))),
        hits_of(term for way in ways for term in way.terms),
        selector.saved_selections(),
    )
