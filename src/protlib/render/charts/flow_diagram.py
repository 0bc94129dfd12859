"""The flow diagram of a review, as PRISMA 2020 has it: boxes with numbers, and arrows between them."""

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from protlib.record.decisions.verdicts import NO_REASON, Flow
from protlib.render.charts.picture_parts import EDGE, Box, Label, Part, lay_out_picture
from protlib.render.charts.svg import CHART_TOP, Frame, make_picture
from protlib.render.charts.text_width import wrap_label

NameOf = Callable[[str], str]
"""What a language calls a box, a phase or the title of the diagram, by the name that it has in `_BOXES`."""
_BOXES: Final = (
    "identified", "duplicates", "screened", "excluded", "waiting", "sought", "not_retrieved", "assessed",
    "excluded_texts", "text_waiting", "included",
)  # fmt: skip
"""The fields of `Flow`, and the sum of its reasons."""
_MAIN: Final = 118, 296
"""Where the boxes of what goes on begin, and how wide they are."""
_ASIDE: Final = 440, 264
"""The same of the boxes of what is left out."""
_LINE_HEIGHT: Final = 17  # from one line of a box to the next
_BOX_PADDING: Final = 9  # at each side
_ARROW_LENGTH: Final = 34  # between boxes
_LETTER_SIZE: Final = 12  # pixels
_STROKE_WIDTH: Final = 1.2  # the strokes of boxes and arrows
_HEAD_SIZE: Final = 5  # of an arrow
_HEAD_WIDE: Final = 7  # the base of that head
_FOOT_GAP: Final = 8  # between the last box and the source
_MOST_LINES: Final = 3  # of a reason or a source: longer ones are cut
_NUMBER: Final = re.compile(r"\(n=(\d+)\)$")
_BLANKS: Final = 6
"""How wide the blanks in "(n = 12)" are."""


class _Row(NamedTuple):
    """A box, the box beside it ("" for none), and the phase of the review that begins here."""

    main: Sequence[str]
    aside: Sequence[str] = ()
    phase: str = ""


def list_counts(flow: Flow, name_of: NameOf) -> list[tuple[str, int]]:
    """Return the boxes of the diagram and their numbers, from the first to the last; reasons stand below theirs."""
    return [
        *((name_of(box), getattr(flow, box)) for box in _BOXES[: _BOXES.index("excluded_texts")]),
        (name_of("excluded_texts"), sum(count for _reason, count in flow.reasons)),
        *((f"  {reason}", count) for reason, count in _name_reasons(flow, name_of)),
        *((name_of(box), getattr(flow, box)) for box in _BOXES[_BOXES.index("excluded_texts") + 1 :]),
    ]


def _name_reasons(flow: Flow, name_of: NameOf) -> list[tuple[str, int]]:
    return [(name_of("no_reason") if reason == NO_REASON else reason, count) for reason, count in flow.reasons]


def _make_rows(flow: Flow, name_of: NameOf) -> list[_Row]:
    def text_of(box: str) -> str:
        count = sum(count for _reason, count in flow.reasons) if box == "excluded_texts" else getattr(flow, box)
        return f"{name_of(box)} (n={count})"

    reasons = [f"– {reason} (n={count})" for reason, count in _name_reasons(flow, name_of)]
    boxes_aside = ["excluded", *(["waiting"] if flow.waiting else [])]
    waiting_texts = [text_of("text_waiting")] if flow.text_waiting else []
    return [
        _Row([text_of("identified")], [text_of("duplicates")], name_of("identification")),
        _Row([text_of("screened")], [*map(text_of, boxes_aside)], name_of("screening")),
        _Row([text_of("sought")], [text_of("not_retrieved")]),
        _Row([text_of("assessed")], [text_of("excluded_texts"), *reasons, *waiting_texts]),
        _Row([text_of("included")], phase=name_of("inclusion")),
    ]


def draw_flow(flow: Flow, name_of: NameOf, frame: Frame) -> str:
    """Return the diagram as SVG, in the direction of its frame."""
    rows = _make_rows(flow, name_of)
    parts: list[Part] = []
    y = float(CHART_TOP)
    for position, row in enumerate(rows):
        main_lines, aside_lines = _lines(row.main, _MAIN[1]), _lines(row.aside, _ASIDE[1])
        height = max(len(main_lines), len(aside_lines)) * _LINE_HEIGHT + 2 * _BOX_PADDING
        level = y + (height - _LINE_HEIGHT) / 2 + _LETTER_SIZE
        parts += [Label(EDGE, level, row.phase, "pale", size=_LETTER_SIZE, weight="bold")] if row.phase else []
        parts += _draw_frame(*_MAIN, y, height, main_lines, frame.direction)
        if aside_lines:
            parts += _draw_frame(*_ASIDE, y, height, aside_lines, frame.direction)
            parts += _draw_arrow_aside(_MAIN[0] + _MAIN[1], _ASIDE[0], y + height / 2)
        if position < len(rows) - 1:
            parts += _draw_arrow_down(_MAIN[0] + _MAIN[1] / 2, y + height, y + height + _ARROW_LENGTH)
        y += height + _ARROW_LENGTH
    description = ". ".join(f"{name.strip()}: {count}" for name, count in list_counts(flow, name_of))
    head = f"{frame.subtitle}. " if frame.subtitle else ""
    frame = frame._replace(description=f"{head}{description}.")
    return make_picture(
        name_of("title"), lay_out_picture(parts, frame.direction), y - _ARROW_LENGTH + _FOOT_GAP, (), frame
    )


def _lines(texts: Sequence[str], width: float) -> list[str]:
    """Return texts as lines; no line breaks between the parts of "(n = 12)"."""
    lines = (
        line
        for text in texts
        for line in wrap_label(text, width - 2 * _BOX_PADDING - _BLANKS, _LETTER_SIZE, _MOST_LINES)
    )
    return [_NUMBER.sub(r"(n = \1)", line) for line in lines]


def _draw_frame(x: float, width: float, y: float, height: float, lines: Sequence[str], direction: str) -> list[Part]:
    inner_box = Box(x + _STROKE_WIDTH, y + _STROKE_WIDTH, width - 2 * _STROKE_WIDTH, height - 2 * _STROKE_WIDTH, "page")
    first = y + (height - len(lines) * _LINE_HEIGHT) / 2 + _LETTER_SIZE
    texts = (
        Label(x + _BOX_PADDING, first + row * _LINE_HEIGHT, line, size=_LETTER_SIZE, direction=direction)
        for row, line in enumerate(lines)
    )
    return [Box(x, y, width, height, "pale"), inner_box, *texts]


def _draw_arrow_aside(start: float, end: float, y: float) -> list[Part]:
    shaft = Box(start, y - _STROKE_WIDTH / 2, end - start - _HEAD_SIZE, _STROKE_WIDTH, "pale")
    heads = (Box(end - distance - 1, y - distance / 2, 1, distance, "pale") for distance in range(1, _HEAD_WIDE + 1))
    return [shaft, *heads]


def _draw_arrow_down(x: float, start: float, end: float) -> list[Part]:
    shaft = Box(x - _STROKE_WIDTH / 2, start, _STROKE_WIDTH, end - start - _HEAD_SIZE, "pale")
    heads = (Box(x - distance / 2, end - distance - 1, distance, 1, "pale") for distance in range(1, _HEAD_WIDE + 1))
    return [shaft, *heads]
