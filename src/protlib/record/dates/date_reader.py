"""Dates and ranges as ISO 8601-2 (EDTF) level 1 text, read from the forms that people and programs write.

Forms with two readings: `2009-10` and `2009/10` are October (ISO 8601, RIS), but `2009–10`, with a dash, is a range.
`2009-21` to `2009-24` are seasons (EDTF), and `1998-99` is a range. `01.07.2009` is the first of July. `07/08/2009` is
refused, because its day and month are unclear.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Final
from unicodedata import decimal

from protlib.frozen import NamedTuple, expression
from protlib.record.dates.seasons import WINTER
from protlib.record.dates.single_date import Point, format_point, is_season, read_point
from protlib.record.small_words import between
from protlib.text import fold

_LAST_MONTH: Final = 12
_NO_VALUE: Final = frozenset(
    ("", "unknown", "none", "na", "n a", "0000", "0000 00 00", "0101 01 01", "nil", "tbd", "tba")  # also of Calibre
)
NO_DATE: Final = "no date"
"""The status of a publication that says of itself that it has no date."""
_OPEN: Final = ("..", "present", "open", "ongoing", "now", "today", "date", "current")
_LIMITS: Final = {"": "", "unknown": "", **dict.fromkeys(_OPEN, "..")}
_MOST_LETTERS: Final = 100  # letters: no date is longer; what is goes through no expression
# Such as "T12:00:00Z", " 9:30 pm", ", 14:05:33.5 +02:00", " to 18:59" of "1 May 2020 - 18:59" on a page of Drupal
_TIME: Final = (
    r"(?:\s*\bto(?=\s))?[t\s,/|]*(?<!\d)\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:[ap]\.?m\b\.?)?\s*"
    r"(?:z\b|utc|gmt|[+-]\d\d(?::?\d\d)?)?"
)
_DASH: Final = r"\s*(?:[–—―_]|--+)\s*|\s+-\s+"
# Such as "2009-07", "2009-07-28": most dates come in the stored form; whether there is a later day, the month tells
_STORED_FORM: Final = expression(r"(?a)(?!0000)\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1\d|2[0-8]))?")
# Such as "© 2009", "(c) 2009", "cop. 2009", "c2009", "p2009"
_COPYRIGHT: Final = r"(?:©|℗|\(c\)|\bcopyright\b|\bcop\.|\b[cp](?=\d{4}))\s*"
_YEAR_IN_TEXT: Final = r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)"
# A program's word for a missing value, such as "1999/08//undefined"
_UNSET: Final = r"[-/., ]*\b(?:undefined|null|nan)\b"
# Such as "[1893] 1984", "(1893) 1984", "1984 (1893)", "1984 [orig. 1893]"
_REPRINT: Final = expression(
    r"[\[(]\s*(?P<first>\d{4})\s*[\])]\s*(?P<reprint>\d{4})"
    r"|(?P<later>\d{4})\s*[\[(]\s*(?:orig(?:\.|inally)?(?: published)?(?: in)?\s*)?(?P<earlier>\d{4})\s*[\])]",
    re.IGNORECASE,
)
# Such as "2000 [i.e. 1999]", a catalogue's correction of the printed year (AACR2 1.4F2)
_CORRECTION: Final = r"^.*\d{4}\W+i\.?\s?e\.?,?\s*(?=\d{4}\b)"
# Such as ", c2009" of "2010, c2009": a catalogue has the year of the copyright behind that of the edition
_COPYRIGHT_YEAR: Final = r"(?<=^\d{4}),?\s*(?:©\s?|c|cop\.\s?)\d{4}$"
# Such as "م" of "2010م", and "1438هـ - " of "1438هـ - 2017م": the era, and the year of the Hijra beside the other
_ERA: Final = r"(?<=\d)\s*م\.?(?!\w)"
_HIJRI: Final = r"1[34]\d\d\s*ه[ـ.]?"
_HIJRI_YEAR: Final = rf"^{_HIJRI}[\s/=,،()-]*(?=(?:19|20)\d\d\W*$)|(?<=^\d{{4}})[\s/=,،()-]*{_HIJRI}\W*$"
# Such as "2004-07-0014", a day with zeros before it
_PADDED_DAY: Final = r"^(\d{4}-\d{1,2})-0+(?=\d\d$)"
# Such as "20040714000000", "20040714123000"
_COMPACT_TIME: Final = r"^(\d{8})\d{6}$"
# Such as "GMT+0200 (CEST)", behind a time of day
_ZONE: Final = r"\b(?:gmt|utc)[+-]\d{4}(?:\s*\([\w ]+\))?$"
_WITHOUT_BRACKETS: Final = str.maketrans({**dict.fromkeys("[](){}<>\"'", ""), "年": ".", "月": ".", "日": " "})
_MONTHS_OF_A_QUARTER: Final = 3
_MONTHS: Final = 12
_FEWEST_CLEAR_DAYS: Final = 2  # dates that agree; a single one may be copied from elsewhere, or have a slip
_MOST_FOR_ONE: Final = 2  # unclear dates that one clear one may decide: of real days, three in five are clear
# Such as "12/03/2021", "3-12-2021", "12/03/2021 0:00:00" and "3/12/2021 2:30 PM"
_NUMBERS: Final = expression(r"(\d\d?)([-/])(\d\d?)\2(\d{4})(?: \d\d?:\d\d(?::\d\d)?(?: ?[AP]M)?)?")


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


def parse_date(text: str) -> str:
    """Return the date as EDTF level 1, "" for a text such as "n.d.".

    A time of day is left out. Raises ValueError with the reason if the text is not understood.
    """
    if len(text) == 4 and text.isascii() and text.isdecimal() and text != "0000":  # a year alone, as most dates are
        return text
    return text if _STORED_FORM.fullmatch(text) else _parse(text)


def parse_or(text: str, default: str) -> str:
    """Return the date as `parse_date` does, or the default if the text is not understood."""
    try:
        return parse_date(text)
    except ValueError:
        return default


def parse_reprint(text: str) -> tuple[str, str] | None:
    """Return the year of a reprint and the year of the first publication from a text such as "[1893] 1984".

    None for other texts, and if the year in brackets is not the earlier one.
    """
    if not (match := _REPRINT.fullmatch(text.strip())):
        return None
    year, first = match["reprint"] or match["later"], match["first"] or match["earlier"]
    return (year, first) if first < year else None


def find_only_year(text: str) -> str:
    """Return the only year in a text that is no date as a whole, or before its brackets; "" if it has none or several.

    Such as 2009 in "2009 (updated 2020)".
    """
    years = set(re.findall(_YEAR_IN_TEXT, text))
    if len(years) > 1:
        years = set(re.findall(_YEAR_IN_TEXT, text.partition("(")[0]))
    return years.pop() if len(years) == 1 else ""


def find_likely_date(text: str) -> str:
    """Return the only year in a text, or the years in which one of the Hijra begins and ends: 2021/2022 of "1443هـ"."""
    from protlib.record.dates.hijri_years import parse_hijri

    is_short = len(text) <= _MOST_LETTERS
    return find_only_year(text) or (parse_hijri(_with_ascii_figures(text)) if is_short else "")


@lru_cache(maxsize=4096)
def _parse(text: str) -> str:
    if len(text) > _MOST_LETTERS:
        raise ValueError("too long for a date")
    plain = _simplify_date(text)
    if (bare := _strip_separators(plain)) in _NO_VALUE or bare in _words_for_no_date():
        return ""
    if (point := read_point(plain)) and (point.month or not point.day):
        return format_point(point)
    if quarter := re.fullmatch(r"q([1-4])[\s,/-]*(\d{4})|(\d{4})[\s,/-]*q([1-4])", plain):
        return _quarter(quarter[2] or quarter[3], int(quarter[1] or quarter[4]))
    for begin, end in _split_range(plain):
        if range_text := _range_of(begin.strip(), end.strip()):
            return range_text
    raise ValueError("not a date protlib can read")


def is_undated(text: str) -> bool:
    """Tell whether a text says that a publication has no date: "n.d.", "s. f.", "ohne Jahr"; "NA" says nothing."""
    return len(text) <= _MOST_LETTERS and _strip_separators(_simplify_date(text)) in _words_for_no_date()


def _strip_separators(plain: str) -> str:
    return " ".join(filter(None, re.split(r"[\s.,/-]+|\bto$", plain)))


@cache
def _words_for_no_date() -> frozenset[str]:
    """Return the words for a missing date, without their signs."""
    from protlib.record.shared_words import plain_words_of  # which stored dates never need

    words = plain_words_of("no date")
    return frozenset(form for word in words for form in (word.replace(".", ""), word.replace(".", " ").strip()))


@cache
def _range_word() -> str:
    """Return what stands between the ends of a range: "2009 to 2010", "mars et avril 2010"; not "to" in a word."""
    from protlib.record.shared_words import plain_choices_for

    return rf"\s+(?:{plain_choices_for('until')}|&|{between()})(?:\s+|$)"


@cache
def _opening_word() -> str:
    """Return what stands before a range: "between 2009 and 2010", "von 2009 bis 2010"."""
    from protlib.record.shared_words import plain_choices_for

    return rf"^(?:the|{plain_choices_for('since')})\s+"


def _simplify_date(text: str) -> str:
    """Return the text folded, without brackets and time of day, with " to " for a dash or word of a range."""
    if not text.isascii():
        text = re.sub(_HIJRI_YEAR, "", re.sub(_ERA, "", _with_ascii_figures(text).strip()))
    text = re.sub(_COPYRIGHT_YEAR, "", text.strip())
    text = re.sub(_COPYRIGHT, "", _normalise_folded(fold(re.sub(_DASH, " to ", text))))
    if ":" in text:
        text = re.sub(_TIME, " ", re.sub(_ZONE, "", text))
    text = text.translate(_WITHOUT_BRACKETS).strip(" ,;:")
    return re.sub(_range_word(), " to ", re.sub(_opening_word(), "", text)).strip()


def _with_ascii_figures(text: str) -> str:
    return "".join(str(decimal(char)) if char.isdecimal() else char for char in text)


def _normalise_folded(text: str) -> str:
    """Return a folded text without unset parts, zeros before a day, and years that a catalogue has corrected."""
    from protlib.record.dates import months  # which a year or a stored date never needs

    text = months.with_century(text)
    for name, month in months.MONTHS_OF_TWO_WORDS.items():
        text = text.replace(name, month)
    if (set_text := re.sub(_UNSET, "", text)) != text:
        text = set_text.strip(" -/")
    text = re.sub(_PADDED_DAY, r"\1-", re.sub(_COMPACT_TIME, r"\1", text))
    return re.sub(_CORRECTION, "", re.sub(_quarter_expression(), r"q\1", text))


@cache
def _quarter_expression() -> str:
    """Return what names three months of a year: "2nd quarter of 2010", "1er trimestre 2010"."""
    from protlib.record.dates.months import QUARTERS

    return rf"^([1-4])\w{{0,3}}\.? (?:{QUARTERS})(?: of| de| del)?\b"


def _quarter(year: str, number: int) -> str:
    last = number * _MONTHS_OF_A_QUARTER
    return f"{year}-{last - 2:02}/{year}-{last:02}"


def _split_range(text: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to split the text into the two ends of a range."""
    begin, dash, end = f"{text} ".partition(" to ")
    if dash:
        yield begin, end.strip() or ".."
        return
    for match in (*re.finditer("/", text), *re.finditer("-", text)):
        end = text[match.end() :]
        yield text[: match.start()], ".." if match[0] == "-" and not end else end


