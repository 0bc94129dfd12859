"""A chart's content: counts, years in periods, and the captions below."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from protlib.frozen import NamedTuple
from protlib.render.charts.chart_words import ENGLISH, ChartWords
from protlib.selection import Facet

if TYPE_CHECKING:
    from protlib.search.facets import Counted, Counts

_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 500, 1000, 10000)
_YEARS_OF_A_DECADE: Final = 10
_SHARE_IN_PERIODS: Final = 0.9
"""How much of what is counted has periods of its own; what is earlier is put into one before them."""


class ChartPeriod(NamedTuple):
    """Some years, from the first to the last; one that `is_earlier` begins with the oldest year."""

    first: int
    last: int
    is_earlier: bool = False

    def label(self, dash: str = "–", naming: ChartWords = ENGLISH) -> str:
        """Return its name: "2014", "2010–14", "2010s", "to 1989"."""
        if self.is_earlier:
            return naming.earlier.format(year=f"{self.last:04}")
        if self.first == self.last:
            return f"{self.first:04}"
        if naming.decade and self.last - self.first == _YEARS_OF_A_DECADE - 1 and self.first % _YEARS_OF_A_DECADE == 0:
            return naming.decade.format(year=f"{self.first:04}")
        is_short = self.first // 100 == self.last // 100
        return f"{self.first:04}{dash}{self.last % 100:02}" if is_short else f"{self.first:04}{dash}{self.last:04}"


def make_periods(years: Mapping[int, int], room: Callable[[int], int]) -> list[ChartPeriod]:
    """Return the periods from the first to the last of some years, as short as there is room for; none without years.

    `years` has the count of each year, `room` returns how many periods fit for a length of the longest label. Where a
    few old ones would make all periods long, everything earlier is one period.
    """
    if not years:
        return []
    years_periods: list[ChartPeriod] = []
    for step in _STEPS:
        years_periods = _periods(min(years), max(years), step)
        most_periods = room(max(len(period.label()) for period in years_periods))
        if len(years_periods) <= most_periods:
            return years_periods
        recent_years = years_periods[1 - most_periods :] if most_periods > 1 else []
        if recent_years and _count_within(years, recent_years) >= _SHARE_IN_PERIODS * sum(years.values()):
            return [ChartPeriod(min(years), recent_years[0].first - 1, is_earlier=True), *recent_years]
    return years_periods


def _periods(first: int, last: int, step: int) -> list[ChartPeriod]:
    return [ChartPeriod(start, start + step - 1) for start in range(first - first % step, last + 1, step)]


def _count_within(years: Mapping[int, int], periods: list[ChartPeriod]) -> int:
    return sum(count for year, count in years.items() if periods[0].first <= year <= periods[-1].last)


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows with counts of publications and, where there are columns, a count for each cell.

    `hidden_row_count` and `hidden_column_count` are of the values that are left out, `notes` are sentences about other
    missing things, `naming` has the names of periods, and the captions.
    """

    title: str
    row_field: str
    rows: "Counted"
    total: int
    column_field: str = ""
    columns: "Counted" = ()
    cells: Sequence[Sequence[int]] = ()
    notes: tuple[str, ...] = ()
    hidden_row_count: int = 0
    hidden_column_count: int = 0
    naming: ChartWords = ENGLISH

    @property
    def captions(self) -> tuple[str, ...]:
        """The captions below it: how many values are left out, and the notes."""
        left_out = ((self.hidden_row_count, self.row_field), (self.hidden_column_count, self.column_field))
        return (
            *(self.naming.caption("more", hidden_count, name) for hidden_count, name in left_out if hidden_count),
            *self.notes,
        )

    @property
    def highest_count(self) -> int:
        """The highest drawn count: of the cells where there are columns, else of the rows."""
        counts = [count for row in self.cells for count in row] or [count for _value, count in self.rows]
        return max(counts, default=0)


