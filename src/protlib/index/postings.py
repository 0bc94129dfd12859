"""Which records have a word or a value: gathered in memory, written at once or changed in place."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple, TypeVar

from protlib.index import bitmaps
from protlib.index.entry import Entry, Label
from protlib.index.fields import DERIVED, FIELDS, grams, is_spelt

Key = TypeVar("Key")
_NONE: Final[Sequence[int]] = ()


class _Table(NamedTuple):
    """How the rows of a table are read, taken away and put."""

    select: str
    delete: str
    replace: str


_WORDS: Final = _Table(
    "SELECT ids FROM words WHERE word = ? AND field = ?",
    "DELETE FROM words WHERE word = ? AND field = ?",
    "REPLACE INTO words VALUES (?, ?, ?)",
)
_LABELS: Final = _Table(
    "SELECT ids FROM labels WHERE field = ? AND folded = ? AND shown = ?",
    "DELETE FROM labels WHERE field = ? AND folded = ? AND shown = ?",
    "REPLACE INTO labels VALUES (?, ?, ?, ?)",
)
_GRAMS: Final = _Table(
    "SELECT ids FROM grams WHERE gram = ?",
    "DELETE FROM grams WHERE gram = ?",
    "REPLACE INTO grams VALUES (?, ?)",
)


class Postings:
    """The numbers of the records that have a word in a field, and of those that have a value, rising."""

    def __init__(self) -> None:
        self.words: list[defaultdict[str, list[int]]] = [defaultdict(list) for _ in FIELDS]
        self.labels: defaultdict[Label, list[int]] = defaultdict(list)

    def add(self, number: int, entry: Entry) -> None:
        """Add what the record of this number is found by; the numbers must rise."""
        for field, words in entry.words.items():
            postings = self.words[field]
            for word in words:
                postings[word].append(number)
        for label in entry.labels:
            self.labels[label].append(number)

    def extend(self, later: "Postings") -> None:
        """Add those of later records."""
        for words, more in zip(self.words, later.words, strict=True):
            for word, numbers in more.items():
                words[word] += numbers
        for label, numbers in later.labels.items():
            self.labels[label] += numbers


def write(connection: sqlite3.Connection, postings: Postings) -> None:
    """Fill the empty tables of words and labels."""
    by_word = sorted((word, field) for field, found in enumerate(postings.words) for word in found)
    connection.executemany(
        "INSERT INTO words VALUES (?, ?, ?)",
        ((word, field, bitmaps.pack(postings.words[field][word])) for word, field in by_word),
    )
    connection.executemany(
        "INSERT INTO labels VALUES (?, ?, ?, ?)",
        ((*label, bitmaps.pack(postings.labels[label])) for label in sorted(postings.labels)),
    )
    spelt = sorted({word for word, field in by_word if _is_spelt(word, field)})
    connection.executemany("INSERT INTO spellings VALUES (?, ?)", enumerate(spelt))
    connection.executemany(
        "INSERT INTO grams VALUES (?, ?)",
        ((gram, bitmaps.pack(ids)) for gram, ids in sorted(_by_gram(enumerate(spelt)).items())),
    )


def change(connection: sqlite3.Connection, come: Postings, gone: Postings) -> None:
    """Change the words and labels in place by those of the records that have come and gone."""
    new: set[str] = set()
    for field in FIELDS:
        for word, ids in _changes(come.words[field], gone.words[field]):
            is_new = _change_row(connection, _WORDS, (word, field), ids)
            if is_new and _is_spelt(word, field):
                new.add(word)
    for label, ids in _changes(come.labels, gone.labels):
        _change_row(connection, _LABELS, label, ids)
    _add_spellings(connection, sorted(new))


def _is_spelt(word: str, field: int) -> bool:
    return field not in DERIVED and is_spelt(word)


def _changes(
    come: dict[Key, list[int]], gone: dict[Key, list[int]]
) -> Iterator[tuple[Key, tuple[Sequence[int], Sequence[int]]]]:
    """Yield what changes, with the numbers that come and those that go."""
    for key in {**come, **gone}:
        ids = come.get(key, _NONE), gone.get(key, _NONE)
        if ids[0] != ids[1]:
            yield key, ids


def _change_row(
    connection: sqlite3.Connection,
    table: _Table,
    key: Sequence[str | int],
    ids: tuple[Sequence[int], Sequence[int]],
) -> bool:
    """Change the numbers of a row, make it or take it away; return whether it is new."""
    row = connection.execute(table.select, key).fetchone()
    after = bitmaps.changed(row[0] if row else None, *ids)
    if after is None:
        connection.execute(table.delete, key)
    else:
        connection.execute(table.replace, (*key, after))
    return row is None


def _add_spellings(connection: sqlite3.Connection, words: Iterable[str]) -> None:
    """Add words to those that are looked up by similarity; a word stays there when its last record goes."""
    new = []
    for word in words:
        cursor = connection.execute("INSERT OR IGNORE INTO spellings(word) VALUES (?)", (word,))
        if cursor.rowcount:
            new.append((cursor.lastrowid or 0, word))
    for gram, ids in _by_gram(new).items():
        _change_row(connection, _GRAMS, (gram,), (ids, _NONE))


def _by_gram(spellings: Iterable[tuple[int, str]]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, word in spellings:
        for gram in grams(word):
            found[gram].append(number)
    return found
