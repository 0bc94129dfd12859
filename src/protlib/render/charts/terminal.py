"""Prints drawings: as wide and high as the terminal, with signs of its encoding, and colours where they are wanted."""

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from protlib.render.charts.chart import Chart
from protlib.render.charts.drawing import Line, Signs, Size, draw_bars, signs_of

if TYPE_CHECKING:
    from protlib.search.facets import Counted

_USUAL_SIZE: Final = 80, 24
_SMALLEST_SIZE: Final = 40, 12
_256: Final = "256"
_MANY_COLOURS: Final = frozenset({_256, "truecolor"})
_BLUES_OF_256: Final = tuple(
    f"color({ink}) on color({ground})" for ink, ground in ((231, 18), (231, 25), (16, 68), (16, 110), (16, 153))
)
"""Five blues of a terminal with 256 colours, the darkest first; those of pictures would have a green among them."""
_LIGHT_GROUNDS: Final = frozenset({"7", "15"})
"""White and bright white, as COLORFGBG numbers them."""
_LINES_FOR_PROMPT: Final = 1
"""Lines of the screen that a picture leaves to the next prompt."""


def find_size(*, is_whole: bool) -> Size:
    """Return the width of a drawing, and its height if all of it must be visible; 80 by 24 in a pipe."""
    from protlib.render.record_panels import console

    width, height = console().size if sys.stdout.isatty() else (_read_number("COLUMNS", 0), _read_number("LINES", 1))
    return Size(max(width, _SMALLEST_SIZE[0]), max(height, _SMALLEST_SIZE[1]) - _LINES_FOR_PROMPT if is_whole else None)


def _read_number(variable: str, position: int) -> int:
    text = os.environ.get(variable, "")
    return int(text) if text.isdecimal() and int(text) else _USUAL_SIZE[position]


def find_signs() -> Signs:
    """Return what standard output can show: signs of its encoding, and styles of tiles where it has 256 colours."""
    from protlib.render.charts.picture_parts import COLOURS, STEPS
    from protlib.render.record_panels import console

    screen = console()
    signs = signs_of(sys.stdout.encoding)
    if screen.no_color or screen.color_system not in _MANY_COLOURS:
        return signs
    is_dark = int(not _has_light_ground())
    if screen.color_system == _256:
        return signs._replace(steps=_BLUES_OF_256[:: 1 if is_dark else -1])
    colours = [(COLOURS[f"on-{step}"][is_dark], COLOURS[f"step-{step}"][is_dark]) for step in range(1, STEPS + 1)]
    return signs._replace(steps=[f"{ink} on {ground}" for ink, ground in colours])


def _has_light_ground() -> bool:
    """Tell whether a terminal says that its ground is light; most do not say it, and are dark."""
    ground = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return ground in _LIGHT_GROUNDS


def print_lines(lines: Iterable[Line]) -> None:
    """Print the lines of a drawing."""
    from rich.text import Text

    from protlib.render.record_panels import console

    screen = console()
    for line in lines:
        text = Text()
        for part, style in _without_blanks_behind(line):
            text.append(part, style)
        screen.print(text, no_wrap=True, overflow="ignore", crop=False)


def _without_blanks_behind(line: Line) -> Line:
    """Return a line without the blanks at its end; those of a coloured ground stay."""
    for position in range(len(line), 0, -1):
        text, style = line[position - 1]
        if " on " in style or text.strip():
            return [*line[: position - 1], (text if " on " in style else text.rstrip(), style)]
    return []


def print_bars(counts: "Counted") -> None:
    """Print a bar for each of some values, however many there are."""
    print_lines(draw_bars(Chart("", "", counts, 0), find_size(is_whole=False), find_signs()))
