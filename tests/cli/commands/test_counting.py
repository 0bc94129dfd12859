"""`stats` on the command line."""

import pytest

from protlib.formats import jsonl
from protlib.formats.parsed import WriteOptions
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
    protlib("import", "-", "--format", "jsonl", stdin=jsonl.dumps(records, WriteOptions()))
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
