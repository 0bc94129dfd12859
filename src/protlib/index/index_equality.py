"""Whether an index equals a fresh one: the same data for each record, whatever number the record has."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from protlib.index import bitmaps, index_files
from protlib.index.builder import build
from protlib.index.parts import grams
from protlib.index.seal import has_sum, is_untouched
from protlib.record.model import KINDS
from protlib.system.file_identity import stamp
from protlib.system.progress import Progress

_RECORDS: Final = "records"
_RECORD_TABLES: Final = (_RECORDS, "summaries", "texts", "orders")
_TEXT_QUERIES: Final = {
    "keys": "SELECT id, folded, alias, key FROM keys",
    "fingerprints": "SELECT id, fingerprint FROM fingerprints",
}
_POSTINGS: Final = {
    "words": "SELECT ids, word, part FROM words",
    "labels": "SELECT ids, field, folded, shown FROM labels",
}


def find_index_faults(
    library: Path, cache: Path, documents: Callable[[], Sequence[Mapping[str, Any]]], progress: Progress
) -> Iterator[tuple[str, bool]]:
    """Yield messages about the index of a library file, and whether each is a fault; nothing is written."""
    library = library.resolve()
    path = index_files.path_of(library, cache)
    if not path.exists():
        yield "no index yet; the next command that reads the library builds it", False
        return
    is_summed = has_sum(path)
    if is_summed is False or (is_summed is None and not is_untouched(path)):
        yield f"{path} was changed by something other than protlib", True
        return
    try:
        with closing(index_files.connect(path)) as cached, closing(index_files.connect(index_files.MEMORY)) as fresh:
            cached.execute("BEGIN")
            indexed_stamp, now = index_files.read_stamp(cached, library), stamp(library)
            if indexed_stamp is None or not indexed_stamp.has_content_of(now):
                yield ("it is out of date; the next command that reads the library rebuilds it", False)
                return
            index_files.fill_and_stamp(fresh, library, lambda connection: build(connection, documents(), progress))
            for table in _find_different(cached, fresh):
                yield f"{path}: its {table} do not match the library", True
    except (sqlite3.Error, TypeError, ValueError, IndexError) as error:
        yield f"{path} cannot be read: {error}", True


def _find_different(cached: sqlite3.Connection, fresh: sqlite3.Connection) -> Iterator[str]:
    """Yield the names of the tables in which an index differs from a fresh one."""
    if cached.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
        yield "pages"
        return
    numbers = [number for (number,) in cached.execute("SELECT id FROM records ORDER BY id")]
    positions = {number: position for position, number in enumerate(numbers)}
    for table in _RECORD_TABLES:
        query = f"SELECT * FROM {table} ORDER BY id"  # noqa: S608 - names of our own
        rows, fresh_rows = _number_by_position(cached, query, positions), fresh.execute(query).fetchall()
        if rows != fresh_rows and (table != _RECORDS or _known_values(rows) != _known_values(fresh_rows)):
            yield table
    for table, query in _TEXT_QUERIES.items():
        if sorted(_number_by_position(cached, query, positions)) != sorted(fresh.execute(query)):
            yield table
    are_same = numbers == list(range(len(numbers)))
    for table, query in _POSTINGS.items():
        if _read_sets(cached, query, {} if are_same else positions) != _read_sets(fresh, query, {}):
            yield table
    if not _has_all_spellings(cached, fresh):
        yield "spellings"


def _known_values(rows: Iterable[tuple[Any, ...]]) -> list[tuple[int, dict[str, Any]]]:
    """Return the records of rows with the values of fields alone, as an index that follows a write takes them."""
    import orjson

    records = ((number, orjson.loads(document)) for number, document in rows)
    return [(number, {name: value for name, value in record.items() if name in KINDS}) for number, record in records]


def _number_by_position(
    connection: sqlite3.Connection, query: str, positions: Mapping[int, int]
) -> list[tuple[Any, ...]]:
    """Return rows that begin with a record's number, with its position instead; -1 for no record."""
    return [(positions.get(number, -1), *columns) for number, *columns in connection.execute(query)]


def _read_sets(connection: sqlite3.Connection, query: str, positions: Mapping[int, int]) -> dict[tuple[Any, ...], int]:
    """Return sets of records by the other columns; `positions` maps numbers to positions, where they differ."""
    sets = {tuple(columns): bitmaps.unite_blobs((ids,)) for ids, *columns in connection.execute(query)}
    if not positions:
        return sets
    return {
        name: bitmaps.bits_of([positions.get(number, len(positions)) for number in bitmaps.numbers(bits)])
        for name, bits in sets.items()
    }


def _has_all_spellings(cached: sqlite3.Connection, fresh: sqlite3.Connection) -> bool:
    """Tell whether all words are found by similarity; words of removed records may be as well."""
    spellings = dict(cached.execute("SELECT id, word FROM spellings"))
    by_gram: defaultdict[str, list[int]] = defaultdict(list)
    for number, word in spellings.items():
        for gram in grams(word):
            by_gram[gram].append(number)
    stored = {gram: bitmaps.unite_blobs((ids,)) for gram, ids in cached.execute("SELECT gram, ids FROM grams")}
    words = map(itemgetter(0), fresh.execute("SELECT word FROM spellings"))
    return stored == {gram: bitmaps.bits_of(ids) for gram, ids in by_gram.items()} and {*words} <= {*spellings.values()}
