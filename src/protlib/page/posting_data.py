"""The words of a page's records: a vocabulary, the lines of texts and names, and other words.

A line (see `index/text_lines.py`) is stored once, with its records. The words of all parts except the abstract follow
from the lines; the records of any other word are stored separately. Words are named by their positions in the
vocabulary, which is in the order of UTF-16, as scripts compare.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final, NamedTuple

from protlib.index import Index, bitmaps
from protlib.index.parts import ACRONYM, PARTS, PARTS_BY_FIELD, PARTS_WITHOUT_STOP_WORDS, WORD_PARTS
from protlib.index.words import STOP, make_acronyms
from protlib.page.packed_numbers import Lines, gaps_between, pack_numbers, prepend_count
from protlib.text import count_shared

LONG_PARTS: Final = frozenset(PARTS_BY_FIELD["abstract"])
"""The parts whose lines are not kept: the page searches their texts where words must stand side by side."""
_Posting = tuple[str, int]
"""A word and the part in which it stands."""


class PagePostings(NamedTuple):
    """The words of records: their vocabulary, the records of each line, and of each word that is in no line."""

    vocabulary: list[str]
    lines: Lines
    further: Mapping[_Posting, list[int]]

    @classmethod
    def from_index(cls, index: Index) -> "PagePostings":
        """Return the words of an index."""
        lines: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
        for number, lines_of_record in index.texts(bitmaps.numbers(index.all())):
            for line in dict.fromkeys(lines_of_record):
                if line.part not in LONG_PARTS:
                    lines[line.part, line.text.strip()].append(number)
        in_lines = _find_in_lines(lines)
        further_postings: dict[_Posting, list[int]] = {}
        for word, part, blob in index.words_from(""):
            if numbers := bitmaps.numbers_without(blob, in_lines.get((word, part), ())):
                further_postings[word, part] = numbers
        words = {word for _part, text in lines for word in text.split()}
        vocabulary = sorted(words.union(word for word, _part in further_postings), key=_sort_key)
        return cls(vocabulary, {key: sorted(numbers) for key, numbers in lines.items()}, further_postings)

    def pieces(self) -> Iterator[bytes]:
        """Yield the vocabulary, the lines and the other words as bytes."""
        positions = {word: position for position, word in enumerate(self.vocabulary)}
        yield from encode_words(self.vocabulary)
        yield b"".join(_pack_lines(self.lines, positions))
        yield b"".join(_pack_words(self.further, positions))


def encode_words(words: Iterable[str]) -> Iterator[bytes]:
    """Yield how many UTF-16 units each word shares with the one before it, and the rests of all, a line for each."""
    shared_lengths, rests = [], []
    previous = ""
    for word in words:
        common_letters = count_shared(previous, word)
        shared_lengths.append(len(word[:common_letters].encode("utf-16-le")) // 2)
        rests.append(word[common_letters:])
        previous = word
    yield pack_numbers([len(shared_lengths), *shared_lengths])
    yield "\n".join(rests).encode()


def _sort_key(word: str) -> bytes:
    return word.encode("utf-16-be")


def _find_in_lines(lines: Lines) -> dict[_Posting, list[int]]:
    """Return the records of the words, and of the acronyms, that lines imply, in any order."""
    by_posting: defaultdict[_Posting, list[int]] = defaultdict(list)
    for (part, text), numbers in lines.items():
        words = text.split()
        for word in set(words) - (STOP if part in PARTS_WITHOUT_STOP_WORDS else frozenset()):
            by_posting[word, part] += numbers
        for letters in make_acronyms(words) if PARTS[part].has_acronyms else ():
            by_posting[letters, ACRONYM] += numbers
    return by_posting


def _pack_lines(lines: Lines, positions: Mapping[str, int]) -> Iterator[bytes]:
    """Yield for each part the number of lines, then for each line its records and its words."""
    for part in WORD_PARTS:
        lines_of_part = sorted((numbers, text) for (line_part, text), numbers in lines.items() if line_part == part)
        yield pack_numbers([len(lines_of_part)])
        for numbers, text in lines_of_part:
            words = [positions[word] for word in text.split()]
            yield pack_numbers([*prepend_count(numbers), len(words), *words])


def _pack_words(words: Mapping[_Posting, list[int]], positions: Mapping[str, int]) -> Iterator[bytes]:
    """Yield for each part the number of words, then for each the gap to the one before, and its records."""
    by_part = sorted((part, positions[word], numbers) for (word, part), numbers in words.items())
    rows_by_part = {part: list(rows) for part, rows in groupby(by_part, key=lambda row: row[0])}
    for part in WORD_PARTS:
        rows = rows_by_part.get(part, [])
        yield pack_numbers([len(rows)])
        for gap, (_part, _position, numbers) in zip(gaps_between(row[1] for row in rows), rows, strict=True):
            yield pack_numbers([gap, *prepend_count(numbers)])
