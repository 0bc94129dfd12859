"""Workbooks of LibreOffice: read as those of Excel are, with what stands behind their cells."""

import pytest

from harness.rows import every_row
from protlib import formats
from protlib.formats.parsed import Parsed
from protlib.record.attached_file import files_of
from protlib.record.fields.labels import inverted_name
from sample_files.open_workbook import cell, ods, row, sheet

_HEADER = row("Title", "Author", "Year")
_REPORT = row("Trafficking in Ghana", "Ruiz, Ana", "2010")
_LINKED = '<text:p><text:a xlink:href="https://www.iom.int/a">click here</text:a></text:p>'
_COMMENT = (
    "<office:annotation><dc:creator>Ana</dc:creator><text:p>{}</text:p></office:annotation><text:p>A report</text:p>"
)


def _read(*sheets: str, head: str = "") -> Parsed:
    data = ods(*sheets, head=head)
    form = formats.detect(data, "table.ods")
    assert form.name == "ods"
    return formats.read(data, form)


def test_a_table_of_libreoffice_is_read() -> None:
    [record] = _read(sheet(_HEADER, _REPORT)).publications
    assert (record.title, inverted_name(record.authors[0]), record.date) == (
        "Trafficking in Ghana",
        "Ruiz, Ana",
        "2010",
    )


@every_row(
    ("shown", "date"),
    [
        ("03/05/10", "2010-05-03"),
        ("3. Mai 2010", "2010-05-03"),
        ("2010", "2010"),
        ("May-10", "2010-05"),
        ("05/2010", "2010-05"),
    ],
)
def test_a_date_is_as_its_cell_shows_it(shown: str, date: str) -> None:
    dated = row("Trafficking in Ghana", "IOM", cell(shown, "date", date="2010-05-03"))
    [record] = _read(sheet(row("Title", "Author", "Date"), dated)).publications
    assert record.date == date


def test_a_number_is_its_value_and_not_what_a_narrow_cell_shows() -> None:
    numbers = row("A report", cell("9.78E+12", "float", number="9780306406157"), cell("2,010", "float", number="2010"))
    [record] = _read(sheet(row("Title", "ISBN", "Year"), numbers)).publications
    assert (record.isbn, record.date) == ("9780306406157", "2010")


@every_row(
    ("value", "shown", "date"),
    [
        ("2.014E3", "2014", "2014"),
        ("2013.0000000001", "2013", "2013"),
        ("2013.4", "2013", "2013"),
        ("2014", "###", "2014"),
        ("2014.0", "2,014", "2014"),
    ],
)
def test_a_year_that_a_formula_made_is_what_its_cell_shows(value: str, shown: str, date: str) -> None:
    parsed = _read(sheet(row("Title", "Year"), row("A report", cell(shown, "float", number=value))))
    assert [record.date for record in parsed.publications] == [date]
    assert not parsed.problems


@pytest.mark.parametrize(
    "link",
    [
        cell(inner=_LINKED),
        cell("PDF", more='table:formula="of:=HYPERLINK(&quot;https://www.iom.int/a&quot;;&quot;PDF&quot;)"'),
    ],
)
def test_a_link_behind_a_cell_is_the_address(link: str) -> None:
    [record] = _read(sheet(row("Title", "Link"), row("A report", link))).publications
    assert record.url == "https://www.iom.int/a"


def test_a_comment_is_a_private_note_and_closes_its_record() -> None:
    parsed = _read(sheet(_HEADER, row(cell(inner=_COMMENT.format("do not cite: CONFIDENTIAL")), "IOM", "2010")))
    [record] = parsed.publications
    assert (record.title, record.private_note, record.access) == (
        "A report",
        "do not cite: CONFIDENTIAL",
        "confidential",
    )
    assert "marks 1 record" in parsed.remarks[0]


def test_a_hidden_sheet_is_read_and_told() -> None:
    parsed = _read(sheet(_HEADER, _REPORT), sheet(_HEADER, row("Another", "IOM", "2011"), name="Old", style="hidden"))
    assert [record.title for record in parsed.publications] == ["Trafficking in Ghana", "Another"]
    assert parsed.remarks == ["Sheet “Old” is hidden. Its records are read, too."]


def test_rows_that_somebody_struck_out_are_read_and_told() -> None:
    struck, plain = (
        row(*(cell(text, more=f'table:style-name="{style}"') for text in ("Camps", "IOM", "2001")))
        for style in ("struck", "plain")
    )
    parsed = _read(sheet(_HEADER, plain, struck, _REPORT))
    assert len(parsed.publications) == 3
    assert parsed.remarks == ["Sheet “List” strikes out row 3. It is read, too."]


def test_hidden_columns_are_read_and_told() -> None:
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse"/><table:table-column/>'
    )
    assert _read(sheet(columns, _HEADER, _REPORT)).remarks == ["Sheet “List” hides column C. It is read, too."]


