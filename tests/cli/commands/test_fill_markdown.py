"""`fill` of Markdown as a user runs it: a report becomes a document."""

import re
from pathlib import Path
from typing import get_args
from zipfile import ZipFile

import pytest

from harness.pairs import each_value_once
from harness.slow_rows import mark_slow
from programs.engine import needs_engine
from programs.running import Run
from protlib.citing.engine import report_writer
from protlib.citing.styles import SHORT_NAMES
from protlib.cli.documents import target as report_target
from protlib.cli.documents.target import ReportForm
from sample_files.filled_reports import BIB

pytestmark = pytest.mark.usefixtures("two_works", "no_style")


def text_of(tmp_path: Path, name: str = "out.txt") -> str:
    return " ".join((tmp_path / name).read_text().split())


@pytest.mark.slow
@needs_engine
def test_makes_a_document_and_says_what_is_in_it(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "report.md").write_text("As @who2010beta has it [see @old, p. 3; @who2010beta].\n\n# References\n")
    assert protlib("fill", "report.md", "-o", "out.txt") == (
        "", "out.txt: 3 citations of 2 publications, in apa\n", 0,
    )  # fmt: skip
    assert text_of(tmp_path) == (
        "As World Health Organization (WHO, 2010) has it (see Adams, 2009, p. 3; WHO, 2010). References "
        "Adams, X. (2009). Alpha. World Health Organization. (2010). Beta."
    )


@needs_engine
@pytest.mark.parametrize("name", ["out.docx", "out.odt"])
def test_a_document_made_from_markdown_says_how_to_fill_it_again(protlib: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "report.md").write_text("[@old]")
    protlib("fill", "report.md", "-o", name)
    assert protlib("fill", name).err == (
        f"protlib: {name}: no citations such as [@key, p. 3] found. It was made from Markdown, so its citations are "
        "text: change the Markdown, and fill that again\n"
    )


@each_value_once
@needs_engine
@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.docx", b"PK"),
        ("a.odt", b"PK"),
        ("a.html", b"<!DOCTYPE html>"),
        ("a.HTM", b"<!DOCTYPE html>"),
        ("a.tex", b"%"),
        ("a.typ", b"#"),
        ("a.txt", b"(Adams, 2009)"),
    ],
)
@pytest.mark.parametrize("report", ["r.md", "r.qmd", "r.Rmd"])
def test_the_suffix_tells_the_form(protlib: Run, tmp_path: Path, report: str, name: str, begins: bytes) -> None:
    (tmp_path / report).write_text("[@old]")
    assert protlib("fill", report, "-o", name).err == f"{name}: 1 citation of 1 publication, in apa\n"
    assert (tmp_path / name).read_bytes().lstrip().startswith(begins)


@needs_engine
@pytest.mark.parametrize(
    ("header", "arguments", "output"),
    [
        ("", [], "(World Health Organization [WHO], 2010, Chapter 3)"),
        ("", ["--no-acronyms"], "(World Health Organization, 2010, Chapter 3)"),
        ("", ["--style", "ieee"], "[1, Ch. 3]"),
        ("csl: https://www.zotero.org/styles/ieee", [], "[1, Ch. 3]"),
        ("csl: own.csl", [], "[1, Ch. 3]"),
        ("csl: own.csl", ["--style", "apa"], "(World Health Organization [WHO], 2010, Chapter 3)"),
        ("lang: fr", [], "(World Health Organization [WHO], 2010, Chapitre 3)"),
        ("lang: fr", ["--bodies", "report"], "(Organisation mondiale de la Santé [OMS], 2010, Chapitre 3)"),
        (
            "lang: fr",
            ["--locale", "es", "--bodies", "report"],
            "(Organización Mundial de la Salud [OMS], 2010, Capítulo 3)",
        ),
        ("lang: martian", [], "(World Health Organization [WHO], 2010, Chapter 3)"),
    ],
)
def test_options_and_header_say_how_to_cite(
    protlib: Run, tmp_path: Path, header: str, arguments: list[str], output: str
) -> None:
    (tmp_path / "sub").mkdir()
    ieee = Path(report_writer.__file__).parents[1] / "styles/ieee.csl"
    (tmp_path / "sub/own.csl").write_text(ieee.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "sub/r.md").write_text(f"---\nowner: me\n{header}\n---\n[@who2010beta, chap. 3]\n")
    assert protlib("fill", "sub/r.md", "-o", "out.txt", *arguments).code == 0
    assert text_of(tmp_path).startswith(output)


