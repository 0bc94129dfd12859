"""What a program recognised in the picture of a page (hOCR 1.2): lines with the size of their letters and places."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final, NamedTuple

from protlib.system.pdf.page import StyledLine

# Such as "<span class='ocrx_word' id='word_1' title='bbox 20 30 90 50; x_wconf 96'>Caring".
_ELEMENT: Final = re.compile(
    r"""<\w+ class=['"](ocr\w+)['"][^>]*? title=(?:"([^"]*)"|'([^']*)')[^>]*>(?:<(?:strong|em)>)*([^<]*)"""
)
_LINES: Final = frozenset({"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"})
_BOX: Final = re.compile(r"\bbbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_BASELINE: Final = re.compile(r"\bbaseline (-?[\d.]+) (-?[\d.]+)")
_SIZE: Final = re.compile(r"\bx_size ([\d.]+)")
_SHARE_SURE: Final = re.compile(r"\bx_wconf (\d+)")
_LEAST_SURE: Final = 60  # of 100: pictures of things come out as words that are less sure
_WORD: Final = re.compile(r"[^\W\d_]{2}|\d{4}")
_GAP: Final = 1.2  # a space so many times as wide as a letter is high divides a line, as in the text of a PDF


class _Word(NamedTuple):
    """A word with its left and right end in pixels."""

    text: str
    left: int
    right: int


class _Line(NamedTuple):
    """Where a line stands at its left end, how much it falls for each pixel, and the size of its letters, in pixels."""

    left: int
    base: float
    slope: float
    size: float


def lines_of(page: str, height: float) -> list[StyledLine]:
    """Return the lines of a page of hOCR from its top down, in points; `height` is that of the page.

    Words of which the program is not sure are left out, and so are lines that have no word.
    """
    scale = 0.0
    line: _Line | None = None
    words: list[_Word] = []
    lines: list[StyledLine] = []
    for kind, double_quoted, single_quoted, text in _ELEMENT.findall(page):
        title = double_quoted or single_quoted
        box = [int(side) for side in (_BOX.findall(title) or [(0, 0, 0, 0)])[0]]
        if kind == "ocr_page":
            scale = height / (box[3] or 1)
        elif kind in _LINES:
            lines += _pieces(line, words, scale)
            line, words = _line_of(title, box), []
        elif kind == "ocrx_word" and int((_SHARE_SURE.findall(title) or ["0"])[0]) >= _LEAST_SURE:
            words.append(_Word(unescape(text).strip(), box[0], box[2]))
    lines += _pieces(line, words, scale)
    return sorted(lines, key=lambda piece: (round(piece.top), piece.left))


def _line_of(title: str, box: list[int]) -> _Line | None:
    """Return a line; None for one that does not stand upright."""
    if "textangle" in title:
        return None
    slope, fall = map(float, (_BASELINE.findall(title) or [("0", "0")])[0])
    size = float((_SIZE.findall(title) or [str(box[3] - box[1])])[0])
    return _Line(box[0], box[3] + fall, slope, size)


def _pieces(line: _Line | None, words: list[_Word], scale: float) -> Iterator[StyledLine]:
    """Yield the parts of a line that no wide gap divides, without those that have no word."""
    if line is None or not scale:
        return
    piece: list[_Word] = []
    for word in (*words, None):
        is_far = word is None or (piece and _distance(piece[-1], word) > _GAP * line.size)
        if piece and is_far:
            text = " ".join(word_box.text for word_box in piece)
            left, right = min(word_box.left for word_box in piece), max(word_box.right for word_box in piece)
            if _WORD.search(text):
                top = line.base + line.slope * (left - line.left)
                sides = {"left": left * scale, "right": right * scale, "top": top * scale}
                yield StyledLine(text, line.size * scale, is_bold=False, **sides)
            piece = []
        if word is not None:
            piece.append(word)


def _distance(neighbour: _Word, word: _Word) -> int:
    """Return how far two words are from each other, whichever is the first to be read."""
    return max(word.left - neighbour.right, neighbour.left - word.right)
