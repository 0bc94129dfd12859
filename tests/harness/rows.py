"""One test for all rows of a table: it tries each of them, and its message names every row that fails.

    @every_row(("text", "edtf"), READ.items())
    def test_a_date_is_read(text: str, edtf: str) -> None: ...

pytest takes some two milliseconds for a test, whatever it does; a table of hundreds of cheap rows takes them once. Rows
share what fixtures give the test. A row that is slow, or may be skipped, is one of `pytest.mark.parametrize`.
"""

import functools
import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, NamedTuple

import pytest

Test = Callable[..., None]
_PARAMETER_SET: Final = type(pytest.param())
_LONGEST: Final = 60
"""Letters of a value in the name of a row."""


class _Row(NamedTuple):
    name: str
    values: tuple[Any, ...]


def every_row(
    columns: str | Sequence[str], rows: Iterable[Any], *, ids: Iterable[str] | Callable[[Any], str] | None = None
) -> Callable[[Test], Test]:
    """Return a decorator that makes one test of all rows, which are given as for `pytest.mark.parametrize`.

    It raises ValueError where there is no row, and TypeError where one has a mark.
    """
    names = (columns,) if isinstance(columns, str) else tuple(columns)
    table = _read_rows(rows, ids, is_one_column=isinstance(columns, str))

    def make_one(test: Test) -> Test:
        @functools.wraps(test)
        def try_rows(**fixtures: Any) -> None:
            errors: dict[str, BaseException] = {}
            for row in table:
                try:
                    test(**dict(zip(names, row.values, strict=True)), **fixtures)
                except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001 - it is raised with those of other rows
                    errors[row.name] = error
            if errors:
                message = f"{len(errors)} of {len(table)} rows fail: {'; '.join(errors)}"
                raise BaseExceptionGroup(message, [*errors.values()])

        signature = inspect.signature(test)
        fixtures = [parameter for name, parameter in signature.parameters.items() if name not in names]
        vars(try_rows)["__signature__"] = signature.replace(parameters=fixtures)
        return try_rows

    return make_one


def _read_rows(
    rows: Iterable[Any], ids: Iterable[str] | Callable[[Any], str] | None, *, is_one_column: bool
) -> list[_Row]:
    parameters = [
        row if isinstance(row, _PARAMETER_SET) else pytest.param(*((row,) if is_one_column else row)) for row in rows
    ]
    if not parameters:
        raise ValueError("a test without a row finds nothing")
    if any(row.marks for row in parameters):
        raise TypeError("a row with a mark is one of pytest.mark.parametrize")
    if ids is None or callable(ids):
        names = [row.id or ", ".join(map(ids or _shorten, row.values)) for row in parameters]
    else:
        names = [*ids]
    return [
        _Row(f"{number} {name}", tuple(row.values))
        for number, (name, row) in enumerate(zip(names, parameters, strict=True), 1)
    ]


def _shorten(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
