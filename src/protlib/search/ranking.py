"""The order by relevance: the scores of all matches, then a closer look at the titles of the best."""

import math
from collections.abc import Callable, Sequence
from heapq import heappush, heappushpop
from itertools import compress, pairwise
from typing import Final

from protlib.frozen import NamedTuple
from protlib.index import Index, bitmaps
from protlib.index.parts import PARTS
from protlib.index.words import STOP, initials_of
from protlib.search import slices
from protlib.search.expansion import Match, Term, acronym_forms
from protlib.selection import Facet

_LOOKED_AT: Final = 256
_AT_ONCE: Final = 32  # titles that are read together
_COVERED: Final = 0.25
_SIDE_BY_SIDE: Final = 0.15
_OPTIONAL: Final = 0.1
_AT_BEGINNING: Final = 0.4


class Weighed(NamedTuple):
    """The points that a match in a part adds to the score of the records in `bits`."""

    points: float
    match: Match
    part: int
    bits: int


def weigh(term: Term, total: int) -> list[Weighed]:
    """Return the points of a word in a library with `total` records, the highest first.

    A match scores more where fewer records have it, where it is surer, and where its part of the record weighs more.
    """
    weighed: list[Weighed] = []
    counted = 0
    share = _share(term)
    for match in term.matches:
        counted |= match.all_bits()
        worth = match.quality * rarity(counted.bit_count(), total) * share
        weighed += [Weighed(worth * PARTS[part].weight, match, part, bits) for part, bits in match.parts.items()]
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
        self._wanted = terms
        self._total = index.all().bit_count()
        self.weighed = [weigh(term, self._total) for term in terms]
        self.most = sum(weights[0].points for weights in self.weighed if weights) or 1.0
        self._slices = slices.sum_levels(
            [(round(item.points / self.most * slices.FINEST), item.bits) for item in weighed]
            for weighed in self.weighed
        )

    def top_score(self, matched: int) -> float:
        """Return the score of the best of some records, where 1 is that of a title with all the words as typed."""
        sure, ties = slices.find_best(self._slices, matched, 1)
        ideal = sum(
            rarity(term.matches[0].all_bits().bit_count(), self._total) * _share(term)
            for term in self._wanted
            if term.matches
        )
        best = max(slices.read_scores(self._slices, bitmaps.numbers(sure | ties)[:1]), default=0)
        return best / slices.FINEST * self.most / (ideal or 1.0)

    def rank_best(self, matched: int, count: int) -> list[tuple[int, float]]:
        """Return the best matching records and their scores; of equals the newest first, then by key.

        The order is that of all scores; the best few hundred get a closer look, however many are requested, so that the
        order does not depend on that.
        """
        sure, ties = slices.find_best(self._slices, matched, _LOOKED_AT)
        numbers = bitmaps.numbers(sure)
        numbers += self._find_newest(ties, _LOOKED_AT - len(numbers))
        ranked = self._rank_closely(self._index.sort_newest_first(numbers), count)
        if count > len(ranked):
            rest = self._index.sort_newest_first(bitmaps.numbers(matched & ~bitmaps.bits_of(numbers)))
            ranked += _sort_by_score(rest, [score / slices.FINEST for score in slices.read_scores(self._slices, rest)])
        return ranked[:count]

    def _find_newest(self, bits: int, count: int) -> list[int]:
        """Return the newest of some records; of many, only the last years are sorted."""
        if bits.bit_count() > _LOOKED_AT:
            newest, before = 0, ""
            for year, _last, records in sorted(self._index.labels(Facet.YEAR), reverse=True):
                if year != before and newest.bit_count() >= count:
                    break
                newest, before = newest | (records & bits), year
            bits = newest
        return self._index.sort_newest_first(bitmaps.numbers(bits))[:count]

    def _rank_closely(self, numbers: Sequence[int], count: int) -> list[tuple[int, float]]:
        """Return the best of some records, all of them where more are requested.

        The best by score come first, until no title lifts one of the others among them.
        """
        closer = [_TermWords(term) for term in self._wanted]
        beginning = _AT_BEGINNING * _asks_for_a_subject_alone(self._wanted)
        most = 1 + _COVERED + _SIDE_BY_SIDE + beginning
        scores = [score / slices.FINEST for score in slices.read_scores(self._slices, numbers)]
        order = sorted(range(len(numbers)), key=lambda place: -scores[place])
        looked_at: dict[int, float] = {}
        best: list[float] = []
        for start in range(0, len(order), _AT_ONCE):
            places = order[start : start + _AT_ONCE]
            if len(best) == count and scores[places[0]] * most < best[0]:
                break
            titles = self._index.titles([numbers[place] for place in places])
            for place in places:
                score = scores[place] * _title_factor(titles.get(numbers[place], ()), closer, beginning)
                looked_at[place] = score
                (heappush if len(best) < count else heappushpop)(best, score)
        places = sorted(looked_at)
        return _sort_by_score([numbers[place] for place in places], [looked_at[place] for place in places])


