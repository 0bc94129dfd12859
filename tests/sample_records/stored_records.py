"""Records as the store has them, and what tests do to it without a library."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from protlib.storage import Store

NOW = "2026-11-24T12:00:00Z"
ONE = {
    "key": "iom2009caring",
    "type": "report",
    "title": "Caring for Trafficked Persons",
    "authors": [{"family": "Zimmerman"}],
}
TWO = {
    "key": "jobe2010causes",
    "type": "report",
    "title": "Les causes et conséquences",
    "tags": ["re-trafficking"],
}
THREE = {"key": "gesod2017ideas", "type": "chapter", "title": "Ideas"}


@contextmanager
def changing(store: Store, label: str = "a command") -> Iterator[Table]:
    with store.transaction() as transaction:
        yield table_of(transaction)
        transaction.commit(label, NOW)


def table_of(storage: Storage) -> Table:
    return TinyDB(storage=lambda: storage).table("publications")


def add(path: Path, *documents: dict[str, Any], label: str = "a command") -> Store:
    store = Store(path)
    with changing(store, label) as table:
        table.insert_multiple(documents)
    return store


def keys(path: Path) -> list[str]:
    return [document["key"] for document in documents(path)]


def documents(path: Path) -> list[Document]:
    """Return the records that plain TinyDB finds in the file, in the order of their numbers."""
    with TinyDB(path) as database:
        return sorted(database.table("publications").all(), key=lambda document: document.doc_id)


def folder_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.versions")


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def forbidden(*_: object, **__: object) -> None:
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))
