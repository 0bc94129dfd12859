"""The letters of a page with their places, and those among them that a reader has marked."""

import ctypes
import re
from collections.abc import Sequence
from itertools import chain
from typing import Any, Final

import pypdfium2
from pypdfium2 import raw

from protlib.system.pdf.actual_text import place_actual_texts
from protlib.system.pdf.glyphs import RIGHT_TO_LEFT, letter_at, mend_line_ends, read_glyphs, turn_of
from protlib.system.pdf.letters import mend_letters
from protlib.system.pdf.quads import Point, Quad, Stem, complete_words, find_marked_letters, runs_of
from protlib.system.pdf.right_to_left import lay_lines

_FOOT: Final = -0.15  # heights of the font
_HEAD: Final = 0.7
"""How far below and above its line a letter reaches, in heights of the font."""
_LINE_END: Final = re.compile(r"[\r\n]+")


class MarkedLetters:
    """The letters of a page, read when the first mark asks for them."""

    def __init__(self, page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage) -> None:
        self._page = page
        self._text_page = text_page
        self._handle: Any = text_page.raw
        self._letters = ""
        self._own_stems: list[Stem] | None = None

    def under(self, quads: Sequence[Quad]) -> tuple[str, int | None]:
        """Return the text under some quads, line by line, and the position of its first letter, None for no text."""
        marked = find_marked_letters(self._stems(), quads)
        if not marked:
            return "", None
        runs = list(runs_of(self._letters, complete_words(self._letters, marked)))
        text = "\n".join(self._letters[run.start : run.stop] for run in runs)
        lines = _LINE_END.split(text)
        if RIGHT_TO_LEFT.search(text):
            positions, turn = list(chain.from_iterable(runs)), turn_of(self._page)
            glyphs = list(read_glyphs(self._text_page, positions, turn))
            glyphs = glyphs if turn else place_actual_texts(self._page, self._text_page, glyphs, positions)
            lines = [line for line, _y in lay_lines(glyphs)]
        return "\n".join(filter(None, (mend_letters(line).strip() for line in lines))), min(marked)

    def nearest(self, point: Point) -> int:
        """Return the position of the letter that is nearest to a point, 0 on a page without letters."""
        x, y = point
        stems = self._stems()
        return min(stems, key=lambda stem: (stem.foot[0] - x) ** 2 + (stem.foot[1] - y) ** 2).position if stems else 0

    def _stems(self) -> list[Stem]:
        if self._own_stems is None:
            letters = "".join(letter_at(self._handle, position) for position in range(self._text_page.count_chars()))
            self._letters = mend_line_ends(self._handle, letters, lambda position: position)
            positions = (position for position, letter in enumerate(self._letters) if not letter.isspace())
            self._own_stems = [stem for position in positions if (stem := self._stem(position))]
        return self._own_stems

    def _stem(self, position: int) -> Stem | None:
        """Return the stem of a letter: upright on its line, however that is turned."""
        matrix = raw.FS_MATRIX()
        x, y = ctypes.c_double(), ctypes.c_double()
        left, right, bottom, top = (ctypes.c_double() for _side in range(4))
        raw.FPDFText_GetCharOrigin(self._handle, position, x, y)
        raw.FPDFText_GetCharBox(self._handle, position, left, right, bottom, top)
        if not raw.FPDFText_GetMatrix(self._handle, position, matrix):
            return None
        size = raw.FPDFText_GetFontSize(self._handle, position)
        up = matrix.c * size, matrix.d * size
        length = (up[0] ** 2 + up[1] ** 2) ** 0.5
        if not length:
            return None
        middle = (left.value + right.value) / 2 - x.value, (bottom.value + top.value) / 2 - y.value
        height = (middle[0] * up[0] + middle[1] * up[1]) / length**2  # of the middle above the line, in fonts
        base = x.value + middle[0] - height * up[0], y.value + middle[1] - height * up[1]
        foot = base[0] + _FOOT * up[0], base[1] + _FOOT * up[1]
        return Stem(position, foot, (base[0] + _HEAD * up[0], base[1] + _HEAD * up[1]))
