"""Rules for places: unknown names, spellings, the wrong field, regions without a country, the publisher's place."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from protlib.checking.flaw import Context, Flaw
from protlib.record import places
from protlib.record.model import Publication
from protlib.record.names.publisher_places import split_publisher
from protlib.text import fold, list_all, suggestion

_KINDS: Final = {"countries": "country", "regions": "region"}
_LETTERS_A_SLIP: Final = 6  # one slip a name, a second from twelve letters on: more, and other places are like it
_WORLD: Final = "001"
_MOSTLY: Final = 0.8
"""So many of the countries of a region lie in another that it may be said of the others, too."""


def place_unknown(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find unknown countries and regions; one with a single similar name is mended."""
    for field, kind in _KINDS.items():
        place_names = getattr(publication, field)
        for place in place_names:
            if places.resolve_all(place):
                continue
            similar_names, correction = _find_similar(place)
            names = tuple(
                dict.fromkeys(correction if place_name == place else place_name for place_name in place_names)
            )
            yield Flaw(
                field, f"“{place}” is not a {kind}{suggestion(similar_names)}", {field: names} if correction else {}
            )


@lru_cache(maxsize=1024)
def _find_similar(text: str) -> tuple[tuple[str, ...], str]:
    """Return the names that resemble a text, and the only one within a slip of the finger, "" for none or several."""
    from rapidfuzz.distance import OSA

    slips = max(1, len(text) // _LETTERS_A_SLIP)
    suggestions = tuple(places.suggest(text))
    place_names = frozenset(places.names())  # an area is too much like others for its slips to be mended
    wider_places = tuple(
        name for name in suggestions if name in place_names and OSA.distance(fold(text), fold(name)) <= slips
    )
    return (wider_places, wider_places[0]) if len(wider_places) == 1 else (suggestions, "")


def place_spelling(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find places under other names than those of searches and lists."""
    for field in _KINDS:
        place_names = getattr(publication, field)
        names = tuple(dict.fromkeys(map(places.spell, place_names)))
        if names != place_names:
            [first, *_] = [place for place in place_names if places.spell(place) != place] or place_names
            yield Flaw(field, f"“{first}” is “{places.spell(first)}” in protlib", {field: names})


def place_in_wrong_field(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find regions among the countries; a country among the regions is found by its region anyway."""
    for country in publication.countries:
        place = places.resolve(country)
        if place is not None and place.kind == "region" and place.code != _WORLD:
            countries = tuple(other_country for other_country in publication.countries if other_country != country)
            regions = tuple(dict.fromkeys((*publication.regions, place.name)))
            yield Flaw("countries", f"“{country}” is a region", {"countries": countries, "regions": regions})


def place_in_publisher(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find publishers that are written with their place: "Geneva: IOM"."""
    if parts := split_publisher(publication):
        town, publisher = parts["publisher_place"], parts["publisher"]
        yield Flaw("publisher", f"“{publication.publisher}” is the publisher “{publisher}” in “{town}”", {**parts})


def region_without_country(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find regions without any of the countries; one country of several may lie elsewhere, where people move to."""
    if (
        publication.regions
        and publication.countries
        and (message := _explain_outside(publication.countries, publication.regions))
    ):
        yield Flaw("regions", message)


@lru_cache(maxsize=4096)  # many records are about the same places
def _explain_outside(country_names: tuple[str, ...], region_names: tuple[str, ...]) -> str:
    """Return how no country lies in any of the regions, "" where one does."""
    regions = [place for region in region_names if (place := places.resolve(region))]
    resolved = (places.resolve(country) for country in country_names)
    countries = [place for place in resolved if place is not None and place.kind == "country"]
    if not (regions and countries) or any(_lies_in(country, region) for country in countries for region in regions):
        return ""
    names, names_of_regions = ([place.name for place in group] for group in (countries, regions))
    return f"{list_all(names)} {'lie' if names[1:] else 'lies'} outside {list_all(names_of_regions)}"


@lru_cache(maxsize=1 << 14)
def _lies_in(country: places.Place, region: places.Place) -> bool:
    """Tell whether a country is in a region, or counts with most of its countries, as Cyprus in Europe."""
    members = places.members(region)
    groups_of_countries = (places.members(place) for place in places.containers(country) if place.code != _WORLD)
    return (
        places.contains(region, country)
        or places.contains(country, region)
        or any(len(countries & members) >= _MOSTLY * len(countries) for countries in groups_of_countries)
    )
