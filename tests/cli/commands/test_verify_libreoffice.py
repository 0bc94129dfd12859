"""Verifying a report whose citations and list LibreOffice made, as it lays out entries without any setting."""

from pathlib import Path

import pytest

from documents import odt
from running import Run

_LIBRARY = """
@book{unhcr2009caring, author = {{United Nations High Commissioner for Refugees}}, title = {Caring for them}, year = 2009}
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


def test_what_such_an_entry_says_otherwise_is_told(protlib: Run, tmp_path: Path) -> None:
    changed = "Oram, Siân; Stöckl, Heidi, Risk, violence and health, 2014"
    out = verify(protlib, tmp_path, f"unhcr2009caring: {', '.join(_WORKS[0][1:])}", f"oram 12: {changed}")
    assert "paragraph 4" in out
    assert out.endswith(f": {changed}: differs from oram2012: year is “2014”, there “2012”\n")
    assert out.count("\n") == 1
