"""The tables of the index, and the rows that each record has in them."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from protlib.index.entry import Kept

_TABLES: Final = """\
CREATE TABLE records(id INTEGER PRIMARY KEY, document BLOB);
CREATE TABLE summaries(id INTEGER PRIMARY KEY, summary TEXT);
CREATE TABLE texts(id INTEGER PRIMARY KEY, text TEXT);
CREATE TABLE orders(
  id INTEGER PRIMARY KEY, key TEXT, year INTEGER, title TEXT, author TEXT, date TEXT, created TEXT, modified TEXT);
CREATE TABLE keys(
  folded TEXT, alias INTEGER, id INTEGER, key TEXT, PRIMARY KEY (folded, alias, id)) WITHOUT ROWID;
CREATE TABLE fingerprints(fingerprint TEXT, id INTEGER, PRIMARY KEY (fingerprint, id)) WITHOUT ROWID;
CREATE TABLE words(word TEXT, field INTEGER, ids BLOB, PRIMARY KEY (word, field)) WITHOUT ROWID;
CREATE TABLE labels(
  field TEXT, folded TEXT, shown TEXT, ids BLOB, PRIMARY KEY (field, folded, shown)) WITHOUT ROWID;
CREATE TABLE spellings(id INTEGER PRIMARY KEY, word TEXT UNIQUE);
CREATE TABLE grams(gram TEXT PRIMARY KEY, ids BLOB) WITHOUT ROWID;
"""
# Made once the tables are full: that is quicker than to keep the order while they fill.
_ORDERS: Final = """\
CREATE INDEX by_author ON orders(author, date, key);
CREATE INDEX by_key ON orders(key);
CREATE INDEX by_modified ON orders(modified DESC, key);
CREATE INDEX by_title ON orders(title, key);
CREATE INDEX by_year ON orders(year DESC, date DESC, key);
"""


class Row(NamedTuple):
    """A record as the index keeps it: its number, its JSON and what else is kept."""

    id: int
    document: bytes
    kept: Kept


def create(connection: sqlite3.Connection) -> None:
    """Make the tables."""
    _execute(connection, _TABLES)


def create_orders(connection: sqlite3.Connection) -> None:
    """Make the orders in which full tables are read."""
    _execute(connection, _ORDERS)


def _execute(connection: sqlite3.Connection, script: str) -> None:
    for statement in script.split(";\n")[:-1]:
        connection.execute(statement)


def insert(connection: sqlite3.Connection, rows: Sequence[Row]) -> None:
    """Put in the rows of records, but not their words and labels."""
    connection.executemany("INSERT INTO records VALUES (?, ?)", [(row.id, row.document) for row in rows])
    connection.executemany(
        "INSERT INTO summaries VALUES (?, ?)", [(row.id, row.kept.summary) for row in rows]
    )
    connection.executemany("INSERT INTO texts VALUES (?, ?)", [(row.id, row.kept.text) for row in rows])
    connection.executemany(
        "INSERT INTO orders VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [(row.id, *row.kept.ranks) for row in rows]
    )
    connection.executemany("INSERT OR IGNORE INTO keys VALUES (?, ?, ?, ?)", _keys(rows))
    connection.executemany(
        "INSERT OR IGNORE INTO fingerprints VALUES (?, ?)",
        [(text, row.id) for row in rows for text in row.kept.fingerprints],
    )


def delete(connection: sqlite3.Connection, rows: Sequence[Row]) -> None:
    """Take the rows of records away, but not their words and labels."""
    ids = [(row.id,) for row in rows]
    for table in ("records", "summaries", "texts", "orders"):
        connection.executemany(f"DELETE FROM {table} WHERE id = ?", ids)  # noqa: S608  # names of our own
    connection.executemany(
        "DELETE FROM keys WHERE folded = ? AND alias = ? AND id = ? AND key = ?", _keys(rows)
    )
    connection.executemany(
        "DELETE FROM fingerprints WHERE fingerprint = ? AND id = ?",
        [(text, row.id) for row in rows for text in row.kept.fingerprints],
    )


def _keys(rows: Iterable[Row]) -> list[tuple[str, bool, int, str]]:
    return [
        (key.casefold(), place > 0, row.id, key) for row in rows for place, key in enumerate(row.kept.keys)
    ]
