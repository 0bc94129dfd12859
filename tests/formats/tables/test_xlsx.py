"""Workbooks of Excel become records, sheet by sheet, whatever their headings are."""

import re
import zipfile
from datetime import date, datetime
from io import BytesIO
from typing import Any, Final

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.formats import ReadOptions
from protlib.formats.parsed import WriteOptions
from protlib.formats.tables import xlsx
from protlib.record.model import Name, Publication
from sample_files.workbooks import TABLE, archive, load, workbook
from sample_records.arbitrary import publications, with_doi_of_link
from sample_records.citation_results import part, with_part


def values(data: bytes) -> list[tuple[Any, ...]]:
    sheet = openpyxl.load_workbook(BytesIO(data)).worksheets[0]
    return list(sheet.iter_rows(values_only=True))


SHEET: Final = "xl/worksheets/sheet1.xml"
OTHER: list[list[Any]] = [["Title of report", "Year", "Who"], ["B", 2010, "IOM"]]


@pytest.mark.parametrize(
    "heading", ["Name of the publication", "Publication title", "Title of document", "Nom du rapport"]
)
def test_a_sheet_is_read_however_it_calls_its_titles(heading: str) -> None:
    sheet: list[list[Any]] = [[heading, "Year", "Organisation"], ["Trafficking in Ghana", 2001, "IOM"]]
    assert [record["title"] for record in load(TABLE, sheet)] == ["A", "Trafficking in Ghana"]


def test_a_sheet_of_works_without_a_known_title_is_lost_with_what_names_its_titles() -> None:
    data = workbook(TABLE, [["What", "Link", "Organisation"], ["Trafficking in Ghana", "https://iom.int/a", "IOM"]])
    (problem,) = xlsx.loads(data).problems
    assert (problem.record, problem.lost) == ("sheet “Sheet 1”", True)
    assert problem.what == "no title column recognised; if it is “What”, add --map What=title"
    named = xlsx.loads(data, ReadOptions(columns={"What": "title"}))
    assert ([record.title for record in named.publications], named.problems) == (["A", "Trafficking in Ghana"], [])


@pytest.mark.parametrize(
    ("rows", "advice"),
    [
        (
            [["Judul", "Penulis", "Tahun"], ["Laporan Perkawinan Anak", "Sari", 2017]],
            "; if its titles are in “Judul”, add --map Judul=title",
        ),
        ([["Kode", "Penulis", "Tahun"], ["Anak", "Sari", 2017]], ""),
        ([["Kode", "Arti"], ["a", "Laporan Perkawinan Anak"]], ""),
    ],
)
def test_a_sheet_in_an_unknown_language_is_left_out_with_what_names_its_titles(
    rows: list[list[Any]], advice: str
) -> None:
    data = workbook(TABLE, rows)
    (problem,) = xlsx.loads(data).problems
    assert problem.what == f"has no title column; left out{advice}"
    mapped = xlsx.loads(data, ReadOptions(columns={"Judul": "title"}))
    assert [record.title for record in mapped.publications][1:] == ([rows[1][0]] if advice else [])


def test_the_title_of_a_publication_beside_that_of_an_article_is_its_journal() -> None:
    (record,) = load([["Title", "Publication title"], ["Debt bondage", "Anti-Trafficking Review"]])
    assert record["container_title"] == "Anti-Trafficking Review"


def test_every_sheet_that_is_a_table_of_publications_is_read_and_the_others_are_named() -> None:
    codes = [["Code", "Year"], ["x", "what it stands for"]]
    parsed = xlsx.loads(workbook([["Read me"]], TABLE, [], codes, OTHER))
    assert [publication.title for publication in parsed.publications] == ["A", "B"]
    assert parsed.lines == [2, 2]
    assert [(problem.record, problem.lost) for problem in parsed.problems] == [
        ("sheet “Sheet 0”", False),
        ("sheet “Sheet 3”", False),
    ]


def test_what_is_wrong_in_a_sheet_is_told_with_its_name() -> None:
    parsed = xlsx.loads(workbook(TABLE, [["Title", "DOI"], ["B", "nothing"]]))
    assert [(problem.line, problem.record) for problem in parsed.problems] == [(2, "sheet “Sheet 1”: B")]


def test_a_column_that_is_named_need_be_in_one_sheet_alone() -> None:
    data = workbook(TABLE, OTHER)
    assert xlsx.loads(data, ReadOptions(columns={"Who": "publisher"})).problems == []
    messages = {problem.what for problem in xlsx.loads(data, ReadOptions(columns={"Whom": "publisher"})).problems}
    assert messages == {"--map: no column “Whom”"}


