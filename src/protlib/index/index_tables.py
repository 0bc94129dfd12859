"""The tables of the index, and the rows of each record in them."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from protlib.selection import Sort
from protlib.text import comparable_key

if TYPE_CHECKING:
    from protlib.index.stored_fields import StoredFields  # who only asks does not need the names it imports

_FEW_VALUES: Final = 2000  # values: writing them by hand is slower than loading a module from there on
_TABLES: Final = """\
CREATE TABLE records(id INTEGER PRIMARY KEY, document BLOB);
CREATE TABLE summaries(id INTEGER PRIMARY KEY, summary TEXT);
CREATE TABLE texts(id INTEGER PRIMARY KEY, text TEXT);
CREATE TABLE orders(
  id INTEGER PRIMARY KEY, key TEXT, year INTEGER, title TEXT, author TEXT, date TEXT, created TEXT, modified TEXT);
CREATE TABLE keys(folded TEXT, alias INTEGER, id INTEGER, key TEXT);
CREATE TABLE fingerprints(fingerprint TEXT, id INTEGER);
CREATE TABLE words(word TEXT, part INTEGER, ids BLOB);
CREATE TABLE labels(field TEXT, folded TEXT, shown TEXT, ids BLOB);
CREATE TABLE spellings(id INTEGER PRIMARY KEY, word TEXT);
CREATE TABLE grams(gram TEXT PRIMARY KEY, ids BLOB) WITHOUT ROWID;
"""
# Made once the tables are full: that is quicker than to keep the order while they fill.
_ORDERS: Final = """\
CREATE UNIQUE INDEX by_spelling ON spellings(word);
CREATE UNIQUE INDEX by_word ON words(word, part);
CREATE UNIQUE INDEX by_label ON labels(field, folded, shown);
CREATE INDEX by_fingerprint ON fingerprints(fingerprint, id);
CREATE INDEX by_folded ON keys(folded, alias, id);
"""


def create(connection: sqlite3.Connection) -> None:
    """Create the tables."""
    _execute(connection, _TABLES)


def create_orders(connection: sqlite3.Connection) -> None:
    """Create the SQL indexes for full tables."""
    _execute(connection, _ORDERS)
    for sort in Sort:
        if sort.columns:
            connection.execute(f"CREATE INDEX by_{sort} ON orders({order_by(sort.columns)})")


def order_by(columns: Sequence[str], *, reverse: bool = False) -> str:
    """Return columns for SQL's ORDER BY; "-" before a column sorts it downwards, `reverse` turns all around."""
    return ", ".join(
        f"{column.removeprefix('-')} {'DESC' if column.startswith('-') != reverse else 'ASC'}" for column in columns
    )


def values_text(values: Collection[str] | Collection[int]) -> str:
    """Return values as JSON, for `json_each`; a few numbers or plain words need no module, which costs a start 2 ms."""
    if len(values) <= _FEW_VALUES:
        if all(type(value) is int for value in values):
            return str([*values])
        text = "".join(map(str, values))
        if text.isprintable() and '"' not in text and "\\" not in text:
            return '["' + '","'.join(map(str, values)) + '"]'
    import orjson

    return orjson.dumps(list(values)).decode()


def _execute(connection: sqlite3.Connection, script: str) -> None:
    for statement in script.split(";\n")[:-1]:
        connection.execute(statement)


def insert(connection: sqlite3.Connection, documents: Iterable[bytes], stored: "StoredFields") -> None:
    """Insert the rows of records, with the documents and summaries if any, but without their texts, words and labels.

    A document is JSON.
    """
    connection.executemany("INSERT INTO records VALUES (?, ?)", zip(stored.numbers, documents, strict=False))
    connection.executemany("INSERT INTO summaries VALUES (?, ?)", zip(stored.numbers, stored.summaries, strict=False))
    connection.executemany(
        "INSERT INTO orders VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((number, *keys) for number, keys in zip(stored.numbers, stored.sort_keys, strict=True)),
    )
    connection.executemany("INSERT INTO keys VALUES (?, ?, ?, ?)", _key_rows(stored))
    connection.executemany("INSERT INTO fingerprints VALUES (?, ?)", _fingerprint_rows(stored))


def insert_texts(connection: sqlite3.Connection, texts: Iterable[tuple[int, str]]) -> None:
    """Insert the lines of the words of records (see `text_lines`), the title's first."""
    connection.executemany("INSERT INTO texts VALUES (?, ?)", texts)


def delete(connection: sqlite3.Connection, stored: "StoredFields") -> None:
    """Delete the rows of records, but not their words and labels."""
    for table in ("records", "summaries", "texts", "orders"):
        ids = [(number,) for number in stored.numbers]
        connection.executemany(f"DELETE FROM {table} WHERE id = ?", ids)  # noqa: S608 - names of our own
    connection.executemany("DELETE FROM keys WHERE folded = ? AND alias = ? AND id = ? AND key = ?", _key_rows(stored))
    connection.executemany("DELETE FROM fingerprints WHERE fingerprint = ? AND id = ?", _fingerprint_rows(stored))


def _key_rows(stored: "StoredFields") -> Iterator[tuple[str, bool, int, str]]:
    for number, keys in zip(stored.numbers, stored.keys, strict=True):
        for position, key in enumerate(keys):
            yield comparable_key(key), position > 0, number, key


def _fingerprint_rows(stored: "StoredFields") -> Iterator[tuple[str, int]]:
    for number, fingerprints in zip(stored.numbers, stored.fingerprints, strict=False):
        for fingerprint in fingerprints:
            yield fingerprint, number
