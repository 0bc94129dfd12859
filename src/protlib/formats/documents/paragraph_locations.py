"""Where the lines of a document's text stand, as its author finds them: the paragraph, its heading and its page."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from protlib.formats.documents.document import FlatPassage, ShownList, TextDocument
from protlib.word_processing.document_fields import Kind, ParagraphEnd


class ParagraphLocation(NamedTuple):
    """A paragraph of a document: what it is, its text, and its number among all paragraphs of the main text.

    `heading` is that above it. `label` is the number that the program shows before it in a list, `page` that on which
    it begins. Both numbers, and that of a paragraph elsewhere, are 0 where nothing tells them. `note` is the note that
    has it, by its number among those of its sort: "footnote 12".
    """

    kind: Kind
    text: str
    paragraph: int = 0
    heading: str = ""
    label: int = 0
    page: int = 0
    note: str = ""


def locations_of(document: TextDocument) -> Mapping[int, ParagraphLocation]:
    """Return the location of each line of a document's text, from 1."""
    walk = _Walk()
    walk.take(document.main)
    walk.is_main = False
    walk.take(document.further_texts)
    return walk.locations


class _Walk:
    """A walk through the text of a document."""

    def __init__(self) -> None:
        self.locations: dict[int, ParagraphLocation] = {}
        self.is_main = True
        self._texts: list[str] = []
        """The texts of the paragraph that is not at its end."""
        self._line = 1
        self._paragraph = 0
        self._heading = ""

    def take(self, passages: Iterable[FlatPassage]) -> None:
        """Take the next passages."""
        for passage in passages:
            if isinstance(passage, ParagraphEnd):
                self._end(passage)
            elif isinstance(passage, ShownList):
                *entries, beginning = passage.split("\n")
                for entry in entries:
                    self._texts.append(entry)
                    self._end(ParagraphEnd("body"))
                self._texts.append(beginning)
            else:
                self._texts.append(passage if isinstance(passage, str) else passage.display)

    def _end(self, end: ParagraphEnd) -> None:
        """Take the end of a paragraph."""
        self._paragraph += self.is_main
        text = "".join(self._texts)
        location = ParagraphLocation(
            end.kind,
            text,
            self._paragraph if self.is_main else 0,
            self._heading if self.is_main and end.kind != "heading" else "",
            end.number,
            end.page,
            end.note,
        )
        next_line = self._line + text.count("\n") + 1
        self.locations |= dict.fromkeys(range(self._line, next_line), location)
        if end.kind == "heading" and text.strip():
            self._heading = " ".join(text.split())
        self._line, self._texts = next_line, []
