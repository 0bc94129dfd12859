"""Blanks that a font names as two vowels: Word 2013 has "ُّ" for the space of some Arabic fonts.

Such a glyph has a width and no ink, and no letter of its own. Vowels are drawn.
"""

import ctypes
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final

import pypdfium2
from pypdfium2 import raw

from protlib.system.pdf.drawn_glyph import Glyph

_SHADDA: Final = "\u0651"
_VOWELS: Final = frozenset("\u064c\u064d\u064e\u064f\u0650\u0670")
"""Those that have one glyph with a shadda: from U+FC5E to U+FC63."""
_MOST_INK: Final = 0.01  # of the height of the font: what is drawn of a blank
_FEWEST_BLANKS: Final = 3  # of a page: a font that is otherwise odd has one or two


def find_misnamed_blanks(text_page: pypdfium2.PdfTextPage, glyphs: Sequence[Glyph]) -> set[tuple[float, float]]:
    """Return the places of the blanks of a page that its fonts name as a shadda with a vowel."""
    places = set(_iterate_places(text_page, glyphs))
    return places if len(places) >= _FEWEST_BLANKS else set()


def _iterate_places(text_page: pypdfium2.PdfTextPage, glyphs: Sequence[Glyph]) -> Iterator[tuple[float, float]]:
    for position, (first, second) in enumerate(pairwise(glyphs)):
        letters = {first.letter, second.letter}
        is_ligature = _SHADDA in letters and not _VOWELS.isdisjoint(letters)
        is_one_glyph = is_ligature and (first.x, first.y) == (second.x, second.y) and first.right > first.left
        if is_one_glyph and _height_of_ink(text_page, position) <= _MOST_INK * first.height:
            yield first.x, first.y


def _height_of_ink(text_page: pypdfium2.PdfTextPage, position: int) -> float:
    left, right, bottom, top = (ctypes.c_double() for _side in range(4))
    raw.FPDFText_GetCharBox(text_page.raw, position, left, right, bottom, top)
    return top.value - bottom.value


def name_blanks(glyphs: Sequence[Glyph], places: Collection[tuple[float, float]]) -> list[Glyph]:
    """Return the letters of a page with a space at each of these places, in place of the vowels there."""
    named: list[Glyph] = []
    for glyph in glyphs:
        if (glyph.x, glyph.y) not in places or not (glyph.letter == _SHADDA or glyph.letter in _VOWELS):
            named.append(glyph)
        elif not named or (named[-1].x, named[-1].y) != (glyph.x, glyph.y):
            named.append(glyph._replace(letter=" "))
    return named
