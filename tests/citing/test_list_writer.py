"""Lists of references as documents of word processors and typesetters."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from harness.rows import every_row
from programs.engine import needs_engine
from protlib.citing.citation import TextRun
from protlib.citing.engine.list_writer import FORMS, list_document
from protlib.citing.sections import ListEntry, Section

LIST = (Section("Women & men", (ListEntry("a", "[1]", (TextRun("A "), TextRun("title", italic=True)), ("Below.",)),)),)
pytestmark = needs_engine


def part(data: bytes, name: str) -> str:
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return archive.read(name).decode()


@every_row("form", FORMS)
def test_a_list_is_a_document(form: str) -> None:
    data = list_document(LIST, form)
    names = {"docx": "word/document.xml", "odt": "content.xml"}
    text = part(data, names[form]) if form in names else data.decode()
    for word in ("Women", "title", "Below."):
        assert word in text


def test_entries_hang_in_word() -> None:
    data = list_document(LIST, "docx")
    assert 'w:val="Bibliography"' in part(data, "word/document.xml")
    assert "<w:tab/>" in part(data, "word/document.xml").replace(" ", "")
    assert 'w:hanging="720"' in part(data, "word/styles.xml")
    assert "w:hanging" not in part(list_document(LIST, "docx", is_hanging=False), "word/styles.xml")


def test_entries_hang_in_opendocument() -> None:
    data = list_document(LIST, "odt")
    assert 'text:style-name="Bibliography"' in part(data, "content.xml")
    assert 'fo:text-indent="-1.27cm"' in part(data, "styles.xml")


@pytest.mark.parametrize(
    ("language", "named"),
    [("fr", 'w:val="fr"'), ("es-MX", 'w:val="es-MX"'), ("ar", 'w:bidi="ar"'), ("", 'w:val="en-US"')],
)
def test_word_knows_the_language_that_a_list_is_in(language: str, named: str) -> None:
    assert named in part(list_document(LIST, "docx", language=language), "word/styles.xml")


def test_opendocument_knows_the_language_that_a_list_is_in() -> None:
    assert 'fo:language="fr"' in part(list_document(LIST, "odt", language="fr"), "styles.xml")


@pytest.mark.parametrize(
    ("form", "mark"),
    [
        ("rtf", rb"\li720 \fi-720 [1]\tab A "),
        ("latex", rb"\hangindent=2em"),
        ("typst", b"hanging-indent: 2em"),
    ],
)
def test_entries_hang_where_there_is_no_style(form: str, mark: bytes) -> None:
    assert mark in list_document(LIST, form)
    assert mark not in list_document(LIST, form, is_hanging=False)


def test_raised_letters_of_french_are_commands_in_latex() -> None:
    entry = ListEntry("a", "", (TextRun("1ᵉʳ mars, nᵒ 5, 2ᵉ éd."),), ())
    sections = (Section("", (entry,)),)
    assert "1ᵉʳ mars, nᵒ 5, 2ᵉ éd." in list_document(sections, "typst").decode()
    printed = list_document(sections, "latex").decode()
    assert r"1\textsuperscript{er} mars, n\textsuperscript{o} 5, 2\textsuperscript{e} éd." in " ".join(printed.split())
