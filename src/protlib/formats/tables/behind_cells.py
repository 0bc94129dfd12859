"""What stands behind the cells of a row: the addresses of links, and what people have written on cells."""

from collections.abc import Sequence
from typing import Final

from protlib.formats.common.assembly import Cell
from protlib.formats.tables.header import Column, TableRow

_LINK: Final = "url"
_ADDRESSES: Final = ("http://", "https://", "ftp://", "www.")


def with_links(row: TableRow, columns: Sequence[Column]) -> TableRow:
    """Return a row with the address of each link in a column of links, where its cell says "click here"."""
    positions = [
        position
        for position in row.links
        if position < len(columns)
        and columns[position].field == _LINK
        and not row.cells[position].lower().startswith(_ADDRESSES)
    ]
    if not positions:
        return row
    cells = [*row.cells]
    for position in positions:
        cells[position] = row.links[position]
    unresolved = {position: formula for position, formula in row.unresolved.items() if position not in positions}
    return row._replace(cells=cells, unresolved=unresolved)


def cells_behind(row: TableRow, columns: Sequence[Column], cells: Sequence[Cell]) -> list[Cell]:
    """Return what stands behind cells as cells: the link of the title if the row has no other link, and comments."""
    hidden_cells: list[Cell] = []
    if row.links and not any(cell.field == _LINK for cell in cells):
        titled = [
            position
            for position in row.links
            if columns[position : position + 1] and columns[position].field == "title"
        ]
        hidden_cells += [Cell(_LINK, _LINK, row.links[position]) for position in (*titled, *row.links)[:1]]
    return hidden_cells + [Cell("private_note", "private_note", text) for text in row.comments.values()]
