"""Rules for countries and regions."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from protlib.checking.flaw import Context, Flaw
from protlib.record import places
from protlib.record.model import Publication
from protlib.text import fold, suggestion

_KINDS: Final = {"countries": "country", "regions": "region"}
_LETTERS_A_SLIP: Final = 6
_WORLD: Final = "001"
_MOSTLY: Final = 0.8
"""So many of the countries of a region lie in another that it may be said of the others, too."""


def place_unknown(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find countries and regions that are none; one with a single near name is mended."""
    for field, kind in _KINDS.items():
        named = getattr(publication, field)
        for place in named:
            if places.meant(place):
                continue
            near, meant = _near(place)
            spelt = tuple(dict.fromkeys(meant if each == place else each for each in named))
            yield Flaw(field, f"“{place}” is not a {kind}{suggestion(near)}", {field: spelt} if meant else {})


@lru_cache(maxsize=1024)
def _near(text: str) -> tuple[tuple[str, ...], str]:
    """Return the names that are like a text, and the one that is a slip of the finger away, "" for none or several."""
    from rapidfuzz.distance import OSA

    slips = max(1, len(text) // _LETTERS_A_SLIP)
    found = tuple(places.suggest(text))
    known = frozenset(places.names())  # an area is too much like others for its slips to be mended
    within = tuple(name for name in found if name in known and OSA.distance(fold(text), fold(name)) <= slips)
    return (within, within[0]) if len(within) == 1 else (found, "")


def place_spelling(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find places under other names than those that searches and lists have for them."""
    for field in _KINDS:
        named = getattr(publication, field)
        spelt = tuple(dict.fromkeys(map(places.spell, named)))
        if spelt != named:
            [first, *_] = [each for each in named if places.spell(each) != each] or named
            yield Flaw(field, f"“{first}” is “{places.spell(first)}” in protlib", {field: spelt})


def place_in_wrong_field(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find regions among the countries; a country among the regions is found by its region anyway."""
    for each in publication.countries:
        place = places.resolve(each)
        if place is not None and place.kind == "region" and place.code != _WORLD:
            countries = tuple(other for other in publication.countries if other != each)
            regions = tuple(dict.fromkeys((*publication.regions, place.name)))
            yield Flaw("countries", f"“{each}” is a region", {"countries": countries, "regions": regions})


def region_without_country(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find regions that hold none of the countries; one country of several may lie elsewhere, as where people move to."""
    regions = [place for each in publication.regions if (place := places.resolve(each))]
    resolved = (places.resolve(each) for each in publication.countries)
    countries = [place for place in resolved if place is not None and place.kind == "country"]
    if regions and countries and not any(_lies_in(country, region) for country in countries for region in regions):
        named, within = ([place.name for place in found] for found in (countries, regions))
        yield Flaw("regions", f"{_listed(named)} {'lie' if named[1:] else 'lies'} outside {_listed(within)}")


def _listed(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


@lru_cache(maxsize=1024)
def _lies_in(country: places.Place, region: places.Place) -> bool:
    """Tell whether a country is in a region, or is counted with those that are: Cyprus with the Council of Europe's."""
    members = places.members(region)
    around = (places.members(place) for place in places.containers(country) if place.code != _WORLD)
    return (
        places.contains(region, country)
        or places.contains(country, region)
        or any(len(others & members) >= _MOSTLY * len(others) for others in around)
    )
