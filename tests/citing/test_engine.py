"""The engine: how it is found, and what it makes of items and citations."""

import json
import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from programs.engine import needs_engine
from protlib.citing import styles
from protlib.citing.citation import Citation, CitationMode, CitedPublication, TextRun, plain_text
from protlib.citing.engine import citeproc, engine_program, inlines
from protlib.citing.engine.rich_text import with_partners
from protlib.citing.notation import parse_citation
from protlib.errors import UsageError

ITEMS: list[dict[str, Any]] = [
    {"id": "un", "type": "book", "title": "Zeta <i>alpha</i>", "author": [{"literal": "United Nations"}]},
    {
        "id": "j/ü",
        "type": "book",
        "title": "Beta",
        "author": [{"family": "Jobe", "given": "A."}],
        "issued": {"date-parts": [[2010]]},
    },
]
_HEAD = """<style xmlns="http://purl.org/net/xbiblio/csl" class="{kind}" version="1.0"><info><title>T</title><id>t</id>
<updated>2026-01-01T00:00:00+00:00</updated></info>"""
_CITED = """<citation><layout prefix="{before}" suffix="{after}" delimiter="; "><group delimiter=", "><names variable="author"><name form="short"/></names>
<date variable="issued" form="numeric" date-parts="year"/><group delimiter=" "><label variable="locator" form="short"/>
<text variable="locator"/></group></group></layout></citation>"""
_LISTED = """<bibliography{how}><sort><key macro="who"/></sort><layout suffix="."><text variable="citation-number" suffix=" "/>
<group delimiter=". "><text macro="who"/><text variable="title" font-style="italic"/></group></layout></bibliography>"""
_WHO = """<macro name="who"><names variable="author"><name name-as-sort-order="all"/></names></macro>"""


def style(kind: str = "in-text", how: str = "") -> str:
    before, after = ("(", ")") if kind == "in-text" else ("", "")
    cited = _CITED.format(before=before, after=after)
    return _HEAD.format(kind=kind) + _WHO + cited + _LISTED.format(how=how) + "</style>"


def citation(text: str) -> Citation:
    match = parse_citation(text)
    assert match is not None
    return match


def cited(text: str, locale: str = "") -> str:
    result = citeproc.format_citations(ITEMS, [citation(text)], style(), locale)
    assert result.warnings == ()
    return plain_text(result.citations[0])


@needs_engine
@pytest.mark.parametrize(
    ("text", "output"),
    [
        ("[see @j/ü, p. 3; also @un]", "(see Jobe, 2010, p. 3; also United Nations)"),
        ("[@j/ü]", "(Jobe, 2010)"),
        ("[@j/ü, pp. 3-4, 7 my words]", "(Jobe, 2010, pp. 3–4, 7 my words)"),
        ("[@j/ü, chap. 3, my words]", "(Jobe, 2010, chap. 3, my words)"),
        ("[@j/ü. So it is]", "(Jobe, 2010. So it is)"),
        ("[@j/ü, p. 3: so]", "(Jobe, 2010, p. 3: so)"),
        ("[@j/ü, annex A]", "(Jobe, 2010, annex A)"),
        ("[-@j/ü]", "(2010)"),
        ("@j/ü [p. 3]", "Jobe (2010, p. 3)"),
    ],
)
def test_a_citation_is_formatted_as_it_says(text: str, output: str) -> None:
    assert cited(text) == output


