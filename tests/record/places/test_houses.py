"""Each agency counts its own countries to a region."""

import pytest

from harness.rows import every_row
from protlib.record import places
from protlib.record.places.gazetteer import by_code
from protlib.record.places.houses import house_rows


def place(text: str) -> places.Place:
    match = places.resolve(text)
    assert match is not None, text
    return match


@every_row(
    ("region", "house", "inside", "outside"),
    [
        ("Sahel", "unhcr", "BFA MLI NER", "NGA SEN TCD"),
        ("Sahel", "un", "BFA MLI NER NGA SEN TCD GMB", "SDN BEN"),
        ("Sahel", "ocha", "BFA MLI NER NGA TCD CMR", "SEN GMB"),
        ("Sahel", "reliefweb", "BFA MLI NER NGA TCD CMR", "SEN GMB"),
        ("Sahel", "", "BFA MLI NER NGA SEN TCD GMB", "SDN BEN"),
        ("Sahel", "worldbank", "BFA MLI NER", "SEN"),
        ("West and Central Africa", "unhcr", "NGA TCD SEN", "COD AGO MRT COG"),
        ("West and Central Africa", "iom", "NGA TCD MRT COG", "COD AGO"),
        ("West and Central Africa", "ocha", "NGA TCD MRT COD", "AGO"),
        ("West and Central Africa", "worldbank", "NGA TCD MRT", "COD AGO STP"),
        ("West and Central Africa", "un", "NGA TCD MRT COD AGO", "SDN KEN"),
        ("West and Central Africa", "", "NGA TCD MRT COD AGO", "SDN KEN"),
        ("MENA", "unhcr", "MRT ISR EGY", "IRN SDN"),
        ("MENA", "worldbank", "IRN DJI MLT", "SDN MRT"),
        ("Southern Africa", "un", "ZAF BWA LSO NAM SWZ", "ZMB MOZ"),
        ("Southern Africa", "unhcr", "ZAF COD COG ZMB", "KEN TZA"),
        ("East and Southern Africa", "worldbank", "SDN COD KEN STP", "DJI"),
        ("Europe", "unhcr", "TUR GEO CYP FRA", "KAZ"),
        ("Europe", "un", "FRA UKR", "TUR CYP"),
        ("Europe", "", "FRA UKR", "TUR CYP"),
        ("South Asia", "un", "IRN IND", "MMR"),
        ("South Asia", "worldbank", "IND AFG", "IRN"),
        ("Asia and the Pacific", "unhcr", "KAZ IRN FJI", "SYR"),
        ("Asia and the Pacific", "ocha", "BGD FJI", "IRN KAZ"),
        ("Kenya", "unhcr", "KEN", "UGA"),
        ("Africa", "who", "NGA DZA", "EGY SDN SOM"),
        ("Africa", "", "EGY SDN", "SYR"),
        ("Europe", "who", "UZB ISR TUR", "LIE XKX"),
        ("AFRO", "", "NGA DZA SSD", "EGY SDN"),
        ("South Asia", "unicef", "AFG IND", "IRN"),
        ("South-East Asia", "who", "IND PRK IDN", "VNM"),
        ("MENA", "unicef", "SDN DJI", "MRT ISR"),
        ("ESA", "unicef", "KEN MOZ", "SDN DJI MUS"),
    ],
)
def test_a_house_counts_its_own_countries_to_a_region(region: str, house: str, inside: str, outside: str) -> None:
    counted = places.countries_counted_to(place(region), house)
    assert counted >= set(inside.split())
    assert counted.isdisjoint(outside.split())


def test_without_a_house_all_are_counted_that_any_counts_but_to_geography() -> None:
    for house, code, _contents, _source in house_rows():
        region = by_code()[code]
        assert places.countries_counted_to(region, house) != places.members(region), (house, code)
        assert code.isdigit() or places.countries_counted_to(region, house) <= places.countries_counted_to(region), (
            house,
            code,
        )
        assert code.isdigit() <= (places.countries_counted_to(region) == places.members(region))


def test_it_is_told_whose_list_counts() -> None:
    lists = places.lists_by_house(place("Sahel"))
    assert list(lists) == ["", "ocha", "un"]
    assert lists["un"][0] == "United Nations, Integrated Strategy for the Sahel, since 2018"
    assert lists["un"][1] == places.countries_counted_to(place("Sahel"), "un")
    assert places.lists_by_house(place("Kenya")) == {}


@pytest.mark.parametrize(
    ("region", "having"),
    [
        ("Sahel", {"unhcr", "ocha", "un", "reliefweb"}),
        ("West Africa", {"un"}),
        ("Great Lakes", set()),
        ("Kenya", set(places.HOUSES)),
    ],
)
def test_who_has_a_list(region: str, having: set[str]) -> None:
    assert {house for house in places.HOUSES if places.has_list(place(region), house)} == having


@pytest.mark.parametrize(
    ("region", "house", "expected", "unknown_names"),
    [
        ("Sahel", "unhcr", "sahel central-sahel MLI", "g5-sahel TCD NGA"),
        ("Sahel", "un", "sahel g5-sahel lake-chad-basin NGA", "SDN"),
        ("West and Central Africa", "unhcr", "NGA 011", "COD AGO"),
        ("Europe", "unhcr", "TUR south-caucasus", "KAZ"),
    ],
)
def test_a_search_finds_what_the_house_counts(region: str, house: str, expected: str, unknown_names: str) -> None:
    under = places.search_codes(place(region), house=house)
    assert under >= set(expected.split())
    assert under.isdisjoint(unknown_names.split())


@every_row(
    ("text", "house"),
    [("unhcr", "unhcr"), ("UNHCR", "unhcr"), ("HCR", "unhcr"), ("World Bank", "worldbank"), ("world-bank", "worldbank"),
     ("OIM", "iom"), ("OMS", "who"), ("UNICEF", "unicef"), ("", ""), ("M49", "un")],
)  # fmt: skip
def test_a_house_is_named(text: str, house: str) -> None:
    assert places.parse_house(text) == house


@pytest.mark.parametrize("text", ["foo", "wfp", "world"])
def test_what_is_no_house_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="choose from unhcr, iom, ocha, unicef, who, worldbank, un, reliefweb"):
        places.parse_house(text)


def test_the_regions_of_who_are_its_member_states_each_in_one() -> None:
    regions = ("AFRO", "PAHO", "EMRO", "EURO", "SEARO", "WPRO")
    counts = {name: len(places.members(place(name))) for name in regions}
    assert counts == {"AFRO": 47, "PAHO": 35, "EMRO": 22, "EURO": 53, "SEARO": 11, "WPRO": 28}
    in_two = [code for code in by_code() if sum(code in places.members(place(name)) for name in regions) > 1]
    assert in_two == ["IDN"]  # it moved in May 2025
