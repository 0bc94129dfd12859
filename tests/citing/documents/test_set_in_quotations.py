"""Block quotations of Word and LibreOffice that are only set in: without a style, and without marks."""

import io
import zipfile
from collections.abc import Sequence

import pytest

from harness.rows import every_row
from protlib.citing.documents.cited_text import read_cited_text
from protlib.citing.documents.set_in_quotations import find_set_in_lines
from protlib.citing.documents.word import read_cited
from protlib.quotations.finder import find_quotations
from sample_files.documents import docx, odt, p, run, zipped

WORDS = "The children who were trafficked do return home after years"
CITED = f"{WORDS} (IOM, 2009, p. 3)."
BOTH_SIDES = '<w:pPr><w:ind w:left="567" w:right="567"/></w:pPr>'


def paragraph(words: str, properties: str = BOTH_SIDES) -> str:
    return p(properties, run(words))


def blocks_of(data: bytes) -> list[str]:
    document = read_cited(data)
    return [document.text[start:end].strip() for start, end in sorted([*document.blocks, *document.likely_blocks])]


@pytest.mark.parametrize(
    ("paragraphs", "blocks"),
    [
        ([p(run("IOM has counted.")), paragraph(CITED)], [CITED]),
        ([p(run("IOM (2009, p. 3) writes:")), paragraph(WORDS)], [WORDS]),
        ([p(run("IOM (2009, p. 3) writes:")), p(run(" ")), paragraph(WORDS)], [WORDS]),
        ([paragraph(CITED, '<w:pPr><w:ind w:start="720" w:end="720"/></w:pPr>')], [CITED]),
        ([p(run("IOM has counted.")), paragraph(WORDS)], []),
        ([p(run("The government answers:")), paragraph(WORDS)], []),
        ([paragraph(CITED, '<w:pPr><w:ind w:left="567"/></w:pPr>')], []),
        ([paragraph(CITED, '<w:pPr><w:ind w:left="113" w:right="113"/></w:pPr>')], []),
        ([paragraph(CITED, f"{BOTH_SIDES[:-8]}<w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>")], []),
        ([paragraph(f"• {CITED}"), paragraph(f"• {CITED}")], []),
        ([paragraph(f"b) {CITED}")], []),
        ([paragraph(f"“{WORDS}” (IOM, 2009, p. 3).")], []),
        ([paragraph("Address of IOM (2009)")], []),
        ([paragraph(CITED)] * 4, []),
        ([p(f"<w:pPr>{BOTH_SIDES}</w:pPr>", run(CITED))], []),
    ],
    ids=[
        "a citation at its end",
        "a line with a colon before it",
        "an empty line between",
        "start and end",
        "neither",
        "a colon without a citation",
        "one side",
        "hardly set in",
        "a numbered list",
        "bullets",
        "letters",
        "marks",
        "few words",
        "a whole text",
        "before a tracked change",
    ],
)
def test_a_paragraph_of_word_that_is_set_in_on_both_sides_is_a_quotation_if_it_is_cited(
    paragraphs: Sequence[str], blocks: list[str]
) -> None:
    assert blocks_of(docx(*paragraphs)) == blocks


@every_row(
    ("margins", "blocks"),
    [
        ('fo:margin-left="1.27cm" fo:margin-right="1.27cm"', [CITED]),
        ('fo:margin-left="0.5in" fo:margin-right="0.5in"', [CITED]),
        ('fo:margin-left="1.27cm" fo:margin-right="0cm"', []),
        ('fo:margin-left="100%" fo:margin-right="100%"', []),
        ('fo:margin-left="1.2.7cm" fo:margin-right=".cm"', []),
    ],
)
def test_so_is_one_of_libreoffice(margins: str, blocks: list[str]) -> None:
    data = odt("IOM has counted.", f'<text:p text:style-name="P1">{CITED}</text:p>')
    styles = (
        '<office:automatic-styles xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
        'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">'
        f'<style:style style:name="P1"><style:paragraph-properties {margins}/></style:style></office:automatic-styles>'
    )
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {part: packed.read(part) for part in packed.namelist()}
    content = parts["content.xml"].replace(b"<office:body>", f"{styles}<office:body>".encode(), 1)
    assert blocks_of(zipped({**parts, "content.xml": content})) == blocks


@every_row("style", ["Zitat", "Citation longue", "Cita larga 2", "Block Quote", "Цитата", "اقتباس"])
def test_a_style_for_quotations_is_known_by_what_people_call_it(style: str) -> None:
    data = odt("IOM has counted.", f'<text:p text:style-name="{style.replace(" ", "_20_")}">{WORDS}</text:p>')
    assert blocks_of(data) == [WORDS]


def test_a_style_with_another_name_is_none() -> None:
    assert blocks_of(odt(f'<text:p text:style-name="Body_20_text">{CITED}</text:p>')) == []


@every_row(
    ("lead", "paragraph_text", "is_distinct", "is_quotation"),
    [
        ("IOM has counted.", CITED, True, True),
        ("IOM has counted.", CITED, False, True),
        ("IOM has counted.", f"{WORDS} [12, p. 3].", True, True),
        ("IOM has counted.", f"{WORDS}.¹²", True, True),
        ("IOM (2009, p. 3) writes in\nits report:", WORDS, True, True),
        ("IOM (2009, p. 3) writes:", WORDS, False, False),
        ("IOM counted in 2009. The office answers:", WORDS, True, False),
        ("IOM has counted.", f"{WORDS} (3)", True, False),
        ("IOM has counted.", f"{WORDS}’", True, False),
        ("IOM has counted.", "0.12 (0.3) 0.45 (0.6) 0.78 (0.9) 1.2 children (IOM, 2009)", True, False),
        ("IOM has counted.", f"15By contrast: {CITED}", True, False),
    ],
    ids=[
        "a citation at its end", "on one side", "a number", "a raised number", "a line before", "a line and one side",
        "a year in the sentence before", "a number of a formula", "a sign", "figures", "a note",
    ],
)  # fmt: skip
def test_so_is_one_in_lines_of_a_pdf_file(
    lead: str, paragraph_text: str, is_distinct: bool, is_quotation: bool
) -> None:
    text = f"{lead}\n{paragraph_text}\nThe office closed."
    span = len(lead) + 1, len(lead) + 1 + len(paragraph_text)
    assert list(find_set_in_lines(text, [(*span, is_distinct)])) == [span] * is_quotation


def test_a_paragraph_of_word_that_is_set_in_is_none_if_it_cites_no_work() -> None:
    table = f"{WORDS}, as we have shown (Table 6.7)."
    data = docx(p(run("So it is.")), paragraph(table), p(run("“Nobody asked the girls” [@iom2009, p. 3].")))
    quotations = find_quotations(read_cited_text(data, "report.docx", suffix=""))
    assert [quotation.text for quotation in quotations] == ["Nobody asked the girls"]