@needs_engine
@pytest.mark.parametrize(
    ("term", "output"),
    [
        ("und", "(Jobe, 2010, p. <und> 3)"),
        ("\n<!-- not <b>und</b> -->\n<!-- - --> und", "(Jobe, 2010, p. < und> 3)"),
        (" ", "(Jobe, 2010, p. < > 3)"),
        ("<!-- a space --> ", "(Jobe, 2010, p. < > 3)"),
        ("", "(Jobe, 2010, p. 3)"),
    ],
)
def test_a_style_says_the_same_however_it_is_laid_out(term: str, output: str) -> None:
    terms = f'<locale xml:lang="en"><terms><term name="and">{term}</term></terms></locale>'
    printed = '<text term="and" prefix="&lt;" suffix="&gt;"/><text variable="locator"/>'
    compact = style().replace("<macro", f"{terms}<macro").replace('<text variable="locator"/>', printed)
    laid_out = compact.replace("/><", "/>\n  <!-- > <text/> -->\r\n\t<").replace("</macro><", "</macro> <")
    for text in (compact, laid_out):
        result = citeproc.format_citations(ITEMS, [citation("[@j/ü, p. 3]")], text)
        assert plain_text(result.citations[0]) == output


@needs_engine
@pytest.mark.parametrize(
    ("locale", "output"), [("fr-FR", "chap."), ("es-ES", "cap."), ("pt-BR", "cap."), ("ar", "فصل")]
)
def test_a_locator_is_read_in_any_language(locale: str, output: str) -> None:
    assert output in cited("[@j/ü, chapter 3]", locale)


_LABELS = (
    "act", "appendix", "article-locator", "book", "canon", "chapter", "column", "equation", "figure", "folio", "issue", "line",
    "note", "opus", "page", "paragraph", "part", "rule", "scene", "section", "sub-verbo", "supplement", "table", "timestamp",
    "verse", "version", "volume", "elocation", "title-locator",
)  # fmt: skip
"""What a locator can count: CSL 1.0.2, appendix IV."""


@pytest.mark.slow
@needs_engine
def test_every_label_of_csl_is_printed_in_words_that_people_know() -> None:
    citations = [Citation((CitedPublication("un", locator="3-4", label=label),)) for label in _LABELS]
    result = citeproc.format_citations(ITEMS, citations, style())
    texts = {label: plain_text(runs) for label, runs in zip(_LABELS, result.citations, strict=True)}
    assert [label for label, text in texts.items() if "prtl" in text or "3–4" not in text] == []
    assert texts["article-locator"] == "(United Nations, article 3–4)"


@needs_engine
def test_the_list_has_every_item_in_the_order_of_the_style() -> None:
    result = citeproc.format_citations(ITEMS, [citation("[@un]")], style(how=' hanging-indent="true"'))
    assert [reference.key for reference in result.bibliography] == ["j/ü", "un"]
    assert result.bibliography[1].runs == (
        TextRun("2 United Nations. "),
        TextRun("Zeta ", italic=True),
        TextRun("alpha."),
    )
    assert result.is_hanging
    assert not result.is_note


@pytest.mark.slow
@needs_engine
def test_a_number_in_the_margin_is_apart_from_the_text() -> None:
    result = citeproc.format_citations(ITEMS, [], style(how=' second-field-align="flush"'))
    assert [(reference.label, plain_text(reference.runs)) for reference in result.bibliography] == [
        ("1", "Jobe, A. Beta."),
        ("2", "United Nations. Zeta alpha."),
    ]


@needs_engine
def test_in_a_style_of_notes_the_author_may_stand_in_the_text() -> None:
    citations = [citation("[@un]"), citation("@j/ü")]
    result = citeproc.format_citations(ITEMS, citations, style("note"))
    assert result.is_note
    assert list(map(plain_text, result.leads)) == ["", "Jobe"]
    assert plain_text(result.citations[0]).startswith("United Nations")


@needs_engine
def test_nothing_to_cite_gives_nothing() -> None:
    result = citeproc.format_citations([], [], style())
    assert (result.citations, result.bibliography) == ((), ())


@needs_engine
def test_a_work_that_is_not_there_is_a_warning() -> None:
    result = citeproc.format_citations(ITEMS, [Citation((CitedPublication("nobody"),))], style())
    assert "nobody" in result.warnings[0]


