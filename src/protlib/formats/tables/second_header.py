"""A second header: two rows that make one, "Publication" over "Publisher" and "City", or that of a table below."""

from collections.abc import Mapping, Sequence
from itertools import pairwise, zip_longest
from typing import Final

from protlib.formats.parsed import ReadOptions
from protlib.formats.tables.columns import WHOLE_REFERENCE
from protlib.formats.tables.header import (
    FIRST_ROWS,
    Column,
    TableRow,
    comparable,
    fields_by_heading,
    fields_of,
    find_header,
    is_written_here,
)
from protlib.record.access import Access
from protlib.record.fields.headings import is_private_band
from protlib.record.fields.line_marks import level_of_line
from protlib.record.fields.name_columns import is_part_of_name
from protlib.record.model import TEXTS
from protlib.text import clean

_MOST_LETTERS: Final = 40
"""Letters of a heading; a longer cell is a value."""
_ALONE: Final = frozenset(TEXTS) - {"access"}
"""Fields of which a record takes one column."""
_OWN_HEADINGS: Final = tuple(
    (frozenset(map(comparable, signs)), frozenset({comparable(note)}))
    for signs, note in ((("Item Type", "Date Added", "Manual Tags"), "Notes"), (("Reference Type",), "Research Notes"))
)
"""Headings that only tables of a program have beside each other, and what heads its reader's own notes."""
_NAMES_OF_WORKS: Final = frozenset({"title", WHOLE_REFERENCE})


def join_header(rows: Sequence[TableRow], options: ReadOptions) -> Sequence[TableRow]:
    """Return the rows of a table, with two rows as one where they make a header that names more fields than each.

    The lower heading counts where it means a field. Below another one it is said with that: "Author Given name".
    """
    if not rows or is_written_here(rows[0]):
        return rows
    by_heading = fields_by_heading(options)
    for position, pair in enumerate(pairwise(rows[: FIRST_ROWS + 1])):
        *marks, upper_row, lower_row = _without_bands(*pair, by_heading=by_heading)
        if _may_be_header(lower_row) and (header := _join(upper_row, lower_row, by_heading)):
            return [*rows[:position], *marks, header, *rows[position + 2 :]]
    if (position := find_header(rows, options)) > 0:
        header_rows = _without_bands(rows[position - 1], rows[position], by_heading=by_heading)
        return [*rows[: position - 1], *header_rows, *rows[position + 1 :]]
    return rows


def _is_of_columns(upper_row: TableRow, lower_row: TableRow, start: int, stop: int) -> bool:
    """Tell whether a private band is surely said of the columns below it, and not of all records."""
    band = upper_row.cells[start]
    has_others = sum(map(bool, upper_row.cells)) > 1 and sum(map(bool, lower_row.cells[start:stop])) > 1
    return has_others and not band.isupper() and level_of_line(band) != Access.CONFIDENTIAL


def _without_bands(upper_row: TableRow, lower_row: TableRow, *, by_heading: Mapping[str, str]) -> list[TableRow]:
    """Return the rows of a header, without "Internal" over some of its columns: the lower row has their positions.

    Such a word may be said of all records, too, and stays in a row of its own: alone above the header or over one
    column, in capitals, and "Confidential".
    """
    positions = [position for position, cell in enumerate(upper_row.cells) if cell]
    ends = [*positions[1:], len(lower_row.cells)]
    bands = {
        position: range(position, end)
        for position, end in zip(positions, ends, strict=False)
        if any(lower_row.cells[position:end]) and is_private_band(upper_row.cells[position])
    }
    titles = [
        position for position, field in enumerate(fields_of(lower_row.cells, by_heading)) if field in _NAMES_OF_WORKS
    ]
    if not bands or any(title in columns for title in titles for columns in bands.values()):
        return [upper_row, lower_row]
    sure_positions = {
        position for position, columns in bands.items() if _is_of_columns(upper_row, lower_row, position, columns.stop)
    }
    cells = ["" if position in bands else cell for position, cell in enumerate(upper_row.cells)]
    mark = [cell if position in bands.keys() - sure_positions else "" for position, cell in enumerate(upper_row.cells)]
    return [
        *[upper_row._replace(cells=mark)] * any(mark),
        upper_row._replace(cells=cells),
        lower_row._replace(hidden=lower_row.hidden.union(*bands.values())),
    ]


def close_hidden(columns: Sequence[Column], header: TableRow, options: ReadOptions) -> list[Column]:
    """Return the columns with those as private notes that people hide, or head as internal, unless --map opens them.

    So are the reader's own notes in tables of Zotero and EndNote. Of what people hide, that is so of notes,
    and of what would stand in `extra`: a column without a field, or the second of a field. A table
    that comes back takes no column without a field.
    """
    by_heading = fields_by_heading(options)
    open_fields = {column.field for position, column in enumerate(columns) if position not in header.hidden}
    headings = {comparable(column.heading) for column in columns}
    own_headings = {heading for signs, notes in _OWN_HEADINGS if headings >= signs for heading in notes}
    kinds = {"note", *(open_fields & _ALONE), *[""] * (not options.finders)}
    return [
        column._replace(field="private_note")
        if ((position in header.hidden and column.field in kinds) or (comparable(column.heading) in own_headings))
        and comparable(column.heading) not in by_heading
        else column
        for position, column in enumerate(columns)
    ]


