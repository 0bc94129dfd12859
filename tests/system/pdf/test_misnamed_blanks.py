"""Blanks that a font names as two vowels, as those of Word 2013."""

import re

import pytest

from protlib.system.pdf.pdfium import read_pages
from sample_files.tiny_pdf import TinyPage, make_pdf

LINES = ("الأطفال لا يعودون إلى ديارهم", "ولا يعرف أحد منهم أين أهله")


def pdf_with_blanks_named(letters: str) -> bytes:
    """Return a PDF file of two lines, as they are drawn, whose blank is a glyph without ink with these letters."""
    placed = [(72.0, 700.0 - 20 * number, line[::-1]) for number, line in enumerate(LINES)]
    data = make_pdf([TinyPage(placed)])
    blank = re.search(rb"<(..)> <0020>", data)
    assert blank
    name = letters.encode("utf-16-be").hex().encode()
    data = data.replace(blank[0], b"<20> <%s>" % name)
    return re.sub(rb"(?<=<)[0-9a-f]+(?=> Tj)", lambda line: _with_blanks(line[0], blank[1]), data)


def _with_blanks(line: bytes, blank: bytes) -> bytes:
    codes = [line[at : at + 2] for at in range(0, len(line), 2)]
    return b"".join(b"20" if code == blank else code for code in codes)


@pytest.mark.parametrize("letters", ["\ufc61", "\ufc60", "\ufc5e", " "])
def test_a_blank_that_is_named_as_two_vowels_is_read(letters: str) -> None:
    [page] = read_pages(pdf_with_blanks_named(letters), marks_raised=False)
    assert [line.text for line in page.lines] == [*LINES]
