"""Raised figures on a page of a PDF file: the numbers of notes, or of entries of a list."""

import re
import unicodedata
from collections.abc import Callable
from typing import Final

import pypdfium2

from protlib.system.pdf.glyphs import Turn, read_glyphs
from protlib.system.pdf.right_to_left import Glyph

# Such as "1" of "said.1", "2,3" of "said2,3", and "3" of "20203", whose first figure stands on the line.
_WITHIN_WORD: Final = re.compile(r"(?<=\S)\d+(?:[,–-]\d+)*")
_TO_RAISED: Final = {
    ord(figure): unicodedata.lookup(unicodedata.name(figure).replace("DIGIT", "SUPERSCRIPT")) for figure in "0123456789"
}
# Such as "12 U" at the beginning of a line: the number of a note and its first letter.
_NOTE: Final = re.compile(r"^ ?(\d{1,3})\s?[^\W\d]", re.MULTILINE)
_OF_A_NOTE: Final = 0.95  # of the height of letters of the text: smaller ones are those of a note
_LEAST: Final = 0.2  # of the height of the letter before it, from where on a figure is raised


def mark_raised(
    text_page: pypdfium2.PdfTextPage, text: str, position_of: Callable[[int], int], turn: Turn | None
) -> str:
    """Return the text of a page with raised figures as the signs that are raised themselves: "said.¹".

    Those of a note below on the page stay as they are. `position_of` returns the position on the page of a letter of
    the text.
    """

    def glyphs_of(start: int, end: int) -> list[Glyph]:
        return list(read_glyphs(text_page, map(position_of, range(start, end)), turn))

    notes: dict[str, float] = {}
    for note in _NOTE.finditer(text):
        (figure,), (letter,) = glyphs_of(*note.span(1))[:1], glyphs_of(note.end() - 1, note.end())
        notes[note[1]] = 0 if figure.y > letter.y else letter.height

    def in_signs(match: re.Match[str]) -> str:
        start = match.start()
        *before, neighbour = glyphs_of(max(0, start - 2), start)
        rises = [round(glyph.y - neighbour.y) for glyph in glyphs_of(*match.span())]
        count = sum(rise <= _LEAST * neighbour.height for rise in rises)
        climbs = any(not glyph.letter.isspace() and round(neighbour.y - glyph.y) > 0 for glyph in before)
        # A line that climbs has each letter at another height, also those of a number.
        is_raised = len({*rises[count:]}) == 1 and not climbs and (count or not neighbour.letter.isdigit())
        figures = match[0][count:]
        is_of_note = notes.get(figures, neighbour.height) < _OF_A_NOTE * neighbour.height
        return match[0][:count] + figures.translate(_TO_RAISED) if is_raised and not is_of_note else match[0]

    return _WITHIN_WORD.sub(in_signs, text)
