"""Regions have the countries that their sources give them."""

import pytest

from harness.rows import every_row
from protlib.record import places
from protlib.record.places.gazetteer import by_code

COUNTRIES = [place for place in by_code().values() if place.kind == "country"]
REGIONS = [place for place in by_code().values() if place.kind == "region"]


def place(text: str) -> places.Place:
    match = places.resolve(text)
    assert match is not None, text
    return match


def codes(*texts: str) -> set[str]:
    return {place(text).code for text in texts}


@every_row(
    ("outer", "parts"),
    [
        ("001", "002 019 142 150 009 ATA"),
        ("002", "015 202"),
        ("202", "011 014 017 018"),
        ("019", "419 021"),
        ("019", "003 005"),
        ("419", "005 013 029"),
        ("003", "013 021 029"),
        ("142", "030 034 035 143 145"),
        ("150", "039 151 154 155"),
        ("009", "053 054 057 061"),
    ],
)
def test_the_parts_of_a_region_of_m49_make_it_up_and_do_not_overlap(outer: str, parts: str) -> None:
    inside = [places.members(place(part)) for part in parts.split()]
    assert frozenset().union(*inside) == places.members(place(outer))
    assert sum(map(len, inside)) == len(places.members(place(outer)))


@every_row(
    ("region", "members"),
    [
        ("Horn of Africa", "DJI ERI ETH KEN SOM SSD SDN UGA"),
        ("East and Horn of Africa", "BDI DJI ERI ETH KEN RWA SOM SSD TZA UGA"),
        ("Sahel", "BFA MLI NER"),
        ("G5 Sahel", "BFA MLI NER MRT TCD"),
        ("Western Balkans", "ALB BIH MKD MNE SRB XKX"),
        ("Lake Chad Basin", "CMR NER NGA TCD"),
        ("Northern Triangle", "GTM HND SLV"),
        ("South Caucasus", "ARM AZE GEO"),
        ("Greater Mekong Subregion", "CHN KHM LAO MMR THA VNM"),
        ("Mercosur", "ARG BOL BRA PRY URY"),
        ("GCC", "ARE BHR KWT OMN QAT SAU"),
        ("East African Community", "BDI COD KEN RWA SOM SSD TZA UGA"),
        ("ECOWAS", "BEN CIV CPV GHA GIN GMB GNB LBR NGA SEN SLE TGO"),
    ],
)
def test_an_operational_region_has_the_countries_of_its_source(region: str, members: str) -> None:
    assert places.members(place(region)) == frozenset(members.split())
    assert place(region).source


@every_row(
    ("region", "number"),
    [
        ("SADC", 16), ("COMESA", 21), ("ASEAN", 11), ("SAARC", 8), ("Arab States", 22), ("CARICOM", 15), ("OSCE", 57),
        ("Schengen Area", 29), ("ECCAS", 11), ("Great Lakes", 12), ("Pacific Islands", 22), ("SEEECA", 20),
        ("South-Eastern Europe", 13), ("European Union", 27), ("Council of Europe", 46), ("Southern Africa", 15),
    ],
)  # fmt: skip
def test_a_group_has_as_many_members_as_it_says_of_itself(region: str, number: int) -> None:
    assert len(places.members(place(region))) == number


def test_asean_is_south_east_asia() -> None:
    assert places.members(place("ASEAN")) == places.members(place("South-East Asia"))


def test_every_code_stands_for_one_place() -> None:
    all_codes = [
        code
        for entry in by_code().values()
        for code in {entry.code.lower(), entry.alpha_2.lower(), entry.numeric}
        if code
    ]
    assert len(all_codes) == len(set(all_codes))


def test_every_region_has_countries_and_says_whose_it_is() -> None:
    assert [region.name for region in REGIONS if not places.members(region) or not region.source] == []


def test_a_composite_names_regions() -> None:
    assert {part for region in REGIONS for part in region.parts} <= {region.code for region in REGIONS}


@every_row(
    ("outer", "inner", "expected"),
    [
        ("West Africa", "Nigeria", True),
        ("Africa", "West Africa", True),
        ("Africa", "Horn of Africa", True),
        ("West and Central Africa", "Central Africa", True),
        ("Worldwide", "Antarctica", True),
        ("Worldwide", "Kosovo", True),
        ("Nigeria", "Nigeria", True),
        ("West Africa", "Africa", False),
        ("West Africa", "Sudan", False),
        ("East Africa", "Horn of Africa", False),
        ("Nigeria", "Niger", False),
        ("Southern Africa", "South Africa", True),
        ("European Union", "United Kingdom", False),
    ],
)
def test_what_contains_what(outer: str, inner: str, expected: bool) -> None:
    assert places.contains(place(outer), place(inner)) is expected


