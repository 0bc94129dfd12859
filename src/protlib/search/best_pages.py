"""The pages of files that a search asks for, ranked for the best records alone: ranking takes longer than finding."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from protlib.fulltext.page_query import PageIndex, PageQuery, Scores
    from protlib.search.vocabulary.page_words import PageQuestion

_SCORE_OF_A_TIER: Final = 1000.0
"""More than any score: pages that are closer to what was typed come first."""

_FILES_WITH_ALL_PAGES_SCORED: Final = 300
"""Files of which all pages with several words are scored: that is quicker than to choose among them first."""
_TIMES_MORE: Final = 4
"""The same for a single word: so many times the records that are asked for."""

_FEW_FILES: Final = 1000
"""Files at most of which the close pages are fetched when they are first looked for: of more, few are ever needed."""

Files = Mapping[str, Sequence[int]]
"""Files by their checksums, with the numbers of the records that have them."""
ClosePages = dict["PageQuery", dict[str, set[int]]]
"""What `PageIndex.find` returned for closer queries."""


def are_as_close(score: float, other_score: float) -> bool:
    """Tell whether two pages are as close to what was typed, by their scores."""
    return score // _SCORE_OF_A_TIER == other_score // _SCORE_OF_A_TIER


class _Candidates(NamedTuple):
    """The records whose pages are ranked, None for all, and what was found on the way to them.

    `matching_files` are all files with matching pages, or none where they were not all looked for. `close_pages` are
    those of the closer queries that were asked.
    """

    records: set[int] | None
    matching_files: Collection[str]
    close_pages: ClosePages


class RankedPages(NamedTuple):
    """The files with matching pages, the scores of pages by file, and the records that come first, as a bitmap."""

    files: Collection[str]
    scores: "Scores"
    first: int


def rank_best(
    pages: "PageIndex",
    question: "PageQuestion",
    files: Files,
    find_first: Callable[[], int],
    limit: int | None,
    *,
    only_closest: bool,
) -> RankedPages:
    """Return all files with matching pages, and the pages of the best records with their scores.

    The best are `limit` records, perhaps some more, or all where it is None. Of "forced labour" on 5,000 records with a
    limit of 20, all their files are returned, and the pages of some twenty. The records that `find_first` returns come
    before the others. With `only_closest`, a record may lack its less close pages.
    """
    if limit == 0:
        return RankedPages(_find_files(pages, question.queries, files), {}, 0)
    first = find_first()
    candidates = _Candidates(None, (), {})
    if limit is not None and len(records := _records_of(files, files)) > limit:
        candidates = _pick_records(pages, question, files, records, first, limit)
    best_files = files if candidates.records is None else _files_of(candidates.records, files)
    to_look_through = best_files if candidates.matching_files else files
    matching_files, plain_scores = pages.rank_pages(question.queries[0], to_look_through, best_files)
    matching_files |= {*candidates.matching_files}
    own_limit = None if candidates.records is None else limit
    scores, best_files = _raise_closer(
        pages, question, plain_scores, candidates.close_pages, best_files, first, own_limit
    )
    close = [sha256 for sha256, page_scores in scores.items() if max(page_scores.values()) >= _SCORE_OF_A_TIER]
    if only_closest and _records_of(close, best_files) == _records_of(best_files, best_files):
        return RankedPages(matching_files | _find_files(pages, question.queries[1:], files), scores, first)
    for query in question.queries[1:]:  # none of their pages is closer
        more_files, own_scores = pages.rank_pages(query, files, best_files)
        matching_files |= more_files
        for sha256, page_scores in own_scores.items():
            scores[sha256] = {**page_scores, **scores.get(sha256, {})}
    return RankedPages(matching_files, scores, first)


def _find_files(pages: "PageIndex", queries: "Sequence[PageQuery]", files: Files) -> set[str]:
    """Return the files that have a page with all words of one of the queries."""
    return {sha256 for query in queries for sha256 in pages.find_files(query, files, over_ends=True)}


def _raise_closer(
    pages: "PageIndex",
    question: "PageQuestion",
    plain_scores: "Scores",
    close_pages: ClosePages,
    best_files: Files,
    first: int,
    limit: int | None,
) -> "tuple[Scores, Files]":
    """Return the pages of the best files with higher scores for those that are closer to what was typed, and the files.

    `close_pages` are those of some closer queries, which are not looked for again. As soon as `limit`
    records have close pages, only the files of the best are kept, and those of the `first` records.
    """
    scores = dict(plain_scores)
    close: dict[str, float] = {}
    has_enough = False
    for number, query in zip(range(len(question.closer), 0, -1), question.closer, strict=True):
        is_same = query == question.queries[0] and not query.phrases()  # which goes over no end of a page
        known_pages = plain_scores if is_same else close_pages.get(query)
        without_close = {
            sha256 for sha256, page_scores in scores.items() if min(page_scores.values()) < _SCORE_OF_A_TIER
        }
        for sha256, own_close in _find_pages(pages, query, without_close, known_pages):
            bonus = number * _SCORE_OF_A_TIER
            page_scores = scores[sha256] = {
                page: score + bonus if score < _SCORE_OF_A_TIER and page in own_close else score
                for page, score in scores[sha256].items()
            }
            close[sha256] = max(page_scores.values())
        if not has_enough and limit is not None and len(close_records := _records_of(close, best_files)) >= limit:
            has_enough = True
            first_records = _first_beside(close_records, _records_of(best_files, best_files), first, limit)
            best_files = _files_of(_choose_best(close, best_files, first, limit) | first_records, best_files)
            scores = {sha256: page_scores for sha256, page_scores in scores.items() if sha256 in best_files}
    return scores, best_files


def _find_pages(
    pages: "PageIndex",
    query: "PageQuery",
    file_names: Collection[str],
    known_pages: Mapping[str, Collection[int]] | None,
) -> Iterator[tuple[str, Collection[int]]]:
    """Yield the pages of some files that have all words of a query; known pages are not looked for again."""
    files = known_pages if known_pages is not None else pages.find_pages(query, file_names) if file_names else {}
    return ((sha256, numbers) for sha256, numbers in files.items() if sha256 in file_names)


def _pick_records(
    pages: "PageIndex", question: "PageQuestion", files: Files, records: set[int], first: int, limit: int
) -> _Candidates:
    """Return records among which the best `limit` are: few where that is quickly known, else all.

    The `first` records come before the others, and then those with closer pages. As soon as `limit` records have close
    pages, these alone are compared, by the scores of such pages. Of the others, only `first` records may be better.
    """
    candidates: set[int] = set()
    close_pages: ClosePages = {}
    for query in question.closer:
        if query == question.queries[0]:
            break
        if len(files) <= _FEW_FILES:
            close_pages[query] = pages.find_pages(query, files)
        close_files = close_pages[query] if query in close_pages else pages.find_files(query, files, over_ends=False)
        close_records = _records_of(close_files, files)
        if len(close_records) >= limit:
            first_records = _choose_first(close_records, first)
            best = first_records if len(first_records) >= limit else close_records
            if len(best) > (
                _FILES_WITH_ALL_PAGES_SCORED if len(question.queries[0].groups) > 1 else limit * _TIMES_MORE
            ):
                scores = pages.rank_files(question.queries[0], _files_of(best, files), query)
                best = _choose_best(scores, files, first, limit)
            first_rated = _first_beside(close_records, records, first, limit)
            return _Candidates(candidates | best | first_rated, (), close_pages)
        candidates |= close_records
    if len(question.queries) > 1:
        return _Candidates(records, (), close_pages)
    best, scores = _rank_records(pages, question, files, _choose_first(records, first), first, limit)
    return _Candidates(candidates | best, scores, close_pages)


def _rank_records(
    pages: "PageIndex", question: "PageQuestion", files: Files, first_records: set[int], first: int, limit: int
) -> tuple[set[int], dict[str, float]]:
    """Return the best records by their files, and the scores of all files unless the first records are enough."""
    if len(first_records) >= limit:
        scores = pages.rank_files(question.queries[0], _files_of(first_records, files), None)
        if len(best := _choose_best(scores, files, first, limit)) >= limit:
            return best, {}
    scores = pages.rank_files(question.queries[0], files, None)
    return _choose_best(scores, files, first, limit), scores


def _first_beside(close: set[int], records: set[int], first: int, limit: int) -> set[int]:
    """Return the `first` records without close pages, which may be better; none where `limit` close ones are first."""
    return set() if len(_choose_first(close, first)) >= limit else _choose_first(records, first) - close


def _choose_first(records: set[int], first: int) -> set[int]:
    return {number for number in records if first >> number & 1} if first else set()


def _choose_best(scores: Mapping[str, float], files: Files, first: int, limit: int) -> set[int]:
    """Return the `limit` records with the best files, `first` records before the others."""
    best: dict[int, float] = {}
    for sha256, score in scores.items():
        for number in files[sha256]:
            best[number] = max(score, best.get(number, score))
    return {*sorted(best, key=lambda number: (-(first >> number & 1), -best[number], number))[:limit]}


def _files_of(records: set[int], files: Files) -> Files:
    return {sha256: owners for sha256, owners in files.items() for number in owners if number in records}


def _records_of(checksums: Collection[str], files: Files) -> set[int]:
    return {number for sha256 in checksums for number in files[sha256]}
