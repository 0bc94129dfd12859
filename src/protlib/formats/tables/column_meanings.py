"""The meaning of a column that its heading leaves open, and its cells decide."""

from collections.abc import Mapping, Sequence
from typing import Final

from protlib.formats.tables.header import Column, Row, comparable
from protlib.formats.tables.row_numbers import are_row_numbers
from protlib.record import dates
from protlib.record.fields.access_headings import is_status, says_access
from protlib.record.fields.headings import COUNTING, normalise_heading

_DIGITS_OF_COUNT: Final = 4  # of rows: larger numbers are those of a database
_ROW_ID: Final = "id"
"""The compared heading for citation keys under which others number their rows."""
_PLACES: Final = frozenset(("place", "location", "ort", "lieu", "lugar", "local", "luogo", "место", "المكان"))
"""Compared headings that mean the place of publication, or the countries that a work is about."""
_DATED: Final = frozenset(("published",))
"""Compared headings above when a work was published, or by whom."""


def decide_by_cells(columns: Sequence[Column], body: Sequence[Row], by_heading: Mapping[str, str]) -> list[Column]:
    """Return the columns of a table, each with the field that its cells show; `by_heading` has what people decide."""
    decided = list(columns)
    fields = {column.field for column in columns}
    for position, column in enumerate(columns):
        is_named = column.heading == column.field and not is_status(column.heading)
        if not column.heading or is_named or comparable(column.heading) in by_heading:
            continue
        cells = [row.cells[position] for row in body if row.cells[position : position + 1] not in ([], [""])]
        field = _field_by_cells(column, cells, fields)
        if field != column.field:
            decided[position] = column._replace(field=field)
            fields.add(field)
    return decided


def find_statuses(columns: Sequence[Column], by_heading: Mapping[str, str]) -> list[int]:
    """Return the positions of columns with a status that is not only who may see a record, nor as a person decides."""
    return [
        position
        for position, (heading, field) in enumerate(columns)
        if field != "access" and is_status(heading) and comparable(heading) not in by_heading
    ]


def _field_by_cells(column: Column, all_cells: Sequence[str], fields: set[str]) -> str:
    """Return the field of a column with these filled cells, beside columns of these fields."""
    cells = {*all_cells}
    heading, field = column
    name = normalise_heading(heading)
    if says_access(heading, cells):
        return "access"
    if field == "number" and name in COUNTING:
        return "" if all(map(_is_count, cells)) or are_row_numbers(all_cells) else field
    if field == "key" and name == _ROW_ID and all(map(str.isdecimal, cells)) and are_row_numbers(all_cells):
        return ""
    if name in _PLACES and "countries" not in fields and _are_countries(cells):
        return "countries"
    if name in _DATED and not field:
        is_date = not {"date", "year"} & fields and cells and all(dates.parse_or(cell, "") for cell in cells)
        return "date" if is_date else "" if "publisher" in fields else "publisher"
    return field


def _is_count(cell: str) -> bool:
    count = cell.removesuffix(".0")
    return count.isdecimal() and len(count) <= _DIGITS_OF_COUNT


def _are_countries(cells: set[str]) -> bool:
    from protlib.formats.tables.likely_fields import kinds_of_places  # few tables need it

    return kinds_of_places(cells) == {"country"}
