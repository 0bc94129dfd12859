"""The words of a record in order, as the index stores them: a line for each text and name.

A line is the number of its part and the words, each with a space on both sides; such as `0 the cause and consequence of
re trafficking ` for a title. Words that stand side by side are a piece of it.
"""

from collections.abc import Iterable, Iterator

from protlib.frozen import NamedTuple


class TextLine(NamedTuple):
    """The words of a text or a name, each with a space on both sides, and the number of its part."""

    part: int
    text: str

    def words(self) -> list[str]:
        """Return the words in order."""
        return self.text.split()

    def contains(self, words: Iterable[str]) -> bool:
        """Tell whether words stand in it side by side."""
        return piece_with_words(words) in self.text


def write_line(part: int, words: Iterable[str]) -> str:
    """Return the line of the words of a text; some of them may be several words with a space between them."""
    return f"{part}{piece_with_words(words)}\n"


def read_lines(lines: str) -> Iterator[TextLine]:
    """Yield the lines of a record."""
    for line in lines.splitlines():
        part, space, text = line.partition(" ")
        yield TextLine(int(part), space + text)


def piece_with_words(words: Iterable[str]) -> str:
    """Return the piece of a line in which these words stand side by side."""
    return f" {' '.join(words)} "