@pytest.mark.slow
@needs_engine
def test_the_library_comes_first_and_then_the_bibliography_of_the_report(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIB)
    (tmp_path / "r.md").write_text(
        "---\nbibliography: [refs.bib, gone.bib]\nreferences:\n- id: own\n  type: book\n  title: Own\n"
        "nocite: '@own'\n---\n[@carr1999gamma; @old]\n"
    )
    ran = protlib("fill", "r.md", "-o", "out.txt")
    assert ran.err == (
        "gone.bib: cannot be read: No such file or directory\n"
        "r.md: not in the library, only in its own bibliography: 2 publications\n"
        "out.txt: 2 citations of 3 publications, in apa\n"
    )
    assert text_of(tmp_path) == (
        "(Adams, 2009; Carr, 1999) Adams, X. (2009). Alpha. Carr, Y. (1999). Gamma. Own. (n.d.)."
    )


@pytest.mark.slow
@needs_engine
def test_a_report_may_have_its_whole_bibliography_listed(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIB.partition("\n")[0])
    (tmp_path / "r.md").write_text("---\nbibliography: refs.bib\nnocite: '@*'\n---\n[@old]\n")
    assert protlib("fill", "r.md", "-o", "out.txt").code == 0
    assert text_of(tmp_path) == "(Adams, 2009) Adams, X. (2009). Alpha. Carr, Y. (1999). Gamma."


@needs_engine
def test_what_cites_nothing_is_made_all_the_same(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "r.md").write_text("Hello.")
    assert protlib("fill", "r.md", "-o", "out.html") == ("", "out.html: no citations\n", 0)


@needs_engine
def test_tells_what_is_left_as_it_is(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "r.qmd").write_text("{{< include _part.qmd >}}\n\n```{r}\n1\n```\n\n{cite:p}`who2010beta` and [@old]\n")
    ran = protlib("fill", "r.qmd", "-o", "out.html")
    assert ran.err == (
        "r.qmd: it includes _part.qmd; its text is left out\n"
        "r.qmd: its code is not run; run knitr or Quarto first, and fill the .md\n"
        "r.qmd:7: who2010beta is cited in a notation pandoc cannot read (left unchanged), or in a note that nothing refers to (left out)\n"
        "out.html: 1 citation of 1 publication, in apa\n"
    )


def _styles(path: Path) -> str:
    with ZipFile(path) as parts:
        return parts.read("word/styles.xml").decode()


@needs_engine
@pytest.mark.parametrize(
    ("header", "arguments", "name"),
    [
        ("", [], "reference.docx"),
        ("reference-doc: house.docx", [], "house.docx"),
        ("format:\n  docx:\n    reference-doc: house.docx", [], "house.docx"),
        ("output:\n  word_document:\n    reference_docx: house.docx", [], "house.docx"),
        ("reference-doc: gone.docx", ["--reference-doc", "sub/house.docx"], "house.docx"),
    ],
)
def test_a_reference_document_gives_the_styles(
    protlib: Run, tmp_path: Path, header: str, arguments: list[str], name: str
) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "plain.md").write_text("Hello.")
    protlib("fill", "plain.md", "-o", "plain.docx")
    with ZipFile(tmp_path / "plain.docx") as plain, ZipFile(tmp_path / "sub" / name, "w") as house:
        for entry in plain.infolist():
            house.writestr(
                entry,
                plain.read(entry).replace(b'w:styleId="Heading1"', b'w:styleId="Heading1" w:default="0"'),
            )
    (tmp_path / "sub/r.md").write_text(f"---\n{header}\n---\n# One\n\n[@old]\n")
    assert protlib("fill", "sub/r.md", "-o", "out.docx", *arguments).code == 0
    assert 'w:default="0"' in _styles(tmp_path / "out.docx")
    assert 'w:default="0"' not in _styles(tmp_path / "plain.docx")


@pytest.mark.slow
@needs_engine
def test_every_short_name_of_a_style_fills(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "r.md").write_text("[@old]")
    assert {protlib("fill", "r.md", "-o", "o.txt", "--style", name).code for name in SHORT_NAMES} == {0}


@needs_engine
@pytest.mark.parametrize(
    ("text", "output"),
    [
        ("See @fig-map [@old].", "See @fig-map (Adams, 2009)."),
        ("See [@fig-map; @old, p. 3].", "See (@fig-map; Adams, 2009, p. 3)."),
        ("See [@old, p. 3; @fig-map].", "See (Adams, 2009, p. 3, @fig-map)."),
        ("See [@old, beside @fig-map].", "See (Adams, 2009, beside @fig-map)."),
        ("@old and [@fig-map] and @tbl:ages.", "Adams (2009) and [@fig-map] and @tbl:ages."),
    ],
)
def test_a_reference_to_a_figure_stays_where_a_citation_stands_beside_it(
    protlib: Run, tmp_path: Path, text: str, output: str
) -> None:
    (tmp_path / "r.md").write_text(text)
    ran = protlib("fill", "r.md", "-o", "out.txt")
    assert ran.err == "out.txt: 1 citation of 1 publication, in apa\n"
    assert text_of(tmp_path) == f"{output} Adams, X. (2009). Alpha."


