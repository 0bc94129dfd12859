"""The countries and areas in the words of a title; `titles/place_mentions.py` tells which titles may have any."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from protlib.record.places.areas import NAME_SEPARATOR, SHARED, WORDS_BESIDE_NAMES, area_of_row
from protlib.record.places.foreign_names import iterate_arabic_names
from protlib.record.places.gazetteer import Place, by_code
from protlib.record.places.spellings import SIMILAR_WORDS, WORDS, place_key, variants, words_to_compare
from protlib.record.places.suggestions import iterate_country_names
from protlib.record.tables import read_values

_KEYS: Final = Path(__file__).with_name("area_keys.txt")
_MOST_WORDS: Final = 5  # of a name: longer ones are those of administrations
_FEWEST_LETTERS: Final = 4  # of a name: shorter ones are acronyms, and words of other languages
_FIRST_WORDS, _LAST_WORDS = WORDS["before other names"], WORDS["behind other names"]  # of names that are no places
_NAMED_AFTER_TOWNS: Final = WORDS["named after towns"]


def _own_words(key: str) -> set[str]:
    """Return the words of a key but those for kinds of places, directions and the like."""
    return set(key.split()) - WORDS_BESIDE_NAMES


@cache
def _rows_by_key() -> dict[str, str]:
    """Return the code of the country, or the row of the only area, that a name surely means, by the key of the name."""
    heads_by_key = {key: heads.split(NAME_SEPARATOR) for key, heads in read_values(_KEYS.read_bytes()).items()}
    areas = {
        key: heads[0]
        for key, heads in heads_by_key.items()
        if heads[0][0] != SHARED
        and len({head.removeprefix(SHARED) for head in heads}) == 1
        and max(map(len, _own_words(key)), default=0) >= _FEWEST_LETTERS
    }
    countries = {place_key(name): code for name, code in (*iterate_arabic_names(), *iterate_country_names())}
    rows = areas | countries
    return {key: row for key, row in rows.items() if key.replace(" ", "-") not in WORDS["places with namesakes"]}


@cache
def _known_words() -> frozenset[str]:
    return frozenset(" ".join(_rows_by_key()).split())


def longest_words() -> set[str]:
    """Return the longest word of each name, of which `title_place_words.txt` is made: few titles have one by chance."""
    return {max(_own_words(key) or key.split(), key=lambda word: (len(word), word)) for key in _rows_by_key()}


def iterate_places(title: str, capitals: set[str]) -> Iterator[Place]:
    """Yield the places that a title names, of whose folded words some have capitals: the longest names first."""
    words = words_to_compare(title)
    start = 0
    while start < len(words):
        end, row = _find_longest(words, start)
        if row and capitals.issuperset(words[start:end]):
            word_before, word_behind = {*words[max(start - 1, 0) : start]}, {*words[end : end + 1]}
            around = word_before & _FIRST_WORDS or word_behind & _LAST_WORDS
            if row not in by_code():
                around |= (word_before | word_behind) & _NAMED_AFTER_TOWNS
            if not around:
                yield by_code()[row] if row in by_code() else area_of_row(row)
        start = end


def _find_longest(words: Sequence[str], start: int) -> tuple[int, str]:
    """Return the end of the longest name from a word on, and the row of its place; the next word and "" for none."""
    if words[start] in _known_words():
        span = words[start : start + _MOST_WORDS]
        for length in range(_count_known(span), 0, -1):
            for key in variants(span[:length]):
                if row := _rows_by_key().get(key):
                    return start + length, row
    return start + 1, ""


def _count_known(words: Sequence[str]) -> int:
    """Return how many of the first words may stand in one name."""
    unknown = (count for count, word in enumerate(words) if word not in _known_words() and word not in SIMILAR_WORDS)
    return next(unknown, len(words))
