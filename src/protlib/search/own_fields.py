"""Searches in a library's own fields: their words stand in the index among those of notes.

The index only says which records may have a word in such a field; these records are then read, and no others.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from protlib.index import Index, bitmaps, text_lines
from protlib.index.parts import PARTS_BY_FIELD
from protlib.index.text_lines import TextLine

if TYPE_CHECKING:
    from protlib.search.query import Phrase, Word
    from protlib.search.term import Term  # which a selection without words does not need

_INDEX_FIELD: Final = "note"
"""The field of the query language whose words are those of a library's own fields as well."""
[_PART] = PARTS_BY_FIELD[_INDEX_FIELD]


class OwnFields:
    """A library's own fields; `names` returns their names, and is called only where no other field fits."""

    def __init__(self, index: Index, names: Callable[[], Sequence[str]]) -> None:
        self._index = index
        self._names = names
        self._words_by_field: dict[str, _FieldWords] = {}

    @cached_property
    def names(self) -> Sequence[str]:
        """The names of the fields."""
        return self._names()

    def find_field(self, text: str) -> str:
        """Return the field for a text, "" for none."""
        from protlib.record.fields.own_fields import own_field_named  # which few selections need

        return own_field_named(text, self.names)

    def values(self, name: str, candidates: int) -> Iterator[tuple[int, str]]:
        """Yield the records among some that fill a field, with its text."""
        from protlib.record.fields.own_fields import own_value_text

        for number, value in self._index.read_extra(name, bitmaps.numbers(candidates)):
            if value:
                yield number, own_value_text(value)

    def find_filled(self, name: str) -> int:
        """Return the records that fill a field."""
        return bitmaps.bits_of([number for number, _text in self.values(name, self._index.all())])

    def expand(self, word: "Word", *, exact: bool) -> "Term":
        """Return the meanings of a word in one of the fields; "no", which the index has of no note, is itself."""
        from protlib.index.words import STOP, canonical_form
        from protlib.search.expansion import expand
        from protlib.search.query import Phrase

        if canonical_form(word.text) in STOP:
            return self.match_phrase(Phrase(word.text, word.field))
        [term] = expand(self._words(word.field), [word._replace(field=_INDEX_FIELD)], exact=exact)
        return term._replace(word=word)

    def match_phrase(self, node: "Phrase") -> "Term":
        """Return the records in which words stand side by side in one of the fields."""
        from protlib.search.expansion import match_phrase
        from protlib.search.query import Word

        term = match_phrase(self._words(node.field), node._replace(field=_INDEX_FIELD))
        return term._replace(word=Word(node.text, node.field))

    def _words(self, name: str) -> "_FieldWords":
        return self._words_by_field.setdefault(name, _FieldWords(self._index, self, name))


class _FieldWords:
    """The words of an index as if it had only those of one field; see `term.Words`."""

    def __init__(self, index: Index, fields: OwnFields, name: str) -> None:
        self._index = index
        self._fields = fields
        self._name = name
        self._values_by_number: dict[int, list[str]] = {}

    def all(self) -> int:
        return self._index.all()

    def find_labelled(self, field: str, first: str, last: str) -> int:
        return self._index.find_labelled(field, first, last)

    def spelt_like(self, shared: Mapping[str, int]) -> Mapping[str, Sequence[str]]:
        return self._index.spelt_like(shared)

    def words(self, words: Collection[str]) -> Iterator[tuple[str, int, bytes]]:
        return self._filter_rows(self._index.words(words))

    def words_from(self, beginning: str) -> Iterator[tuple[str, int, bytes]]:
        return self._filter_rows(self._index.words_from(beginning))

    def side_by_side(self, numbers: Collection[int], words: Iterable[str]) -> list[int]:
        return self._index.side_by_side(numbers, words)

    def texts(self, numbers: Collection[int]) -> Iterator[tuple[int, Iterator[TextLine]]]:
        """Yield records, each with the words of the field in order."""
        self._load(numbers)
        for number in numbers:
            yield number, text_lines.read_lines(text_lines.write_line(_PART, self._values_by_number[number]))

    def _filter_rows(self, rows: Iterable[tuple[str, int, bytes]]) -> Iterator[tuple[str, int, bytes]]:
        """Yield the rows of words with the records that have them in the field."""
        of_notes = [(word, bitmaps.numbers(bitmaps.unite_blobs((ids,)))) for word, part, ids in rows if part == _PART]
        self._load({number for _word, numbers in of_notes for number in numbers})
        for word, numbers in of_notes:
            if having := [number for number in numbers if word in self._values_by_number[number]]:
                yield word, _PART, bitmaps.pack_bits(having)

    def _load(self, numbers: Collection[int]) -> None:
        from protlib.index.words import tokens

        new = [number for number in numbers if number not in self._values_by_number]
        texts = dict(self._fields.values(self._name, bitmaps.bits_of(new)))
        self._values_by_number |= {number: tokens(texts.get(number, "")) for number in new}