def _range_of(begin: str, end: str) -> str:
    """Return the range between two texts, "" if they are no ends of one."""
    if begin in _LIMITS or end in _LIMITS:
        return _read_half_open(begin, end)
    first, last = read_point(begin), read_point(end)
    if not first or not last or not (first.year or last.year):
        return ""
    first, last = _order_ends(first, last)
    if first.month == str(WINTER) and not begin[0].isdecimal() and last == (str(int(first.year) + 1), "", "", ""):
        return format_point(first)  # "Winter 2009/10" is one winter
    return f"{format_point(first)}/{format_point(last)}"


def _read_half_open(begin: str, end: str) -> str:
    if end in _LIMITS and (point := read_point(begin)) and point.year:
        return f"{format_point(point)}/{_LIMITS[end]}"
    if begin in _LIMITS and (point := read_point(end)) and point.year:
        return f"{_LIMITS[begin]}/{format_point(point)}"
    return ""


def _order_ends(first: Point, last: Point) -> tuple[Point, Point]:
    """Return both ends, each completed from the other; "Dec-Jan 2010" begins in 2009."""
    begin, end = _fill_point(first, last), _fill_point(last, first)
    if not _is_after(begin, end):
        return begin, end
    if (first.year and last.year) or not (begin.month and end.month):
        raise ValueError(explain_range(first, last))
    if first.year:
        return begin, end._replace(year=f"{int(end.year) + 1:04}")
    return begin._replace(year=f"{int(begin.year) - 1:04}"), end


