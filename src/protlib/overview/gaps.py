"""What is not there: years, regions and countries that none of some publications is of or about."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from protlib.overview.facts import Facts
from protlib.overview.groups import Group
from protlib.overview.words import Wording
from protlib.record import places
from protlib.selection import Facet, Selection
from protlib.text import fold

if TYPE_CHECKING:
    from protlib.record.places import Place

_RANGE: Final = re.compile(r"\s*(\d{4})\s*\.\.\s*(\d{4})\s*")
_UNINHABITED: Final = frozenset({"ATA", "ATF", "BVT", "HMD", "IOT", "SGS", "UMI"})
"""Countries of ISO 3166-1 in which nobody lives: that nothing is about them is no gap."""


def gaps(facts: Facts, groups: Sequence[Group], selection: Selection, wording: Wording) -> Iterator[str]:
    """Yield sentences about what is not there, of regions only those that were asked for, or all where none was."""
    if sentence := _years(facts, selection, wording):
        yield sentence
    if selection.regions:
        yield from (_countries(facts, place, selection, wording) for place in _requested_regions(facts, selection))
    elif not selection.countries and (sentence := _regions(groups, wording)):
        yield sentence


def _years(facts: Facts, selection: Selection, wording: Wording) -> str:
    years = {int(year) for year, _count in facts.counts[Facet.YEAR].values}
    if not years:
        return ""
    year_ranges = [_RANGE.fullmatch(text) for text in selection.years]
    first, last = min(years), max(years)
    if len(year_ranges) == 1 and year_ranges[0]:
        first, last = (int(year) for year in year_ranges[0].groups())
    missing = [_run(run) for run in _runs(year for year in range(first, last + 1) if year not in years)]
    if not missing:
        return ""
    return wording.text("gap.years", first=str(first), last=str(last), years=wording.enumeration(missing))


def _runs(years: Iterable[int]) -> list[tuple[int, int]]:
    """Return years in their order as the runs that they make."""
    runs: list[tuple[int, int]] = []
    for year in years:
        if runs and runs[-1][1] == year - 1:
            runs[-1] = runs[-1][0], year
        else:
            runs.append((year, year))
    return runs


def _run(run: tuple[int, int]) -> str:
    return str(run[0]) if run[0] == run[1] else f"{run[0]}–{run[1]}"


def _regions(groups: Sequence[Group], wording: Wording) -> str:
    """Return which regions of geography nothing is about; nothing where that is all of them."""
    regions = [region for region, _countries in places.geography() if region.code.isdigit()]
    having = {group.place.code for group in groups if group.place}
    missing = [wording.place(region) for region in regions if region.code not in having]
    if not missing or len(missing) == len(regions):
        return ""
    return wording.text("gap.regions", regions=wording.enumeration(missing))


def _requested_regions(facts: Facts, selection: Selection) -> "list[Place]":
    """Return the regions that were asked for, of whose countries some have no publication."""
    regions = [place for name in selection.regions for place in places.meant(name) if place.kind == "region"]
    return [place for place in regions if _missing(facts, place, selection)]


def _countries(facts: Facts, place: "Place", selection: Selection, wording: Wording) -> str:
    countries = sorted(map(wording.place, _missing(facts, place, selection)), key=fold)
    return wording.text("gap.countries", region=wording.place(place), countries=wording.enumeration(countries))


def _missing(facts: Facts, place: "Place", selection: Selection) -> "list[Place]":
    """Return the countries of a region that nothing is about; none where that is all of them, or all the world was asked for."""
    house = places.house_named(selection.house) if selection.house else ""
    by_code = {country.code: country for _region, inside in places.geography() for country in inside}
    names = (places.resolve(name) for name, _count in facts.counts[Facet.COUNTRY].values)
    about = {name.code for name in names if name}
    codes = sorted(places.counted(place, house) - _UNINHABITED)
    missing = [by_code[code] for code in codes if code not in about and code in by_code]
    return missing if len(missing) < len(codes) else []
