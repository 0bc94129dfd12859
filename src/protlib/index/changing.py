"""The index after a write, changed in place."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import itemgetter

import orjson

from protlib.index import postings, rows
from protlib.index.entry import gather
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
    gone, come = postings.Postings(), postings.Postings()
    rows.delete(connection, gather(list(_stored(connection, sorted({*old.values(), *numbers}))), gone))
    new = sorted(numbers.items(), key=itemgetter(0))
    rows.insert(connection, [orjson.dumps(record.to_dict()) for _number, record in new], gather(new, come))
    postings.change(connection, come.found(), gone.found())


def _place(connection: sqlite3.Connection, key: str) -> int | None:
    """Return the number of the record that has exactly this key."""
    query = "SELECT id FROM keys WHERE folded = ? AND NOT alias AND key = ? ORDER BY id"
    row = connection.execute(query, (key.casefold(), key)).fetchone()
    return row[0] if row else None


def _stored(connection: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[tuple[int, Publication]]:
    for number in numbers:
        for (document,) in connection.execute("SELECT document FROM records WHERE id = ?", (number,)):
            yield number, Publication.from_dict(orjson.loads(document))
