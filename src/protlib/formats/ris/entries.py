"""The tags for one field or variable; names, dates and pages have the form of RIS's newer dialect."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from protlib.formats.programs import Organisations
from protlib.formats.ris.tags import NAMES
from protlib.formats.ris.text_values import ris_value as one_line
from protlib.formats.tagged_text import Tags
from protlib.record import dates, names
from protlib.record.fields.labels import inverted_name
from protlib.record.model import NAME_FIELDS, Name
from protlib.text import split_case_marks

_NAME_PARTS: Final = frozenset(NAME_FIELDS)
_RANGE: Final = re.compile(r"([^\s,;–-]+)-([^\s,;–-]+)")
_SEASONS: Final = {1: "Spring", 2: "Summer", 3: "Autumn", 4: "Winter"}


def ris_tags(meaning: str, tag: str, value: Any, form: Organisations) -> Iterable[tuple[str, str]]:
    """Return the tags for one field or variable; none where the value has not the required form."""
    if meaning in _FORMS:
        return _FORMS[meaning](value)
    if meaning in NAMES:
        return [(tag, name_text(name, form)) for name in _people(value)]
    if meaning in {"isbn", "issn"}:
        return [(tag, number) for number in value.split()]
    return ((tag, one_line(split_case_marks(value)[0])),) if isinstance(value, str) and value else ()


def _people(value: Any) -> Sequence[Name]:
    """Return the names in a field, or in a variable if all its members are names."""
    if isinstance(value, tuple):
        return value
    are_names = isinstance(value, list) and all(
        isinstance(name, dict) and _NAME_PARTS.issuperset(name) for name in value
    )
    return [Name(**{part: str(text) for part, text in name.items()}) for name in value] if are_names else []


@lru_cache(maxsize=1 << 14)
def name_text(name: Name, form: Organisations) -> str:
    """Return a name as programs read it: "Family, Given, Suffix"; no comma may divide an organisation."""
    literal = name.literal
    if not literal:
        return one_line(inverted_name(name))
    if form is Organisations.BRACES:
        return one_line(f"{{{literal}}}")
    if form in {Organisations.DASH, Organisations.DASH_AND_COMMA}:
        return one_line(literal.replace(", ", " – ") + ("," if form is Organisations.DASH_AND_COMMA else ""))
    if form is Organisations.AS_READ and names.parse_item(literal) == [Name(literal=literal)]:
        return one_line(literal)
    # EndNote's own way to say that a name is not to be inverted.
    return one_line(literal.replace(",", ",,", 1) if "," in literal else f"{literal},")


@lru_cache(maxsize=4096)
def _date(date: str) -> Tags:
    parts = dates.parts(date)
    if not parts or parts[0][0] < 1:
        return [("PY", one_line(date))]
    year = f"{parts[0][0]:04}"
    exact = "" if len(parts) > 1 or date == year else _write_exact_date(date)
    return [("PY", year), ("DA", exact)] if exact.strip("/") not in {"", year} else [("PY", year)]


def _access_tags(date: str) -> Tags:
    parts = dates.parts(date)
    return [("Y2", _write_exact_date(date) if len(parts) == 1 and parts[0][0] > 0 else one_line(date))]


def _write_exact_date(date: str) -> str:
    """Return a date of one year in RIS's form: "2009/07/01/", "2009/07//", "2009///Summer"."""
    year, *month_and_day = dates.parts(date)[0]
    month, day = ([f"{number:02}" for number in month_and_day] + ["", ""])[:2]
    return f"{year:04}/{month}/{day}/{_SEASONS.get(dates.season(date) or 0, '')}"


def _pages(pages: str) -> Tags:
    match = _RANGE.fullmatch(pages)
    return [("SP", one_line(match[1])), ("EP", one_line(match[2]))] if match else [("SP", one_line(pages))]


def _keywords(keywords: Sequence[str]) -> Tags:
    """Return one tag for each keyword; a lone keyword with a comma would be read as several."""
    if len(keywords) == 1 and "," in keywords[0]:
        return [("KW", one_line(f"{keywords[0]};"))]
    return [("KW", one_line(keyword)) for keyword in keywords]


_FORMS: Final[Mapping[str, Callable[[Any], Tags]]] = {
    "date": _date, "accessed": _access_tags, "page": _pages, "tags": _keywords,
}  # fmt: skip