@needs_engine
def test_a_reference_to_a_figure_is_no_citation_of_typst(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "r.md").write_text("See @fig-map, and [@old].")
    assert protlib("fill", "r.md", "-o", "out.typ").code == 0
    assert "#cite" not in (tmp_path / "out.typ").read_text()
    assert r"See \@fig-map, and" in (tmp_path / "out.typ").read_text()


@needs_engine
def test_a_report_comes_on_standard_input_too(protlib: Run, tmp_path: Path) -> None:
    ran = protlib("fill", "-", "-o", "out.html", stdin="![A](gone.png) [@old] [@carr]")
    assert ran.err == "protlib: no publication has these keys:\n  standard input:1: carr\n"
    ran = protlib("fill", "-", "-o", "out.html", stdin="![A](gone.png) [@old]")
    assert ran.err == ("standard input:1: picture not found: gone.png\nout.html: 1 citation of 1 publication, in apa\n")
    assert "<title>out</title>" in (tmp_path / "out.html").read_text()


@needs_engine
def test_code_with_options_is_code_in_a_document_and_cites_nothing(protlib: Run, tmp_path: Path) -> None:
    code = '```{r map, echo=FALSE, fig.cap="A map"}\nx <- 1\n\n# no heading\nlabel <- "@@6"\n```\n'
    (tmp_path / "r.Rmd").write_text(f"One [@old].\n\n{code}\nTwo.\n")
    assert "out.html: 1 citation of 1 publication, in apa" in protlib("fill", "r.Rmd", "-o", "out.html").err
    page = (tmp_path / "out.html").read_text()
    assert "<h1" not in page.partition("One ")[2]
    assert "<pre" in page


@needs_engine
def test_a_style_of_the_header_is_told_by_its_name(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "r.md").write_text("---\ncsl: ieee.csl\n---\n[@old]")
    assert protlib("fill", "r.md", "-o", "out.txt").err == "out.txt: 1 citation of 1 publication, in ieee\n"


@needs_engine
@pytest.mark.parametrize("name", ["bmj.csl", "https://www.zotero.org/styles/bmj.csl"])
def test_a_style_of_the_header_that_is_not_here_is_told_with_the_report(
    protlib: Run, tmp_path: Path, name: str
) -> None:
    (tmp_path / "r.md").write_text(f"---\ncsl: {name}\n---\n[@old]")
    ran = protlib("fill", "r.md", "-o", "out.txt")
    assert ran.code == 2
    assert ran.err.startswith("protlib: r.md: its header asks for the style bmj.csl, which is not here. To choose one")
    assert "in apa" in protlib("fill", "r.md", "-o", "out.txt", "--style", "apa").err


def test_the_help_names_the_suffixes_of_the_documents_that_are_made(
    protlib: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "2000")
    help_text = protlib("fill", "--help").out
    assert [suffix for suffix in report_target.SUFFIXES if suffix not in help_text] == []
    assert "[default: -]" not in help_text


@needs_engine
@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["r.md"], "r-filled.md"),
        (["r.md", "-f", "html"], "r-filled.html"),
        (["r.md", "-f", "text"], "r-filled.txt"),
        (["r.md", "-f", "latex"], "r-filled.tex"),
        (["r.md", "-f", "docx", "-o", "made"], "made"),
        (["r.md", "-f", "docx", "-o", "made.DOCX"], "made.DOCX"),
        (["r.md", "-o", "made.markdown"], "made.markdown"),
        (["r.QMD"], "r-filled.QMD"),
        (["r.QMD", "-o", "made.md"], "made.md"),
        (["r.txt"], "r-filled.txt"),
        (["r.txt", "-o", "made.md"], "made.md"),
        (["sub/r.md", "-f", "typst"], "sub/r-filled.typ"),
    ],
)
def test_what_is_made_stands_beside_the_report_unless_it_is_named(
    protlib: Run, tmp_path: Path, arguments: list[str], expected: str
) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("r.md", "r.QMD", "r.txt", "sub/r.md"):
        (tmp_path / name).write_text("As [@old] has it.\n")
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    for _ in range(2):  # the second time it replaces what it has made
        assert protlib("fill", *arguments) == ("", f"{Path(expected)}: 1 citation of 1 publication, in apa\n", 0)
    after = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert [path for path in after - before if "cache" not in path.parts and "state" not in path.parts] == [
        tmp_path / expected
    ]
    assert (tmp_path / arguments[0]).read_text() == "As [@old] has it.\n"


