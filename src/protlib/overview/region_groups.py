"""Publications by region, first geographic ones, then wider ones; and gaps: years and places without any of some."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from protlib.overview.facts import Facts
from protlib.overview.overview_words import Wording
from protlib.record import places
from protlib.record.model import Publication
from protlib.record.places import Place
from protlib.selection import Facet, Selection
from protlib.text import fold

_RANGE: Final = re.compile(r"\s*(\d{4})\s*\.\.\s*(\d{4})\s*")
_UNINHABITED_COUNTRIES: Final = frozenset({"ATA", "ATF", "BVT", "HMD", "IOT", "SGS", "UMI"})
"""Countries of ISO 3166-1 in which nobody lives: that nothing is about them is no gap."""


class RegionGroup(NamedTuple):
    """The publications about one region; `place` is None where the gazetteer lacks it, `name` "" for no place."""

    name: str
    place: Place | None
    publications: Sequence[Publication]


def group_by_region(publications: Iterable[Publication]) -> list[RegionGroup]:
    """Return the groups with publications, each publication once in each of its regions.

    The smallest geographic regions (UN M49) come first, in their order, with the results of their filters. Publications
    about none of them, but about a continent or an agency's region, stand under that, the largest group first.
    """
    by_region: dict[str, list[Publication]] = {region.code: [] for region, _countries in places.geography()}
    by_area: dict[str, list[Publication]] = {}
    placeless: list[Publication] = []
    for publication in publications:
        place_names = (*publication.countries, *publication.regions)
        codes = {code for name in place_names if (place := _find_place(name)) for code in places.codes(place)}
        narrow_codes = [code for code in by_region if not codes.isdisjoint(_codes_under(code))]
        for code in narrow_codes:
            by_region[code].append(publication)
        for name in [] if narrow_codes else _find_smallest(place_names):
            by_area.setdefault(name, []).append(publication)
        if not place_names:
            placeless.append(publication)
    regions = {region.code: region for region, _countries in places.geography()}
    return [
        *(RegionGroup(regions[code].name, regions[code], members) for code, members in by_region.items() if members),
        *(
            RegionGroup(name, _find_place(name), by_area[name])
            for name in sorted(by_area, key=lambda name: (-len(by_area[name]), name))
        ),
        *([RegionGroup("", None, placeless)] if placeless else []),
    ]


def _find_smallest(names: Iterable[str]) -> list[str]:
    """Return the places among names that contain none of the others, and the names that the gazetteer does not know."""
    by_name = {place.name: place for name in names if (place := _find_place(name))}
    unknown = [name for name in names if _find_place(name) is None]
    return [
        *(
            name
            for name, place in by_name.items()
            if not any(
                places.contains(place, another_place) and not places.contains(another_place, place)
                for another_place in by_name.values()
            )
        ),
        *dict.fromkeys(unknown),
    ]


@cache
def _find_place(name: str) -> Place | None:
    return places.resolve(name)


@cache
def _codes_under(code: str) -> frozenset[str]:
    region = next(region for region, _countries in places.geography() if region.code == code)
    return places.search_codes(region)


def find_gaps(facts: Facts, groups: Sequence[RegionGroup], selection: Selection, wording: Wording) -> Iterator[str]:
    """Yield sentences about gaps; regions are the requested ones, or all where none was requested."""
    if sentence := _find_year_gaps(facts, selection, wording):
        yield sentence
    if selection.regions:
        yield from (
            _find_country_gaps(facts, place, selection, wording) for place in _regions_with_gaps(facts, selection)
        )
    elif not selection.countries and (sentence := _find_region_gaps(groups, wording)):
        yield sentence


def _find_year_gaps(facts: Facts, selection: Selection, wording: Wording) -> str:
    years = {int(year) for year, _count in facts.counts[Facet.YEAR].values}
    if not years:
        return ""
    year_ranges = [_RANGE.fullmatch(text) for text in selection.years]
    first, last = min(years), max(years)
    if len(year_ranges) == 1 and year_ranges[0]:
        first, last = (int(year) for year in year_ranges[0].groups())
    runs = _join_years(year for year in range(first, last + 1) if year not in years)
    gaps = [str(start) if start == end else f"{start}–{end}" for start, end in runs]
    if not gaps:
        return ""
    return wording.text("gap.years", first=str(first), last=str(last), years=wording.enumeration(gaps))


def _join_years(years: Iterable[int]) -> list[tuple[int, int]]:
    """Return years in their order as runs."""
    runs: list[tuple[int, int]] = []
    for year in years:
        if runs and runs[-1][1] == year - 1:
            runs[-1] = runs[-1][0], year
        else:
            runs.append((year, year))
    return runs


def _find_region_gaps(groups: Sequence[RegionGroup], wording: Wording) -> str:
    """Return the sentence about geographic regions without publications; "" where that is all of them."""
    regions = [region for region, _countries in places.geography() if region.code.isdigit()]
    present_codes = {group.place.code for group in groups if group.place}
    gaps = [wording.name_place(region) for region in regions if region.code not in present_codes]
    if not gaps or len(gaps) == len(regions):
        return ""
    return wording.text("gap.regions", regions=wording.enumeration(gaps))


def _regions_with_gaps(facts: Facts, selection: Selection) -> list[Place]:
    """Return the requested regions with a country that has no publication."""
    regions = [place for name in selection.regions for place in places.resolve_all(name) if place.kind == "region"]
    return [place for place in regions if _missing_countries(facts, place, selection)]


def _find_country_gaps(facts: Facts, place: Place, selection: Selection, wording: Wording) -> str:
    countries = sorted(map(wording.name_place, _missing_countries(facts, place, selection)), key=fold)
    return wording.text("gap.countries", region=wording.name_place(place), countries=wording.enumeration(countries))


def _missing_countries(facts: Facts, place: Place, selection: Selection) -> list[Place]:
    """Return the countries of a region without publications; none where that is all of them."""
    house = places.parse_house(selection.house) if selection.house else ""
    by_code = {country.code: country for _region, countries in places.geography() for country in countries}
    names = (places.resolve(name) for name, _count in facts.counts[Facet.COUNTRY].values)
    present_codes = {name.code for name in names if name}
    codes = sorted(places.countries_counted_to(place, house) - _UNINHABITED_COUNTRIES)
    lacking_countries = [by_code[code] for code in codes if code not in present_codes and code in by_code]
    return lacking_countries if len(lacking_countries) < len(codes) else []
