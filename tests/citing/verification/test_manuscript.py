"""Documents as a reviewer reads them."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest

from harness.rows import every_row
from protlib.citing.documents.cited_text import read_cited_text
from protlib.citing.verification import manuscript
from protlib.errors import InputRefusedError
from sample_files.documents import docx, field, odt, p, run, zipped

ENTRY = "Jobe, A. (2010). Causes. IOM."


@every_row("name", ["a.md", "a.qmd", "a.Rmd", "a.txt", "A.TXT"])
def test_reads_the_list_of_a_text(name: str) -> None:
    document = manuscript.read_manuscript(f"Known.\r\n\r\nReferences\r\n\r\n{ENTRY}\r\n".encode(), name)
    assert [(entry.line, entry.text) for entry in document.typed_list.entries] == [(5, ENTRY)]


def test_code_and_comments_are_no_text_of_markdown_but_links_are_part_of_an_entry() -> None:
    text = f"`(A, 2010)` <!-- (B, 2011) --> (C, 2012)\n\n# References\n\n{ENTRY} [x](https://x.org/2010)\n"
    document = manuscript.read_manuscript(text.encode(), "a.md")
    assert document.typed_list.body[0].text.split() == ["(C,", "2012)"]
    assert "https://x.org/2010" in document.typed_list.entries[0].text


LAYOUT = (
    '\\begingroup\n\n<div id="refs" custom-style="Bibliography"></div>\n\\endgroup\n\n\\newpage\n\\vspace*{60mm}\n\n'
    '```{r child = "appendix.Rmd"}\n```\n\n| Year | Cases |\n|:-----|------:|\n| 2010 | IOM: 5 |\n'
)


def test_the_layout_below_a_heading_of_references_is_no_entry() -> None:
    for entries, texts in (("", []), (f"{ENTRY}\n\n", [ENTRY])):
        text = f"So (Jobe, 2010).\n\n# References\n\n{entries}{LAYOUT}"
        document = manuscript.read_manuscript(text.encode(), "a.Rmd")
        assert [entry.text for entry in document.typed_list.entries] == texts


def test_what_fill_leaves_around_a_list_in_markdown_is_no_entry() -> None:
    marked_list = f'<!--PROTLIB LIST {{"style":"apa"}}-->\n\n{ENTRY}\n\n<!--/PROTLIB-->'
    text = (
        f'<!--PROTLIB CITE {{"typed":"[@jobe2010]"}}-->(Jobe, 2010)<!--/PROTLIB-->\n\n# References\n\n{marked_list}\n'
    )
    document = manuscript.read_manuscript(text.encode(), "a.md")
    assert [(entry.line, entry.text) for entry in document.typed_list.entries] == [(7, ENTRY)]
    assert (len(document.mentions.mentions), document.mentions.field_count) == (1, 1)


def test_a_paragraph_of_word_is_a_line() -> None:
    document = manuscript.read_manuscript(
        docx(*map(run, ("Known (Jobe, 2010) [@jobe2010].", "References", ENTRY, "Annex"))), "a.docx"
    )
    assert [(entry.line, entry.text) for entry in document.typed_list.entries] == [(3, ENTRY)]
    assert list(document.mentions.first_lines()) == ["jobe2010"]


_ENTRIES = (
    ENTRY,
    "International Organization for Migration. (2009). Caring for trafficked persons. IOM.",
    "Zimmerman, C., and Watts, C. (2003). WHO ethical recommendations. World Health Organization.",
    "World Bank. (2012). Migration data: Sources and methods. World Bank.",
)


@pytest.mark.parametrize("make", [docx, odt])
def test_a_document_that_is_hardly_more_than_a_list_needs_no_heading(make: Callable[..., bytes]) -> None:
    texts = ("What I read (Jobe, 2010) in May", *_ENTRIES)
    data = make(*(map(run, texts) if make is docx else texts))
    document = manuscript.read_manuscript(data, "a.docx")
    assert tuple(entry.text for entry in document.typed_list.entries) == _ENTRIES
    assert [line.text for line in document.typed_list.body if line.text] == [texts[0]]


_SAID = "that “they left at night and walked for weeks”"
_TEXTS = {
    "numbered": [
        f"{n} The Committee met in 20{n}. Mali said {_SAID} (IOM, 2009, p. 3)." for n in range(11, 15)
    ],
    "without a page": [f"In 20{n}, the Committee met. Mali said {_SAID} (Jobe, 2010)." for n in range(11, 15)],
    "by symbol": [f"{n}. UNHCR (2015) said {_SAID} (A/HRC/44/45, para. {n})." for n in range(11, 15)],
    "by key": [f"{n} The Committee met in 20{n}. Mali said {_SAID} [@iom2009, p. 3]." for n in range(11, 15)],
}  # fmt: skip


@pytest.mark.parametrize("make", [docx, odt])
@pytest.mark.parametrize("kind", _TEXTS)
def test_paragraphs_that_cite_are_no_list_whatever_number_they_have(make: Callable[..., bytes], kind: str) -> None:
    data = make(*(map(run, _TEXTS[kind]) if make is docx else _TEXTS[kind]))
    assert manuscript.read_manuscript(data, "a.docx").typed_list.entries == ()


@pytest.mark.parametrize(
    "entry",
    [
        "Jobe, A., “The Causes and Consequences of Re-trafficking” (Geneva, IOM, {year}), pp. 3–10.",
        "Jobe, Alison. “The Causes and Consequences of Re-trafficking.” Journal of Exile 3 ({year}): 3–10.",
        "Jobe, A. ({year}). The causes and consequences of re-trafficking. In IOM (Ed.), Return (2nd ed., pp. 3–10).",
    ],
)
def test_entries_with_titles_in_marks_and_pages_need_no_heading(entry: str) -> None:
    entries = [entry.format(year=year) for year in range(2010, 2014)]
    typed_list = manuscript.read_manuscript(odt(*entries), "a.odt").typed_list
    assert [entry.text for entry in typed_list.entries] == entries


def test_a_text_with_some_references_below_it_needs_a_heading() -> None:
    texts = [f"They left at night, and walked for {number} weeks (IOM, 2009)." for number in range(6)]
    document = manuscript.read_manuscript(docx(*map(run, (*texts, *_ENTRIES))), "a.docx")
    assert document.typed_list.entries == ()


@pytest.mark.parametrize("is_typed", [True, False])
def test_notes_and_headers_of_word_are_no_entries_of_the_list(is_typed: bool) -> None:
    notes = {"footnotes": run("See Doe (2011) on this."), "header1": run("Known and unknown, 2010")}
    data = docx(*map(run, ("Known (Jobe, 2010).", "References", ENTRY)), notes=notes)
    if not is_typed:  # nor where nothing says which part is the main text
        with ZipFile(BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist() if name.endswith(".xml")}
        data = zipped(
            {
                "word/comments.xml": parts["word/footnotes.xml"],
                **{n: d for n, d in parts.items() if n.startswith("word/")},
            }
        )
    document = manuscript.read_manuscript(data, "a.docx")
    assert [(entry.line, entry.text) for entry in document.typed_list.entries] == [(3, ENTRY)]
    assert "See Doe (2011) on this." in [line.text for line in document.typed_list.body]


def test_reads_the_own_list_of_latex() -> None:
    text = (
        "\\cite{a}\n% \\bibitem{x} No.\n\\begin{thebibliography}{9}\n\\bibitem[J(2010)]{a} Jobe, A. (2010). "
        "\\emph{Causes}.\n\\end{thebibliography}\n"
    )
    document = manuscript.read_manuscript(text.encode(), "a.tex")
    assert document.lines_of_entries == {"a": 4}
    assert [entry.title for entry in document.typed_list.entries] == ["Causes"]


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
def test_a_document_whose_text_is_known_is_not_read_again(suffix: str) -> None:
    lines = ("Known (Jobe, 2010) [@jobe2010].", "References", ENTRY, "Annex")
    data = docx(*map(run, lines)) if suffix == ".docx" else odt(*lines)
    known_text = read_cited_text(data, f"a{suffix}", suffix="")
    document = manuscript.read_beside(known_text, b"what is not read", f"a{suffix}", suffix="")
    assert document == manuscript.read_manuscript(data, f"a{suffix}")
    assert [entry.text for entry in document.typed_list.entries] == [ENTRY]
    assert list(document.mentions.first_lines()) == ["jobe2010"]


@every_row("name", ["a.doc", "a", "a.xlsx", "a.docx", "a.pdf"])
def test_refuses_what_is_no_such_document_in_one_line(name: str) -> None:
    with pytest.raises(InputRefusedError, match=rf"\A{name}: [^\n]+\Z"):
        manuscript.read_manuscript(b"Known.", name)


@pytest.mark.parametrize(
    "code",
    [
        ' ADDIN ZOTERO_BIBL {"uncited":[],"omitted":[],"custom":[]} CSL_BIBLIOGRAPHY ', " ADDIN EN.REFLIST ",
        " ADDIN Mendeley Bibliography CSL_BIBLIOGRAPHY ", " BIBLIOGRAPHY \\l 1033 ",
    ],
)  # fmt: skip
def test_a_list_that_a_program_made_needs_no_heading(code: str) -> None:
    data = docx(run("Known (Jobe, 2010)."), field(code, ENTRY), run("Behind it."))
    document = manuscript.read_manuscript(data, "a.docx")
    assert [entry.text for entry in document.typed_list.entries] == [ENTRY]
    assert [line.text for line in document.typed_list.body if line.text] == ["Known (Jobe, 2010).", "Behind it."]


@pytest.mark.parametrize("code", [' ADDIN PROTLIB LIST {"style":"apa"} ', " ADDIN EN.REFLIST "])
def test_text_behind_a_list_that_a_program_made_is_none_of_it(code: str) -> None:
    data = docx(*map(run, ("Known (Jobe, 2010).", "References")), field(code, ENTRY), run("Contact: Ana Silva, IOM."))
    document = manuscript.read_manuscript(data, "a.docx")
    assert [entry.text for entry in document.typed_list.entries] == [ENTRY]
    assert [line.text for line in document.typed_list.body if line.text][-1] == "Contact: Ana Silva, IOM."


def test_text_behind_the_list_of_fill_in_markdown_is_none_of_it() -> None:
    marked_list = f'<!--PROTLIB LIST {{"style":"apa"}}-->\n\n{ENTRY}\n\n<!--/PROTLIB-->'
    document = manuscript.read_manuscript(f"# References\n\n{marked_list}\n\nContact: Ana Silva.\n".encode(), "a.md")
    assert [entry.text for entry in document.typed_list.entries] == [ENTRY]


STYLES = '<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
PROSE = "We asked 40 people in 2019, and more in 2020, as did others (Smith, 2014)."


def heading_of_word(text: str) -> str:
    return p('<w:pPr><w:pStyle w:val="H1"/></w:pPr>', run(text))


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
@pytest.mark.parametrize("has_headings", [True, False])
def test_the_list_ends_at_a_heading_without_references_below_it(suffix: str, *, has_headings: bool) -> None:
    entry_of_oram = "Oram, S. (2012). Health of trafficked people. WHO."
    lists = (
        ("# Books and articles of note", ENTRY, "# Reports of the United Nations", entry_of_oram)
        if has_headings
        else (ENTRY, entry_of_oram)
    )
    lines = ("Known (Jobe, 2010).", "# References", *lists, "# Methodology", PROSE)
    if suffix == ".docx":
        paragraphs = [heading_of_word(line[2:]) if line[0] == "#" else run(line) for line in lines]
        data = docx(*paragraphs, parts={"word/styles.xml": STYLES})
    else:
        data = odt(*(f"<text:h>{line[2:]}</text:h>" if line[0] == "#" else line for line in lines))
    typed_list = manuscript.read_manuscript(data, f"a{suffix}").typed_list
    assert [entry.text for entry in typed_list.entries] == [ENTRY, entry_of_oram]
    assert [line.text for line in typed_list.body if line.text][-1] == PROSE


def test_remarks_below_references_do_not_end_the_list() -> None:
    remarks = ("A guide with forms for health workers.", "It was tried in two camps.")
    paragraphs = [run("References"), heading_of_word("Health"), run(ENTRY), *map(run, remarks)]
    typed_list = manuscript.read_manuscript(docx(*paragraphs, parts={"word/styles.xml": STYLES}), "a.docx").typed_list
    assert [entry.text for entry in typed_list.entries] == [ENTRY, *remarks]
