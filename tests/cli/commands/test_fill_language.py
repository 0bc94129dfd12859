"""`fill` says that a report is in another language than the words of its style, unless somebody chose theirs."""

from pathlib import Path

import pytest

from programs.engine import needs_engine
from sample_files.documents import docx, odt, run
from sample_files.filled_reports import Fill
from sample_records.citation_results import part

_FRENCH = (
    "Les enfants qui arrivent dans la région de Dakar sont pour la plupart des garçons [@iom2007handbook, p. 3].",
    "Les familles ne sont pas aidées par les autorités, comme le dit @jobe2010causes, avec [@iom2007handbook].",
    *["Aucun des centres ne dispose d’un mécanisme écrit, et les données ne sont pas ventilées par âge ni par sexe."]
    * 5,
)
_ENGLISH = ("The children who arrive here are boys, and none of them was asked [@iom2007handbook, p. 3].",)
_MESSAGE = "the text is in French, and the style adds words in English. For French ones: --locale fr"
_MARKDOWN = "\n\n".join(_FRENCH)


@needs_engine
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", docx(*map(run, _FRENCH))),
        pytest.param("a.odt", odt(*_FRENCH), marks=pytest.mark.slow),
        pytest.param("a.md", _MARKDOWN.encode(), marks=pytest.mark.slow),
    ],
)
def test_a_report_in_another_language_than_its_style_is_told_once(fill: Fill, name: str, data: bytes) -> None:
    Path(name).write_bytes(data)
    ran = fill("fill", name)
    assert (ran.code, ran.err.splitlines()[0]) == (0, f"{name}: {_MESSAGE}")
    again = fill("fill", name.replace(".", "-filled."))
    assert (again.code, _MESSAGE in again.err) == (0, False)
    ran_again = fill("fill", name.replace(".", "-filled."), "--style", "apa")
    assert (ran_again.code, _MESSAGE in ran_again.err) == (0, True)


@needs_engine
@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "words"),
    [
        (_MARKDOWN, ["--locale", "fr"]), (_MARKDOWN, ["--locale", "en"]), (_MARKDOWN, ["--style", "iso690"]),
        (f"---\nlang: fr\n---\n\n{_MARKDOWN}", []), ("\n\n".join(_ENGLISH), []), ("[@jobe2010causes]", []),
    ],
)  # fmt: skip
@pytest.mark.parametrize("output", ["b.md", "b.docx"])
def test_nothing_is_said_of_a_language_that_is_chosen_or_the_same(
    fill: Fill, data: str, words: list[str], output: str
) -> None:
    Path("a.md").write_text(data, encoding="utf-8")
    ran = fill("fill", "a.md", "-o", output, *words)
    assert (ran.code, "the text is in" in ran.err) == (0, False)


@needs_engine
@pytest.mark.slow
def test_a_style_in_one_language_is_told_in_a_report_in_another(fill: Fill) -> None:
    Path("a.docx").write_bytes(docx(*map(run, _ENGLISH)))
    message = "a.docx: the text is in English, and the style adds words in French. For English ones: --locale en"
    assert message in fill("fill", "a.docx", "--style", "iso690").err


@needs_engine
@pytest.mark.slow
@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_an_arabic_author_in_another_report_stands_before_the_year(fill: Fill, name: str) -> None:
    fill("add", "--title", "تقرير", "--author", "منظمة العمل الدولية", "--year", "2022", "--key", "ilo2022")
    text = "See [@ilo2022, p. 3]."
    Path(name).write_bytes(docx(run(text)) if name == "a.docx" else odt(text))
    filled, xml_name = name.replace(".", "-filled."), "word/document.xml" if name == "a.docx" else "content.xml"
    for words in ((name,), (filled,), (filled, "--style", "harvard"), (filled, "--style", "apa")):
        ran = fill("fill", *words)
        assert (ran.code, "by hand" in ran.err) == (0, False)
    assert "(\u2067منظمة العمل الدولية\u2069, 2022, p. 3)" in part(Path(filled).read_bytes(), xml_name)
    assert fill("verify", filled).code == 0
    assert fill("fill", name, "--live", "zotero", "-o", f"live-{name}").code == 0
    assert "\u2067" not in part(Path(f"live-{name}").read_bytes(), xml_name)
