"""Tables of repositories: DSpace has a column for each element of Dublin Core, such as "dc.title[en_US]"."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from protlib.formats.common.assembly import Cell
from protlib.formats.portals.dublin_core import Element, to_raw
from protlib.formats.tables.columns import DUBLIN_CORE
from protlib.frozen import expression
from protlib.record.raw_record import RawRecord

# Such as "dc.title", "dc.contributor.author", "dc.date.issued[]" and "dcterms.abstract[en_US]".
_HEADING: Final = expression(r"(?:dc|dcterms)\.([a-z]+)(?:\.([\w.]+))?(?:\[([\w-]*)\])?", re.IGNORECASE)
_TITLE: Final = "title"
_JOINT: Final = "||"
# Such as "::8d2f0c1e::600": the number of a name in a list of names, and how sure it is.
_AUTHORITY: Final = expression(r"::[^:|]*::-?\d+$")
_OF_DSPACE: Final = dict.fromkeys(("id", "collection"), "")
"""DSpace's numbers of an item and of the collection that it stands in, beside its elements."""


def fields_of_elements(headings: Collection[str]) -> Mapping[str, str]:
    """Return the fields of headings that are elements, if a title is among them; of no others."""
    matches = {heading: match for heading in headings if (match := _HEADING.fullmatch(heading))}
    if all(match[1].lower() != _TITLE for match in matches.values()):
        return {}
    return {**_OF_DSPACE, **dict.fromkeys(matches, DUBLIN_CORE)}


def read_elements(cells: Iterable[Cell]) -> RawRecord:
    """Return what the cells of a row with elements say as a raw record."""
    return to_raw(element for cell in cells for element in _elements(cell))


def _elements(cell: Cell) -> Iterator[Element]:
    match = _HEADING.fullmatch(cell.heading)
    if match is None:
        return
    name, qualifier, language = (part or "" for part in match.groups())
    for text in str(cell.value).split(_JOINT):
        yield Element(name.lower(), qualifier.lower(), language, _AUTHORITY.sub("", text.strip()))
