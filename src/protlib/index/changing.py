"""The index after a write, changed in place."""

import sqlite3
from collections.abc import Collection, Iterable, Sequence

import orjson

from protlib.index import postings, rows
from protlib.index.entry import entry
from protlib.model import Publication


def change(connection: sqlite3.Connection, changed: Sequence[Publication], removed: Collection[str]) -> None:
    """Make the index what the library is after a write.

    A changed record takes the place of the one with its key, or with one of its aliases among the removed keys (it was
    renamed); any other is new and stands at the end of the library, in the order given.
    """
    (last,) = connection.execute("SELECT coalesce(max(id), -1) FROM records").fetchone()
    old = {key: number for key in removed if (number := _place(connection, key)) is not None}
    numbers: dict[int, Publication] = {}
    for record in changed:
        number = _place(connection, record.key)
        if number is None:
            number = next((old[alias] for alias in record.aliases if alias in old), None)
        if number is None:
            number = last = last + 1
        numbers[number] = record
    gone = _stored(connection, sorted({*old.values(), *numbers}))
    come = [_row(number, numbers[number]) for number in sorted(numbers)]
    rows.delete(connection, gone)
    rows.insert(connection, come)
    postings.change(connection, _gathered(come), _gathered(gone))


def _place(connection: sqlite3.Connection, key: str) -> int | None:
    """Return the number of the record that has exactly this key."""
    query = "SELECT id FROM keys WHERE folded = ? AND NOT alias AND key = ? ORDER BY id"
    row = connection.execute(query, (key.casefold(), key)).fetchone()
    return row[0] if row else None


def _stored(connection: sqlite3.Connection, numbers: Iterable[int]) -> list[rows.Row]:
    found = []
    for number in numbers:
        for (document,) in connection.execute("SELECT document FROM records WHERE id = ?", (number,)):
            found.append(_row(number, Publication.from_dict(orjson.loads(document))))
    return found


def _row(number: int, record: Publication) -> rows.Row:
    return rows.Row(number, orjson.dumps(record.to_dict()), entry(record))


def _gathered(found: Iterable[rows.Row]) -> postings.Postings:
    gathered = postings.Postings()
    for row in found:
        gathered.add(row.id, row.entry)
    return gathered
