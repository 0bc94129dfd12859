"""Dates and times in words: "3 November 2009" for 2009-11-03."""

from datetime import datetime
from typing import Final

from protlib.frozen import expression
from protlib.record.dates.months import ENGLISH, ENGLISH_SEASONS, SPRING

# Such as "2009", "2009-11", "2009-11-03~"
_POINT: Final = expression(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")
# Such as "2026-11-29T09:17:06Z"
_TIME: Final = expression(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")


def date_text(date: str) -> str:
    """Return an EDTF date in words: "3 November 2009", "May 2008 to June 2009", "about 2010"; other text as it is."""
    ends = date.split("/")
    words = ["" if end in {"", ".."} else _point_text(end) for end in ends]
    if None in words or not any(words):
        return date
    first, *rest = words
    if not rest:
        return str(first)
    last = rest[-1]
    if not first:
        return f"until {last}"
    return f"{first} to {last}" if last else f"since {first}"


def _point_text(point: str) -> str | None:
    """Return one date in words, None where it is no date of four digits with a known month."""
    match = _POINT.fullmatch(point)
    if match is None:
        return None
    year, month, day, mark = match.groups()
    name = _month_text(int(month)) if month else ""
    if name is None:
        return None
    words = " ".join(filter(None, (day and str(int(day)), name, year)))
    return f"about {words}" if mark else words


def _month_text(number: int) -> str | None:
    names = dict(enumerate(ENGLISH, 1)) | dict(enumerate(ENGLISH_SEASONS, SPRING))
    return names.get(number)


def time_text(time: str) -> str:
    """Return an ISO 8601 time in words, in local time: "29 November 2026, 10:17"; any other text as it is."""
    if not _TIME.fullmatch(time):
        return time
    try:
        moment = datetime.fromisoformat(time).astimezone()
    except (ValueError, OverflowError, OSError):  # a day that is none, or one before the clock of the system begins
        return time
    return f"{moment.day} {ENGLISH[moment.month - 1]} {moment.year}, {moment:%H:%M}"
