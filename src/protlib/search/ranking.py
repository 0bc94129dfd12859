"""The order by relevance: the scores of all matches, then a closer look at the titles of the best."""

import math
from collections import defaultdict
from collections.abc import Sequence
from heapq import heappush, heappushpop
from itertools import pairwise
from operator import itemgetter
from typing import Final

from protlib.frozen import NamedTuple
from protlib.index import Index, bitmaps
from protlib.index.parts import PARTS
from protlib.index.words import NEWEST, STOP, first_letters, fold_word
from protlib.search import bit_scores
from protlib.search.expansion import acronym_forms
from protlib.search.term import Term, WordMeaning
from protlib.selection import Facet

_LOOKED_AT: Final = 256  # records whose titles are read to order the best: some screens, and a millisecond
_TITLES_AT_ONCE: Final = 32  # titles that are read together
_SHARE_OF_COVERAGE: Final = 0.25  # how much more a record counts whose words tell, as a share, as all that follow
_SIDE_BY_SIDE: Final = 0.15  # words that stand as they were typed
_OPTIONAL: Final = 0.1  # of a word that need not be there: it orders, and finds nothing
_AS_GOOD: Final = 0.85  # of the best score: among these the newest comes first, where that is asked for
_SCORE_AT_BEGINNING: Final = 0.4  # a title that begins with the subject is about it


class WeighedMatch(NamedTuple):
    """The points that a match in a part adds to the score of the records in `bits`."""

    points: float
    match: WordMeaning
    part: int
    bits: int


def weigh(term: Term, total: int) -> list[WeighedMatch]:
    """Return the points of a word in a library with `total` records, the highest first.

    A match scores more where fewer records have it, where it is surer, and where its part of the record weighs more.
    """
    weighed: list[WeighedMatch] = []
    counted = 0
    share = _share(term)
    for match in term.matches:
        counted |= match.all_bits()
        worth = match.quality * rarity(counted.bit_count(), total) * share
        weighed += [WeighedMatch(worth * PARTS[part].weight, match, part, bits) for part, bits in match.parts.items()]
    weighed.sort(key=lambda item: -item.points)
    return weighed


def _share(term: Term) -> float:
    """Return the weight of a word beside others: a common word hardly counts beside required ones."""
    return _OPTIONAL if term.is_optional and not term.is_required else 1.0


def rarity(count: int, total: int) -> float:
    """Return the weight of a word that this many of all records have."""
    return math.log(1 + total / (0.5 + count))


