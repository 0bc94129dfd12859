"""Explains why a range that ends before it begins is refused; often its "month" is none."""

from collections.abc import Sequence
from typing import Final

_LAST_MONTH: Final = 12


def explain_range(first: Sequence[str], last: Sequence[str]) -> str:
    """Return why two ends make no range; each end is year, month and day, "" if missing.

    "2015-13" counts as a year and a number, "2015-13-01" as a year and two numbers.
    """
    year, month, number = first[:3]
    is_whole = bool(number)
    if not number and not last[0] and not last[1]:
        number = last[2]
    if year and not month and number.isdecimal() and int(number) > _LAST_MONTH:
        form = "write a day as 2009-07-31" if is_whole else "write a month as 2009-07, a range of years as 2009/2012"
        return f"there is no month {number}; {form}"
    return "it ends before it begins"
