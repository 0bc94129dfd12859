"""Verifying a report whose citations and list LibreOffice made, as it lays out entries without any setting."""

from pathlib import Path

import pytest

from programs.running import Run
from sample_files.documents import begin, docx, field, mark, odt, p, run

_LIBRARY = """
@book{unhcr2009caring, author = {{United Nations High Commissioner for Refugees}}, title = {Caring for them}, year = 2009}
@book{freedom2019, author = {{Freedom House}}, title = {Freedom}, year = 2019}
@article{oram2012, author = {Oram, Siân and Stöckl, Heidi}, title = {Risk, violence and health}, year = 2012}
"""
_MARK = (
    '<text:bibliography-mark text:bibliography-type="article" text:identifier="{0}" text:author="{1}" '
    'text:title="{2}" text:year="{3}">[{0}]</text:bibliography-mark>'
)
_WORKS = (
    ("unhcr2009caring", "United Nations High Commissioner for Refugees", "Caring for them", "2009"),
    ("oram 12", "Oram, Siân; Stöckl, Heidi", "Risk, violence and health", "2012"),
)
_BODY_WITH_THE_WORD_OF_A_TITLE = ("freedom2019", "Freedom House", "Freedom", "2019")
_CHAPTER = ("lee2020", "Lee, Ann", "A chapter", "Risk, violence and health", "2020")


def verify(protlib: Run, folder: Path, *entries: str) -> str:
    title = "<text:index-title><text:p>Bibliography</text:p></text:index-title>"
    body = "".join(f"<text:p>{entry}</text:p>" for entry in entries)
    bibliography = f"<text:bibliography><text:index-body>{title}{body}</text:index-body></text:bibliography>"
    (folder / "a.odt").write_bytes(odt(f"So {' and '.join(_MARK.format(*work) for work in _WORKS)}.", bibliography))
    (folder / "works.bib").write_text(_LIBRARY, encoding="utf-8")
    protlib("import", "works.bib")
    return protlib("verify", "a.odt").out


@pytest.mark.parametrize("labels", [("unhcr2009caring: ", "oram 12: "), ("1: ", "2: ")])
def test_entries_of_libreoffice_are_those_of_the_library(protlib: Run, tmp_path: Path, labels: tuple[str, ...]) -> None:
    entries = [f"{label}{', '.join(work[1:])}" for label, work in zip(labels, _WORKS, strict=True)]
    assert verify(protlib, tmp_path, *entries) == ""


@pytest.mark.parametrize("labels", [("freedom2019: ", "lee2020: "), ("3: ", "4: ")])
def test_a_title_begins_behind_its_authors_and_before_its_book(
    protlib: Run, tmp_path: Path, labels: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    more_works = (_BODY_WITH_THE_WORD_OF_A_TITLE, _CHAPTER)
    monkeypatch.setattr(f"{__name__}._WORKS", (*_WORKS, *more_works))
    entries = [f"{label}{', '.join(work[1:])}" for label, work in zip(labels, more_works, strict=True)]
    out = verify(protlib, tmp_path, *entries)
    assert "A chapter, Risk, violence and health, 2020: not in the library" in out
    assert "freedom2019" not in out


def test_what_such_an_entry_says_otherwise_is_told(protlib: Run, tmp_path: Path) -> None:
    changed = "Oram, Siân; Stöckl, Heidi, Risk, violence and health, 2014"
    out = verify(protlib, tmp_path, f"unhcr2009caring: {', '.join(_WORKS[0][1:])}", f"oram 12: {changed}")
    assert "paragraph 4" in out
    assert out.endswith(f": {changed}: differs from oram2012: year is “2014”, there “2012”\n")
    assert out.count("\n") == 1


def test_such_a_list_is_read_in_a_document_that_libreoffice_saved_for_word(protlib: Run, tmp_path: Path) -> None:
    cited = [field(f' CITATION  "{key}"', title) for key, _author, title, _year in _WORKS]
    first, second = (f"{label}: {', '.join(work)}" for label, *work in _WORKS)
    code = "<w:r><w:instrText> BIBLIOGRAPHY </w:instrText></w:r>"
    entries = (p(begin(), code, mark("separate"), run(first)), p(run(second), mark("end")))
    data = docx(p(run("So "), *cited, run(".")), p(run("Bibliography")), *entries)
    (tmp_path / "a.docx").write_bytes(data)
    (tmp_path / "works.bib").write_text(_LIBRARY, encoding="utf-8")
    protlib("import", "works.bib")
    out = protlib("verify", "a.docx").out
    assert ("not in the library" in out, "differs" in out) == (False, False), out
