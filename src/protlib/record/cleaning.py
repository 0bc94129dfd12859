"""Makes clean records from raw values of files and people, and reports problems."""

import math
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Any, Final, TypeVar

from protlib.frozen import NamedTuple
from protlib.record import access, dates, identifiers, keys, languages, names
from protlib.record.fields.degrees import move_degrees
from protlib.record.model import KINDS, NAME_FIELDS, SHARED, TYPES, FieldKind, Name, Publication, of_kind
from protlib.record.names.parser import UNNAMED_OTHERS
from protlib.record.names.unnamed_others import is_others
from protlib.record.raw_record import Extra, RawRecord
from protlib.text import clean, clean_paragraphs

if TYPE_CHECKING:
    from protlib.record.attached_file import AttachedFile

_NOBODY: Final = Name()
_TYPES: Final = frozenset(TYPES)
_PARTS: Final = frozenset(NAME_FIELDS)
_PLACES: Final = frozenset(of_kind(FieldKind.PLACES))
_LISTS: Final = (list, tuple)
_ONLY_TEXTS: Final = frozenset({str})
_LARGEST: Final = 2**63  # numbers have 64 bits in other programs that read the file
_MOST_LEVELS: Final = 50  # levels of a value in `extra`: reading it must not fill Python's stack
_LONGEST_QUOTE: Final = 40  # letters in a message of one line
_T = TypeVar("_T")


class ValueProblem(NamedTuple):
    """A value that does not fit its field: why, and what was done with it."""

    field: str
    value: str
    cause: str
    action: str

    @property
    def reason(self) -> str:
        """The field, its value and the problem."""
        return f"{self.field.replace('_', ' ')} “{self.value}”: {self.cause}"

    def __str__(self) -> str:
        return f"{self.reason}; {self.action}"


class CleanRecord(NamedTuple):
    """A clean record, and the problems of its raw values."""

    publication: Publication
    problems: tuple[ValueProblem, ...]


class _Notes:
    """What cleaning collects besides the fields of a record."""

    def __init__(self) -> None:
        self.extra: Extra = {}
        self.former_key = ""
        self.is_undated = False
        self.problems: list[ValueProblem] = []

    def tell(self, field: str, value: str, reason: str, action: str) -> None:
        """Note why a value is not taken as it is, and what becomes of it."""
        self.problems.append(ValueProblem(field, value, reason, action))

    def keep(self, field: str, value: object, reason: str) -> None:
        """Put a value that does not fit its field into `extra`."""
        self.extra[field] = value
        self.tell(field, _line(str(value))[:_LONGEST_QUOTE], reason, "kept in the field “extra”")


def clean_record(raw: Mapping[str, object]) -> CleanRecord:
    """Return the clean record of raw values by field.

    A name may be a `Name`, a dict of its parts or a string. A list may be a single value. Dates, identifiers and
    languages may have any form that their modules read. Unknown fields go to `extra`.
    """
    notes = _Notes()
    fields: RawRecord = {}
    for name, value in raw.items():
        if not value and value != 0:
            continue
        cleaner = _CLEANERS.get(name)
        try:
            if cleaner:
                fields[name] = cleaner(name, value, notes)
            elif name == "extra":
                notes.extra.update(_object(value))
            else:
                notes.extra[name] = value
        except TypeError as error:
            notes.keep(name, value, str(error))
    if not _PLACES.isdisjoint(fields):
        _decide_places(fields)
    move_degrees(fields)
    if notes.is_undated and not fields.get("status"):
        fields["status"] = dates.NO_DATE
    if notes.extra:
        fields["extra"] = _extra(notes)
    if notes.former_key:
        fields["aliases"] = tuple(dict.fromkeys((*fields.get("aliases", ()), notes.former_key)))
    return CleanRecord(Publication.of_clean(fields), tuple(notes.problems))


def _line(value: object) -> str:
    return clean(value if type(value) is str else _as_text(value))


def _as_text(value: object) -> str:
    """Return a text or a number as text; TypeError for any other value."""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value)
    raise TypeError("not text")


def _object(value: object) -> Mapping[str, Any]:
    if isinstance(value, Mapping):
        return value
    raise TypeError("not an object")


def _clean_text(name: str, value: object, notes: _Notes) -> str:  # noqa: ARG001 - all cleaners take the same
    return clean(value) if type(value) is str else _line(value)


def _clean_shared(name: str, value: object, notes: _Notes) -> str:  # noqa: ARG001 - all cleaners take the same
    return _clean_line(value) if type(value) is str else _line(value)


@lru_cache(maxsize=1 << 13)
def _clean_line(text: str) -> str:
    return clean(text)


def _key(name: str, value: object, notes: _Notes) -> str:
    """Return a key that every format can hold; a key that had to change becomes an alias, since people cite it."""
    text = _line(value)
    if keys.is_fit(text) or not text:
        return text
    safe_key = keys.make_safe(text)
    notes.former_key = text
    action = f"taken as “{safe_key}”, with this one as an alias" if safe_key else "kept as an alias"
    notes.tell(name, text, "cannot be a citation key", action)
    return safe_key


