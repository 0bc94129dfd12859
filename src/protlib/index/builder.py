"""The index of a whole library, built at once."""

import sqlite3
from collections.abc import Mapping, Sequence

import orjson

from protlib.index import index_tables, posting_tables
from protlib.index.gathering_process import gather_texts
from protlib.index.shared_values import SharedValues
from protlib.index.stored_fields import StoredFields
from protlib.index.text_postings import RECORDS_AT_ONCE
from protlib.record.model import Publication
from protlib.system.progress import Progress


def build(
    connection: sqlite3.Connection,
    documents: Sequence[Mapping[str, object]],
    progress: Progress,
    *,
    only_words: bool = False,
) -> None:
    """Fill an empty database from the documents of a library, in the library's order.

    `progress` gets each record twice: for its texts, which another process may gather meanwhile, and for the rest. With
    `only_words` nothing can be asked but keys, words, values and orders: no record is there, and no spelling is like.
    """
    index_tables.create(connection)
    values = SharedValues()
    shared: list[list[str]] = []
    count = len(documents)
    with gather_texts(documents) as gathered_texts:
        for start in range(0, count, RECORDS_AT_ONCE):
            batch = documents[start : start + RECORDS_AT_ONCE]
            records = list(enumerate(map(Publication.from_dict, batch), start))
            shared.append([values.add(number, publication) for number, publication in records])
            stored_fields = StoredFields.from_records(records, only_words=only_words)
            index_tables.insert(connection, () if only_words else map(orjson.dumps, batch), stored_fields)
            progress(start + len(batch), 2 * count)
        for position, texts in enumerate(map(zip, gathered_texts.lines(), shared)):
            start = position * RECORDS_AT_ONCE
            index_tables.insert_texts(connection, enumerate(map("".join, texts), start))
            progress(count + min(start + RECORDS_AT_ONCE, count), 2 * count)
        posting_tables.write(connection, gathered_texts.words(), values.postings(), has_spellings=not only_words)
    index_tables.create_orders(connection)
