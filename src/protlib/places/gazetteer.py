"""The places themselves and what contains what."""

from functools import cache
from typing import Final, Literal, NamedTuple

from protlib.places.countries import COUNTRIES
from protlib.places.regions import REGIONS

Kind = Literal["country", "region"]
WORLD: Final = "001"


class Place(NamedTuple):
    """A country or a region.

    `code` is what records are found by: alpha-3 of a country, three digits of an M49 region, a word for any other region.
    `source` says whose list it comes from; `other_names` are any names that mean it; `parts` are the codes of the regions that
    the name of a composite names ("West and Central Africa": West Africa, Central Africa). `alpha_2` and `numeric` are a country's.
    """

    code: str
    name: str
    kind: Kind
    source: str
    other_names: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    alpha_2: str = ""
    numeric: str = ""


@cache
def by_code() -> dict[str, Place]:
    """Return every place under its code, countries first."""
    return {place.code: place for place in (*map(_country, COUNTRIES.splitlines()), *map(_region, REGIONS))}


def _country(row: str) -> Place:
    code, alpha_2, numeric, _region, names = row.split(" ", 4)
    name, *others = names.split("|")
    source = "user-assigned in ISO 3166-1" if numeric == "-" else "ISO 3166-1"
    return Place(code, name, "country", source, tuple(others), (), alpha_2, numeric.strip("-"))


def _region(row: tuple[str, str, str, str, str, str]) -> Place:
    code, name, _contents, parts, source, others = row
    return Place(code, name, "region", source, tuple(filter(None, others.split("|"))), tuple(parts.split()))


@cache
def _members() -> dict[str, frozenset[str]]:
    """Return the alpha-3 codes of the countries of every place, by the place's code."""
    found: dict[str, frozenset[str]] = {}
    leaves: dict[str, list[str]] = {}
    for row in COUNTRIES.splitlines():
        code, _alpha_2, _numeric, region, _names = row.split(" ", 4)
        found[code] = frozenset((code,))
        leaves.setdefault(region, []).append(code)
    contents = {code: contents.split() or leaves[code] for code, _name, contents, *_rest in REGIONS}

    def gather(code: str) -> frozenset[str]:
        if code not in found:
            found[code] = frozenset().union(*map(gather, contents[code]))
        return found[code]

    for code in contents:
        gather(code)
    return found


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
    ("West and Central Africa" for West Africa), and, if it is a composite, the regions that it names. Worldwide finds what is
    catalogued as Worldwide, not every record; any other place finds that only where `worldwide` asks for it.
    """
    codes = {place.code}
    if place.kind == "region" and place.code != WORLD:
        codes.update(code for code, countries in _members().items() if countries <= members(place))
        codes.update(other.code for other in by_code().values() if not codes.isdisjoint(other.parts))
        codes.update(place.parts)
    return frozenset(codes | {WORLD} if worldwide else codes)


@cache
def names(kind: Kind | None = None) -> tuple[str, ...]:
    """Return the names of all places, or of all of a kind, in alphabetical order."""
    return tuple(sorted(place.name for place in by_code().values() if kind in {None, place.kind}))


@cache
def proper_nouns() -> frozenset[str]:
    """Return the names of places, capitals as written, that keep their capitals where a title loses its own.

    Inverted names, codes and abbreviations, and what means the world ("Global") are left out.
    """
    return frozenset(
        name
        for place in by_code().values()
        if place.code != WORLD
        for name in (place.name, *place.other_names)
        if "," not in name and not name.isupper()
    )