def _paragraphs(name: str, value: object, notes: _Notes) -> str:  # noqa: ARG001 - all cleaners take the same
    return intern(clean_paragraphs(value if type(value) is str else _as_text(value)))  # a record's that is there, too


def _type(name: str, value: object, notes: _Notes) -> str:
    text = _clean_shared(name, value, notes)
    if text in _TYPES:
        return text
    if text.lower() in _TYPES or not text:
        return text.lower() or "document"
    notes.tell(name, text, "not a type of publication", "taken as “document”")
    return "document"


def _names(name: str, value: object, notes: _Notes) -> tuple[Name, ...]:
    entries = _read_items(_name, name, value, notes)
    people = tuple([entry for entry in entries if entry.family or entry.literal or entry != _NOBODY])
    last_word = people[-1].literal if len(people) > 1 else ""
    return (*people[:-1], UNNAMED_OTHERS) if last_word and is_others(last_word) else people


def _read_items(read_item: Callable[[Any], _T], name: str, value: object, notes: _Notes) -> Iterable[_T]:
    """Read the items of a list; items of a wrong kind go to `extra`."""
    try:
        return [read_item(item) for item in _items(value) if item is not None]
    # Few lists have a bad item; a check of each item would cost a tenth of an import.
    except TypeError:
        return _read_fitting_items(read_item, name, value, notes)


def _read_fitting_items(read_item: Callable[[Any], _T], name: str, value: object, notes: _Notes) -> Iterable[_T]:
    values: list[_T] = []
    unfit: list[Any] = []
    reason = ""
    for item in _items(value):
        try:
            if item is not None:
                values.append(read_item(item))
        except TypeError as error:
            unfit.append(item)
            reason = str(error)
    if unfit:
        notes.keep(name, unfit, reason)
    return values


def _name(value: object) -> Name:
    if isinstance(value, Name):
        return _clean_name(value, value.guessed)
    if type(value) is not dict and not isinstance(value, Mapping):
        return names.parse_name(_line(value))
    filled_parts = [
        (part, text if type(text) is str else _as_text(text)) for part, text in value.items() if text and part in _PARTS
    ]
    return _name_of(tuple(filled_parts), "")


@lru_cache(maxsize=1 << 14)
def _clean_name(name: Name, guessed_language: str) -> Name:
    return _name_of(tuple(name.to_dict().items()), guessed_language)


@lru_cache(maxsize=1 << 14)
def _name_of(parts: tuple[tuple[str, str], ...], guessed_language: str) -> Name:
    """Return a person or an organisation; parts of both make an organisation, as in CSL.

    A text that stands for no author, such as Scopus's "[No author name available]", is nobody.
    """
    clean_parts = {part: _line(text) for part, text in parts}
    person = " ".join(filter(None, map(clean_parts.get, ("given", "family"))))
    literal = clean_parts.get("literal", "")
    if _is_nobody(literal or person):
        parts_of_person = tuple(part for part in parts if part[0] not in {"literal", "short"})
        return _name_of(parts_of_person, guessed_language) if literal and person else _NOBODY
    if literal:
        return Name(literal=literal, short=clean_parts.get("short", ""), guessed=guessed_language)
    return Name(**clean_parts, guessed=guessed_language)


def _is_nobody(text: str) -> bool:
    return text.startswith(("[", "No ")) and names.is_nobody(text)


def _texts(name: str, value: Any, notes: _Notes) -> tuple[str, ...]:
    if type(value) in _LISTS and _ONLY_TEXTS.issuperset(map(type, value)):
        return _clean_texts(tuple(value))
    return tuple(dict.fromkeys([text for text in _read_items(_line, name, value, notes) if text]))


@lru_cache(maxsize=1 << 14)  # many records have the same topics and places, and more have one of them
def _clean_texts(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(intern, dict.fromkeys(filter(None, map(clean, texts)))))


def _files(name: str, value: object, notes: _Notes) -> tuple[str, ...]:
    from protlib.record.attached_file import file_texts  # most records have none

    return file_texts([*_read_items(_file, name, value, notes)])


def _file(value: object) -> "AttachedFile":
    from protlib.record.attached_file import AttachedFile

    return AttachedFile.from_json(value) if isinstance(value, Mapping) else AttachedFile.from_text(_line(value))


def _places(name: str, value: object, notes: _Notes) -> tuple[str, ...]:
    return _spell_places(_texts(name, value, notes))


@lru_cache(maxsize=4096)
def _spell_places(texts: tuple[str, ...]) -> tuple[str, ...]:
    from protlib.record import places  # which a record without any never needs

    return tuple(dict.fromkeys([places.spell(place) for text in texts for place in places.split_places(text)]))


