"""A letter of a page with its place, and what it is by its ink: fonts name some Arabic letters wrongly.

Programs that make PDF files give a glyph the name of another letter: the stroke that makes a word wider is a reh, a
vowel is a lam, a lam with its alef is a lam alone, and a kaf is an alef with madda. The ink tells what they are.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

STROKE: Final = "\u0640"
_ALEF, _ALEF_WITH_MADDA, _KAF, _HAMZA, _LAM = "ا", "آ", "ك", "ء", "ل"
_LAM_WITH_ALEF: Final = "\ufefb"
_LOWEST_INK: Final = 0.1  # heights of the font: no letter is as low as the stroke that makes a word wider
_LEAST_INK: Final = 0.01  # heights of the font: fonts of pictures have no ink that is known
_INK_OF_A_PART: Final = 0.95  # heights of the font: as high is a part of a glyph, whose font is not asked
_MARK_FOOT: Final = 0.35  # heights of the font: so far above its line stands a mark, and no letter
_REACH: Final = 0.01  # heights of the font: so far to the left a letter reaches into the next
_SAME_TOP: Final = 0.015  # heights of the font: so far apart are the tops of the lams of one font at most
_FEWEST_LAMS: Final = 5  # of a page, which tell how high they are
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


class _Tops(NamedTuple):
    """How far above their line alefs reach, and lams that join the next letter, by the heights of their fonts."""

    alef: dict[float, float]
    lam: dict[float, Counter[float]]


def mend_by_ink(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the letters of a page with those that their ink shows to be others; a mark that no font names is left out.

    Letters whose ink is not known stay as they are.
    """
    tops = _find_tops(glyphs)
    mended = [
        _mended_letter(glyph, tops, is_alone=not (_is_at(glyph, before) or _is_at(glyph, behind)))
        for before, glyph, behind in zip([*glyphs[-1:], *glyphs], glyphs, [*glyphs[1:], *glyphs[:1]], strict=False)
    ]
    count = sum(letter != glyph.letter for letter, glyph in zip(mended, glyphs, strict=True))
    if not count or count > _MOST_MENDS * sum(glyph.letter.isalnum() for glyph in glyphs):
        return [*glyphs]
    return [glyph._replace(letter=letter) for letter, glyph in zip(mended, glyphs, strict=True) if letter]


def _find_tops(glyphs: Sequence[Glyph]) -> _Tops:
    tops = _Tops({}, defaultdict(Counter))
    for glyph in glyphs:
        if glyph.ink and glyph.height and glyph.letter in {_ALEF, _LAM}:
            height, top = round(glyph.height, 1), glyph.ink.top - glyph.y
            if glyph.letter == _ALEF:
                tops.alef[height] = max(tops.alef.get(height, 0.0), top)
            elif _is_joined(glyph, glyph.ink):
                tops.lam[height][round(top / glyph.height, 2)] += 1
    return tops


def _is_at(glyph: Glyph, neighbour: Glyph) -> bool:
    return glyph is not neighbour and (glyph.x, glyph.y) == (neighbour.x, neighbour.y)


def _is_joined(glyph: Glyph, ink: Ink) -> bool:
    """Tell whether a letter reaches into the next one."""
    return ink.left < glyph.x - _REACH * glyph.height


def _mended_letter(glyph: Glyph, tops: _Tops, *, is_alone: bool) -> str:
    """Return the letter that a glyph is by its ink, "" for a mark."""
    letter, ink, height = glyph.letter, glyph.ink, glyph.height
    if not ink or not letter.isalnum() or not _LEAST_INK * height < ink.top - ink.bottom < _INK_OF_A_PART * height:
        return letter
    if ink.top - ink.bottom < _LOWEST_INK * height:
        return STROKE
    if not _is_arabic(letter) or letter == _HAMZA:
        return letter
    if ink.bottom - glyph.y > _MARK_FOOT * height:
        return ""
    top, is_joined = ink.top - glyph.y, _is_joined(glyph, ink)
    if letter == _ALEF_WITH_MADDA and is_joined and top <= tops.alef.get(round(height, 1), 0.0):
        return _KAF
    if letter == _LAM and is_alone and not is_joined and _has_alef(top / height, tops.lam[round(height, 1)]):
        return _LAM_WITH_ALEF
    return letter


def _has_alef(top: float, tops: Counter[float]) -> bool:
    """Tell whether a lam at a word's end has an alef: it does not reach as far up as the lams of its font."""
    return tops.total() >= _FEWEST_LAMS and all(abs(top - lam_top) > _SAME_TOP for lam_top in tops)


def _is_arabic(letter: str) -> bool:
    return "\u0620" <= letter <= "\u06d5"