class Ranking:
    """The order by relevance of the records that match the words of a query."""

    def __init__(self, index: Index, terms: Sequence[Term]) -> None:
        self._index = index
        self._terms = terms
        self._total = index.all().bit_count()
        self._asks_for_newest = any(not term.word.field and fold_word(term.word.text) in NEWEST for term in terms)
        self.weighed = [weigh(term, self._total) for term in terms]
        self.most = sum(weights[0].points for weights in self.weighed if weights) or 1.0
        self._slices = bit_scores.sum_levels(
            [(round(item.points / self.most * bit_scores.FINEST), item.bits) for item in weighed]
            for weighed in self.weighed
        )

    def top_score(self, matched: int) -> float:
        """Return the score of the best of some records, where 1 is that of a title with all the words as typed."""
        sure, ties = bit_scores.find_best(self._slices, matched, 1)
        ideal = sum(
            rarity(term.matches[0].all_bits().bit_count(), self._total) * _share(term)
            for term in self._terms
            if term.matches
        )
        best = max(bit_scores.read_scores(self._slices, bitmaps.first_numbers(sure | ties, 1)), default=0)
        return best / bit_scores.FINEST * self.most / (ideal or 1.0)

    def rank_best(self, matched: int, count: int) -> list[tuple[int, float]]:
        """Return the best matching records and their scores; of equals the newest first, then by key.

        The order is that of all scores; the best few hundred get a closer look, however many are requested, so that the
        order does not depend on that.
        """
        sure, ties = bit_scores.find_best(self._slices, matched, _LOOKED_AT)
        numbers = self._find_newest(ties, _LOOKED_AT - sure.bit_count())
        if sure:
            numbers = self._index.sort_newest_first([*bitmaps.numbers(sure), *numbers])
        ranked = self._rank_closely(numbers, max(count, _LOOKED_AT) if self._asks_for_newest else count)
        if self._asks_for_newest and not self._is_title(ranked):
            ranked = self._put_newest_first(ranked)
        if count > len(ranked):
            unscored = self._index.sort_newest_first(bitmaps.numbers(matched & ~bitmaps.bits_of(numbers)))
            ranked += _sort_by_score(
                unscored, [score / bit_scores.FINEST for score in bit_scores.read_scores(self._slices, unscored)]
            )
        return ranked[:count]

    def _is_title(self, ranked: Sequence[tuple[int, float]]) -> bool:
        """Tell whether the words are the whole title of the best record: "Latest developments in refugee law"."""
        titles = self._index.titles([number for number, _score in ranked[:1]])
        factor_of_title = 1 + _SHARE_OF_COVERAGE + _SIDE_BY_SIDE
        return any(_TitleWords(self._terms).factor(words, 0) >= factor_of_title for words in titles.values())

    def _put_newest_first(self, ranked: list[tuple[int, float]]) -> list[tuple[int, float]]:
        """Return ranked records with those that are about as good as the best in the order of their years."""
        least = _AS_GOOD * ranked[0][1] if ranked else 0.0
        good = {number: score for number, score in ranked if score >= least}
        lowest = min(good.values(), default=0.0)
        return [(number, lowest) for number in self._index.sort_newest_first(good)] + ranked[len(good) :]

    def _find_newest(self, bits: int, count: int) -> list[int]:
        """Return the newest of some records; of many, only the last years are sorted."""
        if bits.bit_count() > _LOOKED_AT:
            newest, previous_year = 0, ""
            for year, _last, records in self._index.labels(Facet.YEAR, falling=True):
                if year != previous_year and newest.bit_count() >= count:
                    break
                newest, previous_year = newest | (records & bits), year
            bits = newest
        return self._index.sort_newest_first(bitmaps.numbers(bits))[:count]

    def _rank_closely(self, numbers: Sequence[int], count: int) -> list[tuple[int, float]]:
        """Return the best of some records, all of them where more are requested.

        The best by score come first, until no title lifts one of the others among them.
        """
        title_words = _TitleWords(self._terms)
        beginning = _SCORE_AT_BEGINNING * _asks_for_a_subject_alone(self._terms)
        most = 1 + _SHARE_OF_COVERAGE + _SIDE_BY_SIDE + beginning
        scores = [score / bit_scores.FINEST for score in bit_scores.read_scores(self._slices, numbers)]
        order = sorted(range(len(numbers)), key=scores.__getitem__, reverse=True)
        looked_at: dict[int, float] = {}
        best: list[float] = []
        for start in range(0, len(order), _TITLES_AT_ONCE):
            positions = order[start : start + _TITLES_AT_ONCE]
            if len(best) == count and scores[positions[0]] * most < best[0]:
                break
            titles = self._index.titles([numbers[position] for position in positions])
            for position in positions:
                score = scores[position] * title_words.factor(titles.get(numbers[position], ()), beginning)
                looked_at[position] = score
                (heappush if len(best) < count else heappushpop)(best, score)
        positions = sorted(looked_at)
        return _sort_by_score(
            [numbers[position] for position in positions], [looked_at[position] for position in positions]
        )


def _asks_for_a_subject_alone(terms: Sequence[Term]) -> bool:
    """Tell whether the required words name one concept, and nothing else."""
    subjects = [
        {match.labels for match in term.matches if match.relation == "concept"}
        for term in terms
        if not term.is_optional
    ]
    return bool(subjects) and bool(subjects[0]) and all(subject == subjects[0] for subject in subjects)