def _decide_places(fields: RawRecord) -> None:
    """Replace names of areas that only the countries of a record decide: "Central" in a record about Uganda."""
    names_by_field = {field: fields[field] for field in _PLACES if field in fields}
    if all(map(_are_places, names_by_field.values())):
        return
    from protlib.record import places

    record_places = [place for texts in names_by_field.values() for text in texts for place in places.resolve_all(text)]
    countries = frozenset().union(*(places.members(place) for place in record_places if place.kind != "region"))
    for field, texts in names_by_field.items():
        fields[field] = tuple(dict.fromkeys(places.decide_area(text, countries) for text in texts))


@lru_cache(maxsize=4096)
def _are_places(texts: tuple[str, ...]) -> bool:
    from protlib.record import places

    return all(map(places.resolve, texts))


def _items(value: object) -> Iterable[Any]:
    return value if isinstance(value, _LISTS) else (value,)


def _date(name: str, value: object, notes: _Notes) -> str:
    text = _clean_shared(name, value, notes)
    try:
        date = dates.parse_date(text)
    except ValueError as error:
        if name == "date" and (years := dates.parse_reprint(text)):
            year, notes.extra["original-date"] = years
            return year
        year = dates.find_likely_date(text)
        notes.extra[name] = text
        notes.tell(
            name, text, str(error), "kept in the field “extra”" + (f", and {year} as the {name}" if year else "")
        )
        return year
    notes.is_undated |= name == "date" and bool(text) and not date and dates.is_undated(text)
    return date


def _access(name: str, value: object, notes: _Notes) -> str:
    """Return who may see a record; a doubtful value becomes the strictest level, because nothing must leak."""
    text = value if isinstance(value, str) else str(value)
    try:
        return access.level_of_word(_line(text))
    except ValueError as error:
        action = f"taken as {access.Access.CONFIDENTIAL}, and kept in the field “extra”"
        notes.extra[name] = _line(text)
        notes.tell(name, notes.extra[name][:_LONGEST_QUOTE], str(error), action)
        return access.Access.CONFIDENTIAL.value


def _make_check(check: Callable[[str], str]) -> Callable[[str, Any, _Notes], str]:
    def check_line(name: str, value: object, notes: _Notes) -> str:
        text = _line(value)
        try:
            return check(text) if text else ""
        except ValueError as error:
            notes.tell(name, text, str(error), "kept as it is")
            return text

    return check_line


_checked_url: Final = _make_check(identifiers.url)


def _url(name: str, value: object, notes: _Notes) -> str:
    if isinstance(value, str) and value.lstrip()[:1] in "1dD" and (link := identifiers.link_of_doi(_line(value))):
        notes.tell(name, _line(value)[:_LONGEST_QUOTE], "a DOI, and no link", f"taken as “{link}”")
        return link
    text = _checked_url(name, value, notes)
    if not text or "://" in text:
        return text
    link = identifiers.with_scheme(text)
    if link != text:
        notes.tell(name, text[:_LONGEST_QUOTE], "a link without https://", f"taken as “{link}”")
    return link


_CLEANERS_BY_KIND: Final[Mapping[FieldKind, Callable[[str, Any, _Notes], Any]]] = {
    FieldKind.KEY: _key,
    FieldKind.TYPE: _type,
    FieldKind.LINE: _clean_text,
    FieldKind.PARAGRAPHS: _paragraphs,
    FieldKind.DATE: _date,
    FieldKind.ISBN: _make_check(identifiers.isbn),
    FieldKind.ISSN: _make_check(identifiers.issn),
    FieldKind.DOI: _make_check(identifiers.doi),
    FieldKind.URL: _url,
    FieldKind.LANGUAGE: _make_check(languages.tag),
    FieldKind.ACCESS: _access,
    FieldKind.NAMES: _names,
    FieldKind.PLACES: _places,
    FieldKind.LABELS: _texts,
    FieldKind.FILES: _files,
}
_CLEANERS: Final = {
    name: _clean_shared if kind is FieldKind.LINE and name in SHARED else _CLEANERS_BY_KIND[kind]
    for name, kind in KINDS.items()
    if kind in _CLEANERS_BY_KIND
}


def _extra(notes: _Notes) -> Extra:
    extra: Extra = {}
    for name, value in notes.extra.items():
        try:
            extra[_line(name)] = _json(value)
        except RecursionError:
            notes.tell(name, "...", "nested too deeply", "left out")
    return extra


def _json(value: object, depth: int = 0) -> Any:
    """Return a value that the library can store: clean text, and no number or object that JSON lacks."""
    if isinstance(value, str):
        return clean_paragraphs(value)
    if isinstance(value, _LISTS):
        return [_json(item, _increase_depth(depth)) for item in value]
    if isinstance(value, Mapping):
        return {_line(name): _json(item, _increase_depth(depth)) for name, item in value.items()}
    is_plain = value is None or isinstance(value, bool)
    is_number = isinstance(value, int | float) and math.isfinite(value) and abs(value) < _LARGEST
    return value if is_plain or is_number else clean_paragraphs(str(value))


def _increase_depth(depth: int) -> int:
    if depth == _MOST_LEVELS:
        raise RecursionError
    return depth + 1
