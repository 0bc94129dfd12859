"""Tables with a column for each tag of RIS, such as "TY", "T1" and "PY", as programs for reviews write them."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from protlib.formats.common.assembly import Cell
from protlib.formats.isi import fields_of_tags
from protlib.formats.tables.columns import RIS_TAGS
from protlib.record.fields.headings import type_of
from protlib.record.raw_record import RawRecord

_TYPE: Final = "TY"
_KEY: Final = "ID"
"""A tag, and the heading under which tables number their rows."""
_TITLES: Final = frozenset({"TI", "T1"})
# Such as the ";" between two links.
_BETWEEN_LINKS: Final = re.compile(r"\s*;\s*(?=https?://)")


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
    from protlib.formats.ris.reader import read_ris_record
    from protlib.formats.ris.tags import TYPES

    values = {cell.heading: _BETWEEN_LINKS.sub("\n", str(cell.value)) for cell in cells}
    kind = values.pop(_TYPE, "")
    record_type, genre = ("document", "") if kind.upper() in TYPES else type_of(kind)
    if record_type == "document":
        return read_ris_record(kind, [*values.items()])
    return {"genre": genre, **read_ris_record("", [*values.items()]), "type": record_type}  # such as "Journal Article"
