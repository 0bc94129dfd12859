"""Reads the tables beside modules: text files that experts can read and correct.

A table has rows, whose cells a tab separates, or sections: `[name] description`, with words on the lines below. A line
with `#` in front is a note to the editor. A table for quick lookups has lines with a key, a tab and a value.
"""

import re
from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path
from typing import Final

_NOTE: Final = "#"
_BYTES_OF_A_PIECE: Final = 16_384  # of which a line has much less
_FEW_KEYS: Final = 16  # keys: who asks for so many asks for more, and splitting pays
_FEW_WORDS: Final = 60  # the same for words, which are searched for faster


def read_rows(table: Path) -> tuple[tuple[str, ...], ...]:
    """Return the cells of each row of a table."""
    return rows_of(table.read_text(encoding="utf-8"))


def read_dashed_rows(table: Path) -> tuple[tuple[str, ...], ...]:
    """Return the cells of each row of a table in which - stands for nothing."""
    return tuple([tuple(["" if cell == "-" else cell for cell in row]) for row in read_rows(table)])


def read_pairs(table: Path) -> dict[str, str]:
    """Return the second cell of each row of a table, by the first."""
    return {row[0]: row[1] for row in read_rows(table)}


def read_phrases(table: Path, kind: str) -> list[str]:
    """Return the words and phrases of a kind, of a table whose rows have the kind, the language, and "a|b"."""
    return [text for texts in _phrases_by_kind(table).get(kind, ()) for text in texts.split("|")]


def read_choices(table: Path, kind: str) -> str:
    """Return the words and phrases of a kind as the choices of an expression."""
    return choices_of(read_phrases(table, kind))


@cache
def _phrases_by_kind(table: Path) -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = {}
    for kind, _language, texts in read_rows(table):
        kinds.setdefault(kind, []).append(texts)
    return kinds


def choices_of(phrases: Iterable[str]) -> str:
    """Return phrases as the choices of an expression, the longest first: "d’un rapport|report"."""
    sorted_phrases = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace("'", "['’]") for phrase in sorted_phrases)


def rows_of(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the cells of each row of the text of a table."""
    return tuple([tuple(line.split("\t")) for line in text.splitlines() if line[:1] != _NOTE])


def words_by_section(table: Path) -> dict[str, frozenset[str]]:
    """Return the words of each section of a table, by its name."""
    return {name: frozenset(words) for name, words in read_word_lists(table).items()}


def read_word_lists(table: Path) -> dict[str, tuple[str, ...]]:
    """Return the words of each section of a table, by its name, in their order."""
    sections: dict[str, list[str]] = {}
    words: list[str] = []
    for line in table.read_text(encoding="utf-8").splitlines():
        if line[:1] == "[":
            words = sections.setdefault(line[1:].partition("]")[0], [])
        elif line[:1] != _NOTE:
            words += line.split()
    return {name: tuple(section) for name, section in sections.items()}


def pairs_of(words: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the sides of words such as "old=new", of which one may be nothing."""
    return tuple((old_word, new_word) for old_word, _sign, new_word in (word.partition("=") for word in words))


def find_line(table: Path, text: str) -> str:
    """Return the first line that is not before a text, in a table whose lines are in order; "" behind the last.

    It reads pieces of the file: a search needs few lines of large tables.
    """
    target = text.encode()
    low_end, high_end = 0, (table.stat().st_size - 1) // _BYTES_OF_A_PIECE
    while low_end < high_end:
        middle = (low_end + high_end + 1) // 2
        piece = _read_piece(table, middle)
        low_end, high_end = (middle, high_end) if piece[: piece.find(b"\n")] < target else (low_end, middle - 1)
    return _find_in(_read_piece(table, low_end), target) or _find_in(_read_piece(table, low_end + 1), target)


def _find_in(lines: bytes, target: bytes) -> str:
    low_end, high_end = 0, len(lines)
    while low_end < high_end:
        start = lines.rfind(b"\n", 0, (low_end + high_end) // 2) + 1
        end = lines.index(b"\n", start)
        low_end, high_end = (end + 1, high_end) if lines[start:end] < target else (low_end, start)
    return lines[low_end : lines.find(b"\n", low_end)].decode()


@cache
def _read_piece(table: Path, number: int) -> bytes:
    """Return the lines that begin in a piece of a file, and perhaps the one behind them."""
    with table.open("rb") as file:
        if number:
            file.seek(number * _BYTES_OF_A_PIECE - 1)
            file.readline()
        return file.read((number + 1) * _BYTES_OF_A_PIECE - file.tell()) + file.readline()


class KeyedLines:
    """A long table: the first few keys are searched in its bytes, since splitting it costs forty searches."""

    def __init__(self, lines: bytes) -> None:
        self._lines = b"\n%b\n" % lines.strip(b"\n")
        self._key_questions = 0
        self._word_questions = 0

    def get(self, key: str) -> str:
        """Return the value of a key, "" for none."""
        if self._key_questions >= _FEW_KEYS:
            return self._values.get(key, "")
        self._key_questions += 1
        _lines, value, lines_after = self._lines.partition(f"\n{key}\t".encode())
        return lines_after[: lines_after.index(b"\n")].decode() if value else ""

    def may_have_word(self, word: str) -> bool:
        """Tell whether a key may have a word; the first questions get a yes, until it pays to collect all words."""
        self._word_questions += 1
        return not self.knows_words or word in self._words

    def keys(self) -> Iterable[str]:
        """Return all keys."""
        return self._values.keys()

    @property
    def knows_words(self) -> bool:
        """Whether `may_have_word` is sure from now on."""
        return self._word_questions > _FEW_WORDS

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(" ".join(self._values).split())

    @cached_property
    def _values(self) -> dict[str, str]:
        return read_values(self._lines)


def read_values(lines: bytes) -> dict[str, str]:
    """Return the values of UTF-8 lines by key, split all at once, which is several times faster than line by line."""
    cells = lines.decode().strip("\n").replace("\n", "\t").split("\t")
    return dict(zip(cells[::2], cells[1::2], strict=True))
