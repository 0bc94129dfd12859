"""The index after a write, changed in place."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from operator import itemgetter

import orjson

from protlib.index import index_tables, posting_tables
from protlib.index.postings import Postings, merge
from protlib.index.shared_values import SharedValues
from protlib.index.stored_fields import StoredFields
from protlib.index.text_postings import TextPostings, document_texts
from protlib.record.model import Publication
from protlib.text import comparable_key


def change(connection: sqlite3.Connection, changed: Sequence[Publication], removed: Collection[str]) -> None:
    """Change the index as a write changed the library.

    A changed record takes the place of the record with its key. If it was renamed, it takes that of a removed record:
    the key of one is then an alias of the other. Any other is new and stands at the end of the library, in its order.
    """
    (last,) = connection.execute("SELECT coalesce(max(id), -1) FROM records").fetchone()
    old = {key: number for key in removed if (number := _find_position(connection, key)) is not None}
    gone_positions = frozenset(old.values())
    numbers: dict[int, Publication] = {}
    for record in changed:
        number = _find_position(connection, record.key)
        if number is None:
            number = next((old[alias] for alias in record.aliases if alias in old), None)
        if number is None and old:
            once = _find_former(connection, record.key)
            number = next(
                (position for position in once if position in gone_positions and position not in numbers), None
            )
        if number is None:
            number = last = last + 1
        numbers[number] = record
    old_records = list(_read_records(connection, sorted({*old.values(), *numbers})))
    new_records = sorted(numbers.items(), key=itemgetter(0))
    index_tables.delete(connection, StoredFields.from_records(old_records))
    index_tables.insert(
        connection,
        [orjson.dumps(record.to_dict()) for _number, record in new_records],
        StoredFields.from_records(new_records),
    )
    _, old_postings = _gather(old_records)
    in_order, new_postings = _gather(new_records)
    index_tables.insert_texts(connection, in_order)
    posting_tables.change_postings(connection, new_postings, old_postings)


def _gather(records: Sequence[tuple[int, Publication]]) -> tuple[Iterable[tuple[int, str]], Postings]:
    """Return the words of records in order, and their postings."""
    own_texts, values = TextPostings(), SharedValues()
    of_own = own_texts.add([(number, document_texts(record.to_dict())) for number, record in records])
    in_order = [
        (number, text + values.add(number, record)) for (number, record), text in zip(records, of_own, strict=True)
    ]
    shared = values.postings()
    words = [merge(chain(*map(dict.items, pair))) for pair in zip(own_texts.words(), shared.words, strict=True)]
    return in_order, Postings(words, shared.labels)


def _find_position(connection: sqlite3.Connection, key: str) -> int | None:
    """Return the number of the record with exactly this key."""
    query = "SELECT id FROM keys WHERE folded = ? AND NOT alias AND key = ? ORDER BY id"
    row = connection.execute(query, (comparable_key(key), key)).fetchone()
    return row[0] if row else None


def _find_former(connection: sqlite3.Connection, key: str) -> Iterator[int]:
    """Yield the numbers of the records that once had a key."""
    query = "SELECT id FROM keys WHERE folded = ? AND alias ORDER BY id"
    return (number for (number,) in connection.execute(query, (comparable_key(key),)))


def _read_records(connection: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[tuple[int, Publication]]:
    for number in numbers:
        for (document,) in connection.execute("SELECT document FROM records WHERE id = ?", (number,)):
            yield number, Publication.from_dict(orjson.loads(document))
