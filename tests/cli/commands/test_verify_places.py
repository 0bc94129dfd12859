"""How `verify` names a place in a document of Word or LibreOffice, and which of its texts cite nothing."""

import json
from pathlib import Path

import pytest

from programs.running import Run
from sample_files.documents import docx, field, odt, p, run

ENTRY = "Jobe, A. (2010). The Causes and Consequences of Re-trafficking. IOM."
STYLES = (
    '<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
)
BREAK = "<w:r><w:lastRenderedPageBreak/></w:r>"
SET_BREAK = '<w:r><w:br w:type="page"/></w:r>'


def styled(style: str, *content: str) -> str:
    return p(f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>', *content)


def word(*content: str, notes: dict[str, str] | None = None) -> bytes:
    return docx(*content, notes=notes, parts={"word/styles.xml": STYLES})


REPORT = word(
    p(run("Known (Jobe, 2010).")),
    p(SET_BREAK),
    styled("H1", BREAK, run("What we found")),
    p(run("The study of the year found much more than that (Smith, 2011).")),
    p(run("Known to [@nothing2020].")),
    styled("H1", BREAK, run("References")),
    p(run(ENTRY)),
    p(run("IOM (2012). Nobody cites this at all. IOM.")),
    notes={"footnotes": run("See Doe (2013) on this.")},
)


@pytest.fixture(autouse=True)
def _library(protlib: Run, tmp_path: Path) -> None:
    protlib("add", "The Causes and Consequences of Re-trafficking", "--author", "Jobe, A.", "--year", "2010")
    (tmp_path / "a.docx").write_bytes(REPORT)


def test_a_finding_names_the_paragraph_its_heading_and_its_page(protlib: Run) -> None:
    entry = "paragraph 8 (under “References”, page 3): IOM (2012). Nobody cites this at all. IOM."
    long, short = "The study of the year found much more than that (…", "Known to [@nothing2020]."
    assert [line.removeprefix("a.docx: ") for line in protlib("verify", "a.docx").out.splitlines()] == [
        f"paragraph 4 (“{long}”, under “What we found”, page 2): Smith (2011): no entry in the list",
        f"paragraph 5 (“{short}”, under “What we found”, page 2): nothing2020: no publication has this key",
        f"{entry}: cited nowhere",
        f"{entry}: not in the library",
        "a note (“See Doe (2013) on this.”): Doe (2013): no entry in the list",
    ]


def test_the_json_has_the_place_too(protlib: Run) -> None:
    first, *_others, last = json.loads(protlib("verify", "a.docx", "--format", "json").out)["findings"]
    assert (first["paragraph"], first["heading"], first["page"]) == (4, "What we found", 2)
    assert first["begin"] == "The study of the year found much more than that (…"
    assert last["begin"] == "See Doe (2013) on this."
    assert "paragraph" not in last


def test_a_document_without_noted_breaks_has_no_pages(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "b.docx").write_bytes(word(p(run("One (Smith, 2011).")), p(SET_BREAK), p(run("Two [@nobody2020]."))))
    assert protlib("verify", "b.docx").out.splitlines() == [
        "b.docx: paragraph 1 (“One (Smith, 2011).”): Smith (2011): no entry in the list",
        "b.docx: paragraph 3 (“Two [@nobody2020].”): nobody2020: no publication has this key",
    ]


CONTENTS = field(' TOC \\o "1-3" ', "So says Smith (2011)\t4")
OPEN_CONTENTS = (
    "<text:table-of-content><text:index-body><text:p>So says Smith (2011) 4</text:p></text:index-body>"
    "</text:table-of-content>"
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("field.docx", word(p(CONTENTS), p(run("Known (Jobe, 2010).")), p(run("References")), p(run(ENTRY)))),
        ("style.docx", word(styled("T1", run("Smith (2011)\t4")), p(run("Known (Jobe, 2010).")), p(run("References")), p(run(ENTRY)))),
        ("comment.docx", word(p(run("Known (Jobe, 2010).")), p(run("References")), p(run(ENTRY)), notes={"comments": run("Smith (2011)?")})),
        ("contents.odt", odt(OPEN_CONTENTS, "Known (Jobe, 2010).", "References", ENTRY)),
    ],
)  # fmt: skip
def test_contents_and_comments_cite_nothing(protlib: Run, tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    ran = protlib("verify", name)
    assert (ran.out, ran.code) == ("", 0), ran.out


def test_a_citation_in_contents_alone_is_no_use_of_an_entry(protlib: Run, tmp_path: Path) -> None:
    title = field(' TOC \\h \\c "Figure" ', "Figure 1: as Jobe (2010) has it\t4")
    entry_of_oram = "Oram, S. (2012). Health of trafficked people. WHO."
    (tmp_path / "c.docx").write_bytes(
        word(p(title), p(run("Known (Oram, 2012).")), p(run("References")), *map(run, (ENTRY, entry_of_oram)))
    )
    assert f"{ENTRY}: cited nowhere" in protlib("verify", "c.docx").out


def test_the_words_of_an_entry_are_told_once(protlib: Run, tmp_path: Path) -> None:
    entry_of_iom = "IOM (2012). Nobody cites this at all. IOM."
    (tmp_path / "d.docx").write_bytes(
        word(p(run("So [1].")), p(run("References")), *map(run, (f"[1] {ENTRY}", f"[2] {entry_of_iom}")))
    )
    assert f"d.docx: paragraph 4: {entry_of_iom}: cited nowhere" in protlib("verify", "d.docx").out
