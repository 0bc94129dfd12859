"""Charts as letters and blocks, in lines that fit a terminal: bars, columns over the years, and tables with a shade for each count."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from protlib.render.charts.chart import Chart, by_period, limited, narrowed
from protlib.render.charts.letters import split
from protlib.selection import Facet
from protlib.text import printable

PLAIN: Final = ""
HEAD: Final = "bold"
PALE: Final = "dim"
INK: Final = "magenta"  # the one colour that is legible on black and on white alike
Line = Sequence[tuple[str, str]]
"""A line as texts, each with its style."""
_GAP: Final = "  "
_LABELS: Final = 5, 2
"""Labels have at most two fifths of the width."""
_HEAD_LINES: Final = 3
_HEAD: Final = 11
"""The widest column of a table whose heads are words."""


class Signs(NamedTuple):
    """What is drawn with: the parts of a cell, the least first, filled from the left and from below, and the shades of a count."""

    across: str
    upright: str
    shades: str
    none: str
    line: str
    dash: str
    cut: str


BLOCKS: Final = Signs("▏▎▍▌▋▊▉█", "▁▂▃▄▅▆▇█", "░▒▓█", "·", "─", "–", "…")
LETTERS: Final = Signs("-#", "-=#", "-+*#", ".", "-", "-", "...")
"""For a terminal that has no blocks."""


class Size(NamedTuple):
    """How many cells a picture may be wide, and how many lines high; None where it may be as high as it likes."""

    width: int
    height: int | None


def signs_of(encoding: str) -> Signs:
    """Return what a stream of an encoding can show."""
    try:
        "".join(BLOCKS).encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return LETTERS
    return BLOCKS


def bars(chart: Chart, size: Size, signs: Signs) -> list[Line]:
    """Return a line for each row with its count and a bar as long as its share of the greatest."""
    chart = _fitting(chart, size, 0)
    count_width = len(str(chart.most))
    names = _label_width(chart, size.width, signs)
    room = size.width - names - count_width - 2 * len(_GAP)
    return [
        [
            (f"{fitted(value, names, signs)}{_GAP}{count:>{count_width}}{_GAP}", PLAIN),
            (bar(count, chart.most, max(room, 1), signs), INK),
        ]
        for value, count in chart.rows
    ] + noted(chart.said, size.width)


def table(chart: Chart, size: Size, signs: Signs) -> list[Line]:
    """Return a table of two facets: a row of counts, each with a shade of its own; columns for which there is no room are told."""
    names = min(_label_width(chart, size.width, signs), max(size.width // 3, 8))
    total = len(str(max((count for _value, count in chart.rows), default=0)))
    number = len(str(chart.most)) + 1
    left = names + len(_GAP) + total
    room = size.width - left
    if chart.across == Facet.YEAR:
        chart = by_period(chart, lambda letters: room // (max(letters, number) + 2), signs.dash)
    wide = max(number, min(_HEAD, max((_cells(value) for value, _count in chart.columns), default=0)))
    chart = narrowed(chart, max(room // (wide + 2), 1))
    chart = _fitting(chart, size, _HEAD_LINES)
    heads = [_folded(value, wide, signs) for value, _count in chart.columns]
    deep = max(map(len, heads), default=0)
    lines: list[Line] = []
    for line in range(deep):
        cells = (head[line - deep + len(head)] if line >= deep - len(head) else "" for head in heads)
        lines.append([(" " * left + "".join(f"{_GAP}{_right(cell, wide)}" for cell in cells), HEAD)])
    for (value, count), row in zip(chart.rows, chart.cells, strict=True):
        lines.append(
            [
                (f"{fitted(value, names, signs)}{_GAP}{count:>{total}}", PLAIN),
                *(_cell(number, chart.most, wide, signs) for number in row),
            ]
        )
    return lines + noted(chart.said, size.width)


def columns(chart: Chart, size: Size, signs: Signs) -> list[Line]:
    """Return columns over the years, as high as there is room for; years without a publication are gaps."""
    axis = len(str(chart.most)) + 1
    chart = by_period(chart, lambda _letters: size.width - axis, signs.dash)
    each = _column_width(len(chart.rows), size.width - axis)
    notes = noted(chart.said, size.width)
    high = max((size.height or 24) - 3 - len(notes), 3)
    ticks = _ticks(high, chart.most)
    lines = [
        [(f"{ticks.get(line, ''):>{axis - 1}} ", PALE), (_level(chart.rows, line, high, chart.most, each, signs), INK)]
        for line in range(high, 0, -1)
    ]  # fmt: skip
    base = signs.line * min(each * len(chart.rows), size.width - axis)
    return [*lines, [(" " * axis + base, PALE)], [(" " * axis + _years(chart.rows, each), PLAIN)], *notes]


def small_columns(chart: Chart, size: Size, signs: Signs) -> list[Line]:
    """Return a row of columns over the years for each of the rows, all on one scale."""
    chart = _fitting(chart, size, 1)
    names = min(_label_width(chart, size.width, signs), max(size.width // 3, 8))
    total = len(str(max((count for _value, count in chart.rows), default=0)))
    left = names + total + 2 * len(_GAP)
    chart = by_period(chart, lambda _letters: size.width - left, signs.dash)
    each = _column_width(len(chart.columns), size.width - left)
    room = (size.height or 24) - 2 - len(noted(chart.said, size.width))
    high = max(min(room // max(len(chart.rows), 1), 3), 1)
    lines: list[Line] = []
    for (value, count), row in zip(chart.rows, chart.cells, strict=True):
        counts = [(year, number) for (year, _count), number in zip(chart.columns, row, strict=True)]
        for line in range(high, 0, -1):
            head = f"{fitted(value, names, signs)}{_GAP}{count:>{total}}" if line == 1 else ""
            level = _level(counts, line, high, chart.most, each, signs, signs.none if line == 1 else " ")
            lines.append([(f"{head:{left}}" if not head else f"{head}{_GAP}", PLAIN), (level, INK)])
    return [*lines, [(" " * left + _years(chart.columns, each), PLAIN)], *noted(chart.said, size.width)]


def bar(count: int, most: int, room: int, signs: Signs) -> str:
    """Return a bar in so many cells; whatever is counted at all has the least of it."""
    parts = len(signs.across)
    filled = max(round(count / max(most, 1) * room * parts), 1) if count else 0
    whole, rest = divmod(filled, parts)
    return signs.across[-1] * whole + (signs.across[rest - 1] if rest else "")


def shade(count: int, most: int, signs: Signs) -> str:
    """Return the shade of a count, by its square root, so that few are told from fewer where one value has most."""
    return (
        next((sign for sign, end in zip(signs.shades, _ends(most), strict=True) if count <= end), " ") if count else " "
    )


def shade_ranges(most: int, signs: Signs) -> list[tuple[str, str]]:
    """Return each shade with the counts that it stands for, such as "1–3"."""
    ends = _ends(most)
    ranges = zip(signs.shades, [0, *ends], ends, strict=False)
    return [
        (sign, str(end) if start + 1 == end else f"{start + 1}{signs.dash}{end}")
        for sign, start, end in ranges
        if end > start
    ]


def _ends(most: int) -> list[int]:
    """Return the greatest count of each shade."""
    return [most * quarter * quarter // 16 for quarter in range(1, 5)]


def fitted(text: str, width: int, signs: Signs) -> str:
    """Return a text on one line in exactly so many cells, cut or filled up."""
    from rich.cells import cell_len, set_cell_size

    text = " ".join(printable(text).split())
    if cell_len(text) <= width:
        return text + " " * (width - cell_len(text))
    begin, end = split(text)
    mark = f"{signs.cut}{end}" if len(end) < width // 2 else signs.cut[:width]
    begin = text if len(mark) <= len(signs.cut) else begin
    return set_cell_size(set_cell_size(begin, max(width - cell_len(mark), 0)).rstrip() + mark, width)


def _cells(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(" ".join(printable(text).split()))


def _right(text: str, width: int) -> str:
    return " " * (width - _cells(text)) + text


def _label_width(chart: Chart, width: int, signs: Signs) -> int:
    longest = max((_cells(value) for value, _count in chart.rows), default=0)
    whole, part = _LABELS
    return min(longest, max(width * part // whole, len(signs.cut) + 1))


def _fitting(chart: Chart, size: Size, besides: int) -> Chart:
    """Return a chart with as many rows as there are lines for, beside so many and what is said below."""
    if size.height is None:
        return chart
    room = size.height - besides
    if len(chart.rows) <= room - len(noted(chart.said, size.width)):
        return chart
    fewer = limited(chart, 1)
    return limited(chart, max(room - len(noted(fewer.said, size.width)), 1))


def noted(notes: Iterable[str], width: int) -> list[Line]:
    """Return what is said below a drawing, in lines broken between words."""
    from textwrap import wrap

    return [[(line, PALE)] for line in wrap("; ".join(map(printable, notes)), width)]


def _cell(number: int, most: int, wide: int, signs: Signs) -> tuple[str, str]:
    if not number:
        return f"{_GAP}{_right(signs.none, wide - 1)} ", PALE
    return f"{_GAP}{_right(str(number), wide - 1)}{shade(number, most, signs)}", INK


def _folded(text: str, width: int, signs: Signs) -> list[str]:
    """Return a head of a column in some lines, the last of them cut where there is more."""
    words = printable(text).split()
    lines: list[str] = []
    while words and len(lines) < _HEAD_LINES - 1:
        count = len(words)
        while count > 1 and _cells(" ".join(words[:count])) > width:
            count -= 1
        lines.append(fitted(" ".join(words[:count]), width, signs).rstrip())
        words = words[count:]
    return [*lines, fitted(" ".join(words), width, signs).rstrip()] if words else lines


def _column_width(count: int, room: int) -> int:
    return max(min(room // max(count, 1), 8), 1)


def _ticks(high: int, most: int) -> dict[int, str]:
    """Return the numbers beside lines: the greatest at the top, and the one nearest to the middle that is whole there."""
    whole = [line for line in range(2, high - 1) if most * line % high == 0]
    middle = sorted(whole, key=lambda line: abs(2 * line - high))[:1]
    return {line: str(most * line // high) for line in (high, *middle)}


def _level(
    counts: Iterable[tuple[str, int]],
    line: int,
    high: int,
    most: int,
    each: int,
    signs: Signs,
    none: str = " ",
) -> str:
    """Return one line of columns, the lowest being 1; what has no count at all is `none`."""
    parts = len(signs.upright)
    wide = max(each - 1, 1)
    cells: list[str] = []
    for _year, count in counts:
        filled = max(round(count / max(most, 1) * high * parts), 1) if count else 0
        here = min(max(filled - (line - 1) * parts, 0), parts)
        sign = signs.upright[here - 1] if here else (none if not count else " ")
        cells.append((sign * wide if here else sign.ljust(wide)) + " " * (each - wide))
    return "".join(cells).rstrip()


def _years(counts: Sequence[tuple[str, int]], each: int) -> str:
    """Return the labels below columns, as many as there is room for."""
    line, end = "", each * len(counts)
    for place, (year, _count) in enumerate(counts):
        start = place * each
        if (not line or start > len(line)) and start + len(year) <= max(end, len(year)):
            line = f"{line:{start}}{year}"
    return line


def titled(chart: Chart, lines: Sequence[Line], width: int, signs: Signs) -> list[Line]:
    """Return lines below the title of a chart."""
    return [[(fitted(chart.title, width, signs).rstrip(), HEAD)], *lines]
