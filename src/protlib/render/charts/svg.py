"""Charts as SVG: one file without scripts and outside resources, for light and dark, and for screen readers."""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Final, NamedTuple

from protlib.render.charts.chart import Chart, group_by_period, limit_columns, limit_rows, note_common_scale
from protlib.render.charts.picture_parts import COLOURS, EDGE, SIZE, STEPS, WIDTH, Box, Label, Part, lay_out_picture
from protlib.render.charts.scale import Scale, make_scale
from protlib.render.charts.text_width import clean_label, cut_label, width_of, wrap_label
from protlib.selection import Facet
from protlib.system.xml_escapes import escape_xml
from protlib.text import direction_of

MOST_ROWS: Final = 30
"""How many values a picture shows where nobody says."""
_FONTS: Final = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans', 'DejaVu Sans', sans-serif"
_SMALL_PIXELS: Final = 11  # pixels: letters of notes and axes
_LEADING: Final = 5  # pixels between lines of small letters
_HEAD_LEADING: Final = 3  # the same in the heads of a grid
_TITLE: Final = 17  # letters of the title
_TITLE_FOOT, _SUBTITLE_FOOT = 30, 50  # where their letters stand
_MOST_NOTE_LINES, _MOST_SOURCE_LINES = 4, 2
CHART_TOP: Final = 72  # where the drawing begins below title and subtitle
_MARGIN: Final = 8  # between a label and what it names
_NUMBER_GAP: Final = 6  # between a bar or an axis and its number, and between labels of an axis
_HEIGHT_OF_A_ROW: Final = 24  # the height of a bar with its gap
_BAR_GAP: Final = 8  # between two bars
_BAR_TOP: Final = 3  # from the top of a row to that of its bar
_FOOT: Final = 15  # from the top of a row to the foot of its letters
_MOST_SHARE_OF_LABELS: Final = 0.4  # of the width, what labels may have at most
_LABELS_OF_GRID: Final = 0.38  # the same beside columns, which need room
_COUNT_GAP: Final = 12  # behind the sums of a grid
_COUNT_END: Final = 10  # from such a sum's end to the first column
_HEIGHT_OF_COLUMNS: Final = 220  # pixels
_HEIGHT_OF_LABELS: Final = 22  # that of the labels below them
_AXIS_FOOT: Final = 16  # from columns to the foot of such letters
_TICK_FOOT: Final = 4  # from a line of a scale to the foot of its number, whose middle stands on it
_MOST_TICKS: Final = 5  # lines of a scale, beside that of nothing
_STEPS_OF_TICKS: Final = (1, 2, 5, 10, 20, 50)  # with noughts
_LEAST_COLUMN: Final = 8  # the width of a column with its gap
_COLUMN_GAP: Final = 0.1  # of that width, at each side
_LOWEST: Final = 1.5  # a column that counts is seen
_MINI: Final = 34  # the height of columns in a row of many
_ROOM_FOR_NUMBER: Final = 16  # the room above such columns, for the number of the highest
_ROOM_BELOW: Final = 12  # the room below them
_YEARS_FOOT, _YEARS = 8, 14  # from the last of them to the foot of the years, and to their end
_PEAK_ABOVE: Final = 3  # from the highest column to the foot of its number
_PEAK: Final = 9  # letters of a number above a column
_WIDTH_OF_A_CELL: Final = 52  # the width of a column of a grid: a number of four figures fits
_CELL_FOOT: Final = 16  # from its top to the foot of its letters
_MOST_HEAD_LINES: Final = 3  # of a column of a grid
_HEAD_GAP: Final = 4  # between two heads
_MOST_DESCRIBED: Final = 40
"""How many values the description for screen readers names."""
_MOST_PERIODS_IN_WORDS: Final = 8  # so many a listener keeps in mind
_RIGHT_TO_LEFT_MARK: Final = "\u200f"

_Picture = tuple[Chart, list[Part], float]
"""A chart as far as it is shown, its parts, and where they end."""


class Frame(NamedTuple):
    """The frame of a picture: what stands around the chart.

    The description is for screen readers, "" for the chart's own. The subtitle stands below the title, the source below
    the notes. A bare picture has no title and no subtitle. In the direction "rtl", all begins at the right.
    """

    description: str = ""
    is_bare: bool = False
    subtitle: str = ""
    source: str = ""
    direction: str = ""


USUAL: Final = Frame()


