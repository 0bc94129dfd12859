"""Dates as ISO 8601-2 (EDTF) level 1 text, read from the forms that people and programs write.

Forms with two readings: `2009-10` and `2009/10` are October (ISO 8601, RIS), but `2009–10`, with a dash, is a range.
`2009-21` to `2009-24` are seasons (EDTF), and `1998-99` is a range. `01.07.2009` is the first of July. `07/08/2009` is
refused, because its day and month are unclear.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final
from unicodedata import decimal

from protlib.frozen import NamedTuple, expression
from protlib.record.dates import months, refusals
from protlib.record.small_words import between
from protlib.text import fold

_NO_DATES: Final = (
    "|nd|n d|no date|undated|date unknown|unknown|none|na|n a|sd|s d|sf|s f|sin fecha|sans date|sem data|senza data"
    "|oj|o j|ohne jahr|0000|0000 00 00|nil|tbd|tba"
)
_NO_DATE: Final = frozenset(_NO_DATES.split("|"))
_OPEN: Final = ("..", "present", "open", "ongoing", "now", "today", "date", "current")
_LIMITS: Final = {"": "", "unknown": "", **dict.fromkeys(_OPEN, "..")}
_DAYS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DECEMBER: Final = len(_DAYS)
_LONGEST: Final = 100  # letters: no date is longer; what is goes through no expression
_DIGITS_OF_YEAR: Final = 4  # EDTF writes more only behind a “Y”

# Such as "T12:00:00Z", " 9:30 pm", ", 14:05:33.5 +02:00"
_TIME: Final = (
    r"[t\s,/]*(?<!\d)\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:[ap]\.?m\b\.?)?\s*(?:z\b|utc|gmt|[+-]\d\d(?::?\d\d)?)?"
)
_DASH: Final = r"\s*(?:[–—―_]|--+)\s*|\s+-\s+"
# Such as "2009-07", "2009-07-28": most dates come in the stored form; whether there is a later day, the month tells
_STORED: Final = r"(?a)(?!0000)\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1\d|2[0-8]))?"
# Such as "2009 to 2010", "mars et avril 2010"; not "to" inside a word
_RANGE_WORD: Final = rf"\s+(?:to|until|till|through|bis|al|au|hasta|ate|a|&|{between()})(?:\s+|$)"
# Such as "between 2009 and 2010", "von 2009 bis 2010"
_OPENING_WORD: Final = r"^(?:the|between|from|entre|de|von|vom|du|del|dal)\s+"
# Such as "© 2009", "(c) 2009", "cop. 2009", "c2009", "p2009"
_COPYRIGHT: Final = r"(?:©|℗|\(c\)|\bcopyright\b|\bcop\.|\b[cp](?=\d{4}))\s*"
# Such as "circa 2009", "ca. 2009", "c. 2009", "ca2009", "um 2009"
_CIRCA: Final = r"^(?:(?:circa|approximately|approx\.?|about|around|vers|environ|um|hacia|ca?)\s+|ca?\.\s*|ca(?=\d))"
# A program's word for a missing value, such as "1999/08//undefined"
_UNSET: Final = r"[-/., ]*\b(?:undefined|null|nan)\b"
# Such as "[1893] 1984", "(1893) 1984", "1984 (1893)", "1984 [orig. 1893]"
_REPRINT: Final = expression(
    r"[\[(]\s*(?P<first>\d{4})\s*[\])]\s*(?P<reprint>\d{4})"
    r"|(?P<later>\d{4})\s*[\[(]\s*(?:orig(?:\.|inally)?(?: published)?(?: in)?\s*)?(?P<earlier>\d{4})\s*[\])]",
    re.IGNORECASE,
)
# Such as "2000 [i.e. 1999]", a catalogue's correction of the printed year (AACR2 1.4F2)
_CORRECTED: Final = r"^.*\d{4}\W+i\.?\s?e\.?,?\s*(?=\d{4}\b)"
# Such as "2004-07-0014", a day with zeros before it
_PADDED: Final = r"^(\d{4}-\d{1,2})-0+(?=\d\d$)"
# Such as "20040714000000", "20040714123000"
_COMPACT_TIME: Final = r"^(\d{8})\d{6}$"
# Such as "GMT+0200 (CEST)", behind a time of day
_ZONE: Final = r"\b(?:gmt|utc)[+-]\d{4}(?:\s*\([\w ]+\))?$"
# Such as "2nd quarter of 2010", "1er trimestre 2010"
_QUARTER: Final = rf"^([1-4])\w{{0,3}}\.? (?:{months.QUARTERS.replace(' ', '|')})(?: of| de| del)?\b"
_UNBRACKETED: Final = str.maketrans({**dict.fromkeys("[](){}<>\"'", ""), "年": ".", "月": ".", "日": " "})


class _Point(NamedTuple):
    """A date whose parts may be missing; a lone number is a `day` until the other end of its range tells."""

    year: str = ""
    month: str = ""
    day: str = ""
    qualifier: str = ""


def parse(text: str) -> str:
    """Return the date as EDTF level 1, "" for a text such as "n.d.".

    A time of day is left out. Raises ValueError with the reason if the text is not understood.
    """
    if len(text) == 4 and text.isascii() and text.isdecimal() and text != "0000":  # a year alone, as most dates are
        return text
    return text if re.fullmatch(_STORED, text) else _parse(text)


def parse_or(text: str, default: str) -> str:
    """Return the date as `parse` does, or the default if the text is not understood."""
    try:
        return parse(text)
    except ValueError:
        return default


@lru_cache(maxsize=4096)
def parts(date: str) -> tuple[tuple[int, ...], ...]:
    """Return CSL's date-parts of an EDTF date: one (year, month, day), two for a range, none without a year.

    A season is no part (see `season`). An open end is (0,). Years before 1 count as in CSL, without a year 0.
    """
    points = tuple(_numbers(point) for point in date.split("/")) if date else ()
    return points if any(point != (0,) for point in points) else ()


def from_parts(date_parts: Sequence[Sequence[int | str]], season: int | str | None = None, circa: bool = False) -> str:
    """Return the EDTF date of CSL's date-parts, whose numbers may be strings; the inverse of `parts`.

    Raises ValueError if there is no such date.
    """
    points = [_point_of([int(number) for number in numbers], "~" * circa) for numbers in date_parts[:2] if numbers]
    if season and points and not points[0].month:
        points[0] = points[0]._replace(month=_month_of_season(season))
    ends = [_format_point(point) if point.year else ".." for point in points]
    return "/".join(ends) if any(end != ".." for end in ends) else ""


def season(date: str) -> int | None:
    """Return CSL's number of the season that a date is, or begins in: 1 is spring, 4 winter."""
    month = date.partition("/")[0].lstrip("-")[5:7]  # “2010-03”: behind the year and its hyphen
    return int(month) - months.SPRING + 1 if month.isdecimal() and int(month) >= months.SPRING else None


