"""Tables that are written: their columns, and how what a spreadsheet changes comes back."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib import formats
from protlib.formats import ReadOptions, WriteOptions
from protlib.formats.programs import PROGRAMS
from protlib.formats.tables import csv_table, tsv_table
from protlib.record.model import Name, Publication
from sample_files.table_texts import IOM, cells, load
from sample_records.arbitrary import publications, with_doi_of_link


def test_a_table_has_a_column_for_each_field_that_a_record_has() -> None:
    first = Publication(key="a", title="A", authors=(IOM, Name(family="Jobe", given="Alison")), date="2009-07")
    two = Publication(key="b", title="B", tags=("x, y",), abstract="One.\n\nTwo.", extra={"csv:Foo": "x", "ris:C1": 1})
    assert csv_table.dumps([first, two], WriteOptions(lossless=True)) == (
        "key,type,title,authors,date,year,tags,abstract,Foo,extra\r\n"
        'a,document,A,"International Organization for Migration (IOM); Jobe, Alison",2009-07,2009,,,,\r\n'
        'b,document,B,,,,"x, y;","One.\n\nTwo.",x,"{""ris:C1"":1}"\r\n'
    )  # fmt: skip


def test_a_table_of_one_column_has_no_separator() -> None:
    assert [record["title"] for record in load("title\nA, B\nC; D\n")] == ["A, B", "C; D"]


def test_a_table_with_tabs_has_tabs_whatever_its_cells_hold() -> None:
    records = [
        Publication(type="report", title='"We are here", they said; 1|2', tags=("a, b", "c")),
        Publication(type="report", title="=1+1", abstract="One.\n\nTwo."),
    ]
    text = tsv_table.dumps(records, WriteOptions(lossless=True))
    assert text.startswith("type\ttitle\ttags\tabstract\r\n")
    assert "\t'=1+1\t" in text
    assert tsv_table.loads(text).publications == records


def test_a_file_named_tsv_is_read_whatever_separates_its_cells() -> None:
    for separator in "\t,;":
        data = f"title{separator}year\nCaring{separator}2009\n".encode()
        publication = formats.read(data, formats.detect(data, "list.tsv")).publications
        assert publication == [Publication(title="Caring", date="2009")]


@pytest.mark.parametrize(
    ("path", "start"), [("a.tsv", "type\ttitle"), ("a.tab", "type\ttitle"), ("a.csv", "type,title")]
)
def test_the_suffix_tells_the_separator(path: str, start: str) -> None:
    output = formats.write(
        [Publication(title="Caring")], formats.for_writing("", path), formats.WriteOptions(lossless=True)
    )
    assert output.decode().startswith(start)


def test_a_table_for_excel_is_marked_as_utf_8() -> None:
    assert csv_table.dumps([Publication(title="A")], WriteOptions(program=PROGRAMS["excel"], lossless=True)).startswith(
        "\ufeff"
    )


@every_row("text", ["=cmd|' /C calc'!A0", "+1", "-1", "@x", "'=1"])
def test_a_formula_is_made_text_and_read_back_as_it_was(text: str) -> None:
    record = Publication(title=text, extra={f"csv:{text}": text})
    (row,) = cells(record)
    assert all(cell.startswith("'") for name, cell in row.items() if name != "type")
    assert csv_table.loads(csv_table.dumps([record], WriteOptions(lossless=True))).publications == [record]


def test_an_organisation_that_would_be_taken_for_a_person_is_braced() -> None:
    (row,) = cells(Publication(authors=(Name(literal="Walk Free"), Name(literal="Smith, John"))))
    assert "{Smith, John}" in row["authors"]


def test_names_that_no_cell_can_say_are_written_as_json_besides() -> None:
    record = Publication(title="A", authors=(Name(family="}{", suffix="x"),))
    (row,) = cells(record)
    assert "protlib" in row
    assert csv_table.loads(csv_table.dumps([record], WriteOptions(lossless=True))).publications == [record]


def test_one_country_or_tag_that_looks_like_a_truth_value_comes_back() -> None:
    written = [Publication(title="A", countries=("TRUE",)), Publication(title="B", tags=("FALSE",))]
    assert csv_table.loads(csv_table.dumps(written, WriteOptions(lossless=True))).publications == written


@pytest.mark.slow
@given(st.lists(publications(), max_size=3))
@example([Publication(url="https://doi.org/10.1000/182")])
def test_records_come_back_as_they_were(written: list[Publication]) -> None:
    expected = list(map(with_doi_of_link, written))
    assert csv_table.loads(csv_table.dumps(written, WriteOptions(lossless=True))).publications == expected
    assert tsv_table.loads(tsv_table.dumps(written, WriteOptions(lossless=True))).publications == expected


def test_the_citation_key_among_what_zotero_calls_extra_is_the_key() -> None:
    text = "Key,Title,Extra\nABCD2345,A,{}\n"
    [record] = csv_table.loads(text.format("Citation Key: roe2001")).publications
    assert (record.key, record.note, record.extra) == ("roe2001", "", {"zotero:key": "ABCD2345"})
    [record] = csv_table.loads(text.format("read in May")).publications
    assert (record.key, record.note) == ("ABCD2345", "read in May")


SHOWN = {
    "issue": ("3-Apr", "03. Apr", "Apr-03", "2026-04-03", "03/04/2026", "3.4.2026"),
    "number": ("1.2E+12", "1,2E+12"), "isbn": ("9.78929E+12",), "title": ("TRUE",), "publisher": ("FALSE", "#REF!"),
}  # fmt: skip
"""What a spreadsheet has made of a text, in a field that no person means it in."""


@every_row(("field", "cell"), [(field, cell) for field, cells in SHOWN.items() for cell in cells])
def test_what_only_a_spreadsheet_shows_so_is_told_and_kept_beside_the_field(field: str, cell: str) -> None:
    text = f'key,genre,{field}\na,x,"{cell}"\n'
    parsed = csv_table.loads(text, ReadOptions(finders=("key",)))
    assert getattr(parsed.publications[0], field) == ""
    assert [problem.what.partition(":")[0] for problem in parsed.problems] == [f"{field} “{cell}”"]
    [record] = formats.read(
        f"title,{text}".replace("a,x", "T,a,x").encode() if field != "title" else text.encode(),
        formats.format_named("csv"),
    ).publications
    assert record.extra == {f"csv:{field}": cell}


@every_row(
    ("field", "cell"),
    [
        ("number", "2009-03-01"),
        ("issue", "Apr-May"),
        ("issue", "3-4"),
        ("page", "e12"),
        ("title", "True"),
        ("genre", "3-Apr"),
        ("date", "2009-03-01"),
        ("title", "2009-03-01"),
    ],
)
def test_what_a_person_may_have_typed_is_taken(field: str, cell: str) -> None:
    parsed = csv_table.loads(f"key,volume,{field}\na,1,{cell}\n", ReadOptions(finders=("key",)))
    assert (getattr(parsed.publications[0], field), parsed.problems) == (cell, [])


@pytest.mark.parametrize("reader", [csv_table, tsv_table])
@pytest.mark.parametrize(("field", "cell"), [(field, cell) for field, cells in SHOWN.items() for cell in cells])
def test_what_a_record_says_so_itself_comes_home(reader: Any, field: str, cell: str) -> None:
    record = Publication(key="a", title="A").changed(**{field: cell})
    assert reader.loads(reader.dumps([record], WriteOptions(lossless=True))).publications == [record]
