"""The words of the records of a page: a vocabulary, the lines of their texts and names, and what these do not tell.

A line (see `index/text_lines.py`) is kept once, with the records that have it. The words of all parts but the abstract follow from the
lines; the records of any other word are kept as they are. Words are named by their places in the vocabulary, which is in the
order of UTF-16, as scripts compare.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, takewhile
from typing import Final, NamedTuple

from protlib.index import Index, bitmaps
from protlib.index.parts import ACRONYM, ASKED, PARTS, WITHOUT_STOP_WORDS, WORD_PARTS
from protlib.index.words import STOP, acronyms
from protlib.page.packed import counted, gaps, packed

LONG_PARTS: Final = frozenset(ASKED["abstract"])
"""The parts whose lines are not kept: their texts are in the page, and looked at there where words must stand side by side."""
_Posting = tuple[str, int]
"""A word and the part in which it stands."""


class Postings(NamedTuple):
    """The words of records: their vocabulary in order, the records of each line, and of each word that no line tells."""

    vocabulary: list[str]
    lines: Mapping[tuple[int, str], list[int]]
    others: Mapping[_Posting, list[int]]

    @classmethod
    def of(cls, index: Index) -> "Postings":
        """Return the words of an index."""
        lines: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
        for number, found in index.texts(bitmaps.numbers(index.all())):
            for part, text in dict.fromkeys((line.part, line.text.strip()) for line in found):
                if part not in LONG_PARTS:
                    lines[part, text].append(number)
        told = _told(lines)
        others: dict[_Posting, list[int]] = {}
        for word, part, blob in index.words_from(""):
            if left := bitmaps.unpack((blob,)) & ~told.get((word, part), 0):
                others[word, part] = bitmaps.numbers(left)
        words = {word for _part, text in lines for word in text.split()}
        vocabulary = sorted(words.union(word for word, _part in others), key=_order)
        return cls(vocabulary, {key: sorted(numbers) for key, numbers in lines.items()}, others)

    def pieces(self) -> Iterator[bytes]:
        """Yield the vocabulary, the lines and the other words as bytes."""
        places = {word: place for place, word in enumerate(self.vocabulary)}
        yield from front_coded(self.vocabulary)
        yield b"".join(_packed_lines(self.lines, places))
        yield b"".join(_packed_words(self.others, places))


def front_coded(words: Iterable[str]) -> Iterator[bytes]:
    """Yield how much each word has in common with the one before it, in units of UTF-16, and the rests of all, a line for each."""
    shared, rests = [], []
    before = ""
    for word in words:
        common = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(before, word, strict=False)))
        shared.append(len(word[:common].encode("utf-16-le")) // 2)
        rests.append(word[common:])
        before = word
    yield packed([len(shared), *shared])
    yield "\n".join(rests).encode()


def _order(word: str) -> bytes:
    return word.encode("utf-16-be")


def _told(lines: Mapping[tuple[int, str], list[int]]) -> dict[_Posting, int]:
    """Return the records of the words, and of the acronyms, that lines tell by themselves."""
    told: defaultdict[_Posting, int] = defaultdict(int)
    for (part, text), numbers in lines.items():
        words, bits = text.split(), bitmaps.of(numbers)
        for word in set(words) - (STOP if part in WITHOUT_STOP_WORDS else frozenset()):
            told[word, part] |= bits
        for letters in acronyms(words) if PARTS[part].acronyms else ():
            told[letters, ACRONYM] |= bits
    return told


def _packed_lines(lines: Mapping[tuple[int, str], list[int]], places: Mapping[str, int]) -> Iterator[bytes]:
    """Yield for each part how many lines there are, then of each its records and its words."""
    for part in WORD_PARTS:
        own = sorted((numbers, text) for (of, text), numbers in lines.items() if of == part)
        yield packed([len(own)])
        for numbers, text in own:
            words = [places[word] for word in text.split()]
            yield packed([*counted(numbers), len(words), *words])


def _packed_words(words: Mapping[_Posting, list[int]], places: Mapping[str, int]) -> Iterator[bytes]:
    """Yield for each part how many words there are, then of each what lies between it and the one before, and its records."""
    by_part = sorted((part, places[word], numbers) for (word, part), numbers in words.items())
    found = {part: list(rows) for part, rows in groupby(by_part, key=lambda row: row[0])}
    for part in WORD_PARTS:
        rows = found.get(part, [])
        yield packed([len(rows)])
        for gap, (_part, _place, numbers) in zip(gaps(row[1] for row in rows), rows, strict=True):
            yield packed([gap, *counted(numbers)])
