"""The places themselves, and what contains what."""

from functools import cache
from typing import Final, Literal, NamedTuple

from protlib.record.places.countries import COUNTRIES
from protlib.record.places.regions import REGIONS

Kind = Literal["country", "region"]
_WORLD: Final = "001"


class Place(NamedTuple):
    """A country or a region.

    `code` is alpha-3 for a country, three digits for a region of M49, a word for any other region. `source` says whose list it
    comes from. `other_names` are English, present and former; `foreign_names` French, Spanish and Portuguese. `parts` are the
    codes of the regions that a composite names ("West and Central Africa": West Africa and Central Africa).
    `alpha_2` and `numeric` are a country's; Kosovo has no number.
    """

    code: str
    name: str
    kind: Kind
    source: str
    other_names: tuple[str, ...]
    foreign_names: tuple[str, ...]
    parts: tuple[str, ...] = ()
    alpha_2: str = ""
    numeric: str = ""


@cache
def by_code() -> dict[str, Place]:
    """Return every place under its code, countries first."""
    return {place.code: place for place in (*map(_country, COUNTRIES.splitlines()), *map(_region, REGIONS))}


def _country(row: str) -> Place:
    code, alpha_2, numeric, _region, names = row.split(" ", 4)
    name, others, foreign = _names(names)
    if numeric == "-":
        return Place(code, name, "country", "ISO 3166-1, user-assigned", others, foreign, (), alpha_2)
    return Place(code, name, "country", "ISO 3166-1", others, foreign, (), alpha_2, numeric)


def _region(row: tuple[str, str, str, str, str]) -> Place:
    code, _contents, parts, source, names = row
    name, others, foreign = _names(names)
    return Place(code, name, "region", source, others, foreign, tuple(parts.split()))


def _names(names: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    english, _semicolon, foreign = names.partition(";")
    name, *others = english.split("|")
    return name, tuple(others), tuple(foreign.split("|")) if foreign else ()


@cache
def _members() -> dict[str, frozenset[str]]:
    """Return the alpha-3 codes of the countries of every place, by the place's code."""
    known: dict[str, frozenset[str]] = {}
    lying_in: dict[str, list[str]] = {}
    for row in COUNTRIES.splitlines():
        code, _alpha_2, _numeric, region, _names = row.split(" ", 4)
        known[code] = frozenset((code,))
        lying_in.setdefault(region, []).append(code)
    contents = {code: contents.split() or lying_in[code] for code, contents, *_rest in REGIONS}

    def countries(code: str) -> frozenset[str]:
        if code not in known:
            known[code] = frozenset().union(*map(countries, contents[code]))
        return known[code]

    return {code: countries(code) for code in by_code()}


def members(place: Place) -> frozenset[str]:
    """Return the alpha-3 codes of the countries of a place; a country's is its own."""
    return _members()[place.code]


def contains(outer: Place, inner: Place) -> bool:
    """Tell whether every country of the inner place is one of the outer place; a place contains itself."""
    return members(inner) <= members(outer)


def containers(place: Place) -> tuple[Place, ...]:
    """Return the regions that contain a place, the smallest first."""
    outer = [
        other
        for other in by_code().values()
        if other.kind == "region" and other != place and contains(other, place)
    ]
    return tuple(sorted(outer, key=lambda other: (len(members(other)), other.name)))


@cache
def found_under(place: Place, worldwide: bool = False) -> frozenset[str]:
    """Return the codes of the places whose records a search for this place finds.

    A country finds itself. A region finds itself, its countries, the regions inside it, the composites that name one of these
    ("West and Central Africa" for West Africa) and, if it is a composite, the regions that it names. Worldwide finds what is
    catalogued as Worldwide, not every record; another place finds that too where `worldwide` asks for it.
    """
    codes = {place.code, _WORLD} if worldwide else {place.code}
    if place.kind == "region" and place.code != _WORLD:
        codes.update(code for code, countries in _members().items() if countries <= members(place))
        codes.update(other.code for other in by_code().values() if not codes.isdisjoint(other.parts))
        codes.update(place.parts)
    return frozenset(codes)


@cache
def names(kind: Kind | None = None) -> tuple[str, ...]:
    """Return the names of all places, or of all of a kind, in alphabetical order."""
    return tuple(sorted(place.name for place in by_code().values() if kind in {None, place.kind}))


@cache
def proper_nouns() -> frozenset[str]:
    """Return the English names of places that keep their capitals where a title loses its own.

    Left out are abbreviations, inverted and bracketed names, and what means the world ("Global").
    """
    return frozenset(
        name
        for place in by_code().values()
        if place.code != _WORLD
        for name in (place.name, *place.other_names)
        if name[:1].isupper() and not name.isupper() and not any(sign in name for sign in ",(/")
    )
