"""What texts meant, and regions held, before there were houses, areas and other scripts:
they mean and hold it still.
"""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from protlib.record import places
from protlib.record.places.gazetteer import by_code

# "Central Sahel" was another name of the Sahel, and is a region by itself now: of the same three countries.
_APART = {"Central Sahel": "central-sahel"}


class Reading(NamedTuple):
    """A place as it was: its code, the members of a region, what a search for it found, and its names."""

    code: str
    members: frozenset[str]
    under: frozenset[str]
    names: tuple[str, ...]


@cache
def readings() -> list[Reading]:
    path = Path(__file__).parents[2] / "data" / "places" / "readings.tsv"
    with path.open(encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Reading(code, frozenset(members.split()), frozenset(under.split()), tuple(names.split("|")))
        for code, members, under, names in rows
    ]


def test_every_name_means_the_place_that_it_meant() -> None:
    assert len(readings()) > 350
    assert [
        (name, reading.code)
        for reading in readings()
        for name in reading.names
        if (place := places.resolve(name)) is None or place.code != _APART.get(name, reading.code)
    ] == []


def test_every_region_has_the_members_that_it_had() -> None:
    assert [
        reading.code
        for reading in readings()
        if reading.members and places.members(by_code()[reading.code]) != reading.members
    ] == []
    assert places.members(by_code()["central-sahel"]) == places.members(by_code()["sahel"])


def test_a_search_finds_all_that_it_found() -> None:
    assert [
        reading.code for reading in readings() if not reading.under <= places.search_codes(by_code()[reading.code])
    ] == []


def test_a_search_for_a_region_of_geography_finds_no_country_more() -> None:
    countries = {reading.code for reading in readings() if not reading.members}
    assert [
        reading.code
        for reading in readings()
        if reading.code.isdigit()
        and places.search_codes(by_code()[reading.code]) & countries != reading.under & countries
    ] == []
