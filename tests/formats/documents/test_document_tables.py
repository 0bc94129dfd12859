"""Tables in Word and LibreOffice documents: a list of publications is read as a spreadsheet is, a layout is not."""

import io
import re
import zipfile

import pytest

from harness.rows import every_row
from protlib.formats.documents import docx as reader
from protlib.formats.parsed import Parsed
from sample_files.documents import docx, drawn_shape, odt, p, run, zipped

HEADER = ("Title", "Author", "Year", "Country")
CARING = ("Caring for women in Mali", "IOM", "2011", "Mali")
WALKING = ("Walking alone to school", "UNICEF", "2014", "Niger")


def word_cell(text: str, more: str = "") -> str:
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{p(run(text))}</w:tc>"


def word_table(*rows: tuple[str, ...]) -> str:
    lines = ("".join(cell if cell.startswith("<w:tc>") else word_cell(cell) for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def open_table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row) for row in rows)
    return f"<table:table>{''.join(f'<table:table-row>{line}</table:table-row>' for line in cells)}</table:table>"


def read(*content: str) -> Parsed:
    return reader.loads(docx(*content))


def titles(parsed: Parsed) -> list[str]:
    return [record.title for record in parsed.publications]


def test_a_table_with_a_header_is_read_as_a_spreadsheet_is() -> None:
    parsed = read(p(run("Literature")), word_table(HEADER, CARING, WALKING))
    first, second = parsed.publications
    assert (first.title, first.authors[0].literal, first.date, first.countries) == (*CARING[:3], ("Mali",))
    assert second.title == WALKING[0]
    assert not parsed.problems


def test_so_is_one_of_libreoffice() -> None:
    assert titles(reader.loads(odt(open_table(HEADER, CARING, WALKING)))) == [CARING[0], WALKING[0]]


def test_cells_that_are_merged_say_the_same_in_each_row() -> None:
    begun, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (*CARING[:3], word_cell("Mali", begun)), (*WALKING[:3], word_cell("", goes_on))
    parsed = read(word_table(HEADER, *rows))
    assert [record.countries for record in parsed.publications] == [("Mali",), ("Mali",)]
    wide = word_cell("A report without an author", '<w:gridSpan w:val="2"/>')
    assert read(word_table(HEADER, (wide, "2015", "Niger"))).publications[0].date == "2015"
    endless = word_cell("A report without an author", f'<w:gridSpan w:val="{"9" * 5000}"/>')
    assert read(word_table(HEADER, CARING, (endless, "2015", "Niger"))).publications[0].title == CARING[0]


def test_a_table_within_a_layout_is_read_alone() -> None:
    inner = f"<w:tc>{word_table(HEADER, CARING)}{p()}</w:tc>"
    assert titles(read(word_table(("Our work", inner)))) == [CARING[0]]


@every_row(
    "table",
    [
        (("Logo", "Menu"), ("Home", "About us")),
        (("Title", CARING[0]), ("Author", "IOM"), ("Year", "2011")),
        (("Name", "Title", "Organisation"), ("Ana Ruiz", "Director", "IOM")),
        (("Date", "Title", "Venue"), ("2011", "Opening", "Bamako")),
        (("Version", "Date", "Author", "Title"), ("1.1", "2011", "Ana Ruiz", "First draft")),
        (("Role", "Author", "Title", "Date"), ("Prepared by", "Ana Ruiz", "Programme Officer", "2 May 2021")),
        (("Author", "Title", "Date", "Signature"), ("Ana Ruiz", "Programme Officer", "2 May 2021", "")),
        (("Auteur", "Titre", "Date", "Fonction"), ("Ana Ruiz", "Première version", "2 mai 2021", "Cheffe")),
        (("Document control",), ("Date", "Author", "Title"), ("2 May 2021", "Ana Ruiz", "First draft")),
        (HEADER,),
    ],
)
def test_tables_that_list_no_publications_are_not(table: tuple[tuple[str, ...], ...]) -> None:
    parsed = read(word_table(*table))
    assert not parsed.publications
    assert "or Title, Author and Year above a table" in parsed.problems[0].what


