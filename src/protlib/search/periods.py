"""The periods that words, years and times name: "since 2018", "2010 to 2020", "last month"."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Final

from protlib.index.words import split_words
from protlib.search.moments import parse_moment, parse_span
from protlib.text import fold

YEAR: Final = r"(?:19|20)\d\d"
_MOST_STEPS: Final = 2  # from a year to the next one of its span: a word such as "to" may stand between
_SIGNS: Final = {"before a year": "<", "up to a year": "<=", "from a year on": ">=", "after a year": ">"}
"""What the words of a kind in `shared_words.txt` say, as a sign."""
# Such as "2016", "2016-05", "2016-05-31".
_POINT: Final = r"(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)"
_POINTS_OF_A_RANGE: Final = 2
# Such as "2010-2020", "2010 – 2020", "2010-" and "-2020".
_RANGE_OF_YEARS: Final = r"(\d{4})?\s*[-–/]\s*(\d{4})?"
_SIDE_OF_A_YEAR: Final = r"([<>]=?)\s*(\d{4})"  # such as ">2015", "<= 2020"
_SIDE: Final = r"([<>]=?)\s*(.+)"  # such as ">2026-11-24"
_LAST_UNITS: Final = r"(?:the )?(?:last|past) (\d+ \w+)"  # such as "last 30 days"
# Such as "31/03/2026" and "31.3.2026"; "3/4/2026" may be of April or of March.
_DAY_FIRST: Final = r"(1[3-9]|2\d|3[01])[/.](0?[1-9]|1[0-2])[/.](\d{4})"
_SMALL_WORD: Final = r"\A[^\W\d]{1,2} "  # such as "de " of "antes de 2026"
_BEHIND_ALL: Final = "~"
"""What stands behind every time, and behind all times that begin with the text before it."""
_FORMS_OF_TIMES: Final = (
    "write a day as 2026-11-24, a month as 2026-11, a range as 2026-10..2026-11, "
    "or words such as today, “last month”, “last 30 days”, “since 2026-11-24”"
)


def write_side(sign: str, year: int) -> str:
    """Return the range of the years that are later (">") or earlier ("<") than a year, or that year as well ("<=")."""
    step = len(sign) == 1
    return f"{year + step}.." if sign[0] == ">" else f"..{year - step}"


def _signs_before(texts: Sequence[str]) -> Iterator[str]:
    """Yield the signs of words that stand before a year or a time."""
    from protlib.record.shared_words import plain_words_of  # few queries have a year

    folded_words = set(map(fold, texts))
    yield from (sign for kind, sign in _SIGNS.items() if not folded_words.isdisjoint(plain_words_of(kind)))


def _find_periods(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each year beside a word that makes it a period, and that period: "2018" and "2018..", of "since 2018"."""
    for position, text in enumerate(texts):
        if re.fullmatch(YEAR, text):
            signs = _signs_before(texts[max(position - 2, 0) : position])  # such as "antes de 2010"
            yield from ((text, write_side(sign, int(text))) for sign in signs)


