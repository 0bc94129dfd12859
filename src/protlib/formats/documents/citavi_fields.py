"""Citavi's citations: JSON in base64, as the code of a field.

Such as `ADDIN CitaviPlaceholder{eyIkaWQiOiIxIiwi...}`, which is `{"Entries": [{"ReferenceId": "...", "PageRange":
{"OriginalString": "3"}, "Reference": {"ReferenceType": "Book", "Title": "...", "Authors": [...]}}]}`. An object in
several places has a number (`$id`); the other places refer to it (`$ref`).
"""

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from protlib.formats.documents.csl_citation import decode_base64
from protlib.formats.documents.embedded import EmbeddedCitation, EmbeddedItem
from protlib.formats.jsontext import loads, text_in

if TYPE_CHECKING:
    from protlib.formats.citavi.reference import ObjectsById

_MARK: Final = "CitaviPlaceholder"
_MOST_OBJECTS: Final = 200_000  # of a citation: a code made to take time has more


def read_citavi_citation(code: str) -> EmbeddedCitation | None:
    """Return the citation in a field's code; None where it is not Citavi's."""
    field_kind, mark, payload = code.partition(_MARK)
    if not mark or field_kind.split() != ["ADDIN"]:
        return None
    try:
        value = loads(decode_base64(payload.strip().strip("{}")).decode("utf-8-sig", "replace"))
    except (json.JSONDecodeError, RecursionError):
        return None
    entries = value.get("Entries") if isinstance(value, Mapping) else None
    if not isinstance(entries, list):
        return None
    objects_by_id = {str(part["$id"]): part for part in _objects(value) if "$id" in part}
    return EmbeddedCitation(
        "Citavi", tuple(_item(entry, objects_by_id) for entry in entries if isinstance(entry, Mapping))
    )


def _objects(value: object) -> Iterator[Mapping[str, Any]]:
    """Yield the objects within a value, at any depth."""
    queue = [value]
    for _ in range(_MOST_OBJECTS):
        if not queue:
            return
        part = queue.pop()
        if isinstance(part, Mapping):
            yield part
            queue.extend(part.values())
        elif isinstance(part, list):
            queue.extend(part)


def _item(entry: Mapping[str, object], objects_by_id: "ObjectsById") -> EmbeddedItem:
    from protlib.formats.citavi.reference import object_of, to_raw  # few documents need it

    reference = object_of(entry.get("Reference"), objects_by_id)
    pages = text_in(object_of(entry.get("PageRange"), objects_by_id).get("OriginalString"))
    return EmbeddedItem(
        text_in(entry.get("ReferenceId")) or text_in(reference.get("Id")),
        to_raw(reference, objects_by_id) if reference else {},
        prefix=text_in(entry.get("Prefix")),
        locator=pages,
        label="page" if pages else "",
        suffix=text_in(entry.get("Suffix")),
    )
