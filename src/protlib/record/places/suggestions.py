"""Places for a text that is none: those with a similar name, and the countries that running text mentions."""

import math
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from protlib.record.places.gazetteer import by_code
from protlib.record.places.houses import HOUSES
from protlib.record.places.spellings import GENERIC
from protlib.text import fold, words

_LEAST_LIKENESS: Final = 0.6  # the share of letters: lower suggests places that nobody meant
_PART: Final = 0.4  # as if so many letters more were alike, where a name has all words of the text
_MOST_BEHIND_THE_BEST: Final = 0.2  # behind the best: places further behind are only alike by chance
_MOST_SUGGESTIONS: Final = 3  # places: more fill the line of a message
_FEWEST_LETTERS: Final = 4  # letters: the many areas are searched for no less
_NEARER: Final = 0.8  # the share for areas: among so many, others are near by chance
_HOUSE_BEGINNINGS: Final = tuple(f"{fold(name)} " for name in HOUSES.values())
"""Beginnings of names of houses' own regions: they are suggested only for a text with a house."""
_MOST_WORDS: Final = 6
"""Names of at most so many words are searched for."""
_FEWEST_LETTERS_OF_A_MENTION: Final = 4
"""A shorter name in one word is an abbreviation or a common word: "CAR", "RCI", "Man"; not "Laos"."""
_FEWER: Final = frozenset({"uk", "usa", "drc", "uae"})


def iterate_country_names() -> Iterator[tuple[str, str]]:
    """Yield the names of countries that running text may have, each with the code of its country."""
    for place in by_code().values():
        for name in (*place.foreign_names, *place.other_names, place.name) if place.kind == "country" else ():
            if len(name) >= _FEWEST_LETTERS_OF_A_MENTION or fold(name) in _FEWER:
                yield name, place.code


@cache
def _codes_by_name() -> dict[str, str]:
    """Return the code of each country by its folded names."""
    return {" ".join(words(name)): code for name, code in iterate_country_names()}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in _codes_by_name())


def find_countries(folded_words: Sequence[str]) -> frozenset[str]:
    """Return the countries (alpha-3 codes) in the folded words of a text; "South Sudan" is not Sudan."""
    names_of_countries, firsts = _codes_by_name(), _first_words()
    codes: set[str] = set()
    if firsts.isdisjoint(folded_words):
        return frozenset()
    start = 0
    while start < len(folded_words):
        most_words = min(_MOST_WORDS, len(folded_words) - start) if folded_words[start] in firsts else 0
        for length in range(most_words, 0, -1):
            if code := names_of_countries.get(" ".join(folded_words[start : start + length])):
                codes.add(code)
                start += length
                break
        else:
            start += 1
    return frozenset(codes)


def suggest(text: str) -> list[str]:
    """Return the likeliest three places for a text that is none, the best first; none if none is near.

    Areas that share the name come first: "Punjab (India)", "Punjab (Pakistan)". A near name has few letters changed,
    swapped, added or missing; one with all words of the text is nearer. Areas have to be nearer than countries and
    regions.
    """
    from protlib.record.places.areas import areas_sharing_name

    if shared_areas := areas_sharing_name(text):
        return [area.name for area in shared_areas][:_MOST_SUGGESTIONS]
    folded_text = fold(text)
    if len(folded_text) > _most_letters():
        return []
    from rapidfuzz.distance import OSA

    words = set(folded_text.split()) - GENERIC
    scores: dict[str, float] = {}
    is_of_house = folded_text.startswith(_HOUSE_BEGINNINGS)
    for spelling, name in _list_folded_names():
        if spelling.startswith(_HOUSE_BEGINNINGS) and not is_of_house:
            continue
        score = OSA.normalized_similarity(folded_text, spelling)
        if words and words.issubset(spelling.split()):
            score += _PART
        scores[name] = max(score, scores.get(name, _LEAST_LIKENESS))
    if len(folded_text) >= _FEWEST_LETTERS:
        for spelling, name in _spelt_areas():
            score = OSA.normalized_similarity(folded_text, spelling)
            if score > _NEARER:
                scores[name] = max(score, scores.get(name, _LEAST_LIKENESS))
    least_score = max(scores.values()) - _MOST_BEHIND_THE_BEST
    similar_names = [name for name, score in scores.items() if score > max(least_score, _LEAST_LIKENESS)]
    return sorted(similar_names, key=scores.__getitem__, reverse=True)[:_MOST_SUGGESTIONS]


@cache
def _most_letters() -> int:
    """Return how many letters a text has at most to which a name is near; the time of a longer one is for nothing."""
    longest = max(len(spelling) for spelling, _ in (*_list_folded_names(), *_spelt_areas()))
    return math.ceil(longest / (_LEAST_LIKENESS - _PART))


@cache
def _list_folded_names() -> tuple[tuple[str, str], ...]:
    """Return every name of every place, folded, with the gazetteer's name."""
    return tuple(
        (fold(name), place.name)
        for place in by_code().values()
        for name in (place.name, *place.other_names, *place.foreign_names)
    )


@cache
def _spelt_areas() -> tuple[tuple[str, str], ...]:
    from protlib.record.places.areas import areas

    return tuple((fold(name), area.name) for area in areas().values() for name in (area.name, *area.other_names))