def test_what_contains_a_country_begins_with_the_smallest_region_and_ends_with_the_world() -> None:
    names = [region.name for region in places.containers(place("Nigeria"))]
    assert names[0] == "Lake Chad Basin"
    assert names[-1] == "Worldwide"
    assert {"ECOWAS", "West Africa", "West and Central Africa", "Sub-Saharan Africa", "Africa"} <= set(names)
    assert "Sahel" in names  # as the UN and OCHA draw it
    assert "Central Sahel" not in names


def test_nothing_contains_the_world() -> None:
    assert places.containers(place("Worldwide")) == ()


@every_row(
    ("region", "matches", "unknown_names"),
    [
        (
            "West Africa",
            ["West Africa", "Nigeria", "Sahel", "ECOWAS", "West and Central Africa"],
            [
                "Africa",
                "Sub-Saharan Africa",
                "Worldwide",
                "Central Africa",
                "Cameroon",
                "G5 Sahel",
                "Lake Chad Basin",
            ],
        ),
        (
            "Africa",
            [
                "Horn of Africa",
                "Sahel",
                "West and Central Africa",
                "East and Horn of Africa",
                "Egypt",
                "SADC",
                "MENA",
            ],
            ["Worldwide", "Arab States", "Middle East", "Yemen"],
        ),
        (
            "West and Central Africa",
            ["Nigeria", "West Africa", "Central Africa", "ECOWAS"],
            ["Africa", "Kenya"],
        ),
        ("Lake Chad Basin", ["Nigeria", "Chad"], ["West Africa", "Mali"]),
        ("Horn of Africa", ["Sudan", "East and Horn of Africa"], ["East Africa", "Tanzania"]),
        ("East and Horn of Africa", ["East Africa", "Horn of Africa", "Burundi"], ["Zimbabwe", "Africa"]),
        ("Southern Africa", ["Zambia", "018", "East and Southern Africa"], ["Kenya", "Africa"]),
        ("Asia", ["Asia and the Pacific", "Middle East", "South Caucasus", "Japan"], ["Pacific", "Fiji"]),
        (
            "Asia and the Pacific",
            ["Asia", "Pacific", "Viet Nam", "South Asia", "Fiji"],
            ["Syria", "Middle East"],
        ),
        ("Caribbean", ["Latin America and the Caribbean", "Haiti", "003"], ["Latin America", "Mexico"]),
        ("Latin America", ["South America", "Central America", "Cuba"], ["Jamaica", "Americas"]),
        ("Europe", ["Western Balkans", "Kosovo", "SEEECA"], ["Türkiye", "Worldwide"]),
        ("Nigeria", ["Nigeria"], ["West Africa", "ECOWAS", "Worldwide"]),
    ],
)
def test_what_a_search_for_a_place_finds(region: str, matches: list[str], unknown_names: list[str]) -> None:
    under = places.search_codes(place(region))
    assert codes(*matches) <= under
    assert not codes(*unknown_names) & under


def test_a_search_for_a_country_finds_that_country_only() -> None:
    assert all(places.search_codes(country) == {country.code} for country in COUNTRIES)


def test_a_search_for_worldwide_finds_what_is_catalogued_so() -> None:
    assert places.search_codes(place("Worldwide")) == {"001"}


@pytest.mark.parametrize("name", ["Nigeria", "West Africa", "Worldwide", "European Union"])
def test_worldwide_adds_the_world_and_nothing_else(name: str) -> None:
    assert places.search_codes(place(name), worldwide=True) == places.search_codes(place(name)) | {"001"}


def test_a_region_finds_all_that_it_contains() -> None:
    for region in REGIONS:
        if region.code != "001":
            inside = {entry.code for entry in by_code().values() if places.contains(region, entry)}
            assert inside <= places.search_codes(region), region.name


def test_a_composite_and_the_regions_that_it_names_find_each_other() -> None:
    for region in REGIONS:
        assert set(region.parts) <= places.search_codes(region)
        assert all(region.code in places.search_codes(by_code()[part]) for part in region.parts), region.name


def test_the_names_are_one_for_each_place_in_alphabetical_order() -> None:
    assert list(places.names()) == sorted(places.names())
    assert len(set(places.names())) == len(by_code())
    assert set(places.names("country")) | set(places.names("region")) == set(places.names())
    assert len(places.names("country")) == len(COUNTRIES)


@every_row("noun", ["West Africa", "Western Africa", "Nigeria", "Ivory Coast", "Horn of Africa", "Türkiye", "Lao"])
def test_a_name_keeps_its_capitals(noun: str) -> None:
    assert noun in places.proper_nouns()


@every_row(
    "noun",
    ["Global", "International", "World", "DRC", "EU", "Afrique de l'Ouest", "Taiwan, Province of China"],
)
def test_abbreviations_the_world_and_foreign_names_are_no_proper_nouns(noun: str) -> None:
    assert noun not in places.proper_nouns()
