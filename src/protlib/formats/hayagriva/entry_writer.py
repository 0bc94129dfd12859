"""From a record to a Hayagriva entry, as Typst reads it."""

from collections.abc import Iterator
from typing import Any, Final

from protlib.formats.hayagriva import entry_values, meanings
from protlib.formats.raw_record_builder import get_names, get_text
from protlib.record.model import Publication
from protlib.text import without_markup

YamlEntry = dict[str, Any]
_STANDARD_NUMBERS: Final = {**dict.fromkeys(meanings.WHOLES, "isbn"), **dict.fromkeys(meanings.SERIALS, "issn")}
"""The number that belongs to the parent and not to the entry."""
_WHOLE_FIELDS: Final = ("volume", "edition", "volume-total")
_SERIAL_FIELDS: Final = ("volume", "issue")


def make_entry(publication: Publication) -> YamlEntry:
    """Return the entry of a record, without what Hayagriva has no field for or what Typst would refuse."""
    kind, parent_kind = meanings.WRITTEN_TYPES[publication.type]
    parent = _container(publication, parent_kind)
    entry: YamlEntry = {
        "type": kind, "title": _title(publication), "author": entry_values.write_people(publication.authors),
        "editor": "" if parent_kind in meanings.WHOLES else entry_values.write_people(publication.editors),
        "affiliated": [*_affiliated_people(publication)], "date": entry_values.write_date(publication.date),
        "publisher": "" if parent_kind in meanings.WHOLES else _publisher(publication),
        "parent": _parents(publication, parent), **_texts(publication),
        **_numbers(publication, {*meanings.NUMBERS} - _fields_of_parent(parent_kind)), "url": _link(publication),
        "serial-number": _make_serial_numbers(publication, parent_kind),
        "language": publication.language if entry_values.is_language(publication.language) else "",
    }  # fmt: skip
    for name, value in publication.extra.items():
        field = name.removeprefix(meanings.EXTRA)
        if field != name and field in meanings.KEPT_FIELDS and isinstance(value, str):
            entry[field] = entry_values.escape_signs(value)
        elif field != name and field not in {*meanings.KNOWN_FIELDS, meanings.OWN, "", "<<"}:
            entry[field] = value
    return {field: value for field, value in entry.items() if value not in ("", [], {}, None)}


def _fields_of_parent(parent_kind: str) -> frozenset[str]:
    """Return the fields that belong to the entry's parent."""
    if parent_kind in meanings.WHOLES:
        return frozenset(_WHOLE_FIELDS)
    return frozenset(_SERIAL_FIELDS) if parent_kind in meanings.SERIALS else frozenset()


def _title(publication: Publication) -> Any:
    language = publication.language
    keeps_case = bool(language) and language.partition("-")[0] != "en"
    title = entry_values.title_text(publication.title, keeps_capitals=keeps_case)
    short_title = get_text(publication, "title-short")
    return {"value": title, "short": entry_values.escape_signs(short_title)} if short_title and title else title


def _affiliated_people(publication: Publication) -> Iterator[YamlEntry]:
    for role, meaning in meanings.ROLES.items():
        if people := get_names(publication, meaning):
            yield {"role": role, "names": entry_values.write_people(people)}


def _publisher(publication: Publication) -> Any:
    name, place = (
        entry_values.escape_signs(get_text(publication, field)) for field in ("publisher", "publisher_place")
    )
    return {part: text for part, text in (("name", name), ("location", place)) if text} if place else name


def _texts(publication: Publication) -> dict[str, str]:
    return {
        field: entry_values.escape_signs(without_markup(get_text(publication, meaning)))
        for field, meaning in meanings.TEXTS.items()
    }


def _numbers(publication: Publication, fields: set[str] | frozenset[str]) -> YamlEntry:
    numbers = {
        field: entry_values.write_number(get_text(publication, meaning))
        for field, meaning in meanings.NUMBERS.items() if field in fields
    }  # fmt: skip
    return {
        field: number
        for field, number in numbers.items()
        if field not in meanings.WHOLE_NUMBERS or isinstance(number, int)
    }


def _link(publication: Publication) -> Any:
    url = publication.url
    if not entry_values.is_address(url):
        return ""
    accessed = entry_values.write_date(publication.accessed)
    return {"value": url, "date": accessed} if accessed else url


def _make_serial_numbers(publication: Publication, parent_kind: str) -> YamlEntry:
    """Return the numbers of an entry; ISBN and ISSN belong to its parent."""
    other_name = _STANDARD_NUMBERS.get(parent_kind, "")
    numbers = {
        name: get_text(publication, meaning) for name, meaning in meanings.SERIAL_NUMBERS.items() if name != other_name
    }
    return {name: _take_first(text) if name in {"isbn", "issn"} else text for name, text in numbers.items() if text}


def _take_first(numbers: str) -> str:
    """Return the first of several numbers, because Hayagriva has a field for one."""
    return numbers.partition(" ")[0]


def _container(publication: Publication, kind: str) -> YamlEntry:
    """Return the parent that contains a record; {} where its type has none, or nothing is known of it."""
    if not kind:
        return {}
    title = entry_values.escape_signs(without_markup(publication.container_title))
    short_title = entry_values.escape_signs(get_text(publication, "container-title-short"))
    container: YamlEntry = {"title": {"value": title, "short": short_title} if short_title and title else title}
    number = _STANDARD_NUMBERS.get(kind, "")
    if kind in meanings.WHOLES:
        container |= {
            "author": entry_values.write_people(get_names(publication, "container-author")),
            "editor": entry_values.write_people(publication.editors),
            "publisher": _publisher(publication),
        }
    container |= _numbers(publication, _fields_of_parent(kind))
    if number and get_text(publication, number):
        container["serial-number"] = {number: _take_first(get_text(publication, number))}
    container["parent"] = _collection(publication)
    container = {field: value for field, value in container.items() if value not in ("", [], {}, None)}
    return {"type": kind, **container} if container or publication.type in meanings.NAMED_BY_PARENT else {}


def _collection(publication: Publication) -> YamlEntry:
    """Return the series as a parent; only if it has a title."""
    title = entry_values.escape_signs(without_markup(publication.collection_title))
    if not title:
        return {}
    volume = publication.collection_number
    volume_member = {"volume": entry_values.write_number(volume)} if volume else {}
    editors = get_names(publication, "collection-editor")
    editor_member = {"editor": entry_values.write_people(editors)} if editors else {}
    return {"type": meanings.COLLECTION, "title": title, **volume_member, **editor_member}


def _event(publication: Publication) -> YamlEntry:
    if not (publication.event_title or publication.event_place):
        return {}
    event = {
        "title": entry_values.escape_signs(without_markup(publication.event_title)),
        "location": entry_values.escape_signs(publication.event_place),
        "date": entry_values.write_date(get_text(publication, "event-date")),
    }
    return {"type": "conference", **{field: value for field, value in event.items() if value}}


def _parents(publication: Publication, container: YamlEntry) -> Any:
    series = {} if container else _collection(publication)
    parents = [parent for parent in (container, series, _event(publication)) if parent]
    return parents[0] if len(parents) == 1 else parents
