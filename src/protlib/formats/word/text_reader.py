"""What both kinds of documents share: a text that is read element by element."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from protlib.formats.word.package import Handler

PLAIN_HYPHENS: Final = {ord("\N{SOFT HYPHEN}"): None, ord("\N{NON-BREAKING HYPHEN}"): "-"}
"""For `str.translate`: a no-break hyphen is a plain hyphen, and a soft one is no text, whatever form a document has."""


class TextReader(Handler):
    """Reads a text element by element; a class for each kind of document decides what is text in it.

    Their subclasses say what becomes of it: a method for each kind of text, and `starts` and `ends` for other elements.
    """

    hidden_elements: AbstractSet[str] = frozenset()
    """Elements whose text is not read."""

    def __init__(self) -> None:
        self.path: list[tuple[str, int]] = []
        """The names and the places of the open elements."""
        self.hidden = 0
        """How many of the open elements hide their text."""
        self.starts: Mapping[str, Callable[[Mapping[str, str], int, int], None]] = {}
        """What else takes the beginning of an element, by its name: its attributes and the places of its tag."""
        self.ends: Mapping[str, Callable[[int, int, int], None]] = {}
        """What else takes the end of an element: where it began, and the places of its end tag."""

    def start(self, name: str, attributes: Mapping[str, str], at: int = 0, behind: int = 0) -> None:
        """Take the beginning of an element."""
        self.path.append((name, at))
        self.hidden += name in self.hidden_elements
        if not self.hidden:
            self.begin(name, attributes, at, behind)
            if take := self.starts.get(name):
                take(attributes, at, behind)

    def end(self, name: str, at: int = 0, behind: int = 0) -> None:
        """Take the end of an element."""
        _, start = self.path.pop()
        if self.hidden:
            self.hidden -= name in self.hidden_elements
            return
        self.finish(name, at, behind)
        if take := self.ends.get(name):
            take(start, at, behind)

    def begin(self, name: str, attributes: Mapping[str, str], at: int, behind: int) -> None:
        """Take the beginning of an element that is not hidden."""

    def finish(self, name: str, at: int, behind: int) -> None:
        """Take the end of an element that is not hidden."""

    def take_text(self, text: str) -> None:
        """Take text of a paragraph."""

    def take_character(self, text: str, at: int, behind: int) -> None:
        """Take an element that stands for characters of a paragraph."""
