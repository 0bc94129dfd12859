"""One date: its parts as people and programs write them, its text, and the date-parts of CSL."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from protlib.frozen import NamedTuple
from protlib.record.dates.seasons import SPRING, WINTER
from protlib.text import fold

_DAYS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DECEMBER: Final = len(_DAYS)
_YEAR_LETTERS: Final = 4
_SHORT_FEBRUARY: Final = 28  # days


class Point(NamedTuple):
    """A date whose parts may be missing; a lone number is a `day` until the other end of its range tells."""

    year: str = ""
    month: str = ""
    day: str = ""
    qualifier: str = ""


def read_point(text: str) -> Point | None:
    """Return the one date of a text, None if it is not one date; missing parts are empty."""
    bare = re.sub(_nearly_expression(), "", text)
    core = bare.strip(" ?~%.,")
    marks = "~" * (bare != text) + bare.replace(core, "", 1)
    for reader in _READERS:
        if point := reader(core):
            return point._replace(qualifier=_qualifier(marks))
    return None


@cache
def _nearly_expression() -> str:
    """Return what says that a date is not sure: "circa 2009", "ca. 2009", "c. 2009", "ca2009", "um 2009"."""
    from protlib.record.shared_words import plain_choices_for  # which stored dates never need

    return rf"^(?:(?:{plain_choices_for('nearly')})\s+|ca?\.\s*|ca(?=\d))"


def _qualifier(marks: str) -> str:
    is_approximate, is_uncertain = "~" in marks, "?" in marks
    return "%" if "%" in marks or (is_approximate and is_uncertain) else "~" * is_approximate + "?" * is_uncertain


def _read_edtf(text: str) -> Point | None:
    match = re.fullmatch(r"(-?(?:\d{4}|\d{3}[xu]|\d\d[xu]{2}))(?:-(\d\d|xx|uu)(?:-(\d\d|xx|uu))?)?", text)
    if not match or not (to_number(match[2]) <= _DECEMBER or is_season(match[2])):
        return None
    return Point(*(group.upper().replace("U", "X") for group in match.groups("")))


def _read_year_first(text: str) -> Point | None:
    match = re.fullmatch(r"(\d{4})([-/. ])(\d{1,2})(?:\2(\d{1,2}))?[-. ]?", text)
    return Point(match[1], match[3], match[4] or "") if match and int(match[3]) <= _DECEMBER else None


def _read_ris(text: str) -> Point | None:
    """Read the RIS form, year/month/day/other; all parts but the first may be empty."""
    match = re.fullmatch(r"(\d{4})/(\d{0,2})/(\d{0,2})(?:/(.*))?", text)
    if not match or to_number(match[2]) > _DECEMBER:
        return None
    day_point = None if match[2] or not match[4] else _read_words(f"{match[1]} {match[4]}")
    return day_point or Point(match[1], match[2], match[2] and match[3])


def _read_year_last(text: str) -> Point | None:
    match = re.fullmatch(r"(?:(\d{1,2})([-/.]) ?)?(\d{1,2})[-/.] ?(\d{4})", text)
    if not match:
        return None
    first, second = to_number(match[1]), to_number(match[3])
    if second > _DECEMBER >= first > 0:
        return Point(match[4], match[1], match[3])
    if match[2] in {"-", "/"} and first != second and first <= _DECEMBER:
        readings = (f"{match[4]}-{month:02}-{day:02}" for month, day in ((second, first), (first, second)))
        raise ValueError(f"day and month are unclear: write {' or '.join(readings)}")
    return Point(match[4], match[3], match[1] or "")


def _read_compact(text: str) -> Point | None:
    match = re.fullmatch(r"([12]\d{3})([01]\d)([0-3]\d)", text)
    return Point(*match.groups()) if match else None


def _read_decade(text: str) -> Point | None:
    match = re.fullmatch(r"([12]\d\d)(?:0s|-)|([12]\d) to", text)
    return Point((match[1] or match[2]).ljust(_YEAR_LETTERS, "X")) if match else None


def _read_words(text: str) -> Point | None:
    """Read words and numbers in any order; None for two of the same kind, or an unknown word."""
    parts: dict[str, str] = {}
    for word in re.split(r"[\s,./-]+", text):
        kind, value = _kind(word)
        if kind in parts or not kind:
            return None
        if kind != "ignored":
            parts[kind] = value
    return None if "day" in parts and is_season(parts.get("month")) else Point(**parts)


def _kind(word: str) -> tuple[str, str]:
    """Return which part of a date a word is, and its value; ("", "") for none."""
    from protlib.record.dates import months  # which a stored date never needs

    if word in months.PERIODS:
        return "month", str(months.PERIODS[word])
    if match := re.fullmatch(r"((?!0000)\d{4})[a-z]?|(\d{1,2})(?:st|nd|rd|th|er|re|o|a|°)?", word):
        return ("year", match[1]) if match[1] else ("day", match[2])
    return ("ignored", "") if word in months.SMALL_WORDS else ("", "")


_READERS: Final = (_read_edtf, _read_year_first, _read_ris, _read_year_last, _read_compact, _read_decade, _read_words)


def format_point(point: Point) -> str:
    """Return the EDTF text of a point; month or day "0" is unknown. ValueError if there is no such day."""
    year, month, day = point.year, point.month.zfill(2), point.day.zfill(2)
    if not year:
        raise ValueError("it has no year")
    if month == "00":
        return year + point.qualifier
    if to_number(month) > _DECEMBER and not (is_season(month) and day == "00"):
        raise ValueError("no such month")
    if day == "00":
        return f"{year}-{month}{point.qualifier}"
    if to_number(day) > _days(year, month):
        raise ValueError("no such day")
    return f"{year}-{month}-{day}{point.qualifier}"


def _days(year: str, month: str) -> int:
    number = int(year) if year.lstrip("-").isdecimal() else 0
    if month == "02" and (number % 4 or (number % 100 == 0 and number % 400)):  # the calendar's rule
        return _SHORT_FEBRUARY
    return _DAYS[int(month) - 1] if month.isdecimal() else max(_DAYS)


def to_number(text: str | None) -> int:
    """Return the number of a text of digits, 0 for any other."""
    return int(text) if text and text.isdecimal() else 0


def is_season(month: str | None) -> bool:
    """Tell whether a month is really a season, such as EDTF's "21" for spring."""
    return SPRING <= to_number(month) <= WINTER


_DIGITS_OF_YEAR: Final = 4  # EDTF writes more only behind a “Y”
_FIRST_SEASON: Final = 13  # the number of spring behind the months, as CSL has it


@lru_cache(maxsize=4096)
def parts(date: str) -> tuple[tuple[int, ...], ...]:
    """Return CSL's date-parts of an EDTF date: one (year, month, day), two for a range, none without a year.

    A season is no part (see `season`). An open end is (0,). Years before 1 count as in CSL, without a year 0.
    """
    points = tuple(_numbers(point) for point in date.split("/")) if date else ()
    return points if any(point != (0,) for point in points) else ()


def from_parts(date_parts: Sequence[Sequence[int | str]], season: int | str | None, *, is_circa: bool) -> str:
    """Return the EDTF date of CSL's date-parts, whose numbers may be strings; the inverse of `parts`.

    Raises ValueError if there is no such date.
    """
    points = [_point_of([int(number) for number in numbers], "~" * is_circa) for numbers in date_parts[:2] if numbers]
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
