"""The text of PDF files, by whichever program is there."""

import re
from io import BytesIO
from pathlib import Path

import pytest

from protlib.system import pdf
from protlib.system.installation import install_extra_command

SHOWN = "Jobe, A. (2010). Causes. IOM."


def made(text: str = SHOWN) -> bytes:
    """Return a PDF file of one page with a line of text."""
    content = f"BT /F1 12 Tf 72 720 Td ({text.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, places = "%PDF-1.4\n", []
    for number, text_of_object in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{text_of_object}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return f"{data}xref\n0 6\n0000000000 65535 f \n{table}{end}".encode()


@pytest.fixture
def _without_pypdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda _name: None)


def program(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lay a program of that name on the PATH, and nothing else."""
    path = folder / "pdftotext"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_pypdf_reads_it_where_it_is_installed() -> None:
    pytest.importorskip("pypdf")
    assert pdf.read_pdf(made()).strip() == SHOWN


def test_pypdf_says_what_is_wrong() -> None:
    pytest.importorskip("pypdf")
    with pytest.raises(ValueError, match="cannot read its text"):
        pdf.read_pdf(b"%PDF-1.4 broken")
    with pytest.raises(ValueError, match="no text"):
        pdf.read_pdf(made(""))


def test_what_a_program_notes_of_a_file_is_not_told(caplog: pytest.LogCaptureFixture) -> None:
    pytest.importorskip("pypdf")
    assert pdf.read_pdf(made().replace(b"startxref\n", b"startxref\n1")).strip() == SHOWN
    assert caplog.text == ""


def test_a_password_is_told() -> None:
    pypdf = pytest.importorskip("pypdf")
    locked = pypdf.PdfWriter(clone_from=BytesIO(made()))
    locked.encrypt("secret", algorithm="RC4-128")
    data = BytesIO()
    locked.write(data)
    with pytest.raises(ValueError, match="it has a password; save it without one"):
        pdf.read_pdf(data.getvalue())


@pytest.mark.usefixtures("_without_pypdf")
class TestByProgram:
    def test_reads_it(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        program(tmp_path, "cat > /dev/null; printf 'ﬁrst page\\f(Jobe, 2010)'", monkeypatch)
        assert pdf.read_pdf(made()) == "first page\n(Jobe, 2010)"

    @pytest.mark.parametrize(
        ("script", "told"),
        [
            ("cat > /dev/null; echo 'Syntax Error: no pages' >&2; exit 1", "no pages"),
            ("cat > /dev/null", "no text"),
        ],
    )
    def test_says_what_is_wrong(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, told: str) -> None:
        program(tmp_path, script, monkeypatch)
        with pytest.raises(ValueError, match=told):
            pdf.read_pdf(made())

    def test_tells_what_to_install_where_there_is_none(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(ValueError, match=re.escape(install_extra_command("pdf"))):
            pdf.read_pdf(made())


def test_refuses_what_is_no_pdf() -> None:
    with pytest.raises(ValueError, match="not a PDF"):
        pdf.read_pdf(b"Jobe")
