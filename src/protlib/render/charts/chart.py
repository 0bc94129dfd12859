"""What a chart shows: counts as they are drawn, of years in periods, and what is said beside them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from protlib.render.charts.periods import ENGLISH, Naming, Period, periods
from protlib.selection import BESIDE, Facet

if TYPE_CHECKING:
    from protlib.search.facets import Counted, Counts

_PLURALS: Final = {"country": "countries", "category": "categories", "access": "circles"}


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows with how many publications each has, and where there are columns, how many each has of each of these.

    `more_rows` and `more_columns` are how many values are left out, `notes` sentences about what else is not to be seen, `naming` says what
    periods are called.
    """

    title: str
    by: str
    rows: "Counted"
    total: int
    across: str = ""
    columns: "Counted" = ()
    cells: Sequence[Sequence[int]] = ()
    notes: tuple[str, ...] = ()
    more_rows: int = 0
    more_columns: int = 0
    naming: Naming = ENGLISH

    @property
    def said(self) -> tuple[str, ...]:
        """What is said below it: how many values are left out, and the notes."""
        left_out = ((self.more_rows, self.by), (self.more_columns, self.across))
        return (
            *(f"{more} more {noun(name, more)} not shown" for more, name in left_out if more),
            *self.notes,
        )

    @property
    def most(self) -> int:
        """The greatest count that is drawn: of the cells where there are columns, else of the rows."""
        counts = [count for row in self.cells for count in row] or [count for _value, count in self.rows]
        return max(counts, default=0)


def chart_of(counts: "Counts", limit: int | None = None, title: str = "") -> Chart:
    """Return the chart of counts, with at most so many rows: those with the most, of years the newest."""
    named = " and ".join(filter(None, (counts.by, counts.across)))
    chart = Chart(
        title or f"Publications by {named}",
        counts.by,
        counts.values,
        counts.total,
        counts.across,
        counts.columns,
        counts.cells,
        _lacking(counts),
    )
    return limited(chart, limit)


def limited(chart: Chart, limit: int | None) -> Chart:
    """Return a chart with at most so many rows, and how many there are besides."""
    if limit is None or len(chart.rows) <= limit:
        return chart
    kept = slice(-limit, None) if chart.by == Facet.YEAR else slice(limit)
    more = chart.more_rows + len(chart.rows) - limit
    return replace(chart, rows=chart.rows[kept], cells=chart.cells[kept], more_rows=more)


def narrowed(chart: Chart, most: int) -> Chart:
    """Return a chart with at most so many columns, those of which its rows have the most, and how many there are besides."""
    if len(chart.columns) <= most:
        return chart
    more = chart.more_columns + len(chart.columns) - most
    sums = [sum(counts) for counts in zip(*chart.cells, strict=True)]
    kept = sorted(sorted(range(len(sums)), key=lambda place: -sums[place])[:most])
    cells = [[row[place] for place in kept] for row in chart.cells]
    return replace(chart, columns=[chart.columns[place] for place in kept], cells=cells, more_columns=more)


def turned(chart: Chart) -> Chart:
    """Return a chart with its rows as columns."""
    return replace(
        chart,
        by=chart.across,
        rows=chart.columns,
        across=chart.by,
        columns=chart.rows,
        cells=[*zip(*chart.cells, strict=True)],
        more_rows=chart.more_columns,
        more_columns=chart.more_rows,
    )


def by_period(chart: Chart, room: Callable[[int], int], dash: str = "–") -> Chart:
    """Return a chart of which the columns, or the rows where there are none, are years, with these in periods without a gap."""
    if chart.across:
        made = _periods(chart.columns, room)
        years = [int(year) for year, _count in chart.columns]
        cells = [[count for _label, count in _summed(years, row, made, dash, chart.naming)] for row in chart.cells]
        heads = _summed(years, [count for _year, count in chart.columns], made, dash, chart.naming)
        return replace(chart, columns=heads, cells=cells)
    made = _periods(chart.rows, room)
    years = [int(year) for year, _ in chart.rows]
    rows = _summed(years, [count for _, count in chart.rows], made, dash, chart.naming)
    return replace(chart, rows=rows)


def _periods(years: "Counted", room: Callable[[int], int]) -> list[Period]:
    return periods({int(year): count for year, count in years}, room)


def _summed(
    years: Sequence[int], counts: Sequence[int], made: Sequence[Period], dash: str, naming: Naming
) -> list[tuple[str, int]]:
    """Return the periods with the sum of the counts of their years."""
    sums = dict.fromkeys(made, 0)
    found = iter(made)
    period = next(found, None)
    for year, count in zip(years, counts, strict=True):
        while period is not None and year > period.last:
            period = next(found, None)
        if period is not None:
            sums[period] += count
    return [(period.label(dash, naming), count) for period, count in sums.items()]


def noun(name: str, count: int) -> str:
    """Return what one value of a facet is called, or several: "region", "regions"; of a field of one's own, "values of finding"."""
    if name not in {*Facet, *BESIDE}:
        return f"{'value' if count == 1 else 'values'} of {name}"
    return name if count == 1 else _PLURALS.get(name, f"{name}s")


def _lacking(counts: "Counts") -> tuple[str, ...]:
    """Return how many publications have no value of what they are counted by."""
    return tuple(
        f"{lacking} of {counts.total} {'has' if lacking == 1 else 'have'} no {name}"
        for name, lacking in ((counts.by, counts.without), (counts.across, counts.without_across))
        if lacking
    )
