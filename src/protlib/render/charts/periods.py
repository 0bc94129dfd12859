"""Years in a row, without a gap, in periods where there is no room for each."""

from collections.abc import Callable, Mapping
from typing import Final

from protlib.frozen import NamedTuple
from protlib.render.charts.chart_words import ENGLISH, Naming

_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 500, 1000, 10000)
_YEARS_OF_A_DECADE: Final = 10
_SHARE: Final = 0.9
"""How much of what is counted has periods of its own; what is earlier is put into one before them."""


class Period(NamedTuple):
    """Some years, from the first to the last; an `earlier` period begins with the oldest year."""

    first: int
    last: int
    earlier: bool = False

    def label(self, dash: str = "–", naming: Naming = ENGLISH) -> str:
        """Return its name: "2014", "2010–14", "2010s", "to 1989"."""
        if self.earlier:
            return naming.earlier.format(year=f"{self.last:04}")
        if self.first == self.last:
            return f"{self.first:04}"
        if naming.decade and self.last - self.first == _YEARS_OF_A_DECADE - 1 and self.first % _YEARS_OF_A_DECADE == 0:
            return naming.decade.format(year=f"{self.first:04}")
        is_short = self.first // 100 == self.last // 100
        return f"{self.first:04}{dash}{self.last % 100:02}" if is_short else f"{self.first:04}{dash}{self.last:04}"


def make_periods(years: Mapping[int, int], room: Callable[[int], int]) -> list[Period]:
    """Return the periods from the first to the last of some years, as short as there is room for; none without years.

    `years` has the count of each year, `room` returns how many periods fit for a length of the longest label. Where a
    few old ones would make all periods long, everything earlier is one period.
    """
    if not years:
        return []
    years_periods: list[Period] = []
    for step in _STEPS:
        years_periods = _periods(min(years), max(years), step)
        most = room(max(len(period.label()) for period in years_periods))
        if len(years_periods) <= most:
            return years_periods
        recent = years_periods[1 - most :] if most > 1 else []
        if recent and _count_within(years, recent) >= _SHARE * sum(years.values()):
            return [Period(min(years), recent[0].first - 1, earlier=True), *recent]
    return years_periods


def _periods(first: int, last: int, step: int) -> list[Period]:
    return [Period(start, start + step - 1) for start in range(first - first % step, last + 1, step)]


def _count_within(years: Mapping[int, int], some: list[Period]) -> int:
    return sum(count for year, count in years.items() if some[0].first <= year <= some[-1].last)
