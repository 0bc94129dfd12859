"""Raised figures on a page of a PDF file: the numbers of notes, or of entries of a list."""

import re
import unicodedata
from collections.abc import Callable
from itertools import islice
from typing import Final

import pypdfium2

from protlib.system.pdf.glyphs import Turn, read_glyphs

# Such as "1" of "said.1", "2,3" of "said2,3", and "3" of "20203", whose first figure stands on the line.
_WITHIN_WORD: Final = re.compile(r"(?<=\S)\d+(?:[,–-]\d+)*")
_TO_RAISED: Final = {
    ord(figure): unicodedata.lookup(unicodedata.name(figure).replace("DIGIT", "SUPERSCRIPT")) for figure in "0123456789"
}
_LEAST: Final = 0.2  # of the height of the letter before it, from where on a figure is raised


def mark_raised(
    text_page: pypdfium2.PdfTextPage, text: str, position_of: Callable[[int], int], turn: Turn | None
) -> str:
    """Return the text of a page with raised figures as the signs that are raised themselves: "said.¹".

    `position_of` returns the position on the page of a letter of the text.
    """

    def in_signs(match: re.Match[str]) -> str:
        start = match.start()
        places = map(position_of, range(max(0, start - 2), match.end()))
        *before, neighbour = islice(glyphs := read_glyphs(text_page, places, turn), min(start, 2))
        figures = list(glyphs)
        rises = [round(glyph.y - neighbour.y) for glyph in figures]
        count = sum(rise <= _LEAST * neighbour.height for rise in rises)
        climbs = any(not glyph.letter.isspace() and round(neighbour.y - glyph.y) > 0 for glyph in before)
        # A line that climbs has each letter at another height, also those of a number.
        is_raised = len({*rises[count:]}) == 1 and not climbs and (count or not neighbour.letter.isdigit())
        return match[0][:count] + match[0][count:].translate(_TO_RAISED) if is_raised else match[0]

    return _WITHIN_WORD.sub(in_signs, text)
