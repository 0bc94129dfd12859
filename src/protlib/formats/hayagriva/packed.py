"""What an entry does not say of its record, packed into a field of protlib's own.

Such as `protlib: {countries: [Nigeria], date: 2009/2010}`. A value counts as long as the entry still says what was written for
it, so that a change that somebody has made in the file is not undone by what is packed.
"""

from collections.abc import Mapping
from typing import Any, Final

from protlib.formats.hayagriva import tables
from protlib.formats.hayagriva.entry_reader import read
from protlib.formats.hayagriva.entry_writer import write
from protlib.record import cleaning
from protlib.record.model import FIELDS, Publication

_PACKED: Final = frozenset(FIELDS) - {"extra", "key"}


def pack(publication: Publication, entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is not read back from an entry: the fields, and of `extra` the members, by their names.

    What is read from it though the record does not say it stands there as "", in `extra` as null.
    """
    read_back = said(publication.key, entry)
    document = publication.to_dict()
    packed = {
        name: document.get(name, "")
        for name in FIELDS
        if name in _PACKED and getattr(read_back, name) != getattr(publication, name)
    }
    if not publication.key:
        packed["key"] = ""
    extra = _extra_unlike(read_back.extra, publication.extra)
    return {**packed, "extra": extra} if extra else packed


def _extra_unlike(said: Mapping[str, Any], meant: Mapping[str, Any]) -> dict[str, Any]:
    names = [*meant, *(name for name in said if name not in meant)]
    return {
        name: meant.get(name) for name in names if name not in said or name not in meant or said[name] != meant[name]
    }


def unpacked(key: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return the raw record of an entry, with what is packed in it and still true."""
    raw = read(key, entry)
    packed = entry.get(tables.OWN)
    if not isinstance(packed, Mapping):
        return {**raw, "extra": {**raw["extra"], tables.EXTRA + tables.OWN: packed}} if packed else raw
    values = {name: value for name, value in packed.items() if name in _PACKED}
    inner = packed.get("extra")
    extra: Mapping[str, Any] = inner if isinstance(inner, Mapping) else {}
    bare = cleaning.record(raw).publication
    meant = _with(raw, values, extra)
    again = said(key, write(cleaning.record(meant).publication))
    true = {name: value for name, value in values.items() if getattr(again, name) == getattr(bare, name)}
    unlike = _extra_unlike(bare.extra, again.extra)
    found = _with(raw, true, {name: value for name, value in extra.items() if name not in unlike})
    return {**found, "key": ""} if packed.get("key") == "" else found


def _with(raw: Mapping[str, Any], values: Mapping[str, Any], extra: Mapping[str, Any]) -> dict[str, Any]:
    inner = {name: value for name, value in {**raw["extra"], **extra}.items() if value is not None}
    return {**raw, **values, "extra": inner}


def said(key: str, entry: Mapping[str, Any]) -> Publication:
    """Return the record that is read from an entry without what is packed in it."""
    return cleaning.record(read(key, entry)).publication
