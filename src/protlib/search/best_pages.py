"""The pages of files that a search asks for: of the best records, for to rank pages takes longer than to find them."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from protlib.fulltext.page_query import PageIndex, PageQuery, Scores
    from protlib.search.vocabulary.page_words import PageQuestion

_TIER: Final = 1000.0
"""More than any score: pages that are closer to what was typed come first."""
FEW: Final = 1000
"""Files of which all pages with several words are ranked: that is quicker than to ask which ones have to be."""
_MORE: Final = 4  # times as many records at the next try: few tries, and little work in vain

Files = Mapping[str, Sequence[int]]
"""Files by their checksums, with the numbers of the records that have them."""


def rank_best(
    pages: "PageIndex", asked: "PageQuestion", files: Files, find_first: Callable[[], int], most: int | None
) -> "tuple[Collection[str], Scores, int]":
    """Return the files with matching pages, the scores of pages, and the records that come first.

    The pages of the best `most` records have scores, perhaps those of more; of all records where it is None. The
    records that `find_first` returns come before the others.
    """
    groups = asked.queries[0].groups
    is_word = len(asked.queries) == len(groups) == 1 and len(groups[0][0].words) == 1
    if most is None or (most and len(files) <= FEW and not is_word):
        scores = _rank(pages, asked, files)
        return scores.keys(), scores, find_first() if scores else 0
    there = {sha256 for query in asked.queries for sha256 in pages.find_files(query, files, over_ends=True)}
    if not there or not most:
        return there, {}, 0
    own = {sha256: files[sha256] for sha256 in there}
    first = find_first()
    if len(_records_of(own)) <= most:
        return there, _rank(pages, asked, own), first
    if is_word:
        return there, _rank_by_bounds(pages, asked, own, first, most), first
    return there, _rank(pages, asked, _pick_files(pages, asked, own, first, most)), first


def _rank(pages: "PageIndex", asked: "PageQuestion", files: Collection[str]) -> "Scores":
    """Return the pages of some files that have all of a query; those that are closer to what was typed come first."""
    scores: Scores = {}
    for query in asked.queries:
        for sha256, own in pages.rank(query, files).items():
            scores[sha256] = {**own, **scores.get(sha256, {})}
    for number, query in enumerate(reversed(asked.closer), 1):
        for sha256, page_scores in pages.find(query, scores).items():
            own = scores[sha256]
            for page in own.keys() & page_scores:
                own[page] = own[page] % _TIER + number * _TIER
    return scores


def _rank_by_bounds(pages: "PageIndex", asked: "PageQuestion", files: Files, first: int, most: int) -> "Scores":
    """Return the pages of the best records; of a few more, until no other can be better, whatever tier it is in."""
    before = {number for number in _records_of(files) if first >> number & 1}
    if len(before) >= most:
        files = _files_of(before, files)
    bounds = _best_of_records(pages.rank_files(asked.queries[0], files, None), files)
    order = sorted(bounds, key=lambda number: (-(first >> number & 1), -bounds[number], number))
    count = most
    while True:
        members = {*order[:count]}
        own = _files_of(members, files)
        scores = _rank(pages, asked, own)
        if count >= len(order):
            return scores
        best = _best_of_records({sha256: max(page_scores.values()) for sha256, page_scores in scores.items()}, own)
        last = sorted((-(first >> number & 1), -best[number]) for number in members)[most - 1]
        if last < (-(first >> order[count] & 1), -bounds[order[count]] - _TIER * len(asked.closer)):
            return scores
        count *= _MORE


def _best_of_records(scores: Mapping[str, float], files: Files) -> dict[int, float]:
    """Return the best score of each record by those of its files."""
    best: dict[int, float] = {}
    for sha256, score in scores.items():
        for number in files[sha256]:
            best[number] = max(score, best.get(number, score))
    return best


def _pick_files(pages: "PageIndex", asked: "PageQuestion", files: Files, first: int, most: int) -> Collection[str]:
    """Return the files of the best records, so many (`most`), or of some more where that is quicker.

    The `first` records come before the others, and those with closer pages before the rest. So only the last ones that
    count are compared by their scores.
    """
    picked: set[int] = set()
    for members, query in _classes(pages, asked.closer, files, first):
        rest = members - picked
        missing = most - len(picked)
        if len(rest) > missing:
            picked.update(_pick_best(pages, asked, files, rest, query, missing))
            break
        picked |= rest
    return _files_of(picked, files)


def _files_of(records: set[int], files: Files) -> Files:
    return {sha256: owners for sha256, owners in files.items() if not records.isdisjoint(owners)}


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
    own = _files_of(members, files)
    best = _best_of_records(pages.rank_files(asked.queries[0], own, closer), own)
    return sorted(members & best.keys(), key=lambda number: (-best[number], number))[:missing]
