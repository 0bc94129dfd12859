"""Gaps: years, regions and countries without any of some publications."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from protlib.overview.facts import Facts
from protlib.overview.overview_words import Wording
from protlib.overview.region_groups import RegionGroup
from protlib.record import places
from protlib.selection import Facet, Selection
from protlib.text import fold

if TYPE_CHECKING:
    from protlib.record.places import Place

_RANGE: Final = re.compile(r"\s*(\d{4})\s*\.\.\s*(\d{4})\s*")
_UNINHABITED: Final = frozenset({"ATA", "ATF", "BVT", "HMD", "IOT", "SGS", "UMI"})
"""Countries of ISO 3166-1 in which nobody lives: that nothing is about them is no gap."""


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
    missing = [str(start) if start == end else f"{start}–{end}" for start, end in runs]
    if not missing:
        return ""
    return wording.text("gap.years", first=str(first), last=str(last), years=wording.enumeration(missing))


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
    having = {group.place.code for group in groups if group.place}
    missing = [wording.name_place(region) for region in regions if region.code not in having]
    if not missing or len(missing) == len(regions):
        return ""
    return wording.text("gap.regions", regions=wording.enumeration(missing))


def _regions_with_gaps(facts: Facts, selection: Selection) -> "list[Place]":
    """Return the requested regions with a country that has no publication."""
    regions = [place for name in selection.regions for place in places.resolve_all(name) if place.kind == "region"]
    return [place for place in regions if _missing_countries(facts, place, selection)]


def _find_country_gaps(facts: Facts, place: "Place", selection: Selection, wording: Wording) -> str:
    countries = sorted(map(wording.name_place, _missing_countries(facts, place, selection)), key=fold)
    return wording.text("gap.countries", region=wording.name_place(place), countries=wording.enumeration(countries))


def _missing_countries(facts: Facts, place: "Place", selection: Selection) -> "list[Place]":
    """Return the countries of a region without publications; none where that is all of them."""
    house = places.parse_house(selection.house) if selection.house else ""
    by_code = {country.code: country for _region, countries in places.geography() for country in countries}
    names = (places.resolve(name) for name, _count in facts.counts[Facet.COUNTRY].values)
    present_codes = {name.code for name in names if name}
    codes = sorted(places.countries_counted_to(place, house) - _UNINHABITED)
    missing = [by_code[code] for code in codes if code not in present_codes and code in by_code]
    return missing if len(missing) < len(codes) else []
