"""The file of the index of pages: its tables in the language of SQLite, how it is opened, and its faults."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from pathlib import Path
from typing import Concatenate, Final, ParamSpec, Self, TypeVar

from protlib.errors import LibraryBusyError, LibraryUnusableError, UsageError

_Index = TypeVar("_Index")
_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")

_NAME: Final = "pages.sqlite"
VERSION: Final = "3"
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

_PATIENCE: Final = 30.0  # seconds until another program has written its pages
_PRIVATE: Final = 0o600  # the owner alone: texts may be confidential
# The numbers of SQLite's result codes (sqlite3.h): SQLITE_BUSY and SQLITE_LOCKED; NOMEM, IOERR and FULL.
_BUSY: Final = frozenset((5, 6))
_ADVICE: Final = {
    7: "Close other programs, and try again",
    10: "Check the disk, and try again",
    13: "Make room on the disk, and try again",
}


class PagesDamagedError(LibraryUnusableError):
    """An index of pages that turned out to be damaged: `reset` it, and put the texts in again."""


def guarded(
    method: Callable[Concatenate[_Index, _Parameters], _Result],
) -> Callable[Concatenate[_Index, _Parameters], _Result]:
    """Return a method that raises errors of protlib in the place of those of SQLite."""

    @wraps(method)
    def run(self: _Index, /, *values: _Parameters.args, **keywords: _Parameters.kwargs) -> _Result:
        try:
            return method(self, *values, **keywords)
        except sqlite3.Error as error:
            _raise_for_cause(error)
            raise PagesDamagedError(f"the index of the texts of files cannot be used: {error}") from error

    return run


def connect(path: Path) -> tuple[sqlite3.Connection, int]:
    """Return a connection to a file and its inode; a missing file is made, and nobody else may read it."""
    file = os.open(path, os.O_RDWR | os.O_CREAT, _PRIVATE)
    inode = os.fstat(file).st_ino
    os.close(file)
    try:
        return prepare(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)), inode
    except sqlite3.OperationalError as error:
        _raise_for_cause(error)
        raise


def prepare(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return a connection to an index of this version, which is made where there is none; raises sqlite3.Error."""
    try:
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -16000")
        if not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
            _create(connection)
        _refuse_other_version(connection)
    except BaseException:
        connection.close()
        raise
    return connection


class PageTables:
    """The file as it is opened, held for a change, and thrown away.

    It is in memory without a folder, or where that cannot be written.
    """

    def __init__(self, folder: Path | None) -> None:
        self._path = None if folder is None else folder / _NAME
        self._inode = 0
        self.connection = self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def reset(self) -> None:
        """Throw everything away, unless another program did so since; in memory where the file cannot be removed."""
        self.close()
        try:
            if self._path and self._path.exists() and self._path.stat().st_ino == self._inode:
                for suffix in ("", "-journal", "-wal", "-shm"):
                    self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
        except OSError:
            self._path = None
        self.connection = self._open()

    def _open(self) -> sqlite3.Connection:
        if self._path:
            with suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True)
                with suppress(sqlite3.DatabaseError):  # damaged, or of another version
                    return self._connect(self._path)
                self._path.unlink(missing_ok=True)
                with suppress(sqlite3.DatabaseError):
                    return self._connect(self._path)
        try:
            return prepare(sqlite3.connect(":memory:", isolation_level=None))
        except sqlite3.OperationalError as error:
            raise UsageError(f"the SQLite of this Python cannot search texts: {error}") from error

    def _connect(self, path: Path) -> sqlite3.Connection:
        connection, self._inode = connect(path)
        return connection

    @contextmanager
    def open_transaction(self) -> Iterator[None]:
        """Hold the file for a change, which a fault takes back."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        finally:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """Read one state, whatever another program writes: to lock the file for each question takes longer."""
        self._run("BEGIN")
        try:
            yield
        finally:
            if self.connection.in_transaction:
                self._run("COMMIT")

    @guarded
    def _run(self, statement: str) -> None:
        self.connection.execute(statement)


def _refuse_other_version(connection: sqlite3.Connection) -> None:
    if connection.execute("SELECT version FROM state").fetchone() != (VERSION,):
        raise sqlite3.DatabaseError("an index of another version")


def _create(connection: sqlite3.Connection) -> None:
    from protlib.fulltext.concept_names import checksum  # which an index that is there does not need

    connection.execute("BEGIN IMMEDIATE")
    if not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():  # no other process has made it yet
        for statement in _TABLES.split(";\n")[:-1]:
            connection.execute(statement)
        connection.execute("INSERT INTO state VALUES (?, 0, ?)", (VERSION, checksum()))
    connection.execute("COMMIT")


def _raise_for_cause(error: Exception) -> None:
    """Raise LibraryBusyError where another program has the index, LibraryUnusableError for the machine's faults."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _BUSY:
        raise LibraryBusyError("another protlib is reading files into the index; try again later") from error
    if code in _ADVICE:
        reason = f"{error}. {_ADVICE[code]}"
        raise LibraryUnusableError(f"the index of the texts of files stays as it was: {reason}") from error
