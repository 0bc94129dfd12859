"""Tables that are crossed: the quick tests try each value of each table once, `make slow` all with all.

    @each_value_once
    @pytest.mark.parametrize("to", ["docx", "html"])
    @pytest.mark.parametrize(("picture", "message"), [...])
    def test_no_picture_comes_from_elsewhere(to: str, picture: str, message: str) -> None: ...

It is for values that do not bear on each other. Where they do, as a rule and the one field that it spares, the pairs
are rows of a table.
"""

from collections.abc import Callable, Sequence
from itertools import product
from typing import Any, Final, TypeVar

import pytest

Test = TypeVar("Test", bound=Callable[..., None])
_PARAMETER_SET: Final = type(pytest.param())


def each_value_once(test: Test) -> Test:
    """Return the test with one table of all pairs, of which those are slow that the quick tests can do without.

    It raises ValueError for a test with fewer than two tables.
    """
    marks: list[pytest.Mark] = vars(test)["pytestmark"]
    crossed = [mark for mark in marks if mark.name == "parametrize"]
    if len(crossed) < 2:
        raise ValueError("one table is crossed with no other")
    tables = [_read_table(*mark.args, **mark.kwargs) for mark in crossed]
    quick_numbers = [[number for number, row in enumerate(rows) if not _is_slow(row)] for _names, rows in tables]
    longest = max(map(len, quick_numbers))
    quick = {tuple(numbers[turn % len(numbers)] for numbers in quick_numbers if numbers) for turn in range(longest)}
    pairs = []
    for numbers in product(*(range(len(rows)) for _names, rows in tables)):
        parts = [rows[number] for (_names, rows), number in zip(tables, numbers, strict=True)]
        slow = () if numbers in quick else (pytest.mark.slow,)
        values = [value for part in parts for value in part.values]
        part_marks = [mark for part in parts for mark in part.marks]
        pairs.append(pytest.param(*values, marks=(*part_marks, *slow), id="-".join(str(part.id) for part in parts)))
    names = [name for names, _rows in tables for name in names]
    uncrossed = [mark for mark in marks if mark.name != "parametrize"]
    vars(test)["pytestmark"] = [*uncrossed, pytest.mark.parametrize(names, pairs).mark]
    return test


def _is_slow(row: Any) -> bool:
    return any(mark.name == "slow" for mark in row.marks)


def _read_table(names: str | Sequence[str], rows: Any, ids: Any = None) -> tuple[list[str], list[Any]]:
    """Return the names of a table's columns, and its rows, each with a name."""
    columns = [name.strip() for name in names.split(",")] if isinstance(names, str) else [*names]
    parameters = [
        row if isinstance(row, _PARAMETER_SET) else pytest.param(*((row,) if isinstance(names, str) else row))
        for row in rows
    ]
    row_names = [row.id or _name_of(row.values, columns, number, ids) for number, row in enumerate(parameters)]
    if ids is not None and not callable(ids):
        row_names = [*ids]
    return columns, [row._replace(id=name) for row, name in zip(parameters, row_names, strict=True)]


def _name_of(values: Sequence[Any], columns: Sequence[str], number: int, ids: Any) -> str:
    """Return the name of a row as pytest has it: the same in each worker."""
    names = [ids(value) if callable(ids) else None for value in values]
    for place, value in enumerate(values):
        if names[place] is None:
            plain = value if isinstance(value, str | int | float | None) else getattr(value, "__name__", None)
            names[place] = f"{columns[place]}{number}" if plain is None and value is not None else plain
    return "-".join(map(str, names))