def draw_chart(chart: Chart, kind: str = "", most_rows: int | None = MOST_ROWS, frame: Frame = USUAL) -> str:
    """Return a chart as SVG: `bars`, `columns` over the years, a `grid` of numbers, or `rows` of such columns.

    Without a kind, the facets decide. At most `most_rows` rows are shown, of `columns` all.
    """
    kind = kind or _choose_kind(chart)
    chart = chart if kind == "columns" else limit_rows(chart, most_rows)
    limited_chart, parts, height = _KINDS[kind](chart)
    frame = frame._replace(description=frame.description or describe_chart(chart, frame.subtitle))
    return make_picture(chart.title, lay_out_picture(parts, frame.direction), height, limited_chart.captions, frame)


def _choose_kind(chart: Chart) -> str:
    if chart.column_field:
        return "grid"
    return "columns" if chart.row_field == Facet.YEAR else "bars"


def describe_chart(chart: Chart, subtitle: str) -> str:
    """Return the content of a chart in words, years in a few periods; without a subtitle, the number begins it."""
    if chart.column_field == Facet.YEAR:
        chart = group_by_period(chart, lambda _letters: _MOST_PERIODS_IN_WORDS)
    rows = [_row_text(chart, row) for row in range(min(len(chart.rows), _MOST_DESCRIBED))]
    further_count = len(chart.rows) - _MOST_DESCRIBED
    further_rows = [chart.naming.caption("rest", further_count)] if further_count > 0 else []
    head = subtitle or f"{chart.total} publications"
    return f"{head}. {'; '.join([*rows, *further_rows])}. {to_sentences(chart.captions)}".strip()


def _row_text(chart: Chart, row: int) -> str:
    value, count = chart.rows[row]
    cells = zip(chart.columns, chart.cells[row] if chart.column_field else (), strict=False)
    cells_text = ", ".join(f"{clean_label(column)} {number}" for (column, _count), number in cells if number)
    return f"{clean_label(value)}: {count}{f' ({cells_text})' if cells_text else ''}"


def to_sentences(notes: Iterable[str]) -> str:
    """Return notes as sentences."""
    marks = {"rtl": _RIGHT_TO_LEFT_MARK}  # else a number behind the full stop would follow a Latin name before it
    return " ".join(f"{note[:1].upper()}{note[1:]}.{marks.get(direction_of(note), '')}" for note in notes)


def make_picture(title: str, parts: Iterable[Part], height: float, notes: Sequence[str], frame: Frame) -> str:
    """Return a picture with parts below a title, and notes and a source under them."""
    room = WIDTH - 2 * EDGE
    note_lines = [*wrap_label(to_sentences(notes), room, _SMALL_PIXELS, _MOST_NOTE_LINES)]
    note_lines += wrap_label(frame.source, room, _SMALL_PIXELS, _MOST_SOURCE_LINES)
    total_height = ceil(height + (len(note_lines) * (_SMALL_PIXELS + _LEADING) + _MARGIN if note_lines else 0) + EDGE)
    # LibreOffice obeys rules inside of @media whatever the medium, but knows no selectors of attributes.
    top = CHART_TOP - EDGE if frame.is_bare else 0
    size = f'width="{WIDTH}" height="{total_height - top}" viewBox="0 {top} {WIDTH} {total_height - top}"'
    fonts = f'font-family="{_FONTS}" font-size="{SIZE}"'
    rules = "".join(f".protlib-chart [class~={name}]{{fill:{rules}}}" for name, (_, rules) in COLOURS.items())
    heads = [
        Label(EDGE, _TITLE_FOOT, cut_label(title, room, _TITLE), size=_TITLE, weight="bold"),
        Label(EDGE, _SUBTITLE_FOOT, cut_label(frame.subtitle, room, SIZE), "pale"),
    ]
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="protlib-chart" role="img" {size} {fonts}>',
            f"<title>{escape_xml(clean_label(title))}</title>",
            f"<desc>{escape_xml(clean_label(frame.description))}</desc>",
            f"<style>@media screen and (prefers-color-scheme: dark){{{rules}}}</style>",
            *(
                part.svg()
                for part in (
                    Box(0, 0, WIDTH, total_height, "page"),
                    *([] if frame.is_bare else lay_out_picture(heads, frame.direction)),
                    *parts,
                    *_draw_note_lines(note_lines, height + _AXIS_FOOT, frame.direction),
                )
            ),
            "</svg>\n",
        )
    )


def _draw_note_lines(lines: Sequence[str], y: float, direction: str) -> Sequence[Part]:
    """Return the lines of the notes, which begin at the side of their language."""
    direction = direction or direction_of("".join(lines[:1]))
    turn_name = direction if direction == "rtl" else ""
    positions = range(len(lines))
    height = _SMALL_PIXELS + _LEADING
    labels = [
        Label(EDGE, y + row * height, lines[row], "pale", size=_SMALL_PIXELS, direction=turn_name) for row in positions
    ]
    return lay_out_picture(labels, direction)


