"""Names, dates, keywords and notes: CSL's form and the record's form."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from protlib.formats.jsontext import as_list
from protlib.frozen import expression
from protlib.record import dates, names
from protlib.record.dates.months import SEASONS
from protlib.record.dates.seasons import SPRING
from protlib.record.fields.variables import (
    DATE_FIELDS,
    NAME_VARIABLES,
    OTHER_DATES,
    OTHER_NAMES,
    OTHER_TEXTS,
    TEXT_FIELDS,
)
from protlib.record.model import TYPES
from protlib.text import clean

Item = dict[str, Any]
"""An item of CSL-JSON, or some variables of one, with their values."""

_PARTS: Final = {
    "family": "family", "given": "given", "non-dropping-particle": "particle", "dropping-particle": "dropping",
    "suffix": "suffix", "literal": "literal",
}  # fmt: skip
_CSL_PARTS: Final = {part: variable for variable, part in _PARTS.items()}
# Crossref gives an organisation as {"name": ...}.
_PLAIN_NAME: Final = frozenset({*_PARTS, "isInstitution", "name"})
_PLAIN_DATE: Final = frozenset({"date-parts", "season", "circa"})
_DATE_KEYS: Final = frozenset({*_PLAIN_DATE, "raw", "literal", "year", "month", "day"})
_SEASONS: Final = {name: number - SPRING + 1 for name, number in SEASONS.items()}
_LAST_MONTH: Final = 12
_NEGATIONS: Final = frozenset({"", "0", "false", "no", "none"})
_CHEATS: Final = frozenset(
    {*TEXT_FIELDS, *NAME_VARIABLES, *DATE_FIELDS, *OTHER_TEXTS, *OTHER_DATES, "type"} - {"note", "abstract"}
)
# Such as the dash in "12–15" and in "S12 – S15".
_PAGE_DASH: Final = re.compile(r"(?<=\w)\s*[‐‑‒–—−]+\s*(?=\w)")
_NUMBER: Final = expression(r"-?\d{1,9}")
# Such as "original-date: 1900", and "Citation Key: roe2001" of Better BibTeX.
_CHEAT: Final = expression(r"^([A-Za-z]+(?:[-_][a-z]+)*|[Cc]itation [Kk]ey):[ \t]*(\S.*)\n?", re.MULTILINE)
_KEY: Final = "citation-key"
_YEAR_LETTERS: Final = 4
_LAST_SEASON: Final = 4  # winter
_INTEGER_BITS: Final = 63  # a number with more is none for most programs


def read_text(value: object) -> str:
    """Return a text or number variable as text; Crossref has a list with one text."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "; ".join(filter(None, map(read_text, value)))
    return "" if value is None or isinstance(value, bool | dict) else str(value)


def with_hyphen(pages: str) -> str:
    """Return a range of pages with a hyphen, as a record has it, for any dash: "12–15" is "12-15"."""
    return _PAGE_DASH.sub("-", pages)


def name_variable(value: object) -> list[Any]:
    """Return a name variable as names for `cleaning.clean_record`: dicts of their parts, or unread strings."""
    if isinstance(value, str):
        return names.parse_list(value)
    return [name for item in as_list(value) if (name := _read_name(item))]


def _read_name(item: object) -> Any:
    if not isinstance(item, dict):
        return read_text(item)
    parts = {
        _PARTS[part]: text if type(text) is str else read_text(text)
        for part, text in item.items()
        if part in _PARTS and text
    }
    literal = parts.get("literal") or read_text(item.get("name"))
    if not literal and "isInstitution" in item and _is_true(item["isInstitution"]):
        literal = " ".join(filter(None, (parts.get("family"), parts.get("given"))))
    if literal:
        return names.organisation(literal).to_dict() if literal.endswith(")") else {"literal": literal}
    return parts


