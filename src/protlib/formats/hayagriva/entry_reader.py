"""From a Hayagriva entry to a raw record for `cleaning.clean_record`."""

from collections.abc import Mapping
from typing import Any

from protlib.formats.bib.latex.braces import keep_needed_marks
from protlib.formats.csl.item_values import make_storable
from protlib.formats.hayagriva import entry_values, meanings
from protlib.formats.raw_record_builder import RawRecordBuilder
from protlib.record.raw_record import RawRecord

YamlEntry = Mapping[str, Any]


def read_entry(key: str, entry: YamlEntry) -> RawRecord:
    """Return the raw record of an entry; unknown fields are kept as `hayagriva:<field>`."""
    raw = RawRecordBuilder("hayagriva")
    kind = _kind(entry, "misc")
    parents = [(_kind(parent, _default(kind)), parent) for parent in entry_values.mappings(entry.get("parent"))]
    containers = [(name, parent) for name, parent in parents if name not in meanings.NO_CONTAINERS]
    collections = _collections(kind, containers)
    container = containers[0] if containers and containers[0] not in collections else None
    raw.store_value("key", key)
    raw.store_value("type", _type(kind, [name for name, _ in parents]))
    _put_title(entry, raw)
    _put_own_fields(kind, entry, raw)
    if container:
        _put_container(container, raw)
        inner = [
            (_kind(ancestor, _default(container[0])), ancestor)
            for ancestor in entry_values.mappings(container[1].get("parent"))
        ]
        collections = inner + collections
    for _, collection in collections[:1]:
        raw.store_value("collection_title", entry_values.read_plain(collection.get("title")))
        raw.store_value("collection_number", entry_values.read_plain(collection.get("volume")))
        raw.store_value(
            "collection-editor", [name.to_dict() for name in entry_values.read_people(collection.get("editor"))]
        )
        _put_serial(collection, raw)
    for name, collection in parents:
        _put_other_field(name, collection, raw)
    if kind not in meanings.TYPES and entry.get("type"):
        raw.store_value(f"{meanings.EXTRA}type", str(entry["type"]))
    for name, value in entry.items():
        if name not in meanings.KNOWN_FIELDS and name != meanings.OWN and value is not None:
            raw.extra[f"{meanings.EXTRA}{name}"] = make_storable(value)
    return raw.values()


def _kind(entry: YamlEntry, default: str) -> str:
    """Return the type of an entry, in small letters."""
    return str(entry.get("type") or default).strip().lower()


def _default(kind: str) -> str:
    return meanings.DEFAULT_PARENTS.get(kind, "misc")


def _type(kind: str, parents: list[str]) -> str:
    types = (meanings.TYPES_IN_PARENT[kind, name] for name in parents if (kind, name) in meanings.TYPES_IN_PARENT)
    return next(types, meanings.TYPES.get(kind, "document"))


def _collections(kind: str, containers: list[tuple[str, YamlEntry]]) -> list[tuple[str, YamlEntry]]:
    """Return the parents that are a series and not a container: all of them, where the entry's type stands alone."""
    stands_alone = not dict(meanings.WRITTEN_TYPES.values()).get(kind) and kind not in meanings.DEFAULT_PARENTS
    return containers if stands_alone else containers[1:]


def _put_title(entry: YamlEntry, raw: RawRecordBuilder) -> None:
    title = entry_values.read_text(entry.get("title"))
    raw.store_value("title", keep_needed_marks(title) if "<" in title else title)
    raw.store_value("title-short", entry_values.read_short(entry.get("title")))


def _put_own_fields(kind: str, entry: YamlEntry, raw: RawRecordBuilder) -> None:
    """Store the entry's own fields."""
    for field, meaning in meanings.TEXTS.items():
        raw.store_value(meaning, entry_values.read_plain(entry.get(field)))
    for field, meaning in meanings.NUMBERS.items():
        raw.store_value(meaning, entry_values.read_plain(entry.get(field)))
    notes = [entry_values.read_plain(entry.get(field)) for field in meanings.NOTES]
    raw.store_value("note", "\n\n".join(dict.fromkeys(filter(None, notes))))
    raw.store_value("authors", entry_values.read_people(entry.get("author")))
    raw.store_value("editors", entry_values.read_people(entry.get("editor")))
    _put_roles(entry, raw)
    raw.store_value("date", entry_values.read_date(entry.get("date")))
    raw.store_value("language", entry_values.read_plain(entry.get("language")))
    _put_publisher(kind, entry, raw)
    _put_link(entry, raw)
    _put_serial(entry, raw)
    for field in meanings.KEPT_FIELDS:
        text = entry_values.read_plain(entry.get(field))
        raw.store_value(f"{meanings.EXTRA}{field}", text if text != raw.fields.get("publisher_place") else "")


