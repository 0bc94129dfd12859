"""A PDF that somebody hands over is read by another process: what it does there, it does not do to protlib."""

import pytest

from harness.rows import every_row
from protlib.system.pdf.reader_process import read_pdf_apart
from sample_files.tiny_pdf import make_pdf, page

pytest.importorskip("pypdfium2")
REFERENCES = make_pdf([page("As said (Jobe 2010).", "", "References", "Jobe, A. (2010). Causes. Geneva: IOM.")])


@pytest.mark.slow
def test_reads_what_is_whole() -> None:
    assert read_pdf_apart(REFERENCES).startswith("As said (Jobe 2010).\nReferences\n")


@every_row(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b"no PDF", "not a PDF file"),
        (b"%PDF-1.4 broken", "it is broken, or only a part of a PDF file; download it again"),
        (make_pdf([page("")]), "it has no text, only scanned pages; run OCR first"),
        (make_pdf([page("secret")], is_locked=True), "it has a password; save it without one"),
    ],
)
@pytest.mark.slow
def test_says_what_is_wrong(data: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_pdf_apart(data)