def chart_of(counts: "Counts", limit: int | None) -> Chart:
    """Return the chart of counts, with at most `limit` rows: those with the highest counts, of years the newest."""
    facet_names = " and ".join(filter(None, (counts.facet, counts.second_facet)))
    chart = Chart(
        f"Publications by {facet_names}",
        counts.facet,
        counts.values,
        counts.total,
        counts.second_facet,
        counts.columns,
        counts.cells,
        describe_lacking(counts),
    )
    return limit_rows(chart, limit)


def first_rows(field: str, most_rows: int) -> slice:
    """Return the range of the rows to keep of more, which are counted by a facet: of years the newest."""
    return slice(-most_rows, None) if field == Facet.YEAR else slice(most_rows)


def limit_rows(chart: Chart, limit: int | None) -> Chart:
    """Return a chart with at most `limit` rows, and the number of the others."""
    if limit is None or len(chart.rows) <= limit:
        return chart
    row_range = first_rows(chart.row_field, limit)
    hidden_rows = chart.hidden_row_count + len(chart.rows) - limit
    return replace(chart, rows=chart.rows[row_range], cells=chart.cells[row_range], hidden_row_count=hidden_rows)


def limit_columns(chart: Chart, most_columns: int) -> Chart:
    """Return a chart with at most `most_columns` columns, those with the highest sums, and the number of the others."""
    if len(chart.columns) <= most_columns:
        return chart
    hidden_columns = chart.hidden_column_count + len(chart.columns) - most_columns
    sums = [sum(counts) for counts in zip(*chart.cells, strict=True)]
    largest_positions = sorted(sorted(range(len(sums)), key=lambda position: -sums[position])[:most_columns])
    cells = [[row[position] for position in largest_positions] for row in chart.cells]
    return replace(
        chart,
        columns=[chart.columns[position] for position in largest_positions],
        cells=cells,
        hidden_column_count=hidden_columns,
    )


def group_by_period(chart: Chart, room: Callable[[int], int], dash: str = "–") -> Chart:
    """Return a chart whose columns, or rows where there are none, are years, with these in periods without a gap."""
    if chart.column_field:
        periods_of_years = _find_periods(chart.columns, room)
        years = [int(year) for year, _count in chart.columns]
        cells = [
            [count for _label, count in _sum_periods(years, row, periods_of_years, dash, chart.naming)]
            for row in chart.cells
        ]
        heads = _sum_periods(years, [count for _year, count in chart.columns], periods_of_years, dash, chart.naming)
        return replace(chart, columns=heads, cells=cells)
    periods_of_years = _find_periods(chart.rows, room)
    years = [int(year) for year, _ in chart.rows]
    rows = _sum_periods(years, [count for _, count in chart.rows], periods_of_years, dash, chart.naming)
    return replace(chart, rows=rows)


def note_common_scale(chart: Chart) -> Chart:
    """Return a chart of small columns with a note on the one scale of all rows."""
    return replace(chart, notes=(*chart.notes, chart.naming.caption("scale", chart.highest_count)))


def _find_periods(years: "Counted", room: Callable[[int], int]) -> list[ChartPeriod]:
    return make_periods({int(year): count for year, count in years}, room)


def _sum_periods(
    years: Sequence[int], counts: Sequence[int], periods_of_years: Sequence[ChartPeriod], dash: str, naming: ChartWords
) -> list[tuple[str, int]]:
    """Return the periods with the sum of the counts of their years."""
    sums = dict.fromkeys(periods_of_years, 0)
    next_period = iter(periods_of_years)
    period = next(next_period, None)
    for year, count in zip(years, counts, strict=True):
        while period is not None and year > period.last:
            period = next(next_period, None)
        if period is not None:
            sums[period] += count
    return [(period.label(dash, naming), count) for period, count in sums.items()]


def describe_lacking(counts: "Counts", naming: ChartWords = ENGLISH) -> tuple[str, ...]:
    """Return sentences about publications without a value."""
    return tuple(
        naming.caption("lack", lacking_count, name, total=counts.total)
        for name, lacking_count in ((counts.facet, counts.lacking), (counts.second_facet, counts.lacking_across))
        if lacking_count
    )
