"""Years in periods that fit."""

from itertools import pairwise

from harness.rows import every_row
from protlib.render.charts.chart import make_periods

RECENT = dict.fromkeys(range(2003, 2021), 2)
FITTED = [
    ({}, 9, []),
    ({2010: 1}, 1, ["2010"]),
    ({2010: 1, 2013: 2}, 9, ["2010", "2011", "2012", "2013"]),
    (RECENT, 18, [str(year) for year in RECENT]),
    (RECENT, 10, ["2002–03", "2004–05", "2006–07", "2008–09", "2010–11", "2012–13", "2014–15", "2016–17", "2018–19", "2020–21"]),
    (RECENT, 5, ["2000–04", "2005–09", "2010–14", "2015–19", "2020–24"]),
    (RECENT, 3, ["2000s", "2010s", "2020s"]),
    (RECENT, 1, ["2000–49"]),
    ({1871: 1, **RECENT}, 6, ["to 1999", "2000–04", "2005–09", "2010–14", "2015–19", "2020–24"]),
    ({1871: 1, 2020: 1}, 6, ["1850–99", "1900–49", "1950–99", "2000–49"]),
    ({95: 1, 105: 1}, 2, ["0090s", "0100s"]),
    ({1: 1, 9999: 1}, 1, ["0000–9999"]),
]  # fmt: skip


@every_row(("years", "room", "labels"), FITTED)
def test_years_are_put_into_periods_that_fit(years: dict[int, int], room: int, labels: list[str]) -> None:
    periods = make_periods(years, lambda _letters: room)
    assert [period.label() for period in periods] == labels
    assert all(any(period.first <= year <= period.last for period in periods) for year in years)
    assert all(first.last + 1 == second.first for first, second in pairwise(periods))


def test_longer_labels_have_less_room() -> None:
    assert [period.label("-") for period in make_periods({2009: 1, 2012: 1}, lambda letters: 20 // letters)] == [
        "2009", "2010", "2011", "2012",
    ]  # fmt: skip
    assert [period.label("-") for period in make_periods({2006: 1, 2012: 1}, lambda letters: 16 // letters)] == [
        "2005-09", "2010-14",
    ]  # fmt: skip
