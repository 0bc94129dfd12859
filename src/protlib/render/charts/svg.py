"""Charts as SVG: one file without a script or an outside resource, legible in light and dark, told to screen readers."""

from collections.abc import Iterable, Sequence
from math import ceil, sqrt
from typing import Final, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from protlib.render.charts.chart import Chart, by_period, limited, narrowed
from protlib.render.charts.letters import clean, cut, width, wrapped
from protlib.selection import Facet

WIDTH: Final = 720
MOST_ROWS: Final = 30
"""How many values a picture shows where nobody says."""
_FONTS: Final = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans', 'DejaVu Sans', sans-serif"
_SIZE: Final = 13
_SMALL: Final = 11
_TITLE: Final = 17
_EDGE: Final = 16
TITLED: Final = 52
_ROW: Final = 24
_LABELS: Final = 0.4  # of the width, what labels may have at most
_PLOT: Final = 220  # the height of columns
_MINI: Final = 34  # that of the columns in a row of many
_CELL: Final = 52
_TOLD: Final = 40
"""How many values the description for screen readers names."""
_PERIODS: Final = 8
COLOURS: Final = {"page": ("#ffffff", "#16191d"), "ink": ("#1a1c1f", "#e8eaed"), "pale": ("#55595f", "#aeb4bb"), "line": ("#c9cdd2", "#454b53"), "bar": ("#0b5fa5", "#6db3f2")}  # fmt: skip
"""What each class of things is filled with in light and in dark."""

_Drawn = tuple[Chart, list[str], float]
"""A chart as far as it is shown, its parts, and where they end."""


class Frame(NamedTuple):
    """What stands around a picture: what a screen reader tells, "" for what the chart itself says; one that `is_bare` shows no title."""

    told: str = ""
    is_bare: bool = False


_USUAL: Final = Frame()


def drawn(chart: Chart, kind: str = "", most: int | None = MOST_ROWS, frame: Frame = _USUAL) -> str:
    """Return a chart as SVG: as `bars`, `columns` over the years, a `grid` of numbers, or `rows` of columns over the years.

    Without a kind it is told by what is counted. At most so many rows are shown, of `columns` all.
    """
    kind = kind or _kind(chart)
    chart = chart if kind == "columns" else limited(chart, most)
    shown, parts, height = _KINDS[kind](chart)
    told = frame.told or described(chart)
    return document(chart.title, told, parts, height, shown.said, is_bare=frame.is_bare)


def _kind(chart: Chart) -> str:
    if chart.across:
        return "grid"
    return "columns" if chart.by == Facet.YEAR else "bars"


def described(chart: Chart) -> str:
    """Return what a chart says, in words; of two things, what each row has in its columns, years in a few periods."""
    if chart.across == Facet.YEAR:
        chart = by_period(chart, lambda _letters: _PERIODS)
    told = [_told(chart, row) for row in range(min(len(chart.rows), _TOLD))]
    more = [f"and {len(chart.rows) - _TOLD} more"] if len(chart.rows) > _TOLD else []
    return f"{chart.total} publications. {'; '.join([*told, *more])}. {sentences(chart.said)}".strip()


def _told(chart: Chart, row: int) -> str:
    value, count = chart.rows[row]
    cells = zip(chart.columns, chart.cells[row] if chart.across else (), strict=False)
    inside = ", ".join(f"{clean(column)} {number}" for (column, _count), number in cells if number)
    return f"{clean(value)}: {count}{f' ({inside})' if inside else ''}"


def sentences(notes: Iterable[str]) -> str:
    """Return notes as sentences."""
    return " ".join(f"{note[:1].upper()}{note[1:]}." for note in notes)


