"""Which files have the best pages of a search, so that the pages of no others need be ranked."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from protlib.fulltext.page_query import PageIndex, PageQuery
    from protlib.search.vocabulary.page_words import PageQuestion

TIER: Final = 1000.0
"""More than any score: pages that are closer to what was typed come first."""
FEW: Final = 1000
"""Files of which all pages are ranked, for that is quicker than to ask which ones have to be."""

Files = Mapping[str, Sequence[int]]
"""Files by their checksums, with the numbers of the records that have them."""


def pick_files(
    pages: "PageIndex", asked: "PageQuestion", files: Files, first: int, most: int | None
) -> Collection[str]:
    """Return the files of the best records, so many (`most`); of some more where that is quicker, or of all.

    The `first` records come before the others, and those with closer pages before the rest. So only the last ones that
    count are compared by their scores.
    """
    if most is None or len(_records_of(files)) <= most:
        return files
    picked: set[int] = set()
    for members, query in _classes(pages, asked.closer, files, first):
        rest = members - picked
        missing = most - len(picked)
        if len(rest) > missing:
            picked.update(_pick_best(pages, asked, files, rest, query, missing))
            break
        picked |= rest
    return {sha256 for sha256, owners in files.items() if not picked.isdisjoint(owners)}


def _records_of(files: Files) -> set[int]:
    return {number for owners in files.values() for number in owners}


def _classes(
    pages: "PageIndex", closer: "Sequence[PageQuery]", files: Files, first: int
) -> "Iterator[tuple[set[int], PageQuery | None]]":
    """Yield the records in the order of how close they are, with the query that tells it; sets overlap."""
    records = _records_of(files)
    tiers: dict[PageQuery, set[int]] = {}
    for is_first in (1, 0):
        among = {number for number in records if first >> number & 1 == is_first}
        for query in closer if among else ():
            if query not in tiers:
                there = pages.find_files(query, files, over_ends=False)
                tiers[query] = _records_of({sha256: files[sha256] for sha256 in there})
            yield among & tiers[query], query
        yield among, None


def _pick_best(
    pages: "PageIndex",
    asked: "PageQuestion",
    files: Files,
    members: set[int],
    closer: "PageQuery | None",
    missing: int,
) -> Collection[int]:
    """Return so many of some records as have the best pages; all where their scores come of several queries."""
    if closer is None and len(asked.queries) > 1:
        return members
    own = {sha256: owners for sha256, owners in files.items() if not members.isdisjoint(owners)}
    best: dict[int, float] = {}
    for sha256, score in pages.rank_files(asked.queries[0], own, closer).items():
        for number in members.intersection(own[sha256]):
            best[number] = max(score, best.get(number, score))
    return sorted(best, key=lambda number: (-best[number], number))[:missing]
