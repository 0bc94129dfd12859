"""One test for all rows of a table: it tries each of them, and its message names every row that fails.

    @every_row(("text", "edtf"), READ.items())
    def test_a_date_is_read(text: str, edtf: str) -> None: ...

pytest takes some two milliseconds for a test, whatever it does; a table of cheap rows takes them once. Rows share what
fixtures give the test. A row that is slow, or may be skipped, is one of `pytest.mark.parametrize`.
"""

import functools
import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import pytest
from _pytest.mark import ParameterSet

Test = Callable[..., None]
_LONGEST: Final = 60
"""Letters of a value in the name of a row."""


def every_row(
    columns: str | Sequence[str], rows: Iterable[Any], *, ids: Iterable[str] | Callable[[Any], str] | None = None
) -> Callable[[Test], Test]:
    """Return a decorator that makes one test of all rows, which are given as for `pytest.mark.parametrize`.

    It raises ValueError where there is no row, and TypeError where one has a mark.
    """
    names = (columns,) if isinstance(columns, str) else tuple(columns)
    table = _read_rows(rows, is_one_column=isinstance(columns, str))
    row_ids = ids if ids is None or callable(ids) else [*ids]
    if isinstance(row_ids, list) and len(row_ids) != len(table):
        raise ValueError(f"{len(row_ids)} names for {len(table)} rows")

    def make_one(test: Test) -> Test:
        @functools.wraps(test)
        def try_rows(**fixtures: Any) -> None:
            errors: dict[str, BaseException] = {}
            for position, row in enumerate(table):
                try:
                    test(**dict(zip(names, row.values, strict=True)), **fixtures)
                except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001 - it is raised with those of other rows
                    errors[f"{position + 1} {_name_row(row, position, row_ids)}"] = error
            if errors:
                message = f"{len(errors)} of {len(table)} rows fail: {'; '.join(errors)}"
                raise BaseExceptionGroup(message, [*errors.values()])

        signature = inspect.signature(test)
        fixtures = [parameter for name, parameter in signature.parameters.items() if name not in names]
        vars(try_rows)["__signature__"] = signature.replace(parameters=fixtures)
        return try_rows

    return make_one


def _read_rows(rows: Iterable[Any], *, is_one_column: bool) -> list[ParameterSet]:
    table = [
        row if isinstance(row, ParameterSet) else ParameterSet(((row,) if is_one_column else tuple(row)), (), None)
        for row in rows
    ]
    if not table:
        raise ValueError("a test without a row finds nothing")
    if any(row.marks for row in table):
        raise TypeError("a row with a mark is one of pytest.mark.parametrize")
    return table


def _name_row(row: ParameterSet, position: int, ids: Sequence[str] | Callable[[Any], str] | None) -> str:
    if ids is None or callable(ids):
        return str(row.id or ", ".join(map(ids or _shorten, row.values)))
    return ids[position]


def _shorten(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
