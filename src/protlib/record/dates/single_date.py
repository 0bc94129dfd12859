"""One date: its parts as people and programs write them, and its text."""

import re
from functools import cache
from typing import Final

from protlib.frozen import NamedTuple
from protlib.record.dates.seasons import SPRING, WINTER

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
    approximate, uncertain = "~" in marks, "?" in marks
    return "%" if "%" in marks or (approximate and uncertain) else "~" * approximate + "?" * uncertain


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
        ways = (f"{match[4]}-{month:02}-{day:02}" for month, day in ((second, first), (first, second)))
        raise ValueError(f"day and month are unclear: write {' or '.join(ways)}")
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
