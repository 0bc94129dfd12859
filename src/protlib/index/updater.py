"""The index after a write, changed in place."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from operator import itemgetter

import orjson

from protlib.index import posting_tables, tables
from protlib.index.postings import Postings, joined
from protlib.index.shared_values import SharedValues
from protlib.index.stored_fields import StoredFields
from protlib.index.text_postings import TextPostings, texts
from protlib.record.model import Publication


def change(connection: sqlite3.Connection, changed: Sequence[Publication], removed: Collection[str]) -> None:
    """Make the index what the library is after a write.

    A changed record takes the place of the one with its key, or of a removed one that it was renamed from, or back to: one's
    key is an alias of the other. Any other is new and stands at the end of the library, in the order given.
    """
    (last,) = connection.execute("SELECT coalesce(max(id), -1) FROM records").fetchone()
    old = {key: number for key in removed if (number := _place(connection, key)) is not None}
    gone_places = frozenset(old.values())
    numbers: dict[int, Publication] = {}
    for record in changed:
        number = _place(connection, record.key)
        if number is None:
            number = next((old[alias] for alias in record.aliases if alias in old), None)
        if number is None and old:
            once = _once(connection, record.key)
            number = next((place for place in once if place in gone_places and place not in numbers), None)
        if number is None:
            number = last = last + 1
        numbers[number] = record
    before = list(_stored(connection, sorted({*old.values(), *numbers})))
    after = sorted(numbers.items(), key=itemgetter(0))
    tables.delete(connection, StoredFields.of(before))
    tables.insert(connection, [orjson.dumps(record.to_dict()) for _number, record in after], StoredFields.of(after))
    _, gone = _gathered(before)
    in_order, come = _gathered(after)
    tables.insert_texts(connection, in_order)
    posting_tables.change(connection, come, gone)


def _gathered(records: Sequence[tuple[int, Publication]]) -> tuple[Iterable[tuple[int, str]], Postings]:
    """Return the words of records in order, and what they are found by."""
    own, values = TextPostings(), SharedValues()
    of_own = own.add([(number, texts(record.to_dict())) for number, record in records])
    in_order = [
        (number, text + values.add(number, record)) for (number, record), text in zip(records, of_own, strict=True)
    ]
    shared = values.postings()
    words = [joined(chain(*map(dict.items, both))) for both in zip(own.words(), shared.words, strict=True)]
    return in_order, Postings(words, shared.labels)


def _place(connection: sqlite3.Connection, key: str) -> int | None:
    """Return the number of the record that has exactly this key."""
    query = "SELECT id FROM keys WHERE folded = ? AND NOT alias AND key = ? ORDER BY id"
    row = connection.execute(query, (key.casefold(), key)).fetchone()
    return row[0] if row else None


def _once(connection: sqlite3.Connection, key: str) -> Iterator[int]:
    """Yield the numbers of the records that once had a key."""
    query = "SELECT id FROM keys WHERE folded = ? AND alias ORDER BY id"
    return (number for (number,) in connection.execute(query, (key.casefold(),)))


def _stored(connection: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[tuple[int, Publication]]:
    for number in numbers:
        for (document,) in connection.execute("SELECT document FROM records WHERE id = ?", (number,)):
            yield number, Publication.from_dict(orjson.loads(document))
