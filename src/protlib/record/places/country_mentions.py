"""Finds countries in running text."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from protlib.record.places.gazetteer import by_code
from protlib.text import words

_MOST_WORDS: Final = 6
"""Names of at most so many words are searched for."""
_FEWEST_LETTERS: Final = 4
"""A shorter name in one word is an abbreviation or a common word: "CAR", "RCI", "Man"; not "Laos"."""
_FEWER: Final = frozenset({"uk", "usa", "drc", "uae"})


@cache
def _codes_by_name() -> dict[str, str]:
    """Return the code of each country by its folded names."""
    return {
        folded: place.code
        for place in by_code().values()
        if place.kind == "country"
        for name in (*place.foreign_names, *place.other_names, place.name)
        if len(folded := " ".join(words(name))) >= _FEWEST_LETTERS or folded in _FEWER
    }


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in _codes_by_name())


def find_countries(folded: Sequence[str]) -> frozenset[str]:
    """Return the countries (alpha-3 codes) in the folded words of a text; "South Sudan" is not Sudan."""
    names_of_countries, firsts = _codes_by_name(), _first_words()
    codes: set[str] = set()
    if firsts.isdisjoint(folded):
        return frozenset()
    start = 0
    while start < len(folded):
        longest = min(_MOST_WORDS, len(folded) - start) if folded[start] in firsts else 0
        for length in range(longest, 0, -1):
            if code := names_of_countries.get(" ".join(folded[start : start + length])):
                codes.add(code)
                start += length
                break
        else:
            start += 1
    return frozenset(codes)
