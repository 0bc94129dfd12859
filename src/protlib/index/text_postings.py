"""The texts that no other record has: titles, abstracts and notes, and in which records their words stand.

To gather them is half of the work of making an index.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Protocol

from protlib.index import bitmaps
from protlib.index.parts import FIELDS, Field, text_line
from protlib.index.postings import words_of
from protlib.index.words import acronyms, capitals, chunks, tokens
from protlib.text import without_markup

AT_ONCE: Final = 1000
"""How many records are done at once: what they need fits in the processor's cache."""

Texts = tuple[str, str, list[str]]
"""The title, the abstract and the notes of a record."""


def texts(document: Mapping[str, Any]) -> Texts:
    """Return the texts of a record's document."""
    notes = [text for name in ("note", "addendum", "number") if (text := document.get(name))]
    if extra := document.get("extra"):
        notes += [value for name, value in extra.items() if ":" not in name and isinstance(value, str)]
    return without_markup(document.get("title", "")), document.get("abstract", ""), notes


def batches(documents: Sequence[Mapping[str, Any]]) -> Iterator[list[Texts]]:
    """Yield the texts of documents, so many at once."""
    for start in range(0, len(documents), AT_ONCE):
        yield list(map(texts, documents[start : start + AT_ONCE]))


class Own:
    """The words of texts, and the numbers of the records that have them."""

    def __init__(self) -> None:
        # What stands between spaces is taken apart into words only in the end: once, and not for each record.
        self._chunks: list[defaultdict[str, list[int]]] = [defaultdict(list) for _ in FIELDS]

    def add(self, records: Sequence[tuple[int, Texts]]) -> list[str]:
        """Add the texts of records, whose numbers must rise, and return the lines of each.

        One kind of text is done after the other: the words of one kind, and not those of all, then fit in the
        processor's cache, and that saves a fifth of the time.
        """
        titles = [self._title(number, title) if title else "" for number, (title, _, _) in records]
        abstracts = [
            self._lines(number, Field.ABSTRACT, [abstract]) if abstract else ""
            for number, (_, abstract, _) in records
        ]
        notes = [self._lines(number, Field.NOTE, notes) if notes else "" for number, (_, _, notes) in records]
        return list(map("".join, zip(titles, abstracts, notes, strict=True)))

    def words(self) -> list[dict[str, list[int]]]:
        """Return the words of each field with the numbers of the records, which rise."""
        return [
            words_of(field, ((word, ids) for chunk, ids in found.items() for word in chunk.split()))
            for field, found in enumerate(self._chunks)
        ]

    def _title(self, number: int, title: str) -> str:
        found = tokens(title)
        self._add(number, Field.TITLE, set(found))
        self._add(number, Field.ACRONYM, acronyms(found))
        if standing := capitals(title):
            self._add(number, Field.CAPITALS, set(standing))
        return text_line(Field.TITLE, found)

    def _lines(self, number: int, field: int, several: Iterable[str]) -> str:
        found = list(map(chunks, several))
        every = set().union(*found)
        self._add(number, field, every)
        if "" in every:
            found = [list(filter(None, line)) for line in found]
        return "".join([text_line(field, line) for line in found])

    def _add(self, number: int, field: int, found: Iterable[str]) -> None:
        known = self._chunks[field]
        for chunk in found:
            known[chunk].append(number)


class Gathering(Protocol):
    """The texts of a library, gathered: first the lines of its records, then its words."""

    def lines(self) -> Iterator[list[str]]:
        """Yield the lines of so many records at once."""

    def words(self) -> list[dict[str, bytes]]:
        """Return the words of each field with the records that have them (packed), once all lines are read."""


class Here:
    """The texts of a library, gathered by this process when they are asked for."""

    def __init__(self, several: Iterable[Sequence[Texts]]) -> None:
        self._batches = several
        self._own = Own()

    def lines(self) -> Iterator[list[str]]:
        """Yield the lines of the records of each batch."""
        first = 0
        for batch in self._batches:
            yield self._own.add(list(enumerate(batch, first)))
            first += len(batch)

    def words(self) -> list[dict[str, bytes]]:
        """Return the words of each field with the records that have them (packed), once all lines are read."""
        return [{word: bitmaps.pack(ids) for word, ids in words.items()} for words in self._own.words()]
