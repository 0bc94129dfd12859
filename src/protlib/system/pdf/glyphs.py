"""The letters of a page with their places; those of a line from right to left come in the order of reading."""

import ctypes
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from math import hypot
from typing import Any, Final

import pypdfium2
from pypdfium2 import raw

from protlib.system.pdf.drawn_glyph import Glyph, Ink, may_be_letter
from protlib.system.pdf.hyphens import BROKEN

RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_HYPHEN: Final = "\x02"  # pdfium's letter for a hyphen at a line's end, which its texts have as `BROKEN`
# A hyphen and a space, as pdfium has the end of a line that runs up or down the page: "identifi- cation".
_TURNED_END: Final = re.compile(r"(?<=\w[-\u00ad\u2010]) (?=\w)")
Turn = Callable[[float, float], tuple[float, float]]
"""From a position in the file to that on the page as it is shown, but for where that begins."""
_TURNS: Final[Mapping[int, Turn]] = {
    90: lambda x, y: (y, -x),
    180: lambda x, y: (-x, -y),
    270: lambda x, y: (-y, x),
}
_LETTERS_TO_NEXT_LINE: Final = 8  # so many letters a line's end is from the beginning of the next one


def letter_at(handle: object, position: int) -> str:
    """Return the letter at a position of a page; a hyphen at a line's end is `BROKEN`."""
    return chr(raw.FPDFText_GetUnicode(handle, position)).replace(_HYPHEN, BROKEN)


def turn_of(page: pypdfium2.PdfPage) -> Turn | None:
    """Return how a page is turned where it is shown; None for one that is upright."""
    return _TURNS.get(page.get_rotation() % 360)


def read_glyphs(
    text_page: pypdfium2.PdfTextPage, positions: Iterable[int], turn: Turn | None = None
) -> Iterator[Glyph]:
    """Yield the letters at these positions of a page, which may be turned."""
    if turn is not None:
        yield from _read_turned_page(text_page.raw, positions, turn)
        return
    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    handle: Any = text_page.raw
    at_x, at_y, at_box = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    ink_of = _ink_reader(handle)
    for index in positions:
        letter = letter_at(handle, index)
        raw.FPDFText_GetCharOrigin(handle, index, at_x, at_y)
        raw.FPDFText_GetLooseCharBox(handle, index, at_box)
        left, right = box.left, box.right
        is_inferred = letter == " " and (left == right or raw.FPDFText_IsGenerated(handle, index) == 1)
        ink = ink_of(index) if may_be_letter(letter) else None
        is_unnamed = ink is not None and raw.FPDFText_HasUnicodeMapError(handle, index) == 1
        yield Glyph(letter, x.value, y.value, left, right, abs(box.top - box.bottom), is_inferred, ink, is_unnamed)


def _ink_reader(handle: Any) -> Callable[[int], Ink]:
    """Return a function that tells the ink of the letter at a position."""
    sides = [ctypes.c_double() for _side in Ink._fields]
    addresses = [ctypes.byref(side) for side in sides]

    def ink_of(position: int) -> Ink:
        raw.FPDFText_GetCharBox(handle, position, *addresses)
        return Ink(*(side.value for side in sides))

    return ink_of


def _read_turned_page(handle: object, positions: Iterable[int], turn: Turn) -> Iterator[Glyph]:
    """Yield the letters of a page that is shown turned; pdfium has a loose box for upright letters alone."""
    x, y = ctypes.c_double(), ctypes.c_double()
    sides = [ctypes.c_double() for _side in Ink._fields]
    for index in positions:
        letter = letter_at(handle, index)
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        raw.FPDFText_GetCharBox(handle, index, *sides)
        left, right, bottom, top = (side.value for side in sides)
        (from_x, from_y), (to_x, to_y) = turn(left, bottom), turn(right, top)
        size = max(raw.FPDFText_GetFontSize(handle, index), abs(from_y - to_y))
        is_inferred = letter == " " and raw.FPDFText_IsGenerated(handle, index) == 1
        yield Glyph(letter, *turn(x.value, y.value), min(from_x, to_x), max(from_x, to_x), size, is_inferred)


def mend_line_ends(handle: object, text: str, position_of: Callable[[int], int]) -> str:
    """Return the text of a page with a line's end also where a line of a turned page ends in a hyphen.

    `position_of` returns the position on the page of a letter of the text.
    """

    def end_of(match: re.Match[str]) -> str:
        start = match.start()
        letter, hyphen, space, following = (position_of(start + step) for step in (-2, -1, 0, 1))
        if raw.FPDFText_IsGenerated(handle, space) != 1:
            return " "
        is_far = _distance(handle, hyphen, following) > _LETTERS_TO_NEXT_LINE * _distance(handle, letter, hyphen) > 0
        return "\n" if is_far else " "

    return _TURNED_END.sub(end_of, text)


def _distance(handle: object, position: int, neighbour: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(handle, position, x, y)
    from_x, from_y = x.value, y.value
    raw.FPDFText_GetCharOrigin(handle, neighbour, x, y)
    return hypot(x.value - from_x, y.value - from_y)
