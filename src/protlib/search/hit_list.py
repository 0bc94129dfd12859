"""The records that a selection finds, and their order."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Self

from protlib.errors import UsageError
from protlib.frozen import NamedTuple
from protlib.index import Index
from protlib.selection import Sort

if TYPE_CHECKING:
    from protlib.search.passages import PagesOfRecords
    from protlib.search.ranking import Ranking
    from protlib.search.term import Term, WordMeaning  # which a selection without words does not need


class MatchedUnits(NamedTuple):
    """The units that were asked for, of which a record may lack some; `full` lack none, where others joined few."""

    texts: Sequence[str] = ()
    lacking_count: int = 0
    full: int = 0


class MatchedConcepts(NamedTuple):
    """The typed text for each concept, and the records that have a concept of that name without the words."""

    texts: "Sequence[tuple[str, WordMeaning]]" = ()
    bits: int = 0


class MatchedRecords(NamedTuple):
    """The records that match a query, and its words.

    `ranking` orders the records; it is None where there are no words. Records in an early one of the `tiers` come
    before all others, whatever their score: records with the words themselves before records that only have a concept
    of that name. `saved` are the saved searches that must all find a record. `pages` are those of files where words
    were looked for in their text.
    """

    bits: int
    terms: "tuple[Term, ...]" = ()
    units: MatchedUnits = MatchedUnits()
    concepts: MatchedConcepts = MatchedConcepts()
    ranking: "Ranking | None" = None
    tiers: Sequence[int] = ()
    saved: Sequence[str] = ()
    pages: "PagesOfRecords | None" = None

    def is_question(self) -> bool:
        """Tell whether the query may be a question."""
        from protlib.search.expansion import is_asking

        return is_asking(term.word for term in self.terms)

    def required_terms(self) -> "list[Term]":
        """Return the words that must match, except that some of them may be missing."""
        return [term for term in self.terms if term.is_required]

    def replace_required(self, required: "Iterable[Term]") -> Self:
        """Return a copy with other matches for the required words."""
        changed = iter(required)
        return self._replace(terms=tuple(next(changed) if term.is_required else term for term in self.terms))

    def rank_best(self, ranking: "Ranking", count: int) -> list[tuple[int, float]]:
        """Return the best records in their order; no record has a higher score than one before it."""
        ranked: list[tuple[int, float]] = []
        unranked = self.bits
        for tier in (*self.tiers, -1):
            if len(ranked) < count and tier & unranked:
                most = ranked[-1][1] if ranked else math.inf
                best = ranking.rank_best(unranked & tier, count - len(ranked))
                ranked += [(number, min(score, most)) for number, score in best]
                unranked &= ~tier
        return ranked


class HitList(NamedTuple):
    """The result of a selection: the records, the matches of its words, and the requested order, "" for none.

    `key_numbers` are the numbers of records that were requested by key, in order, None where none were; `parts` are the
    results of the saved searches that must all find a record; `notes` are messages about saved searches.
    """

    matches: MatchedRecords
    sort: str
    is_reverse: bool
    key_numbers: Sequence[int] | None
    parts: Sequence["HitList"] = ()
    notes: Sequence[str] = ()

    @property
    def bits(self) -> int:
        """The records."""
        return self.matches.bits

    def iterate_matches(self) -> Iterator[MatchedRecords]:
        """Yield the matches of its words, and of those of the saved searches."""
        yield self.matches
        for part in self.parts:
            for way in part.iterate_matches():
                if way.terms is not self.matches.terms:
                    yield way


def rank(index: Index, hits: HitList, limit: int | None) -> list[tuple[int, float]]:
    """Return the first records in order, with their scores or 0; raises UsageError for an unknown order."""
    total = hits.bits.bit_count()
    count = total if limit is None else min(limit, total)
    ranking = hits.matches.ranking
    sort = _choose_sort(hits)
    if sort is Sort.RELEVANCE and hits.matches.pages:
        order = hits.matches.pages.order(hits.bits)
        return order[:: -1 if hits.is_reverse else 1][:count]
    if sort is Sort.RELEVANCE and ranking:
        best = hits.matches.rank_best(ranking, total if hits.is_reverse else count)
        return best[::-1][:count] if hits.is_reverse else best
    if sort is None:
        keyed = dict.fromkeys(hits.key_numbers or ())
        numbers = [number for number in keyed if hits.bits >> number & 1][:: -1 if hits.is_reverse else 1]
    else:
        numbers = index.sort(sort, hits.bits, count, reverse=hits.is_reverse)
    return [(number, 0.0) for number in numbers[:count]]


def _choose_sort(hits: HitList) -> Sort | None:
    """Return the requested order, or the default one; None for the order of the keys."""
    if not hits.sort:
        is_ranked = hits.matches.ranking or hits.matches.pages
        return Sort.RELEVANCE if is_ranked else Sort.ADDED if hits.key_numbers is None else None
    try:
        return Sort(hits.sort)
    except ValueError:
        raise UsageError(f"“{hits.sort}” is not a sort order; choose from {', '.join(Sort)}") from None
