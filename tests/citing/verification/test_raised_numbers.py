"""Raised numbers in documents of Word and LibreOffice, which cite entries of a numbered list."""

import pytest

from harness.rows import every_row
from protlib.citing.verification import manuscript
from protlib.citing.verification.typed_numbers import are_numbered, number_citations
from protlib.formats.documents.document import read_document
from sample_files.documents import ITEM, docx, field, mark, odt, p, raised, run, zotero
from sample_files.tiny_pdf import TinyPage, make_pdf

TITLES = ("Caring for trafficked persons", "Causes and consequences", "Global trends", "Health of migrants", "Work")
ENTRIES = tuple(f"IOM (20{number:02}). {title}. IOM." for number, title in enumerate(TITLES, 9))


def cited(data: bytes, name: str = "a.docx") -> list[int]:
    """Return the numbers that a document cites, where it has a numbered list."""
    typed_list = manuscript.read_manuscript(data, name).typed_list
    assert are_numbered(typed_list.entries)
    return [int(citation.year_or_number) for citation in number_citations(typed_list.body, len(typed_list.entries))]


def word(*content: str) -> bytes:
    """Return a document of Word with these paragraphs, and a list with typed numbers."""
    entries = [run(f"{number}. {entry}") for number, entry in enumerate(ENTRIES, 1)]
    return docx(*content, run("References"), *entries)


@every_row(
    ("content", "expected"),
    [
        ((run("So it was in 2020."), raised("3")), [3]),
        ((run("So it was in 2020"), raised("3")), [3]),
        ((run("children"), raised("1,3–5"), run(" said so.")), [1, 3, 4, 5]),
        ((run("children"), raised("3"), raised("-"), raised("5")), [3, 4, 5]),
        ((run("children"), raised("3, "), raised("5 "), run("said")), [3, 5]),
        ((run("(children)"), raised("2")), [2]),
        ((run("“children”"), raised("2; 4")), [2, 4]),
        ((run("children "), raised("2"), run(" said")), [2]),
        ((run("in 2020\u00a0"), raised("2")), [2]),
        ((run("of "), raised("235"), run("U, 3 km "), raised("2")), []),
        ((run("a camp of 3 km"), raised("2")), []),
        ((run("a camp of 3 Km"), raised("2"), run(", 40 m"), raised("3")), []),
        ((run("12 км"), raised("2")), []),
        ((run("10"), raised("6"), run(" and R"), raised("2")), []),
        ((run("Ca"), raised("2+"), run(" and Fe"), raised("3"), raised("+")), []),
        ((run("the 1"), raised("st"), run(" and the 2"), raised("nd")), []),
        ((run("see note"), field(" NOTEREF _Ref1 \\h ", "9").replace(run("9"), raised("9"))), []),
        ((run("said"), mark("none"), raised("4").replace("<w:t", '<w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t')), []),
        ((run("said"), raised("4").replace("<w:rPr>", "<w:rPr><w:rPrChange><w:rPr>").replace("</w:rPr>", "</w:rPr></w:rPrChange></w:rPr>")), []),
    ],
)  # fmt: skip
def test_raised_numbers_of_word_cite_entries(content: tuple[str, ...], expected: list[int]) -> None:
    assert cited(word(p(*content))) == expected


def test_the_mark_of_a_note_below_a_table_cites_nothing() -> None:
    cells = [p(run("Ghana"), raised("1")), p(run("Kenya"), raised("1")), p(run("Mali"), raised("4"))]
    note = p(raised("1"), run(" Without refugees in camps."))
    for prose in ("A sentence of prose. " * 9, "It is so."):
        data = word(p(run("As it was said."), raised("1")), p(run(prose)), *cells, note)
        assert cited(data) == [1, 4]


def test_other_numbers_are_read_first() -> None:
    assert cited(word(p(run("Said [2] on page"), raised("4")))) == [2]


AUTOMATIC = (
    '<text:list-style text:name="x" style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/>'
    "</text:list-style>"
    '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="T2"><style:text-properties style:text-position="sub 58%"/></style:style>'
)


