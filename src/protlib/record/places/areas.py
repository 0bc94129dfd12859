"""Places below the country: first-level divisions, and the areas, towns and camps that reports name.

The table is `areas.txt`. A row has the alpha-3 code of the country, the names between bars, and after "<" the
surrounding area in the same country. "?" marks a name that other places share or that is a common word ("Central",
"Unity"): it counts only beside its country, or beside a word such as "province" if no other area has it.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from protlib.frozen import NamedTuple
from protlib.record.places.gazetteer import Place, by_code, members
from protlib.record.places.spellings import find_country_or_region, key, variants
from protlib.text import words

_TABLE: Final = "areas.txt"
_SHARED: Final = "?"
_SOURCE: Final = "protlib's list of areas"
_TYPES: Final = frozenset(
    {
        "province", "governorate", "state", "district", "division", "county", "department", "oblast", "prefecture",
        "region", "camp", "refugee", "refugees", "settlement", "city", "town", "municipality", "raion", "woreda",
        "upazila", "regional", "departement", "ville", "provincia", "departamento", "estado", "ciudad", "municipio",
        "campo", "campamento", "cidade", "muhafazah", "muhafazat", "wilaya", "wilayat", "idp", "republic",
        "governorates", "provinces", "states", "districts", "oblasts", "counties", "departments", "departements",
        "regions", "camps", "settlements",
    }
)  # fmt: skip
"""Words beside the name of an area for its kind of place."""
_LOOSE: Final = frozenset(("area", "zone", "sub", "subregion", "site", "island", "islands", "metropolitan"))
"""Words beside the name of an area that also occur in other names: "Bay Area"."""
_ARTICLES: Final = frozenset(("al", "ad", "ar", "as", "at", "az", "ash", "adh"))
_DIRECTIONS: Final = frozenset((
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "centre", "upper",
    "lower", "middle", "coast",
))  # fmt: skip
# Such as "Borno, Nigeria", "Punjab (Pakistan)", "Nigeria - Borno".
_TWO: Final = (re.compile(r"\s*[,;]\s*"), re.compile(r"\s*\(|\)\s*"), re.compile(r"\s+[-–—]\s+"))

_MAY_BE_TWO: Final = re.compile(r"[,;()]|\s[-–—]")
"""What stands between the two names of each of these."""


class _Claim(NamedTuple):
    """A claim of an area to a name: for itself, or shared with others."""

    area: Place
    is_sure: bool


class _Row(NamedTuple):
    """A row of the table: its country, its names as written there, and the surrounding area, "" for none."""

    country: str
    names: tuple[str, ...]
    around: str

    @property
    def name(self) -> str:
        """The name of the area within its country."""
        return self.names[0].removeprefix(_SHARED)

    @property
    def code(self) -> str:
        """The code of the area, such as "BGD-cox-s-bazar"."""
        return _code(self.country, self.name)


@cache
def _rows() -> dict[str, _Row]:
    rows: dict[str, _Row] = {}
    for line in Path(__file__).with_name(_TABLE).read_text("utf-8").splitlines():
        names, _less, around = line[4:].partition(" < ")
        row = _Row(line[:3], tuple(names.split("|")), around)
        rows[row.code] = row
    return rows


@cache
def areas() -> dict[str, Place]:
    """Return every area by its code."""
    return {code: _area(row) for code, row in _rows().items()}


def _area(row: _Row) -> Place:
    within: list[str] = []
    around = row.around
    while around:
        within.append(_code(row.country, around))
        around = _rows()[within[-1]].around
    display_name = f"{row.name} ({by_code()[row.country].name})" if row.names[0][0] == _SHARED else row.name
    further_names = tuple(name.removeprefix(_SHARED) for name in row.names[1:])
    return Place(row.code, display_name, "area", _SOURCE, further_names, (), within=(*within, row.country))


def _code(country: str, name: str) -> str:
    return f"{country}-{'-'.join(words(name))}"


@cache
def _claims() -> dict[str, list[_Claim]]:
    """Return the claims to each name, by the name's key."""
    claims_by_key: dict[str, list[_Claim]] = {}
    for code, row in _rows().items():
        for spelt in row.names:
            claim = _Claim(areas()[code], not spelt.startswith(_SHARED))
            claims_by_key.setdefault(_key(spelt), []).append(claim)
            bare = " ".join(_bare(_key(spelt).split()))
            if bare and bare != _key(spelt) and not find_country_or_region(bare):
                claims_by_key.setdefault(bare, []).append(_Claim(claim.area, is_sure=False))
    return claims_by_key


