"""The tables of records by word and by value: written at once or changed in place."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Final

from protlib.frozen import NamedTuple
from protlib.index import bitmaps
from protlib.index.parts import DERIVED, grams, is_spelt
from protlib.index.postings import Key, Postings

_NONE: Final[Sequence[int]] = ()


class _Table(NamedTuple):
    """The statements that read, delete and replace the rows of a table."""

    select: str
    delete: str
    replace: str


_WORDS: Final = _Table(
    "SELECT ids FROM words WHERE word = ? AND part = ?",
    "DELETE FROM words WHERE word = ? AND part = ?",
    "REPLACE INTO words VALUES (?, ?, ?)",
)
_LABELS: Final = _Table(
    "SELECT ids FROM labels WHERE field = ? AND folded = ? AND shown = ?",
    "DELETE FROM labels WHERE field = ? AND folded = ? AND shown = ?",
    "REPLACE INTO labels VALUES (?, ?, ?, ?)",
)
_GRAMS: Final = _Table(
    "SELECT ids FROM grams WHERE gram = ?", "DELETE FROM grams WHERE gram = ?", "REPLACE INTO grams VALUES (?, ?)"
)


def write(
    connection: sqlite3.Connection,
    own_words: Iterable[Mapping[str, bytes]],
    shared: Postings,
    *,
    has_spellings: bool,
) -> None:
    """Fill the empty tables of words and labels: from own texts (packed), by part, and from shared values."""
    by_word = [
        (word, part, ids)
        for part, words in enumerate(zip(own_words, shared.words, strict=True))
        for word, ids in _pack_words(*words).items()
    ]
    by_word.sort(key=itemgetter(0))
    connection.executemany("INSERT INTO words VALUES (?, ?, ?)", by_word)
    connection.executemany(
        "INSERT INTO labels VALUES (?, ?, ?, ?)",
        ((*label, bitmaps.pack_bits(ids)) for label, ids in shared.labels.items()),
    )
    spellings = dict.fromkeys(word for word, part, _ids in by_word if has_spellings and _is_spelt(word, part))
    connection.executemany("INSERT INTO spellings VALUES (?, ?)", enumerate(spellings))
    connection.executemany(
        "INSERT INTO grams VALUES (?, ?)",
        ((gram, bitmaps.pack_bits(ids)) for gram, ids in sorted(_group_by_gram(enumerate(spellings)).items())),
    )


def _pack_words(own_words: Mapping[str, bytes], shared: Mapping[str, list[int]]) -> Mapping[str, bytes]:
    if not shared:
        return own_words
    packed = dict(own_words)
    for word, ids in shared.items():
        own_blob = packed.get(word)
        packed[word] = (own_blob and bitmaps.change_set(own_blob, ids, _NONE)) or bitmaps.pack_bits(ids)
    return packed


def change_postings(connection: sqlite3.Connection, added_postings: Postings, removed_postings: Postings) -> None:
    """Change the words and labels in place for records that come and go."""
    new: set[str] = set()
    for part, (new_words, old_words) in enumerate(zip(added_postings.words, removed_postings.words, strict=True)):
        for word, ids in _find_changes(new_words, old_words):
            is_new = _change_row(connection, _WORDS, (word, part), ids)
            if is_new and _is_spelt(word, part):
                new.add(word)
    for label, ids in _find_changes(added_postings.labels, removed_postings.labels):
        _change_row(connection, _LABELS, label, ids)
    _add_spellings(connection, sorted(new))


def _is_spelt(word: str, part: int) -> bool:
    return part not in DERIVED and is_spelt(word)


def _find_changes(
    added_postings: Mapping[Key, Sequence[int]], removed_postings: Mapping[Key, Sequence[int]]
) -> Iterator[tuple[Key, tuple[Sequence[int], Sequence[int]]]]:
    """Yield the changed keys, with the numbers that come and those that go."""
    for key in {**added_postings, **removed_postings}:
        ids = added_postings.get(key, _NONE), removed_postings.get(key, _NONE)
        if ids[0] != ids[1]:
            yield key, ids


def _change_row(
    connection: sqlite3.Connection, table: _Table, key: Sequence[str | int], ids: tuple[Sequence[int], Sequence[int]]
) -> bool:
    """Change the numbers of a row, add or delete it; return whether it is new."""
    row = connection.execute(table.select, key).fetchone()
    new_ids = bitmaps.change_set(row[0] if row else None, *ids)
    if new_ids is None:
        connection.execute(table.delete, key)
    else:
        connection.execute(table.replace, (*key, new_ids))
    return row is None


def _add_spellings(connection: sqlite3.Connection, words: Iterable[str]) -> None:
    """Add words to those that are found by similarity; a word stays there when its last record goes."""
    new = []
    for word in words:
        cursor = connection.execute("INSERT OR IGNORE INTO spellings(word) VALUES (?)", (word,))
        if cursor.rowcount:
            new.append((cursor.lastrowid or 0, word))
    for gram, ids in _group_by_gram(new).items():
        _change_row(connection, _GRAMS, (gram,), (ids, _NONE))


def _group_by_gram(spellings: Iterable[tuple[int, str]]) -> dict[str, list[int]]:
    by_gram: defaultdict[str, list[int]] = defaultdict(list)
    for number, word in spellings:
        for gram in grams(word):
            by_gram[gram].append(number)
    return by_gram
