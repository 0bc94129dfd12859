"""The letters of a page that lie under the four corners of a mark."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from protlib.system.pdf.hyphens import BROKEN

Point = tuple[float, float]
Quad = Sequence[Point]
"""The corners of a marked position, in points. Files have them in several orders."""

_COVERED_SHARE: Final = 0.5  # the share of a letter's height, or of the quad's if that is less, that counts as marked
_SAME: Final = 1e-9  # points: rounding, which no reader sees
# A word may be divided at a line's end; a number beside it may be that of a footnote.
_WORD: Final = re.compile(rf"[^\W\d_]+(?:{BROKEN}\s*[^\W\d_]+|['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
# Letters of scripts that write words without spaces.
_UNSPACED_LETTERS: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


class Stem(NamedTuple):
    """A letter as the line through its middle, from its foot to its head; `position` is its index on the page."""

    position: int
    foot: Point
    head: Point


def find_marked_letters(stems: Iterable[Stem], quads: Sequence[Quad]) -> set[int]:
    """Return the positions of the letters that lie under at least one quad, with half of their height or more."""
    hulls = [hull for quad in quads if len(hull := _hull(quad)) > 2]
    boxes = [(*map(min, zip(*hull, strict=True)), *map(max, zip(*hull, strict=True))) for hull in hulls]
    marked = set()
    for stem in stems:
        for hull, (left, bottom, right, top) in zip(hulls, boxes, strict=True):
            (x, y), (to_x, to_y) = stem.foot, stem.head
            if max(x, to_x) < left or min(x, to_x) > right or max(y, to_y) < bottom or min(y, to_y) > top:
                continue
            if _is_covered(stem, hull):
                marked.add(stem.position)
                break
    return marked


def complete_words(letters: str, marked: set[int]) -> set[int]:
    """Return the marked positions of a page with whole words alone: one that is marked by half or more counts whole.

    Who marks by hand begins and ends within words. Where nothing would be left, the letters count as they are marked.
    """
    words_marked = set(marked)
    for match in _WORD.finditer(letters):
        positions = [position for position in range(*match.span()) if letters[position].isalnum()]
        share = sum(position in marked for position in positions)
        if 0 < share < len(positions) and not _UNSPACED_LETTERS.match(match[0]):
            is_word = share * 2 >= len(positions)
            words_marked = (
                words_marked.union(range(*match.span())) if is_word else words_marked.difference(range(*match.span()))
            )
    return words_marked if any(letters[position].isalnum() for position in words_marked) else marked


def runs_of(letters: str, positions: set[int]) -> Iterator[range]:
    """Yield the positions of marked letters, those together that only spaces or the hyphen of a line's end divide."""
    start = None
    for position, next_position in pairwise([*sorted(positions), len(letters) + 2]):
        start = position if start is None else start
        if letters[position + 1 : next_position].replace(BROKEN, "").strip() or next_position > len(letters):
            yield range(start, position + 1)
            start = None


def _hull(quad: Quad) -> list[Point]:
    """Return the corners of the area that some points span, against the clock, whatever their order."""
    points = sorted({*quad})
    halves = []
    for ordered in (points, points[::-1]):
        half: list[Point] = []
        for point in ordered:
            while len(half) > 1 and _turn(half[-2], half[-1], point) <= _SAME:
                half.pop()
            half.append(point)
        halves += half[:-1]
    return halves


def _turn(previous: Point, corner: Point, following: Point) -> float:
    return (corner[0] - previous[0]) * (following[1] - previous[1]) - (corner[1] - previous[1]) * (
        following[0] - previous[0]
    )


def _is_covered(stem: Stem, hull: Sequence[Point]) -> bool:
    """Tell whether enough of a stem lies in an area: half of it, or half of what the area has in its direction."""
    x, y = stem.foot
    along = (stem.head[0] - x, stem.head[1] - y)
    length = along[0] ** 2 + along[1] ** 2
    if not length:
        return False
    low, high = 0.0, 1.0
    for corner, next_corner in pairwise([*hull, hull[0]]):
        inner = (corner[1] - next_corner[1], next_corner[0] - corner[0])  # it points into the area
        distance = inner[0] * (x - corner[0]) + inner[1] * (y - corner[1])
        change = inner[0] * along[0] + inner[1] * along[1]
        if abs(change) < _SAME:
            if distance < 0:
                return False
        elif change > 0:
            low = max(low, -distance / change)
        else:
            high = min(high, -distance / change)
    shares = [((px - x) * along[0] + (py - y) * along[1]) / length for px, py in hull]
    return high - low >= _COVERED_SHARE * min(1.0, max(shares) - min(shares))
