"""A filled .odt that LibreOffice saved as .docx: its citations are plain text, and `fill` and `verify` say why."""

import zipfile
from pathlib import Path

import pytest

from programs.running import Run
from protlib.errors import ExitCode
from sample_files.documents import docx, odt, p, run

LINE = "LibreOffice made it of a filled .odt and left out the marks"


@pytest.fixture
def filled(protlib: Run, tmp_path: Path) -> Run:
    protlib("add", "Caring for trafficked persons", "--organisation", "IOM", "--year", "2009", "--key", "iom")
    (tmp_path / "report.odt").write_bytes(odt("Known [@iom]."))
    protlib("fill", "report.odt")
    return protlib


def meta(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("meta.xml").decode()


def test_a_filled_odt_says_among_its_properties_that_it_has_marks(filled: Run, tmp_path: Path) -> None:
    assert meta(tmp_path / "report-filled.odt").count("protlib-filled") == 1
    filled("fill", "report-filled.odt", "-o", "again.odt")
    assert meta(tmp_path / "again.odt").count("protlib-filled") == 1
    ran = filled("verify", "again.odt")
    assert (LINE in ran.err, ran.code) == (False, 0)


@pytest.mark.parametrize("command", ["fill", "verify"])
def test_a_word_document_made_of_it_is_told(filled: Run, tmp_path: Path, command: str) -> None:
    made = docx(p(run("Known (IOM, 2009).")), properties={"protlib-filled": "reference marks"})
    (tmp_path / "report.docx").write_bytes(made)
    ran = filled(command, "report.docx")
    assert f"report.docx: {LINE}" in ran.err
    assert "fill the .odt again, or save the report as .docx before fill" in ran.err


@pytest.mark.parametrize("command", ["fill", "verify"])
def test_a_word_document_that_was_never_filled_is_not_told(filled: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "report.docx").write_bytes(docx(p(run("Known (IOM, 2009).")), properties={"other": "x"}))
    ran = filled(command, "report.docx")
    assert (LINE in ran.err, ran.code) == (False, ExitCode.NOTHING_FOUND)
    assert "report.docx: no citations" in ran.err if command == "fill" else "IOM (2009): no entry" in ran.out
