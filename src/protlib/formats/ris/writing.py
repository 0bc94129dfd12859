"""From a record to the tags of a RIS record, in the newer of its two dialects."""

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final, NamedTuple

from protlib import dates, names
from protlib.formats.csl.variables import OTHER_NAMES
from protlib.formats.ris import own
from protlib.formats.ris.lines import Tags
from protlib.formats.ris.markup import value as one_line
from protlib.formats.ris.reading import Reading, read_tags
from protlib.formats.ris.tags import RECORD_FIELDS, TYPES, WRITTEN, meanings, tags
from protlib.model import NAME_FIELDS, NAME_LISTS, Name, Publication

_NAMES: Final = frozenset({*NAME_LISTS, *OTHER_NAMES})
_NAME_PARTS: Final = frozenset(NAME_FIELDS)
_TAG: Final = re.compile(r"ris:(?!TY|ER)([A-Z][A-Z0-9])")
_TYPE: Final = re.compile(r"(?!GEN$)[A-Z][A-Z0-9]{1,9}")
_RANGE: Final = re.compile(r"([^\s,;–-]+)-([^\s,;–-]+)")
_DATES: Final = frozenset({"date", "accessed"})
_FIELDS: Final = tuple(RECORD_FIELDS - {"type", "extra"})
_VALUES: Final = attrgetter(*_FIELDS)
_SEASONS: Final = {1: "Spring", 2: "Summer", 3: "Autumn", 4: "Winter"}


class Target(NamedTuple):
    """What is to read the tags: how it reads names, its type for each CSL type, the types and tags that it knows (all where None).

    Where it is to give the very record back, what no tag says stands in lines that only protlib reads.
    """

    program: str = ""
    kinds: Mapping[str, str] = WRITTEN
    types: Container[str] | None = None
    tags: frozenset[str] | None = None
    is_exact: bool = True


def target(program: str) -> Target:
    """Return the target for a program by its name, "" for protlib and all others."""
    kinds = {**WRITTEN, "webpage": "WEB"} if program == "endnote" else WRITTEN
    return Target(program, kinds, is_exact=not program)


def write(publication: Publication, target: Target) -> Tags:
    """Return the tags of a record, its type first, and as `M2` what reading the tags does not give."""
    kind = _kind(publication, target)
    plain = target._replace(program="")
    tags_for_all = [(tag, one_line(text)) for tag, text in _tags(publication, kind, plain)]
    reading = Reading(kind, tags_for_all, target.kinds)
    read_tags(reading)
    lines = own.missing(publication, reading.raw, reading.extra)
    own_lines = [("M2", one_line(line)) for line in lines if target.is_exact or own.is_legible(line)]
    if not target.program:
        return [("TY", kind), *tags_for_all, *own_lines]
    return [
        ("TY", kind),
        *((tag, one_line(text)) for tag, text in _tags(publication, kind, target)),
        *own_lines,
    ]


def _kind(publication: Publication, target: Target) -> str:
    """Return the RIS type: the one that the record came with, or else that of its CSL type."""
    found = publication.extra.get("ris:TY")
    is_type = (
        isinstance(found, str) and _TYPE.fullmatch(found) and TYPES.get(found, "document") == publication.type
    )
    if is_type and (target.types is None or found in target.types):
        return str(found)
    return target.kinds[publication.type]


def _tags(publication: Publication, kind: str, target: Target) -> Iterator[tuple[str, str]]:
    """Yield the tags that say fields and variables of a record."""
    filled = _filled(publication)
    for meaning, tag in _by_meaning(kind, filled, target).items():
        if meaning in filled and (target.tags is None or tag in target.tags):
            yield from _entries(meaning, tag, filled[meaning], target.program)
    for name, value in publication.extra.items():
        match = _TAG.fullmatch(name)
        if match and (target.tags is None or match[1] in target.tags):
            values = value if isinstance(value, list) else [value]
            yield from ((match[1], text) for text in values if isinstance(text, str) and text)


def _filled(publication: Publication) -> dict[str, Any]:
    """Return the fields and variables of a record that are filled; what stands for a date that is none is its date."""
    filled = {field: value for field, value in zip(_FIELDS, _VALUES(publication), strict=True) if value}
    for name, value in publication.extra.items():
        if name not in RECORD_FIELDS or (name in _DATES and isinstance(value, str)):
            filled.setdefault(name, value)
    return filled


