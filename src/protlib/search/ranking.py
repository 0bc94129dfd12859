"""The best first: the scores of all that matches, then a closer look at the titles of the best."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from protlib.index import Index, bitmaps
from protlib.index.parts import PARTS
from protlib.index.words import STOP, initials
from protlib.search import slices
from protlib.search.expansion import Match, Wanted, acronym_forms
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


def weigh(wanted: Wanted, total: int) -> list[Weighed]:
    """Return what a word adds to the scores of records in a library of `total` records, the most first.

    It is the more, the fewer records have the word, or what it is taken for; the surer that is; and the more the part of
    the record counts in which it stands.
    """
    weighed: list[Weighed] = []
    seen = 0
    share = _share(wanted)
    for match in wanted.matches:
        seen |= match.bits()
        worth = match.quality * rarity(seen.bit_count(), total) * share
        weighed += [Weighed(worth * PARTS[part].weight, match, part, bits) for part, bits in match.parts.items()]
    weighed.sort(key=lambda one: -one.points)
    return weighed


def _share(wanted: Wanted) -> float:
    """Return what a word counts for beside others: one that carries nothing hardly counts where others are asked for."""
    return _OPTIONAL if wanted.is_optional and not wanted.is_required else 1.0


def rarity(count: int, total: int) -> float:
    """Return what a word counts for that so many of all records have."""
    return math.log(1 + total / (0.5 + count))


class Ranking:
    """The order by relevance of the records that match the words of a query."""

    def __init__(self, index: Index, wanted: Sequence[Wanted]) -> None:
        self._index = index
        self._wanted = wanted
        self._total = index.all().bit_count()
        self.weighed = [weigh(one, self._total) for one in wanted]
        self.most = sum(one[0].points for one in self.weighed if one) or 1.0
        self._slices = slices.summed(
            [(round(one.points / self.most * slices.FINEST), one.bits) for one in weighed] for weighed in self.weighed
        )

    def top(self, matched: int) -> float:
        """Return the score of the best of some records, where 1 is that of a title with all the words as typed."""
        sure, ties = slices.best(self._slices, matched, 1)
        ideal = sum(
            rarity(one.matches[0].bits().bit_count(), self._total) * _share(one) for one in self._wanted if one.matches
        )
        best = max(slices.scores(self._slices, bitmaps.numbers(sure | ties)[:1]), default=0)
        return best / slices.FINEST * self.most / (ideal or 1.0)

    def best(self, matched: int, count: int) -> list[tuple[int, float]]:
        """Return the best so many of the records that match and their scores; of equals the newest first, then by key.

        The order is that of the scores of all; the best few hundred are looked at more closely, however many are asked
        for, so that it does not depend on that.
        """
        sure, ties = slices.best(self._slices, matched, _LOOKED_AT)
        chosen = bitmaps.numbers(sure)
        chosen += self._newest(ties, _LOOKED_AT - len(chosen))
        ranked = self._looked_at(self._index.newest_first(chosen))
        if count > len(ranked):
            rest = self._index.newest_first(bitmaps.numbers(matched & ~bitmaps.of(chosen)))
            ranked += _sorted(rest, [score / slices.FINEST for score in slices.scores(self._slices, rest)])
        return ranked[:count]

    def _newest(self, bits: int, count: int) -> list[int]:
        """Return the newest so many of some records; only those of the last years are sorted, where there are many."""
        if bits.bit_count() > _LOOKED_AT:
            newest, before = 0, ""
            for year, _last, found in sorted(self._index.labels(Facet.YEAR), reverse=True):
                if year != before and newest.bit_count() >= count:
                    break
                newest, before = newest | (found & bits), year
            bits = newest
        return self._index.newest_first(bitmaps.numbers(bits))[:count]

    def _looked_at(self, numbers: Sequence[int]) -> list[tuple[int, float]]:
        titles = self._index.titles(numbers)
        closer = [_Words(one) for one in self._wanted]
        beginning = _AT_BEGINNING * _asks_for_a_subject_alone(self._wanted)
        scores = [
            score / slices.FINEST * _title_factor(titles.get(number, ()), closer, beginning)
            for number, score in zip(numbers, slices.scores(self._slices, numbers), strict=True)
        ]
        return _sorted(numbers, scores)


def _asks_for_a_subject_alone(wanted: Sequence[Wanted]) -> bool:
    """Tell whether the words that are asked for name one concept, of which records have other names, too."""
    subjects = [
        {match.labels for match in one.matches if match.how == "concept"} for one in wanted if not one.is_optional
    ]
    return bool(subjects) and bool(subjects[0]) and all(each == subjects[0] for each in subjects)


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

    def __init__(self, wanted: Wanted) -> None:
        self._whole = {word for match in wanted.matches if match.how != "beginning" for word in match.words}
        self._beginnings = tuple(word for match in wanted.matches if match.how == "beginning" for word in match.words)
        self._matches = _Remembered(self._is_match)
        is_acronym = any(match.how == "acronym" and not match.words for match in wanted.matches)
        # The plural's is no letter of it, where both stand in a title: "JBCs" of "Joint Border Controls in Sudan".
        self._letters = sorted(acronym_forms(wanted.word.text), key=len) if is_acronym else []

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
        found = ((letters.find(acronym), len(acronym)) for acronym in self._letters)
        return next((telling[start : start + size] for start, size in found if start >= 0), ())


def _title_factor(words: Sequence[str], wanted: Sequence[_Words], beginning: float) -> float:
    """Return what a title is worth: more, the more of it is asked for, and where words stand side by side as typed.

    One that begins with what is asked for, `beginning` is added to.
    """
    places = [one.places(words) for one in wanted]
    covered = set().union(*places)
    telling = sum(word not in STOP or place in covered for place, word in enumerate(words))
    pairs = list(pairwise(places))
    beside = sum(any(place + 1 in second for place in first) for first, second in pairs)
    worth = 1 + _COVERED * len(covered) / (telling or 1) + _SIDE_BY_SIDE * beside / (len(pairs) or 1)
    first = next((place for place, word in enumerate(words) if word not in STOP), 0)
    return worth + beginning if first in covered else worth
