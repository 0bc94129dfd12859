"""From an entry of Hayagriva to a raw record for `cleaning.record`."""

from collections.abc import Mapping
from typing import Any, Final

from protlib.formats.bib.latex.braces import necessary
from protlib.formats.csl.values import storable
from protlib.formats.hayagriva import tables, values
from protlib.record.model import FIELDS

Entry = Mapping[str, Any]
_FIELDS: Final = frozenset(FIELDS) - {"source"}


class _Found:
    """What was read of an entry: fields of a record, and variables of CSL for its `extra`; what comes first counts."""

    def __init__(self) -> None:
        self.raw: dict[str, Any] = {}
        self.extra: dict[str, Any] = {}

    def put(self, meaning: str, value: Any) -> None:
        if value:
            (self.raw if meaning in _FIELDS else self.extra).setdefault(meaning, value)


def read(key: str, entry: Entry) -> dict[str, Any]:
    """Return the raw record of an entry; what has no meaning is kept as `hayagriva:<field>`."""
    found = _Found()
    kind = _kind(entry, "misc")
    parents = [(_kind(each, _default(kind)), each) for each in values.listed(entry.get("parent"))]
    containers = [(name, each) for name, each in parents if name not in tables.NO_CONTAINERS]
    collections = _collections(kind, containers)
    container = containers[0] if containers and containers[0] not in collections else None
    found.put("key", key)
    found.put("type", _type(kind, [name for name, _ in parents]))
    _read_title(entry, found)
    _read_own(kind, entry, found)
    if container:
        _read_container(container, found)
        inner = [(_kind(each, _default(container[0])), each) for each in values.listed(container[1].get("parent"))]
        collections = inner + collections
    for _, each in collections[:1]:
        found.put("collection_title", values.read_plain(each.get("title")))
        found.put("collection_number", values.read_plain(each.get("volume")))
        found.put("collection-editor", [name.to_dict() for name in values.read_people(each.get("editor"))])
        _read_serial(each, found)
    for name, each in parents:
        _read_other(name, each, found)
    if kind not in tables.READ and entry.get("type"):
        found.put(f"{tables.EXTRA}type", str(entry["type"]))
    for name, value in entry.items():
        if name not in tables.KNOWN and name != tables.OWN and value is not None:
            found.extra[f"{tables.EXTRA}{name}"] = storable(value)
    return {**found.raw, "extra": found.extra}


def _kind(entry: Entry, default: str) -> str:
    """Return the type of an entry, whatever its capitals."""
    return str(entry.get("type") or default).strip().lower()


def _default(kind: str) -> str:
    return tables.DEFAULT_PARENTS.get(kind, "misc")


def _type(kind: str, parents: list[str]) -> str:
    told = (tables.READ_IN[kind, name] for name in parents if (kind, name) in tables.READ_IN)
    return next(told, tables.READ.get(kind, "document"))


def _collections(kind: str, containers: list[tuple[str, Entry]]) -> list[tuple[str, Entry]]:
    """Return those of the parents that are no container but a series: all, where an entry of the type stands for itself."""
    stands_alone = not dict(tables.WRITTEN.values()).get(kind) and kind not in tables.DEFAULT_PARENTS
    return containers if stands_alone else containers[1:]


def _read_title(entry: Entry, found: _Found) -> None:
    title = values.read_text(entry.get("title"))
    found.put("title", necessary(title) if "<" in title else title)
    found.put("title-short", values.read_short(entry.get("title")))


def _read_own(kind: str, entry: Entry, found: _Found) -> None:
    """Read what an entry says of itself."""
    for field, meaning in tables.TEXTS.items():
        found.put(meaning, values.read_plain(entry.get(field)))
    for field, meaning in tables.NUMBERS.items():
        found.put(meaning, values.read_plain(entry.get(field)))
    found.put("authors", values.read_people(entry.get("author")))
    found.put("editors", values.read_people(entry.get("editor")))
    _read_roles(entry, found)
    found.put("date", values.read_date(entry.get("date")))
    found.put("language", values.read_plain(entry.get("language")))
    _read_publisher(kind, entry, found)
    _read_link(entry, found)
    _read_serial(entry, found)
    for field in tables.KEPT:
        text = values.read_plain(entry.get(field))
        found.put(f"{tables.EXTRA}{field}", text if text != found.raw.get("publisher_place") else "")


def _read_roles(entry: Entry, found: _Found) -> None:
    for listed in values.listed(entry.get("affiliated")):
        people = values.read_people(listed.get("names"))
        role = str(listed.get("role", "")).strip().lower()
        meaning = tables.ROLES.get(role) or tables.ROLES.get(role.replace(" ", "-"), "")
        if meaning in _FIELDS:
            found.raw.setdefault(meaning, []).extend(people)
        elif people:
            name = meaning or f"{tables.EXTRA}{role or 'affiliated'}"
            found.extra.setdefault(name, []).extend(who.to_dict() for who in people)


def _read_publisher(kind: str, entry: Entry, found: _Found) -> None:
    publisher = entry.get("publisher")
    found.put("publisher", values.read_plain(publisher))
    if isinstance(publisher, Mapping):
        found.put("publisher_place", values.read_plain(publisher.get("location")))
    elif kind in tables.PUBLISHED:
        found.put("publisher_place", values.read_plain(entry.get("location")))


def _read_link(entry: Entry, found: _Found) -> None:
    link = entry.get("url")
    found.put("url", values.read_plain(link))
    if isinstance(link, Mapping):
        found.put("accessed", values.read_date(link.get("date")))


def _read_serial(entry: Entry, found: _Found) -> None:
    serial = entry.get("serial-number", entry.get("serial"))
    numbers = serial if isinstance(serial, Mapping) else {"serial": serial}
    for name, value in numbers.items():
        text = str(value) if isinstance(value, str | int | float) else ""
        found.put(tables.SERIAL_NUMBERS.get(str(name).lower(), f"{tables.EXTRA}serial-number.{name}"), text)


def _read_container(container: tuple[str, Entry], found: _Found) -> None:
    """Read what an entry stands in: its title, and what else it says of itself and the entry does not."""
    kind, entry = container
    found.put("container_title", values.read_plain(entry.get("title")))
    found.put("container-title-short", values.read_short(entry.get("title")))
    if kind not in tables.SERIALS:
        found.put("container-author", [name.to_dict() for name in values.read_people(entry.get("author"))])
    found.put("editors", values.read_people(entry.get("editor")))
    for field in ("volume", "issue", "edition", "volume-total"):
        found.put(tables.NUMBERS[field], values.read_plain(entry.get(field)))
    _read_publisher(kind, entry, found)
    _read_roles(entry, found)
    found.put("date", values.read_date(entry.get("date")))
    found.put("language", values.read_plain(entry.get("language")))
    _read_link(entry, found)
    _read_serial(entry, found)


def _read_other(kind: str, entry: Entry, found: _Found) -> None:
    """Read a parent that is no container: the event, the original, the archive of a preprint."""
    title = values.read_plain(entry.get("title"))
    if kind in tables.EVENTS:
        found.put("event_title", title)
        found.put("event_place", values.read_plain(entry.get("location")))
        found.put("event-date", values.read_date(entry.get("date")))
        found.put("date", values.read_date(entry.get("date")))
    elif kind == "original":
        found.put("original-title", title)
        found.put("original-date", values.read_date(entry.get("date")))
        found.put("original-publisher", values.read_plain(entry.get("publisher")))
    elif kind == "repository":
        found.put("source", title)
    elif kind == "misc":
        found.put(f"{tables.EXTRA}parent", storable(dict(entry)))
