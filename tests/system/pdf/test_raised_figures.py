"""Raised figures of a PDF file: those of notes and of entries are told from the figures of a number."""

import pytest

from harness.rows import every_row
from protlib.system.pdf.pdf_reader import read_pdf
from sample_files.tiny_pdf import TinyPage, make_pdf

pytest.importorskip("pypdfium2")
_WIDTH = 6.0  # points of a letter of the files that the tests make


def _page(*pieces: tuple[str, float]) -> bytes:
    """Return a file with a line of pieces side by side, each so many points above the line."""
    lines, x = [], 72.0
    for text, rise in pieces:
        lines.append((x, 700.0 + rise, text))
        x += _WIDTH * len(text)
    return make_pdf([TinyPage(lines)])


@every_row(
    ("pieces", "text"),
    [
        ([("As was said.", 0), ("12", 4)], "As was said.¹²"),
        ([("As said in 2020", 0), ("3", 4)], "As said in 2020³"),
        ([("said", 0), ("2,3", 4)], "said²,³"),
        ([("said", 0), ("2", 4), (" so", 0)], "said² so"),
        ([("some 1,234 of A/55/25", 0)], "some 1,234 of A/55/25"),
        ([("a5", 0)], "a5"),
        ([("1", 0), ("8", 4)], "18"),
        ([("a", 0), ("1", 4), ("2", 8)], "a12"),
        ([("a", 0), (".", 4), ("2", 8)], "a.2"),
    ],
)
def test_raised_figures_are_told_where_they_are_asked_for(pieces: list[tuple[str, float]], text: str) -> None:
    data = _page(*pieces)
    assert read_pdf(data, marks_raised=True).replace("\n", "") == text
    assert read_pdf(data).replace("\n", "") == "".join(piece for piece, _rise in pieces)


@pytest.mark.parametrize(
    ("note", "size", "text"),
    [
        ("1 UNHCR, Global trends.", 7, "said1 so"),
        ("2 UNHCR, Global trends.", 7, "said¹ so"),
        ("1. UNHCR, Global trends.", 7, "said¹ so"),
        ("1 UNHCR, Global trends.", 10, "said¹ so"),
    ],
)
def test_the_number_of_a_note_below_on_the_page_is_left_alone(note: str, size: float, text: str) -> None:
    pieces = [(72.0, 700.0, "said"), (72.0 + 4 * _WIDTH, 704.0, "1"), (72.0 + 5 * _WIDTH, 700.0, " so")]
    data = make_pdf([TinyPage([*pieces, (72.0, 100.0, note)], sizes={note: size})])
    assert read_pdf(data, marks_raised=True).split("\n") == [text, note]


@every_row(
    ("pieces", "text"),
    [
        ([("As was said.", 0), ("2,3", 4), ("So", 0)], "As was said. ²,³ So"),
        ([("In 2020", 0), ("3", 4)], "In 2020 ³"),
        ([("In", 0), ("3", 0), ("camps", 0)], "In 3 camps"),
        ([("In", 0), ("2019", 4)], "In 2019"),
        ([("In", 0), ("3rd", 4)], "In 3rd"),
    ],
)
def test_small_figures_behind_a_space_are_raised_too(pieces: list[tuple[str, float]], text: str) -> None:
    lines, x = [], 72.0
    for piece, rise in pieces:
        lines.append((x, 700.0 + rise, piece))
        x += _WIDTH * (len(piece) + 1)
    small = {piece: 6.5 for piece, rise in pieces if rise}
    assert read_pdf(make_pdf([TinyPage(lines, sizes=small)]), marks_raised=True).strip() == text
    assert read_pdf(make_pdf([TinyPage(lines)]), marks_raised=True).strip() == " ".join(
        piece for piece, _rise in pieces
    )


def test_small_figures_of_another_column_or_of_a_note_stay() -> None:
    pieces = [(72.0, 700.0, "Ghana"), (200.0, 704.0, "12")]
    assert read_pdf(make_pdf([TinyPage(pieces, sizes={"12": 6.5})]), marks_raised=True).strip() == "Ghana 12"
    note = "1 UNHCR, Global trends."
    lines = [(72.0, 700.0, "said"), (72.0 + 5 * _WIDTH, 704.0, "1"), (72.0, 100.0, note)]
    data = make_pdf([TinyPage(lines, sizes={"1": 6.5, note: 7})])
    assert read_pdf(data, marks_raised=True).split("\n")[0] == "said 1"
