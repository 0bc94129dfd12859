"""The index of a whole library, made at once."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final, NamedTuple

import orjson

from protlib.index import postings, rows, sharing
from protlib.index.entry import entry
from protlib.model import Publication

Documents = Sequence[Mapping[str, Any]]

_AT_ONCE: Final = 1000
# To copy this process and to read what the copy found takes as long as some hundreds of records.
_SHARE: Final = 2000
_MOST_SHARES: Final = 4


class _Part(NamedTuple):
    """What a part of a library adds to an index."""

    rows: list[rows.Row]
    found: postings.Found


def build(connection: sqlite3.Connection, documents: Documents, progress: Callable[[int, int], None]) -> None:
    """Fill an empty database from the documents of a library, in the library's order."""
    total = len(documents)
    first, *others = _shares(total)
    rows.create(connection)
    waiting = [sharing.begin(partial(_part, documents, share)) for share in others]
    gathered = postings.Postings()
    for batch in _batches(documents, first, gathered):
        rows.insert(connection, batch)
        progress((batch[-1].id + 1) * total // len(first), total)
    found = gathered.found()
    for result in waiting:
        part = result()
        rows.insert(connection, part.rows)
        found.add(part.found)
    postings.write(connection, found)
    rows.create_orders(connection)


def _shares(total: int) -> list[range]:
    """Return the numbers of the records that each process takes, this one the first."""
    wanted = min(total // _SHARE, _MOST_SHARES)
    count = min(wanted, sharing.processors()) if wanted > 1 else 1
    ends = [total * share // count for share in range(count + 1)]
    return list(map(range, ends, ends[1:]))


def _part(documents: Documents, share: range) -> _Part:
    gathered = postings.Postings()
    batches = list(_batches(documents, share, gathered))
    return _Part([row for batch in batches for row in batch], gathered.found())


def _batches(documents: Documents, share: range, gathered: postings.Postings) -> Iterator[list[rows.Row]]:
    """Yield the rows of records, many at a time, and gather what these are found by."""
    for start in range(share.start, share.stop, _AT_ONCE):
        batch = []
        for number in range(start, min(start + _AT_ONCE, share.stop)):
            found = entry(Publication.from_dict(documents[number]))
            gathered.add(number, found)
            batch.append(rows.Row(number, orjson.dumps(documents[number]), found.kept))
        yield batch
