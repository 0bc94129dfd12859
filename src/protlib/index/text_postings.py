"""Texts of single records: titles, abstracts and notes, and the records of their words.

Gathering them is half of the work of building an index.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final, Protocol

from protlib.index import bitmaps, text_lines
from protlib.index.parts import ACRONYM, CAPITALS, PARTS, WORD_PARTS
from protlib.index.postings import merge_words
from protlib.index.words import chunks, find_capitals, make_acronyms
from protlib.record.model import KINDS, FieldKind
from protlib.record.raw_record import ANNOTATIONS
from protlib.text import without_markup

RECORDS_AT_ONCE: Final = 1000
"""How many records are done at once: what they need fits in the processor's cache."""

Texts = tuple[list[str], ...]
"""The texts of a record, for each part that is made of such."""
_PARTS: Final = tuple(number for number in WORD_PARTS if PARTS[number].own_fields)
_PARTS_WITH_ACRONYMS: Final = frozenset(number for number in _PARTS if PARTS[number].has_acronyms)
_PARTS_WITH_CAPITALS: Final = frozenset(number for number in _PARTS if PARTS[number].has_capitals)


def document_texts(document: Mapping[str, object]) -> Texts:
    """Return the texts of a record's document."""
    return tuple([_collect_texts(document, fields) for fields in _FIELDS])


def _collect_texts(document: Mapping[str, Any], fields: Iterable[tuple[str, FieldKind]]) -> list[str]:
    texts: list[str] = []
    for name, kind in fields:
        if not (value := document.get(name)):
            continue
        if kind is FieldKind.LINE:
            texts.append(without_markup(value))
        elif kind is FieldKind.OBJECT:  # but not what one format alone has: "bibtex:file"
            texts += [text for name, text in value.items() if ":" not in name and isinstance(text, str)]
            texts += chain.from_iterable(map(_words_of_notes, filter(None, map(value.get, ANNOTATIONS))))
        elif type(value) is str:
            texts.append(value)
        else:
            texts += value
    return texts


def _words_of_notes(notes: object) -> Iterator[str]:
    """Yield what a person has marked and noted on the pages of a source."""
    for note in notes if isinstance(notes, list) else ():
        if isinstance(note, dict):
            yield from (text for name in ("text", "comment") if isinstance(text := note.get(name), str))


_FIELDS: Final = tuple([(name, KINDS[name]) for name in PARTS[number].own_fields] for number in _PARTS)


def batches(documents: Sequence[Mapping[str, object]]) -> Iterator[list[Texts]]:
    """Yield the texts of documents, in batches."""
    for start in range(0, len(documents), RECORDS_AT_ONCE):
        yield list(map(document_texts, documents[start : start + RECORDS_AT_ONCE]))


class TextPostings:
    """The words of texts, and the numbers of their records."""

    def __init__(self) -> None:
        # By the part that the words are kept under and the one whose texts they are of: within these the numbers rise.
        # What stands between spaces is taken apart into words only in the end: once, and not for each record.
        self._chunks: defaultdict[tuple[int, int], defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))

    def add(self, records: Sequence[tuple[int, Texts]]) -> list[str]:
        """Add the texts of records, whose numbers must rise, and return the lines of each.

        One kind of text is done after the other: the words of one kind then fit in the processor's cache, and that
        saves a fifth of the time.
        """
        lines = [
            [self._add_lines(number, part, texts[position]) if texts[position] else "" for number, texts in records]
            for position, part in enumerate(_PARTS)
        ]
        return list(map("".join, zip(*lines, strict=True)))

    def words(self) -> list[dict[str, list[int]]]:
        """Return the words of each part with the numbers of their records, which rise."""
        return [merge_words(part, self._iterate_words(part)) for part in WORD_PARTS]

    def _iterate_words(self, part: int) -> Iterator[tuple[str, list[int]]]:
        for (chunk_part, _field), numbers_by_chunk in self._chunks.items():
            if chunk_part == part:
                yield from ((word, ids) for chunk, ids in numbers_by_chunk.items() for word in chunk.split())

    def _add_lines(self, number: int, part: int, texts: Sequence[str]) -> str:
        lines = list(map(chunks, texts))
        all_words = set().union(*lines)
        if "" in all_words:
            lines = [list(filter(None, line)) for line in lines]
            all_words.remove("")
        _append(number, all_words, self._chunks[part, part])
        if part in _PARTS_WITH_ACRONYMS:
            line_acronyms = [make_acronyms(" ".join(line).split()) for line in lines]
            _append(number, line_acronyms[0].union(*line_acronyms[1:]), self._chunks[ACRONYM, part])
        if part in _PARTS_WITH_CAPITALS and (capitals := list(chain.from_iterable(map(find_capitals, texts)))):
            _append(number, set(capitals), self._chunks[CAPITALS, part])
        return "".join([text_lines.write_line(part, line) for line in lines])


def _append(number: int, chunks: Iterable[str], postings: defaultdict[str, list[int]]) -> None:
    for chunk in chunks:
        postings[chunk].append(number)


class GatheredTexts(Protocol):
    """The texts of a library, gathered: first the lines of its records, then its words."""

    def lines(self) -> Iterator[list[str]]:
        """Yield the lines of records, in batches."""

    def words(self) -> list[dict[str, bytes]]:
        """Return the words of each part with their records (packed), once all lines are read."""


class GatheredHere:
    """The texts of a library, gathered by this process on demand."""

    def __init__(self, texts: Iterable[Sequence[Texts]]) -> None:
        self._batches = texts
        self._postings = TextPostings()

    def lines(self) -> Iterator[list[str]]:
        """Yield the lines of the records of each batch."""
        first = 0
        for batch in self._batches:
            yield self._postings.add(list(enumerate(batch, first)))
            first += len(batch)

    def words(self) -> list[dict[str, bytes]]:
        """Return the words of each part with their records (packed), once all lines are read."""
        return [{word: bitmaps.pack_bits(ids) for word, ids in words.items()} for words in self._postings.words()]
