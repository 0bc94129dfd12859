"""The orders of records by their sort keys, read from the table that has an SQL index for each."""

import sqlite3
from collections.abc import Callable
from itertools import islice
from typing import Final

from protlib.index import bitmaps
from protlib.index.index_tables import order_by, values_text
from protlib.selection import Sort

_FEW_RECORDS: Final = 2000  # records that SQLite sorts by number quicker than it walks through the order of all
_NEWEST_FIRST: Final = "-year"


def sort(
    connection: sqlite3.Connection,
    sort_order: Sort,
    candidates: int,
    count: int,
    newest: Callable[[int], int],
    *,
    reverse: bool,
) -> list[int]:
    """Return the first of some records in an order, or, in `reverse`, the last ones.

    `newest` returns the last year of records, 0 for none: newer ones than these need not be read.
    """
    if not sort_order.columns:  # the order of their numbers
        return bitmaps.numbers(candidates)[::-1][:count] if reverse else bitmaps.first_numbers(candidates, count)
    order = f"ORDER BY {order_by((*sort_order.columns, 'id'), reverse=reverse)}"  # made of nothing but the columns
    if candidates.bit_count() <= _FEW_RECORDS:
        query = f"SELECT id FROM orders WHERE id IN (SELECT value FROM json_each(?)) {order}"  # noqa: S608 - own words
        return [number for (number,) in connection.execute(query, (values_text(bitmaps.numbers(candidates)),))][:count]
    members = candidates.to_bytes((candidates.bit_length() >> 3) + 1, "little")

    def read_where(condition: str) -> list[int]:
        query = f"SELECT id FROM orders WHERE {condition} AND id < ? {order}"  # noqa: S608 - own words
        rows = connection.execute(query, (candidates.bit_length(),))
        return list(islice((number for (number,) in rows if members[number >> 3] >> (number & 7) & 1), count))

    in_last_years: list[int] = []
    if sort_order.columns[0] == _NEWEST_FIRST and not reverse and count < candidates.bit_count():
        in_last_years = read_where(f"year <= {newest(candidates)}")
    return in_last_years if len(in_last_years) == count else read_where("TRUE")  # those without a year, too
