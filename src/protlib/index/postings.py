"""Which records have a word or a value: gathered in memory, written at once or changed in place."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Final, NamedTuple, TypeVar

from protlib.index import bitmaps
from protlib.index.fields import DERIVED, FIELDS, WITHOUT_STOP_WORDS, grams, is_spelt
from protlib.index.lines import Label, Lines
from protlib.model import Publication
from protlib.words import STOP

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
        self._own: list[defaultdict[str, list[int]]] = [defaultdict(list) for _ in FIELDS]
        self._lines = Lines()

    def add(self, number: int, field: int, words: Iterable[str]) -> None:
        """Add the words, each once, of a text that no other record has; the numbers must rise in each field.

        A word may be several with spaces between them, or none (see `words.chunks`).
        """
        postings = self._own[field]
        for word in words:
            postings[word].append(number)

    def add_shared(self, number: int, publication: Publication) -> str:
        """Add what a record shares with others, and return its texts; the numbers must rise."""
        return self._lines.add(number, publication)

    def found(self) -> "Found":
        """Return the numbers by word and by value.

        What many records share is spread over its words only here: once, and not for each of them.
        """
        words: list[defaultdict[str, list[list[int]]]] = [defaultdict(list) for _ in FIELDS]
        labels: defaultdict[Label, list[list[int]]] = defaultdict(list)
        for field, postings in enumerate(self._own):
            for chunk, numbers in postings.items():
                for word in chunk.split():
                    words[field][word].append(numbers)
        for line in self._lines:
            for field, shared in line.words:
                for word in shared:
                    words[field][word].append(line.numbers)
            for label in line.labels:
                labels[label].append(line.numbers)
        for field in WITHOUT_STOP_WORDS:
            for word in STOP:
                words[field].pop(word, None)
        return Found(list(map(_united, words)), _united(labels))


class Found(NamedTuple):
    """The numbers of the records that have a word, for each field, and of those that have a value; they rise."""

    words: list[dict[str, list[int]]]
    labels: dict[Label, list[int]]


def _united(lists: Mapping[Key, Sequence[list[int]]]) -> dict[Key, list[int]]:
    return {key: found[0] if len(found) == 1 else sorted(set().union(*found)) for key, found in lists.items()}


def write(connection: sqlite3.Connection, found: Found) -> None:
    """Fill the empty tables of words and labels."""
    by_word = [(word, field, ids) for field, words in enumerate(found.words) for word, ids in words.items()]
    by_word.sort(key=itemgetter(0))
    connection.executemany(
        "INSERT INTO words VALUES (?, ?, ?)",
        ((word, field, bitmaps.pack(ids)) for word, field, ids in by_word),
    )
    connection.executemany(
        "INSERT INTO labels VALUES (?, ?, ?, ?)",
        ((*label, bitmaps.pack(ids)) for label, ids in found.labels.items()),
    )
    spelt = dict.fromkeys(word for word, field, _ids in by_word if _is_spelt(word, field))
    connection.executemany("INSERT INTO spellings VALUES (?, ?)", enumerate(spelt))
    connection.executemany(
        "INSERT INTO grams VALUES (?, ?)",
        ((gram, bitmaps.pack(ids)) for gram, ids in sorted(_by_gram(enumerate(spelt)).items())),
    )


def change(connection: sqlite3.Connection, come: Found, gone: Found) -> None:
    """Change the words and labels in place by those of the records that have come and gone."""
    new: set[str] = set()
    for field, (more, less) in enumerate(zip(come.words, gone.words, strict=True)):
        for word, ids in _changes(more, less):
            is_new = _change_row(connection, _WORDS, (word, field), ids)
            if is_new and _is_spelt(word, field):
                new.add(word)
    for label, ids in _changes(come.labels, gone.labels):
        _change_row(connection, _LABELS, label, ids)
    _add_spellings(connection, sorted(new))


def _is_spelt(word: str, field: int) -> bool:
    return field not in DERIVED and is_spelt(word)


def _changes(
    come: Mapping[Key, Sequence[int]], gone: Mapping[Key, Sequence[int]]
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
