"""The records that a selection finds, and their order."""

from collections.abc import Iterator, Sequence

from protlib.errors import UsageError
from protlib.frozen import NamedTuple
from protlib.index import Index
from protlib.search.evaluation import Matched
from protlib.selection import Sort


class HitList(NamedTuple):
    """The result of a selection: the records, the matches of its words, and the requested order, "" for none.

    `keyed` are the numbers of records that were requested by key, in order, None where none were; `parts` are the
    results of the saved searches that must all find a record; `notes` are messages about saved searches.
    """

    matched: Matched
    sort: str
    is_reverse: bool
    keyed: Sequence[int] | None
    parts: Sequence["HitList"] = ()
    notes: Sequence[str] = ()

    @property
    def bits(self) -> int:
        """The records."""
        return self.matched.bits

    def ways(self) -> Iterator[Matched]:
        """Yield the matches of its words, and of those of the saved searches."""
        yield self.matched
        for part in self.parts:
            for way in part.ways():
                if way.terms is not self.matched.terms:
                    yield way


def rank(index: Index, hits: HitList, limit: int | None) -> list[tuple[int, float]]:
    """Return the first records in order, with their scores or 0; raises UsageError for an unknown order."""
    total = hits.bits.bit_count()
    count = total if limit is None else min(limit, total)
    ranking = hits.matched.ranking
    sort = _choose_sort(hits)
    if sort is Sort.RELEVANCE and hits.matched.pages:
        order = hits.matched.pages.order(hits.bits)
        return order[:: -1 if hits.is_reverse else 1][:count]
    if sort is Sort.RELEVANCE and ranking:
        best = hits.matched.rank_best(ranking, total if hits.is_reverse else count)
        return best[::-1][:count] if hits.is_reverse else best
    if sort is None:
        keyed = dict.fromkeys(hits.keyed or ())
        numbers = [number for number in keyed if hits.bits >> number & 1][:: -1 if hits.is_reverse else 1]
    else:
        numbers = index.sort(sort, hits.bits, count, reverse=hits.is_reverse)
    return [(number, 0.0) for number in numbers[:count]]


def _choose_sort(hits: HitList) -> Sort | None:
    """Return the requested order, or the default one; None for the order of the keys."""
    if not hits.sort:
        is_ranked = hits.matched.ranking or hits.matched.pages
        return Sort.RELEVANCE if is_ranked else Sort.ADDED if hits.keyed is None else None
    try:
        return Sort(hits.sort)
    except ValueError:
        raise UsageError(f"“{hits.sort}” is not a sort order; choose from {', '.join(Sort)}") from None
