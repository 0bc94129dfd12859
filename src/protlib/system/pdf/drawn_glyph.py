"""A letter of a page with its place, and what it is by its ink: fonts name some Arabic letters wrongly.

Programs that make PDF files give a glyph the name of another letter: the stroke that makes a word wider is a reh, a
vowel is a lam, and a kaf is an alef with madda. The ink tells them from the letters that they are not.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

STROKE: Final = "\u0640"
_ALEF, _ALEF_WITH_MADDA, _KAF, _HAMZA = "ا", "آ", "ك", "ء"
_LOWEST_INK: Final = 0.1  # heights of the font: no letter is as low as the stroke that makes a word wider
_LEAST_INK: Final = 0.01  # heights of the font: fonts of pictures have no ink that is known
_INK_OF_A_PART: Final = 0.95  # heights of the font: as high is a part of a glyph, whose font is not asked
_MARK_FOOT: Final = 0.35  # heights of the font: so far above its line stands a mark, and no letter
_REACH: Final = 0.01  # heights of the font: so far to the left a letter reaches into the next
_MOST_MENDS: Final = 0.4
"""The share of a page's letters from which their ink tells nothing: it is not that of its letters."""


class Ink(NamedTuple):
    """The sides of what is drawn of a letter, in points from the page's left and bottom."""

    left: float
    right: float
    bottom: float
    top: float


class Glyph(NamedTuple):
    """A letter of a page: where it begins on its line, its left and right side, and the height of its font.

    All are in points, from the page's left and bottom. A space that the reader inferred `is_inferred`: it has no place
    of its own. `ink` is None where it is not known.
    """

    letter: str
    x: float
    y: float
    left: float
    right: float
    height: float
    is_inferred: bool = False
    ink: Ink | None = None


def mend_by_ink(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the letters of a page with those that their ink shows to be others; a mark that no font names is left out.

    Letters whose ink is not known stay as they are.
    """
    tops: dict[float, float] = {}
    for glyph in glyphs:
        if glyph.letter == _ALEF and glyph.ink:
            height = round(glyph.height, 1)
            tops[height] = max(tops.get(height, 0.0), glyph.ink.top - glyph.y)
    mended = [_mended_letter(glyph, tops) for glyph in glyphs]
    count = sum(letter != glyph.letter for letter, glyph in zip(mended, glyphs, strict=True))
    if not count or count > _MOST_MENDS * sum(glyph.letter.isalnum() for glyph in glyphs):
        return [*glyphs]
    return [glyph._replace(letter=letter) for letter, glyph in zip(mended, glyphs, strict=True) if letter]


def _mended_letter(glyph: Glyph, tops: dict[float, float]) -> str:
    """Return the letter that a glyph is by its ink, "" for a mark; `tops` are those of the alefs, by their heights."""
    letter, ink, height = glyph.letter, glyph.ink, glyph.height
    if not ink or not letter.isalnum() or not _LEAST_INK * height < ink.top - ink.bottom < _INK_OF_A_PART * height:
        return letter
    if ink.top - ink.bottom < _LOWEST_INK * height:
        return STROKE
    if not _is_arabic(letter) or letter == _HAMZA:
        return letter
    if ink.bottom - glyph.y > _MARK_FOOT * height:
        return ""
    is_joined = ink.left < glyph.x - _REACH * height
    top = tops.get(round(height, 1), 0.0)
    return _KAF if letter == _ALEF_WITH_MADDA and is_joined and ink.top - glyph.y <= top else letter


def _is_arabic(letter: str) -> bool:
    return "\u0620" <= letter <= "\u06d5"