@lru_cache(maxsize=64)  # the same text is asked about in several ways
def _key(text: str) -> str:
    compared = key(text).split()
    return " ".join(word for word in compared if word not in _ARTICLES) or " ".join(compared)


def _bare(compared: list[str]) -> list[str]:
    """Return the words of a name without those for its kind of place."""
    return [word for word in compared if word not in _TYPES and word not in _LOOSE]


def find_area(text: str) -> Place | None:
    """Return the area that a text means, alone or with its country; None if there is none, or several."""
    return _find_unaided(text) or next(_find_beside_country(text), None)


def find_area_by_full_name(text: str) -> Place | None:
    """Return the area whose name is the whole text, including a word such as "State"; None if there is none."""
    return _only_claimant(_key(text).split(), shared=False)


def _find_unaided(text: str) -> Place | None:
    compared = _key(text).split()
    bare = _bare(compared)
    if (claim := _only_claimant(compared, shared=False)) or not bare or len(bare) == len(compared):
        return claim
    return _only_claimant(bare, shared=not _DIRECTIONS.issuperset(bare) and not _TYPES.isdisjoint(compared))


def _only_claimant(compared: list[str], *, shared: bool) -> Place | None:
    """Return the only area with a sure claim to a name, or, if `shared`, the only one with any claim."""
    claims = [claim for claims_of_name in _claims_to(compared) for claim in claims_of_name]
    if not claims:  # as for most texts
        return None
    sure = {claim.area for claim in claims if claim.is_sure} or {claim.area for claim in claims if shared}
    return sure.pop() if len(sure) == 1 else None


def _claims_to(compared: list[str]) -> Iterator[list[_Claim]]:
    claims = _claims()
    return (claims[variant] for variant in variants(compared) if variant in claims)


def areas_sharing_name(text: str) -> list[Place]:
    """Return the areas that share a name, in the order of the table: "Punjab" in two countries."""
    return list(
        {
            claim.area.code: claim.area for claims_of_name in _claims_to(_key(text).split()) for claim in claims_of_name
        }.values()
    )


def find_area_in_countries(text: str, countries: frozenset[str]) -> Place | None:
    """Return the only area of some countries (alpha-3 codes) with this name, even a shared one; None otherwise."""
    compared = _key(text).split()
    for words_ in (compared, _bare(compared)):
        claims = [
            claim
            for claims_of_name in _claims_to(words_)
            for claim in claims_of_name
            if claim.area.within[-1] in countries
        ]
        if claimants := {claim.area for claim in claims if claim.is_sure} or {claim.area for claim in claims}:
            return claimants.pop() if len(claimants) == 1 else None
    return None


def _find_beside_country(text: str) -> Iterator[Place]:
    """Yield areas named with their country or surrounding area: "Borno, Nigeria", "Kutupalong, Cox's Bazar"."""
    if not _MAY_BE_TWO.search(text):
        return
    for between in _TWO:
        parts = [part for part in between.split(text) if part] or [text]
        most, first, last = " ".join(parts[:-1]), parts[0], parts[-1]
        for name, around in ((most, last), (first, last), (last, first)) if len(parts) > 1 else ():
            outer = find_country_or_region(around) or _find_unaided(around)
            area = find_area_in_countries(name, members(outer)) if outer and outer.kind != "region" else None
            if outer and area and outer.code in area.within:
                yield area