def _put_roles(entry: YamlEntry, raw: RawRecordBuilder) -> None:
    for mapping in entry_values.mappings(entry.get("affiliated")):
        people = entry_values.read_people(mapping.get("names"))
        role = str(mapping.get("role", "")).strip().lower()
        meaning = meanings.ROLES.get(role) or meanings.ROLES.get(role.replace(" ", "-"), "")
        raw.add_names(meaning or f"{meanings.EXTRA}{role or 'affiliated'}", people)


def _put_publisher(kind: str, entry: YamlEntry, raw: RawRecordBuilder) -> None:
    publisher = entry.get("publisher")
    raw.store_value("publisher", entry_values.read_plain(publisher))
    if isinstance(publisher, Mapping):
        raw.store_value("publisher_place", entry_values.read_plain(publisher.get("location")))
    elif kind in meanings.PUBLISHED:
        raw.store_value("publisher_place", entry_values.read_plain(entry.get("location")))


def _put_link(entry: YamlEntry, raw: RawRecordBuilder) -> None:
    link = entry.get("url")
    raw.store_value("url", entry_values.read_plain(link))
    if isinstance(link, Mapping):
        raw.store_value("accessed", entry_values.read_date(link.get("date")))


def _put_serial(entry: YamlEntry, raw: RawRecordBuilder) -> None:
    serial = entry.get("serial-number", entry.get("serial"))
    numbers = serial if isinstance(serial, Mapping) else {"serial": serial}
    for name, value in numbers.items():
        text = str(value) if isinstance(value, str | int | float) else ""
        raw.store_value(meanings.SERIAL_NUMBERS.get(str(name).lower(), f"{meanings.EXTRA}serial-number.{name}"), text)


def _put_container(container: tuple[str, YamlEntry], raw: RawRecordBuilder) -> None:
    """Store the parent that contains the entry: its title, and the fields that the entry itself lacks."""
    kind, entry = container
    raw.store_value("container_title", entry_values.read_plain(entry.get("title")))
    raw.store_value("container-title-short", entry_values.read_short(entry.get("title")))
    if kind not in meanings.SERIALS:
        raw.store_value("container-author", [name.to_dict() for name in entry_values.read_people(entry.get("author"))])
    raw.store_value("editors", entry_values.read_people(entry.get("editor")))
    for field in ("volume", "issue", "edition", "volume-total"):
        raw.store_value(meanings.NUMBERS[field], entry_values.read_plain(entry.get(field)))
    _put_publisher(kind, entry, raw)
    _put_roles(entry, raw)
    raw.store_value("date", entry_values.read_date(entry.get("date")))
    raw.store_value("language", entry_values.read_plain(entry.get("language")))
    _put_link(entry, raw)
    _put_serial(entry, raw)


def _put_other_field(kind: str, entry: YamlEntry, raw: RawRecordBuilder) -> None:
    """Store a parent that is no container: the event, the original, the archive of a preprint."""
    title = entry_values.read_plain(entry.get("title"))
    if kind in meanings.EVENTS:
        raw.store_value("event_title", title)
        raw.store_value("event_place", entry_values.read_plain(entry.get("location")))
        raw.store_value("event-date", entry_values.read_date(entry.get("date")))
        raw.store_value("date", entry_values.read_date(entry.get("date")))
    elif kind == "original":
        raw.store_value("original-title", title)
        raw.store_value("original-date", entry_values.read_date(entry.get("date")))
        raw.store_value("original-publisher", entry_values.read_plain(entry.get("publisher")))
    elif kind == "repository":
        raw.store_value("source", title)
    elif kind == "misc":
        raw.store_value(f"{meanings.EXTRA}parent", make_storable(dict(entry)))
