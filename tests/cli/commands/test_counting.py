"""`places` on the command line."""

import json

import pytest

from protlib.record import places
from protlib.record.places import gazetteer
from running import Run


def test_a_place_is_told_with_what_lies_in_it_and_around_it(protlib: Run) -> None:
    head, also, countries, around = protlib("places", "western africa").out.splitlines()
    assert head == "West Africa: region, code 011, as defined by UN M49"
    assert "Western Africa" in also
    assert "; Nigeria; " in countries
    assert around == "lies in: West and Central Africa; Sub-Saharan Africa; Africa; Worldwide"


def test_places_are_told_as_json(protlib: Run) -> None:
    place = json.loads(protlib("places", "western africa", "--format", "json").out)
    assert (place["name"], place["kind"], place["code"]) == ("West Africa", "region", "011")
    assert {"Nigeria", "Ghana"} < {*place["countries"]}
    assert "Africa" in place["lies_in"]
    kenya = json.loads(protlib("places", "Kenya", "--format", "json").out)
    assert (kenya["kind"], kenya["countries"]) == ("country", [])
    assert "Horn of Africa" in json.loads(protlib("places", "--format", "json").out)


def test_every_region_is_listed_under_a_name_that_finds_it(protlib: Run) -> None:
    listed = protlib("places").out.splitlines()
    assert {"West Africa", "Horn of Africa"} <= {*listed}
    assert [place.name for name in listed if (place := places.resolve(name))] == listed


def test_a_place_that_nobody_knows_is_told_with_what_may_have_been_meant(protlib: Run) -> None:
    told = "protlib: no place “Germny”; did you mean “Germany”?\n"
    assert protlib("places", "Germny") == ("", told, 2)


def test_it_is_told_who_counts_whom(protlib: Run) -> None:
    told = protlib("places", "Sahel").out.splitlines()
    assert told[0] == "Sahel: region, code sahel, in 3 lists"
    assert told[1].startswith("countries in any of them: Burkina Faso; Cameroon; Chad; Gambia; Guinea; Mali;")
    assert told[2] == "as UNHCR, Sahel situation has it: Burkina Faso; Mali; Niger"
    assert told[3].startswith("as OCHA, Sahel crisis, 2023 has it: Burkina Faso; Cameroon;")
    assert (
        protlib("places", "Sahel", "--as", "unhcr").out.splitlines()[1]
        == "countries: Burkina Faso; Mali; Niger"
    )
    assert protlib("places", "Sahel", "--as", "iom").out.splitlines()[1:3] == [
        "IOM has no list of its own, so that of its source counts", "countries: Burkina Faso; Mali; Niger",
    ]  # fmt: skip
    drawn = json.loads(protlib("places", "Sahel", "--as", "ocha", "--format", "json").out)
    assert "Nigeria" in drawn["countries"]
    assert [each["house"] for each in drawn["as_drawn"]] == ["", "ocha", "un"]
    assert drawn["as_drawn"][0]["countries"] == ["Burkina Faso", "Mali", "Niger"]


@pytest.mark.parametrize(
    ("house", "source"),
    [
        ("unhcr", "UNHCR, Sahel situation"),
        ("ocha", "OCHA, Sahel crisis, 2023"),
        ("reliefweb", "OCHA, Sahel crisis, 2023"),
        ("un", "United Nations, Integrated Strategy for the Sahel, since 2018"),
        ("iom", "UNHCR, Sahel situation"),
    ],
)
def test_a_place_as_a_house_draws_it_is_told_with_the_list_of_this_house(
    protlib: Run, house: str, source: str
) -> None:
    head = protlib("places", "Sahel", "--as", house).out.splitlines()[0]
    assert head == f"Sahel: region, code sahel, as defined by {source}"
    assert json.loads(protlib("places", "Sahel", "--as", house, "--format", "json").out)["source"] == source


@pytest.mark.parametrize("house", ["", *places.HOUSES])
def test_each_region_has_the_countries_of_the_lists_that_it_is_told_with(house: str) -> None:
    for place in gazetteer.by_code().values():
        if place.kind == "region":
            lists = dict(places.drawn_by(place).values())
            told = [lists[source] for source in places.sources(place, house)]
            assert frozenset().union(*told) == places.counted(place, house), place.name


def test_an_area_is_told_with_its_country_and_a_country_with_its_areas(protlib: Run) -> None:
    head, also, inside, around = protlib("places", "coxs bazar").out.splitlines()
    assert head == "Cox's Bazar: area, code BGD-coxs-bazar, as defined by protlib's list of areas"
    assert "Coxs Bazar" in also
    assert "Kutupalong" in inside
    assert around.startswith("lies in: Chattogram; Bangladesh; ")
    bangladesh = json.loads(protlib("places", "Bangladesh", "--format", "json").out)
    assert {"Cox's Bazar", "Kutupalong", "Sylhet"} < {*bangladesh["areas"]}


def test_several_places_are_told_one_behind_the_other(protlib: Run) -> None:
    told = protlib("places", "Serbia and Kosovo (S/RES/1244 (1999))").out
    assert [part.partition(":")[0] for part in told.split("\n\n")] == ["Serbia", "Kosovo"]
    several = json.loads(protlib("places", "North and South America", "--format", "json").out)
    assert [place["name"] for place in several] == ["North America", "South America"]


@pytest.mark.parametrize(
    "command",
    [("places", "Sahel"), ("places",), ("stats",), ("list",), ("search", "x"), ("export", "-f", "ris")],
)
def test_what_is_no_house_is_told(protlib: Run, command: tuple[str, ...]) -> None:
    told = "protlib: no house “foo”; the houses are unhcr, iom, ocha, unicef, who, worldbank, un, reliefweb\n"
    assert protlib(*command, "--as", "foo") == ("", told, 2)
