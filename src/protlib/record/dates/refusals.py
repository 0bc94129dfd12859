"""Why a date that would end before it begins is refused: what stands in the place of a month is often none."""

from collections.abc import Sequence
from typing import Final

_DECEMBER: Final = 12


def reason(first: Sequence[str], last: Sequence[str]) -> str:
    """Return why a range is none, by its two ends: year, month and day, each "" where it is not given.

    "2015-13" is read as a year and a number, "2015-13-01" as a year with a number and another.
    """
    year, month, number = first[:3]
    is_whole = bool(number)
    if not number and not last[0] and not last[1]:
        number = last[2]
    if year and not month and number.isdecimal() and int(number) > _DECEMBER:
        form = "write a day as 2009-07-31" if is_whole else "write a month as 2009-07, a range of years as 2009/2012"
        return f"there is no month {number}; {form}"
    return "it ends before it begins"
