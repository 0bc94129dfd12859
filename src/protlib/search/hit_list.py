"""The records that a selection finds, and the order in which they come."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from protlib.errors import UsageError
from protlib.index import Index
from protlib.search.evaluation import Matched
from protlib.selection import Sort


class HitList(NamedTuple):
    """What a selection finds: the records, what its words matched, and the order that is asked for, "" where none is.

    `keyed` are the numbers of the records that were asked for by their keys, in order, None where none were; `parts` is what
    the saved searches find that must all find a record; `notes` are what is to be told of saved searches.
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
        """Yield what its words matched, and those of the saved searches."""
        yield self.matched
        for part in self.parts:
            for way in part.ways():
                if way.terms is not self.matched.terms:
                    yield way


def ranked(index: Index, hits: HitList, limit: int | None) -> list[tuple[int, float]]:
    """Return the first records, in order, with their scores, 0 where there are none; UsageError where there is no such order."""
    total = hits.bits.bit_count()
    count = total if limit is None else min(limit, total)
    ranking = hits.matched.ranking
    sort = _sort(hits)
    if sort is Sort.RELEVANCE and ranking:
        best = hits.matched.best(ranking, total if hits.is_reverse else count)
        return best[::-1][:count] if hits.is_reverse else best
    if sort is None:
        order = dict.fromkeys(hits.keyed or ())
        numbers = [number for number in order if hits.bits >> number & 1][:: -1 if hits.is_reverse else 1]
    else:
        numbers = index.ordered(sort, hits.bits, count, reverse=hits.is_reverse)
    return [(number, 0.0) for number in numbers[:count]]


def _sort(hits: HitList) -> Sort | None:
    """Return the order that is asked for, or else meant; None for that of the keys."""
    if not hits.sort:
        return Sort.RELEVANCE if hits.matched.ranking else Sort.ADDED if hits.keyed is None else None
    try:
        return Sort(hits.sort)
    except ValueError:
        raise UsageError(f"“{hits.sort}” is not a sort order; choose from {', '.join(Sort)}") from None
