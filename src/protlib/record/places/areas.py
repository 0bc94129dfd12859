"""Places below the country: first-level divisions, and the areas, towns and camps that reports name.

The table is `areas.txt`. A row has the alpha-3 code of the country, the names between bars, and after "<" the
surrounding area in the same country. "?" marks a name that other places share or that is a common word ("Central",
"Unity"): it counts only beside its country, or beside a word such as "province" if no other area has it. `make docs`
makes `area_keys.txt` from it: for the words of each name the heads of the rows that have it, with the same mark.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from protlib.frozen import NamedTuple
from protlib.record.places.foreign_names import find_foreign_place
from protlib.record.places.gazetteer import Place, by_code, members
from protlib.record.places.spellings import OTHER_FORMS, WORDS, find_country_or_region, place_key, variants
from protlib.record.tables import KeyedLines
from protlib.text import words

_TABLE: Final = "areas.txt"
_KEYS: Final = "area_keys.txt"
SHARED: Final = "?"
NAME_SEPARATOR: Final = "|"
"""What stands between the names of a row, and between the heads of rows."""
_SOURCE: Final = "protlib's list of areas"
_TYPES: Final = WORDS["kinds of areas"]
_LOOSE: Final = WORDS["loose"]
_ARTICLES: Final = WORDS["articles"]
_DIRECTIONS: Final = WORDS["directions"]
WORDS_BESIDE_NAMES: Final = _TYPES | _LOOSE | _ARTICLES | OTHER_FORMS.keys()
"""Words that a text may have which stand otherwise in the keys of areas, or not at all."""
# Such as "Borno, Nigeria", "Punjab (Pakistan)", "Nigeria - Borno".
_TWO: Final = (
    re.compile(r"(?:(?<!\s)\s+)?[,;،؛]\s*"),
    re.compile(r"(?:(?<!\s)\s+)?\(|\)\s*"),
    re.compile(r"(?<!\s)\s+[-–—]\s+"),
)

_MAY_BE_TWO: Final = re.compile(r"[,;،؛()]|\s[-–—]")
"""What stands between the two names of each of these."""


class _Claim(NamedTuple):
    """A claim of an area to a name: for itself, or shared with others."""

    area: Place
    is_sure: bool


class AreaRow(NamedTuple):
    """A row of the table: its country, its names as written there, and the surrounding area, "" for none."""

    country: str
    names: tuple[str, ...]
    wider_name: str

    @property
    def name(self) -> str:
        """The name of the area within its country."""
        return self.names[0].removeprefix(SHARED)

    @property
    def head(self) -> str:
        """The country and the name, such as "BGD Cox's Bazar"."""
        return f"{self.country} {self.name}"


@cache
def _lines() -> dict[str, str]:
    """Return the lines of the table by the heads of their rows."""
    lines = Path(__file__).with_name(_TABLE).read_text("utf-8").splitlines()
    return {_head_of(line): line for line in lines}


def _head_of(line: str) -> str:
    return line.partition(" < ")[0].partition(NAME_SEPARATOR)[0].replace(f" {SHARED}", " ", 1)


def rows() -> Iterator[AreaRow]:
    """Yield the rows of the table."""
    return map(_row, _lines().values())


def _row(line: str) -> AreaRow:
    names, _less, wider_name = line[4:].partition(" < ")
    return AreaRow(line[:3], tuple(names.split(NAME_SEPARATOR)), wider_name)


@cache
def areas() -> dict[str, Place]:
    """Return every area by its code."""
    return {area.code: area for area in map(area_of_row, _lines())}


@cache
def area_of_row(head: str) -> Place:
    """Return the area of a row, by its head."""
    row = _row(_lines()[head])
    wider_areas: list[str] = []
    wider_name = row.wider_name
    while wider_name:
        wider_areas.append(_code(row.country, wider_name))
        wider_name = _row(_lines()[f"{row.country} {wider_name}"]).wider_name
    display_name = f"{row.name} ({by_code()[row.country].name})" if row.names[0][0] == SHARED else row.name
    further_names = tuple(name.removeprefix(SHARED) for name in row.names[1:])
    code = _code(row.country, row.name)
    return Place(code, display_name, "area", _SOURCE, further_names, (), outer_codes=(*wider_areas, row.country))


def _code(country: str, name: str) -> str:
    """Return the code of an area, such as "BGD-cox-s-bazar"."""
    return f"{country}-{'-'.join(words(name))}"


@cache
def _keys() -> KeyedLines:
    return KeyedLines(Path(__file__).with_name(_KEYS).read_bytes())


@lru_cache(maxsize=64)  # the same text is asked about in several ways
def area_key(text: str) -> str:
    """Return the words that the name of an area is compared by, without an Arabic article."""
    compared_words = place_key(text).split()
    return " ".join(word for word in compared_words if word not in _ARTICLES) or " ".join(compared_words)


def without_kind(words: list[str]) -> list[str]:
    """Return the words of a name without those for its kind of place."""
    return [word for word in words if word not in _TYPES and word not in _LOOSE]


def may_have_word(word: str) -> bool:
    """Tell whether a text that means an area may have a folded word."""
    return word in WORDS_BESIDE_NAMES or _keys().may_have_word(word)


def knows_words() -> bool:
    """Tell whether `may_have_word` is sure from now on: its first answers are all yes."""
    return _keys().knows_words


def find_area(text: str) -> Place | None:
    """Return the area that a text means, alone or with its country; None if there is none, or several."""
    return _find_unaided(text) or next(_find_beside_country(text), None)


def find_area_by_full_name(text: str) -> Place | None:
    """Return the area whose full name is the text, with a word such as "State"; None for none."""
    return _only_claimant(area_key(text).split(), is_shared=False)


def _find_unaided(text: str) -> Place | None:
    compared_words = area_key(text).split()
    bare = without_kind(compared_words)
    if (claim := _only_claimant(compared_words, is_shared=False)) or not bare or len(bare) == len(compared_words):
        return claim
    return _only_claimant(bare, is_shared=not _DIRECTIONS.issuperset(bare) and not _TYPES.isdisjoint(compared_words))


def _only_claimant(words: list[str], *, is_shared: bool) -> Place | None:
    """Return the only area with a sure claim to a name, or, if `is_shared`, the only one with any claim."""
    claims = [claim for claims_of_name in _claims_to(words) for claim in claims_of_name]
    if not claims:  # as for most texts
        return None
    sure_areas = {claim.area for claim in claims if claim.is_sure} or {claim.area for claim in claims if is_shared}
    return sure_areas.pop() if len(sure_areas) == 1 else None


def _claims_to(words: list[str]) -> Iterator[list[_Claim]]:
    return (_claims(heads) for variant in variants(words) if (heads := _keys().get(variant)))


@lru_cache(maxsize=4096)
def _claims(heads: str) -> list[_Claim]:
    """Return the claims of rows to a name."""
    return [_Claim(area_of_row(head.removeprefix(SHARED)), head[0] != SHARED) for head in heads.split(NAME_SEPARATOR)]


def areas_sharing_name(text: str) -> list[Place]:
    """Return the areas that share a name, in the order of the table: "Punjab" in two countries."""
    claims = (claim for claims_of_name in _claims_to(area_key(text).split()) for claim in claims_of_name)
    return list({claim.area.code: claim.area for claim in claims}.values())


def find_area_in_countries(text: str, countries: frozenset[str]) -> Place | None:
    """Return the only area of some countries (alpha-3 codes) with this name, even a shared one; None otherwise."""
    compared_words = area_key(text).split()
    for words_ in (compared_words, without_kind(compared_words)):
        claims = [
            claim
            for claims_of_name in _claims_to(words_)
            for claim in claims_of_name
            if claim.area.outer_codes[-1] in countries
        ]
        if claimants := {claim.area for claim in claims if claim.is_sure} or {claim.area for claim in claims}:
            return claimants.pop() if len(claimants) == 1 else None
    return None


def _find_beside_country(text: str) -> Iterator[Place]:
    """Yield areas named with their country or surrounding area: "Borno, Nigeria", "Kutupalong, Cox's Bazar"."""
    if not _MAY_BE_TWO.search(text):
        return
    for joiner in _TWO:
        parts = [part for part in joiner.split(text) if part] or [text]
        first_parts, first, last = " ".join(parts[:-1]), parts[0], parts[-1]
        for name, outer_name in ((first_parts, last), (first, last), (last, first)) if len(parts) > 1 else ():
            outer = find_country_or_region(outer_name) or find_foreign_place(outer_name) or _find_unaided(outer_name)
            area = find_area_in_countries(name, members(outer)) if outer and outer.kind != "region" else None
            if outer and area and outer.code in area.outer_codes:
                yield area
