"""A place of the gazetteer in words: its kind, definitions and lists, and the places in and around it."""

from collections.abc import Iterable, Iterator

from protlib.record import places
from protlib.record.places import HOUSES, Place
from protlib.record.places.areas import areas


def place_to_dict(place: Place, house: str) -> dict[str, object]:
    """Return the facts about a place, for a script."""
    return {
        "name": place.name,
        "kind": place.kind,
        "code": place.code,
        "source": "; ".join(places.sources(place, house)),
        "also": list(place.other_names),
        "countries": _countries(place, house),
        "as_drawn": [
            {"house": house_name, "source": source, "countries": _place_names(codes)}
            for house_name, (source, codes) in places.lists_by_house(place).items()
        ],
        "areas": _areas(place),
        "lies_in": _places_around(place),
    }


def make_lines(place: Place, house: str) -> Iterator[str]:
    """Yield the lines about a place, as a house defines it ("" for any): first its name, then labels with texts."""
    sources = places.sources(place, house)
    definition = f"as defined by {sources[0]}" if len(sources) == 1 else f"in {len(sources)} lists"
    yield f"{place.name}: place ({place.kind}), code {place.code}, {definition}"
    if place.other_names:
        yield f"also: {'; '.join(place.other_names)}"
    if place.kind == "region":
        yield from _member_lines(place, house)
    if area_names := _areas(place):
        yield f"areas: {'; '.join(area_names)}"
    if outer_places := _places_around(place):
        yield f"lies in: {'; '.join(outer_places)}"


def _member_lines(place: Place, house: str) -> Iterator[str]:
    """Yield the countries of a region, and the houses' lists where they differ; else the source's list counts."""
    if house and not places.has_list(place, house):
        yield f"{HOUSES[house]} has no list of its own, so that of its source counts"
    label = "countries in any of them" if len(places.sources(place, house)) > 1 else "countries"
    yield f"{label}: {'; '.join(_countries(place, house))}"
    by_house = places.lists_by_house(place)
    if len(by_house) > 1 and not house:
        for source, codes in by_house.values():
            yield f"as {source} has it: {'; '.join(_place_names(codes))}"


def _countries(place: Place, house: str) -> list[str]:
    """Return the names of the countries in a region; none for a country or an area."""
    return _place_names(places.countries_counted_to(place, house)) if place.kind == "region" else []


def _place_names(codes: Iterable[str]) -> list[str]:
    return sorted(place.name for code in codes if (place := places.resolve(code)))


def _areas(place: Place) -> list[str]:
    """Return the names of the known areas in a country, or in an area."""
    return [area.name for area in areas().values() if place.code in area.outer_codes]


def _places_around(place: Place) -> list[str]:
    """Return the names of the places around a place: for an area first the larger ones and its country."""
    all_areas = areas()
    outer = [all_areas[code].name for code in place.outer_codes[:-1]] + list(places.surrounding_country(place))
    return [*outer, *(region.name for region in places.containers(place) if region.name not in outer)]
