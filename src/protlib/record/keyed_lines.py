"""Tables for quick lookups: each line has a key, a tab and a value."""

from functools import cached_property
from typing import Final

_FEW: Final = 16  # keys: who asks for so many asks for more, and splitting pays
_FEW_WORDS: Final = 60  # the same for words, which are searched for faster


class KeyedLines:
    """A long table: the first few keys are searched in its bytes, since splitting it costs forty searches."""

    def __init__(self, lines: bytes) -> None:
        self._lines = b"\n%b\n" % lines.strip(b"\n")
        self._questions = 0
        self._asked_words = 0

    def get(self, key: str) -> str:
        """Return the value of a key, "" for none."""
        if self._questions >= _FEW:
            return self._values.get(key, "")
        self._questions += 1
        _before, value, behind = self._lines.partition(f"\n{key}\t".encode())
        return behind[: behind.index(b"\n")].decode() if value else ""

    def may_have_word(self, word: str) -> bool:
        """Tell whether a key may have a word; the first questions get a yes, until it pays to collect all words."""
        self._asked_words += 1
        return self._asked_words <= _FEW_WORDS or word in self._words

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