def _find_year_pairs(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield two years beside each other, an earlier and a later one."""
    years = [(position, text) for position, text in enumerate(texts) if re.fullmatch(YEAR, text)]
    for (position, start), (next_position, end) in pairwise(years):
        if start < end and next_position - position <= _MOST_STEPS:
            yield start, end


def note_periods(texts: Sequence[str], *, has_all_words: bool) -> Iterator[str]:
    """Yield what to type for periods of a query, of which only the years count: "since 2018", "2010 to 2020".

    Two years say nothing of a period where some record has all words: its title may have both.
    """
    for year, period in _find_periods(texts):
        yield f"{year}: the year alone; for the period, type year:{period}"
    for start, end in () if has_all_words else _find_year_pairs(texts):
        yield f"{start}, {end}: these two years alone; for the period, type year:{start}..{end}"


def plain_range(text: str) -> str:
    """Return a range of years, months or days as "2010..2020", "2015.." or "..2010", and a single one as "2016".

    It may have been typed with signs or words: "<2010", "2010-2020", "since 2015". Raises ValueError for other texts.
    """
    text = fold(text.strip())  # with the figures of other scripts as ours
    if years := re.fullmatch(_RANGE_OF_YEARS, text):
        text = f"{years[1] or ''}..{years[2] or ''}"
    elif side := re.fullmatch(_SIDE_OF_A_YEAR, text):
        text = write_side(side[1], int(side[2]))
    elif text[-1:].isdecimal() and " " in text:
        text = _range_of_words(text) or text
    first, _dots, last = (part.strip() for part in text.partition(".."))
    if not any((first, last)) or not all(re.fullmatch(_POINT, point) for point in (first, last) if point):
        raise ValueError("write a year as 2016, a range as 2010..2020, 2015.. or ..2010, a month as 2016-05")
    return text


def _range_of_words(text: str) -> str:
    """Return the range of years that words name, "" for none, or where the text has other figures."""
    if re.search(r"\d", re.sub(YEAR, "", text)):
        return ""
    texts = split_words(text)
    spans = (f"{start}..{end}" for start, end in _find_year_pairs(texts))
    return next(spans, "") or next((period for _year, period in _find_periods(texts)), "")


def parse_times(text: str, now: datetime | None = None) -> tuple[str, str]:
    """Return the bounds of the times in UTC that a text names: "2026-11", "since 2026-11-24", "last month", ">2025".

    A time as records have it is no less than the first, and less than the second. Words count by the clock of `now`.
    Raises ValueError where the text names no time.
    """
    text = " ".join(fold(text).split())
    first, dots, last = (part.strip() for part in text.partition(".."))
    sign, point = _split_side(text)
    points = re.findall(rf"(?<!\S){_POINT}(?!\S)", text)
    if len(points) == _POINTS_OF_A_RANGE:
        first, last = points
    if (first and dots) or last:
        low, high = _bounds(first, now)[0] if first else "", _bounds(last, now)[1] if last else ""
    elif sign:
        start, end = _bounds(point, now, is_side=True)
        low, high = {">": (end, ""), ">=": (start, ""), "<": ("", start), "<=": ("", end)}[sign]
    else:
        low, high = _bounds(text, now)
    if high and low >= high:
        raise ValueError("the range ends before it begins")
    return low, high or _BEHIND_ALL


def _split_side(text: str) -> tuple[str, str]:
    """Return the sign that stands before a time or that words there stand for, "" for none, and the time."""
    if side := re.fullmatch(_SIDE, text):
        return side[1], side[2]
    words = text.split()
    for count in range(1, min(len(words), _MOST_STEPS + 1)):
        if sign := next(_signs_before(words[:count]), ""):
            return sign, re.sub(_SMALL_WORD, "", " ".join(words[count:]))
    return "", text


def _bounds(text: str, now: datetime | None, *, is_side: bool = False) -> tuple[str, str]:
    """Return the bounds of a day, a month or another span; with `is_side`, a moment such as "3 days ago" is one, too.

    Raises ValueError for other texts.
    """
    if re.fullmatch(YEAR, text):
        return text, f"{text}{_BEHIND_ALL}"
    if day := re.fullmatch(_DAY_FIRST, text):
        text = f"{day[3]}-{day[2]:0>2}-{day[1]:0>2}"
    if span := parse_span(text, now):
        return span[0], f"{span[1]}{_BEHIND_ALL}"  # of what still lasts, there is no end
    units = re.fullmatch(_LAST_UNITS, text)
    moment = parse_moment(f"{units[1]} ago" if units else text, now)
    if moment and text[: len("2026")].isdecimal():
        return moment, f"{moment}{_BEHIND_ALL}"
    if moment and (units or is_side):
        return moment, _BEHIND_ALL if units else moment
    raise ValueError(f"for what came later, write “since {text}”" if moment else _FORMS_OF_TIMES)
