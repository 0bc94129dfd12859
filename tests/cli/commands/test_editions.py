"""`series` on the command line."""

import json

import pytest

from running import Run

RECORDS = "\n".join(
    json.dumps({"key": key, "type": "report", "title": title, "date": date, "authors": [{"literal": "IOM"}]})
    for key, title, date in (
        ("w18", "World Migration Report 2018", "2017"), ("w20", "World Migration Report 2020", "2019"),
        ("w24", "World Migration Report 2024", "2024"), ("one", "Caring for Trafficked Persons", "2009"),
    )
)  # fmt: skip


@pytest.fixture
def filled(protlib: Run) -> Run:
    """A library of three editions of a report, and another."""
    assert protlib("import", "-", "--from", "jsonl", stdin=RECORDS).code == 0
    return protlib


def test_series_are_listed_with_what_is_missing(filled: Run) -> None:
    name = "World Migration Report\tInternational Organization for Migration"
    assert filled("series").out == f"{name}\t2018-2024\t3 editions\tmissing 2022\n"
    assert filled("series", "WMR", "--from", "2016").out.splitlines() == [
        name, "2016\tmissing", "2018\tw18\tWorld Migration Report 2018", "2020\tw20\tWorld Migration Report 2020", "2022\tmissing",
        "2024\tw24\tWorld Migration Report 2024",
    ]  # fmt: skip


def test_scripts_get_the_keys_of_each_edition(filled: Run) -> None:
    assert json.loads(filled("series", "--to", "2026", "--format", "json").out) == [
        {
            "name": "World Migration Report",
            "by": "International Organization for Migration",
            "editions": [{"year": 2018, "keys": ["w18"]}, {"year": 2020, "keys": ["w20"]}, {"year": 2024, "keys": ["w24"]}],
            "missing": [2022, 2026],
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (
            ["World Migrant Reports"],
            1,
            "no series “World Migrant Reports”; did you mean “World Migration Report”",
        ),
        (
            ["TIP report"],
            1,
            "no edition of “Trafficking in Persons Report” (United States Department of State) is here; protlib series lists what is",
        ),
        (["-"], 1, "no series “-”; protlib series lists them"),
        (["???"], 1, "no series “???”; protlib series lists them"),
        (["--from", "2020", "--to", "2018"], 2, "--from 2020 is after --to 2018"),
    ],
)
def test_what_is_not_there_is_told(filled: Run, arguments: list[str], code: int, told: str) -> None:
    ran = filled("series", *arguments)
    assert (ran.out, ran.code, ran.err.count("\n")) == ("", code, 1)
    assert told in ran.err


def test_a_library_without_series_says_so(protlib: Run) -> None:
    ran = protlib("series")
    assert (ran.out, ran.code) == ("", 1)
    assert "the library has no two editions of a series" in ran.err
