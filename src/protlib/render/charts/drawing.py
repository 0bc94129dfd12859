"""Charts as letters and blocks, in lines that fit a terminal: bars, columns over the years, and shaded tables."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from protlib.render.charts.chart import Chart, group_by_period, limit_columns, limit_rows, note_common_scale
from protlib.render.charts.scale import Scale, make_scale
from protlib.render.charts.text_width import fold_lines, split_bracket
from protlib.selection import Facet
from protlib.text import make_printable

PLAIN: Final = ""
HEAD: Final = "bold"
PALE: Final = "dim"
INK: Final = "magenta"  # the one colour that is legible on black and on white alike
Line = Sequence[tuple[str, str]]
"""A line as texts, each with its style."""
_GAP: Final = "  "
_LABELS: Final = 5, 2
"""Labels have at most two fifths of the width."""
_NAMES_OF_WIDTH: Final = 3  # names beside columns have at most this part of the width
_LEAST_NAME: Final = 8  # but so many cells
_USUAL_HEIGHT: Final = 24  # lines, where the terminal does not say
_LINES_AROUND: Final = 3  # of columns: their axis, their years and the next prompt
_HIGHEST_OF_MANY: Final = 3  # lines of columns in a row of many
_WIDEST_COLUMN: Final = 8  # cells
_HEAD_LINES: Final = 3
_MOST_COLUMNS_OF_A_HEAD: Final = 11
"""The widest column of a table whose heads are words."""


class Signs(NamedTuple):
    """The signs for drawing: parts of a cell, filled from the left and from below, and shades of counts.

    `steps` are the styles of a tile, the fewest first; none where a terminal has too few colours.
    """

    horizontal: str
    upright: str
    shades: str
    none: str
    line: str
    dash: str
    cut: str
    steps: Sequence[str] = ()


BLOCKS: Final = Signs("▏▎▍▌▋▊▉█", "▁▂▃▄▅▆▇█", "░▒▓█", "·", "─", "–", "…")
LETTERS: Final = Signs("-#", "-=#", "-+*#", ".", "-", "-", "...")
"""For a terminal that has no blocks."""


class Size(NamedTuple):
    """The width of a picture in cells, and its height in lines; None for any height."""

    width: int
    height: int | None


def signs_of(encoding: str) -> Signs:
    """Return the signs for a stream's encoding."""
    try:
        "".join(BLOCKS[:-1]).encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return LETTERS
    return BLOCKS


def draw_bars(chart: Chart, size: Size, signs: Signs) -> list[Line]:
    """Return a line for each row with its count and a bar in proportion to the highest."""
    chart = _fit_rows(chart, size, 0)
    count_width = len(str(chart.highest_count))
    names = _label_width(chart, size.width, signs)
    room = size.width - names - count_width - 2 * len(_GAP)
    return [
        [
            (f"{fit_chart_line(value, names, signs)}{_GAP}{count:>{count_width}}{_GAP}", PLAIN),
            (draw_bar(count, chart.highest_count, max(room, 1), signs), INK),
        ]
        for value, count in chart.rows
    ] + wrap_notes(chart.captions, size.width)