def test_a_sheet_that_the_workbook_lists_and_lacks_gets_a_problem() -> None:
    source, target = BytesIO(workbook(TABLE, OTHER)), BytesIO()
    with zipfile.ZipFile(source) as source_archive, zipfile.ZipFile(target, "w") as archive:
        for name in source_archive.namelist():
            if name != "xl/worksheets/sheet2.xml":
                archive.writestr(name, source_archive.read(name))
    parsed = xlsx.loads(target.getvalue())
    assert [publication.title for publication in parsed.publications] == ["A"]
    assert [(problem.what, problem.lost) for problem in parsed.problems] == [
        ("the workbook has no sheet “Sheet 1”", True)
    ]


def test_numbers_dates_and_empty_cells_are_read_as_they_are_meant() -> None:
    rows: list[list[Any]] = [
        ["Our publications"],
        [],
        ["Title", "Date", "Accessed", "Volume", "Page", "ISBN", "Countries", "Read"],
        [
            "A",
            date(2009, 7, 1),
            datetime(2020, 3, 5, 10, 11),  # noqa: DTZ001 - a cell has no time zone
            3.0,
            1.5,
            9780306406157,
            "Kenya\nSomalia",
            True,
        ],
        [None, None],
        ["B", 2010, None, "#N/A"],
    ]
    assert load(rows) == [
        {
            "type": "book",
            "title": "A",
            "date": "2009-07-01",
            "volume": "3",
            "page": "1.5",
            "isbn": "9780306406157",
            "accessed": "2020-03-05",
            "countries": ["Kenya", "Somalia"],
            "extra": {"csv:Read": "True"},
        },
        {"type": "document", "title": "B", "date": "2010"},
    ]


def test_a_sheet_is_read_wherever_its_header_stands() -> None:
    assert load([["Read me first"]], [["x"], ["Title"], ["A"]]) == [{"type": "document", "title": "A"}]


def test_a_problem_names_the_row() -> None:
    parsed = xlsx.loads(workbook([[], ["Title", "ISBN"], ["A", 12]]))
    assert [(problem.line, problem.record) for problem in parsed.problems] == [(3, "A")]
    assert parsed.lines == [3]


def test_columns_can_be_named() -> None:
    data = workbook([["Name of it"], ["A"]])
    (publication,) = xlsx.loads(data, ReadOptions(columns={"Name of it": "title"})).publications
    assert publication.title == "A"


@pytest.mark.parametrize("rows", [[], [["Name of it"], ["A"]]])
def test_a_workbook_without_a_known_column_has_no_records(rows: list[list[Any]]) -> None:
    parsed = xlsx.loads(workbook(rows))
    assert parsed.publications == []
    assert [problem.lost for problem in parsed.problems] == [True] * bool(rows)


@every_row(
    "data",
    [
        b"",
        b"Title,Year",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1",
        workbook([["Title"], ["A"]])[:900],
        archive(nonsense="x"),
        archive(**{"[Content_Types].xml": "<x"}),
    ],
)
def test_what_is_no_workbook_is_one_problem(data: bytes) -> None:
    parsed = xlsx.loads(data)
    assert parsed.publications == []
    assert [problem.lost for problem in parsed.problems] == [True]


