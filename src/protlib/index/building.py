"""The index of a whole library, made at once."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import orjson

from protlib.index import postings, rows
from protlib.index.helper import gathering
from protlib.index.kept import kept
from protlib.index.lines import Lines
from protlib.index.own import AT_ONCE
from protlib.model import Publication


def build(
    connection: sqlite3.Connection,
    documents: Sequence[Mapping[str, Any]],
    progress: Callable[[int, int], None],
) -> None:
    """Fill an empty database from the documents of a library, in the library's order.

    `progress` is told of each record twice: of its texts, which another process may gather meanwhile, and of the rest.
    """
    rows.create(connection)
    lines = Lines()
    shared: list[list[str]] = []
    count = len(documents)
    with gathering(documents) as own:
        for start in range(0, count, AT_ONCE):
            batch = documents[start : start + AT_ONCE]
            records = list(enumerate(map(Publication.from_dict, batch), start))
            shared.append([lines.add(number, publication) for number, publication in records])
            rows.insert(connection, map(orjson.dumps, batch), kept(records))
            progress(start + len(batch), 2 * count)
        for place, texts in enumerate(map(zip, own.lines(), shared)):
            start = place * AT_ONCE
            rows.insert_texts(connection, enumerate(map("".join, texts), start))
            progress(count + min(start + AT_ONCE, count), 2 * count)
        postings.write(connection, own.words(), lines.found())
    rows.create_orders(connection)
