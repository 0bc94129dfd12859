"""Paragraphs of a PDF file that are set in from the text around them: by the places of their lines."""

from collections.abc import Sequence

import pytest

from harness.rows import every_row
from protlib.system.pdf.pdf_reader import read_report
from sample_files.tiny_pdf import TinyPage, make_pdf

pytest.importorskip("pypdfium2")
_DISTANCE = 14.0  # points between lines
_Line = tuple[float, str]
"""Where a line begins, in points from the page’s left, and its words; of a letter six points wide."""
TEXT: Sequence[_Line] = [
    (72, f"The office in town {number} has written a report on who came and who left.") for number in "12345"
]
END: Sequence[_Line] = [(72, "Few are there now.")]
GAP: Sequence[_Line] = [(72, "")]
BOTH: Sequence[_Line] = [(100, "Nobody asked the girls where they"), (100, "would rather live (IOM, 2009)")]
LEFT: Sequence[_Line] = [
    (100, "Nobody asked the girls where they would rather live, or who was with"),
    (100, "them at the time when the river rose (IOM, 2009)"),
]
HANGING: Sequence[_Line] = [
    (72, "Jobe, A. (2010). The causes and the consequences of trafficking in one"),
    (100, "country of the south. Geneva: IOM."),
    (100, "With a foreword by the minister."),
]
BULLET: Sequence[_Line] = [(72, "• Who came back."), (100, "Nobody asked them why they"), (100, "came (IOM, 2009).")]
FIRST_LINE: Sequence[_Line] = [(100, "Nobody asked the girls where"), (72, "they would rather live, says the report.")]


def set_in(*parts: Sequence[_Line], small: Sequence[_Line] = ()) -> list[tuple[str, bool]]:
    """Return the paragraphs of a page of these lines that are set in, and whether each is distinct."""
    placed = [
        (x, 780.0 - number * _DISTANCE, words)
        for number, (x, words) in enumerate(line for part in parts for line in part)
        if words
    ]
    report = read_report(make_pdf([TinyPage(placed, sizes={words: 8.0 for _left, words in small})]))
    return [(report.text[start:end], is_distinct) for start, end, is_distinct in report.set_in]


def words_of(lines: Sequence[_Line]) -> str:
    return "\n".join(words for _left, words in lines if words)


@every_row(
    ("parts", "small", "is_distinct"),
    [
        ([TEXT, END, BOTH, TEXT], (), True),
        ([TEXT, GAP, BOTH, GAP, TEXT], (), True),
        ([BOTH, GAP, TEXT], (), True),
        ([TEXT, GAP, LEFT, GAP, TEXT], (), False),
        ([TEXT, GAP, LEFT, GAP, TEXT], LEFT, True),
    ],
    ids=["both sides", "gaps", "first on its page", "one side", "smaller letters"],
)
def test_a_paragraph_that_is_set_in_is_told(
    parts: Sequence[Sequence[_Line]], small: Sequence[_Line], is_distinct: bool
) -> None:
    quoted = next(part for part in parts if part in (BOTH, LEFT))
    assert set_in(*parts, small=small) == [(words_of(quoted), is_distinct)]


def test_a_gap_divides_paragraphs() -> None:
    further = [(100.0, "We had no work and nothing to"), (100.0, "eat (IOM, 2009).")]
    paragraphs = set_in(TEXT, GAP, BOTH, GAP, further, GAP, TEXT)
    assert [words for words, _is_distinct in paragraphs] == [words_of(BOTH), words_of(further)]


@every_row(
    "parts",
    [
        [TEXT],
        [TEXT, HANGING, TEXT],
        [TEXT, BULLET, TEXT],
        [TEXT, FIRST_LINE, TEXT],
        [TEXT, [(76.0, words) for _left, words in BOTH], TEXT],
        [TEXT, [(300.0, words) for _left, words in BOTH], TEXT],
        [BOTH],
    ],
    ids=["nothing", "a reference", "an item", "a first line", "hardly set in", "another column", "no text around"],
)
def test_what_is_set_in_otherwise_is_no_paragraph(parts: Sequence[Sequence[_Line]]) -> None:
    assert not set_in(*parts)


def test_cells_of_a_row_are_no_paragraph() -> None:
    placed = [(x, 780.0 - number * _DISTANCE, words) for number, (x, words) in enumerate([*TEXT, *BOTH, *TEXT])]
    cells = [(400.0, 780.0 - number * _DISTANCE, "12") for number in (5, 6)]
    assert not read_report(make_pdf([TinyPage([*placed, *cells])])).set_in


def test_the_text_has_no_divided_word_at_a_paragraph() -> None:
    divided = [(100.0, "Nobody asked the girls about the identi\u00ad"), (100.0, "fication (IOM, 2009)")]
    assert [words for words, _is_distinct in set_in(TEXT, GAP, divided, GAP, TEXT)] == [
        "Nobody asked the girls about the identification\n(IOM, 2009)"
    ]
