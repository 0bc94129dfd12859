"""From a place's name as people write it to the place."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from protlib.places.gazetteer import Place, by_code
from protlib.text import fold

# d'Ivoire and l'Est lose their article; any other apostrophe is part of its word.
_ELISION: Final = re.compile(r"\b[dl]'|'")
_DOT: Final = re.compile(r"\.(?!\w\w)")
_WORD: Final = re.compile(r"[^\W_]+")
_SMALL: Final = frozenset("the of a de du des la le les l d el los las del da do dos das".split())
_SAME: Final = {
    "et": "and", "y": "and", "e": "and", "st": "saint", "ste": "saint", "rep": "republic", "dem": "democratic",
    "fed": "federated", "southeast": "south east", "southeastern": "south eastern", "northeast": "north east",
    "northeastern": "north eastern", "southwest": "south west", "southwestern": "south western",
    "northwest": "north west", "northwestern": "north western", "subsaharan": "sub saharan", "isl": "islands",
}  # fmt: skip
_DIRECTIONS: Final = {"n": "north", "s": "south", "e": "east", "w": "west"}
_LOOSE: Final = {
    "northern": "north", "southern": "south", "eastern": "east", "western": "west", "island": "islands",
    **dict.fromkeys(
        ("republic", "democratic", "peoples", "federal", "federative", "federated", "islamic", "arab", "kingdom",
         "state", "states", "plurinational", "bolivarian", "socialist", "region", "subregion", "countries"), ""
    ),
}  # fmt: skip


def key(text: str) -> str:
    """Return what is compared of a name: folded words without the small ones, sorted ("Korea, Republic of")."""
    text = fold(text)
    if not text.isalnum():
        text = _DOT.sub("", _ELISION.sub("", text.replace("&", " and ")))
    found = [_SAME.get(word, word) for word in _WORD.findall(text) if word not in _SMALL]
    return found[0] if len(found) == 1 else " ".join(sorted(found))


def _loose(name_key: str) -> str:
    return " ".join(filter(None, (_LOOSE.get(word, word) for word in name_key.split())))


@cache
def _codes() -> dict[str, Place]:
    codes = {}
    for place in by_code().values():
        codes.update({code.lower(): place for code in (place.code, place.alpha_2, place.numeric) if code})
    return codes


@cache
def _keys() -> dict[str, Place]:
    keys: dict[str, Place] = {}
    for place in by_code().values():
        for name in (place.name, *place.other_names):
            keys.setdefault(key(name), place)
    return keys


@cache
def _loose_keys() -> dict[str, Place | None]:
    keys: dict[str, Place | None] = {}
    for name_key, place in _keys().items():
        loose = _loose(name_key)
        keys[loose] = place if keys.get(loose, place) == place else None
    keys.pop("", None)
    return keys


def named(text: str) -> Place | None:
    """Return the place with this code or name, the name in any order and with any small words."""
    return _codes().get(text.strip().lower()) or _keys().get(key(text))


@lru_cache(maxsize=4096)
def resolve(text: str) -> Place | None:
    """Return the place that a text means: a code, or a present, former or foreign name in any spelling; None if it is none, or several."""
    if place := named(text):
        return place
    first, _space, rest = text.strip().partition(" ")
    if rest and (direction := _DIRECTIONS.get(first.rstrip(".").lower())):
        return resolve(f"{direction} {rest}")
    return _loose_keys().get(_loose(key(text)))


@lru_cache(maxsize=4096)
def spell(text: str) -> str:
    """Return the gazetteer's spelling of a place, or the text unchanged where it is none.

    "NA" stays as it is: in a table it rather means "not available" than Namibia.
    """
    place = None if text == "NA" else resolve(text)
    return place.name if place else text


def suggest(text: str, limit: int = 3) -> list[str]:
    """Return the names of the places that were most probably meant, the best first."""
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    wanted = fold(text)
    spelt = _spelt()
    close = process.extract(
        wanted, spelt.keys(), scorer=OSA.normalized_similarity, limit=limit * 3, score_cutoff=0.6
    )
    part = process.extract(
        wanted, spelt.keys(), scorer=fuzz.token_set_ratio, limit=limit * 3, score_cutoff=85
    )
    return _first(limit, (spelt[match] for match, *_ in (*close, *part)))


@cache
def _spelt() -> dict[str, str]:
    return {
        fold(name): place.name for place in by_code().values() for name in (*place.other_names, place.name)
    }


def _first(limit: int, found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(found))[:limit]
