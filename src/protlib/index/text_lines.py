"""The words of a record in order, as the index keeps them: a line for each text and name.

A line is the number of the part that it is of and the words, each with a space on both sides; such as
`0 the cause and consequence of re trafficking ` for a title. What stands side by side is a piece of it.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class TextLine(NamedTuple):
    """The words of a text or a name, each with a space on both sides, and the number of the part that it is of."""

    part: int
    text: str

    def words(self) -> list[str]:
        """Return the words in order."""
        return self.text.split()

    def contains(self, words: Iterable[str]) -> bool:
        """Tell whether words stand in it side by side."""
        return side_by_side(words) in self.text


def write(part: int, words: Iterable[str]) -> str:
    """Return the line of the words of a text; some of them may stand together with a space between them."""
    return f"{part}{side_by_side(words)}\n"


def read(lines: str) -> Iterator[TextLine]:
    """Yield the lines of a record."""
    for line in lines.splitlines():
        part, space, text = line.partition(" ")
        yield TextLine(int(part), space + text)


def first_words(lines: str) -> list[str]:
    """Return the words of the first line of a record; a search reads hundreds of these and no more."""
    return lines.partition("\n")[0].split()[1:]


def side_by_side(words: Iterable[str]) -> str:
    """Return what a line has where these words stand side by side."""
    return f" {' '.join(words)} "
