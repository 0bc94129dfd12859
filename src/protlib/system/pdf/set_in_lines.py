"""Paragraphs of a PDF file that are set in, by the places of their lines beside those of the text around them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median, median_low
from typing import Final, NamedTuple

from protlib.system.pdf.page import PdfLine, PdfPage

_SAME_EDGE: Final = 0.005  # of the page's width, which is 3 points: so far apart begin the lines of a paragraph
_SMALLEST_INDENT: Final = 0.018  # of the page's width: 11 points, less than half a centimetre
_LARGEST_INDENT: Final = 0.22  # of the page's width: what begins farther in is a column or a cell
_WIDTH_OF_TEXT: Final = 0.25  # of the page's width: a shorter line does not show how wide its column is
_FEWEST_AROUND: Final = 4  # lines of a text: fewer are chance
_FEWEST_ALIKE: Final = 2  # lines of a file that begin where a paragraph of one line does: it is no caption
_SHARE_BEFORE_EDGE: Final = 0.9  # the share of a column's lines that end before its right edge, or there
_SMALLER: Final = 0.96  # times the height of the letters around
_SAME_HEIGHT: Final = 0.06  # of their height: so much may the letters of a paragraph differ
_SAME_LINE: Final = 0.5  # heights of letters
_GAP_OF_PARAGRAPHS: Final = 1.25  # distances of lines: a wider one divides paragraphs
_LINES_APART: Final = 1.2  # heights of letters: the usual distance of lines
_FARTHEST_LINE: Final = 2.2  # heights of letters: so far apart are lines of a paragraph
# Such as "• ", "(a) " and "3. ".
_ITEM: Final = re.compile(r"[^\w\s(\[“\"«„‘]\s?|\(?(?:\w|[ivx]+|\d+(?:\.\d+)*)[.)]\s")
# Such as "writes:" and "(IOM, 2019)." at the end of a paragraph.
_PARAGRAPH_END: Final = re.compile(r"(?:[.:;!?…؟][”’¹²³⁰⁴-⁹\d]*|[)\]”\"»])\Z")


class SetInLines(NamedTuple):
    """A paragraph that is set in: its first line and the one behind its last, among all lines of the file.

    It `is_distinct` if it is set in on both sides, or has smaller letters.
    """

    start: int
    stop: int
    is_distinct: bool


class _Column(NamedTuple):
    """A column of text: its edges, and the usual height of its letters."""

    left: float
    right: float
    height: float


class _Columns:
    """The columns of the pages of one side: those of a book differ."""

    def __init__(self, pages: Sequence[PdfPage]) -> None:
        self._columns: dict[int, _Column | None] = {}
        self._lines: Mapping[int, list[PdfLine]] = defaultdict(list)
        for page in pages:
            for line in page.lines:
                self._lines[_place(line.left)].append(line)

    def lines_at(self, left: float) -> list[PdfLine]:
        """Return the lines that begin about there."""
        place = _place(left)
        return [line for neighbour in range(place - 1, place + 2) for line in self._lines.get(neighbour, ())]

    def column_around(self, left: float) -> _Column | None:
        """Return the column from whose left edge a place is set in; None for none."""
        place = _place(left)
        if place not in self._columns:
            self._columns[place] = self._find_column(place * _SAME_EDGE)
        return self._columns[place]

    def _find_column(self, left: float) -> _Column | None:
        """Return the column at whose edge most lines begin, and no fewer than at `left`, which were one itself then."""
        places = range(_place(left - _LARGEST_INDENT), _place(left - _SMALLEST_INDENT) + 1)
        fewest = max(_FEWEST_AROUND, len(self._wide_at(left)))
        counts = {place: len(wide) for place in places if len(wide := self._wide_at(place * _SAME_EDGE)) >= fewest}
        if not counts:
            return None
        edge = max(counts, key=lambda place: (counts[place], place)) * _SAME_EDGE
        lines = self._wide_at(edge)
        rights = sorted(line.right for line in lines)
        height = median(line.height for line in lines)
        return _Column(edge, rights[int(_SHARE_BEFORE_EDGE * (len(rights) - 1))], height)

    def _wide_at(self, left: float) -> list[PdfLine]:
        return [line for line in self.lines_at(left) if line.right - line.left >= _WIDTH_OF_TEXT]


def find_set_in(pages: Sequence[PdfPage]) -> Iterator[SetInLines]:
    """Yield the paragraphs that are set in from a column of text; the lines need their places."""
    sides = _Columns(pages[::2]), _Columns(pages[1::2])
    offset = 0
    for number, page in enumerate(pages):
        for start, stop in _runs(page.lines):
            left = page.lines[start].left
            column = sides[number % 2].column_around(left)
            if not column or not _stands_alone(page.lines, start, stop, column):
                continue
            is_distinct = _is_distinct(page.lines[start:stop], column)
            count_alike = sum(len(side.lines_at(left)) for side in sides)
            if stop - start > 1 or (is_distinct and count_alike >= _FEWEST_ALIKE):
                for first, end in _paragraphs(page.lines, start, stop):
                    yield SetInLines(offset + first, offset + end, is_distinct)
        offset += len(page.lines)


def _place(left: float) -> int:
    """Return the number of a place from the left edge of the page: lines of one edge have it, or its neighbours."""
    return round(left / _SAME_EDGE)


def _runs(lines: Sequence[PdfLine]) -> Iterator[tuple[int, int]]:
    """Yield the first of lines below each other that begin at one edge in letters of one height, and the next one."""
    start = 0
    for number in range(1, len(lines) + 1):
        if number == len(lines) or not _goes_on(lines[start], lines[number - 1], lines[number]):
            yield start, number
            start = number


def _goes_on(first: PdfLine, previous: PdfLine, line: PdfLine) -> bool:
    return (
        abs(line.left - first.left) <= _SAME_EDGE
        and abs(line.height - first.height) <= _SAME_HEIGHT * first.height
        and 0 < line.top - previous.top <= _FARTHEST_LINE * line.height
    )


def _stands_alone(lines: Sequence[PdfLine], start: int, stop: int, column: _Column) -> bool:
    """Tell whether lines are paragraphs: neither the further lines of an item, nor cells beside others."""
    first, last = lines[start], lines[stop - 1]
    margin = _SAME_LINE * first.height
    cells = (
        line
        for line in (*lines[:start], *lines[stop:])
        if first.top - margin < line.top < last.top + margin
        and line.left < column.right
        and line.right > column.left - _LARGEST_INDENT
    )
    if any(cells):
        return False
    begins_above = start > 0 and _goes_over(lines[start - 1], first, lines[start:stop], column)
    goes_on_below = stop < len(lines) and _goes_over(last, lines[stop], lines[start:stop], column)
    return not begins_above and not goes_on_below


def _goes_over(line: PdfLine, following: PdfLine, run: Sequence[PdfLine], column: _Column) -> bool:
    """Tell whether a paragraph goes on in the following line: it is near, and the line ends as within a sentence.

    A line that is full may end as a sentence does. An item goes on in lines that are set in.
    """
    distances = [line.top - previous.top for previous, line in pairwise(run)]
    distance = following.top - line.top
    if not 0 < distance <= _GAP_OF_PARAGRAPHS * median_low(distances or [distance, _LINES_APART * line.height]):
        return False
    if not _PARAGRAPH_END.search(line.text):
        return True
    if line.left >= following.left:
        return False
    word, *_further = following.text.split(maxsplit=1)
    width = (len(word) + 1) * (line.right - line.left) / len(line.text)
    return _ITEM.match(line.text) is not None or line.right + width > column.right


def _is_distinct(run: Sequence[PdfLine], column: _Column) -> bool:
    is_narrow = max(line.right for line in run) <= column.right - _SMALLEST_INDENT
    return is_narrow or run[0].height <= _SMALLER * column.height


def _paragraphs(lines: Sequence[PdfLine], start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the first line of each paragraph of a run, and the one behind its last."""
    distances = [lines[number].top - lines[number - 1].top for number in range(start + 1, stop)]
    usual = median_low(distances or [0.0])
    first = start
    for number, distance in enumerate(distances, start + 1):
        if distance > _GAP_OF_PARAGRAPHS * usual:
            yield first, number
            first = number
    yield first, stop