def _sort_by_score(numbers: Sequence[int], scores: Sequence[float]) -> list[tuple[int, float]]:
    return sorted(zip(numbers, scores, strict=True), key=itemgetter(1), reverse=True)


class _TitleWords(dict[str, tuple[int, ...] | None]):
    """The words of titles, each with the positions of the terms that it is a word of: titles share most of their words.

    None is a small word that is a word of no term.
    """

    def __init__(self, terms: Sequence[Term]) -> None:
        super().__init__()
        self._count = len(terms)
        positions_by_word: defaultdict[str, list[int]] = defaultdict(list)
        self._beginnings: list[tuple[int, tuple[str, ...]]] = []
        # The plural's is no letter of an acronym, where both stand in a title: "JBCs" of "Joint Border Controls".
        self._acronyms: list[tuple[int, list[str]]] = []
        for position, term in enumerate(terms):
            for word in {word for match in term.matches if match.relation != "beginning" for word in match.words}:
                positions_by_word[word].append(position)
            if open_words := [word for match in term.matches if match.relation == "beginning" for word in match.words]:
                self._beginnings.append((position, tuple(open_words)))
            if any(match.relation == "acronym" and not match.words for match in term.matches):
                self._acronyms.append((position, sorted(acronym_forms(term.word.text), key=len)))
        self._positions_by_word = {word: tuple(positions) for word, positions in positions_by_word.items()}

    def __missing__(self, word: str) -> tuple[int, ...] | None:
        positions = self._positions_by_word.get(word, ())
        for position, open_words in self._beginnings:  # a position may stand twice
            if word.startswith(open_words):
                positions = (*positions, position)
        self[word] = positions_or_none = positions or (None if word in STOP else ())
        return positions_or_none

    def factor(self, words: Sequence[str], beginning: float) -> float:
        """Return the factor of a title: higher the more of it is requested, and where words stand beside as typed.

        `beginning` is added where it begins with a requested word.
        """
        terms_of_words = list(map(self.__getitem__, words))
        if self._acronyms:
            self._add_acronyms(words, terms_of_words)
        distinctive_count = len(words) - terms_of_words.count(None)
        worth = 1 + _SHARE_OF_COVERAGE * (distinctive_count - terms_of_words.count(())) / (distinctive_count or 1)
        if self._count > 1:
            worth += _SIDE_BY_SIDE * _count_neighbours(terms_of_words) / (self._count - 1)
        if beginning and words:
            positions = (position for position, word in enumerate(words) if word not in STOP)
            first = next(positions, 0) if words[0] in STOP else 0
            return worth + beginning if terms_of_words[first] else worth
        return worth

    def _add_acronyms(self, words: Sequence[str], terms_of_words: list[tuple[int, ...] | None]) -> None:
        """Add the terms that are acronyms of words side by side, where they do not stand in the title themselves."""
        for term, acronyms in self._acronyms:
            if not any(terms and term in terms for terms in terms_of_words):
                for position in _find_acronym(words, acronyms):
                    terms_of_words[position] = (*(terms_of_words[position] or ()), term)


def _count_neighbours(terms_of_words: Sequence[tuple[int, ...] | None]) -> int:
    """Return how many terms have the next one right behind them."""
    pairs = ((first, second) for first, second in pairwise(terms_of_words) if first and second)
    return len({term for first, second in pairs for term in first if term + 1 in second})


def _find_acronym(words: Sequence[str], acronyms: Sequence[str]) -> Sequence[int]:
    """Return the positions of the words that make one of the acronyms; common words in between are skipped."""
    distinctive_positions = [position for position, word in enumerate(words) if word not in STOP]
    letters = first_letters(words[position] for position in distinctive_positions)
    spans = ((letters.find(acronym), len(acronym)) for acronym in acronyms)
    return next((distinctive_positions[start : start + size] for start, size in spans if start >= 0), ())
