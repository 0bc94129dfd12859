"""Cells that mean "no value", as R, databases and people write them: "NA", "NULL", "n/a"."""

from collections.abc import Iterable, Sequence
from typing import Final

from protlib.formats.tables.header import Column, Row
from protlib.record.fields.blanks import OF_R, has_blank, is_blank
from protlib.record.model import Kind, of_kind

_PLACES: Final = frozenset(of_kind(Kind.PLACES))
_NAMIBIA: Final = "Namibia"


def without_blanks(rows: Sequence[Row], columns: Sequence[Column]) -> list[Row]:
    """Return the rows with such cells empty.

    In a column of country codes, "NA" is Namibia (ISO 3166-1), if the table has "NA" nowhere else.
    """
    has_namibia = {
        column_number
        for column_number, column in enumerate(columns)
        if column.field in _PLACES and _are_codes(rows, column_number)
    }
    with_r = (row for row in rows if OF_R in row.cells)
    if any(
        cell == OF_R and column_number not in has_namibia
        for row in with_r
        for column_number, cell in enumerate(row.cells)
    ):
        has_namibia = set()
    return [row._replace(cells=_fill(row.cells, has_namibia)) if has_blank(row.cells) else row for row in rows]


def _are_codes(rows: Iterable[Row], column_number: int) -> bool:
    """Tell whether a column holds codes of two letters, others than "NA" among them."""
    cells = {row.cells[column_number] for row in rows if column_number < len(row.cells) and row.cells[column_number]}
    return cells > {OF_R} and all(len(cell) == len(OF_R) and cell.isupper() for cell in cells)


def _fill(cells: list[str], has_namibia: Iterable[int]) -> list[str]:
    filled = ["" if is_blank(cell) else cell for cell in cells]
    for column_number in has_namibia:
        if cells[column_number : column_number + 1] == [OF_R]:
            filled[column_number] = _NAMIBIA
    return filled
