"""What stands behind the cells of a row: the addresses of links, and what people have written on cells."""

from collections.abc import Sequence
from typing import Final

from protlib.formats.common.assembly import Cell
from protlib.formats.common.cell_links import leads_to_web
from protlib.formats.tables.header import Column, TableRow
from protlib.record.identifiers.links import with_scheme

_LINK: Final = "url"
_FILES: Final = "files"


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
        titled = [
            position
            for position in web_links
            if columns[position : position + 1] and columns[position].field == "title"
        ]
        hidden_cells += [Cell(_LINK, _LINK, web_links[position]) for position in (*titled, *web_links)[:1]]
    if not any(cell.field == _FILES for cell in cells):
        paths = dict.fromkeys(link for link in row.links.values() if not leads_to_web(link))
        hidden_cells += [Cell(_FILES, _FILES, "; ".join(paths))] if paths else []
    return hidden_cells + [Cell("private_note", "private_note", text) for text in row.comments.values()]
