"""The index of a whole library, made at once."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
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
        batch.append(rows.Row(number, orjson.dumps(document), entry(Publication.from_dict(document))))
        if len(batch) == _AT_ONCE:
            _put(connection, batch, gathered)
            batch.clear()
            progress(number + 1, total)
    _put(connection, batch, gathered)
    postings.write(connection, gathered)
    rows.create_orders(connection)


def _put(connection: sqlite3.Connection, batch: Sequence[rows.Row], gathered: postings.Postings) -> None:
    """Put records into the tables, and what they are found by to that of the others.

    It is gathered for these alone first: their few words stay in the processor's cache.
    """
    own = postings.Postings()
    for row in batch:
        own.add(row.id, row.entry)
    gathered.extend(own)
    rows.insert(connection, batch)