def test_hidden_and_filtered_rows_are_read_and_told() -> None:
    hidden, filtered = (
        _REPORT.replace("<table:table-row ", f'<table:table-row table:visibility="{how}" ', 1)
        for how in ("collapse", "filter")
    )
    assert _read(sheet(_HEADER, hidden)).remarks == ["Sheet “List” hides row 2. It is read, too."]
    parsed = _read(sheet(_HEADER, row("Seen", "IOM", "2010"), hidden, filtered))
    assert len(parsed.publications) == 3
    assert parsed.remarks == ["Sheet “List” hides 2 rows, the first is row 3. They are read, too."]
    group = f'<table:table-row-group table:display="false">{_REPORT}</table:table-row-group>'
    parsed = _read(sheet(_HEADER, group, row("Seen", "IOM", "2010")))
    assert parsed.remarks == ["Sheet “List” hides row 2. It is read, too."]


@pytest.mark.parametrize("shape", ["frame", "custom-shape"])
@pytest.mark.parametrize("is_in_cell", [False, True])
def test_a_text_box_on_a_sheet_closes_its_records(shape: str, *, is_in_cell: bool) -> None:
    box = (
        f"<draw:{shape}><text:p>Programme data</text:p><text:p><text:span>CONFI</text:span>DENTIAL</text:p>"
        f"</draw:{shape}>"
    )
    rows = (_HEADER, row(cell(inner=f"<text:p>Seen</text:p>{box}"), "IOM", "2010"))
    drawn = sheet(*rows) if is_in_cell else sheet(f"<table:shapes>{box}</table:shapes>", _HEADER, _REPORT)
    parsed = _read(drawn, sheet(_HEADER, row("Another", "IOM", "2011"), name="Open"))
    assert [record.access for record in parsed.publications] == ["confidential", ""]
    assert parsed.publications[0].title in {"Seen", "Trafficking in Ghana"}


def test_the_head_of_the_pages_closes_all_records() -> None:
    [record] = _read(sheet(_HEADER, _REPORT), head="CONFIDENTIAL").publications
    assert record.access == "confidential"


def test_a_merged_cell_is_of_all_its_rows() -> None:
    merged = cell("UNHCR", more='table:number-rows-spanned="2" table:number-columns-spanned="1"')
    rows = (row("One report", merged, "2010"), row("Two reports", "<table:covered-table-cell/>", "2011"))
    assert [inverted_name(record.authors[0]) for record in _read(sheet(_HEADER, *rows)).publications] == [
        "UNHCR",
        "UNHCR",
    ]


def test_a_mark_merged_over_a_row_closes_all_records() -> None:
    mark = cell("Section: CONFIDENTIAL", more='table:number-columns-spanned="3"')
    covered = '<table:covered-table-cell table:number-columns-repeated="2"/>'
    parsed = _read(sheet(_HEADER, _REPORT, row(mark, covered), row("Another", "IOM", "2011")))
    assert [(record.title, record.access) for record in parsed.publications] == [
        ("Trafficking in Ghana", "confidential"),
        ("Another", "confidential"),
    ]


def test_a_formula_without_a_result_is_told() -> None:
    failed = cell("#REF!", more='table:formula="of:=[.B9]"')
    parsed = _read(sheet(_HEADER, row("A report", failed, "2010")))
    assert not parsed.publications[0].authors
    assert any("of:=[.B9]" in problem.what for problem in parsed.problems)


def test_repeated_cells_stand_in_each_column_and_repeated_rows_in_each_line() -> None:
    twice = cell("UNHCR", more='table:number-columns-repeated="2"')
    parsed = _read(
        sheet(row("Title", "Author", "Publisher"), row("A report", twice), row(times=5), row("Another", "IOM"))
    )
    assert [record.publisher for record in parsed.publications] == ["UNHCR", ""]
    assert parsed.lines == [2, 8]


@every_row(
    "bomb",
    [
        row("A", times=1_000_000) * 20,
        row(cell("A", more='table:number-columns-repeated="999999"')),
        row(cell("A", more='table:number-columns-repeated="16000"'), times=1_000_000),
        row(times=1_048_575) + row("A report"),
        row(cell("R" * 30_000, more='table:number-columns-repeated="5"'), times=9_999),
    ],
    ids=["rows", "columns", "both", "beyond the last", "letters"],
)
def test_a_few_bytes_that_stand_for_millions_of_cells_are_refused(bomb: str) -> None:
    parsed = _read(sheet(_HEADER, bomb))
    assert not parsed.publications
    assert all(
        problem.lost and problem.what.startswith("cannot read this workbook: more") for problem in parsed.problems
    )


def test_a_damaged_workbook_gets_one_problem() -> None:
    data = ods(sheet(_HEADER, _REPORT))
    parsed = formats.read(data[: len(data) // 2], formats.format_named("ods"))
    assert not parsed.publications
    assert parsed.problems[0].lost


def test_links_to_documents_behind_cells_are_files() -> None:
    linked = cell(inner='<text:p><text:a xlink:href="../reports/a%20b.pdf">PDF</text:a></text:p>')
    linking = cell("PDF", more='table:formula="of:=HYPERLINK(&quot;c.pdf&quot;;&quot;PDF&quot;)"')
    parsed = _read(sheet(row("Title", "Year", "PDF"), row("Roads", "2010", linked), row("Walls", "2011", linking)))
    assert [[file.path for file in files_of(record)] for record in parsed.publications] == [
        ["reports/a b.pdf"],
        ["c.pdf"],
    ]
