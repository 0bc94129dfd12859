"""Dates of publication: biblatex's `date`, and BibTeX's `year`, `month` and `day` as real files fill them.

Oren Patashnik told people to put the day into `month`. So real files have `month = "1~" # jan`, `month = {July 30th}`,
`month = 5 # "~" # 12` and also `month = {May/June}`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from protlib.formats.bib.entry_draft import EntryDraft
from protlib.formats.bib.entry_types import STATUSES, WRITTEN_STATUSES
from protlib.formats.bib.latex.decoder import decode
from protlib.formats.bib.unread import UnreadFields
from protlib.frozen import expression
from protlib.record import dates
from protlib.record.dates.months import ABBREVIATED_MONTHS, MONTHS
from protlib.text import fold

_NUMBERS: Final = expression(r"\d{1,4}")
_WORDS: Final = expression(r"[^\W\d_]+")
_YEAR: Final = expression(r"-?\d{4}")
_YEARS: Final = re.compile(r"\d{4}")
_MONTHS: Final = 12
_DAYS: Final = 31
# Such as "2009", "2009-07" and "2009-07-01".
_SIMPLE: Final = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")

MACROS: Final = ABBREVIATED_MONTHS
"""The macros for the months; they stand without braces."""


def read_dates(unread: UnreadFields) -> None:
    """Read the date of publication and its status; a month that makes no date is kept as it is."""
    fields = unread.remaining
    if "endyear" in fields and "date" not in fields and "month" not in fields:
        fields["year"] = f"{fields.get('year', '')}/{fields.pop('endyear')}"
    date, month = join_date(*(unread.raw(part) for part in ("date", "year", "month", "day")))
    status = unread.text("pubstate")
    if date.lower() in WRITTEN_STATUSES:
        date, status = "", status or date
    unread.store_value("date", date)
    unread.store_value("status", STATUSES.get(status.lower(), status))
    unread.keep("month", month)


def write_dates(draft: EntryDraft) -> Iterator[tuple[str, str]]:
    """Yield the fields of the date of publication and of its status; a text that is no date goes to `year`."""
    status = draft.publication.status
    yield "pubstate", WRITTEN_STATUSES.get(status) or draft.text(status)
    date = draft.date(draft.publication.date)
    if not date:
        yield "year", draft.text(draft.publication.extra.get("date", "")) or _status_for_year(draft)
    elif draft.is_biblatex or (draft.options.program.wants_whole_date and len(date) > len("2009-07")):
        yield "date", _close_range(date)
    else:
        yield from _year_month_day(date)


def _status_for_year(draft: EntryDraft) -> str:
    """Return what a style of BibTeX, which knows no `pubstate`, prints in place of a year: "forthcoming"; or ""."""
    status = draft.publication.status
    has_style = not (draft.is_biblatex or draft.options.program.makes_items)
    return status if has_style and status.lower() in WRITTEN_STATUSES else ""


@lru_cache(maxsize=4096)
def join_date(date: str, year: str, month: str, day: str) -> tuple[str, str]:
    """Join the date fields of an entry to a text for `dates.parse_date`; also return a month that could not be used."""
    date, year = _without_time(date), decode(year).strip()
    if month and _YEAR.fullmatch(date) and year in {"", date}:
        date, year = "", date
    if date and (not year or is_readable_date(date)):
        return date, ""
    month, day = decode(month).strip(), decode(day).strip()
    if not (month and _YEAR.fullmatch(year)):
        return _complete_date(year, month, day)
    numbers = [int(number) for number in _NUMBERS.findall(month)]
    months = [MONTHS[word] for word in _WORDS.findall(fold(month)) if word in MONTHS]
    if len(months) > 1 and not numbers:
        return f"{year}-{months[0]:02}/{year}-{months[-1]:02}", ""
    if months and (text := _with_day(year, months[0], [*numbers, *map(int, _NUMBERS.findall(day))])):
        return text, ""
    if numbers and not months and numbers[0] <= _MONTHS:
        text = _with_day(year, numbers[0], [*numbers[1:], *map(int, _NUMBERS.findall(day))])
        return (text, "") if text else (year, month)
    return _complete_date(year, month, day)


def _without_time(date: str) -> str:
    """Return the date without the time of day that biblatex allows after it."""
    date = decode(date.replace("~", "\\~{}").replace("--", "/")).strip() if date else ""
    return re.sub(r"T\d\d:[\d:.Z+-]*", "", date)


def _with_day(year: str, month: int, days: list[int]) -> str:
    if not 1 <= month <= _MONTHS or len(days) > 1 or any(not 1 <= day <= _DAYS for day in days):
        return ""
    text = "-".join([f"{year}-{month:02}", *(f"{day:02}" for day in days)])
    return text if is_readable_date(text) else f"{year}-{month:02}"


def _complete_date(year: str, month: str, day: str) -> tuple[str, str]:
    """Return the year with the month's words if both make a date, else the year alone."""
    if not month or is_readable_date(text := " ".join(filter(None, (day, month, year)))):
        return (text if month else year), ""
    if not year:
        return "", month
    return year, month


def is_readable_date(text: str) -> bool:
    """Tell whether a text is a date in any form that protlib reads."""
    try:
        return bool(dates.parse_date(text))
    except ValueError:
        return False


@lru_cache(maxsize=4096)
def _year_month_day(date: str) -> tuple[tuple[str, str], ...]:
    """Return BibTeX's fields for a date: the year, the macro of the month, the day."""
    date_match = _SIMPLE.fullmatch(date)
    if date_match is None:
        years = dict.fromkeys(_YEARS.findall(date))  # such as one for "2018-06/2018-09"
        return ("year", "--".join([*years][:2])), ("date", _close_range(date))
    year, month, day = date_match.groups("")
    return ("year", year), ("month", MACROS[int(month) - 1] if month else ""), ("day", day)


def _close_range(date: str) -> str:
    """Close a range with an open end, because pandoc would drop it.

    A range without a beginning becomes its end alone: biber drops such a range, and citation-js drops the whole file.
    """
    begin, slash, end = date.partition("/")
    if slash and begin in {"", ".."}:
        return end
    return f"{begin}/" if end == ".." else date
