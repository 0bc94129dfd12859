"""Dates within the lines of a title page."""

import re
from typing import Final

from protlib.record.dates.months import DAY, OF_BEFORE_DATE, WRITTEN_MONTHS

YEAR: Final = r"(?:19|20|١٩|٢٠)\d\d"
YEAR_ALONE: Final = re.compile(rf"(?<!\d){YEAR}(?!\d)")
# Such as "1998/99", "2021-2030", "(2011–2015)" and "2017 (Annual)".
YEARS_ALONE: Final = re.compile(rf"\(?{YEAR}(?:\s?[-–—/]\s?(?:{YEAR}|\d\d))?\)?(?:\s\([^\W\d]+\))?")
# Such as "March 2021", "12 mars 2021", "Marzo de 2021"; a date within a line is cut out by it.
DATED: Final = re.compile(
    rf"(?<!\w)(?:(?:{DAY}\s+)?{OF_BEFORE_DATE}(?:{WRITTEN_MONTHS})(?:/(?:{WRITTEN_MONTHS}))?"
    rf"(?:\s+{DAY},?)?,?\s+{OF_BEFORE_DATE}{YEAR}"
    rf"|\d{{1,2}}(?P<sign>[./-])\d{{1,2}}(?P=sign){YEAR}|{YEAR}(?P<mark>[./-])\d\d(?P=mark)\d\d)(?!\d)",
    re.IGNORECASE,
)
# Such as "2021", and neither a part of "2021-04" nor of "12/2021".
LONE_YEAR: Final = re.compile(rf"(?<![\d/.-])({YEAR})(?!\d|[/.-]\d)")
