"""What a sheet shows and what stands behind it: merged cells, formats, comments, links, hidden rows."""

import zipfile
from datetime import date, time
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from harness.rows import every_row
from protlib.formats import ReadOptions
from protlib.formats.parsed import Parsed, WriteOptions
from protlib.formats.tables import xlsx
from protlib.record.attached_file import files_of
from protlib.record.model import Publication
from sample_files.workbooks import TABLE, load, workbook


def test_what_stands_in_merged_cells_is_said_of_each_row_below_the_header() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["Our list", None, None],
        ["title", "publisher", "note"],
        ["A", "IOM", "x"],
        ["B"],
        ["C", None, "y"],
        ["D"],
    ):
        sheet.append(row)
    for cells in ("A1:C1", "B3:B5", "C3:C4"):
        sheet.merge_cells(cells)
    saved = BytesIO()
    book.save(saved)
    parsed = xlsx.loads(saved.getvalue())
    assert [(publication.title, publication.publisher, publication.note) for publication in parsed.publications] == [
        ("A", "IOM", "x"), ("B", "IOM", "x"), ("C", "IOM", "y"), ("D", "", "")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "cells", "values"),
    [
        ("Authors", ("UNHCR", "UNICEF"), {"authors": [{"literal": "UNHCR"}, {"literal": "UNICEF"}]}),
        ("Comments", ("good", "see annex"), {"note": "good\n\nsee annex"}),
        ("Findings", ("hub", "route"), {"extra": {"csv:Findings": "hub", "csv:Findings (2)": "route"}}),
        ("Publisher", ("IOM", None), {"publisher": "IOM"}),
    ],
)
def test_a_merged_heading_stands_above_each_of_its_columns(
    heading: str, cells: tuple[str, str | None], values: dict[str, object]
) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["Title", heading, None, "Year"], ["A", *cells, 2009], ["B", *cells, 2010]):
        sheet.append(row)
    sheet.merge_cells("B1:C1")
    saved = BytesIO()
    book.save(saved)
    parsed = xlsx.loads(saved.getvalue())
    record = parsed.publications[0].to_dict()
    assert {name: record.get(name) for name in values} == values
    assert [publication.date for publication in parsed.publications] == ["2009", "2010"]
    assert not parsed.problems


def test_every_column_but_the_year_is_text_also_where_it_is_empty() -> None:
    record = Publication(key="a", title="A", issue="3-4", date="2009", isbn="9789290684664")
    for columns in ((), ("key", "title", "issue", "page", "year")):
        data = xlsx.dumps([record], WriteOptions(columns=columns))
        sheet = openpyxl.load_workbook(BytesIO(data)).worksheets[0]
        for place, (heading, first) in enumerate(zip(sheet[1], sheet[2], strict=True), 1):
            expected = "General" if heading.value == "year" else "@"
            column = sheet.column_dimensions[get_column_letter(place)]
            assert (heading.value, column.number_format) == (heading.value, expected)
            assert first.value is None or first.number_format == expected


@every_row(
    ("field", "value", "is_taken"),
    [
        ("issue", date(2026, 4, 3), False),
        ("page", date(2026, 1, 5), False),
        ("page", time(1, 15), False),
        ("title", date(2009, 3, 1), False),
        ("publisher", True, False),
        ("number", "1.2E+12", False),
        ("isbn", "9.78929E+12", False),
        ("date", date(2009, 3, 1), True),
        ("accessed", date(2009, 3, 1), True),
        ("issue", "3-4", True),
        ("issue", "03-Apr", True),
        ("number", 1_200_000_000_000, True),
        ("genre", "TRUE", True),
    ],
)
@pytest.mark.slow
def test_what_only_excel_can_have_made_is_told_and_never_taken(field: str, value: Any, is_taken: bool) -> None:
    row = {"key": "a", "title": "A", "note": "x"} | {field: value}
    data = workbook([[*row], [*row.values()]])
    for finders in ((), ("key",)):
        parsed = xlsx.loads(data, ReadOptions(finders=finders))
        [record] = parsed.publications
        assert bool(getattr(record, field)) == is_taken
        assert (field in parsed.columns[0]) == is_taken
        messages = [problem.what for problem in parsed.problems]
        assert [what.endswith("not taken" if finders else "kept in the field “extra”") for what in messages] == [
            True
        ] * (not is_taken)
        assert (f"csv:{field}" in record.extra) == (not is_taken and not finders)


