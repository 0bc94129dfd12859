"""Values that RIS has no tag for, packed as lines of `M2`: "country: Nigeria", "original-date: 1999".

Zotero puts such lines into its field Extra, and understands those that are CSL variables; other programs leave them
out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final

import orjson

from protlib.formats.parsed import ACRONYMS
from protlib.formats.records import unlike_members
from protlib.formats.ris.tags import TAGGED
from protlib.record import names
from protlib.record.fields.variables import OTHER_DATES, OTHER_NAMES, OTHER_TEXTS, TEXT_FIELDS
from protlib.record.model import CSL_NAMES, FIELDS, LOCAL_FIELDS, NAME_LISTS, TEXT_LISTS, TEXTS, Name, Publication
from protlib.record.raw_record import Extra, RawRecord
from protlib.text import NO_CASE

_LABELS: Final = {
    "countries": "country", "regions": "region", "category": "category", "topics": "topic", "aliases": "alias",
    "note": "note", "addendum": "addendum",
}  # fmt: skip
LOCAL: Final = LOCAL_FIELDS - {"key", "aliases"}
"""Fields about a record's place in one library, which mean nothing to another program and are not written."""
HOLDS: Final = frozenset(FIELDS) - LOCAL
"""The record's fields that RIS holds; any value without a tag is packed."""
_TEXTS: Final = tuple(field for field in TEXTS if field in HOLDS)
_TEXTS_OF: Final = attrgetter(*_TEXTS)
_LISTS: Final = tuple(field for field in TEXT_LISTS if field in HOLDS)
_HOUSEKEEPING: Final = frozenset({"alias"})
_ITEMISED_FIELDS: Final = frozenset({*NAME_LISTS, *_LISTS}) - TAGGED
"""The lists with one line for each item.

A list that has a tag is packed whole, because it replaces the tag's values.
"""
_VARIABLES: Final = frozenset({*OTHER_TEXTS, *OTHER_DATES, *OTHER_NAMES})
_VARIABLE_OF: Final = {
    field: variable for field, variable in CSL_NAMES.items() if variable in TEXT_FIELDS or field not in TAGGED
}
_LABEL: Final = {field: _LABELS.get(field) or _VARIABLE_OF.get(field, field) for field in FIELDS}
_FIELD_OF: Final = {
    **{field: field for field in FIELDS if field not in {*_LABELS, *LOCAL}},
    **{variable: field for field, variable in _VARIABLE_OF.items()},
    **{label: field for field, label in _LABELS.items()},
}
_ACRONYM: Final = "acronym"
# A variable may have any kind of value.
_KINDS: Final = {
    **{label: list if field in {*NAME_LISTS, *TEXT_LISTS} else str for label, field in _FIELD_OF.items()},
    **{_LABEL[field]: str | list if field in NAME_LISTS else str for field in _ITEMISED_FIELDS},
    _ACRONYM: str,
    "extra": dict,
}
_KNOWN_LABELS: Final = frozenset({*_FIELD_OF, *_VARIABLES, _ACRONYM})
# Such as "ris:C1" or "bibtex:keywords-note".
_NAME_OF_A_FORMAT: Final = re.compile(r"[a-z]+:[\w:.-]+")
_JSON: Final = "json "

LabelledValues = list[tuple[str, Any]]
"""Labels and the values after them; None where a record has no such value."""


def unpack_lines(values: Iterable[str]) -> tuple[LabelledValues, list[str]]:
    """Return the labelled lines among the values of `M2`, decoded, and the other values."""
    lines: LabelledValues = []
    other_values: list[str] = []
    for value in values:
        label, colon, text = value.partition(": ")
        if not colon or not _is_label(label):
            other_values.append(value)
            continue
        try:
            lines.append((label, _decode(label, text)))
        except ValueError:
            other_values.append(value)
    return lines, other_values


def _is_label(label: str) -> bool:
    return label in _KNOWN_LABELS or bool(_NAME_OF_A_FORMAT.fullmatch(label))


def _decode(label: str, text: str) -> Any:
    """Return the value after a label; ValueError where it is no JSON, or not of its field's kind."""
    value = orjson.loads(text.removeprefix(_JSON)) if text.startswith(_JSON) else text
    is_fit = isinstance(value, _KINDS.get(label, object))
    are_names = _FIELD_OF.get(label) in NAME_LISTS and isinstance(value, list)
    if not is_fit or (are_names and not all(isinstance(name, dict) for name in value)):
        raise ValueError(f"{label} has a value of the wrong kind")
    return value


def apply_lines(lines: LabelledValues, raw: RawRecord, extra: Extra) -> None:
    """Put the values of labelled lines into a raw record and its `extra`, in place of the tags' values."""
    for label, value in lines:
        field = _FIELD_OF.get(label, "")
        if label == _ACRONYM:
            _give_acronym(names.organisation(value), raw)
        elif field == "extra":
            _keep_items(value.items(), extra)
        elif field in _ITEMISED_FIELDS:
            raw.setdefault(field, []).extend(_items(field, value))
        elif field:
            raw[field] = value
        else:
            _keep_items([(label, value)], extra)


