"""Cells that repeat the one above, "ditto" or "Idem", and signs that stand for nothing where names are."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from protlib.formats.common.remarks import describe_first, name_rest
from protlib.formats.tables.header import Column, Row
from protlib.record.fields.headings import is_name_list
from protlib.record.tables import read_phrases
from protlib.text import words

_PHRASES: Final = read_phrases(Path(__file__).with_name("totals.txt"), "repeat")
_REPEATS: Final = frozenset(form for phrase in _PHRASES for form in (phrase, " ".join(words(phrase))))
_EDGES: Final = " .,;:()[]"
# Such as "———", as in lists of references, and the marks '"' and "〃" below a word.
_REPEATING: Final = re.compile("[—–]{2,}[.,]?|-{3,}|_{3,}|[\"“”„〃″]{1,2}|''|-[\"“”]-")
_NOTHING: Final = re.compile("[-–—?¿؟./]{1,2}")
_ALSO_REPEATED: Final = frozenset(
    ("publisher", "publisher_place", "container_title", "collection_title", "year", "date")
)
_WITHOUT_NAME: Final = frozenset(("publisher", "publisher_place"))


class Repeats(NamedTuple):
    """The rows with the values that their cells repeat, and remarks about these cells."""

    rows: list[Row]
    remarks: list[str]


def with_repeats(rows: Sequence[Row], columns: Sequence[Column]) -> Repeats:
    """Return the rows with the cell above for each that says so, and nothing for a dash where a name should be."""
    filled_rows = [*rows]
    repeated: list[tuple[int, str]] = []
    for position, (_heading, field) in enumerate(columns):
        if not (is_name_list(field) or field in _ALSO_REPEATED):
            continue
        above = ""
        for number, row in enumerate(filled_rows):
            cell = row.cells[position] if position < len(row.cells) else ""
            if _repeats(cell):
                repeated.append((row.line, cell))
                filled_rows[number] = _with_cell(row, position, above)
            elif (
                cell
                and not cell[0].isalnum()
                and _NOTHING.fullmatch(cell)
                and (is_name_list(field) or field in _WITHOUT_NAME)
            ):
                filled_rows[number] = _with_cell(row, position, "")
            else:
                above = cell or above
    return Repeats(filled_rows, [*_describe(repeated)])


def _repeats(cell: str) -> bool:
    if not cell or cell.casefold().strip(_EDGES) in _REPEATS:
        return bool(cell)
    return not cell[0].isalnum() and _REPEATING.fullmatch(cell) is not None


def _with_cell(row: Row, position: int, cell: str) -> Row:
    return row._replace(cells=[*row.cells[:position], cell, *row.cells[position + 1 :]])


def _describe(repeated: Sequence[tuple[int, str]]) -> Iterator[str]:
    for line, cell in sorted(repeated)[:1]:
        rest = name_rest(len(repeated), "cell")
        yield describe_first(cell, line, rest, singular="means the cell above.", plural="mean the cell above.")
