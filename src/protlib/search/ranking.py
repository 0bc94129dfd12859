"""The best first: the scores of all that matches, then a closer look at the titles of the best."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from protlib.index import Index, bitmaps
from protlib.index.parts import PARTS
from protlib.index.words import STOP, initials
from protlib.search import slices
from protlib.search.expansion import Match, Term, acronym_forms
from protlib.selection import Facet

_LOOKED_AT: Final = 256
_COVERED: Final = 0.25
_SIDE_BY_SIDE: Final = 0.15
_OPTIONAL: Final = 0.1
_AT_BEGINNING: Final = 0.4


class Weighed(NamedTuple):
    """What it adds to the score of the records in `bits` that a word stands in a part of theirs, as a match of it."""

    points: float
    match: Match
    part: int
    bits: int


def weigh(term: Term, total: int) -> list[Weighed]:
    """Return what a word adds to the scores of records in a library of `total` records, the most first.

    It is the more, the fewer records have the word, or what it is taken for; the surer that is; and the more the part of
    the record counts in which it stands.
    """
    weighed: list[Weighed] = []
    counted = 0
    share = _share(term)
    for match in term.matches:
        counted |= match.bits()
        worth = match.quality * rarity(counted.bit_count(), total) * share
        weighed += [Weighed(worth * PARTS[part].weight, match, part, bits) for part, bits in match.parts.items()]
    weighed.sort(key=lambda item: -item.points)
    return weighed


def _share(term: Term) -> float:
    """Return what a word counts for beside others: one that carries nothing hardly counts where others are asked for."""
    return _OPTIONAL if term.is_optional and not term.is_required else 1.0


def rarity(count: int, total: int) -> float:
    """Return what a word counts for that so many of all records have."""
    return math.log(1 + total / (0.5 + count))


class Ranking:
    """The order by relevance of the records that match the words of a query."""

    def __init__(self, index: Index, terms: Sequence[Term]) -> None:
        self._index = index
        self._wanted = terms
        self._total = index.all().bit_count()
        self.weighed = [weigh(term, self._total) for term in terms]
        self.most = sum(weights[0].points for weights in self.weighed if weights) or 1.0
        self._slices = slices.summed(
            [(round(item.points / self.most * slices.FINEST), item.bits) for item in weighed]
            for weighed in self.weighed
        )

    def top(self, matched: int) -> float:
        """Return the score of the best of some records, where 1 is that of a title with all the words as typed."""
        sure, ties = slices.best(self._slices, matched, 1)
        ideal = sum(
            rarity(term.matches[0].bits().bit_count(), self._total) * _share(term)
            for term in self._wanted
            if term.matches
        )
        best = max(slices.scores(self._slices, bitmaps.numbers(sure | ties)[:1]), default=0)
        return best / slices.FINEST * self.most / (ideal or 1.0)

    def best(self, matched: int, count: int) -> list[tuple[int, float]]:
        """Return the best so many of the records that match and their scores; of equals the newest first, then by key.

        The order is that of the scores of all; the best few hundred are looked at more closely, however many are asked
        for, so that it does not depend on that.
        """
        sure, ties = slices.best(self._slices, matched, _LOOKED_AT)
        numbers = bitmaps.numbers(sure)
        numbers += self._newest(ties, _LOOKED_AT - len(numbers))
        ranked = self._looked_at(self._index.newest_first(numbers))
        if count > len(ranked):
            rest = self._index.newest_first(bitmaps.numbers(matched & ~bitmaps.bits_of(numbers)))
            ranked += _sorted(rest, [score / slices.FINEST for score in slices.scores(self._slices, rest)])
        return ranked[:count]

    def _newest(self, bits: int, count: int) -> list[int]:
        """Return the newest so many of some records; only those of the last years are sorted, where there are many."""
        if bits.bit_count() > _LOOKED_AT:
            newest, before = 0, ""
            for year, _last, records in sorted(self._index.labels(Facet.YEAR), reverse=True):
                if year != before and newest.bit_count() >= count:
                    break
                newest, before = newest | (records & bits), year
            bits = newest
        return self._index.newest_first(bitmaps.numbers(bits))[:count]

    def _looked_at(self, numbers: Sequence[int]) -> list[tuple[int, float]]:
        titles = self._index.titles(numbers)
        closer = [_Words(term) for term in self._wanted]
        beginning = _AT_BEGINNING * _asks_for_a_subject_alone(self._wanted)
        scores = [
            score / slices.FINEST * _title_factor(titles.get(number, ()), closer, beginning)
            for number, score in zip(numbers, slices.scores(self._slices, numbers), strict=True)
        ]
        return _sorted(numbers, scores)


def _asks_for_a_subject_alone(terms: Sequence[Term]) -> bool:
    """Tell whether the words that are asked for name one concept, of which records have other names, too."""
    subjects = [
        {match.labels for match in term.matches if match.how == "concept"} for term in terms if not term.is_optional
    ]
    return bool(subjects) and bool(subjects[0]) and all(subject == subjects[0] for subject in subjects)


def _sorted(numbers: Sequence[int], scores: Sequence[float]) -> list[tuple[int, float]]:
    return sorted(zip(numbers, scores, strict=True), key=lambda pair: -pair[1])


class _Remembered(dict[str, bool]):
    """What is told of a word: once, for titles share most of their words."""

    def __init__(self, tell: Callable[[str], bool]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, word: str) -> bool:
        self[word] = is_match = self._tell(word)
        return is_match


class _Words:
    """The words of the library that a typed word may stand for, and the letters that others begin with if it is an acronym."""

    def __init__(self, term: Term) -> None:
        self._whole = {word for match in term.matches if match.how != "beginning" for word in match.words}
        self._beginnings = tuple(word for match in term.matches if match.how == "beginning" for word in match.words)
        self._matches = _Remembered(self._is_match)
        is_acronym = any(match.how == "acronym" and not match.words for match in term.matches)
        # The plural's is no letter of it, where both stand in a title: "JBCs" of "Joint Border Controls in Sudan".
        self._letters = sorted(acronym_forms(term.word.text), key=len) if is_acronym else []

    def places(self, words: Sequence[str]) -> set[int]:
        """Return the places at which words of a title match, or the acronym that these make."""
        places = {place for place, word in enumerate(words) if self._matches[word]}
        return places or set(self._run(words))

    def _is_match(self, word: str) -> bool:
        return word in self._whole or word.startswith(self._beginnings)

    def _run(self, words: Sequence[str]) -> Sequence[int]:
        """Return the places of the words that make the acronym, those left out that are too common to be asked for."""
        if not self._letters:
            return ()
        telling = [place for place, word in enumerate(words) if word not in STOP]
        letters = initials(words[place] for place in telling)
        spans = ((letters.find(acronym), len(acronym)) for acronym in self._letters)
        return next((telling[start : start + size] for start, size in spans if start >= 0), ())


def _title_factor(words: Sequence[str], terms: Sequence[_Words], beginning: float) -> float:
    """Return what a title is worth: more, the more of it is asked for, and where words stand side by side as typed.

    One that begins with what is asked for, `beginning` is added to.
    """
    places = [term.places(words) for term in terms]
    covered = set().union(*places)
    telling = sum(word not in STOP or place in covered for place, word in enumerate(words))
    pairs = list(pairwise(places))
    beside = sum(any(place + 1 in second for place in first) for first, second in pairs)
    worth = 1 + _COVERED * len(covered) / (telling or 1) + _SIDE_BY_SIDE * beside / (len(pairs) or 1)
    first = next((place for place, word in enumerate(words) if word not in STOP), 0)
    return worth + beginning if first in covered else worth