def _label_width(chart: Chart, share: float = _MOST_SHARE_OF_LABELS) -> float:
    longest_label = max((width_of(clean_label(value), SIZE) for value, _count in chart.rows), default=0)
    return min(longest_label, (WIDTH - 2 * EDGE) * share)


def _draw_bars(chart: Chart) -> _Picture:
    start = EDGE + _label_width(chart) + _MARGIN
    room = WIDTH - EDGE - start - width_of(str(chart.highest_count), SIZE) - _NUMBER_GAP
    parts: list[Part] = []
    for line, (value, count) in enumerate(chart.rows):
        y = CHART_TOP + line * _HEIGHT_OF_A_ROW
        bar_length = max(room * count / max(chart.highest_count, 1), 1 if count else 0)
        parts += [
            Label(start - _MARGIN, y + _FOOT, cut_label(value, start - _MARGIN - EDGE, SIZE), anchor="end"),
            Box(start, y + _BAR_TOP, bar_length, _HEIGHT_OF_A_ROW - _BAR_GAP, "bar", tooltip=f"{value}: {count}"),
            Label(start + bar_length + _NUMBER_GAP, y + _FOOT, str(count)),
        ]
    return chart, parts, CHART_TOP + len(chart.rows) * _HEIGHT_OF_A_ROW


