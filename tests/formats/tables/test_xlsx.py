import re
import zipfile
from datetime import date, datetime, time
from io import BytesIO
from typing import Any, Final

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter

from arbitrary import publications
from citation_results import part, with_part
from protlib.formats import ReadOptions
from protlib.formats.parsed import Parsed, WriteOptions
from protlib.formats.tables import xlsx
from protlib.record.model import Name, Publication


def workbook(*sheets: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(row)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def load(*sheets: list[list[Any]]) -> list[dict[str, Any]]:
    return [publication.to_dict() for publication in xlsx.loads(workbook(*sheets)).publications]


def values(data: bytes) -> list[tuple[Any, ...]]:
    sheet = openpyxl.load_workbook(BytesIO(data)).worksheets[0]
    return list(sheet.iter_rows(values_only=True))


SHEET: Final = "xl/worksheets/sheet1.xml"
TABLE: list[list[Any]] = [["Title", "Year"], ["A", 2009]]
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


def test_a_sheet_that_the_workbook_lists_and_has_not_is_told() -> None:
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


def archive(**members: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, text in members.items():
            file.writestr(name, text)
    return buffer.getvalue()


@pytest.mark.parametrize(
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


@pytest.mark.parametrize(
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


@pytest.mark.parametrize("text", ["_x0041_", "a\ufffeb", "_x005F_", "_x_", "a\tb"])
def test_what_xml_cannot_say_comes_back_as_it_was(text: str) -> None:
    record = Publication(title=text)
    assert xlsx.loads(xlsx.dumps([record], WriteOptions(lossless=True))).publications[0].title == text.replace(
        "\t", " "
    )


@given(st.lists(publications(), max_size=3))
@example([Publication(publisher="#VALUE!", title="#N/A")])
def test_records_come_back_as_they_were(written: list[Publication]) -> None:
    assert xlsx.loads(xlsx.dumps(written, WriteOptions(lossless=True))).publications == written


@pytest.mark.parametrize(
    ("formula", "output"), [("#N/A", "#N/A"), ('=A1&" and more"', '=A1&" and more"'), (f"={'A1&' * 30}A1", f"={'A1&' * 13}")]
)  # fmt: skip
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


@pytest.mark.parametrize(
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
        spoken = [sorted(fields - {"key", "title"}) for fields in parsed.columns]
        assert spoken == [["container_title", "issue"], ["issue"], ["container_title"]]
        assert [record.container_title for record in parsed.publications] == ["J", "J", "K"]
        messages = [(problem.line, problem.what.partition(";")[0]) for problem in parsed.problems]
        assert messages == ([
            (3, "container_title: the cell is merged with line 2"), (4, "issue: the cell is merged with line 4"),
        ] if finders else [])  # fmt: skip


@pytest.mark.parametrize(
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


@pytest.mark.parametrize(
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


def test_a_text_box_on_a_sheet_closes_its_records() -> None:
    drawn = "<xdr:wsDr><xdr:sp><xdr:txBody><a:p><a:r><a:t>CONFI</a:t></a:r><a:r><a:t>DENTIAL</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>"
    relation = '<Relationships><Relationship Id="rId1" Type="http://x/relationships/drawing" Target="../drawings/drawing1.xml"/></Relationships>'
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
