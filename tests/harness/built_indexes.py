"""Indexes that are built once: the same records have the same index again.

Most tests of the command line begin with the same few libraries, such as that of the examples. `tests/index` builds
each index anew.
"""

import sqlite3
import weakref
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import orjson

from protlib.system.progress import Progress

Build = Callable[..., None]
_MOST: Final = 50  # indexes that are kept, of at most so many records
_LARGEST: Final = 500


def keeping(build: Build) -> Build:
    """Return a function that fills a database as the given one does, from one that it filled with the same records."""
    cache: OrderedDict[bytes, sqlite3.Connection] = OrderedDict()

    def fill(
        connection: sqlite3.Connection,
        documents: Sequence[Mapping[str, Any]],
        progress: Progress,
        *,
        only_words: bool = False,
    ) -> None:
        if len(documents) > _LARGEST:
            build(connection, documents, progress, only_words=only_words)
            return
        records = orjson.dumps([only_words, *documents])
        if records in cache:
            cache.move_to_end(records)
            _copy(cache[records], connection)
            progress(2 * len(documents), 2 * len(documents))
            return
        build(connection, documents, progress, only_words=only_words)
        # An assistant asks in a thread of its own.
        cache[records] = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        _copy(connection, cache[records])
        if len(cache) > _MOST:
            cache.popitem(last=False)[1].close()

    weakref.finalize(fill, _close, cache)  # Python 3.13 warns of a connection that nobody closes
    return fill


def _close(kept: Mapping[bytes, sqlite3.Connection]) -> None:
    for connection in kept.values():
        connection.close()


def _copy(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copy a database over another; the one of the two that is in a transaction is in another one then."""
    in_transaction = [connection for connection in (source, target) if connection.in_transaction]
    for connection in in_transaction:
        connection.execute("COMMIT")
    source.backup(target)
    for connection in in_transaction:
        connection.execute("BEGIN")
