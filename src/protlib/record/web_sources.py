"""Sources on the web, which may change after the day they were read."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final, TypeVar

from protlib.record.model import WEB, Publication

# Such as "6m", "90 days", "1 year", "2w".
_AGE: Final = r"(\d{1,4})\s*(d|days?|w|weeks?|m|months?|y|years?)"
_MONTHS: Final = {"m": 1, "y": 12}
_DAYS: Final = {"d": 1, "w": 7}
Moment = TypeVar("Moment", bound=date)
LONG_AGO: Final = "6m"
"""The default age of a source that was read long ago."""
_FORM: Final = "write an age as 90d, 2w, 6m or 1y, a day as 2026-05-26"


def is_living(publication: Publication) -> bool:
    """Tell whether a record's source may change: a web page, a post, or anything with a day of access."""
    return bool(publication.url) and (publication.type in WEB or bool(publication.accessed))


def is_stale(publication: Publication, day: str) -> bool:
    """Tell whether a web source was last read before a day, or never; a month or a year counts as its last day."""
    return is_living(publication) and _latest_day(publication.accessed) < day


def day_before(text: str, current_day: date) -> str:
    """Return the day, as ISO 8601, of an age ("6m" before today) or a date; ValueError for other texts."""
    if match := re.fullmatch(_AGE, text.strip(), re.IGNORECASE):
        try:
            return _days_before(int(match[1]), match[2][0].lower(), current_day).isoformat()
        except (OverflowError, ValueError):
            raise ValueError(f"“{text}” is too long ago; {_FORM}") from None
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise ValueError(f"“{text}”: {_FORM}") from None


def _days_before(number: int, unit: str, current_day: date) -> date:
    if unit in _DAYS:
        return current_day - timedelta(days=number * _DAYS[unit])
    return months_before(current_day, number * _MONTHS[unit])


def months_before(moment: Moment, count: int) -> Moment:
    """Return the day or the time so many months ago, at most the month's last day; ValueError before the year 1."""
    year, month = divmod(moment.year * _MONTHS["y"] + moment.month - 1 - count, _MONTHS["y"])
    return moment.replace(year=year, month=month + 1, day=min(moment.day, monthrange(year, month + 1)[1]))


def _latest_day(accessed: str) -> str:
    """Return the last day that a date may mean, "" for none."""
    last = accessed.rpartition("/")[2].rstrip("?~%").replace("X", "9")
    return last + "9999-99-99"[len(last) :] if last else ""
