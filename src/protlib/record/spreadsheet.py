"""What spreadsheets make of texts by themselves, so that it is not taken for what a person typed."""

import re
from typing import Final

ERRORS: Final = frozenset(
    {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!", "#FIELD!"}
)
"""What stands in a cell whose formula has no result."""
_SURELY_CUT: Final = 32_000
"""Excel cuts a cell behind 32,767 characters, and other programs about there."""
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Such as "2009-03"; "2009-03-01"; "1-5" and "10/11"; "9.78929E+12" and "9,78929E+12".
_YEAR_MONTH: Final = re.compile(r"(\d{4})-(\d{1,2})")
_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?: 00:00:00)?")
_PAIR: Final = re.compile(r"(\d{1,2})[-–/](\d{1,2})")
_SCIENTIFIC: Final = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d+(?:[.,]0+)?")
_SIGNS: Final = re.compile(r"[\s-]")


def makes(cell: str, of: str) -> bool:
    """Tell whether a spreadsheet may have made a cell, by itself, of a text that is another.

    It has an error in the place of what a formula cannot find. It takes "2009-03" and the pages "1-5" for dates, drops the zeros of "007", writes an ISBN as 9.78929E+12, cuts a long
    text, and takes the apostrophe by which a table as text keeps "=1+1" from being a formula for a part of it.
    """
    if cell == f"'{of}" or cell in ERRORS:
        return True
    if len(of) > _SURELY_CUT:
        return len(cell) >= _SURELY_CUT and of.startswith(cell)
    return any(made(cell, of) for made in (_month, _pair, _number))


def _month(cell: str, of: str) -> bool:
    """Tell whether a month was taken for its first day, or is shown in short: "Mar-09"."""
    month = _YEAR_MONTH.fullmatch(of)
    if not month:
        return False
    year, number = month[1], int(month[2])
    day = _DAY.fullmatch(cell)
    if day:
        return (day[1], int(day[2]), int(day[3])) == (year, number, 1)
    return 1 <= number <= len(_MONTHS) and cell.lower() in {
        f"{_MONTHS[number - 1]}-{year[2:]}", f"{year[2:]}-{_MONTHS[number - 1]}"
    }  # fmt: skip


def _pair(cell: str, of: str) -> bool:
    """Tell whether two numbers were taken for a day and a month, in either order, of whatever year."""
    pair = _PAIR.fullmatch(of)
    if not pair:
        return False
    one, other = int(pair[1]), int(pair[2])
    if day := _DAY.fullmatch(cell):
        return {int(day[2]), int(day[3])} == {one, other}
    number, _, month = cell.lower().partition("-")
    if month.isdecimal():
        number, month = month, number
    return month in _MONTHS and number.isdecimal() and {int(number), _MONTHS.index(month) + 1} == {one, other}


def _number(cell: str, of: str) -> bool:
    """Tell whether a text of digits was taken for a number."""
    digits = _SIGNS.sub("", of)
    if not digits.isdecimal():
        return False
    if _SCIENTIFIC.fullmatch(cell):
        mantissa = cell.lower().partition("e")[0]
        unknown = len(digits) - sum(map(str.isdecimal, mantissa))
        return abs(float(cell.replace(",", ".")) - int(digits)) <= 10.0**unknown
    return bool(_NUMBER.fullmatch(cell)) and float(cell.replace(",", ".")) == int(digits)
