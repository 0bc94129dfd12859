"""The date-parts of CSL, from dates as EDTF text and back."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from protlib.record.dates.seasons import SPRING
from protlib.record.dates.single_date import Point, format_point, is_season, to_number
from protlib.text import fold

_DIGITS_OF_YEAR: Final = 4  # EDTF writes more only behind a “Y”
_FIRST_SEASON: Final = 13  # the number of spring behind the months, as CSL has it


@lru_cache(maxsize=4096)
def parts(date: str) -> tuple[tuple[int, ...], ...]:
    """Return CSL's date-parts of an EDTF date: one (year, month, day), two for a range, none without a year.

    A season is no part (see `season`). An open end is (0,). Years before 1 count as in CSL, without a year 0.
    """
    points = tuple(_numbers(point) for point in date.split("/")) if date else ()
    return points if any(point != (0,) for point in points) else ()


def from_parts(
    date_parts: Sequence[Sequence[int | str]], season: int | str | None = None, *, circa: bool = False
) -> str:
    """Return the EDTF date of CSL's date-parts, whose numbers may be strings; the inverse of `parts`.

    Raises ValueError if there is no such date.
    """
    points = [_point_of([int(number) for number in numbers], "~" * circa) for numbers in date_parts[:2] if numbers]
    if season and points and not points[0].month:
        points[0] = points[0]._replace(month=_month_of_season(season))
    ends = [format_point(point) if point.year else ".." for point in points]
    return "/".join(ends) if any(end != ".." for end in ends) else ""


def season(date: str) -> int | None:
    """Return CSL's number of the season that a date is, or begins in: 1 is spring, 4 winter."""
    month = date.partition("/")[0].lstrip("-")[5:7]  # “2010-03”: behind the year and its hyphen
    return int(month) - SPRING + 1 if month.isdecimal() and int(month) >= SPRING else None


def is_approximate(date: str) -> bool:
    """Tell whether a date is marked as approximate or uncertain: CSL's `circa` stands for both."""
    return any(mark in date for mark in "~?%")


def _numbers(point: str) -> tuple[int, ...]:
    year, *month_and_day = point.removeprefix("-").rstrip("~?%").split("-")
    if not (year.isdecimal() and len(year) == _DIGITS_OF_YEAR):
        return (0,)
    if month_and_day and is_season(month_and_day[0]):
        month_and_day = []
    number = -int(year) if point.startswith("-") else int(year)
    return (number if number > 0 else number - 1, *(int(part) for part in month_and_day if to_number(part)))


def _point_of(numbers: Sequence[int], qualifier: str) -> Point:
    year, month, day = (*numbers, 0, 0)[:3]
    if not year:
        return Point()
    if abs(year) >= 10**_DIGITS_OF_YEAR:
        raise ValueError("no such year")
    if month < 0 or day < 0:
        raise ValueError("no such day")
    if 13 <= month <= 16:  # how citeproc-js once wrote a season
        month += SPRING - _FIRST_SEASON
    text = f"{year:04}" if year > 0 else "0000" if year == -1 else f"{year + 1:05}"
    return Point(text, str(month or ""), str(day or ""), qualifier)


def _month_of_season(season: int | str) -> str:
    name = fold(str(season)).strip()
    from protlib.record.dates.months import SEASONS  # which CSL's own numbers never need

    number = SEASONS.get(name) or SPRING - 1 + int(name)
    return str(number)