@pytest.mark.parametrize("caption", ["Version history", "1.2 Document control:", "Historique des versions"])
def test_drafts_of_the_document_itself_are_no_publications(caption: str) -> None:
    drafts = word_table(("Date", "Author", "Title"), ("2 May 2021", "Ana Ruiz", "First draft"))
    assert titles(read(p(run(caption)), drafts, p(run("Literature")), word_table(HEADER, CARING))) == [CARING[0]]


def test_what_publications_alone_have_tells_them_from_drafts() -> None:
    header = ("Title", "Author", "Year", "Role")
    assert titles(read(word_table(header, (*CARING[:3], "Lead author")))) == [CARING[0]]
    header = ("Titre", "Auteur", "Date", "Fonction")
    for date in ("2011", "mai 2011"):
        assert titles(read(word_table(header, (*CARING[:2], date, "Coordination")))) == [CARING[0]]
    columns = ("Title", "Author", "Date", "Changes", "Link")
    row = (*CARING[:3], "none", "https://iom.int/caring")
    assert titles(read(p(run("Change log")), word_table(columns, row))) == [CARING[0]]


def test_what_was_deleted_or_is_a_comment_is_not_read() -> None:
    cell = f"<w:tc><w:p>{run(CARING[0])}<w:moveFrom>{run(' moved away')}</w:moveFrom></w:p></w:tc>"
    assert titles(read(word_table(HEADER, (cell, *CARING[1:])))) == [CARING[0]]


def test_a_line_around_a_table_closes_its_records() -> None:
    parsed = read(p(run("CONFIDENTIAL")), word_table(HEADER, CARING))
    assert [record.access for record in parsed.publications] == ["confidential"]
    assert any("CONFIDENTIAL" in remark for remark in parsed.remarks)


@every_row(
    ("around", "access"),
    [
        (p(run("Confidential")), "confidential"),
        (p(run("Strictly confidential")), "confidential"),
        (word_table(("Confidential",)), "confidential"),
        (p(drawn_shape("CONFIDENTIAL")), "confidential"),
        (p(run("Internal")), ""),
        (p(run("Classification: Confidential")), "confidential"),
        (p(run("Security classification – INTERNAL")), "internal"),
        (p(run("Annex 2 | Classification : confidentiel")), "confidential"),
        (p(run("Confidential: yes")), "confidential"),
        (p(run("Classification: Confidential – do not share")), "confidential"),
        (p(run("Classification: Confidential, version 2.")), "confidential"),
        (p(run("Classification: confidential reporting mechanisms")), ""),
        (p(run("Classification: Confidential / Internal / Public")), ""),
        (p(run("Access: confidential, free of charge")), ""),
        (word_table(("Register", "2021"), ("Classification", "Confidential")), "confidential"),
        (p(run("Access: confidential")), "confidential"),
        (p(run("Confidential: no")), ""),
        (p(run("Access: restricted")), ""),
        (word_table(("Sensitivity", "High"), ("Access", "Restricted"), ("Private", "Yes")), ""),
        (p(run("Classification: Public")), ""),
        (word_table(("Confidential?", "No")), ""),
        (p(run("Access to justice: confidential counselling")), ""),
        (p(run("Confidentiality")), ""),
        (p(run("Do not share needles")), ""),
    ],
)
def test_a_box_a_watermark_and_a_word_that_begins_no_section_close_them_too(around: str, access: str) -> None:
    assert [record.access for record in read(around, word_table(HEADER, CARING)).publications] == [access]


def test_so_does_the_running_head_of_libreoffice() -> None:
    parts = zipfile.ZipFile(io.BytesIO(odt(open_table(HEADER, CARING))))
    content = {name: parts.read(name) for name in parts.namelist()}
    head = re.sub(rb"<office:body>.*</office:body>", b"<text:p>Confidential</text:p>", content["content.xml"])
    parsed = reader.loads(zipped({**content, "styles.xml": head}))
    assert [record.access for record in parsed.publications] == ["confidential"]


def test_a_table_and_the_list_at_the_end_are_both_read() -> None:
    listed = "UNHCR. (2018). Children on the run in Central America. Geneva: UNHCR."
    parsed = read(word_table(HEADER, CARING), p(run("References")), p(run(listed)), p(run(listed.replace("18", "19"))))
    assert titles(parsed)[0] == CARING[0]
    assert len(parsed.publications) == 3
