"""The order of a Word document's footnotes, in their part and in their numbers, is that of the text.

Word pairs a note with its reference by the id. LibreOffice sorts the ids, and pairs them with the references in order.
So a note whose id is out of order moves to another sentence there, and so do all later ones.
"""

import re
from typing import Final, NamedTuple

from protlib.citing.documents.filled.edits import Edit, apply_edits
from protlib.citing.documents.filled.offsets import scan
from protlib.formats.word.package import Handler, Tag

_LAST_POSITION: Final = 1 << 62  # a position in no document
_NOTE: Final = "w:footnote"
_REFERENCE: Final = "w:footnoteReference"
# Such as ' w:id="' and "12" of '<w:footnote w:id="12">'.
_ID: Final = re.compile(rb"(\s(?:\w+:)?id\s*=\s*[\"'])([^\"']*)")


class _Element(NamedTuple):
    """A note or a reference to one, from `start` to before `end` of its part; its first tag ends at `opened`."""

    id: int
    start: int
    opened: int
    end: int


class _Elements(Handler):
    """The elements of one name in their order, without separators, which have a type."""

    def __init__(self, name: str) -> None:
        self.elements: list[_Element] = []
        self._name = name
        self._open: _Element | None = None

    def start(self, tag: Tag) -> None:
        """Take the beginning of an element."""
        number = tag.attributes.get("w:id", "")
        if tag.name == self._name and tag.attributes.get("w:type", "normal") == "normal" and number.isdecimal():
            self._open = _Element(int(number), tag.start, tag.end, tag.end)

    def end(self, tag: Tag) -> None:
        """Take the end of an element."""
        if tag.name == self._name and self._open:
            self.elements.append(self._open._replace(end=tag.end))
            self._open = None


def sort_notes(text: bytes, notes: bytes) -> tuple[bytes, bytes]:
    """Return a text and its footnotes in the order of their references, with ascending ids.

    The ids are the old ones in a new order. Notes without a reference come last, with the highest ids. What stands
    between two notes stays in place.
    """
    references = _read_elements(text, _REFERENCE)
    elements = _read_elements(notes, _NOTE)
    positions: dict[int, int] = {}
    for reference in references:
        positions.setdefault(reference.id, reference.start)
    ordered = sorted(elements, key=lambda note: positions.get(note.id, _LAST_POSITION))
    ids = sorted(note.id for note in elements)
    numbers = {note.id: number for note, number in zip(ordered, ids, strict=True)}
    if len(numbers) < len(elements) or ordered == elements == sorted(elements):
        return text, notes
    moved = [
        Edit(old.start, old.end, _set_id(notes, new, numbers[new.id]))
        for old, new in zip(elements, ordered, strict=True)
    ]
    renumbered = [
        Edit(reference.start, reference.end, _set_id(text, reference, numbers[reference.id]))
        for reference in references
        if reference.id in numbers
    ]
    return apply_edits(text, renumbered), apply_edits(notes, moved)


def _read_elements(data: bytes, name: str) -> list[_Element]:
    handler = _Elements(name)
    scan(data, handler, name)
    return handler.elements


def _set_id(data: bytes, element: _Element, number: int) -> bytes:
    """Return the bytes of an element with another id."""
    tag = _ID.sub(rb"\g<1>%d" % number, data[element.start : element.opened], count=1)
    return tag + data[element.opened : element.end]
