"""The filters of a page: their values, and the values of each record, as the library's filters find them."""

from collections.abc import Iterator, Mapping
from typing import Final, TypedDict

from protlib.index import Index
from protlib.index.bitmaps import numbers
from protlib.record import languages, places
from protlib.record.places import Place
from protlib.search.facets import values_of_facet
from protlib.selection import Facet, facets_of_page

_GEOGRAPHY: Final = "UN M49"


class FilterValues(TypedDict):
    """A filter: its name, its values with their codes, and for each record the places of its values."""

    name: str
    values: list[list[str]]
    of: list[list[int]]


class MapRow(TypedDict):
    """A region of geography with its code, and the places of its countries among the values of countries."""

    region: str
    code: str
    countries: list[int]


def make_filters(index: Index, count: int, house: str = "") -> list[FilterValues]:
    """Return for each filter its name, its values with their codes, and the places of the values of each record.

    Regions are those of a house, or of any house without it.
    """
    return [_make_filter(index, facet, count, house) for facet in facets_of_page()]


def _make_filter(index: Index, facet: Facet, count: int, house: str) -> FilterValues:
    values_of_records: list[list[int]] = [[] for _ in range(count)]
    records_by_value = values_of_facet(index, facet, house)
    for position, bits in enumerate(records_by_value.values()):
        for number in numbers(bits):
            values_of_records[number].append(position)
    return {
        "name": facet.value,
        "values": [[value, _find_code(facet, value)] for value in records_by_value],
        "of": values_of_records,
    }


def _find_code(facet: Facet, value: str) -> str:
    """Return the code for a country, a region or a language that the page or the browser names; "" for none."""
    if facet is Facet.LANGUAGE:
        try:
            return languages.tag(value)
        except ValueError:
            return ""
    if facet in {Facet.REGION, Facet.COUNTRY}:
        place = places.resolve(value)
        return "" if place is None else place.alpha_2 or place.code
    return ""


def map_rows(countries: Mapping[str, int]) -> list[MapRow]:
    """Return the geographic regions and the countries in each, as places among the values of countries."""
    rows: dict[tuple[str, ...], MapRow] = {}
    for name, position in countries.items():
        place = places.resolve(name)
        outer_regions = list(_regions_around(place)) if place and place.kind == "country" else []
        if outer_regions:
            path = tuple(region.name for region in reversed(outer_regions))
            row = rows.setdefault(
                path, {"region": outer_regions[0].name, "code": outer_regions[0].code, "countries": []}
            )
            row["countries"].append(position)
    return [rows[path] for path in sorted(rows)]


def _regions_around(place: Place) -> Iterator[Place]:
    """Yield the geographic regions around a country, the smallest first, without the world."""
    return (region for region in places.containers(place) if region.source == _GEOGRAPHY and region.code != "001")