@needs_engine
def test_a_work_that_a_style_lists_nowhere_is_told_by_its_key() -> None:
    chicago = styles.style_named("chicago-notes-bibliography").xml
    letter = {"id": "silva2010", "type": "personal_communication", "title": "Letter"}
    warnings = citeproc.format_citations([letter], [], chicago).warnings
    assert warnings == ("silva2010: a list in this style has no entry of its type",)


@needs_engine
def test_a_citation_that_prints_nothing_says_what_to_do() -> None:
    mla = styles.style_named("modern-language-association").xml
    warnings = citeproc.format_citations(
        ITEMS, [Citation((CitedPublication("j/ü", CitationMode.WITHOUT_AUTHOR),))], mla
    ).warnings
    assert warnings == ("[-@j/ü] prints nothing in this style: cite it with its author, or name a page",)


@needs_engine
def test_a_label_without_names_stands_behind_them() -> None:
    editor = [{**ITEMS[1], "author": [], "editor": ITEMS[1]["author"]}]
    nameless = _WHO.replace('"author"', '"editor" suffix="!"').replace(
        '<name name-as-sort-order="all"/>', '<label form="short" prefix=", "/>'
    )
    text = style().replace(_WHO, nameless)
    assert "Jobe, ed.!" in plain_text(citeproc.format_citations(editor, [], text).bibliography[0].runs)


@needs_engine
@pytest.mark.parametrize("damaged", ["<style/>", style().replace("</style>", ""), style().replace("<names", "<nmaes")])
def test_a_broken_style_is_one_line(damaged: str) -> None:
    with pytest.raises(UsageError) as error:
        citeproc.format_citations(ITEMS, [], damaged)
    assert "\n" not in str(error.value)


@needs_engine
def test_blocks_are_written_in_other_forms() -> None:
    paragraphs: list[inlines.Node] = [
        {"t": "Para", "c": inlines.runs_to_inlines((TextRun("A "), TextRun("title", italic=True)))}
    ]
    assert inlines.convert_blocks(paragraphs, "latex").data == b"A \\emph{title}\n"
    assert inlines.convert_blocks(paragraphs, "docx").data.startswith(b"PK")


def test_runs_survive_the_engine_s_form() -> None:
    runs = (TextRun("a  b"), TextRun(" c", bold=True, link="http://x.org"), TextRun("d", superscript=True, italic=True))
    assert inlines.runs(inlines.runs_to_inlines(runs)) == runs


@needs_engine
@pytest.mark.parametrize(
    "mark",
    ["<i>", "<b>", "<sup>", "<sc>", '<span class="nocase">', "<i >a", "“a ", "‘a ", "<i>“</i>”", '<i>"</i>"'],
)
def test_marks_without_partners_take_no_time_and_stand_as_they_were_typed(mark: str) -> None:
    title = f"T {mark * 60}."
    item = {**ITEMS[0], "title": title, "publisher": mark * 60, "number": mark * 60}
    result = citeproc.format_citations([item, ITEMS[1]], [citation("[@un]")], style())
    assert plain_text(result.bibliography[1].runs) == f"2 United Nations. {title}"


@needs_engine
def test_marks_with_partners_say_the_form_beside_marks_without() -> None:
    item = {**ITEMS[0], "title": "<i>A</i> ‘Abd <sup>2</sup> <b>c"}
    assert citeproc.format_citations([item], [], style()).bibliography[0].runs == (
        TextRun("1 United Nations. A"),
        TextRun(" ‘Abd ", italic=True),
        TextRun("2", italic=True, superscript=True),
        TextRun(" <b>c", italic=True),
        TextRun("."),
    )


_SPAN = '<span class="nocase">Safe</span>'


@pytest.mark.parametrize("quotation", ["", "“", ' "House ', "‘House’ <b>"])
def test_tags_in_pairs_are_no_letters_though_a_title_has_many_of_them(quotation: str) -> None:
    title = with_partners({"title": f"{_SPAN * 9}{quotation}{_SPAN}"})["title"]
    assert isinstance(title, str)
    assert title.count(_SPAN) == 10
    assert title.replace(_SPAN, "").isascii() is (quotation == "")