def document(
    title: str,
    told: str,
    parts: Iterable[str],
    height: float,
    notes: Sequence[str] = (),
    *,
    is_bare: bool = False,
) -> str:
    """Return a picture of parts below a title, with notes under them, and what a screen reader tells; a bare one begins below the title."""
    room = WIDTH - 2 * _EDGE
    below = wrapped(sentences(notes), room, _SMALL, 4)
    whole = ceil(height + (len(below) * (_SMALL + 5) + 8 if below else 0) + _EDGE)
    # LibreOffice obeys rules inside of @media whatever the medium, but knows no selectors of attributes.
    top = TITLED - _EDGE if is_bare else 0
    dark = "".join(f".protlib-chart [class~={name}]{{fill:{dark}}}" for name, (_, dark) in COLOURS.items())
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="protlib-chart" role="img" width="{WIDTH}" height="{whole - top}" viewBox="0 {top} {WIDTH} {whole - top}" font-family="{_FONTS}" font-size="{_SIZE}">',
            f"<title>{escape(clean(title))}</title>",
            f"<desc>{escape(clean(told))}</desc>",
            f"<style>@media screen and (prefers-color-scheme: dark){{{dark}}}</style>",
            box(0, 0, WIDTH, whole, "page"),
            *([] if is_bare else [label(_EDGE, 30, cut(title, room, _TITLE), size=_TITLE, weight="bold")]),
            *parts,
            *(
                label(_EDGE, height + 16 + line * (_SMALL + 5), text, "pale", size=_SMALL)
                for line, text in enumerate(below)
            ),
            "</svg>\n",
        )
    )


def box(x: float, y: float, wide: float, high: float, kind: str, *, told: str = "", shade: float = 1) -> str:
    """Return a rectangle, and what is told where the pointer stands on it."""
    opacity = "" if shade == 1 else f' fill-opacity="{_number(shade)}"'
    rect = f'<rect class="{kind}" x="{_number(x)}" y="{_number(y)}" width="{_number(wide)}" height="{_number(high)}" fill="{COLOURS[kind][0]}"{opacity}'
    return f"{rect}><title>{escape(clean(told))}</title></rect>" if told else f"{rect}/>"


def label(
    x: float,
    y: float,
    text: str,
    kind: str = "ink",
    *,
    size: float = _SIZE,
    anchor: str = "start",
    weight: str = "",
) -> str:
    """Return a text that begins, stands in the middle or ends at a place."""
    sized = "" if size == _SIZE else f' font-size="{_number(size)}"'
    where = "" if anchor == "start" else f' text-anchor="{anchor}"'
    heavy = f" font-weight={quoteattr(weight)}" if weight else ""
    return f'<text class="{kind}" x="{_number(x)}" y="{_number(y)}" fill="{COLOURS[kind][0]}"{sized}{where}{heavy}>{escape(text)}</text>'


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _label_width(chart: Chart, share: float = _LABELS) -> float:
    longest = max((width(clean(value), _SIZE) for value, _count in chart.rows), default=0)
    return min(longest, (WIDTH - 2 * _EDGE) * share)


def _bars(chart: Chart) -> _Drawn:
    left = _EDGE + _label_width(chart) + 8
    room = WIDTH - _EDGE - left - width(str(chart.most), _SIZE) - 6
    parts: list[str] = []
    for line, (value, count) in enumerate(chart.rows):
        y = TITLED + line * _ROW
        long = max(room * count / max(chart.most, 1), 1 if count else 0)
        parts += [
            label(left - 8, y + 15, cut(value, left - 8 - _EDGE, _SIZE), anchor="end"),
            box(left, y + 3, long, _ROW - 8, "bar", told=f"{value}: {count}"),
            label(left + long + 6, y + 15, str(count)),
        ]
    return chart, parts, TITLED + len(chart.rows) * _ROW


