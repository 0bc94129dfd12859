"""Cells that say nothing, such as "n/a", and signs that programs put into cells, make no values."""

from typing import Any

import pytest

from harness.rows import every_row
from protlib.formats import ReadOptions
from protlib.formats.tables import csv_table

SMITH = {"type": "document", "authors": [{"family": "Smith", "given": "Jo"}], "date": "2010"}


def load(text: str) -> list[dict[str, Any]]:
    parsed = csv_table.loads(text)
    assert not parsed.problems
    return [publication.to_dict() for publication in parsed.publications]


@every_row("mark", ["NA", "N/A", "n/a", "N.A.", "NULL", "null", "NaN", "#N/A", "<NA>", "(null)", "undefined"])
def test_a_mark_for_no_value_is_none_in_any_column(mark: str) -> None:
    text = f"Title,Authors,Year,Volume,DOI,URL,Abstract,Keywords,Rank\nIn Togo,Jo Smith,2010{f',{mark}' * 6}\n"
    assert load(text) == [{**SMITH, "title": "In Togo"}]


_FIELDS_WITH_DASHES = (
    "Authors", "Year", "Country", "Region", "Link", "Publisher", "Journal", "Volume", "Issue", "Pages", "DOI", "ISBN",
    "Language", "Abstract", "Keywords", "Topics", "Type",
)  # fmt: skip


@every_row("dash", ["-", "--", "–", "—", "−"])
def test_a_dash_alone_is_no_value_in_the_column_of_a_field(dash: str) -> None:
    """One in "Journal" made an article of a report, and others became tags and countries."""
    columns = len(_FIELDS_WITH_DASHES)
    text = f"Title,{','.join(_FIELDS_WITH_DASHES)}\nReturns to Togo{f',{dash}' * columns}\n"
    parsed = csv_table.loads(text)
    record = parsed.publications[0].to_dict()
    assert [record.pop("title"), record.pop("type") == "article-journal", record] == ["Returns to Togo", False, {}]
    assert not parsed.problems


def test_a_dash_in_a_title_a_note_or_a_finding_stays() -> None:
    """In a matrix of findings, "-" is one of "+", "-" and "0"."""
    (record,) = csv_table.loads("Title,Year,Notes,Effect\n-,2010,-,-\n").publications
    assert (record.title, record.note, [*record.extra.values()]) == ("-", "-", ["-"])


@every_row("word", ["none", "n/a", "Unknown", "-"])
def test_a_word_is_no_link(word: str) -> None:
    assert "url" not in load(f"Title,Year,Link\nReturns,2010,{word}\n")[0]


def test_entities_in_cells_are_signs_and_divide_no_names() -> None:
    """A web shop of reports, or a plug-in of WordPress, writes its tables so."""
    row = "Rescue &amp; care &lt;2020&gt;,O&#39;Neil Jane,R&amp;amp;D Ltd,https://iom.int/?a=1&amp;b=2\n"
    assert load(f"Title,Authors,Publisher,Link\n{row}") == [{
        "type": "report", "title": "Rescue & care <2020>", "authors": [{"family": "Jane", "given": "O'Neil"}],
        "publisher": "R&D Ltd", "url": "https://iom.int/?a=1&b=2",
    }]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Mali;#12;#Niger;#7", ["Mali", "Niger"]),
        ("Mali;#5", ["Mali"]),
        (";#Mali;#Niger;#", ["Mali", "Niger"]),
    ],
)
def test_the_numbers_that_sharepoint_writes_behind_values_are_none(cell: str, expected: list[str]) -> None:
    assert [record["countries"] for record in load(f"Title,Country\nReturns,{cell}\n")] == [expected]


@pytest.mark.parametrize(
    ("title", "subtitle", "expected"),
    [
        ("Returns", "a study of Mali", "Returns: a study of Mali"),
        ("Who returns?", "A study", "Who returns? A study"),
        ("Returns: a study of Mali", "A study of Mali", "Returns: a study of Mali"),
        ("Returns", "", "Returns"),
        ("", "Returns", "Returns"),
    ],
)
@pytest.mark.parametrize("heading", ["Subtitle", "Sous-titre", "Sub-title"])
def test_a_subtitle_in_its_own_column_belongs_to_the_title(
    title: str, subtitle: str, expected: str, heading: str
) -> None:
    assert [record["title"] for record in load(f"Title,{heading},Year\n{title},{subtitle},2010\n")] == [expected]


@pytest.mark.parametrize(
    ("countries", "volume", "expected"),
    [
        # codes of countries, NA among them; a table of R; names of countries
        (("NA", "TG"), "1", [["Namibia"], ["Togo"]]),
        (("NA", "TG"), "NA", [None, ["Togo"]]),
        (("NA", "Togo"), "1", [None, ["Togo"]]),
        (("NA", "NA"), "1", [None, None]),
    ],
)
def test_na_is_namibia_among_codes_of_a_table_that_has_it_nowhere_else(
    countries: tuple[str, str], volume: str, expected: list[list[str] | None]
) -> None:
    rows = "".join(f"Work {place},{volume},{place}\n" for place in countries)
    assert [record.get("countries") for record in load(f"Title,Volume,Country\n{rows}")] == expected


def test_what_only_begins_so_is_a_value() -> None:
    [record] = load("Title,Volume,Note\nNA,NA 3,None\n")
    assert (record.get("title"), record["volume"], record["note"]) == (None, "NA 3", "None")


def test_a_table_of_protlib_keeps_what_it_wrote() -> None:
    [record] = load("key,type,title,volume\na2010b,report,In Togo,NA\n")
    assert record["volume"] == "NA"


def test_in_a_table_that_comes_back_a_mark_changes_nothing_and_is_reported() -> None:
    parsed = csv_table.loads("key,volume\na2010b,NA\n", ReadOptions(finders=("key",)))
    assert [problem.what for problem in parsed.problems] == ["volume “NA”: no value; not taken"]
    assert "volume" not in parsed.columns[0]


def test_tags_with_their_sign_and_links_are_none_of_these() -> None:
    link = "https://iom.int/#a;#b"
    [record] = load(f"Title,Link,Tags\nReturns,{link},#MeToo;#IOM\n")
    assert (record["url"], record["tags"]) == (link, ["#MeToo", "#IOM"])


def test_several_cells_with_none_are_of_a_script() -> None:
    parsed = csv_table.loads("title,author,year\nReturn,None,None\nNone,None,None\nNone,IOM,2012\n", ReadOptions())
    assert [publication.to_dict() for publication in parsed.publications] == [
        {"type": "document", "title": "Return"},
        {"type": "document", "title": "None", "authors": [{"literal": "IOM"}], "date": "2012"},
    ]
