"""A letter of a page with its place, and what it is by its ink: fonts name some Arabic letters wrongly.

Programs that make PDF files give a glyph the name of another letter: the stroke that makes a word wider is a reh, a
vowel is a lam, a lam with its alef is a lam alone, and a kaf is an alef with madda. The ink tells what they are.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Final, NamedTuple

STROKE: Final = "\u0640"
LOST: Final = "\ufffd"
"""Stands for a letter that no font names."""
_ALEF, _ALEF_WITH_MADDA, _KAF, _HAMZA, _LAM = "ا", "آ", "ك", "ء", "ل"
_DOTS: Final = frozenset("٠۰")  # a zero is one, and as low as a stroke
_LAM_WITH_ALEF: Final = "\ufefb"
_USUAL_ALEF: Final = 0.55  # heights of the font: so high is an alef
_LOWEST_INK: Final = 0.22  # heights of an alef: no letter is as low as the stroke that makes a word wider
_LEAST_INK: Final = 0.01  # heights of the font: fonts of pictures have no ink that is known
_INK_OF_A_PART: Final = 0.95  # heights of the font: as high is a part of a glyph, whose font is not asked
_MARK_FOOT: Final = 0.6  # heights of an alef: so far above its line stands a mark, and no letter
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
    of its own. `ink` is None where it is not known. One that the font does not name `is_unnamed`.
    """

    letter: str
    x: float
    y: float
    left: float
    right: float
    height: float
    is_inferred: bool = False
    ink: Ink | None = None
    is_unnamed: bool = False


def may_be_letter(letter: str) -> bool:
    """Tell whether a character is a letter, a figure, or one that a font has for itself: a code of its own, too."""
    return letter.isalnum() or "\ue000" <= letter <= "\uf8ff" or _is_code(letter)


def _is_code(letter: str) -> bool:
    return "\0" < letter < " " and letter not in "\t\r\n"


class _Tops(NamedTuple):
    """How far above their line the usual alef and joined lams reach, by the heights of their fonts."""

    alef: dict[float, float]
    lam: dict[float, Counter[float]]


def mend_by_ink(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the letters of a page with those that their ink shows to be others; a mark that no font names is left out.

    Letters whose ink is not known stay as they are.
    """
    tops = _find_tops(glyphs)
    mended = [
        _mended_letter(
            glyph,
            tops,
            is_alone=glyph.letter in {_LAM, _ALEF_WITH_MADDA} and not (_is_at(glyph, before) or _is_at(glyph, behind)),
        )
        for before, glyph, behind in zip([*glyphs[-1:], *glyphs], glyphs, [*glyphs[1:], *glyphs[:1]], strict=False)
    ]
    count = sum(letter != glyph.letter for letter, glyph in zip(mended, glyphs, strict=True))
    if not count or count > _MOST_MENDS * sum(glyph.letter.isalnum() for glyph in glyphs):
        return [*glyphs]
    letters = [glyph._replace(letter=letter) for letter, glyph in zip(mended, glyphs, strict=True) if letter]
    return _drop_parts(letters) if LOST in mended else letters


def _drop_parts(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the letters without glyphs that no font names and that are a part of a letter: a yeh without its dots."""
    middles: defaultdict[int, list[float]] = defaultdict(list)
    for glyph in glyphs:
        if _is_arabic(glyph.letter) and glyph.ink:
            middles[round(glyph.y)].append((glyph.ink.left + glyph.ink.right) / 2)
    for row in middles.values():
        row.sort()
    return [glyph for glyph in glyphs if glyph.letter != LOST or not _is_around_letter(glyph, middles)]


def _is_around_letter(glyph: Glyph, middles: Mapping[int, Sequence[float]]) -> bool:
    rows = (middles.get(round(glyph.y) + step, ()) for step in (-1, 0, 1))
    return any(bisect_left(row, glyph.left) < bisect_left(row, glyph.right) for row in rows)


def _find_tops(glyphs: Sequence[Glyph]) -> _Tops:
    alefs, lams = defaultdict[float, list[float]](list), defaultdict[float, Counter[float]](Counter)
    for glyph in glyphs:
        if glyph.ink and glyph.height and glyph.letter in {_ALEF, _LAM}:
            height, top = round(glyph.height, 1), glyph.ink.top - glyph.y
            if glyph.letter == _ALEF:
                alefs[height].append(top)
            elif _is_joined(glyph, glyph.ink):
                lams[height][round(top / glyph.height, 2)] += 1
    return _Tops({height: median(tops) for height, tops in alefs.items()}, lams)


def _is_at(glyph: Glyph, neighbour: Glyph) -> bool:
    is_near = glyph.y == neighbour.y and abs(glyph.x - neighbour.x) <= _REACH * glyph.height
    return glyph is not neighbour and is_near


def _is_joined(glyph: Glyph, ink: Ink) -> bool:
    """Tell whether a letter reaches into the next one."""
    return ink.left < glyph.x - _REACH * glyph.height


def _mended_letter(glyph: Glyph, tops: _Tops, *, is_alone: bool) -> str:
    """Return the letter that a glyph is by its ink, "" for a mark."""
    letter, ink, height = glyph.letter, glyph.ink, glyph.height
    if not ink or not may_be_letter(letter) or not _LEAST_INK * height < ink.top - ink.bottom < _INK_OF_A_PART * height:
        return letter
    top_of_alef = tops.alef.get(round(height, 1), _USUAL_ALEF * height)
    if ink.top - ink.bottom < _LOWEST_INK * top_of_alef and letter not in _DOTS:
        return STROKE
    if letter.isalnum() and not _is_arabic(letter):
        return LOST if glyph.is_unnamed else letter
    is_below = ink.top < glyph.y and not letter.isalnum()
    if letter != _HAMZA and (is_below or ink.bottom - glyph.y > _MARK_FOOT * top_of_alef):
        return ""
    return LOST if _is_code(letter) else _mended_arabic_letter(glyph, ink, tops, is_alone=is_alone)


def _mended_arabic_letter(glyph: Glyph, ink: Ink, tops: _Tops, *, is_alone: bool) -> str:
    letter, height, top, is_joined = glyph.letter, round(glyph.height, 1), ink.top - glyph.y, _is_joined(glyph, ink)
    if letter == _ALEF_WITH_MADDA and is_alone and is_joined and top <= tops.alef.get(height, 0.0):
        return _KAF
    is_on_line = ink.bottom > glyph.y - _REACH * glyph.height  # a lam at a word's end hangs below it
    if letter == _LAM and is_alone and not is_joined and is_on_line and _has_alef(top / glyph.height, tops.lam[height]):
        return _LAM_WITH_ALEF
    return letter


def _has_alef(top: float, tops: Counter[float]) -> bool:
    """Tell whether a lam at a word's end has an alef: it does not reach as far up as the lams of its font."""
    return tops.total() >= _FEWEST_LAMS and all(abs(top - lam_top) > _SAME_TOP for lam_top in tops)


def _is_arabic(letter: str) -> bool:
    return "\u0620" <= letter <= "\u06d5"
