"""The flow diagram of a review, as PRISMA 2020 has it: boxes with numbers, and arrows between them."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from protlib.record.decisions.verdicts import Flow
from protlib.render.charts.letters import wrap
from protlib.render.charts.svg import TITLED, Frame, draw_box, draw_label, make_document

TITLE: Final = "Flow of publications through the review"
_MAIN: Final = 122, 280
"""Where the boxes of what goes on begin, and how wide they are."""
_ASIDE: Final = 436, 268
"""The same of the boxes of what is left out."""
_EDGE: Final = 16
_LINE: Final = 17
_PAD: Final = 9
_GAP: Final = 34
_SIZE: Final = 12
_THIN: Final = 1.2
_HEAD: Final = 5
_MOST_LINES: Final = 3


class _Row(NamedTuple):
    """A box, the box beside it ("" for none), and the phase of the review that begins here."""

    main: Sequence[str]
    aside: Sequence[str] = ()
    phase: str = ""


def list_counts(flow: Flow) -> list[tuple[str, int]]:
    """Return the boxes of the diagram and their numbers, from the first to the last; reasons stand below theirs."""
    return [
        ("Records identified", flow.identified),
        ("Duplicate records removed", flow.duplicates),
        ("Records screened", flow.screened),
        ("Records excluded", flow.excluded),
        ("Records without a decision", flow.waiting),
        ("Reports sought for retrieval", flow.sought),
        ("Reports not retrieved", flow.not_retrieved),
        ("Reports assessed for eligibility", flow.assessed),
        ("Reports excluded", sum(count for _reason, count in flow.reasons)),
        *((f"  {reason}", count) for reason, count in flow.reasons),
        ("Reports without a decision", flow.text_waiting),
        ("Reports included in the review", flow.included),
    ]


def draw_flow(flow: Flow, title: str = TITLE, frame: Frame | None = None) -> str:
    """Return the diagram as SVG."""
    texts = {name: f"{name} (n = {count})" for name, count in list_counts(flow)}
    reasons = [f"– {reason} (n = {count})" for reason, count in flow.reasons]
    rows = [
        _Row([texts["Records identified"]], [texts["Duplicate records removed"]], "Identification"),
        _Row([texts["Records screened"]], _aside(texts, "Records excluded", flow.waiting), "Screening"),
        _Row([texts["Reports sought for retrieval"]], [texts["Reports not retrieved"]]),
        _Row(
            [texts["Reports assessed for eligibility"]],
            [*_aside(texts, "Reports excluded", 0), *reasons, *_without_decision(texts, flow.text_waiting)],
        ),
        _Row([texts["Reports included in the review"]], phase="Included"),
    ]
    parts: list[str] = []
    y = float(TITLED)
    for place, row in enumerate(rows):
        main_lines, aside_lines = _lines(row.main, _MAIN[1]), _lines(row.aside, _ASIDE[1])
        high = max(len(main_lines), len(aside_lines)) * _LINE + 2 * _PAD
        level = y + (high - _LINE) / 2 + _SIZE
        parts += [draw_label(_EDGE, level, row.phase, "pale", size=_SIZE, weight="bold")] if row.phase else []
        parts += _draw_frame(*_MAIN, y, high, main_lines)
        if aside_lines:
            parts += _draw_frame(*_ASIDE, y, high, aside_lines)
            parts += _draw_arrow_right(_MAIN[0] + _MAIN[1], _ASIDE[0], y + high / 2)
        if place < len(rows) - 1:
            parts += _draw_arrow_down(_MAIN[0] + _MAIN[1] / 2, y + high, y + high + _GAP)
        y += high + _GAP
    description = ". ".join(f"{name.strip()}: {count}" for name, count in list_counts(flow))
    frame = frame or Frame()
    head = f"{frame.subtitle}. " if frame.subtitle else ""
    return make_document(title, parts, y - _GAP + 8, (), frame._replace(description=f"{head}{description}."))


def _aside(texts: dict[str, str], name: str, waiting: int) -> list[str]:
    return [texts[name], *([texts["Records without a decision"]] if waiting else [])]


def _without_decision(texts: dict[str, str], waiting: int) -> list[str]:
    return [texts["Reports without a decision"]] if waiting else []


def _lines(texts: Sequence[str], wide: float) -> list[str]:
    return [line for text in texts for line in wrap(text, wide - 2 * _PAD, _SIZE, _MOST_LINES)]


def _draw_frame(x: float, wide: float, y: float, high: float, lines: Sequence[str]) -> list[str]:
    inside = draw_box(x + _THIN, y + _THIN, wide - 2 * _THIN, high - 2 * _THIN, "page")
    first = y + (high - len(lines) * _LINE) / 2 + _SIZE
    texts = (draw_label(x + _PAD, first + at * _LINE, line, size=_SIZE) for at, line in enumerate(lines))
    return [draw_box(x, y, wide, high, "pale"), inside, *texts]


def _draw_arrow_right(start: float, end: float, y: float) -> list[str]:
    shaft = draw_box(start, y - _THIN / 2, end - start - _HEAD, _THIN, "pale")
    heads = (draw_box(end - at - 1, y - at / 2, 1, at, "pale") for at in range(1, _HEAD + 3))
    return [shaft, *heads]


def _draw_arrow_down(x: float, start: float, end: float) -> list[str]:
    shaft = draw_box(x - _THIN / 2, start, _THIN, end - start - _HEAD, "pale")
    heads = (draw_box(x - at / 2, end - at - 1, at, 1, "pale") for at in range(1, _HEAD + 3))
    return [shaft, *heads]