def _asks_for_a_subject_alone(terms: Sequence[Term]) -> bool:
    """Tell whether the required words name one concept, and nothing else."""
    subjects = [
        {match.labels for match in term.matches if match.how == "concept"} for term in terms if not term.is_optional
    ]
    return bool(subjects) and bool(subjects[0]) and all(subject == subjects[0] for subject in subjects)


def _sort_by_score(numbers: Sequence[int], scores: Sequence[float]) -> list[tuple[int, float]]:
    return sorted(zip(numbers, scores, strict=True), key=lambda pair: -pair[1])


class _Answers(dict[str, bool]):
    """The answers for words, each worked out once: titles share most of their words."""

    def __init__(self, tell: Callable[[str], bool]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, word: str) -> bool:
        self[word] = is_match = self._tell(word)
        return is_match


class _TermWords:
    """The words of the library for a typed word, and the initials to find if it is an acronym."""

    def __init__(self, term: Term) -> None:
        self._whole = {word for match in term.matches if match.how != "beginning" for word in match.words}
        self._beginnings = tuple(word for match in term.matches if match.how == "beginning" for word in match.words)
        self._matches = _Answers(self._is_match)
        is_acronym = any(match.how == "acronym" and not match.words for match in term.matches)
        # The plural's is no letter of it, where both stand in a title: "JBCs" of "Joint Border Controls in Sudan".
        self._letters = sorted(acronym_forms(term.word.text), key=len) if is_acronym else []

    def places(self, words: Sequence[str]) -> set[int]:
        """Return the places of matching words in a title, or of those that make the acronym."""
        if not self._beginnings and self._whole.isdisjoint(words):
            return set(self._find_acronym(words))
        places = set(compress(range(len(words)), map(self._matches.__getitem__, words)))
        return places or set(self._find_acronym(words))

    def _is_match(self, word: str) -> bool:
        return word in self._whole or word.startswith(self._beginnings)

    def _find_acronym(self, words: Sequence[str]) -> Sequence[int]:
        """Return the places of the words that make the acronym; common words in between are skipped."""
        if not self._letters:
            return ()
        telling = [place for place, word in enumerate(words) if word not in STOP]
        letters = initials_of(words[place] for place in telling)
        spans = ((letters.find(acronym), len(acronym)) for acronym in self._letters)
        return next((telling[start : start + size] for start, size in spans if start >= 0), ())


def _title_factor(words: Sequence[str], terms: Sequence[_TermWords], beginning: float) -> float:
    """Return the factor for a title: higher the more of it is requested, and where words stand side by side as typed.

    `beginning` is added where it begins with a requested word.
    """
    places = [term.places(words) for term in terms]
    covered = set().union(*places)
    small = sum(map(STOP.__contains__, words)) - sum(words[place] in STOP for place in covered)
    telling = len(words) - small
    pairs = list(pairwise(places))
    beside = sum(any(place + 1 in second for place in first) for first, second in pairs)
    worth = 1 + _COVERED * len(covered) / (telling or 1) + _SIDE_BY_SIDE * beside / (len(pairs) or 1)
    if beginning and next((place for place, word in enumerate(words) if word not in STOP), 0) in covered:
        return worth + beginning
    return worth
