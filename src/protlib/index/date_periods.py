"""The time that a date may mean, as texts that can be compared."""

from functools import lru_cache
from typing import Final

FIRST_DAY: Final = "0000-00-00"
LAST_DAY: Final = "9999-99-99"
_DECEMBER: Final = "12"


@lru_cache(maxsize=4096)
def period(date: str) -> tuple[str, str]:
    """Return the first and the last day that an EDTF date may mean: "2009" is from 2009-00-00 to 2009-99-99.

    The open end of a range is that of all time; a season is its whole year; years before 1 are the year 0. Without a
    date both are empty.
    """
    if not date:
        return "", ""
    first, slash, last = date.partition("/")
    return _complete_day(first, FIRST_DAY), _complete_day(last if slash else first, LAST_DAY)


def _complete_day(point: str, end: str) -> str:
    """Return the day of a point in time, completed from the first or the last of all days."""
    if point in {"", ".."}:
        return end
    if point.startswith("-"):
        return "0000" + end[4:]
    day = point.rstrip("?~%").replace("X", end[0])
    if day[5:7] > _DECEMBER:  # a season
        day = day[:4]
    return day + end[len(day) :]
