"""Tables whose columns are tags of RIS, as programs for reviews have them, or elements of Dublin Core, as in DSpace."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from protlib.formats.common.assembly import Cell
from protlib.formats.isi import fields_of_tags
from protlib.formats.portals.dublin_core import Element, to_raw
from protlib.formats.tables.columns import DUBLIN_CORE, RIS_TAGS
from protlib.frozen import expression
from protlib.record.fields.headings import type_of
from protlib.record.raw_record import RawRecord

_TYPE: Final = "TY"
_KEY: Final = "ID"
"""A tag, and the heading under which tables number their rows."""
_TITLES: Final = frozenset({"TI", "T1"})
# Such as the ";" between two links.
_LINK_SEPARATOR: Final = re.compile(r"(?:(?<!\s)\s+)?;\s*(?=https?://)")
# Such as "dc.title", "dc.contributor.author", "dc.date.issued[]" and "dcterms.abstract[en_US]".
_ELEMENT_HEADING: Final = expression(r"(?:dc|dcterms)\.([a-z]+)(?:\.([\w.]+))?(?:\[([\w-]*)\])?", re.IGNORECASE)
_ELEMENT_OF_TITLES: Final = "title"
_VALUE_SEPARATOR: Final = "||"
# Such as "::8d2f0c1e::600": the number of a name in a list of names, and how sure it is.
_AUTHORITY: Final = expression(r"::[^:|]*::-?\d+$")
_DSPACE_COLUMNS: Final = dict.fromkeys(("id", "collection"), "")
"""DSpace's numbers of an item and of the collection that it stands in, beside its elements."""


def fields_of_ris_tags(headings: Collection[str]) -> Mapping[str, str]:
    """Return the fields of headings that are tags, if the type and a title are among them; of no others.

    Some tables have tags of the Web of Science beside them, such as "SO".
    """
    if _TYPE not in headings or _TITLES.isdisjoint(headings):
        return {}
    from protlib.formats.ris.tags import KNOWN_TAGS  # few tables need it

    return {**fields_of_tags(headings), **dict.fromkeys(KNOWN_TAGS.intersection(headings) - {_KEY}, RIS_TAGS)}


def read_tags(cells: Iterable[Cell]) -> RawRecord:
    """Return what the cells of a row under tags say as a raw record."""
    from protlib.formats.ris.ris_record import read_ris_record
    from protlib.formats.ris.tags import TYPES

    values = {cell.heading: _LINK_SEPARATOR.sub("\n", str(cell.value)) for cell in cells}
    kind = values.pop(_TYPE, "")
    record_type, genre = ("document", "") if kind.upper() in TYPES else type_of(kind)
    if record_type == "document":
        return read_ris_record(kind, [*values.items()])
    return {"genre": genre, **read_ris_record("", [*values.items()]), "type": record_type}  # such as "Journal Article"


def fields_of_elements(headings: Collection[str]) -> Mapping[str, str]:
    """Return the fields of headings that are elements, if a title is among them; of no others."""
    matches = {heading: match for heading in headings if (match := _ELEMENT_HEADING.fullmatch(heading))}
    if all(match[1].lower() != _ELEMENT_OF_TITLES for match in matches.values()):
        return {}
    return {**_DSPACE_COLUMNS, **dict.fromkeys(matches, DUBLIN_CORE)}


def read_element_cells(cells: Iterable[Cell]) -> RawRecord:
    """Return what the cells of a row with elements say as a raw record."""
    return to_raw(element for cell in cells for element in _elements(cell))


def _elements(cell: Cell) -> Iterator[Element]:
    match = _ELEMENT_HEADING.fullmatch(cell.heading)
    if match is None:
        return
    name, qualifier, language = (part or "" for part in match.groups())
    for text in str(cell.value).split(_VALUE_SEPARATOR):
        yield Element(name.lower(), qualifier.lower(), language, _AUTHORITY.sub("", text.strip()))
