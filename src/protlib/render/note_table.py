"""The notes of readers on a terminal: the publication, then for each note the page, the colour, and what it says."""

import colorsys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from protlib.render.note_data import heading_of
from protlib.render.record_panels import GAP, KEY, console, fit_cell, style_text

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from protlib.search.passages import Note

_COLOURS: Final = (
    (0.04, "red"), (0.11, "orange"), (0.18, "yellow"), (0.45, "green"), (0.54, "cyan"), (0.7, "blue"), (0.8, "purple"),
    (0.95, "pink"), (1.01, "red"),
)  # fmt: skip
"""What people call a hue below each number, of 1."""
_MOST_SATURATION_OF_GREY: Final = 0.12  # a saturation of less, of 1, is grey to people
_MOST_BRIGHTNESS_OF_BLACK: Final = 0.2  # a brightness of less, of 1, is black to people
_FEWEST_COLUMNS: Final = 30  # columns of the words; where there are fewer, they stand below the page


def draw_notes(notes: Iterable["Note"]) -> None:
    """Draw each publication with its notes, as wide as the terminal."""
    from rich.text import Text

    screen = console()
    for number, (publication, group) in enumerate(groupby(notes, key=lambda note: note.publication)):
        title = style_text(publication.key, KEY) + style_text(GAP) + style_text(heading_of(publication), "dim")
        title.truncate(screen.width, overflow="ellipsis")
        lines = [*[Text()] * (number > 0), title, *_lines(list(group), screen)]
        screen.print(Text("\n").join(lines), no_wrap=True, overflow="ignore", crop=False)


def name_colour(colour: str) -> str:
    """Return what people call a colour such as "#ffd400"; "" for none."""
    try:
        red, green, blue = (int(colour[position : position + 2], 16) / 255 for position in (1, 3, 5))
    except ValueError:
        return ""
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    if value < _MOST_BRIGHTNESS_OF_BLACK:
        return "black"
    if saturation < _MOST_SATURATION_OF_GREY:
        return "grey"
    return next(name for highest_hue, name in _COLOURS if hue < highest_hue)


def _lines(notes: Sequence["Note"], screen: "Console") -> "Iterator[Text]":
    from rich.cells import cell_len

    heads = [(_name_page(note), _name_kind(note)) for note in notes]
    widths = [max(map(cell_len, column)) for column in zip(*heads, strict=True)]
    indent = sum(widths) + 3 * len(GAP)
    is_beside = screen.width - indent >= _FEWEST_COLUMNS
    for note, cells in zip(notes, heads, strict=True):
        head = style_text(GAP)
        for cell, width, style in zip(cells, widths, ("", "dim"), strict=True):
            head += fit_cell(style_text(cell, style), width) + style_text(GAP)
        words = list(_lines_of_text(note, max(screen.width - (indent if is_beside else 2 * len(GAP)), 1), screen))
        if is_beside:
            words[0] = head + words[0]
            words[0].rstrip()
            yield words.pop(0)
        else:
            head.rstrip()
            yield head
        for line in words:
            line.pad_left(indent if is_beside else 2 * len(GAP))
            yield line


def _lines_of_text(note: "Note", width: int, screen: "Console") -> "Iterator[Text]":
    """Yield the lines of what was marked, and then of what was written."""
    origin = ", ".join(filter(None, (note.mark.author, note.mark.date[:10], *(f"#{tag}" for tag in note.tags))))
    comment = " ".join(note.mark.comment.split())
    parts = [(note.mark.text, ""), (comment, "italic"), (origin, "dim")]
    for text, style in [part for part in parts if part[0]] or [("(no text below it)", "dim")]:
        for line in style_text(text, style).wrap(screen, width):
            line.rstrip()
            yield line


def _name_page(note: "Note") -> str:
    if note.page is None:
        return ""
    return f"p. {note.page}" if note.page.label else f"p. {note.page} of the file"


def _name_kind(note: "Note") -> str:
    """Return the colour of a highlight, and the kind of any other note."""
    colour = name_colour(note.mark.colour)
    return colour if colour and note.mark.kind == "highlight" else " ".join(filter(None, (colour, note.mark.kind)))
