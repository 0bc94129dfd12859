"""What stands behind and beside the cells of a row: links, comments, and values that protlib packed."""

import re
from collections.abc import Sequence
from typing import Final

import orjson

from protlib.formats.common.assembly import Cell, assemble
from protlib.formats.common.cell_values import leads_to_web
from protlib.formats.tables.columns import ORIGIN, PACKED, people_text
from protlib.formats.tables.header import Column, TableRow
from protlib.record import cleaning
from protlib.record.fields.cells import join
from protlib.record.html_text import note_text
from protlib.record.identifiers.links import with_scheme
from protlib.record.model import NAME_LISTS, TEXT_LISTS, TEXTS
from protlib.record.raw_record import ITEM, NOTE_FIELDS, Extra, RawRecord
from protlib.text import clean, split_case_marks

_LINK: Final = "url"
_FILES: Final = "files"
_AUTHORS: Final = frozenset({"authors", "organisations"})
_BOOK_AUTHOR: Final = "container-author"
# Such as "ABCD2345", which Zotero writes as the key of an item.
_KEY_OF_ZOTERO: Final = re.compile(r"[A-Z0-9]{8}")


def raw_of(cells: Sequence[Cell], kind: str, own_names: frozenset[str]) -> RawRecord:
    """Return the raw record of a row's cells; a packed value counts as long as its cell is unchanged."""
    packed_values = unpack_row(cells)
    note_values: Extra = {}
    row_cells = [cell for cell in (cells[:-1] if packed_values else cells) if cell.field not in own_names]
    raw = assemble([_read_cell(cell, note_values) for cell in _with_authors(row_cells)], ORIGIN, kind)
    value_by_field = {cell.field: cell.value for cell in cells}
    true_values = {
        name: value for name, value in packed_values.items() if still_says(value_by_field.get(name, ""), name, value)
    }
    if "key" in note_values and _KEY_OF_ZOTERO.fullmatch(raw.get("key", "")):
        note_values.setdefault("extra", {})[ITEM] = raw.pop("key")
    in_own = {cell.field: cell.value for cell in reversed(cells) if cell.field in own_names}
    extra = {**note_values.pop("extra", {}), **raw["extra"], **in_own}
    return {**note_values, **raw, **true_values, "extra": extra}


def unpack_row(cells: Sequence[Cell]) -> RawRecord:
    """Return the values that protlib packed beside the cells of a row, because cells cannot hold them exactly."""
    return _json_object(cells[-1].value) if cells and cells[-1].heading == PACKED else {}


def _with_authors(cells: Sequence[Cell]) -> Sequence[Cell]:
    """Return the cells of a row; where a chapter has no authors, the book's serve, as in Web of Science."""
    if any(cell.field in _AUTHORS for cell in cells):
        return cells
    return [cell._replace(field="authors") if cell.field == _BOOK_AUTHOR != cell.heading else cell for cell in cells]


def still_says(cell: str, name: str, value: object) -> bool:
    """Tell whether a cell is as protlib writes a value: nobody has edited it."""
    if name in TEXTS:
        return isinstance(value, str) and clean(cell) == clean(split_case_marks(value)[0])
    if not isinstance(value, list):
        return False
    if name in TEXT_LISTS:
        return all(isinstance(item, str) for item in value) and clean(cell) == clean(join(value, name))
    if name not in NAME_LISTS:
        return False
    return clean(cell) == clean(people_text(cleaning.clean_record({name: value}).publication.filled().get(name, ())))


def _read_cell(cell: Cell, note_values: Extra) -> Cell:
    """Return a cell in its meaning: `extra` may be our JSON, or variables of Zotero, whose notes may be HTML.

    The lines of a note for fields that Zotero lacks ("PMID: 1", "original-date: 1900", "Citation Key: roe2001") go to
    `note_values`.
    """
    if cell.field in NOTE_FIELDS:
        return cell._replace(value=note_text(cell.value))
    if cell.field != "extra":
        return cell
    if extra := _json_object(cell.value):
        return cell._replace(value=extra)
    from protlib.formats.csl.item_reader import item_to_raw

    raw = item_to_raw({"note": cell.value})
    note = raw.pop("addendum", "")
    note_values.update({name: value for name, value in raw.items() if name != "type" and value})
    return cell._replace(field="note", value=note)


def _json_object(text: str) -> Extra:
    try:
        value: Extra = orjson.loads(text) if text.startswith("{") else {}
    except orjson.JSONDecodeError:
        return {}
    return value


def with_links(row: TableRow, columns: Sequence[Column]) -> TableRow:
    """Return a row with the address of each link in a column of links, where its cell says "click here".

    A link to a document leaves nothing there: that is a file of the record, and no address.
    """
    positions = [
        position
        for position in row.links
        if position < len(columns)
        and columns[position].field == _LINK
        and not leads_to_web(row.cells[position])
        and (leads_to_web(row.links[position]) or with_scheme(row.cells[position]) == row.cells[position])
    ]
    if not positions:
        return row
    cells = [*row.cells]
    for position in positions:
        cells[position] = row.links[position] if leads_to_web(row.links[position]) else ""
    unresolved = {position: formula for position, formula in row.unresolved.items() if position not in positions}
    return row._replace(cells=cells, unresolved=unresolved)


def cells_behind(row: TableRow, columns: Sequence[Column], cells: Sequence[Cell]) -> list[Cell]:
    """Return what stands behind cells as cells: links to documents, comments, and one link to the web.

    That is the link of the title, where the row has no other.
    """
    hidden_cells: list[Cell] = []
    web_links = {position: link for position, link in row.links.items() if leads_to_web(link)}
    if web_links and not any(cell.field == _LINK for cell in cells):
        title_cells = [
            position
            for position in web_links
            if columns[position : position + 1] and columns[position].field == "title"
        ]
        hidden_cells += [Cell(_LINK, _LINK, web_links[position]) for position in (*title_cells, *web_links)[:1]]
    if not any(cell.field == _FILES for cell in cells):
        paths = dict.fromkeys(link for link in row.links.values() if not leads_to_web(link))
        hidden_cells += [Cell(_FILES, _FILES, "; ".join(paths))] if paths else []
    return hidden_cells + [Cell("private_note", "private_note", text) for text in row.comments.values()]
