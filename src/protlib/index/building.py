"""The index of a whole library, made at once."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import orjson

from protlib.index import postings, rows
from protlib.index.entry import gather
from protlib.model import Publication

_AT_ONCE: Final = 1000


def build(
    connection: sqlite3.Connection,
    documents: Sequence[Mapping[str, Any]],
    progress: Callable[[int, int], None],
) -> None:
    """Fill an empty database from the documents of a library, in the library's order."""
    gathered = postings.Postings()
    rows.create(connection)
    for start in range(0, len(documents), _AT_ONCE):
        batch = documents[start : start + _AT_ONCE]
        kept = gather(list(enumerate(map(Publication.from_dict, batch), start)), gathered)
        rows.insert(connection, map(orjson.dumps, batch), kept)
        progress(start + len(batch), len(documents))
    postings.write(connection, gathered.found())
    rows.create_orders(connection)
