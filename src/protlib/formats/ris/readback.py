"""The values that would not come back from a record's tags, found by reading the tags or, if safe, more quickly.

Reading every record again takes as long as writing it. It is unnecessary where three things are certain: each value
reads back when it stands alone, no value affects another, and sample values in the same fields read back together.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from protlib.formats.programs import Organisations
from protlib.formats.ris import packed
from protlib.formats.ris.entries import name_text, tags_of
from protlib.formats.ris.lines import Record
from protlib.formats.ris.markup import value as one_line
from protlib.formats.ris.plan import Pairs, Plan
from protlib.formats.ris.reader import read_ris_record
from protlib.formats.ris.tags import TYPES
from protlib.formats.tagged_text import Tags
from protlib.record import identifiers, names
from protlib.record.model import NAME_LISTS, Name
from protlib.record.raw_record import Extra, RawRecord
from protlib.text import NO_CASE

_AS_READ: Final = Organisations.AS_READ
# Such as "2009", "2009-07" or "2009-07-31".
_DATE: Final = re.compile(r"(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?", re.ASCII)
_SAMPLES: Final[Mapping[str, Any]] = {
    **dict.fromkeys(("volume", "issue", "number", "edition", "collection_number"), "1"),
    **{field: (Name(literal=field),) for field in NAME_LISTS},
    "date": "2009", "accessed": "2010", "page": "1-2", "isbn": "9780000000002", "issn": "0000-0000",
    "doi": "10.1000/1", "url": "https://iom.int", "tags": ("one", "two"),
}  # fmt: skip
"""A sample value for fields that read back; any other field's sample is its own name."""


def list_untagged(plan: Plan) -> Iterable[str]:
    """Return a labelled line for each field and variable that the plan's tags do not hold exactly."""
    lines = _surely_untold(plan)
    return _untold_when_read(plan) if lines is None else lines


def _untold_when_read(plan: Plan) -> Iterator[str]:
    raw = read_ris_record(Record(0, plan.kind, plan.tags), plan.kinds)
    return packed.list_untagged(plan.publication, raw, raw.get("extra", {}))


def _surely_untold(plan: Plan) -> Iterable[str] | None:
    """Return the same as `_untold_when_read`, without reading; None where that is not safe."""
    publication, filled = plan.publication, plan.filled
    held_fields = None if publication.extra else _fields_held(plan.kind, publication.type, plan.pairs)
    if held_fields is None or plan.kinds.get(TYPES[plan.kind]) != plan.kind:
        return None
    untold = filled.keys() - held_fields
    for meaning, tag in plan.pairs:
        value = filled[meaning]
        check = _CHECKS.get(meaning)
        if check and check(value, filled):
            continue
        is_same = None if meaning in _NEVER_ALONE else _alone(plan.kind, meaning, tag, value)
        if is_same is None:
            return None
        if not is_same:
            untold.add(meaning)
    return packed.label_lines(publication, untold)


@lru_cache(maxsize=4096)
def _fields_held(kind: str, csl_type: str, pairs: Pairs) -> frozenset[str] | None:
    """Return the fields that a record's tags hold; None where some read as another field."""
    samples = {meaning: _SAMPLES.get(meaning, meaning) for meaning, _ in pairs}
    tags = [entry for meaning, tag in pairs for entry in tags_of(meaning, tag, samples[meaning], _AS_READ)]
    fields_read, extra_read = _read_tags(kind, tags)
    is_type = fields_read.pop("type") == csl_type
    return None if extra_read or fields_read != samples else frozenset({*samples, "type"} if is_type else samples)


def _read_tags(kind: str, tags: Tags) -> tuple[RawRecord, Extra]:
    """Return the fields and the variables that some tags read as."""
    raw = read_ris_record(Record(0, kind, tags))
    extra = raw.pop("extra", {})
    extra.pop("ris:TY", None)
    return {name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()}, extra


@lru_cache(maxsize=1 << 14)
def _alone(kind: str, meaning: str, tag: str, value: str) -> bool | None:
    """Tell whether a lone field's text reads back unchanged; None where another field depends on it."""
    fields_read, extra_read = _read_tags(kind, [*tags_of(meaning, tag, value, _AS_READ)])
    del fields_read["type"]
    return None if extra_read or not fields_read.keys() <= {meaning} else fields_read.get(meaning) == value


def _is_plain(text: str, _: Mapping[str, object]) -> bool:
    return one_line(text) is text and NO_CASE not in text


def _is_range(pages: str, _: Mapping[str, object]) -> bool:
    first, dash, last = pages.partition("-")
    return dash != "" and pages.isascii() and first.isdecimal() and last.isdecimal()


def _is_plain_note(note: str, values: Mapping[str, object]) -> bool:
    """Tell whether a note does not repeat the title, and is neither a DOI nor a ProCite number."""
    return (
        _is_plain(note, values) and note != values.get("title") and not note.startswith("Record ") and "10." not in note
    )


def _is_plain_link(url: str, values: Mapping[str, object]) -> bool:
    return (
        url.startswith(("http://", "https://"))
        and _is_plain(url, values)
        and " " not in url
        and ("10." not in url or "doi" in values)
    )


def _is_isbn(isbn: str, _: Mapping[str, object]) -> bool:
    try:
        return " " not in isbn and identifiers.isbn(isbn) == isbn
    except ValueError:
        return False


def _are_plain_keywords(keywords: tuple[str, ...], _: Mapping[str, object]) -> bool:
    text = " ".join(keywords)
    return (
        one_line(text) is text
        and ";" not in text
        and (len(keywords) > 1 or "," not in text)
        and len({*keywords}) == len(keywords)
    )


def _are_plain_names(people: tuple[Name, ...], _: Mapping[str, object]) -> bool:
    if len(people) == 1:
        return _is_plain_name(people[0])
    return all(map(_is_plain_name, people)) and len({name_text(name, _AS_READ) for name in people}) == len(people)


@lru_cache(maxsize=1 << 14)
def _is_plain_name(name: Name) -> bool:
    """Tell whether `names.parse_item` reads a name, so that it comes back unchanged."""
    text = name_text(name, _AS_READ)
    if one_line(text) is not text or ";" in text or "{" in text:
        return False
    if name.literal:
        return "," not in text and packed.without_acronym(name) == Name(literal=text)
    return text.count(",") == 1 and names.parse_item(text) == [name]


_CHECKS: Final[Mapping[str, Callable[[Any, Mapping[str, Any]], bool]]] = {
    **dict.fromkeys(NAME_LISTS, _are_plain_names),
    **dict.fromkeys(("title", "abstract", "doi"), _is_plain),
    **dict.fromkeys(("date", "accessed"), lambda date, _: _DATE.fullmatch(date) is not None),
    "page": _is_range,
    "note": _is_plain_note,
    "url": _is_plain_link,
    "key": lambda key, filled: _is_plain(key, filled) and not key.isdecimal(),
    "isbn": _is_isbn,
    "tags": _are_plain_keywords,
}
"""The check of each value that is nearly always unique, or that affects others."""
_NEVER_ALONE: Final = frozenset({*_CHECKS} - {"date", "accessed", "page"})
"""Values that cannot be checked alone: names and keywords may repeat, notes and links may copy other values."""
