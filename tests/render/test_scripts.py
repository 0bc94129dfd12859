"""What scripts read: whole records, a line each, nothing that steers a terminal."""

import json

from protlib.record.model import Name, Publication
from protlib.render import scripts
from protlib.search.explanation import Explanation, Reason

HOSTILE = Publication(
    key="iom2009caring",
    title="Caring for [bold]Trafficked[/] Persons \x1b[31mred\x1b[0m\x9b1m and <i>more</i>",
    authors=(
        Name(literal="International Organization for Migration", short="IOM"),
        Name(family="Jobe", given="Alison"),
    ),
    date="2009-07",
    countries=("Nigeria",),
    regions=("West Africa", "Central Africa"),
    abstract="One\n\ntwo\u202e.",
    extra={"ris:C1": ["a", 1]},
)
LONG = Publication(key="a-very-long-key-that-must-never-be-folded", title="Word " * 40, date="2010")


def test_json_is_whole_and_holds_no_control_codes() -> None:
    [text] = scripts.records_for_scripts([HOSTILE], "json")
    assert json.loads(text) == [HOSTILE.to_json()]
    assert "\x9b" not in text
    assert json.loads(text)[0]["year"] == 2009


def test_keys_and_json_lines_have_a_line_each() -> None:
    assert list(scripts.records_for_scripts([HOSTILE, LONG], "keys")) == [HOSTILE.key, LONG.key]
    assert [json.loads(line)["key"] for line in scripts.records_for_scripts([HOSTILE, LONG], "jsonl")] == [
        HOSTILE.key,
        LONG.key,
    ]


def test_every_filled_field_is_shown() -> None:
    lines = list(scripts.fields_text([HOSTILE, LONG]))
    assert "authors: International Organization for Migration (IOM); Jobe, Alison" in lines
    assert 'ris:C1: ["a",1]' in lines
    assert lines.count("") == 1
    assert not [line for line in lines if "<i>" in line]


def test_csv_has_plain_line_ends_and_no_cell_that_a_spreadsheet_runs() -> None:
    record = Publication(key="a", title="=HYPERLINK(1)", tags=("one",), countries=("Kenya",), topics=("Protection",))
    text = "\n".join(scripts.records_for_scripts([record, LONG], "csv"))
    assert "\r" not in text
    assert "'=HYPERLINK(1)" in text
    assert ";" not in text.splitlines()[1]
    assert list(scripts.csv_lines([("tag", "count"), ("@SUM(1)", 2), ("a\u2028b", -1)])) == [
        "tag,count\n'@SUM(1),2\na\u2028b,-1"
    ]


def test_initials_are_told_without_a_word_of_the_library() -> None:
    reasons = (Reason("HTD", "acronym", "", "acronym", 0.8), Reason("labor", "spelling", "labour", "title", 0.5))
    assert scripts.explain_score(Explanation(1.3, reasons)) == (
        "1.30; HTD (acronym) in acronym +0.80; labor (spelling: labour) in title +0.50"
    )