def _may_be_header(row: TableRow) -> bool:
    """Tell whether all cells of a row may be headings: short words, without the figures that values have."""
    return not (row.unresolved or row.links) and all(
        len(cell) <= _MOST_LETTERS and not any(map(str.isdigit, cell)) for cell in row.cells
    )


def _join(upper_row: TableRow, lower_row: TableRow, by_heading: Mapping[str, str]) -> TableRow | None:
    """Return a header of two rows, None where one of them names as many fields.

    A row that repeats the header in another language adds nothing to it.
    """
    fields, fields_below = (fields_of(row.cells, by_heading) for row in (upper_row, lower_row))
    upper_fields, lower_fields = {*fields} - {""}, {*fields_below} - {""}
    names_again = all(
        not cell or field == field_below
        for cell, field, field_below in zip_longest(lower_row.cells, fields, fields_below, fillvalue="")
    )
    if len(lower_fields) > 1 and names_again:
        return upper_row
    if _is_name_of_table(upper_row, lower_row):
        return None
    has_title = any(cell and field == "title" for cell, field in zip(lower_row.cells, fields, strict=False))
    if has_title or not upper_fields or not lower_fields:
        return None
    headings = _join_headings(upper_row.cells, lower_row, fields_below)
    fields_of_both = {*fields_of(headings, by_heading)} - {""}
    needed_count = max(len(upper_fields), len(lower_fields)) + (not _fills_gap(upper_row, lower_row))
    is_more = len(fields_of_both) >= needed_count and "title" in fields_of_both
    return upper_row._replace(cells=headings, line=lower_row.line, hidden=lower_row.hidden) if is_more else None


def _is_name_of_table(upper_row: TableRow, lower_row: TableRow) -> bool:
    """Tell whether a row has one text above a heading that is no part of a name: "List of references" above "No."."""
    places = [position for position, cell in enumerate(upper_row.cells) if cell]
    heading = "".join(lower_row.cells[places[0] : places[0] + 1]) if len(places) == 1 else ""
    return bool(heading) and not is_part_of_name(heading)


def _fills_gap(upper_row: TableRow, lower_row: TableRow) -> bool:
    """Tell whether several headings stand above, one over an empty cell: "No." beside "Title", and "Title" below."""
    gaps = [bool(top) and not bottom for top, bottom in zip_longest(upper_row.cells, lower_row.cells, fillvalue="")]
    return any(gaps) and sum(map(bool, upper_row.cells)) > 1


def _join_headings(upper_row: Sequence[str], lower_row: TableRow, fields_below: Sequence[str]) -> list[str]:
    """Return one heading for each column: that below where it names a field, else that above, or both in one."""
    headings: list[str] = []
    group = ""
    for top, bottom, field_below in zip_longest(upper_row, lower_row.cells, fields_below, fillvalue=""):
        group = clean(top) or (group if bottom and len(headings) not in lower_row.hidden else "")
        is_name = bool(bottom) and not field_below and is_part_of_name(bottom)
        headings.append(bottom if field_below or is_name else top or f"{group} {clean(bottom)}".strip())
    return headings


def split_tables(rows: Sequence[TableRow], options: ReadOptions) -> list[Sequence[TableRow]]:
    """Return the tables that stand one below another among some rows, each with the names above its header.

    What above the first says who may see something is above all of them. Each header has a heading of the first one;
    one that stands there again, as on each printed page, begins no other table.
    """
    if not rows or options.finders or is_written_here(rows[0]):
        return [rows]
    headers = _find_headers(rows, fields_by_heading(options))
    starts = [
        _start_with_name(rows, position)
        for upper_row, position in pairwise(headers)
        if position - upper_row > 1 and rows[position].cells != rows[upper_row].cells
    ]
    if not starts:
        return [rows]
    marks = [row for row in rows[: headers[0]] if any(map(level_of_line, row.cells))]
    return [[*(marks if begin else ()), *rows[begin:end]] for begin, end in pairwise([0, *starts, len(rows)])]


def _find_headers(rows: Sequence[TableRow], by_heading: Mapping[str, str]) -> list[int]:
    """Return the positions of the header of a table, and of all further ones with a heading of it."""
    first_positions = range(min(len(rows), FIRST_ROWS))
    first = next((position for position in first_positions if _is_whole_header(rows[position], by_heading)), -1)
    headings = {*rows[first].cells} - {""} if first >= 0 else set()
    sharing_rows = (position for position, row in enumerate(rows) if not headings.isdisjoint(row.cells))
    return [position for position in sharing_rows if _is_whole_header(rows[position], by_heading)]


def _is_whole_header(row: TableRow, by_heading: Mapping[str, str]) -> bool:
    """Tell whether a row is a header beyond doubt: half of its cells mean a field, a title among them."""
    filled_cells = [cell for cell in row.cells if cell]
    if len(filled_cells) < 2 or not _may_be_header(row):
        return False
    fields = {*fields_of(row.cells, by_heading)} - {""}
    return not _NAMES_OF_WORKS.isdisjoint(fields) and len(fields) > 1 and 2 * len(fields) >= len(filled_cells)


def _start_with_name(rows: Sequence[TableRow], position: int) -> int:
    """Return where a table begins whose header stands at a position: at its name, "Journal articles", if it has one."""
    row_above, row_further_above = rows[position - 1], rows[position - 2]
    is_apart = row_further_above.line < row_above.line - 1 or not any(row_further_above.cells)
    return position - (is_apart and sum(map(bool, row_above.cells)) == 1)
