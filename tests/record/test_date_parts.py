"""Dates from the parts that CSL-JSON has: years, months, days and seasons."""

import pytest

from harness.rows import every_row
from protlib.record import dates


@every_row(
    ("parts", "season", "date"),
    [
        ([["2009", "7", "1"]], None, "2009-07-01"),
        ([[2009, 0, 0]], None, "2009"),
        ([[2009], [2010], [2011]], None, "2009/2010"),
        ([[2009], []], None, "2009"),
        ([[2009]], "Summer", "2009-22"),
        ([[2009]], "2", "2009-22"),
        ([[2009, 7]], 2, "2009-07"),
        ([[2009, 13]], None, "2009-21"),
        ([[2009, 24]], None, "2009-24"),
        ([[0]], None, ""),
        ([], 1, ""),
        ([[]], None, ""),
    ],
)
def test_date_parts_are_read_as_they_occur(parts: list[list[int | str]], season: int | str | None, date: str) -> None:
    assert dates.from_parts(parts, season, is_circa=False) == date


@every_row(
    ("parts", "season"),
    [
        ([[2009, 2, 30]], None),
        ([[2009, 99]], None),
        ([[-2, -1]], None),
        ([["May"]], None),
        ([[2009]], "monsoon"),
        ([[2009]], 9),
    ],
)
def test_date_parts_of_no_day_are_refused(parts: list[list[int | str]], season: int | str | None) -> None:
    with pytest.raises(ValueError, match=r".+"):
        dates.from_parts(parts, season, is_circa=False)