def _draw_columns(chart: Chart) -> _Picture:
    start = EDGE + width_of(str(chart.highest_count), _SMALL_PIXELS) + _MARGIN
    chart = group_by_period(chart, lambda _letters: int((WIDTH - EDGE - start) // _LEAST_COLUMN))
    step = _find_step(chart.highest_count)
    top = max(step * ceil(chart.highest_count / step), 1)
    base = CHART_TOP + _HEIGHT_OF_COLUMNS
    parts: list[Part] = []
    for tick in range(0, top + 1, step):
        y = base - _HEIGHT_OF_COLUMNS * tick / top
        parts += [
            Box(start, y, WIDTH - EDGE - start, 1, "line"),
            Label(start - _NUMBER_GAP, y + _TICK_FOOT, str(tick), "pale", size=_SMALL_PIXELS, anchor="end"),
        ]
    parts += _draw_over_time(chart.rows, start, base, _HEIGHT_OF_COLUMNS, top)
    parts += _draw_years(chart.rows, start, base + _AXIS_FOOT)
    return chart, parts, base + _HEIGHT_OF_LABELS


def _find_step(highest_count: int) -> int:
    """Return the distance of about four lines: 1, 2 or 5 with noughts."""
    power = 10 ** max(len(str(highest_count)) - 2, 0)
    steps = [power * step for step in _STEPS_OF_TICKS if power * step * _MOST_TICKS >= highest_count]
    return steps[0] if steps else max(highest_count, 1)


def _draw_over_time(
    counts: Sequence[tuple[str, int]], start: float, base: float, height: float, highest_count: int, tooltip: str = ""
) -> list[Part]:
    column_width = (WIDTH - EDGE - start) / max(len(counts), 1)
    return [
        Box(
            start + position * column_width + column_width * _COLUMN_GAP,
            base - column_height,
            column_width * (1 - 2 * _COLUMN_GAP),
            column_height,
            "bar",
            tooltip=f"{tooltip}{year}: {count}",
        )
        for position, (year, count) in enumerate(counts)
        if count and (column_height := max(height * count / max(highest_count, 1), _LOWEST))
    ]


def _draw_years(counts: Sequence[tuple[str, int]], start: float, y: float) -> list[Part]:
    """Return the labels of as many columns as have room for one."""
    column_width = (WIDTH - EDGE - start) / max(len(counts), 1)
    longest_label = max((width_of(year, _SMALL_PIXELS) for year, _count in counts), default=0) + _NUMBER_GAP
    label_step, last = max(ceil(longest_label / column_width), 1), WIDTH - longest_label / 2
    return [
        Label(min(start + (position + 0.5) * column_width, last), y, year, "pale", size=_SMALL_PIXELS, anchor="middle")
        for position, (year, _count) in enumerate(counts)
        if position % label_step == 0
    ]  # fmt: skip


def _draw_grid(chart: Chart) -> _Picture:
    start = EDGE + _label_width(chart, _LABELS_OF_GRID) + _MARGIN
    count_width = width_of("0" * len(str(chart.total)), SIZE) + _COUNT_GAP
    room = WIDTH - EDGE - start - count_width
    most_columns = int(room // _WIDTH_OF_A_CELL)
    if chart.column_field == Facet.YEAR:
        chart = group_by_period(chart, lambda _letters: most_columns)
    chart = limit_columns(chart, most_columns)
    column_width = min(room / max(len(chart.columns), 1), 2 * _WIDTH_OF_A_CELL)
    scale = make_scale(chart.highest_count, STEPS)
    parts: list[Part] = []
    heads = [
        wrap_label(value, column_width - _HEAD_GAP, _SMALL_PIXELS, _MOST_HEAD_LINES) for value, _count in chart.columns
    ]
    head_lines = max(map(len, heads), default=1)
    for position, lines in enumerate(heads):
        x = start + count_width + (position + 0.5) * column_width
        for line, text in enumerate(lines):
            y = CHART_TOP + _NUMBER_GAP + (head_lines - len(lines) + line) * (_SMALL_PIXELS + _HEAD_LEADING)
            parts.append(Label(x, y, text, "pale", size=_SMALL_PIXELS, anchor="middle"))
    top = CHART_TOP + head_lines * (_SMALL_PIXELS + _HEAD_LEADING) + 2
    for line, ((value, count), cells) in enumerate(zip(chart.rows, chart.cells, strict=True)):
        y = top + line * _HEIGHT_OF_A_ROW
        parts.append(
            Label(start - _MARGIN, y + _CELL_FOOT, cut_label(value, start - _MARGIN - EDGE, SIZE), anchor="end")
        )
        parts.append(Label(start + count_width - _COUNT_END, y + _CELL_FOOT, str(count), anchor="end", weight="bold"))
        for position, number in enumerate(cells):
            tooltip = f"{value}, {chart.columns[position][0]}: {number}"
            parts += _draw_cell(start + count_width + position * column_width, y, column_width, number, scale, tooltip)
    return chart, parts, top + len(chart.rows) * _HEIGHT_OF_A_ROW


def _draw_cell(x: float, y: float, cell_width: float, number: int, scale: Scale, tooltip: str) -> list[Part]:
    if not number:
        return [Label(x + cell_width / 2, y + _CELL_FOOT, "·", "pale", anchor="middle")]
    step = scale.shade_of(number) + 1
    return [
        Box(x + 1, y + 1, cell_width - 2, _HEIGHT_OF_A_ROW - 2, f"step-{step}", tooltip=tooltip),
        Label(x + cell_width / 2, y + _CELL_FOOT, str(number), f"on-{step}", anchor="middle"),
    ]


def _draw_rows(chart: Chart) -> _Picture:
    names_start = EDGE + _label_width(chart, _LABELS_OF_GRID) + _MARGIN
    count_width = width_of("0" * len(str(chart.total)), SIZE) + _COUNT_GAP
    start = names_start + count_width
    chart = note_common_scale(group_by_period(chart, lambda _letters: int((WIDTH - EDGE - start) // _LEAST_COLUMN)))
    parts: list[Part] = []
    for line, ((value, count), cells) in enumerate(zip(chart.rows, chart.cells, strict=True)):
        base = CHART_TOP + (line + 1) * (_MINI + _ROOM_FOR_NUMBER) - _ROOM_BELOW
        parts += [
            Box(start, base, WIDTH - EDGE - start, 1, "line"),
            Label(
                names_start - _MARGIN,
                base - _MARGIN,
                cut_label(value, names_start - _MARGIN - EDGE, SIZE),
                anchor="end",
            ),
            Label(start - _COUNT_END, base - _MARGIN, str(count), anchor="end", weight="bold"),
        ]
        years = [(year, number) for (year, _count), number in zip(chart.columns, cells, strict=True)]
        parts += _draw_over_time(years, start, base, _MINI, chart.highest_count, f"{value}, ")
        parts += _draw_peak(cells, start, base, chart.highest_count)
    end = CHART_TOP + len(chart.rows) * (_MINI + _ROOM_FOR_NUMBER)
    return chart, [*parts, *_draw_years(chart.columns, start, end + _YEARS_FOOT)], end + _YEARS


def _draw_peak(counts: Sequence[int], start: float, base: float, highest_count: int) -> list[Part]:
    """Return the number above the highest column, the first of several."""
    peak = max(counts, default=0)
    column_width = (WIDTH - EDGE - start) / max(len(counts), 1)
    x, y = start + (counts.index(peak) + 0.5) * column_width, base - _MINI * peak / max(highest_count, 1) - _PEAK_ABOVE
    return [Label(x, y, str(peak), "pale", size=_PEAK, anchor="middle")] if peak else []


_KINDS: Final = {"bars": _draw_bars, "columns": _draw_columns, "grid": _draw_grid, "rows": _draw_rows}
