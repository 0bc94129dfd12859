"""What both kinds of documents share: a text that is read element by element."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from protlib.formats.word.package import Handler, Tag

PLAIN_HYPHENS: Final = {ord("\N{SOFT HYPHEN}"): None, ord("\N{NON-BREAKING HYPHEN}"): "-"}
"""For `str.translate`: a no-break hyphen is a plain hyphen, and a soft one is no text, whatever form a document has."""


class TextReader(Handler):
    """Reads a text element by element; a class for each kind of document decides what is text in it.

    Their subclasses say what becomes of it: a method for each kind of text, and `starts` and `ends` for other elements.
    """

    hidden_elements: AbstractSet[str] = frozenset()
    """Elements whose text is not read."""

    def __init__(self) -> None:
        self.path: list[Tag] = []
        """The start tags of the open elements."""
        self.hidden = 0
        """How many of the open elements hide their text."""
        self.starts: Mapping[str, Callable[[Tag], None]] = {}
        """What else takes the beginning of an element, by its name."""
        self.ends: Mapping[str, Callable[[Tag, Tag], None]] = {}
        """What else takes the end of an element: its start tag, and its end tag."""

    def start(self, tag: Tag) -> None:
        """Take the beginning of an element."""
        self.path.append(tag)
        if tag.name in self.hidden_elements:
            self.hidden += 1
        if not self.hidden:
            self.begin(tag)
            if take := self.starts.get(tag.name):
                take(tag)

    def end(self, tag: Tag) -> None:
        """Take the end of an element."""
        opening = self.path.pop()
        if self.hidden:
            self.hidden -= tag.name in self.hidden_elements
            return
        self.finish(tag)
        if take := self.ends.get(tag.name):
            take(opening, tag)

    def begin(self, tag: Tag) -> None:
        """Take the beginning of an element that is not hidden."""

    def finish(self, tag: Tag) -> None:
        """Take the end of an element that is not hidden."""

    def take_text(self, text: str) -> None:
        """Take text of a paragraph."""

    def take_character(self, text: str, tag: Tag) -> None:
        """Take an element that stands for characters of a paragraph."""
