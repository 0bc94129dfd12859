"""From a record to an entry of Hayagriva, as Typst reads it."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from protlib.formats.hayagriva import tables, values
from protlib.record.model import FIELDS, Name, Publication
from protlib.text import without_markup

Entry = dict[str, Any]
_FIELDS: Final = frozenset(FIELDS) - {"source"}
_STANDARD_NUMBERS: Final = {**dict.fromkeys(tables.WHOLES, "isbn"), **dict.fromkeys(tables.SERIALS, "issn")}
"""The number that is not that of an entry but of the parent that it stands in."""
_OF_WHOLE: Final = ("volume", "edition", "volume-total")
_OF_SERIAL: Final = ("volume", "issue")


class _Record:
    """What a record says under the name of a field, or of a variable of CSL."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication

    def text(self, meaning: str) -> str:
        """Return a value that is a text, "" where there is none."""
        value = getattr(self.publication, meaning) if meaning in _FIELDS else self.publication.extra.get(meaning)
        return value if isinstance(value, str) else ""

    def people(self, meaning: str) -> tuple[Name, ...]:
        """Return the names of a role."""
        if meaning in _FIELDS:
            found: tuple[Name, ...] = getattr(self.publication, meaning)
            return found
        listed = self.publication.extra.get(meaning)
        parts = listed if isinstance(listed, list) else []
        return tuple(Name(**part) for part in parts if isinstance(part, dict) and _is_name(part))


def _is_name(parts: Mapping[str, Any]) -> bool:
    known = {"family", "given", "particle", "dropping", "suffix", "literal", "short"}
    return parts.keys() <= known and all(isinstance(text, str) for text in parts.values())


def write(publication: Publication) -> Entry:
    """Return the entry of a record; what Hayagriva has no field for, or would have Typst refuse the file, is not in it."""
    record = _Record(publication)
    kind, parent_kind = tables.WRITTEN[publication.type]
    if parent_kind == "book" and publication.editors:
        kind, parent_kind = "anthos", "anthology"
    parent = _container(record, parent_kind)
    entry: Entry = {
        "type": kind,
        "title": _title(record),
        "author": values.write_people(publication.authors),
        "editor": "" if parent_kind in tables.WHOLES else values.write_people(publication.editors),
        "affiliated": [*_affiliated(record)],
        "date": values.write_date(publication.date),
        "publisher": "" if parent_kind in tables.WHOLES else _publisher(record),
        "parent": _parents(record, parent),
        **_texts(record),
        **_numbers(record, {*tables.NUMBERS} - _elsewhere(parent_kind)),
        "url": _link(record),
        "serial-number": _serial(record, parent_kind),
        "language": publication.language if values.is_language(publication.language) else "",
    }
    for name, value in publication.extra.items():
        field = name.removeprefix(tables.EXTRA)
        if field != name and field in tables.KEPT and isinstance(value, str):
            entry[field] = values.escaped(value)
        elif field != name and field not in {*tables.KNOWN, tables.OWN, "", "<<"}:
            entry[field] = value
    return {field: value for field, value in entry.items() if value not in ("", [], {}, None)}


def _elsewhere(parent_kind: str) -> frozenset[str]:
    """Return the numbers that are said of what an entry stands in."""
    if parent_kind in tables.WHOLES:
        return frozenset(_OF_WHOLE)
    return frozenset(_OF_SERIAL) if parent_kind in tables.SERIALS else frozenset()


def _title(record: _Record) -> Any:
    language = record.publication.language
    keeps = bool(language) and language.partition("-")[0] != "en"
    title = values.title_text(record.publication.title, keeps_capitals=keeps)
    short = record.text("title-short")
    return {"value": title, "short": values.escaped(short)} if short and title else title


def _affiliated(record: _Record) -> Iterator[Entry]:
    for role, meaning in tables.ROLES.items():
        if people := record.people(meaning):
            yield {"role": role, "names": values.write_people(people)}


def _publisher(record: _Record) -> Any:
    name, place = (values.escaped(record.text(field)) for field in ("publisher", "publisher_place"))
    return {part: text for part, text in (("name", name), ("location", place)) if text} if place else name


def _texts(record: _Record) -> dict[str, str]:
    return {field: values.escaped(without_markup(record.text(meaning))) for field, meaning in tables.TEXTS.items()}


def _numbers(record: _Record, fields: set[str] | frozenset[str]) -> Entry:
    numbers = {
        field: values.write_number(record.text(meaning)) for field, meaning in tables.NUMBERS.items() if field in fields
    }  # fmt: skip
    return {
        field: number
        for field, number in numbers.items()
        if field not in tables.WHOLE_NUMBERS or isinstance(number, int)
    }


def _link(record: _Record) -> Any:
    url = record.publication.url
    if not values.is_address(url):
        return ""
    accessed = values.write_date(record.publication.accessed)
    return {"value": url, "date": accessed} if accessed else url


def _serial(record: _Record, parent_kind: str) -> Entry:
    """Return the numbers of an entry; the ISBN and the ISSN are those of what it stands in."""
    elsewhere = _STANDARD_NUMBERS.get(parent_kind, "")
    numbers = {name: record.text(meaning) for name, meaning in tables.SERIAL_NUMBERS.items() if name != elsewhere}
    return {name: _first(text) if name in {"isbn", "issn"} else text for name, text in numbers.items() if text}


def _first(numbers: str) -> str:
    """Return the first of several numbers: Hayagriva has a field for one."""
    return numbers.partition(" ")[0]


def _container(record: _Record, kind: str) -> Entry:
    """Return the parent that a record stands in; {} where its type has none, or nothing is known of it."""
    if not kind:
        return {}
    publication = record.publication
    title = values.escaped(without_markup(publication.container_title))
    short = values.escaped(record.text("container-title-short"))
    found: Entry = {"title": {"value": title, "short": short} if short and title else title}
    number = _STANDARD_NUMBERS.get(kind, "")
    if kind in tables.WHOLES:
        found |= {
            "author": values.write_people(record.people("container-author")),
            "editor": values.write_people(publication.editors),
            "publisher": _publisher(record),
        }
    found |= _numbers(record, _elsewhere(kind))
    if number and record.text(number):
        found["serial-number"] = {number: _first(record.text(number))}
    found["parent"] = _collection(record)
    found = {field: value for field, value in found.items() if value not in ("", [], {}, None)}
    return {"type": kind, **found} if found or publication.type in tables.NAMED_BY_PARENT else {}


def _collection(record: _Record) -> Entry:
    """Return the series; it says nothing without a title."""
    title = values.escaped(without_markup(record.publication.collection_title))
    if not title:
        return {}
    volume = record.publication.collection_number
    numbered = {"volume": values.write_number(volume)} if volume else {}
    editors = record.people("collection-editor")
    edited = {"editor": values.write_people(editors)} if editors else {}
    return {"type": tables.COLLECTION, "title": title, **numbered, **edited}


def _event(record: _Record) -> Entry:
    publication = record.publication
    if not (publication.event_title or publication.event_place):
        return {}
    event = {
        "title": values.escaped(without_markup(publication.event_title)),
        "location": values.escaped(publication.event_place),
        "date": values.write_date(record.text("event-date")),
    }
    return {"type": "conference", **{field: value for field, value in event.items() if value}}


def _parents(record: _Record, container: Entry) -> Any:
    series = {} if container else _collection(record)
    found = [each for each in (container, series, _event(record)) if each]
    return found[0] if len(found) == 1 else found
