"""Letters that a file names beside its fonts, where LibreOffice, Chromium and Typst have them."""

from collections.abc import Sequence

import pytest

from protlib.system.pdf import pdf_reader
from sample_files.tiny_pdf import TinyPage, make_pdf

FATHA = "\u064e"
WAW = "و" + FATHA
LINE = 700.0
Named = Sequence[tuple[range, str]]
WORD = [(100, LINE, "ب"), (107, LINE + 1, FATHA), (106, LINE, "و"), (112, LINE, "ه")]
"""A word from left to right, whose vowel is drawn before its letter."""

CASES = {
    "a vowel that is drawn first": (WORD, [(range(1, 3), WAW)], "هوَب"),
    "the same of both": (WORD, [(range(1, 2), WAW), (range(2, 3), WAW)], "هوَب"),
    "twice in a word": (
        [(100, LINE, "ب"), (106, LINE, "و"), (112, LINE, "و"), (118, LINE, "ه")],
        [(range(1, 2), WAW), (range(2, 3), WAW)],
        "هوَوَب",
    ),
    "another letter than that of the font": (WORD, [(range(2, 3), "ت")], "هتَب"),
    "a persian letter": (WORD, [(range(1, 3), "ی")], "هیب"),
}


@pytest.mark.parametrize(("lines", "named", "text"), CASES.values(), ids=CASES)
def test_what_a_file_names_stands_where_its_letter_is(
    lines: Sequence[tuple[float, float, str]], named: Named, text: str
) -> None:
    pytest.importorskip("pypdfium2")
    other_letters = [(400.0 - 6 * number, LINE, letter) for number, letter in enumerate("المرأة")]
    (page,) = pdf_reader.read_pages(make_pdf([TinyPage([*lines, *other_letters], named=named)]))
    assert page.lines[0].text.split() == ["المرأة", text]


def test_a_syllable_of_burmese_that_the_file_names_twice_is_read_once() -> None:
    pytest.importorskip("pypdfium2")
    letters = [(100.0, LINE, "\u1000"), (107.0, LINE + 1, "\u102d"), (106.0, LINE, "\u1005"), (112.0, LINE, "\u1010")]
    named = [(range(1, 2), "\u1005\u102d"), (range(2, 3), "\u1005\u102d")]
    (page,) = pdf_reader.read_pages(make_pdf([TinyPage(letters, named=named)]))
    assert "".join(page.lines[0].text.split()) == "\u1000\u1005\u102d\u1010"


def test_the_same_word_on_two_lines_is_read_on_both() -> None:
    pytest.importorskip("pypdfium2")
    lines = [(100.0, LINE, "لا"), *((92.0 + 30 * number, LINE - 230, "لا") for number in range(3))]
    named = [(range(number, number + 1), "لا") for number in range(len(lines))]
    (page,) = pdf_reader.read_pages(make_pdf([TinyPage(lines, named=named)]))
    assert [line.text for line in page.lines] == ["لا", "لا لا لا"]


def test_a_highlight_has_the_letters_that_the_file_names() -> None:
    pytest.importorskip("pypdfium2")
    quad = "/Subtype /Highlight /Rect [98 696 120 712] /QuadPoints [98 712 120 712 98 696 120 696]"
    (page,) = pdf_reader.read_pages(make_pdf([TinyPage(WORD, named=[(range(1, 3), WAW)], annotations=[quad])]))
    assert [mark.text for mark in page.marks] == ["هوَب"]
