"""Changes that spreadsheets make to texts by themselves, so that nobody takes them for typed values."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from protlib.frozen import expression
from protlib.record import dates
from protlib.record.dates.months import ABBREVIATED_MONTHS
from protlib.record.fields.variables import OTHER_DATES
from protlib.record.model import FIELDS, FieldKind, of_kind

ERRORS: Final = frozenset(
    {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!", "#FIELD!"}
)
"""Contents of a cell whose formula has no result."""
DAY_ZERO: Final = date(1899, 12, 30)
"""The day from which Excel and LibreOffice count."""
_SURELY_CUT: Final = 32_000
"""Excel cuts a cell after 32,767 characters, and other programs at about the same length."""
# Such as "2009"; "2009-03"; "2009-03-01"; "1-5" and "10/11"; "9.78929E+12" and "9,78929E+12".
_YEAR: Final = expression(r"\d{4}")
_YEAR_MONTH: Final = expression(r"(\d{4})-(\d{1,2})")
_DAY: Final = expression(r"(\d{4})-(\d\d)-(\d\d)(?: 00:00:00)?")
_PAIR: Final = expression(r"(\d{1,2})[-–/](\d{1,2})")
_SCIENTIFIC: Final = expression(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
_NUMBER: Final = expression(r"\d+(?:[.,]0+)?")
_SIGNS: Final = expression(r"[\s-]")
_NUMBERS: Final = frozenset({"volume", "issue", "page"})
_COUNTS: Final = _NUMBERS | {"first_page", "last_page", "number", "collection_number", "isbn", "issn", "doi"}
_DATES: Final = frozenset({*of_kind(FieldKind.DATE), *OTHER_DATES, "created", "modified", "year", "month", "day"})
_MONTH: Final = f"(?:{'|'.join(ABBREVIATED_MONTHS)})"
# Such as "03-Apr", "3. Apr", "Apr-03", "2026-04-03", "03/04/2026" and "3.4.2026", which spreadsheets show for "3-4" and
# "10/11".
_SHOWN_DAY: Final = expression(
    rf"\d\d?(?:-|\. ?){_MONTH}(?:-\d\d)?|{_MONTH}-\d\d|\d{{4}}-\d\d-\d\d(?: 00:00:00)?|\d\d?([/.])\d\d?\1\d{{4}}",
    re.IGNORECASE,
)
_SHOWN_MONTH: Final = expression(r"([^\W\d_]{3,5})\.?[-/](\d\d)")  # such as "Jun-19" and "juil.-08"
# Such as "39934", from 1957 to 2064; "20190" is rather a year with a slip.
_COUNT: Final = expression(r"(?:2[1-9]|[3-5]\d)\d{3}(?:\.\d+)?")
_RECENT_YEAR: Final = expression(r"(?:19|20)\d\d")
_YEARS_APART: Final = 5  # a list of some years has few that are older
_LETTERS_OF_A_MONTH: Final = len("2019-06")
_TRUTH: Final = frozenset({"TRUE", "FALSE"})
_MOST_LETTERS: Final = len("2026-04-03 00:00:00")


class Guess(StrEnum):
    """The result of a spreadsheet's change: a cell that is no text, or a text that looks like one."""

    DAY = "a date"
    SHOWN_DAY = "a day"
    TRUTH = "a truth value"
    SHORT = "a number with an exponent"
    ERROR = "an error"

    def is_unfit_for(self, field: str) -> bool:
        """Tell whether no person can mean this as the value of a field; a library's own field may have any value."""
        if self is Guess.SHOWN_DAY:
            return field in _NUMBERS
        if self is Guess.SHORT:
            return field in _COUNTS
        is_known = field in FIELDS or field in _COUNTS
        return is_known and field != "extra" and not (self is Guess.DAY and field in _DATES)


def guess_origin(cell: str) -> Guess | None:
    """Return how a spreadsheet would have written a text: as a day, a number, a truth value; None for other texts."""
    if len(cell) > _MOST_LETTERS:
        return None
    if cell in _TRUTH:
        return Guess.TRUTH
    if cell in ERRORS:
        return Guess.ERROR
    if _SCIENTIFIC.fullmatch(cell):
        return Guess.SHORT
    return Guess.SHOWN_DAY if _SHOWN_DAY.fullmatch(cell) else None


