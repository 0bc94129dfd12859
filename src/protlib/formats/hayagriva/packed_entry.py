"""The values that an entry does not hold, packed into a field of protlib's own.

Such as `protlib: {countries: [Nigeria], date: 2009/2010}`. A value counts as long as the entry still has what was
written for it. So packed values never undo a change that somebody made in the file.
"""

from collections.abc import Mapping
from typing import Any, Final

from protlib.formats.hayagriva import meanings
from protlib.formats.hayagriva.entry_reader import read_entry
from protlib.formats.hayagriva.entry_writer import make_entry
from protlib.formats.records import unlike_members
from protlib.record import cleaning
from protlib.record.model import FIELDS, Publication
from protlib.record.raw_record import RawRecord

_PACKED: Final = frozenset(FIELDS) - {"extra", "key"}


def pack_entry(publication: Publication, entry: Mapping[str, object]) -> RawRecord:
    """Return the fields, and the members of `extra`, that do not read back from an entry.

    A field that only the entry has, and not the record, is packed as "", or as null in `extra`.
    """
    read_back = plain_publication(publication.key, entry)
    document = publication.to_dict()
    packed = {
        name: document.get(name, "")
        for name in FIELDS
        if name in _PACKED and getattr(read_back, name) != getattr(publication, name)
    }
    if not publication.key:
        packed["key"] = ""
    extra = unlike_members(publication.extra, read_back.extra)
    return {**packed, "extra": extra} if extra else packed


def unpack_entry(key: str, entry: Mapping[str, object]) -> RawRecord:
    """Return the raw record of an entry, with its packed values as far as they still count."""
    raw = read_entry(key, entry)
    packed = entry.get(meanings.OWN)
    if not isinstance(packed, Mapping):
        return {**raw, "extra": {**raw["extra"], meanings.EXTRA + meanings.OWN: packed}} if packed else raw
    values = {name: value for name, value in packed.items() if name in _PACKED}
    inner = packed.get("extra")
    extra: Mapping[str, Any] = inner if isinstance(inner, Mapping) else {}
    bare = cleaning.clean_record(raw).publication
    intended = _merge_values(raw, values, extra)
    again = plain_publication(key, make_entry(cleaning.clean_record(intended).publication))
    true = {name: value for name, value in values.items() if getattr(again, name) == getattr(bare, name)}
    unlike = unlike_members(bare.extra, again.extra)
    raw_record = _merge_values(raw, true, {name: value for name, value in extra.items() if name not in unlike})
    return {**raw_record, "key": ""} if packed.get("key") == "" else raw_record


def _merge_values(raw: Mapping[str, Any], values: Mapping[str, Any], extra: Mapping[str, Any]) -> RawRecord:
    inner = {name: value for name, value in {**raw["extra"], **extra}.items() if value is not None}
    return {**raw, **values, "extra": inner}


def plain_publication(key: str, entry: Mapping[str, object]) -> Publication:
    """Return the record of an entry without its packed values."""
    return cleaning.clean_record(read_entry(key, entry)).publication