def test_a_merged_cell_says_nothing_of_the_publications_that_are_there_beside_its_first() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["key", "title", "container_title", "issue"],
        ["a", "A", "J"],
        ["b", "B", None, "2"],
        ["c", "C", "K"],
    ):
        sheet.append(row)
    for cells in ("C2:C3", "C4:D4"):
        sheet.merge_cells(cells)
    saved = BytesIO()
    book.save(saved)
    for finders in ((), ("key",)):
        parsed = xlsx.loads(saved.getvalue(), ReadOptions(finders=finders))
        column_fields = [sorted(fields - {"key", "title"}) for fields in parsed.columns]
        assert column_fields == [["container_title", "issue"], ["issue"], ["container_title"]]
        assert [record.container_title for record in parsed.publications] == ["J", "J", "K"]
        messages = [(problem.line, problem.what.partition(";")[0]) for problem in parsed.problems]
        assert messages == ([
            (3, "container_title: the cell is merged with line 2"), (4, "issue: the cell is merged with line 4"),
        ] if finders else [])  # fmt: skip


@every_row(
    ("number_format", "text"),
    [
        ("mmm-yy", "2018-01"), ("[$-C0A]mmmm\\ yyyy;@", "2018-01"), ('"in "yyyy', "2018"), ("yyyy", "2018"),
        ("dd/mm/yyyy", "2018-01-01"),
    ],
)  # fmt: skip
def test_a_date_has_no_more_than_its_cell_shows(number_format: str, text: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Title", "Month/Year"])
    sheet.append(["A", date(2018, 1, 1)])
    sheet["B2"].number_format = number_format
    buffer = BytesIO()
    book.save(buffer)
    [record] = xlsx.loads(buffer.getvalue()).publications
    assert record.date == text


@every_row(
    "name", ["Confidential list", "Confidential sources", "Sources confidentielles", "Private", "Not public", "Privé"]
)
def test_the_name_of_a_sheet_closes_its_records(name: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    sheet.append(["Title", "Year"])
    sheet.append(["Border report", 2010])
    buffer = BytesIO()
    book.save(buffer)
    parsed = xlsx.loads(buffer.getvalue())
    assert [record.access for record in parsed.publications] == ["confidential"]
    assert parsed.remarks == [f"Sheet “{name}”: The table says “{name}”, so all its records are confidential."]


def test_a_hidden_sheet_is_named_and_a_sheet_called_confidential_closes_its_records() -> None:
    book = openpyxl.Workbook()
    for name, state in (("Old", "hidden"), ("Strictly confidential", "visible")):
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        sheet.append(["Title", "Confidentiality"])
        sheet.append([f"In {name}", False])
    buffer = BytesIO()
    book.save(buffer)
    parsed = xlsx.loads(buffer.getvalue())
    assert [record.access for record in parsed.publications] == ["", "confidential"]
    assert parsed.remarks == [
        "Sheet “Old” is hidden. Its records are read, too.",
        "Sheet “Strictly confidential”: The table says “Strictly confidential”, so all its records are confidential.",
    ]


def with_things_behind(*, text: str = "click here") -> openpyxl.Workbook:
    """Return a workbook with a link, a formula of a link, a linked title and a comment."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Title", "Year", "Link"])
    sheet.append(["Border report", 2010, text])
    sheet["C2"].hyperlink = "https://www.iom.int/report.pdf?a=1&b=2"
    sheet.append(["Second study", 2011, '=HYPERLINK("https://www.iom.int/b.pdf","PDF")'])
    sheet.append(["Third study", 2012])
    sheet["A4"].hyperlink = "https://www.iom.int/c.pdf"
    sheet.append(["Fourth study", 2013])
    sheet["B5"].comment = Comment("ask Ana", "Ana")
    return book


def loaded(book: openpyxl.Workbook) -> Parsed:
    buffer = BytesIO()
    book.save(buffer)
    return xlsx.loads(buffer.getvalue())


def test_links_to_documents_behind_cells_are_files() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Title", "Year", "Link"])
    for row, (text, link) in enumerate(
        [
            ("here", "reports/border%20report.pdf"),
            ("here", "file:///C:\\Users\\Ana\\b.docx"),
            ("https://iom.int/c", "c.pdf"),
            ("here", "#Sheet2!A1"),
            ("here", "other.xlsx"),
        ],
        start=2,
    ):
        sheet.append([f"Study of row {row}", 2010, text])
        sheet[f"C{row}"].hyperlink = link
    sheet.append(["Study by a formula", 2011, '=HYPERLINK("reports\\d.pdf","PDF")'])
    parsed = loaded(book)
    assert [[file.path for file in files_of(record)] for record in parsed.publications] == [
        ["reports/border report.pdf"],
        ["C:/Users/Ana/b.docx"],
        ["c.pdf"],
        [],
        [],
        ["reports/d.pdf"],
    ]
    assert [record.url for record in parsed.publications] == ["", "", "https://iom.int/c", "here", "here", ""]


def test_the_addresses_behind_cells_are_read() -> None:
    parsed = loaded(with_things_behind())
    assert [record.url for record in parsed.publications] == [
        "https://www.iom.int/report.pdf?a=1&b=2",
        "https://www.iom.int/b.pdf",
        "https://www.iom.int/c.pdf",
        "",
    ]
    assert parsed.problems == []
    [first, *_others] = loaded(with_things_behind(text="www.iom.int/shown.pdf")).publications
    assert first.url == "https://www.iom.int/shown.pdf"


def test_comments_on_cells_are_private_notes_and_a_mark_in_one_closes_its_record() -> None:
    parsed = loaded(with_things_behind())
    assert [record.private_note for record in parsed.publications] == ["", "", "", "ask Ana"]
    assert parsed.remarks == ["Sheet “Sheet”: 1 comment on a cell is kept as a private note."]
    book = with_things_behind()
    book.worksheets[0]["A2"].comment = Comment("do not cite: CONFIDENTIAL", "Ana")
    parsed = loaded(book)
    assert [record.access for record in parsed.publications] == ["confidential", "", "", ""]
    assert parsed.remarks[0] == "Sheet “Sheet”: The comment “do not cite: CONFIDENTIAL” marks 1 record as not public."


def test_hidden_and_filtered_rows_are_read_and_told() -> None:
    book = with_things_behind()
    book.worksheets[0].row_dimensions[3].hidden = True
    parsed = loaded(book)
    assert len(parsed.publications) == 4
    assert parsed.remarks[-1] == "Sheet “Sheet” hides row 3. It is read, too."


def test_hidden_columns_are_read_and_told() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Title", "Year", "Case", "", "Theme"])
    sheet.append(["A report on camps", 2019, "C-7", "", "Shelter"])
    for letter in "DF":
        sheet.column_dimensions[letter].hidden = True
    assert loaded(book).remarks == []
    sheet.column_dimensions["C"].hidden = True
    assert loaded(book).remarks == ["Sheet “Sheet” hides column C. It is read, too."]
    sheet.column_dimensions["E"].hidden = True
    assert loaded(book).remarks == ["Sheet “Sheet” hides columns C, E. They are read, too."]


@pytest.mark.parametrize(
    ("cells", "remarks"),
    [
        (["A3", "B3", "C3"], ["Sheet “Sheet” strikes out row 3. It is read, too."]),
        (["A3"], []),
        (
            ["A3", "B3", "C3", "A4", "B4", "C4"],
            ["Sheet “Sheet” strikes out 2 rows, the first is row 3. They are read, too."],
        ),
    ],
)
def test_rows_that_somebody_struck_out_are_read_and_told(cells: list[str], remarks: list[str]) -> None:
    book = openpyxl.Workbook()
    for row in (("Title", "Author", "Year"), ("A", "IOM", 2001), ("B", "ILO", 2002), ("C", "UNHCR", 2003)):
        book.worksheets[0].append(row)
    book.worksheets[0]["A2"].font = Font(strike=False, bold=True)
    for name in cells:
        book.worksheets[0][name].font = Font(strike=True)
    parsed = loaded(book)
    assert (len(parsed.publications), parsed.remarks) == (3, remarks)


def test_a_text_box_on_a_sheet_closes_its_records() -> None:
    drawn = (
        "<xdr:wsDr><xdr:sp><xdr:txBody><a:p><a:r><a:t>CONFI</a:t></a:r><a:r><a:t>DENTIAL</a:t></a:r></a:p>"
        "</xdr:txBody></xdr:sp></xdr:wsDr>"
    )
    relation = (
        '<Relationships><Relationship Id="rId1" Type="http://x/relationships/drawing" '
        'Target="../drawings/drawing1.xml"/></Relationships>'
    )
    buffer = BytesIO(workbook(TABLE))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("xl/drawings/drawing1.xml", drawn)
        archive.writestr("xl/worksheets/_rels/sheet1.xml.rels", relation)
    [record] = xlsx.loads(buffer.getvalue()).publications
    assert record.access == "confidential"


def test_noise_of_a_formula_is_no_part_of_a_year() -> None:
    assert [record["date"] for record in load([["Title", "Year"], ["A", 2013.0000000001]])] == ["2013"]


def test_a_running_head_and_a_comment_on_the_header_close_all_records() -> None:
    book = with_things_behind()
    header = book.worksheets[0].oddHeader
    assert header is not None
    header.center.text = "STRICTLY CONFIDENTIAL"
    assert {record.access for record in loaded(book).publications} == {"confidential"}
    book = with_things_behind()
    book.worksheets[0]["A1"].comment = Comment("Confidential", "Ana")
    assert {record.access for record in loaded(book).publications} == {"confidential"}
