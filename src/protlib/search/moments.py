"""Moments and spans of the past as people call them: "yesterday", "3 days ago", "last week", "2026-11-24T09:30"."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final

from protlib.frozen import expression
from protlib.record.tables import read_rows
from protlib.text import fold

EXAMPLES: Final = "a date such as 2026-11-24, or words such as yesterday, last week, “3 days ago”"
"""How a message says which moments are understood."""
MOST_WORDS: Final = 3
"""Words that a moment has at most."""
_TIME: Final = expression(
    r"\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])([T ]([01]\d|2[0-3])(:[0-5]\d(:[0-5]\dZ?)?)?)?)?"
)
"""Such as "2026-11-24" or "2026-11-24T09:30"."""
_UNITS: Final = "minute|hour|day|week|month|year"
_AGO: Final = expression(rf"(?P<count>\d{{1,3}}|an?|one) (?P<unit>{_UNITS})s? ago")
"""Such as "3 days ago" or "a week ago"."""
_LAST: Final = expression(r"last (?P<unit>day|week|month|year)")
_THIS: Final = expression(r"this (?P<unit>week|month|year)|today")
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY: Final = expression(rf"(last )?(?P<day>{'|'.join(_WEEKDAYS)})")
_MONTHS: Final = {"month": 1, "year": 12}
# Such as "last month".
_SPAN: Final = expression(r"today|yesterday|(?P<which>this|last) (?P<unit>week|month|year)")
SPANS: Final = ("today", "yesterday", "this week", "last week", "this month", "last month", "this year", "last year")
"""The spans of the calendar that are understood."""
_FORM: Final = "%Y-%m-%dT%H:%M:%SZ"


def parse_moment(text: str, now: datetime | None = None) -> str | None:
    """Return the beginning of a time in UTC as versions have it ("2026-11-24T09"), None where the text is no time.

    A time by numbers is in UTC, one by words by the clock of `now`: "yesterday" and "3 days ago" are that time of that
    day, "today", "this week" and "monday" the moment in which the day or the week began.
    """
    folded_text = " ".join(text.casefold().split())
    if _TIME.fullmatch(upper := folded_text.upper()):
        return upper.replace(" ", "T")
    moment = _find_moment(folded_text, now or datetime.now(UTC).astimezone())
    return None if moment is None else moment.astimezone(UTC).strftime(_FORM)


def parse_span(text: str, now: datetime | None = None) -> tuple[str, str] | None:
    """Return the first and the last second of "today", "last month" and the like in UTC; None where the text is none.

    They are those of the calendar, by the clock of `now`: "last month" begins with its first day. What still lasts has
    no last second: "".
    """
    match = _SPAN.fullmatch(_translate_span(" ".join(text.casefold().split())))
    if not match:
        return None
    midnight = (now or datetime.now(UTC).astimezone()).replace(hour=0, minute=0, second=0, microsecond=0)
    start = _beginning(midnight, match["unit"])
    if match["which"] == "this" or match[0] == "today":
        return start.astimezone(UTC).strftime(_FORM), ""
    first = _beginning(start - timedelta(days=1), match["unit"])
    return first.astimezone(UTC).strftime(_FORM), (start - timedelta(seconds=1)).astimezone(UTC).strftime(_FORM)


def take_version(words: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Split words into the version that they begin with, one word or a moment of several, and the rest."""
    for count in range(min(MOST_WORDS, len(words)), 1, -1):
        if parse_moment(text := " ".join(words[:count])):
            return text, words[count:]
    return words[0], words[1:]


def _translate_span(name: str) -> str:
    """Return the English name of a span that another language names, such as "hier"; other names as they are."""
    return name if name.isascii() and _SPAN.fullmatch(name) else _english_names().get(fold(name), name)


@cache
def _english_names() -> dict[str, str]:
    rows = read_rows(Path(__file__).with_suffix(".txt"))
    return {fold(name): english for english, _language, name in rows}


def _find_moment(name: str, now: datetime) -> datetime | None:
    name = _translate_span(name)
    if name == "yesterday":
        return _time_before(now, 1, "day")
    if match := _AGO.fullmatch(name):
        return _time_before(now, int(match["count"]) if match["count"].isdecimal() else 1, match["unit"])
    if match := _LAST.fullmatch(name):
        return _time_before(now, 1, match["unit"])
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if match := _THIS.fullmatch(name):
        return _beginning(midnight, match["unit"])
    if match := _WEEKDAY.fullmatch(name):
        return midnight - timedelta(
            days=(midnight.weekday() - _WEEKDAYS.index(match["day"])) % len(_WEEKDAYS) or len(_WEEKDAYS)
        )
    return None


def _time_before(now: datetime, count: int, unit: str) -> datetime | None:
    """Return the time this many units ago, at most the month's last day; None before the year 1."""
    if unit not in _MONTHS:
        return now - timedelta(**{f"{unit}s": count})
    from protlib.record.web_sources import months_before  # which few names of versions need

    try:
        return months_before(now, count * _MONTHS[unit])
    except ValueError:
        return None


def _beginning(midnight: datetime, unit: str | None) -> datetime:
    """Return when this week, month or year began, or the day."""
    if unit == "week":
        return midnight - timedelta(days=midnight.weekday())
    if unit is None:
        return midnight
    return midnight.replace(day=1) if unit == "month" else midnight.replace(month=1, day=1)