def libre(*content: str) -> bytes:
    """Return a document of LibreOffice with these paragraphs, and a list that the program numbers."""
    items = "".join(f"<text:list-item><text:p>{entry}</text:p></text:list-item>" for entry in ENTRIES)
    return odt(*content, "References", f'<text:list text:style-name="L1">{items}</text:list>', styles=AUTOMATIC)


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ('in 2020.<text:span text:style-name="T1">3</text:span>', [3]),
        ('children<text:span text:style-name="T1">1,3–5</text:span> said', [1, 3, 4, 5]),
        ('12 km<text:span text:style-name="T1">2</text:span>, CO<text:span text:style-name="T2">2</text:span>', []),
        ('note <text:span text:style-name="T1">a<text:note-ref>2</text:note-ref></text:span>', []),
    ],
)  # fmt: skip
def test_raised_numbers_of_libreoffice_cite_entries(paragraph: str, expected: list[int]) -> None:
    assert cited(libre(paragraph), "a.odt") == expected


def test_the_numbers_of_a_list_are_those_that_libreoffice_shows() -> None:
    assert cited(libre("Said [4] so."), "a.odt") == [4]


NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="9"/><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
    "</w:lvlOverride></w:num>"
)
STYLES = (
    '<w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Entry"><w:basedOn w:val="Base"/></w:style>'
    '<w:style w:styleId="Up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)


def make_list_item(properties: str, text: str) -> str:
    return p(f"<w:pPr>{properties}</w:pPr>", run(text))


def numbered(*content: str, properties: str) -> bytes:
    """Return a document of Word with a list in paragraphs with these properties."""
    entries = [make_list_item(properties, entry) for entry in ENTRIES]
    parts = {"word/numbering.xml": NUMBERING, "word/styles.xml": STYLES}
    return docx(*content, run("References"), *entries, parts=parts)


def in_list(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


@every_row(
    ("properties", "before", "expected"),
    [
        (in_list(1), "", ["1", "2", "3", "4", "5"]),
        ('<w:pStyle w:val="Entry"/>', "", ["1", "2", "3", "4", "5"]),
        (in_list(3), make_list_item(in_list(1), "A point."), ["7", "8", "9", "10", "11"]),
        (in_list(1), make_list_item(in_list(1), "A point.") + make_list_item(in_list(1, 1), "More."), ["2", "3", "4", "5", "6"]),
        (in_list(2), "", [""] * 5),
        ('<w:pStyle w:val="Entry"/>' + in_list(0), "", [""] * 5),
    ],
)  # fmt: skip
def test_the_numbers_of_a_list_are_those_that_word_shows(properties: str, before: str, expected: list[str]) -> None:
    data = numbered(*([before] if before else []), properties=properties)
    entries = manuscript.read_manuscript(data, "a.docx").typed_list.entries
    assert [entry.number for entry in entries] == expected


def test_an_entry_of_one_word_has_the_number_that_word_shows() -> None:
    list_entries = [make_list_item(in_list(1), entry) for entry in (ENTRIES[0], "Sphere", ENTRIES[2])]
    data = docx(run("References"), *list_entries, parts={"word/numbering.xml": NUMBERING})
    entries = manuscript.read_manuscript(data, "a.docx").typed_list.entries
    assert [(entry.number, entry.is_fragment) for entry in entries] == [("1", False), ("2", True), ("3", False)]


def test_a_style_may_raise_a_number() -> None:
    up = run("4").replace("<w:r>", '<w:r><w:rPr><w:rStyle w:val="Up"/></w:rPr>')
    assert cited(numbered(p(run("said"), up), properties=in_list(1))) == [4]
    plain = up.replace("</w:rPr>", '<w:vertAlign w:val="baseline"/></w:rPr>')
    assert cited(numbered(p(run("said"), plain), properties=in_list(1))) == []


def test_a_list_may_have_raised_numbers() -> None:
    entries = [p(raised(str(number)), run(entry)) for number, entry in enumerate(ENTRIES, 1)]
    assert cited(docx(p(run("said"), raised("5")), run("References"), *entries)) == [5]


def test_a_raised_citation_of_a_program_is_as_the_program_wrote_it() -> None:
    citation = zotero(ITEM, shown="9").replace(run("9"), raised("9"))
    content = read_document(word(p(run("said"), citation)), has_kinds=True, marks_raised=True)
    assert [citation.display for citation in content.citations] == ["9"]


LATEX_LIST = "\n\n".join(f"{number}. {entry}" for number, entry in enumerate(ENTRIES, 1))
KEYED_LIST = "".join(f"\\bibitem{{k{number}}} {entry}\n" for number, entry in enumerate(ENTRIES, 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"said.\textsuperscript{1} Then", [1]),
        (r"said\textsuperscript{[2]}, and\textsuperscript{1--3}.", [2, 1, 2, 3]),
        (r"said$^{2,3}$ and$^4$", [2, 3, 4]),
        (r"said. \textsuperscript{3} Then~\textsuperscript{1,2}", [3, 1, 2]),
        (r"said $^{3}$ and~$^2$, so ${}^{4}$, so$ ^5$", [3, 2, 4, 5]),
        ("it was said\n\\textsuperscript{3} in 2020 $^{4}$", [3, 4]),
        (r"5 km \textsuperscript{2}, 5 km~$^2$, 10 $^6$, 10~$^6$, R $^2$, 40 m~$^{2}$", []),
        (r"5 km\textsuperscript{2}, $x^{2}$, m$^2$, 10$^6$, 21\textsuperscript{st}", []),
        (r"said [4], and so\textsuperscript{1,2}", [4, 1, 2]),
        (r"\pagebreak[4] said\\[2] so\footnotemark[3] [1].", [1]),
        (r"said [4, 5], and so\textsuperscript{1}", [4, 5]),
    ],
)
@pytest.mark.parametrize(
    "end",
    [
        f"\n\n\\section*{{References}}\n{LATEX_LIST}\n",
        f"\n\n\\begin{{thebibliography}}{{9}}\n{KEYED_LIST}\\end{{thebibliography}}\n",
    ],
)
def test_raised_numbers_of_latex_cite_entries_of_a_list(text: str, expected: list[int], end: str) -> None:
    document = f"\\documentclass{{article}}\n\\title{{Said\\textsuperscript{{5}}}}\n\\begin{{document}}\n{text}{end}"
    assert cited(f"{document}\\end{{document}}\n".encode(), "a.tex") == expected


def test_raised_numbers_of_html_in_markdown_cite() -> None:
    text = f"Said.<sup>1</sup> Then <sup>2, 3</sup> 5 km<sup>2</sup>.\n\n# References\n\n{LATEX_LIST}\n"
    assert cited(text.encode(), "a.md") == [1, 2, 3]


def test_raised_figures_of_a_pdf_cite() -> None:
    pytest.importorskip("pypdfium2")
    lines = ["References", *(f"{number}. {entry}" for number, entry in enumerate(ENTRIES, 1))]
    list_lines = [(72.0, 600.0 - 14 * number, line) for number, line in enumerate(lines)]
    text = "As was said."
    data = make_pdf([TinyPage([(72.0, 700.0, text), (72.0 + 6 * len(text), 704.0, "2,4"), *list_lines])])
    assert cited(data, "a.pdf") == [2, 4]


def test_items_below_a_heading_of_latex_are_a_list() -> None:
    items = "".join(f"\\item {entry}\n" for entry in ENTRIES)
    latex_list = f"\\begin{{enumerate}}\n{items}\\end{{enumerate}}"
    text = f"\\begin{{document}}\nAs IOM (2010) said.\n\\section{{References}}\n{latex_list}"
    entries = manuscript.read_manuscript(text.encode(), "a.tex").typed_list.entries
    assert [entry.title for entry in entries] == list(TITLES)
