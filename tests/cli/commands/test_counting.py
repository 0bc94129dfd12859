"""`stats` and `places` on the command line."""

import json

import pytest

from protlib.formats import jsonl
from protlib.formats.parsed import WriteOptions
from protlib.record import places
from protlib.record.model import Publication
from running import Run


@pytest.fixture
def filled(protlib: Run) -> Run:
    """A library of seven years, each with as many publications as its last figure says, about places in Africa."""
    records = [
        Publication(title=f"Title {year} {number}", type="report", date=str(year), countries=("Nigeria",))
        for year in range(2011, 2018)
        for number in range(year - 2010)
    ]
    protlib("import", "-", "--from", "jsonl", stdin=jsonl.dumps(records, WriteOptions()))
    return protlib


def test_of_years_the_newest_are_counted(filled: Run) -> None:
    assert filled("stats", "--by", "year", "-n", "3").out == "2015\t5\n2016\t6\n2017\t7\n"
    assert len(filled("stats", "--by", "year").out.splitlines()) == 7
    assert len(filled("stats", "--by", "year", "-n", "99").out.splitlines()) == 7


def test_a_region_counts_as_search_finds_it_or_as_the_catalogue_has_it(filled: Run) -> None:
    found = filled("search", "--region", "Africa", "--format", "keys").out.splitlines()
    assert f"Africa\t{len(found)}\n" in filled("stats").out
    assert filled("stats", "--as-catalogued").code == 1
    assert filled("stats", "--as-catalogued", "--by", "country").out == "Nigeria\t28\n"


def test_what_is_no_place_is_not_counted_as_catalogued(filled: Run) -> None:
    ran = filled("stats", "--by", "author", "--as-catalogued")
    assert (ran.out, ran.code) == ("", 2)
    assert "--as-catalogued is for regions, countries and languages, not for --by author" in ran.err


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("json", '[\n  {\n    "country": "Nigeria",\n    "count": 28\n  }\n]\n'),
        ("csv", "country,count\nNigeria,28\n"),
    ],
)
def test_counts_are_printed_as_scripts_want_them(filled: Run, form: str, printed: str) -> None:
    assert filled("stats", "--by", "country", "--format", form).out == printed


def test_counts_are_drawn_as_bars(filled: Run) -> None:
    newest, *_rest = filled("stats", "--by", "year", "-n", "1", "--format", "table").out.splitlines()
    assert newest.split()[:2] == ["2017", "7"]
    assert "█" in newest


def test_nothing_to_count_is_told(filled: Run) -> None:
    assert filled("stats", "--by", "tag") == ("", "protlib: nothing to count by tag\n", 1)


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


@pytest.mark.parametrize("tag", ["=1+1", "+1+1", "@SUM(A1)", "-2+3+cmd|' /C calc'!A0", "=HYPERLINK(1)"])
def test_the_counts_hold_no_formula(protlib: Run, tag: str) -> None:
    protlib("add", "--title", "Something", "--tag", tag)
    [_head, line] = protlib("stats", "--by", "tag", "--format", "csv").out.splitlines()
    assert line.lstrip('"').startswith("'")
