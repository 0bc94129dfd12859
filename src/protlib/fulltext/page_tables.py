"""The tables of the index of pages, in the language of SQLite."""

import sqlite3
from typing import Final

VERSION: Final = "2"
"""To be raised where words have other forms, or tables change: the index is then made anew."""
# Without a tokenizer that folds: the words come in their search form, with spaces between.
_TABLES: Final = """\
CREATE TABLE state(version TEXT, left_behind INTEGER, concepts INTEGER);
CREATE TABLE files(number INTEGER PRIMARY KEY AUTOINCREMENT, sha256 TEXT UNIQUE, pages INTEGER);
CREATE TABLE words(word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE names(name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE VIRTUAL TABLE pages USING fts5(text, content='', tokenize='ascii');
CREATE VIRTUAL TABLE seams USING fts5(text, content='', tokenize='ascii');
"""


def prepare(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return a connection to an index of this version, which is made where there is none; raises sqlite3.Error."""
    try:
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -16000")
        if not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
            _create(connection)
        _refuse_others(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_others(connection: sqlite3.Connection) -> None:
    if connection.execute("SELECT version FROM state").fetchone() != (VERSION,):
        raise sqlite3.DatabaseError("an index of another version")


def _create(connection: sqlite3.Connection) -> None:
    from protlib.fulltext.concept_names import checksum  # which who only asks seldom needs

    connection.execute("BEGIN IMMEDIATE")
    if not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():  # nobody was faster
        for statement in _TABLES.split(";\n")[:-1]:
            connection.execute(statement)
        connection.execute("INSERT INTO state VALUES (?, 0, ?)", (VERSION, checksum()))
    connection.execute("COMMIT")