def _fill_point(point: Point, other_end: Point) -> Point:
    if point.month or (point.year and not point.day):
        return point._replace(year=point.year or other_end.year)
    if point.year or other_end.day:
        return point._replace(year=point.year or other_end.year, month=other_end.month)
    if other_end.month and not is_season(other_end.month):
        return point._replace(year=other_end.year, month=point.day, day="")
    return point._replace(year=other_end.year[: -len(point.day)] + point.day, day="")  # "2012-3", "2009-10"


def _is_after(begin: Point, end: Point) -> bool:
    if not (begin.year.isdecimal() and end.year.isdecimal()) or is_season(begin.month) or is_season(end.month):
        return begin.year.isdecimal() and end.year.isdecimal() and begin.year > end.year
    pairs = [(int(a), int(b)) for a, b in zip(begin[:3], end[:3], strict=True) if a.isdecimal() and b.isdecimal()]
    return [a for a, _ in pairs] > [b for _, b in pairs]


class DayOrder(NamedTuple):
    """The order in a column: a date that shows it, whether the day comes first, and the date of each unclear text."""

    example: str
    is_day_first: bool
    days: dict[str, str]


def order_days(cells: Iterable[str]) -> DayOrder | None:
    """Return the unclear days of a column in the order of its clear ones; None if there is none, or no order.

    Of three days such as "26/08/2005", or of fewer, one has to be clear, of more two; none may say otherwise.
    """
    orders = {
        cell: int(match[1]) > _MONTHS
        for cell, match in _match_days(cells)
        if max(int(match[1]), int(match[3])) > _MONTHS
    }
    unclear_cells = find_unclear_days(cells)
    fewest = 1 if len(unclear_cells) <= _MOST_FOR_ONE else _FEWEST_CLEAR_DAYS
    if len(orders) < fewest or len({*orders.values()}) > 1:
        return None
    example, is_day_first = next(iter(orders.items()))
    days = date_days(unclear_cells, is_day_first=is_day_first)
    return DayOrder(example, is_day_first, days) if days else None


def find_unclear_days(cells: Iterable[str]) -> list[str]:
    """Return the dates of a column that may begin with the day or with the month."""
    return [
        cell
        for cell, match in _match_days(cells)
        if int(match[1]) != int(match[3]) and max(int(match[1]), int(match[3])) <= _MONTHS
    ]


def has_month_first(cells: Iterable[str]) -> bool:
    """Tell whether a column has a date such as "08/26/2005"."""
    return any(int(match[3]) > _MONTHS for _cell, match in _match_days(cells))


def date_days(cells: Iterable[str], *, is_day_first: bool) -> dict[str, str]:
    """Return the date of each unclear text in an order."""
    return {
        cell: date
        for cell, match in _match_days(cells)
        if (date := parse_or("-".join((match[4], *(match[3], match[1])[:: 1 if is_day_first else -1])), ""))
    }


def _match_days(cells: Iterable[str]) -> Iterator[tuple[str, re.Match[str]]]:
    return ((cell, match) for cell in cells if (match := _NUMBERS.fullmatch(cell)))
