"""A library that is no JSON any more is read record by record."""

import json

import pytest

from harness.rows import every_row
from mishaps import budget
from protlib import formats

HEADER = {"1": {"format": 1, "created": "2026-11-24T12:00:00Z", "changed": "", "changed_by": "add"}}
RECORDS = {
    str(number): {
        "key": f"k{number}",
        "type": "report",
        "title": f"Title {number}",
        "authors": [{"family": "Jobe", "given": "Alison"}],
        "date": f"20{number}",
        "tags": ["x"],
    }
    for number in range(10, 15)
}
LIBRARY = json.dumps({"library": HEADER, "publications": RECORDS}, indent=2) + "\n"


def conflict(before: str, after: str, text: str = LIBRARY, base: str = "") -> str:
    """Return a text in which Git could not decide between two others in the place of a line."""
    line = next(line for line in text.splitlines(keepends=True) if before in line)
    both = f"<<<<<<< HEAD\n{line}{base}=======\n{line.replace(before, after)}>>>>>>> other branch\n"
    return text.replace(line, both)


def read(text: str) -> formats.Parsed:
    entry = formats.detect(text.encode(), "library.json")
    assert entry.name == "library"
    return formats.read(text.encode(), entry)


@every_row("length", [700, 800, len(LIBRARY) - 30, len(LIBRARY) - 10, len(LIBRARY) - 2])
def test_of_a_library_that_is_cut_short_what_is_whole_is_read(length: int) -> None:
    parsed = read(LIBRARY[:length])
    ends = {
        record["key"]: LIBRARY.index("\n    }", LIBRARY.index(f'"{record["key"]}"')) + 6 for record in RECORDS.values()
    }
    assert [record.key for record in parsed.publications] == [key for key, end in ends.items() if end <= length]
    assert [record.authors[0].family for record in parsed.publications] == ["Jobe"] * len(parsed.publications)
    assert any(problem.lost or "is damaged" in problem.what for problem in parsed.problems)


def test_of_a_damaged_record_the_line_is_told_and_the_others_are_read() -> None:
    parsed = read(LIBRARY.replace('"date": "2012"', '"date": "2012'))
    assert [record.key for record in parsed.publications] == ["k10", "k11", "k13", "k14"]
    [problem] = [problem for problem in parsed.problems if problem.lost]
    assert (problem.record, problem.line) == (
        "document 12",
        LIBRARY[: LIBRARY.index('"12": {')].count("\n") + 1,
    )


@pytest.mark.parametrize("base", ["", "||||||| base\n  what was\n"])
def test_of_a_merge_both_sides_are_read(base: str) -> None:
    text = conflict("Title 12", "Other", conflict('"changed_by": "add"', '"changed_by": "tag"', base=base), base)
    parsed = read(text)
    titles = [(record.key, record.title, record.date) for record in parsed.publications]
    assert ("k12", "Title 12", "2012") in titles
    assert ("k12", "Other", "2012") in titles
    assert len(titles) == 6
    assert [problem.record for problem in parsed.problems] == ["k12"]


def test_of_a_merge_two_records_under_one_number_are_read() -> None:
    own = LIBRARY.splitlines(keepends=True)
    begin = own.index('    "14": {\n')
    last = own[begin : begin + 14]
    added = [line.replace("k14", "x14").replace("Title 14", "Another") for line in last]
    text = "".join([*own[:begin], "<<<<<<< HEAD\n", *last, "=======\n", *added, ">>>>>>> b\n", *own[begin + 14 :]])
    assert {record.key for record in read(text).publications} == {"k10", "k11", "k12", "k13", "k14", "x14"}
    assert read(text).problems == []


@pytest.mark.slow
def test_broken_libraries_take_no_time() -> None:
    documents = "".join(f'"{number}": {{"key": "k", "extra": {{\n' for number in range(20_000))
    head = '{"library": {"1": {"format": 1}},\n"publications": {'
    budget.reads(
        {
            "unclosed documents": ("library", (head + documents).encode()),
            "unclosed conflicts": (
                "library",
                (head + "<<<<<<< HEAD\n=======\n" * 50_000 + documents).encode(),
            ),
        }
    )


def test_two_records_under_one_number_are_two() -> None:
    first, second = (f'"5":{{"key":"{name}","title":"{name.upper()}"}}' for name in "ab")
    for records in (f"{first},{second}", f"{first},{first},{second}"):
        text = f'{{"library":{{"1":{{"format":2}}}},"publications":{{{records}}}}}'
        parsed = formats.read(text.encode(), formats.format_named("library"))
        assert [publication.title for publication in parsed.publications] == ["A", "B"]
        assert [problem.what for problem in parsed.problems] == ["two records have this number; both were read"]
