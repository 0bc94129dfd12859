"""The date at the end of a title, because the catalogue has no box for it."""

import re
from typing import Final, NamedTuple

from protlib.record import dates
from protlib.record.dates.months import MONTHS
from protlib.record.dates.written_days import DAY, OF_BEFORE_DATE
from protlib.record.shared_words import plain_words_of
from protlib.record.small_words import of_names
from protlib.text import fold

_MONTH: Final = r"[^\W\d_]{3,}\.?"
# Such as "12–14 July 2009", "July 2009", "July 4, 2009", "2009-07" or "2009".
_DATE: Final = (
    rf"(?:{DAY}(?:\s*[-–]\s*{DAY})?\s+{OF_BEFORE_DATE})?{_MONTH}(?:\s*[-–/]\s*{_MONTH})?,?\s+{OF_BEFORE_DATE}\d{{4}}"
    rf"|{_MONTH}\s+{DAY},\s+\d{{4}}|\d{{4}}-\d\d(?:-\d\d)?|\d{{1,2}}/\d{{4}}|\d{{4}}"
)
# Such as the comma and the bracket of "Report, (2009)".
_GAP: Final = r"[.,;:–—-]*[\s(\[][\s.,;:–—(\[-]*"
_ENDING_SIGNS: Final = " .)]"
_STRONG: Final = frozenset(".([")
_JOINING: Final = of_names() | plain_words_of("since") | plain_words_of("until") | {"since"}
_LETTERS_OF_A_TITLE: Final = 10  # at least: less before a date is no title but what the date is of
_LETTERS_OF_A_DATE: Final = 100  # at most, with the words around it, at the end of a title


class DatedTitle(NamedTuple):
    """A title without its date, the date ("" if none), and what is odd about it ("" if nothing)."""

    title: str
    date: str
    oddity: str = ""


def split_date(title: str, year: str) -> DatedTitle:
    """Return the title and the date (EDTF) at its end, if the catalogue's year confirms the date.

    A month and a year are a date after a point, a comma, a dash or in brackets. After a plain word they are one only if
    the catalogue has that year; "in December 2015" is a part of the title. A bare year is a date only after a point or
    in brackets, and only if the catalogue has that year.
    """
    for gap in re.compile(_GAP).finditer(title, max(len(title) - _LETTERS_OF_A_DATE, 0)):
        main, date_text = title[: gap.start()], title[gap.end() :].rstrip(_ENDING_SIGNS)
        if (
            len(main) >= _LETTERS_OF_A_TITLE
            and re.fullmatch(_DATE, date_text)
            and (date := dates.parse_or(date_text, ""))
        ):
            is_bare = date_text.isdecimal()
            return _split_if_date(title, main, gap[0].strip(), date, year, is_bare=is_bare)
    return DatedTitle(title, "")


def _split_if_date(title: str, main: str, gap: str, date: str, year: str, *, is_bare: bool) -> DatedTitle:
    """Return the title without the date if that is one; `gap` is the text between the two."""
    is_strong = not _STRONG.isdisjoint(gap)
    if (is_bare and not is_strong) or (not gap and _continues_below(main)):
        return DatedTitle(title, "")
    if year == date[:4] or (not year and gap and not is_bare):
        return DatedTitle(main, date)
    is_odd = year and is_strong and not is_bare
    return DatedTitle(title, "", f"the title ends in a date other than {year}; both were kept" if is_odd else "")


def _continues_below(title: str) -> bool:
    """Tell whether a title continues into the next text: its last word joins, or is a month."""
    word = title.rsplit(maxsplit=1)[-1].lower()
    return fold(word) in _JOINING or word.strip(".") in MONTHS