_PIECES = (
    "<i>", "</i>", "<b>", "</b>", "<sup>", "</sup>", "<sc>", "</sc>", '<span class="nocase">', "</span>", "<i >", "</i >", "<span>",
    "“", "”", "‘", "’", '"', "'", "a", "B ", " ", "(", "[", "*", "<", ">", "«", "»", "'a", "a'", "„a", "$", "\\", "_", "{", "--", ": ",
)  # fmt: skip


@needs_engine
@pytest.mark.soak
def test_no_text_that_a_generator_makes_stops_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(citeproc, "_FIRST_WAIT", (10.0, 0.0))
    monkeypatch.setattr(citeproc, "_tame_items", lambda *_: pytest.fail("the engine was stopped"))
    rng = random.Random(20261129)
    for _ in range(150):
        text = "".join(rng.choice(_PIECES) for _ in range(rng.choice([40, 120, 400])))
        item = {
            **ITEMS[0],
            "title": text,
            "publisher": text,
            "author": [{"family": text[:60], "given": text[:30]}],
        }
        citeproc.format_citations([item], [citation("[@un]")], styles.style_named("apa").xml)


@pytest.fixture
def choking(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[int]]:
    """Have the engine not get through items that have a word, and return how many each of its runs had."""
    really = engine_program.run_pandoc

    def choke(word: str) -> list[int]:
        runs: list[int] = []

        def run(
            arguments: Sequence[str], data: bytes, files: Mapping[str, str], seconds: float
        ) -> engine_program.Output:
            assert seconds < 60
            runs.append(len(json.loads(files["items.json"])))
            if word in files["items.json"]:
                raise engine_program.EndlessError("pandoc stopped: no result after 9 seconds")
            return really(arguments, data, files, seconds)

        monkeypatch.setattr(citeproc, "run_pandoc", run)
        return runs

    return choke


@pytest.mark.slow
@needs_engine
def test_a_record_that_stops_the_engine_is_named_and_the_others_come_out(
    choking: Callable[[str], list[int]],
) -> None:
    items = [{**ITEMS[0], "id": f"k{number}", "title": f"T{number}"} for number in range(30)]
    items[7] = {**items[7], "title": "Stops #it"}
    items[21] = {**items[21], "title": "Stops", "id": "stop#it"}
    runs = choking("#it")
    result = citeproc.format_citations(items, [citation("[@k1]")], style())
    assert result.warnings == (
        "k7: pandoc cannot read its markup; printed as plain text",
        "stop#it: pandoc cannot read this publication; left out",
    )
    assert {reference.key for reference in result.bibliography} == {f"k{number}" for number in range(30)} - {"k21"}
    assert "Stops it" in str(result.bibliography)
    assert plain_text(result.citations[0]) == "(United Nations)"
    assert len(runs) < 30


@needs_engine
def test_what_no_record_is_to_blame_for_is_told_as_it_is(choking: Callable[[str], list[int]]) -> None:
    runs = choking("")
    with pytest.raises(UsageError, match=r"^pandoc stopped: no result after 9 seconds$"):
        citeproc.format_citations(ITEMS, [], style())
    assert runs == [2, 0]


@pytest.mark.slow
@needs_engine
def test_the_engine_reads_no_file_and_asks_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.png").write_bytes(b"\x89PNG\r\n\x1a\nSECRET")
    templates = tmp_path / "pandoc/templates"
    templates.mkdir(parents=True)
    (templates / "default.html5").write_text("MINE")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    for url in (str(tmp_path / "secret.png"), "http://127.0.0.1:1/x.png"):
        image = {"t": "Image", "c": [["", [], []], inlines.inlines("words"), [url, ""]]}
        output = inlines.convert_blocks([{"t": "Para", "c": [image]}], "docx")
        assert "Could not fetch resource" in output.warnings[0]
        assert b"media/" not in output.data
    assert b"MINE" not in inlines.convert_blocks([], "html", "--standalone").data