def _columns(chart: Chart) -> _Drawn:
    left = _EDGE + width(str(chart.most), _SMALL) + 8
    chart = by_period(chart, lambda _letters: int((WIDTH - _EDGE - left) // 8))
    step = _tick(chart.most)
    top = max(step * ceil(chart.most / step), 1)
    base = TITLED + _PLOT
    parts: list[str] = []
    for tick in range(0, top + 1, step):
        y = base - _PLOT * tick / top
        parts += [
            box(left, y, WIDTH - _EDGE - left, 1, "line"),
            label(left - 6, y + 4, str(tick), "pale", size=_SMALL, anchor="end"),
        ]
    parts += _over_time(chart.rows, left, base, _PLOT, top)
    parts += _years(chart.rows, left, base + 16)
    return chart, parts, base + 22


def _tick(most: int) -> int:
    """Return the distance of about four lines: 1, 2 or 5 with noughts."""
    power = 10 ** max(len(str(most)) - 2, 0)
    steps = [power * step for step in (1, 2, 5, 10, 20, 50) if power * step * 5 >= most]
    return steps[0] if steps else max(most, 1)


def _over_time(
    counts: Sequence[tuple[str, int]], left: float, base: float, high: float, most: int, told: str = ""
) -> list[str]:
    each = (WIDTH - _EDGE - left) / max(len(counts), 1)
    return [
        box(
            left + place * each + each * 0.1,
            base - tall,
            each * 0.8,
            tall,
            "bar",
            told=f"{told}{year}: {count}",
        )
        for place, (year, count) in enumerate(counts)
        if count and (tall := max(high * count / max(most, 1), 1.5))
    ]


def _years(counts: Sequence[tuple[str, int]], left: float, y: float) -> list[str]:
    """Return the labels of as many columns as have room for one."""
    each = (WIDTH - _EDGE - left) / max(len(counts), 1)
    longest = max((width(year, _SMALL) for year, _count in counts), default=0) + 6
    every = max(ceil(longest / each), 1)
    return [
        label(min(left + (place + 0.5) * each, WIDTH - longest / 2), y, year, "pale", size=_SMALL, anchor="middle")
        for place, (year, _count) in enumerate(counts)
        if place % every == 0
    ]  # fmt: skip


def _grid(chart: Chart) -> _Drawn:
    left = _EDGE + _label_width(chart, 0.32) + 8
    counted = width("0" * len(str(chart.total)), _SIZE) + 12
    room = WIDTH - _EDGE - left - counted
    most = int(room // _CELL)
    if chart.across == Facet.YEAR:
        chart = by_period(chart, lambda _letters: most)
    chart = narrowed(chart, most)
    each = min(room / max(len(chart.columns), 1), 2 * _CELL)
    parts: list[str] = []
    heads = [wrapped(value, each - 4, _SMALL, 3) for value, _count in chart.columns]
    deep = max(map(len, heads), default=1)
    for place, lines in enumerate(heads):
        x = left + counted + (place + 0.5) * each
        for line, text in enumerate(lines):
            y = TITLED + 6 + (deep - len(lines) + line) * (_SMALL + 3)
            parts.append(label(x, y, text, "pale", size=_SMALL, anchor="middle"))
    top = TITLED + deep * (_SMALL + 3) + 2
    for line, ((value, count), cells) in enumerate(zip(chart.rows, chart.cells, strict=True)):
        y = top + line * _ROW
        parts.append(label(left - 8, y + 16, cut(value, left - 8 - _EDGE, _SIZE), anchor="end"))
        parts.append(label(left + counted - 10, y + 16, str(count), anchor="end", weight="bold"))
        for place, number in enumerate(cells):
            told = f"{value}, {chart.columns[place][0]}: {number}"
            parts += _cell(left + counted + place * each, y, each, number, chart.most, told)
    return chart, parts, top + len(chart.rows) * _ROW


def _cell(x: float, y: float, wide: float, number: int, most: int, told: str) -> list[str]:
    if not number:
        return [label(x + wide / 2, y + 16, "·", "pale", anchor="middle")]
    return [
        box(x + 1, y + 1, wide - 2, _ROW - 2, "bar", told=told, shade=shade_of(number, most)),
        label(x + wide / 2, y + 16, str(number), anchor="middle"),
    ]


def shade_of(number: int, most: int) -> float:
    """Return how dark a count is shown, so that a text on it stays legible: from 0.08 to 0.45, by its square root."""
    return round(0.08 + 0.37 * sqrt(number / max(most, 1)), 2)


def _rows(chart: Chart) -> _Drawn:
    left = _EDGE + _label_width(chart, 0.32) + 8
    counted = width("0" * len(str(chart.total)), _SIZE) + 12
    start = left + counted
    chart = by_period(chart, lambda _letters: int((WIDTH - _EDGE - start) // 8))
    parts: list[str] = []
    for line, ((value, count), cells) in enumerate(zip(chart.rows, chart.cells, strict=True)):
        base = TITLED + (line + 1) * (_MINI + 8) - 8
        parts += [
            box(start, base, WIDTH - _EDGE - start, 1, "line"),
            label(left - 8, base - 8, cut(value, left - 8 - _EDGE, _SIZE), anchor="end"),
            label(start - 10, base - 8, str(count), anchor="end", weight="bold"),
        ]
        years = [(year, number) for (year, _count), number in zip(chart.columns, cells, strict=True)]
        parts += _over_time(years, start, base, _MINI, chart.most, f"{value}, ")
    end = TITLED + len(chart.rows) * (_MINI + 8)
    return chart, [*parts, *_years(chart.columns, start, end + 8)], end + 14


_KINDS: Final = {"bars": _bars, "columns": _columns, "grid": _grid, "rows": _rows}
