"""From raw values, as a file or a person gives them, to a clean record and what was wrong with them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from protlib import dates, identifiers, names, places
from protlib.model import FIELDS, NAME_FIELDS, NAME_LISTS, TEXT_LISTS, TYPES, Name, Publication
from protlib.text import clean, clean_paragraphs

_FIELDS: Final = frozenset(FIELDS)
_NOBODY: Final = Name()
_PARAGRAPHS: Final = frozenset({"abstract", "note"})
_DATES: Final = frozenset({"date", "accessed"})
_PLACES: Final = frozenset({"countries", "regions"})
_CHECKED: Final[Mapping[str, Callable[[str], str]]] = {
    "isbn": identifiers.isbn,
    "issn": identifiers.issn,
    "doi": identifiers.doi,
    "url": identifiers.url,
    "language": identifiers.language,
}


@dataclass(frozen=True, slots=True)
class Complaint:
    """A value that is not what its field asks for: it was kept as it is, or moved to `extra`."""

    field: str
    value: str
    why: str

    def __str__(self) -> str:
        return f"{self.field.replace('_', ' ')} “{self.value}”: {self.why}"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A clean record, and what was wrong with the values it came from."""

    publication: Publication
    complaints: tuple[Complaint, ...]


def record(raw: Mapping[str, Any]) -> Cleaned:
    """Return the clean record of raw values under the names of a record's fields.

    A name may be a `Name`, a dict of its parts or a string to be read; a list may be a single value; dates, identifiers and
    languages may be in any form that their modules read. Fields that a record does not have go to `extra`.
    """
    complaints: list[Complaint] = []
    fields: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for name, value in raw.items():
        if value is None or value == "" or value == []:
            continue
        if name == "extra":
            extra.update(value)
        elif name not in _FIELDS:
            extra[name] = value
        else:
            fields[name] = _field(name, value, extra, complaints)
    if extra:
        fields["extra"] = {name: _clean_json(value) for name, value in extra.items()}
    return Cleaned(Publication(**fields), tuple(complaints))


def _field(name: str, value: Any, extra: dict[str, Any], complaints: list[Complaint]) -> Any:
    if name in NAME_LISTS:
        return tuple(entry for item in _items(value) if (entry := _name(item)) != _NOBODY)
    if name in TEXT_LISTS:
        return _texts(name, value)
    text = clean_paragraphs(str(value)) if name in _PARAGRAPHS else clean(str(value))
    if name in _DATES:
        return _date(name, text, extra, complaints)
    if name in _CHECKED:
        return _checked(name, text, complaints)
    if name == "type" and text not in TYPES:
        complaints.append(Complaint(name, text, "not a type of publication; “document” is"))
        return "document"
    return text


def _items(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list | tuple) else (value,)


def _name(value: Any) -> Name:
    if isinstance(value, str):
        return names.parse(clean(value))
    parts = value.to_dict() if isinstance(value, Name) else value
    return Name(**{part: clean(str(text)) for part, text in parts.items() if part in NAME_FIELDS and text})


def _texts(name: str, value: Any) -> tuple[str, ...]:
    texts = filter(None, (clean(str(item)) for item in _items(value)))
    return tuple(dict.fromkeys(map(places.spell, texts) if name in _PLACES else texts))


def _date(name: str, text: str, extra: dict[str, Any], complaints: list[Complaint]) -> str:
    try:
        return dates.parse(text)
    except ValueError as error:
        extra[name] = text
        complaints.append(Complaint(name, text, f"{error}; kept in extra"))
        return ""


def _checked(name: str, text: str, complaints: list[Complaint]) -> str:
    try:
        return _CHECKED[name](text)
    except ValueError as error:
        complaints.append(Complaint(name, text, f"{error}; kept as it is"))
        return text


def _clean_json(value: Any) -> Any:
    if isinstance(value, str):
        return clean_paragraphs(value)
    if isinstance(value, list | tuple):
        return [_clean_json(item) for item in value]
    if isinstance(value, Mapping):
        return {str(name): _clean_json(item) for name, item in value.items()}
    return value
