"""Reports and lists in Arabic and Persian run from right to left."""

import re
from pathlib import Path

import pytest

from harness.rows import every_row
from programs.engine import needs_engine
from protlib.citing.citation import Reference, Result, TextRun
from protlib.citing.engine.directions import isolate_citations, with_arabic_signs
from protlib.citing.engine.list_writer import list_document
from protlib.citing.engine.report import read_markdown_report
from protlib.citing.engine.report_writer import Surroundings, write_report
from protlib.citing.markup import html_list
from protlib.citing.sections import ListEntry, Section
from sample_records.citation_results import part

pytestmark = needs_engine

ARABIC, ENGLISH = "المنظمة الدولية للهجرة. (2015). تقرير.", "Jobe, A. (2010). Causes."
RESULT = Result(
    citations=((TextRun("(المنظمة، 2015)"),),),
    bibliography=(Reference("a", "", (TextRun(ARABIC),)), Reference("b", "", (TextRun(ENGLISH),))),
    is_hanging=True,
)


def report_bytes(header: str, form: str, folder: Path) -> bytes:
    report = read_markdown_report(f"---\n{header}\n---\n\nنص [@a].\n".encode())
    return write_report(report, RESULT, form, Surroundings("report", folder)).data


def paragraph_of(xml: str, text: str) -> str:
    paragraphs: list[str] = re.findall(r"<w:p>.*?</w:p>", xml, re.DOTALL)
    return next(paragraph for paragraph in paragraphs if text in re.sub("<[^>]+>", "", paragraph))


def list_of(*texts: str) -> list[Section]:
    return [Section("", tuple(ListEntry(str(number), "", (TextRun(text),)) for number, text in enumerate(texts)))]


@pytest.mark.parametrize("header", ["lang: ar", "lang: fa-IR", "dir: rtl"])
def test_a_report_in_a_language_from_right_to_left_runs_so_in_word(header: str, tmp_path: Path) -> None:
    xml = part(report_bytes(header, "docx", tmp_path), "word/document.xml")
    assert "<w:bidi" in paragraph_of(xml, "نص")
    assert "<w:rtl" in paragraph_of(xml, "المنظمة الدولية")
    assert "<w:bidi" not in paragraph_of(xml, "Causes")


def test_a_page_and_a_document_of_libreoffice_run_so_too(tmp_path: Path) -> None:
    assert re.search(r'<html[^>]* dir="rtl"', report_bytes("lang: ar", "html", tmp_path).decode())
    styles = part(report_bytes("lang: ar", "odt", tmp_path), "styles.xml")
    assert 'style:writing-mode="rl-tb"' in styles
    assert "fo:margin-right" in styles.partition('style:name="Bibliography"')[2].partition("</style:style>")[0]


@pytest.mark.parametrize("header", ["lang: en", "lang: ar\ndir: ltr", "title: x"])
def test_a_report_that_is_set_in_no_arabic_does_not_run_from_the_right(header: str, tmp_path: Path) -> None:
    xml = part(report_bytes(header, "docx", tmp_path), "word/document.xml")
    assert "<w:bidi" not in paragraph_of(xml, "نص")
    assert "<w:bidi" not in paragraph_of(xml, "Causes")
    page = report_bytes(header, "html", tmp_path).decode()
    assert not re.search(r'<html[^>]* dir="rtl"', page)


@pytest.mark.parametrize("header", ["lang: en", "title: x"])
def test_an_arabic_entry_of_another_report_runs_from_the_right(header: str, tmp_path: Path) -> None:
    xml = part(report_bytes(header, "docx", tmp_path), "word/document.xml")
    assert "<w:bidi" in paragraph_of(xml, "المنظمة الدولية")
    assert report_bytes(header, "html", tmp_path).decode().count('dir="rtl"') == 1


@pytest.mark.slow
def test_a_list_runs_as_most_of_its_entries() -> None:
    arabic, english = (
        part(list_document(list_of(*texts), "docx"), "word/document.xml")
        for texts in ((ARABIC, ARABIC, ENGLISH), (ARABIC, ENGLISH, ENGLISH))
    )
    assert "<w:bidi" in paragraph_of(arabic, ARABIC)
    assert "<w:bidi" not in paragraph_of(arabic, ENGLISH)
    assert "<w:bidi" in paragraph_of(english, ARABIC)
    assert "<w:bidi" not in paragraph_of(english, ENGLISH)
    assert 'style:writing-mode="rl-tb"' in part(list_document(list_of(ARABIC), "odt"), "styles.xml")


def test_entries_of_a_page_run_as_they_are_written() -> None:
    _, first, second = html_list(list_of(ARABIC, ENGLISH), is_hanging=True)
    assert 'dir="rtl" style="padding-right: 2em' in first
    assert "dir=" not in second


@every_row(
    ("texts", "output"),
    [
        (["الحسن, محمد. ", "حقوق اللاجئين", " (القاهرة, دار النهضة, 2015)."], ["الحسن، محمد. ", "حقوق اللاجئين", " (القاهرة، دار النهضة، 2015)."]),
        (["الحسن, محمد, ", "حقوق", "; ", "عمّان"], ["الحسن، محمد، ", "حقوق", "؛ ", "عمّان"]),
        (["احمدی, رضا, ", "تهران, نشر نی, 2019"], ["احمدی، رضا، ", "تهران، نشر نی، 2019"]),
        (["الحسن. ", "Rights, Law. Leeds, 2015"], ["الحسن. ", "Rights, Law. Leeds, 2015"]),
        (["Hasan, الحسن, محمد"], ["Hasan, الحسن, محمد"]),
    ],
)  # fmt: skip
def test_an_entry_that_begins_in_arabic_has_the_commas_of_its_script(texts: list[str], output: list[str]) -> None:
    assert [run.text for run in with_arabic_signs(tuple(map(TextRun, texts)))] == output


@every_row(
    ("text", "isolated"),
    [
        ("(منظمة العمل الدولية, 2022, p. 3)", "(\u2067منظمة العمل الدولية\u2069, 2022, p. 3)"),
        ("العلي, تقرير (جنيف, 2022)", "\u2067العلي\u2069, \u2067تقرير\u2069 (\u2067جنيف\u2069, 2022)"),
        ("(Liu, 2017; כהן, 2020)", "(Liu, 2017; \u2067כהן\u2069, 2020)"),
        ("(Liu, 2017)", "(Liu, 2017)"),
    ],
)
def test_words_from_the_right_draw_no_year_of_a_citation_to_their_left(text: str, isolated: str) -> None:
    result = Result(citations=((TextRun("(a)"),), (TextRun(text),)))
    for form in ("docx", "odt", "html"):
        assert isolate_citations(result, form).citations == ((TextRun("(a)"),), (TextRun(isolated),))
    assert isolate_citations(result, "latex") == result