def _by_meaning(kind: str, filled: Mapping[str, Any], target: Target) -> Mapping[str, str]:
    """Return the tag for each field and variable: that of the type, but where a record or a program needs another."""
    by_meaning = tags(kind, target.tags)
    changed: dict[str, str] = {}
    if "C3" in meanings(kind) and "event_title" in filled and "container_title" in filled:
        changed |= {"event_title": "T2", "container_title": "C3"}
    if "C3" in meanings(kind) and "event_place" in filled and "publisher_place" in filled:
        changed |= {"event_place": "CY", "publisher_place": "C1"}
    if "page" in filled and "number-of-pages" not in filled:
        changed["page"] = "SP"
    if target.program == "jabref":
        changed |= {"editors": "ED", "number": "M1"}
    return {**by_meaning, **changed, "isbn": "SN", "issn": "SN"}


def _entries(meaning: str, tag: str, value: Any, program: str) -> list[tuple[str, str]]:
    """Return the tags of one field or variable; none where it is not of the form that it has to have."""
    if meaning in _FORMS:
        return _FORMS[meaning](value)
    if meaning in _NAMES:
        return [(tag, _name(name, program)) for name in _people(value)]
    if meaning in {"isbn", "issn"}:
        return [(tag, number) for number in value.split()]
    return [(tag, value)] if isinstance(value, str) and value else []


def _people(value: Any) -> list[Name]:
    """Return the names of a field, or of a variable if all are names."""
    if isinstance(value, tuple):
        return list(value)
    are_names = isinstance(value, list) and all(
        isinstance(name, dict) and _NAME_PARTS.issuperset(name) for name in value
    )
    return [Name(**{part: str(text) for part, text in name.items()}) for name in value] if are_names else []


@lru_cache(maxsize=4096)
def _name(name: Name, program: str) -> str:
    """Return a name as the programs read it: "Family, Given, Suffix", and an organisation so that no comma splits it."""
    literal = name.literal
    if not literal:
        return names.display(name)
    if program == "jabref":
        return f"{{{literal}}}"
    if program not in {"", "endnote"}:
        return literal.replace(", ", " – ")
    if not program and names.parse(literal) == Name(literal=literal):
        return literal
    # EndNote's own way to say that a name is not to be inverted.
    return literal.replace(",", ",,", 1) if "," in literal else f"{literal},"


@lru_cache(maxsize=4096)
def _date(date: str) -> list[tuple[str, str]]:
    parts = dates.parts(date)
    if not parts or parts[0][0] < 1:
        return [("PY", date)]
    year = f"{parts[0][0]:04}"
    exact = "" if len(parts) > 1 or date == year else _exact(date)
    return [("PY", year), ("DA", exact)] if exact.strip("/") not in {"", year} else [("PY", year)]


def _accessed(date: str) -> list[tuple[str, str]]:
    parts = dates.parts(date)
    return [("Y2", _exact(date) if len(parts) == 1 and parts[0][0] > 0 else date)]


def _exact(date: str) -> str:
    """Return a date of one year as RIS has it: "2009/07/01/", "2009/07//", "2009///Summer"."""
    year, *rest = dates.parts(date)[0]
    month, day = ([f"{number:02}" for number in rest] + ["", ""])[:2]
    return f"{year:04}/{month}/{day}/{_SEASONS.get(dates.season(date) or 0, '')}"


def _pages(pages: str) -> list[tuple[str, str]]:
    match = _RANGE.fullmatch(pages)
    return [("SP", match[1]), ("EP", match[2])] if match else [("SP", pages)]


def _keywords(keywords: Sequence[str]) -> list[tuple[str, str]]:
    """Return one keyword a tag; a lone one with a comma would be taken for several."""
    if len(keywords) == 1 and "," in keywords[0]:
        return [("KW", f"{keywords[0]};")]
    return [("KW", keyword) for keyword in keywords]


_FORMS: Final[Mapping[str, Callable[[Any], list[tuple[str, str]]]]] = {
    "date": _date,
    "accessed": _accessed,
    "page": _pages,
    "tags": _keywords,
}
