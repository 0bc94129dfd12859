"""The tables of the index of pages, in the language of SQLite."""

from typing import Final

VERSION: Final = "1"
"""To be raised where words have other forms, or tables change: the index is then made anew."""
# Without a tokenizer that folds: the words come in their search form, with spaces between.
TABLES: Final = """\
CREATE TABLE state(version TEXT, left_behind INTEGER);
CREATE TABLE files(number INTEGER PRIMARY KEY AUTOINCREMENT, sha256 TEXT UNIQUE, pages INTEGER);
CREATE TABLE words(word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE VIRTUAL TABLE pages USING fts5(text, content='', tokenize='ascii');
CREATE VIRTUAL TABLE seams USING fts5(text, content='', tokenize='ascii');
"""