def _items(field: str, value: object) -> list[Any]:
    if isinstance(value, list):
        return value
    return [names.parse_name(value) if field in NAME_LISTS else value]


def _keep_items(items: Iterable[tuple[str, object]], extra: Extra) -> None:
    for name, value in items:
        if value is None:
            extra.pop(name, None)
        else:
            extra[name] = value


def _give_acronym(organisation: Name, raw: RawRecord) -> None:
    bare = Name(literal=organisation.literal)
    for field in NAME_LISTS:
        if bare in raw.get(field, ()):
            raw[field] = [organisation if name == bare else name for name in raw[field]]


def iterate_packed_lines(publication: Publication, raw: Mapping[str, Any]) -> Iterator[str]:
    """Yield a labelled line for each field and variable that the tags, which read as `raw`, do not hold exactly."""
    for field, value in _iterate_untagged_fields(publication, raw):
        yield _acronym(value) if field is ACRONYMS else _line(_LABEL[field], value)
    if publication.extra or "extra" in raw:
        yield from _extra(unlike_members(publication.extra, raw.get("extra", {})))


def iterate_names(publication: Publication, raw: Mapping[str, Any]) -> Iterator[str]:
    """Yield what these lines hold: record fields, members of `extra`, and "acronyms" for an organisation's."""
    yield from (field for field, _value in _iterate_untagged_fields(publication, raw))
    if publication.extra or "extra" in raw:
        yield from unlike_members(publication.extra, raw.get("extra", {}))


def _iterate_untagged_fields(publication: Publication, raw: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield each field that the tags do not hold with a value for a line; an acronym where its name is tagged."""
    values = publication.filled()
    for field, text in zip(_TEXTS, _TEXTS_OF(publication), strict=True):
        if text != raw.get(field, ""):
            yield field, text
    for field in NAME_LISTS:
        if field in values or field in raw:
            yield from _iterate_people(publication, field, raw.get(field, []))
    for field in _LISTS:
        items = [*values.get(field, ())]
        if items != raw.get(field, []):
            yield from ((field, value) for value in (items if field in _ITEMISED_FIELDS else [items]))


def _iterate_people(publication: Publication, field: str, people_behind: Sequence[Name]) -> Iterator[tuple[str, Any]]:
    people = getattr(publication, field)
    is_tagged = [*map(_without_acronym, people)] == people_behind
    short_names = [name for name in people if name.short]
    ambiguous_bodies = _find_ambiguous_bodies(publication) if short_names else set()
    if field in _ITEMISED_FIELDS and all(map(_has_form, people)) and len({*people}) == len(people):
        yield from ((field, names.display(name)) for name in people)
    elif not is_tagged or not all(_has_form(name) and name.literal not in ambiguous_bodies for name in short_names):
        yield field, [name.to_dict() for name in people]
    else:
        yield from ((ACRONYMS, name) for name in short_names)


@lru_cache(maxsize=1 << 14)
def _without_acronym(name: Name) -> Name:
    """Return a name without an organisation's acronym, because a RIS tag has no place for it."""
    return replace(name, short="") if name.literal and name.short else name


def is_legible(line: str) -> bool:
    """Tell whether people without protlib understand a line: no alias, no JSON, no capital marks."""
    label, _, text = line.partition(": ")
    return label not in _HOUSEKEEPING and not text.startswith(_JSON) and NO_CASE not in text


def _find_ambiguous_bodies(publication: Publication) -> set[str]:
    """Return the organisations that a record has with different acronyms, or once without one."""
    people = [name for field in NAME_LISTS for name in getattr(publication, field)]
    shorts = {name.literal: name.short for name in people if name.short}
    return {name.literal for name in people if name.short != shorts.get(name.literal, name.short)} if shorts else set()


@lru_cache(maxsize=4096)
def _has_form(name: Name) -> bool:
    """Tell whether a displayed name reads back as it is; a name with braces in it does not."""
    return names.parse_name(names.display(name)) == name


@lru_cache(maxsize=4096)
def _acronym(organisation: Name) -> str:
    return _line(_ACRONYM, names.display(organisation))


def _extra(extra: Mapping[str, object]) -> Iterator[str]:
    """Yield a line for each variable, and one for all members with an unusual name."""
    irregular_members = {name: value for name, value in extra.items() if not _is_label(name) or name in _FIELD_OF}
    for name, value in extra.items():
        if name not in irregular_members:
            yield _line(name, value)
    if irregular_members:
        yield _line("extra", irregular_members)


def _line(label: str, value: object) -> str:
    is_plain = isinstance(value, str) and value != "" and not value.startswith(_JSON)
    return f"{label}: {value if is_plain else _JSON + orjson.dumps(value).decode()}"
