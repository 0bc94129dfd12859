"""The pages of files that a search asks for: of the best records, for to rank pages takes longer than to find them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from protlib.fulltext.page_query import PageIndex, PageQuery, Scores
    from protlib.search.vocabulary.page_words import PageQuestion

_TIER: Final = 1000.0
"""More than any score: pages that are closer to what was typed come first."""

_MORE: Final = 4
"""So many times the files that are asked for are ranked in less time than it takes to choose among them."""

Files = Mapping[str, Sequence[int]]
"""Files by their checksums, with the numbers of the records that have them."""


def rank_best(
    pages: "PageIndex", asked: "PageQuestion", files: Files, find_first: Callable[[], int], most: int | None
) -> "tuple[Collection[str], Scores, int]":
    """Return those of some files that have pages, the pages of the best records or of more, and those that come first.

    The records that `find_first` returns come before the others. So many have to be ranked (`most`), or all.
    """
    if most == 0:
        there = {sha256 for query in asked.queries for sha256 in pages.find_files(query, files, over_ends=True)}
        return there, {}, 0
    first = find_first()
    picked = files if most is None else _pick_files(pages, asked, files, first, most)
    return *_rank(pages, asked, files, picked), first


def _rank(pages: "PageIndex", asked: "PageQuestion", files: Files, picked: Files) -> "tuple[Collection[str], Scores]":
    """Return those of some files that have all of a query, and such pages of the picked ones.

    Those that are closer to what was typed come first.
    """
    there, alike = pages.rank(asked.queries[0], files, picked)
    scores = {sha256: dict(own) for sha256, own in alike.items()}
    for query in asked.queries[1:]:
        others, own_scores = pages.rank(query, files, picked)
        there |= others
        for sha256, own in own_scores.items():
            scores[sha256] = {**own, **scores.get(sha256, {})}
    for number, query in enumerate(reversed(asked.closer), 1):
        is_same = query == asked.queries[0] and not query.phrases()  # which goes over no end of a page
        for sha256, near in (alike if is_same else pages.find(query, scores)).items():
            own = scores[sha256]
            for page in own.keys() & near:
                own[page] = own[page] % _TIER + number * _TIER
    return there, scores


def _pick_files(pages: "PageIndex", asked: "PageQuestion", files: Files, first: int, most: int) -> Files:
    """Return the files of the best records, so many (`most`), and of some more: of all where nothing is quicker.

    The `first` records come before the others, and those with closer pages before the rest. So as soon as enough have
    close pages, these are compared by the scores of such pages, and no other is better but a first one.
    """
    records, picked = _records_of(files, files), set[int]()
    if len(records) <= most:
        return files
    for query in asked.closer:
        if query == asked.queries[0]:
            break
        there = _records_of(pages.find_files(query, files, over_ends=False), files)
        if len(there) >= most:
            early = _choose_first(there, first)
            members = early if len(early) >= most else there
            if len(members) > most * _MORE:
                members = _best_records(pages, asked, _files_of(members, files), query, first, most)
            others = set() if len(early) >= most else _choose_first(records, first) - there
            return _files_of(picked | others | members, files)
        picked |= there
    if len(asked.queries) > 1:
        return files
    early = _choose_first(records, first)
    best = _best_records(pages, asked, _files_of(early, files), None, first, most) if len(early) >= most else set()
    if len(best) < most:
        best = _best_records(pages, asked, files, None, first, most)
    return _files_of(picked | best, files)


def _choose_first(records: set[int], first: int) -> set[int]:
    return {number for number in records if first >> number & 1}


def _best_records(
    pages: "PageIndex", asked: "PageQuestion", files: Files, closer: "PageQuery | None", first: int, most: int
) -> set[int]:
    """Return so many records as have the best pages of some files, or the best of those that a closer query finds."""
    best: dict[int, float] = {}
    for sha256, score in pages.rank_files(asked.queries[0], files, closer).items():
        for number in files[sha256]:
            best[number] = max(score, best.get(number, score))
    return {*sorted(best, key=lambda number: (-(first >> number & 1), -best[number], number))[:most]}


def _files_of(records: set[int], files: Files) -> Files:
    return {sha256: owners for sha256, owners in files.items() if not records.isdisjoint(owners)}


def _records_of(some: Collection[str], files: Files) -> set[int]:
    return {number for sha256 in some for number in files[sha256]}
