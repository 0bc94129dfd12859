"""Cells that together say what a record is: a reference as people type it, elements of Dublin Core, or tags of RIS."""

from protlib.formats.common.assembly import Cell
from protlib.formats.tables.columns import RIS_TAGS, TOGETHER, WHOLE_REFERENCE
from protlib.formats.tables.tag_columns import read_elements, read_tags
from protlib.record.raw_record import RawRecord


def read_reference(cells: list[Cell]) -> tuple[list[Cell], RawRecord, list[str]]:
    """Return the cells without a whole reference, the raw record of that reference, and the doubts about it."""
    if parts := [cell for cell in cells if cell.field in TOGETHER]:
        read_parts = read_tags if parts[0].field == RIS_TAGS else read_elements
        return [cell for cell in cells if cell.field not in TOGETHER], read_parts(parts), []
    text = next((cell.value for cell in cells if cell.field == WHOLE_REFERENCE), "")
    if not text:
        return cells, {}, []
    from protlib.formats.typed_references import entry
    from protlib.formats.typed_references.records.typed_entry_reader import read_typed_entry  # few tables need it

    raw, doubts = read_typed_entry(entry.parse_entry(text))
    return [cell for cell in cells if cell.field != WHOLE_REFERENCE], dict(raw), doubts


def add_reference(raw: RawRecord, reference: RawRecord) -> RawRecord:
    """Return the raw record of a row with what its reference says besides."""
    if not reference:
        return raw
    filled = {name: value for name, value in raw.items() if value and name not in {"extra", "type"}}
    if str(reference.get("date", "")).startswith(f"{filled.get('date', '')}-"):
        del filled["date"]  # such as "year" beside "DA", which has the day
    kind = raw.get("type", "").removeprefix("document") or reference.get("type", "")
    return {**reference, **filled, "type": kind, "extra": {**reference.get("extra", {}), **raw["extra"]}}
