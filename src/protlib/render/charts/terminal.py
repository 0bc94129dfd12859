"""Prints drawings: as wide and high as the terminal, with signs of its encoding, and colours where they are wanted."""

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from protlib.render.charts.chart import Chart
from protlib.render.charts.drawing import Line, Signs, Size, draw_bars, signs_of

if TYPE_CHECKING:
    from protlib.search.facets import Counted

_USUAL: Final = 80, 24
_LEAST: Final = 40, 12
_BESIDE: Final = 1
"""Lines of the screen that a picture leaves to the next prompt."""


def find_size(*, is_whole: bool = True) -> Size:
    """Return the width of a drawing, and its height if all of it must be visible; 80 by 24 in a pipe."""
    from protlib.render.people import console

    width, height = console().size if sys.stdout.isatty() else (_read_number("COLUMNS", 0), _read_number("LINES", 1))
    return Size(max(width, _LEAST[0]), max(height, _LEAST[1]) - _BESIDE if is_whole else None)


def _read_number(variable: str, place: int) -> int:
    text = os.environ.get(variable, "")
    return int(text) if text.isdecimal() and int(text) else _USUAL[place]


def find_signs() -> Signs:
    """Return what standard output can show."""
    return signs_of(sys.stdout.encoding)


def print_lines(lines: Iterable[Line]) -> None:
    """Print the lines of a drawing."""
    from rich.text import Text

    from protlib.render.people import console

    screen = console()
    for line in lines:
        text = Text()
        for part, style in line:
            text.append(part, style)
        text.rstrip()
        screen.print(text, no_wrap=True, overflow="ignore", crop=False)


def print_bars(counts: "Counted") -> None:
    """Print a bar for each of some values, however many there are."""
    print_lines(draw_bars(Chart("", "", counts, 0), find_size(is_whole=False), find_signs()))
