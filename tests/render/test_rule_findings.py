"""Findings of a check are shown under their rules, a flood of them in one line."""

import json

import pytest

from protlib.checking.flaw import RecordFlaw, Severity
from protlib.checking.rules import RULES
from protlib.record.model import Name
from protlib.render.rule_findings import COLUMNS, FileLine, as_csv, as_json, explain_rule, for_github, for_people

DOI = RecordFlaw("doi-malformed", Severity.ERROR, "a", "doi", "“x”, y: none", {"doi": "10.1000/182"})
PEOPLE = RecordFlaw(
    "several-people",
    Severity.ERROR,
    "b",
    "authors",
    "is 2 people",
    {"authors": (Name("Jobe", "A."), Name("Li"))},
)
TITLES = [RecordFlaw("title-full-stop", Severity.NOTE, key, "container_title", "ends in a full stop") for key in "cde"]
NOWHERE: dict[str, FileLine] = {}


def test_people_see_findings_below_their_rule_and_how_many_more_there_are() -> None:
    assert list(map(str, for_people([DOI, *TITLES], {"c": FileLine("a.ris", 7)}, 2, 4))) == [
        "error doi-malformed: 1",
        "  a: doi: “x”, y: none (can be mended)",
        "note title-full-stop: 3",
        "  a.ris:7: c: container title: ends in a full stop",
        "  d: container title: ends in a full stop",
        "  and 1 more; --verbose shows them all",
    ]
    assert len(list(for_people(TITLES, NOWHERE, None, 3))) == 4


def test_a_guess_is_confirmed_and_not_mended() -> None:
    guess = RecordFlaw("value-guessed", Severity.NOTE, "a", "guessed", "read from the file", {"guessed": ()})
    assert [str(line) for line in for_people([guess], NOWHERE, None, 1)][1].endswith("(can be confirmed)")


def test_a_flood_is_one_line_that_says_how_to_see_it() -> None:
    flood = [RecordFlaw("accessed-missing", Severity.NOTE, f"k{n}", "accessed", "no day") for n in range(51)]
    lines = list(map(str, for_people([DOI, *flood], NOWHERE, 10, 1000)))
    assert lines == [
        "error doi-malformed: 1",
        "  a: doi: “x”, y: none (can be mended)",
        "note accessed-missing: 51 of 1000. To list them: protlib check --rule accessed-missing",
    ]


@pytest.mark.parametrize(
    ("number", "most", "records"),
    [(50, 10, 500), (60, 10, 1200), (60, None, 100)],
)
def test_what_is_no_flood_is_listed(number: int, most: int | None, records: int) -> None:
    notes = [RecordFlaw("accessed-missing", Severity.NOTE, f"k{n}", "accessed", "no day") for n in range(number)]
    lines = list(map(str, for_people([DOI, *notes], NOWHERE, most, records)))
    assert f"note accessed-missing: {number}" in lines
    assert "  k0: accessed: no day" in lines


def test_the_only_rule_that_finds_something_is_listed_however_much_it_finds() -> None:
    notes = [RecordFlaw("accessed-missing", Severity.NOTE, f"k{n}", "accessed", "no day") for n in range(60)]
    assert len(list(for_people(notes, NOWHERE, 10, 60))) == 12


def test_json_has_each_finding_with_its_mend_and_its_place() -> None:
    rows = json.loads(as_json([DOI, PEOPLE, TITLES[0]], {"c": FileLine("a.ris", 7)}))
    assert rows[0] == {
        "key": "a", "rule": "doi-malformed", "severity": "error", "field": "doi", "message": "“x”, y: none",
        "mended": {"doi": "10.1000/182"},
    }  # fmt: skip
    assert rows[1]["mended"] == {"authors": [{"family": "Jobe", "given": "A."}, {"family": "Li"}]}
    assert (rows[2]["mended"], rows[2]["file"], rows[2]["line"]) == (None, "a.ris", 7)


def test_csv_has_a_row_for_each_finding_and_its_mend_as_set_takes_it() -> None:
    [table] = as_csv([DOI, PEOPLE], NOWHERE)
    assert table.splitlines() == [
        ",".join(COLUMNS),
        "a,doi-malformed,error,doi,“x”, y: none,doi=10.1000/182".replace("“x”, y: none", '"“x”, y: none"'),
        'b,several-people,error,authors,is 2 people,"authors=Jobe, A.; {Li}"'.replace("{Li}", "Li"),
    ]
    [of_files] = as_csv(TITLES[:2], {"c": FileLine("a.ris", 7), "d": FileLine("b.xlsx")})
    assert [line.partition("full stop,,")[2] for line in of_files.splitlines()] == ["", "a.ris,7", "b.xlsx,"]


@pytest.mark.parametrize(
    ("finding", "places", "line"),
    [
        (DOI, NOWHERE, "::error file=lib%2Crary.json,title=doi-malformed::a: doi: “x”, y: none"),
        (TITLES[0], {"c": FileLine("a.ris", 7)}, "::notice file=a.ris,line=7,title=title-full-stop::c: container title: ends in a full stop"),
        (DOI._replace(severity=Severity.WARNING, message="100 %\nand"), NOWHERE,
         "::warning file=lib%2Crary.json,title=doi-malformed::a: doi: 100 %25%0Aand"),
    ],
)  # fmt: skip
def test_github_gets_a_line_in_which_nothing_ends_its_part(
    finding: RecordFlaw, places: dict[str, FileLine], line: str
) -> None:
    assert list(for_github([finding], places, "lib,rary.json")) == [line]


def test_a_rule_is_explained_with_its_mend_if_it_has_one() -> None:
    assert list(explain_rule(RULES["doi-malformed"]))[-1].startswith("  protlib check --fix fixes it: ")
    assert list(explain_rule(RULES["et-al"])) == [
        "et-al (warning; authors, editors, translators)",
        "  It finds a list of names that ends in “et al.”. Styles need all names, and shorten the list themselves.",
        "  For example: authors “Zimmerman, Cathy; et al.”",
        "  Fix it by hand.",
    ]
