"""Years of the Hijra, which begin and end within years of the common era."""

import re
from datetime import date
from typing import Final

# Such as "1443هـ", "1443 AH", "A.H. 1443", "15 محرم 1443هـ" and "15/1/1443 هـ".
_HIJRI: Final = re.compile(
    r"(?:\d{1,2}\s[^\W\d_][^\d]{1,15}\s|\d{1,2}[/-]\d{1,2}[/-])?"
    r"(?:(?P<year>1[34]\d\d)\s?(?:ه[ـ.]?|a\.?h\.?|(?-i:H)\.?)|a\.?\s?h\.?\s?(?P<latin_year>1[34]\d\d))",
    re.IGNORECASE,
)
_EPOCH: Final = 227015
"""The day of the first year, as `date` counts days, of the calendar that goes by tables."""
_DAYS_OF_A_YEAR: Final = 354  # of 12 months; in 30 years, 11 have a day more
_YEARS_OF_A_ROUND: Final = 30
_LEAP_YEARS: Final = 11
_REMAINDER: Final = 3  # which of the 30 years have the day more


def parse_hijri(text: str) -> str:
    """Return the years of the common era in which a year of the Hijra begins and ends: "2021/2022"; "" for none.

    The text has figures of ASCII. Years of the sun, as in Iran, are none.
    """
    match = _HIJRI.fullmatch(text.strip(" ()[]"))
    if not match:
        return ""
    year = int(match["year"] or match["latin_year"])
    begin, end = date.fromordinal(_first_day(year)).year, date.fromordinal(_first_day(year + 1) - 1).year
    return f"{begin}" if begin == end else f"{begin}/{end}"


def _first_day(year: int) -> int:
    return _EPOCH + (year - 1) * _DAYS_OF_A_YEAR + (_REMAINDER + _LEAP_YEARS * year) // _YEARS_OF_A_ROUND
