"""The index of a whole library, made at once."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from operator import length_hint
from typing import Any, Final

import orjson

from protlib.index import postings, rows
from protlib.index.entry import entry
from protlib.model import Publication

_AT_ONCE: Final = 1000


def build(
    connection: sqlite3.Connection,
    documents: Iterable[Mapping[str, Any]],
    progress: Callable[[int, int], None],
) -> None:
    """Fill an empty database from the documents of a library, in the library's order."""
    total = length_hint(documents)
    gathered = postings.Postings()
    batch: list[rows.Row] = []
    rows.create(connection)
    for number, document in enumerate(documents):
        row = rows.Row(number, orjson.dumps(document), entry(Publication.from_dict(document)))
        gathered.add(number, row.entry)
        batch.append(row)
        if len(batch) == _AT_ONCE:
            rows.insert(connection, batch)
            batch.clear()
            progress(number + 1, total)
    rows.insert(connection, batch)
    postings.write(connection, gathered)
    rows.create_orders(connection)
