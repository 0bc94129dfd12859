"""The rows of a table that cost more than the others: `make slow` tries them."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import pytest

Row = TypeVar("Row")


def mark_slow(rows: Iterable[Row], is_dear: Callable[[Row], bool]) -> list[Any]:
    """Return the rows of a table, for `pytest.mark.parametrize`,
    the dear ones marked `slow`; a tuple has several values.
    """
    return [
        pytest.param(*(row if isinstance(row, tuple) else (row,)), marks=pytest.mark.slow) if is_dear(row) else row
        for row in rows
    ]
