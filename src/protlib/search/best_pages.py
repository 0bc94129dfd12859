"""The pages of files that a search asks for: of the best records, for to rank pages takes longer than to find them."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from protlib.fulltext.page_query import PageIndex, PageQuery, Scores
    from protlib.search.vocabulary.page_words import PageQuestion

_TIER: Final = 1000.0
"""More than any score: pages that are closer to what was typed come first."""

_FEW: Final = 300
"""Files of which all pages with several words are scored: that is quicker than to choose among them first."""
_MORE: Final = 4
"""So many times the files that are asked for are the same for pages with a word."""

_FEW_FILES: Final = 1000
"""Files at most of which the close pages are fetched when they are first looked for: of more, few are ever needed."""

Files = Mapping[str, Sequence[int]]
"""Files by their checksums, with the numbers of the records that have them."""
NearPages = dict["PageQuery", dict[str, set[int]]]
"""What `PageIndex.find` returned for closer queries."""


def are_as_close(score: float, other_score: float) -> bool:
    """Tell whether two pages are as close to what was typed, by their scores."""
    return score // _TIER == other_score // _TIER


def rank_best(
    pages: "PageIndex",
    question: "PageQuestion",
    files: Files,
    find_first: Callable[[], int],
    most: int | None,
    *,
    only_closest: bool = False,
) -> "tuple[Collection[str], Scores, int]":
    """Return the files with matching pages, the scores of pages, and the records that come first.

    The pages of the best `most` records have scores, perhaps those of more; of all records where it is None. The
    records that `find_first` returns come before the others. If `only_closest`, pages may lack that are less close to
    what was typed than the best of their record.
    """
    if most == 0:
        return _find_files(pages, question.queries, files), {}, 0
    first = find_first()
    every: Collection[str] = ()
    near: NearPages = {}
    if most is None or len(records := _records_of(files, files)) <= most:
        picked, most = files, None
    else:
        records, every, near = _pick_records(pages, question, files, records, first, most)
        picked = _files_of(records, files)
    there, alike = pages.rank(question.queries[0], picked if every else files, picked)
    there |= {*every}
    scores, picked = _raise_closer(pages, question, alike, near, picked, first, most)
    close = [sha256 for sha256, own in scores.items() if max(own.values()) >= _TIER]
    if only_closest and _records_of(close, picked) == _records_of(picked, picked):
        return there | _find_files(pages, question.queries[1:], files), scores, first
    for query in question.queries[1:]:  # none of their pages is closer
        more_files, own_scores = pages.rank(query, files, picked)
        there |= more_files
        for sha256, own in own_scores.items():
            scores[sha256] = {**own, **scores.get(sha256, {})}
    return there, scores, first


def _find_files(pages: "PageIndex", queries: "Sequence[PageQuery]", files: Files) -> set[str]:
    """Return the files that have a page with all of one of some queries."""
    return {sha256 for query in queries for sha256 in pages.find_files(query, files, over_ends=True)}


def _raise_closer(
    pages: "PageIndex",
    question: "PageQuestion",
    alike: "Scores",
    near: "NearPages",
    picked: Files,
    first: int,
    most: int | None,
) -> "tuple[Scores, Files]":
    """Return the pages of picked files with higher scores for those that are closer to what was typed, and the files.

    `near` are the pages of some closer queries, which are not looked for again. As soon as so many records as are asked
    for (`most`) have close pages, only the files of the best are left, and those of first ones.
    """
    scores = dict(alike)
    close: dict[str, float] = {}
    for number, query in zip(range(len(question.closer), 0, -1), question.closer, strict=True):
        is_same = query == question.queries[0] and not query.phrases()  # which goes over no end of a page
        rest = {sha256 for sha256, own in scores.items() if min(own.values()) < _TIER}
        for sha256, close_pages in _find_pages(pages, query, rest, alike if is_same else near.get(query)):
            added = number * _TIER
            own = scores[sha256] = {
                page: score + added if score < _TIER and page in close_pages else score
                for page, score in scores[sha256].items()
            }
            close[sha256] = max(own.values())
        if most is not None and len(there := _records_of(close, picked)) >= most:
            best = _choose_best(close, picked, first, most)
            picked = _files_of(best | _first_beside(there, _records_of(picked, picked), first, most), picked)
            scores = {sha256: own for sha256, own in scores.items() if sha256 in picked}
            most = None
    return scores, picked


def _find_pages(
    pages: "PageIndex",
    query: "PageQuery",
    among: Collection[str],
    known: "Mapping[str, Collection[int]] | None",
) -> "Iterator[tuple[str, Collection[int]]]":
    """Yield the pages of some files that have all of a query, from those that are known already where they are."""
    files = known if known is not None else pages.find(query, among) if among else {}
    return ((sha256, own) for sha256, own in files.items() if sha256 in among)


def _pick_records(
    pages: "PageIndex", question: "PageQuestion", files: Files, records: set[int], first: int, most: int
) -> "tuple[set[int], Collection[str], NearPages]":
    """Return the best records, so many (`most`), and some more: all where nothing is quicker.

    Where all files with matching pages were looked for, they are returned as well; so are the pages of the closer
    queries that were asked.

    The `first` records come before the others, and those with closer pages before the rest. So as soon as enough have
    close pages, these are compared by the scores of such pages, and no other is better but a first one.
    """
    picked: set[int] = set()
    near: NearPages = {}
    for query in question.closer:
        if query == question.queries[0]:
            break
        if len(files) <= _FEW_FILES:
            near[query] = pages.find(query, files)
        found_files = near[query] if query in near else pages.find_files(query, files, over_ends=False)
        there = _records_of(found_files, files)
        if len(there) >= most:
            early = _choose_first(there, first)
            members = early if len(early) >= most else there
            if len(members) > (_FEW if len(question.queries[0].groups) > 1 else most * _MORE):
                scores = pages.rank_files(question.queries[0], _files_of(members, files), query)
                members = _choose_best(scores, files, first, most)
            return picked | members | _first_beside(there, records, first, most), (), near
        picked |= there
    if len(question.queries) > 1:
        return records, (), near
    early = _choose_first(records, first)
    best, scores = set[int](), dict[str, float]()
    if len(early) >= most:
        best = _choose_best(pages.rank_files(question.queries[0], _files_of(early, files), None), files, first, most)
    if len(best) < most:
        scores = pages.rank_files(question.queries[0], files, None)
        best = _choose_best(scores, files, first, most)
    return picked | best, scores, near


def _first_beside(close: set[int], records: set[int], first: int, most: int) -> set[int]:
    """Return the first ones beside some close records, which may be better: none where enough of these are first."""
    return set() if len(_choose_first(close, first)) >= most else _choose_first(records, first) - close


def _choose_first(records: set[int], first: int) -> set[int]:
    return {number for number in records if first >> number & 1} if first else set()


def _choose_best(scores: Mapping[str, float], files: Files, first: int, most: int) -> set[int]:
    """Return so many records as have the best files."""
    best: dict[int, float] = {}
    for sha256, score in scores.items():
        for number in files[sha256]:
            best[number] = max(score, best.get(number, score))
    return {*sorted(best, key=lambda number: (-(first >> number & 1), -best[number], number))[:most]}


def _files_of(records: set[int], files: Files) -> Files:
    return {sha256: owners for sha256, owners in files.items() for number in owners if number in records}


def _records_of(some: Collection[str], files: Files) -> set[int]:
    return {number for sha256 in some for number in files[sha256]}