def write_names(people: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """Return names, as dicts of their parts, as a name variable; the order of parts is that of CSL's examples."""
    csl_names = []
    for parts in people:
        literal = parts.get("literal")
        name = {"literal": literal} if literal else {_CSL_PARTS[p]: parts[p] for p in parts if p in _CSL_PARTS}
        if name:
            csl_names.append(name)
    return csl_names


def plain_names(value: object) -> list[dict[str, str]]:
    """Return the names of a variable with only the parts that a record can hold."""
    items = [item for item in as_list(value) if isinstance(item, dict)]
    return [{part: text for part, text in item.items() if part in _PARTS and text} for item in items]


def says_more_names(value: object) -> bool:
    """Tell whether a name variable holds what a record cannot: affiliations, identifiers, a processor's flags."""
    return any(isinstance(item, dict) and not _PLAIN_NAME.issuperset(item) for item in as_list(value))


def read_date(value: object) -> str:
    """Return a date variable as EDTF, or its text where that is no date."""
    if isinstance(value, list):
        return _read_range(value)
    if not isinstance(value, dict):
        text = str(value)
        return dates.parse_or(text, text)
    is_circa = "circa" in value and _is_true(value["circa"])
    ranges = tuple([_numbers(entry) for entry in as_list(value.get("date-parts"))])
    if not any(ranges) and "year" in value:
        ranges = (_numbers([value["year"], value.get("month"), value.get("day")]),)
    if any(ranges):
        return _from_parts(ranges, _season(value["season"]) if "season" in value else None, is_circa=is_circa)
    text = read_text(value.get("raw") or value.get("literal") or "")
    text = dates.parse_or(text, text)
    return f"{text}~" if is_circa and _is_plain_date(text) else text


def _read_range(value: list[Any]) -> str:
    if value and all(isinstance(entry, dict) for entry in value):
        return "/".join(filter(None, map(read_date, value)))
    return read_date({"date-parts": value if value and isinstance(value[0], list) else [value]})


@lru_cache(maxsize=4096)
def _from_parts(ranges: tuple[tuple[int, ...], ...], season: int | None, *, is_circa: bool) -> str:
    try:
        return dates.from_parts(ranges, season, is_circa=is_circa)
    except ValueError:
        return "/".join("-".join(map(str, entry)) for entry in ranges)


def is_no_date(value: object) -> bool:
    """Tell whether a value is a line of text without a date, such as "in press"."""
    if not isinstance(value, str) or not value or clean(value) != value:
        return False
    try:
        dates.parse_date(value)
    except ValueError:
        return not dates.find_only_year(value)
    return False


def _is_plain_date(text: str) -> bool:
    return text[:4].isdecimal() and text.replace("-", "").isdecimal()


def _numbers(entry: object) -> tuple[int, ...]:
    """Return the numbers of one date-parts array up to the first gap; a year 0 is an open end.

    A month beyond December is a season, which has no day.
    """
    numbers: list[int] = []
    for part in as_list(entry)[:3]:
        number = part if type(part) is int else _number(str(part).strip())
        if number is None or (numbers and not number):
            break
        numbers.append(number)
        if not numbers[0] or (len(numbers) == 2 and numbers[1] > _LAST_MONTH):
            break
    return tuple(numbers)


def _number(text: str) -> int | None:
    return int(text) if _NUMBER.fullmatch(text) else None


def _season(value: object) -> int | None:
    """Return the number of a season: a name, or 21 to 24 as in EDTF."""
    text = str(value).strip().lower()
    number = _SEASONS.get(text) or _number(text) or 0
    number -= 20 if number > 20 else 0  # 21 to 24 are the seasons of EDTF, 1 to 4 those of CSL
    return number if 1 <= number <= _LAST_SEASON else None


def _is_true(value: object) -> bool:
    return str(value).strip().lower() not in _NEGATIONS


def make_storable(value: object, depth: int = 40) -> Any:
    """Return a JSON value that a library can hold.

    Integers of more than 64 bits, and values nested deeper than `depth`, become text.
    """
    if isinstance(value, dict | list) and not depth:
        return str(value)
    if isinstance(value, dict):
        return {name: make_storable(item, depth - 1) for name, item in value.items()}
    if isinstance(value, list):
        return [make_storable(item, depth - 1) for item in value]
    # Larger numbers are no JSON of other programs.
    return str(value) if isinstance(value, int) and abs(value) >= 2**_INTEGER_BITS else value


def date_variable(date: str) -> dict[str, Any]:
    """Return EDTF as a date variable; a text that is no date, or that date-parts cannot express, is a literal.

    A date has one `season`; those of a range are months 21 to 24, which citeproc-js and pandoc read.
    """
    if len(date) == _YEAR_LETTERS and date.isdecimal() and date != "0000":
        return {"date-parts": [[int(date)]]}
    parts = dates.parts(date)
    if not parts:
        return {"literal": date}
    variable: dict[str, Any] = {"date-parts": [list(entry) for entry in parts]}
    seasons = [dates.season(end) for end in date.split("/")]
    if len(parts) == 1 and seasons[0] is not None:
        variable["season"] = seasons[0]
    elif any(seasons):
        variable["date-parts"] = [
            [*entry, SPRING + season - 1] if season else list(entry)
            for entry, season in zip(parts, seasons, strict=True)
        ]
    if dates.is_approximate(date):
        variable["circa"] = True
    return variable


def says_more_date(value: object) -> bool:
    """Tell whether a date variable holds more than EDTF can: a literal beside its date-parts, or unknown keys."""
    if not isinstance(value, dict):
        return False
    return not (_PLAIN_DATE if value.get("date-parts") else _DATE_KEYS).issuperset(value)


def read_keywords(value: object) -> list[str]:
    """Return the keywords of a list, or of a text with semicolons or, without semicolons, commas between them."""
    if isinstance(value, list):
        return [text for item in value if (text := read_text(item).strip())]
    text = read_text(value)
    return [word for part in text.split(";" if ";" in text else ",") if (word := part.strip())]


def write_keywords(tags: Sequence[str]) -> str:
    """Return the keywords as one text: with commas, as Zotero and pandoc have them, or else with semicolons."""
    return ("; " if any("," in tag for tag in tags) else ", ").join(tags)


def write_other(name: str, value: object) -> Any:
    """Return a value of `extra` as a CSL variable; None where the variable would not read back the same."""
    if not value:
        return None
    if isinstance(value, str) and name in OTHER_TEXTS:
        return value
    if isinstance(value, str) and name in OTHER_DATES:
        date = date_variable(value)
        return date if read_date(date) == value else None
    if isinstance(value, list) and name in OTHER_NAMES:
        people = write_names([parts for parts in value if isinstance(parts, dict)])
        return people if name_variable(people) == value else None
    return None


def split_note(note: str, item: Mapping[str, object]) -> tuple[str, Item]:
    """Return a note without its variable lines ("original-date: 1900"), and those variables.

    Zotero keeps there what its own fields do not hold, and its citation processor reads them. A line counts only if it
    names a CSL variable exactly and the item does not have that variable already. The same holds for the citation key.
    """
    variables: Item = {}

    def take(line: re.Match[str]) -> str:
        name, value = line.groups()
        if " " in name:
            key, *further_words = value.split()
            return line[0] if further_words or variables.setdefault(_KEY, item.get(_KEY) or key) != key else ""
        if name not in _CHEATS or (name in item and (name != "type" or value not in TYPES)):
            return line[0]
        if name in NAME_VARIABLES:
            family, _, given_part = map(str.strip, value.partition("||"))
            variables.setdefault(name, []).append({"family": family, "given": given_part} if given_part else family)
        elif variables.setdefault(name, value) is not value:
            return line[0]
        return ""

    plain_note = _CHEAT.sub(take, note)
    return (plain_note, variables) if variables else (note, {})