def months_shown(cells: Iterable[str]) -> dict[str, str]:
    """Return the months of the cells that a spreadsheet shows without their century: "Jun-19", "ene-22", "juil.-08"."""
    month_cells = (cell for cell in cells if _SHOWN_MONTH.fullmatch(cell))
    months = ((cell, dates.parse_or(f"1-{cell}", "")[:_LETTERS_OF_A_MONTH]) for cell in month_cells)
    return {cell: month for cell, month in months if month}


def days_of_numbers(cells: Sequence[str]) -> dict[str, str]:
    """Return the dates of the cells that count days; none where the other figures are no years near them."""
    counts = {cell: int(cell.partition(".")[0]) for cell in cells if _COUNT.fullmatch(cell)}
    days = {cell: (DAY_ZERO + timedelta(days=count)).isoformat() for cell, count in counts.items()}
    return days if days and _are_years_near([cell for cell in cells if cell.isdecimal()], days) else {}


def _are_years_near(figures: Sequence[str], days: Mapping[str, str]) -> bool:
    """Tell whether figures that count no days are years near those of the days: "22019" beside 2018 is a slip."""
    years = [figure for figure in figures if figure not in days]
    if not all(map(_RECENT_YEAR.fullmatch, years)):
        return False
    span = range(int(min(years)) - _YEARS_APART, int(max(years)) + _YEARS_APART + 1) if years else None
    return span is None or all(int(day[:4]) in span for day in days.values())


def may_make(cell: str, original: str) -> bool:
    """Tell whether a spreadsheet may have turned another text into this cell by itself.

    It writes an error for a formula without a result, and takes "2009-03" and the pages "1-5" for dates. It drops the
    zeros of "007", writes an ISBN as 9.78929E+12, and cuts long texts. It also shows the apostrophe that keeps "=1+1"
    in a table as text from being a formula.
    """
    if cell == f"'{original}" or cell in ERRORS:
        return True
    if len(original) > _SURELY_CUT:
        return len(cell) >= _SURELY_CUT and original.startswith(cell)
    return any(guess(cell, original) for guess in (_is_month, _is_day_and_month, _is_number))


def is_first_day(cell: str, year: str) -> bool:
    """Tell whether a cell is the first day of a year, which some programs make of it."""
    day = _DAY.fullmatch(cell) if _YEAR.fullmatch(year) else None
    return day is not None and day.groups() == (year, "01", "01")


def _is_month(cell: str, original: str) -> bool:
    """Tell whether a month became its first day, or its short form: "Mar-09"."""
    month = _YEAR_MONTH.fullmatch(original)
    if not month:
        return False
    year, number = month[1], int(month[2])
    day = _DAY.fullmatch(cell)
    if day:
        return (day[1], int(day[2]), int(day[3])) == (year, number, 1)
    return 1 <= number <= len(ABBREVIATED_MONTHS) and cell.lower() in {
        f"{ABBREVIATED_MONTHS[number - 1]}-{year[2:]}", f"{year[2:]}-{ABBREVIATED_MONTHS[number - 1]}"
    }  # fmt: skip


def _is_day_and_month(cell: str, original: str) -> bool:
    """Tell whether two numbers became a day and a month, in either order, of any year."""
    pair = _PAIR.fullmatch(original)
    if not pair:
        return False
    first, second = int(pair[1]), int(pair[2])
    if day := _DAY.fullmatch(cell):
        return {int(day[2]), int(day[3])} == {first, second}
    number, _, month = cell.lower().partition("-")
    if month.isdecimal():
        number, month = month, number
    return (
        month in ABBREVIATED_MONTHS
        and number.isdecimal()
        and {int(number), ABBREVIATED_MONTHS.index(month) + 1} == {first, second}
    )


def _is_number(cell: str, original: str) -> bool:
    """Tell whether a text of digits became a number."""
    short_number = _SCIENTIFIC.fullmatch(cell)
    if not (short_number or _NUMBER.fullmatch(cell)):  # asked first: an abstract is no number, and takes long to search
        return False
    digits = _SIGNS.sub("", original)
    if not digits.isdecimal():
        return False
    if short_number:
        mantissa = cell.lower().partition("e")[0]
        unknown = len(digits) - sum(map(str.isdecimal, mantissa))
        return abs(float(cell.replace(",", ".")) - int(digits)) <= 10.0**unknown
    return float(cell.replace(",", ".")) == int(digits)
