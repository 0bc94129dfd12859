"""A typed word with its meanings, and the words of a library among which they are looked for."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol, Self

from protlib.frozen import NamedTuple
from protlib.index import bitmaps
from protlib.index.parts import PARTS_BY_FIELD, WORD_PARTS
from protlib.index.text_lines import TextLine
from protlib.search.query import Word

Posting = tuple[str, int, bytes]
"""A word of the library, the part in which it stands, and the records (packed)."""


class Words(Protocol):
    """The words of the records of a library, or of one of their fields, as an Index returns them."""

    def all(self) -> int:
        """Return all records."""

    def find_labelled(self, field: str, first: str, last: str) -> int:
        """Return the records that have a value from `first` to `last`, both folded, in a field."""

    def words(self, words: Collection[str]) -> Iterator[Posting]:
        """Yield the parts in which these words stand, with the records."""

    def words_from(self, beginning: str) -> Iterator[Posting]:
        """Yield the words with this beginning, the parts in which they stand, and the records."""

    def spelt_like(self, shared: Mapping[str, int]) -> Mapping[str, Sequence[str]]:
        """Return, for each of some words, those that share at least so many pairs of letters."""

    def side_by_side(self, numbers: Collection[int], words: Iterable[str]) -> list[int]:
        """Return the records among some in which words stand side by side."""

    def texts(self, numbers: Collection[int]) -> Iterator[tuple[int, Iterator[TextLine]]]:
        """Yield records, each with the words of its texts and names in order."""


class WordMeaning(NamedTuple):
    """One meaning of a word: how far it is trusted (up to 1), and its records by part.

    `relation` is "" for the word itself; `words` are the matching words of the library or, for a beginning, that
    beginning. `labels` are the names of a concept that records have.
    """

    relation: str
    quality: float
    parts: Mapping[int, int]
    words: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()

    def all_bits(self) -> int:
        """Return all its records."""
        return bitmaps.union(self.parts.values())


class Term(NamedTuple):
    """A typed word and all its meanings, in the order of the look-ups.

    An optional word (`is_optional`) is too common to be required; a required one (`is_required`) must be in a record,
    if any has it. A settled one (`is_settled`) is no other word misspelt.
    """

    word: Word
    matches: tuple[WordMeaning, ...]
    is_optional: bool = False
    is_required: bool = False
    is_settled: bool = False

    def add(self, matches: Iterable[WordMeaning]) -> Self:
        """Return the word with more meanings."""
        return self._replace(matches=(*self.matches, *matches))

    def is_itself(self) -> bool:
        """Tell whether the library has the word."""
        return any(not match.relation for match in self.matches)

    def is_known(self) -> bool:
        """Tell whether the library has the word, one that begins like it, another name for it, or its two halves."""
        return any(match.relation in {"", "beginning", "name", "compound"} for match in self.matches)

    def all_bits(self) -> int:
        """Return all records that match."""
        return bitmaps.union(match.all_bits() for match in self.matches)


def parts_of(field: str) -> Sequence[int]:
    """Return the parts of a record for a field of the query language."""
    return PARTS_BY_FIELD.get(field, WORD_PARTS)


def add_runs(terms: Sequence[Term], runs: Iterable[tuple[int, int, Sequence[WordMeaning]]]) -> list[Term]:
    """Return the words of a query; each word of a run, from start to before end, has its matches as well."""
    added: defaultdict[int, list[WordMeaning]] = defaultdict(list)
    for start, end, matches in runs:
        for position in range(start, end):
            added[position] += matches
    return [term.add(added[position]) for position, term in enumerate(terms)]