def draw_count_table(chart: Chart, size: Size, signs: Signs) -> list[Line]:
    """Return a table of two facets with shaded counts; a note counts the columns that do not fit."""
    names = min(_label_width(chart, size.width, signs), max(size.width // _NAMES_OF_WIDTH, _LEAST_NAME))
    total = len(str(max((count for _value, count in chart.rows), default=0)))
    number = len(str(chart.highest_count)) + 1
    used_width = names + len(_GAP) + total
    room = size.width - used_width
    if chart.column_field == Facet.YEAR:
        chart = group_by_period(chart, lambda letters: room // (max(letters, number) + 2), signs.dash)
    cell_width = max(
        number, min(_MOST_COLUMNS_OF_A_HEAD, max((_count_cells(value) for value, _count in chart.columns), default=0))
    )
    chart = limit_columns(chart, max(room // (cell_width + 2), 1))
    chart = _fit_rows(chart, size, _HEAD_LINES)
    scale = make_scale(chart.highest_count, len(signs.shades))
    heads = [_fold_head(value, cell_width, signs) for value, _count in chart.columns]
    head_lines = max(map(len, heads), default=0)
    lines: list[Line] = []
    for line in range(head_lines):
        cells = (head[line - head_lines + len(head)] if line >= head_lines - len(head) else "" for head in heads)
        lines.append([(" " * used_width + "".join(f"{_GAP}{_align_right(cell, cell_width)}" for cell in cells), HEAD)])
    for (value, count), row in zip(chart.rows, chart.cells, strict=True):
        lines.append(
            [
                (f"{fit_chart_line(value, names, signs)}{_GAP}{count:>{total}}", PLAIN),
                *(_draw_cell(number, scale, cell_width, signs) for number in row),
            ]
        )
    return lines + wrap_notes(chart.captions, size.width)


def draw_columns(chart: Chart, size: Size, signs: Signs) -> list[Line]:
    """Return columns over the years, as high as there is room for; years without a publication are gaps."""
    axis = len(str(chart.highest_count)) + 1
    chart = group_by_period(chart, lambda _letters: size.width - axis, signs.dash)
    column_width = _column_width(len(chart.rows), size.width - axis)
    notes = wrap_notes(chart.captions, size.width)
    height = max((size.height or _USUAL_HEIGHT) - _LINES_AROUND - len(notes), _HIGHEST_OF_MANY)
    ticks = _spread_ticks(height, chart.highest_count)
    lines = [
        [
            (f"{ticks.get(line, ''):>{axis - 1}} ", PALE),
            (_draw_level(chart.rows, line, height, chart.highest_count, column_width, signs), INK),
        ]
        for line in range(height, 0, -1)
    ]  # fmt: skip
    base = signs.line * min(column_width * len(chart.rows), size.width - axis)
    return [*lines, [(" " * axis + base, PALE)], [(" " * axis + _draw_years(chart.rows, column_width), PLAIN)], *notes]


def draw_small_columns(chart: Chart, size: Size, signs: Signs) -> list[Line]:
    """Return a row of columns over the years for each of the rows, all on one scale."""
    chart = _fit_rows(chart, size, 2)
    names = min(_label_width(chart, size.width, signs), max(size.width // _NAMES_OF_WIDTH, _LEAST_NAME))
    total = len(str(max((count for _value, count in chart.rows), default=0)))
    used_width = names + total + 2 * len(_GAP)
    chart = note_common_scale(group_by_period(chart, lambda _letters: size.width - used_width, signs.dash))
    column_width = _column_width(len(chart.columns), size.width - used_width)
    room = (size.height or _USUAL_HEIGHT) - 2 - len(wrap_notes(chart.captions, size.width))
    height = max(min(room // max(len(chart.rows), 1), _HIGHEST_OF_MANY), 1)
    lines: list[Line] = []
    for (value, count), row in zip(chart.rows, chart.cells, strict=True):
        counts = [(year, number) for (year, _count), number in zip(chart.columns, row, strict=True)]
        for line in range(height, 0, -1):
            head = f"{fit_chart_line(value, names, signs)}{_GAP}{count:>{total}}" if line == 1 else ""
            level = _draw_level(
                counts, line, height, chart.highest_count, column_width, signs, signs.none if line == 1 else " "
            )
            lines.append([(f"{head:{used_width}}" if not head else f"{head}{_GAP}", PLAIN), (level, INK)])
    return [
        *lines,
        [(" " * used_width + _draw_years(chart.columns, column_width), PLAIN)],
        *wrap_notes(chart.captions, size.width),
    ]


def draw_bar(count: int, peak: int, room: int, signs: Signs) -> str:
    """Return a bar of at most `room` cells; every count above zero has at least the smallest part."""
    parts = len(signs.horizontal)
    filled_parts = max(round(count / max(peak, 1) * room * parts), 1) if count else 0
    full_cells, eighths = divmod(filled_parts, parts)
    return signs.horizontal[-1] * full_cells + (signs.horizontal[eighths - 1] if eighths else "")


def shade(count: int, scale: Scale, signs: Signs) -> str:
    """Return the shade of a count."""
    return signs.shades[scale.shade_of(count)] if count else " "


def fit_chart_line(text: str, width: int, signs: Signs) -> str:
    """Return a text on one line in exactly `width` cells, cut or filled up."""
    from rich.cells import cell_len, set_cell_size

    text = " ".join(make_printable(text).split())
    if cell_len(text) <= width:
        return text + " " * (width - cell_len(text))
    begin, end = split_bracket(text)
    mark = f"{signs.cut}{end}" if len(end) < width // 2 else signs.cut[:width]
    begin = text if len(mark) <= len(signs.cut) else begin
    return set_cell_size(set_cell_size(begin, max(width - cell_len(mark), 0)).rstrip() + mark, width)


def _count_cells(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(" ".join(make_printable(text).split()))


def _align_right(text: str, width: int) -> str:
    return " " * (width - _count_cells(text)) + text


def _label_width(chart: Chart, width: int, signs: Signs) -> int:
    longest_name = max((_count_cells(value) for value, _count in chart.rows), default=0)
    full_cells, part = _LABELS
    return min(longest_name, max(width * part // full_cells, len(signs.cut) + 1))


def _fit_rows(chart: Chart, size: Size, used_line_count: int) -> Chart:
    """Return a chart with as many rows as fit beside `used_line_count` lines and the captions."""
    if size.height is None:
        return chart
    room = size.height - used_line_count
    if len(chart.rows) <= room - len(wrap_notes(chart.captions, size.width)):
        return chart
    shortest_chart = limit_rows(chart, 1)
    return limit_rows(chart, max(room - len(wrap_notes(shortest_chart.captions, size.width)), 1))


def wrap_notes(notes: Iterable[str], width: int) -> list[Line]:
    """Return the notes below a drawing, in lines broken between words."""
    from textwrap import wrap

    return [[(line, PALE)] for line in wrap("; ".join(map(make_printable, notes)), width)]


def _draw_cell(number: int, scale: Scale, cell_width: int, signs: Signs) -> tuple[str, str]:
    if not number:
        return f"{_GAP}{_align_right(signs.none, cell_width - 1)} ", PALE
    return f"{_GAP}{_align_right(str(number), cell_width - 1)}{shade(number, scale, signs)}", INK


def _fold_head(text: str, width: int, signs: Signs) -> list[str]:
    """Return the head of a column in some lines, the last of them cut where there is more."""
    return fold_lines(
        make_printable(text).split(),
        _HEAD_LINES,
        lambda line: _count_cells(line) > width,
        lambda line: fit_chart_line(line, width, signs).rstrip(),
    )


def _column_width(count: int, room: int) -> int:
    return max(min(room // max(count, 1), _WIDEST_COLUMN), 1)


def _spread_ticks(height: int, peak: int) -> dict[int, str]:
    """Return the numbers beside lines: the highest at the top, and a whole one near the middle."""
    even_lines = [line for line in range(2, height - 1) if peak * line % height == 0]
    middle = sorted(even_lines, key=lambda line: abs(2 * line - height))[:1]
    return {line: str(peak * line // height) for line in (height, *middle)}


def _draw_level(
    counts: Iterable[tuple[str, int]],
    line: int,
    height: int,
    peak: int,
    column_width: int,
    signs: Signs,
    zero: str = " ",
) -> str:
    """Return one line of columns, the lowest being 1; a column without a count is `zero`."""
    parts = len(signs.upright)
    cell_width = max(column_width - 1, 1)
    cells: list[str] = []
    for _year, count in counts:
        column_parts = max(round(count / max(peak, 1) * height * parts), 1) if count else 0
        filled_parts = min(max(column_parts - (line - 1) * parts, 0), parts)
        sign = signs.upright[filled_parts - 1] if filled_parts else (zero if not count else " ")
        cells.append(
            (sign * cell_width if filled_parts else sign.ljust(cell_width)) + " " * (column_width - cell_width)
        )
    return "".join(cells).rstrip()


def _draw_years(counts: Sequence[tuple[str, int]], column_width: int) -> str:
    """Return the labels below columns, as many as there is room for."""
    line, end = "", column_width * len(counts)
    for position, (year, _count) in enumerate(counts):
        start = position * column_width
        if (not line or start > len(line)) and start + len(year) <= max(end, len(year)):
            line = f"{line:{start}}{year}"
    return line


def make_heads(title: str, subtitle: str, width: int, signs: Signs) -> list[Line]:
    """Return the lines of a title, which is broken between words, and of a subtitle."""
    from textwrap import wrap

    heads: list[Line] = [
        [(fit_chart_line(line, width, signs).rstrip(), HEAD)] for line in wrap(make_printable(title), width)
    ]
    return [*heads, [(fit_chart_line(subtitle, width, signs).rstrip(), PALE)]]
