"""Reports in Markdown: what they cite, and what becomes of it in its place."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from harness.rows import every_row
from programs.engine import needs_engine
from protlib.citing.citation import Citation, CitationMode, CitedPublication
from protlib.citing.engine import engine_program, report_writer
from protlib.citing.engine.report import Remark, Report, read_markdown_report
from protlib.citing.engine.report_writer import Surroundings, write_report
from protlib.citing.formatter import format_publications
from protlib.citing.styles import style_named
from protlib.errors import UsageError
from protlib.record.model import Name, Publication

pytestmark = needs_engine
_WHO = Name(literal="World Health Organization", short="WHO")
_A = Publication(key="a", type="book", title="Alpha", authors=(Name(family="Adams", given="Xenia"),), date="2009")
_B = Publication(key="b", type="book", title="Beta", authors=(_WHO,), date="2010")
_C = Publication(key="c", type="book", title="Gamma", authors=(_WHO,), date="2011", aliases=("old",))
_NOTES = "chicago-notes-bibliography"


def report_text(text: str, style: str = "apa", to: str = "plain", around: Surroundings | None = None) -> str:
    """Return what a report becomes that cites the three publications."""
    report = read_markdown_report(text.encode())
    result = format_publications([_A, _B, _C], report.citations, style_named(style))
    data = write_report(report, result, to, around or Surroundings("report", Path())).data
    return data.decode()


def text_of(text: str, style: str = "apa") -> str:
    """Return the text of a report, without its list, as one line."""
    report = report_text(f"{text}\n\n# List\n", style)
    return " ".join(report.partition("\nList\n")[0].split())


def notes_of(text: str) -> tuple[str, str]:
    """Return the text of a report in a style of notes, and its notes."""
    report = report_text(f"{text}\n\n# List\n", _NOTES)
    return " ".join(report.partition("\nList\n")[0].split()), " ".join(report.partition("\n[1] ")[2].split())


def test_a_citation_is_read_as_a_value() -> None:
    report = read_markdown_report(b"[see @a, p. 3; -@b] and @c [chap. 2, with more]")
    assert report.citations == (
        Citation((
            CitedPublication("a", locator="3", label="page", prefix="see"),
            CitedPublication("b", CitationMode.WITHOUT_AUTHOR),
        )),
        Citation((CitedPublication("c", CitationMode.IN_TEXT, locator="2", label="chapter", suffix=", with more"),)),
    )  # fmt: skip


@every_row(
    ("text", "keys"),
    [
        ("---\ntitle: On [@t]\nnocite: '@n'\n---\n[@a]", ["t", "a", "n"]),
        ("---\nnocite: '@*'\n---\n[@a]", ["a"]),
        ("[@a, and before it @b] ^[@c]", ["a", "b", "c"]),
        ("@fig-map and [@tbl:ages; @sec-two]", []),
        ("`@code` a@b.org \\@a", []),
        ("| a | b |\n|---|---|\n| @a | @b |\n\n: Of @c\n", ["c", "a", "b"]),
        ("(@good) An example\n\nAs (@good) says", []),
    ],
)
def test_the_keys_are_those_of_what_is_cited(text: str, keys: list[str]) -> None:
    assert read_markdown_report(text.encode()).keys == keys


def test_the_header_tells_what_it_says() -> None:
    report = read_markdown_report(
        b"---\nlang: fr\nbibliography: [a.bib, b.bib]\nformat:\n  docx:\n    reference-doc: my.docx\ntoc: true\n---\n"
    )
    assert report.header_texts("lang") == ["fr"]
    assert report.header_texts("bibliography") == ["a.bib", "b.bib"]
    assert report.header_texts("format", "docx", "reference-doc") == ["my.docx"]
    assert (
        report.header_texts("format", "odt", "x"),
        report.header_texts("lang", "x"),
        report.header_texts("toc"),
    ) == ([], [], [])


def test_the_header_may_have_all_listed() -> None:
    assert read_markdown_report(b"---\nnocite: '@*'\n---\n").lists_all
    assert not read_markdown_report(b"[@a]").lists_all


def test_the_records_of_a_header_are_csl() -> None:
    assert b'"title": "Own"' in read_markdown_report(b"---\nreferences:\n- id: own\n  title: Own\n---\n").references()
    assert read_markdown_report(b"[@a]").references() == b""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "output"),
    [
        ("Word [@a].", "Word (Adams, 2009)."),
        ("@b says, then [@c].", "World Health Organization (WHO, 2010) says, then (WHO, 2011)."),
        ("[@b, p. 3] ^[As @c.]", "(World Health Organization [WHO], 2010, p. 3) [1]"),
        ("[-@old]", "(2011)"),
        ("@fig-map and [@a]", "@fig-map and (Adams, 2009)"),
        ("[see *also* $x$ in @a, who is at\\@home]", "(see also x in Adams, 2009, who is at@home)"),
        ("[@a, and before it @b]", "(Adams, 2009, and before it World Health Organization [WHO], 2010)"),
    ],
)
def test_citations_stand_where_their_keys_stood(text: str, output: str) -> None:
    assert text_of(text) == output


@pytest.mark.slow
def test_words_beside_a_key_keep_their_form() -> None:
    report = report_text("[see *also* [this](https://x.org) @a, chap. **3**]", to="html")
    assert '(see <em>also</em> <a href="https://x.org">this</a> Adams, 2009' in report
    assert "<strong>3</strong>)" in report


@every_row(
    ("text", "output", "notes"),
    [
        ("Word [@a].", "Word.[1]", "Xenia Adams, Alpha (2009)."),
        ("Word [@a]? Then", "Word?[1] Then", "Xenia Adams, Alpha (2009)."),
        ("As @a says", "As Xenia Adams[1] says", "Alpha (2009)."),
        ("Word.^[[@a]; more.]", "Word.[1]", "Xenia Adams, Alpha (2009); more."),
        ("Word.^[So says [@a].]", "Word.[1]", "So says (Xenia Adams, Alpha (2009))."),
        ("Word.^[So says @a.]", "Word.[1]", "So says Xenia Adams (Alpha (2009))."),
        ("- [@a], so", "- [1], so", "Xenia Adams, Alpha (2009)."),
    ],
)
def test_notes_are_notes_and_stand_behind_the_marks_of_their_sentence(text: str, output: str, notes: str) -> None:
    assert notes_of(text) == (output, notes)


def test_a_report_may_have_its_notes_before_the_marks() -> None:
    header = "---\nnotes-after-punctuation: false\n---\n"
    assert notes_of(f"{header}Word [@a].")[0] == "Word[1]."


def _blocks(made: str) -> list[str]:
    return [" ".join(block.split()) for block in made.split("\n\n") if block.strip()]


_ENTRIES = [
    "Adams, X. (2009). Alpha.",
    "World Health Organization. (2010). Beta.",
    "World Health Organization. (2011). Gamma.",
]


@every_row(
    ("text", "blocks"),
    [
        ("One [-@a].", ["One (2009).", *_ENTRIES]),
        ("::: {#refs}\n:::\n\nEnd.", [*_ENTRIES, "End."]),
        (
            "::: box\n::: {#refs}\nTitle\n:::\n:::\n\nEnd.",
            ["Title", *_ENTRIES, "End."],
        ),
        ("{{bibliography}}\n\nEnd.", [*_ENTRIES, "End."]),
        ("{{ Bibliography }}\n\nEnd.", [*_ENTRIES, "End."]),
        (
            "---\nreference-section-title: References\n---\nOne.",
            ["One.", "References", *_ENTRIES],
        ),
    ],
)
def test_the_list_stands_in_its_place_else_at_the_end(text: str, blocks: list[str]) -> None:
    assert _blocks(report_text(text)) == blocks


def test_the_heading_of_the_list_has_no_number() -> None:
    assert r"\section*{List}" in report_text("# One\n\n[@a]\n\n# List\n", to="latex")


def test_what_cites_nothing_has_no_list() -> None:
    report = read_markdown_report(b"# One")
    result = format_publications([], report.citations, style_named("apa"))
    assert write_report(report, result, "plain", Surroundings("report", Path())).data == b"One\n"


def test_a_page_has_a_title_and_hangs_its_list() -> None:
    report = report_text("[@a]", to="html")
    assert "<title>report</title>" in report
    assert '<div id="refs" class="references csl-bib-body hanging-indent"' in report
    assert '<div id="ref-a" class="csl-entry"' in report
    assert "<title>Own</title>" in report_text("---\ntitle: Own\n---\n[@a]", to="html")


@pytest.mark.parametrize("to", ["docx", "odt"])
def test_documents_of_word_processors_hang_their_list(tmp_path: Path, to: str) -> None:
    report = read_markdown_report(b"[@a]")
    result = format_publications([_A], report.citations, style_named("apa"))
    path = tmp_path / f"made.{to}"
    path.write_bytes(write_report(report, result, to, Surroundings("report", Path())).data)
    with ZipFile(path) as parts:
        body = parts.read("word/document.xml" if to == "docx" else "content.xml").decode()
        styles = parts.read("word/styles.xml" if to == "docx" else "styles.xml").decode()
    assert "(Adams, 2009)" in body
    assert ('w:pStyle w:val="Bibliography"' if to == "docx" else 'style-name="Bibliography"') in body
    assert ('w:hanging="720"' if to == "docx" else 'fo:text-indent="-1.27cm"') in styles
    again = write_report(report, result, to, Surroundings("report", Path(), reference=path)).data
    path.write_bytes(again)
    with ZipFile(path) as parts:
        styles = parts.read("word/styles.xml" if to == "docx" else "styles.xml").decode()
    assert styles.count('w:styleId="Bibliography"' if to == "docx" else 'style:name="Bibliography"') == 1


def test_a_message_names_a_picture_that_is_missing() -> None:
    report = read_markdown_report(b"![](gone.png)")
    document = write_report(
        report, format_publications([], [], style_named("apa")), "docx", Surroundings("report", Path("/nowhere"))
    )
    assert [remark.text for remark in document.remarks] == [f"picture not found: {Path('/nowhere/gone.png')}"]
    assert report.line_of(document.remarks[0].subject) == 1


def test_a_pdf_file_needs_a_program_that_makes_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    engine_program.find_engine()
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match=r"made by xelatex, .* or wkhtmltopdf, and none of them is here"):
        report_text("[@a]", to="pdf")


@pytest.mark.parametrize("name", ["typst", "weasyprint", "pdflatex"])
def test_a_pdf_file_is_made_by_the_program_that_is_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    runs: list[tuple[str, ...]] = []
    formats: list[str] = []

    def write(blocks: object, to: str, *arguments: str, meta: object) -> engine_program.Output:
        runs.append((to, *arguments[-2:]))
        formats.append(str(blocks))
        return engine_program.Output(b"%PDF", ("WARNING: no such property", "Missing character"))

    monkeypatch.setattr(report_writer, "convert_blocks", write)
    monkeypatch.setattr("protlib.citing.engine.printers.find_program", lambda known: name if known == name else None)
    report = read_markdown_report(b"[@a]")
    result = format_publications([_A], report.citations, style_named("apa"))
    output = write_report(report, result, "pdf", Surroundings("report", Path()))
    assert runs == [("pdf", "--pdf-engine", name)]
    assert output == (b"%PDF", (Remark("Missing character"),))
    assert ("hanging-indent: 2em" in formats[0]) == (name == "typst")
    assert ("hangindent" in formats[0]) == (name == "pdflatex")
    assert ("'hanging-indent'" in formats[0]) == (name == "weasyprint")


def test_a_report_is_a_value() -> None:
    assert Report({}, []).keys == []