def is_approximate(date: str) -> bool:
    """Tell whether a date is marked as approximate or uncertain: CSL's `circa` stands for both."""
    return any(mark in date for mark in "~?%")


def parse_reprint(text: str) -> tuple[str, str] | None:
    """Return the year of a reprint and the year of the first publication from a text such as "[1893] 1984".

    None for other texts, and if the year in brackets is not the earlier one.
    """
    if not (match := _REPRINT.fullmatch(text.strip())):
        return None
    year, first = match["reprint"] or match["later"], match["first"] or match["earlier"]
    return (year, first) if first < year else None


def find_only_year(text: str) -> str:
    """Return the only year in a text that is no date as a whole, "" if it has none or several."""
    years = set(re.findall(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)", text))
    return years.pop() if len(years) == 1 else ""


@lru_cache(maxsize=4096)
def _parse(text: str) -> str:
    if len(text) > _LONGEST:
        raise ValueError("too long for a date")
    plain = _plain(text)
    if " ".join(filter(None, re.split(r"[\s.,/-]+|\bto$", plain))) in _NO_DATE:
        return ""
    if (point := _point(plain)) and (point.month or not point.day):
        return _format_point(point)
    if quarter := re.fullmatch(r"q([1-4])[\s,/-]*(\d{4})|(\d{4})[\s,/-]*q([1-4])", plain):
        return _quarter(quarter[2] or quarter[3], int(quarter[1] or quarter[4]))
    for begin, end in _splits(plain):
        if range_text := _range_of(begin.strip(), end.strip()):
            return range_text
    raise ValueError("not a date protlib can read")


def _plain(text: str) -> str:
    """Return the text folded, without brackets and time of day, with " to " for a dash or word of a range."""
    if not text.isascii():
        text = "".join(str(decimal(char)) if char.isdecimal() else char for char in text)
    text = re.sub(_COPYRIGHT, "", _regular(fold(re.sub(_DASH, " to ", text))))
    if ":" in text:
        text = re.sub(_TIME, " ", re.sub(_ZONE, "", text))
    text = text.translate(_UNBRACKETED).strip(" ,;:")
    return re.sub(_RANGE_WORD, " to ", re.sub(_OPENING_WORD, "", text)).strip()


def _regular(text: str) -> str:
    """Return a folded text without unset parts, zeros before a day, and years that a catalogue has corrected."""
    text = months.with_century(text)
    for name, month in months.MONTHS_OF_TWO_WORDS.items():
        text = text.replace(name, month)
    if (without := re.sub(_UNSET, "", text)) != text:
        text = without.strip(" -/")
    text = re.sub(_PADDED, r"\1-", re.sub(_COMPACT_TIME, r"\1", text))
    return re.sub(_CORRECTED, "", re.sub(_QUARTER, r"q\1", text))


def _point(text: str) -> _Point | None:
    """Return the one date of a text, None if it is not one date; missing parts are empty."""
    bare = re.sub(_CIRCA, "", text)
    core = bare.strip(" ?~%.,")
    marks = "~" * (bare != text) + bare.replace(core, "", 1)
    for reader in _READERS:
        if point := reader(core):
            return point._replace(qualifier=_qualifier(marks))
    return None


def _qualifier(marks: str) -> str:
    approximate, uncertain = "~" in marks, "?" in marks
    return "%" if "%" in marks or (approximate and uncertain) else "~" * approximate + "?" * uncertain


def _edtf(text: str) -> _Point | None:
    match = re.fullmatch(r"(-?(?:\d{4}|\d{3}[xu]|\d\d[xu]{2}))(?:-(\d\d|xx|uu)(?:-(\d\d|xx|uu))?)?", text)
    if not match or not (_number(match[2]) <= _DECEMBER or _is_season(match[2])):
        return None
    return _Point(*(group.upper().replace("U", "X") for group in match.groups("")))


def _year_first(text: str) -> _Point | None:
    match = re.fullmatch(r"(\d{4})([-/. ])(\d{1,2})(?:\2(\d{1,2}))?[-. ]?", text)
    return _Point(match[1], match[3], match[4] or "") if match and int(match[3]) <= _DECEMBER else None


def _ris(text: str) -> _Point | None:
    """Read the RIS form, year/month/day/other; all parts but the first may be empty."""
    match = re.fullmatch(r"(\d{4})/(\d{0,2})/(\d{0,2})(?:/(.*))?", text)
    if not match or _number(match[2]) > _DECEMBER:
        return None
    day_point = None if match[2] or not match[4] else _read_words(f"{match[1]} {match[4]}")
    return day_point or _Point(match[1], match[2], match[2] and match[3])


def _year_last(text: str) -> _Point | None:
    match = re.fullmatch(r"(?:(\d{1,2})([-/.]) ?)?(\d{1,2})[-/.] ?(\d{4})", text)
    if not match:
        return None
    first, second = _number(match[1]), _number(match[3])
    if second > _DECEMBER >= first > 0:
        return _Point(match[4], match[1], match[3])
    if match[2] in {"-", "/"} and first != second and first <= _DECEMBER:
        ways = (f"{match[4]}-{month:02}-{day:02}" for month, day in ((second, first), (first, second)))
        raise ValueError(f"day and month are unclear: write {' or '.join(ways)}")
    return _Point(match[4], match[3], match[1] or "")


def _compact(text: str) -> _Point | None:
    match = re.fullmatch(r"([12]\d{3})([01]\d)([0-3]\d)", text)
    return _Point(*match.groups()) if match else None


def _decade(text: str) -> _Point | None:
    match = re.fullmatch(r"([12]\d\d)(?:0s|-)|([12]\d) to", text)
    return _Point((match[1] or match[2]).ljust(4, "X")) if match else None


def _read_words(text: str) -> _Point | None:
    """Read words and numbers in any order; None for two of the same kind, or an unknown word."""
    parts: dict[str, str] = {}
    for word in re.split(r"[\s,./-]+", text):
        kind, value = _kind(word)
        if kind in parts or not kind:
            return None
        if kind != "ignored":
            parts[kind] = value
    return None if "day" in parts and _is_season(parts.get("month")) else _Point(**parts)


def _kind(word: str) -> tuple[str, str]:
    """Return which part of a date a word is, and its value; ("", "") for none."""
    if word in months.PERIODS:
        return "month", str(months.PERIODS[word])
    if match := re.fullmatch(r"((?!0000)\d{4})[a-z]?|(\d{1,2})(?:st|nd|rd|th|er|re|o|a)?", word):
        return ("year", match[1]) if match[1] else ("day", match[2])
    return ("ignored", "") if word in months.SMALL_WORDS else ("", "")


_READERS: Final = (_edtf, _year_first, _ris, _year_last, _compact, _decade, _read_words)


def _quarter(year: str, number: int) -> str:
    return f"{year}-{number * 3 - 2:02}/{year}-{number * 3:02}"


def _splits(text: str) -> Iterator[tuple[str, str]]:
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
        return _half_open(begin, end)
    first, last = _point(begin), _point(end)
    if not first or not last or not (first.year or last.year):
        return ""
    first, last = _order_ends(first, last)
    if (
        first.month == str(months.WINTER)
        and not begin[0].isdecimal()
        and last == (str(int(first.year) + 1), "", "", "")
    ):
        return _format_point(first)  # "Winter 2009/10" is one winter
    return f"{_format_point(first)}/{_format_point(last)}"


def _half_open(begin: str, end: str) -> str:
    if end in _LIMITS and (point := _point(begin)) and point.year:
        return f"{_format_point(point)}/{_LIMITS[end]}"
    if begin in _LIMITS and (point := _point(end)) and point.year:
        return f"{_LIMITS[begin]}/{_format_point(point)}"
    return ""


def _order_ends(first: _Point, last: _Point) -> tuple[_Point, _Point]:
    """Return both ends, each completed from the other; "Dec-Jan 2010" begins in 2009."""
    begin, end = _fill_point(first, last), _fill_point(last, first)
    if not _is_after(begin, end):
        return begin, end
    if (first.year and last.year) or not (begin.month and end.month):
        raise ValueError(refusals.explain_range(first, last))
    if first.year:
        return begin, end._replace(year=f"{int(end.year) + 1:04}")
    return begin._replace(year=f"{int(begin.year) - 1:04}"), end


def _fill_point(point: _Point, rest: _Point) -> _Point:
    if point.month or (point.year and not point.day):
        return point._replace(year=point.year or rest.year)
    if point.year or rest.day:
        return point._replace(year=point.year or rest.year, month=rest.month)
    if rest.month and not _is_season(rest.month):
        return point._replace(year=rest.year, month=point.day, day="")
    return point._replace(year=rest.year[: -len(point.day)] + point.day, day="")  # "2012-3", "2009-10"


def _is_after(begin: _Point, end: _Point) -> bool:
    if not (begin.year.isdecimal() and end.year.isdecimal()) or _is_season(begin.month) or _is_season(end.month):
        return begin.year.isdecimal() and end.year.isdecimal() and begin.year > end.year
    pairs = [(int(a), int(b)) for a, b in zip(begin[:3], end[:3], strict=True) if a.isdecimal() and b.isdecimal()]
    return [a for a, _ in pairs] > [b for _, b in pairs]


def _format_point(point: _Point) -> str:
    """Return the EDTF text of a point; month or day "0" is unknown. ValueError if there is no such day."""
    year, month, day = point.year, point.month.zfill(2), point.day.zfill(2)
    if not year:
        raise ValueError("it has no year")
    if month == "00":
        return year + point.qualifier
    if _number(month) > _DECEMBER and not (_is_season(month) and day == "00"):
        raise ValueError("no such month")
    if day == "00":
        return f"{year}-{month}{point.qualifier}"
    if _number(day) > _days(year, month):
        raise ValueError("no such day")
    return f"{year}-{month}-{day}{point.qualifier}"


def _days(year: str, month: str) -> int:
    number = int(year) if year.lstrip("-").isdecimal() else 0
    if month == "02" and (number % 4 or (number % 100 == 0 and number % 400)):
        return 28
    return _DAYS[int(month) - 1] if month.isdecimal() else max(_DAYS)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _is_season(month: str | None) -> bool:
    return months.SPRING <= _number(month) <= months.WINTER


def _numbers(point: str) -> tuple[int, ...]:
    year, *rest = point.removeprefix("-").rstrip("~?%").split("-")
    if not (year.isdecimal() and len(year) == _DIGITS_OF_YEAR):
        return (0,)
    if rest and _is_season(rest[0]):
        rest = []
    number = -int(year) if point.startswith("-") else int(year)
    return (number if number > 0 else number - 1, *(int(part) for part in rest if _number(part)))


def _point_of(numbers: Sequence[int], qualifier: str) -> _Point:
    year, month, day = (*numbers, 0, 0)[:3]
    if not year:
        return _Point()
    if abs(year) >= 10**_DIGITS_OF_YEAR:
        raise ValueError("no such year")
    if month < 0 or day < 0:
        raise ValueError("no such day")
    if 13 <= month <= 16:  # how citeproc-js once wrote a season
        month += months.SPRING - 13
    text = f"{year:04}" if year > 0 else "0000" if year == -1 else f"{year + 1:05}"
    return _Point(text, str(month or ""), str(day or ""), qualifier)


def _month_of_season(season: int | str) -> str:
    name = fold(str(season)).strip()
    number = months.SEASONS.get(name) or months.SPRING - 1 + int(name)
    return str(number)