@every_row(
    ("head", "is_one"),
    [
        (workbook([["Title"]]), True),
        (xlsx.dumps([Publication(title="A")], WriteOptions(lossless=True)), True),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", True),
        (archive(**{"word/document.xml": ""}), False),
        (archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"), False),
        (b"Title,Year", False),
        (b"", False),
    ],
)
def test_workbooks_are_recognised(head: bytes, is_one: bool) -> None:
    assert xlsx.sniff(head[:8192]) is is_one


def test_a_workbook_has_a_column_for_each_field_and_no_formula() -> None:
    record = Publication(
        key="=1+1", title="=SUM(A1)", authors=(Name(literal="IOM"),), date="2009-07", note="<a> & b\nc", status="#N/A"
    )  # fmt: skip
    data = xlsx.dumps([record], WriteOptions(lossless=True))
    assert values(data) == [
        ("key", "type", "title", "authors", "date", "year", "status", "note", "protlib"),
        (
            "=1+1",
            "document",
            "=SUM(A1)",
            "IOM",
            "2009-07",
            2009,
            "_x0023_N/A",
            "<a> & b\nc",
            '{"status":"#N/A"}',
        ),
    ]
    sheet = openpyxl.load_workbook(BytesIO(data)).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s", "n"}
    assert sheet.freeze_panes == "A2"


def test_the_same_records_make_the_same_bytes() -> None:
    records = [Publication(key="a", title="A"), Publication(key="b", title="B", date="2009")]
    assert xlsx.dumps(records, WriteOptions(lossless=True)) == xlsx.dumps(records, WriteOptions(lossless=True))


def test_a_text_that_no_cell_can_hold_goes_on_in_the_next_column() -> None:
    records = [
        Publication(title="A", abstract="x" * 70_000, note="y" * 32_000),
        Publication(title="B", abstract="z"),
    ]
    data = xlsx.dumps(records, WriteOptions(lossless=True))
    assert values(data)[0] == (
        "type", "title", "abstract", "abstract (2)", "abstract (3)", "note", "note (2)",
    )  # fmt: skip
    assert max(len(str(cell)) for row in values(data) for cell in row) <= 32_767
    assert xlsx.loads(data).publications == records


def test_wide_tables_have_columns_beyond_z() -> None:
    record = Publication(title="A", extra={f"csv:heading {number}": str(number) for number in range(60)})
    assert xlsx.loads(xlsx.dumps([record], WriteOptions(lossless=True))).publications == [record]


@every_row("text", ["_x0041_", "a\ufffeb", "_x005F_", "_x_", "a\tb"])
def test_what_xml_cannot_say_comes_back_as_it_was(text: str) -> None:
    record = Publication(title=text)
    assert xlsx.loads(xlsx.dumps([record], WriteOptions(lossless=True))).publications[0].title == text.replace(
        "\t", " "
    )


@given(st.lists(publications(), max_size=3))
@example([Publication(publisher="#VALUE!", title="#N/A")])
@example([Publication(url="https://doi.org/10.1000/182")])
@example([Publication(volume="0", extra={"csl:author": "a, b"}), Publication(source="0")])
def test_records_come_back_as_they_were(written: list[Publication]) -> None:
    expected = list(map(with_doi_of_link, written))
    assert xlsx.loads(xlsx.dumps(written, WriteOptions(lossless=True))).publications == expected


@pytest.mark.parametrize(
    ("formula", "output"),
    [("#N/A", "#N/A"), ('=A1&" and more"', '=A1&" and more"'), (f"={'A1&' * 30}A1", f"={'A1&' * 13}")],
)
def test_a_formula_without_a_result_says_nothing_of_its_field_and_is_told(formula: str, output: str) -> None:
    parsed = xlsx.loads(workbook([["key", "title", "publisher"], ["a", "A", formula], ["b", "B", None]]))
    assert [publication.publisher for publication in parsed.publications] == ["", ""]
    assert [(problem.line, problem.record, problem.what) for problem in parsed.problems] == [
        (2, "a", f"publisher “{output[:40]}”: the formula has no result; not taken")
    ]
    assert parsed.columns == [frozenset({"key", "title"}), frozenset({"key", "title", "publisher"})]


def test_a_total_is_no_record_though_its_formula_has_no_result() -> None:
    rows: list[list[Any]] = [
        ["A"],
        ["B", 2010, "IOM", 3],
        ["Total", None, None, "=SUM(D2:D3)"],
        ["Total", None, "=HYPERLINK(A1)", None],
    ]
    parsed = xlsx.loads(workbook([["Title", "Year", "Organisation", "Copies"], *rows]))
    assert [record.title for record in parsed.publications] == ["A", "B", "Total"]
    assert parsed.remarks == ["Sheet “Sheet 0”: “Total” in line 4 adds up the table, and is left out."]


@pytest.mark.parametrize("rest", ["", "<v/>", "<v></v>"])
@pytest.mark.parametrize("follows", ['<f t="shared" si="0"/>', '<f t="shared" si="0"></f>'])
def test_a_formula_that_goes_on_from_the_cell_above_may_have_no_result_either(follows: str, rest: str) -> None:
    data = workbook([["key", "title", "publisher"], ["a", "A", "=A1"], ["b", "B", "=A2"], ["c", "C", "=A3"]])
    empty = r"<v ?(?:/>|></v>)"  # with lxml or without
    sheet = re.sub(rf"<f>A2</f>{empty}", f"{follows}<v>7</v>", part(data, SHEET))
    sheet = re.sub(rf"<f>A3</f>{empty}", follows + rest, sheet)
    parsed = xlsx.loads(with_part(data, SHEET, sheet))
    assert [publication.publisher for publication in parsed.publications] == ["", "7", ""]
    assert [(problem.line, problem.what) for problem in parsed.problems] == [
        (2, "publisher “=A1”: the formula has no result; not taken"),
        (4, "publisher “=…”: the formula has no result; not taken"),
    ]
    assert parsed.columns[2] == frozenset({"key", "title"})
