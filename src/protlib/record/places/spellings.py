"""Compares names of countries and regions, and finds the place with a name."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import Final

from protlib.record.places.gazetteer import Place, by_code
from protlib.record.tables import words_by_section
from protlib.text import fold

WORDS: Final = words_by_section(Path(__file__).with_name("place_words.txt"))
"""Words in names of places that tell little, by kind."""
_SAME: Final = {
    **dict.fromkeys(WORDS["silent"], ""),
    **dict.fromkeys(("&", *WORDS["and"]), "and"),
    **dict.fromkeys(WORDS["saint"], "saint"),
    **dict.fromkeys(WORDS["islands"], "islands"),
    "northeast": "north east", "northwest": "north west", "southeast": "south east", "southwest": "south west",
    "northeastern": "north eastern", "northwestern": "north western",
    "southeastern": "south eastern", "southwestern": "south western",
    "fed": "federated", "rep": "republic", "dem": "democratic",
}  # fmt: skip
"""The compared form of words; small words vanish."""
GENERIC: Final = WORDS["generic"]
"""Words without which a name still means its place; not "democratic", which tells the Congos apart."""
_ASCII_WORDS: Final = bytes(ord(sign if sign.isalnum() or sign == "&" else " ") for sign in map(chr, range(256)))
"""Makes spaces of what stands in no word."""
_DIRECTIONS: Final = {"n": "north ", "s": "south ", "e": "east ", "w": "west "}
SIMILAR_WORDS: Final = {
    "north": "northern", "south": "southern", "east": "eastern", "west": "western", "island": "islands",
    "northern": "north", "southern": "south", "eastern": "east", "western": "west", "islands": "island",
}  # fmt: skip
_MOST_SIMILAR_WORDS: Final = 4  # words: each doubles the variants
OTHER_FORMS: Final = {word: {*form.split()} for word, form in (*_SAME.items(), *SIMILAR_WORDS.items())}
"""Words, and those that they are compared as."""


@lru_cache(maxsize=64)  # each way to read a text asks for it
def place_key(text: str) -> str:
    """Return the key to compare names by: the folded words without small ones, in alphabetical order."""
    return " ".join(sorted(words_to_compare(text)))


def words_to_compare(text: str) -> list[str]:
    """Return the folded words of a text without small ones, in their order."""
    text = fold(text)
    if not text.replace(" ", "").isalpha():
        text = _without_signs(text)
    return " ".join([_SAME.get(word, word) for word in text.split()]).split()


def _without_signs(text: str) -> str:
    # The article in "d'Ivoire", other apostrophes, and dots inside "U. S. A." vanish; other signs become a space.
    if "'" in text or "`" in text or "." in text:
        text = re.sub(r"\b[dl]['`]|['`]|(?<=\b\w)\.\s?(?=\w\b)", "", text)
    if text.isascii():  # in half the time of a search
        return text.replace("&", " & ").encode().translate(_ASCII_WORDS).decode()
    return " ".join(re.findall(r"[^\W_]+|&", text))


@cache
def _index_exact_names() -> dict[str, Place]:
    """Return every place by its codes and its name, in lower case: quick to make, and enough for most texts."""
    return {
        text.lower(): place
        for place in by_code().values()
        for text in (place.code, place.alpha_2, place.numeric, place.name)
        if text
    }


@cache
def _index_english_names() -> dict[str, Place]:
    return {place_key(name): place for place in by_code().values() for name in (place.name, *place.other_names)}


@cache
def _index_foreign_names() -> dict[str, Place]:
    return {place_key(name): place for place in by_code().values() for name in place.foreign_names}


def variants(words: Sequence[str]) -> Iterator[str]:
    """Yield the keys of compared words, also with "north" for "northern"; none if there are too many of these."""
    if SIMILAR_WORDS.keys().isdisjoint(words):
        yield " ".join(sorted(words))
    elif sum(word in SIMILAR_WORDS for word in words) <= _MOST_SIMILAR_WORDS:
        for choice in product(*((word, SIMILAR_WORDS[word]) if word in SIMILAR_WORDS else (word,) for word in words)):
            yield " ".join(sorted(choice))


def _place_of_words(words: Sequence[str]) -> Place | None:
    english = _index_english_names()
    for name_key in variants(words):
        if place := english.get(name_key) or _index_foreign_names().get(name_key):
            return place
    return None


@lru_cache(maxsize=4096)
def find_place_by_name(text: str) -> Place | None:
    """Return the place with this name, in any language and word order; None if there is none."""
    return _place_of_words(place_key(text).split())


@lru_cache(maxsize=4096)
def find_country_or_region(text: str) -> Place | None:
    """Return the country or region that a text in Latin letters means; None if it means none, or several.

    The text is a code (ISO 3166-1 alpha-2, alpha-3, numeric; M49) or a present, former or foreign name: in any case,
    with or without accents, in any order ("Korea, Republic of"), abbreviated ("St. Lucia", "N. Macedonia"), or repeated
    ("Burma/Myanmar").
    """
    return (
        _index_exact_names().get(text.strip().lower())
        or find_place_by_name(text)
        or _place_in_other_words(text)
        or _find_said_twice(text)
    )


def _place_in_other_words(text: str) -> Place | None:
    initial = re.match(r"\s*([nsew])[.\s]\s*(?=\w)", text, re.IGNORECASE)
    if initial:
        text = _DIRECTIONS[initial[1].lower()] + text[initial.end() :]
    words = place_key(text).split()
    distinctive_words = [word for word in words if word not in GENERIC]
    return _place_of_words(distinctive_words) if initial or len(distinctive_words) < len(words) else None


def _find_said_twice(text: str) -> Place | None:
    parts = [part for part in re.split(r"[()\[\]/]", text) if part.strip()]
    places = {find_country_or_region(part) for part in parts} if len(parts) > 1 else set()
    return places.pop() if len(places) == 1 else None
