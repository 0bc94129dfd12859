"""Periods as people type them for a date: "2014–2016", "2008–09", "2009/2013", "2013–"."""

import re
from typing import Final, NamedTuple

OPEN: Final = "–"
_YEAR: Final = r"(?:1[5-9]|20)\d\d"
# Such as "2014–2016", "2008–09", "2010-15", "2009/2013", "2013–"; not "2010-12", a month, nor "2000–10 May 2001", days.
_PERIOD: Final = re.compile(
    rf"(?<![\w/–-])(?P<begin>{_YEAR})[a-z]?\s?(?:[–/-]\s?(?P<end>{_YEAR})(?!\d)[a-z]?"
    r"|(?:–\s?|[/-](?=1[3-9]|[2-9]\d))(?P<short>\d\d)(?=[)\],:;]|\.(?!\s?[^\W\d_]+\s\d)|\Z)"
    r"|[–-](?=[)\],.:;]|\Z))"
)


class TypedPeriod(NamedTuple):
    """A typed period: its text, the year in which it begins, and the one in which it ends, or `OPEN`."""

    text: str
    begin: str
    end: str


def find_period(text: str, position: int = 0) -> TypedPeriod | None:
    """Return the period that covers a position of a text; None for a single year."""
    for match in _PERIOD.finditer(text):
        if match.start() <= position < match.end():
            begin, short_end = match["begin"], match["short"]
            end = match["end"] or (f"{begin[:2]}{short_end}" if short_end else OPEN)
            return TypedPeriod(match[0], begin, end) if not short_end or end > begin else None
    return None