@needs_engine
@pytest.mark.parametrize(
    ("arguments", "output"),
    [
        ([], '<!--PROTLIB CITE {"typed":"[@old]"'),
        (["-f", "text"], "As (Adams, 2009) has it.\n"),
        (["-f", "html", "-o", "-"], "<p>As (Adams, 2009) has it.</p>"),
    ],
)
def test_a_report_on_standard_input_goes_to_standard_output(protlib: Run, arguments: list[str], output: str) -> None:
    ran = protlib("fill", "-", *arguments, stdin="As [@old] has it.\n")
    assert output in ran.out
    assert (ran.err, ran.code) == ("standard output: 1 citation of 1 publication, in apa\n", 0)


@pytest.mark.parametrize("arguments", [["-"], ["-", "-o", "a.docx"], ["r.md"], ["r.md", "-o", "a.docx"]])
def test_a_document_of_word_is_no_markdown(protlib: Run, tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "r.md").write_text("PK\x03\x04...")
    name = "standard input" if arguments[0] == "-" else "r.md"
    what = "this is a document of Word or LibreOffice, not Markdown; name a file that ends in .docx or .odt"
    assert protlib("fill", *arguments, stdin="PK\x03\x04...") == ("", f"protlib: {name}: {what}\n", 3)


FILLED_BEFORE = (
    "One [@old, p. 3].\n\nTwo @who2010beta.\n",
    "One [@old, p. 3].\n\n{{bibliography}}\n\nTwo @who2010beta.\n",
    "One [@old, p. 3].\n\n::: {#refs}\n:::\n\nTwo @who2010beta.\n",
    "---\ntitle: T\nlang: fr\n---\nOne [@old, p. 3].\n\n# Sources\n\nTwo @who2010beta.\n",
    "One [@old, p. 3], and @who2010beta.\n\n# References\n",
)


@needs_engine
@pytest.mark.parametrize("style", mark_slow(["apa", "ieee", "un-notes"], lambda style: style != "ieee"))
@pytest.mark.parametrize("text", FILLED_BEFORE)
def test_a_filled_report_becomes_the_document_that_it_becomes_as_it_was_typed(
    protlib: Run, tmp_path: Path, text: str, style: str
) -> None:
    (tmp_path / "r.md").write_text(text)
    protlib("fill", "r.md", "--style", style, "-o", "typed.html")
    protlib("fill", "r.md", "--style", style)
    ran = protlib("fill", "r-filled.md", "-o", "filled.html")
    assert ran == ("", f"filled.html: 2 citations of 2 publications, in {style}\n", 0)
    pages = [(tmp_path / f"{name}.html").read_text() for name in ("typed", "filled")]
    assert len({re.sub(r"<title>.*</title>", "", page) for page in pages}) == 1


@pytest.mark.slow
@needs_engine
def test_arabic_signs_are_those_of_citations(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "r.md").write_text("نص [@old؛ @who2010beta، ص. ٣] و [\u200f@\u200eold\u200f، ص 3].\n")
    assert protlib("fill", "r.md", "-o", "out.txt").code == 0
    assert text_of(tmp_path).startswith(
        "نص (Adams, 2009; World Health Organization [WHO], 2010, p. ٣) و (Adams, 2009, p. 3)."
    )


@pytest.mark.slow
@needs_engine
def test_what_was_changed_by_hand_stays_in_the_document(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "r.md").write_text("One [@old].\n\nTwo [@who2010beta].\n\nThree [@gone].\n")
    protlib("fill", "r.md")
    (tmp_path / "r.md").write_text("One [@old].\n\nTwo [@who2010beta].\n")
    protlib("fill", "r.md")
    filled = (tmp_path / "r-filled.md").read_text()
    (tmp_path / "r.md").write_text(filled.replace("(Adams, 2009)<!--", "(Adams, in 2009)<!--") + "\n[@gone]\n")
    ran = protlib("fill", "r.md", "-o", "out.txt")
    assert ran.code == 1
    assert "r.md: line 1: “(Adams, in 2009)” was changed by hand and stays" in ran.err
    assert re.search(r"^  r\.md:\d+: gone$", ran.err, re.MULTILINE)
    (tmp_path / "r.md").write_text(filled.replace("(Adams, 2009)<!--", "(Adams, in 2009)<!--"))
    assert protlib("fill", "r.md", "-o", "out.txt").code == 0
    assert text_of(tmp_path).startswith("One (Adams, in 2009). Two (World Health Organization [WHO], 2010).")


def test_each_form_of_a_report_has_a_suffix() -> None:
    assert {*get_args(ReportForm)} == {*report_target.SUFFIXES.values()}


@needs_engine
def test_a_report_with_typed_citations_alone_is_told_how_they_get_keys(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "typed.md").write_text("The law says so (IOM, 2009; Jobe, 2010).\n", encoding="utf-8")
    advice = "to give keys to typed ones: protlib verify typed.md --to-keys -o typed-keys.md"
    ran = protlib("fill", "typed.md", "-o", "out.html")
    assert ran == ("", f"out.html: no citations such as [@key, p. 3]; {advice}\n", 0)
