"""Raised figures on a page of a PDF file: the numbers of notes, or of entries of a list."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

import pypdfium2

from protlib.system.pdf.drawn_glyph import Glyph
from protlib.system.pdf.glyphs import Turn, read_glyphs

# Such as "1" of "said.1", "2,3" of "said2,3", and "3" of "20203", whose first figure stands on the line.
_FIGURES_IN_WORD: Final = re.compile(r"(?<=\S)\d+(?:[,–-]\d+)*")
# Such as "3" of "said. 3", which is raised where its letters are small; a year and a number of four figures are none.
_FIGURES_BEHIND_SPACE: Final = re.compile(r"(?<=\S )\d{1,3}(?:[,–-]\d{1,3})*(?![\w%+])")
_RAISED_BY_FIGURE: Final = {
    ord(figure): unicodedata.lookup(unicodedata.name(figure).replace("DIGIT", "SUPERSCRIPT")) for figure in "0123456789"
}
# Such as "12 U" at the beginning of a line: the number of a note and its first letter.
_NOTE: Final = re.compile(r"^ ?(\d{1,3})\s?[^\W\d]", re.MULTILINE)
_HEIGHT_OF_A_NOTE: Final = 0.95  # of the height of letters of the text: smaller ones are those of a note
_SMALL: Final = 0.85  # of the height of letters of the text: raised figures behind a space are smaller
_WIDEST_SPACE: Final = 0.7  # of the height of letters, before raised figures; a wider one is between columns
_LEAST: Final = 0.2  # of the height of the letter before it, from where on a figure is raised


class _Letters(NamedTuple):
    """The letters of the text of a page; `position_of` returns the position on the page of one in the text."""

    text_page: pypdfium2.PdfTextPage
    position_of: Callable[[int], int]
    turn: Turn | None

    def list_glyphs(self, start: int, end: int) -> list[Glyph]:
        """Return the letters of a part of the text."""
        return list(read_glyphs(self.text_page, map(self.position_of, range(start, end)), self.turn))

    def glyph_at(self, index: int) -> Glyph:
        """Return one letter of the text."""
        return self.list_glyphs(index, index + 1)[0]


def mark_raised_figures(
    text_page: pypdfium2.PdfTextPage, text: str, position_of: Callable[[int], int], turn: Turn | None
) -> str:
    """Return the text of a page with raised figures as the signs that are raised themselves: "said.¹".

    Those of a note below on the page stay as they are. `position_of` returns the position on the page of a letter of
    the text.
    """
    letters = _Letters(text_page, position_of, turn)
    note_heights = _find_note_heights(letters, text)
    text = _FIGURES_IN_WORD.sub(lambda figures: _raise_in_word(figures, letters, note_heights), text)
    return _FIGURES_BEHIND_SPACE.sub(lambda figures: _raise_behind_space(figures, letters, note_heights), text)


def _find_note_heights(letters: _Letters, text: str) -> Mapping[str, float]:
    """Return the height of the letters of each note below, by its number; 0 where the number itself is raised."""
    heights: dict[str, float] = {}
    for note in _NOTE.finditer(text):
        figure, letter = letters.glyph_at(note.start(1)), letters.glyph_at(note.end() - 1)
        heights[note[1]] = 0 if figure.y > letter.y else letter.height
    return heights


def _raise_in_word(match: re.Match[str], letters: _Letters, note_heights: Mapping[str, float]) -> str:
    """Return figures within a word, with raised signs for those that are raised behind the ones on the line."""
    start, end = match.span()
    neighbour = letters.glyph_at(start - 1)
    rises = [round(figure.y - neighbour.y) for figure in letters.list_glyphs(start, end)]
    on_line = sum(rise <= _LEAST * neighbour.height for rise in rises)
    follows_figure = not on_line and neighbour.letter.isdigit()
    # A line that climbs has each letter at another height, also those of a number.
    are_level = len({*rises[on_line:]}) == 1 and not _climbs(
        letters.list_glyphs(max(0, start - 2), start - 1), neighbour
    )
    figures = match[0][on_line:]
    is_of_note = note_heights.get(figures, neighbour.height) < _HEIGHT_OF_A_NOTE * neighbour.height
    if follows_figure or is_of_note or not are_level:
        return match[0]
    return match[0][:on_line] + figures.translate(_RAISED_BY_FIGURE)


def _raise_behind_space(match: re.Match[str], letters: _Letters, note_heights: Mapping[str, float]) -> str:
    """Return figures behind a word and a space, with raised signs if they are small and stand above the line."""
    start, end = match.span()
    neighbour, first, *further_figures = letters.glyph_at(start - 2), *letters.list_glyphs(start, end)
    are_raised = all(
        figure.height < _SMALL * neighbour.height and round(figure.y - neighbour.y) > _LEAST * neighbour.height
        for figure in (first, *further_figures)
    )
    is_beside = first.left - neighbour.right < _WIDEST_SPACE * neighbour.height
    is_of_note = note_heights.get(match[0], neighbour.height) < _HEIGHT_OF_A_NOTE * neighbour.height
    return match[0].translate(_RAISED_BY_FIGURE) if are_raised and is_beside and not is_of_note else match[0]


def _climbs(letters_before: Sequence[Glyph], neighbour: Glyph) -> bool:
    """Tell whether a letter stands higher than the one before it, unless that is a blank."""
    return any(not letter.letter.isspace() and round(neighbour.y - letter.y) > 0 for letter in letters_before)
