"""The parts of a picture: boxes and labels, which a page from right to left has on the other side."""

from collections.abc import Sequence
from typing import Final, NamedTuple, Self

from protlib.render.charts.text_width import clean_label
from protlib.system.xml_escapes import escape_xml, quoteattr
from protlib.text import direction_of, isolate

WIDTH: Final = 720  # pixels, as all sizes of charts: the text of a page of a report at 96 dots an inch
EDGE: Final = 16  # pixels, at both sides of a drawing
SIZE: Final = 13  # of letters
COLOURS: Final = {
    "page": ("#ffffff", "#16191d"), "ink": ("#1a1c1f", "#e8eaed"), "pale": ("#55595f", "#aeb4bb"),
    "line": ("#c9cdd2", "#454b53"), "bar": ("#0b5fa5", "#6db3f2"),
    "step-1": ("#d0e4f8", "#233f5b"), "step-2": ("#96bfe9", "#38638e"), "step-3": ("#5e9ad6", "#5389bf"),
    "step-4": ("#2e75b7", "#7ab0e9"), "step-5": ("#03528e", "#b7d8fb"),
    "on-1": ("#1a1c1f", "#ffffff"), "on-2": ("#1a1c1f", "#ffffff"), "on-3": ("#1a1c1f", "#101215"),
    "on-4": ("#ffffff", "#101215"), "on-5": ("#ffffff", "#101215"),
}  # fmt: skip
"""What each class of things is filled with in light and in dark.

The steps of the scale of counts differ in lightness alone (OKLCH, hue 250, steps of .12 or .13): readers who see few
colours tell them apart, and so does a printer without any. What stands `on` a step has a contrast of at least 4.5.
"""
STEPS: Final = 5  # of the scale: the fill and the letters of each are in COLOURS
_OPPOSITE: Final = {"start": "end", "middle": "middle", "end": "start"}


class Box(NamedTuple):
    """A rectangle, with a tooltip."""

    x: float
    y: float
    wide: float
    high: float
    kind: str
    tooltip: str = ""
    shade: float = 1

    def mirror(self) -> Self:
        """Return it at the same distance from the other side of the picture."""
        return self._replace(x=WIDTH - self.x - self.wide)

    def svg(self) -> str:
        """Return it as an element of SVG."""
        opacity = "" if self.shade == 1 else f' fill-opacity="{_format_number(self.shade)}"'
        x_text, top, width_text, height_text = map(_format_number, (self.x, self.y, self.wide, self.high))
        position = f'x="{x_text}" y="{top}" width="{width_text}" height="{height_text}"'
        rect = f'<rect class="{self.kind}" {position} fill="{COLOURS[self.kind][0]}"{opacity}'
        return f"{rect}><title>{escape_xml(clean_label(self.tooltip))}</title></rect>" if self.tooltip else f"{rect}/>"


class Label(NamedTuple):
    """A text that begins, stands in the middle or ends at a place; without a direction, it has its own."""

    x: float
    y: float
    text: str
    kind: str = "ink"
    size: float = SIZE
    anchor: str = "start"
    weight: str = ""
    direction: str = ""

    def mirror(self) -> Self:
        """Return it for a picture that runs from right to left, at the same distance from the other side."""
        return self._replace(x=WIDTH - self.x, anchor=_OPPOSITE[self.anchor])

    def svg(self) -> str:
        """Return it as an element of SVG."""
        font_size = "" if self.size == SIZE else f' font-size="{_format_number(self.size)}"'
        anchor = "" if self.anchor == "start" else f' text-anchor="{self.anchor}"'
        font_weight = f" font-weight={quoteattr(self.weight)}" if self.weight else ""
        position = f'x="{_format_number(self.x)}" y="{_format_number(self.y)}"'
        attributes = f'fill="{COLOURS[self.kind][0]}"{font_size}{anchor}{font_weight}'
        is_rtl = (self.direction or direction_of(self.text)) == "rtl"
        text = isolate(self.text, "rtl") if is_rtl else self.text
        return f'<text class="{self.kind}" {position} {attributes}>{escape_xml(text)}</text>'


Part = Box | Label


def lay_out_picture(parts: Sequence[Part], direction: str) -> Sequence[Part]:
    """Return the parts of a picture as a writing direction has them: mirrored for "rtl"."""
    return [part.mirror() for part in parts] if direction == "rtl" else parts


def _format_number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
