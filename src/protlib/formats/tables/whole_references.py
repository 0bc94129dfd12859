"""Cells that together say what a record is: a reference as people type it, or elements of Dublin Core."""

from protlib.formats.common.assembly import Cell
from protlib.formats.tables.columns import DUBLIN_CORE, WHOLE_REFERENCE
from protlib.formats.tables.dublin_columns import read_elements
from protlib.record.raw_record import RawRecord


def read_reference(cells: list[Cell]) -> tuple[list[Cell], RawRecord, list[str]]:
    """Return the cells without those of a whole reference, what they say as a raw record, and the doubts about it."""
    if elements := [cell for cell in cells if cell.field == DUBLIN_CORE]:
        return [cell for cell in cells if cell.field != DUBLIN_CORE], read_elements(elements), []
    text = next((cell.value for cell in cells if cell.field == WHOLE_REFERENCE), "")
    if not text:
        return cells, {}, []
    from protlib.formats.typed_entries.fields import read_typed_entry  # few tables need it
    from protlib.record.typed import entry

    raw, doubts = read_typed_entry(entry.parse(text))
    return [cell for cell in cells if cell.field != WHOLE_REFERENCE], dict(raw), doubts


def add_reference(raw: RawRecord, reference: RawRecord) -> RawRecord:
    """Return the raw record of a row with what its reference says besides."""
    if not reference:
        return raw
    filled = {name: value for name, value in raw.items() if value and name not in {"extra", "type"}}
    kind = raw.get("type", "").removeprefix("document") or reference.get("type", "")
    return {**reference, **filled, "type": kind, "extra": {**reference.get("extra", {}), **raw["extra"]}}
