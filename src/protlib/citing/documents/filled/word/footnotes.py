"""The notes of citations in a style of notes: footnotes, and those that somebody made endnotes in Word.

Word pairs a note with its reference by the id. LibreOffice sorts the ids, and pairs them with the references in order.
So a note whose id is out of order moves to another sentence there, and so do all later ones: their order is that of
the text, in their part and in their numbers.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from protlib.citing.documents.filled.draft import words_in_note
from protlib.citing.documents.filled.offsets import Edit, apply_edits, scan
from protlib.citing.documents.filled.word import word_xml
from protlib.citing.documents.filled.word.document_text import WordText
from protlib.citing.documents.filled.word.package_parts import (
    FOOTNOTE_REFERENCE,
    FOOTNOTE_TEXT,
    PartLinks,
    WordParts,
    at_end,
)
from protlib.word_processing.package import Handler, Tag

_FOOTNOTE: Final = "footnote"
_KINDS: Final = (_FOOTNOTE, "endnote")
LAST_POSITION: Final = 1 << 62  # a position in no document
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
    sorted_elements = sorted(elements, key=lambda note: positions.get(note.id, LAST_POSITION))
    ids = sorted(note.id for note in elements)
    numbers = {note.id: number for note, number in zip(sorted_elements, ids, strict=True)}
    if len(numbers) < len(elements) or sorted_elements == elements == sorted(elements):
        return text, notes
    moves = [
        Edit(place.start, place.end, _set_id(notes, new_note, numbers[new_note.id]))
        for place, new_note in zip(elements, sorted_elements, strict=True)
    ]
    renumbered = [
        Edit(reference.start, reference.end, _set_id(text, reference, numbers[reference.id]))
        for reference in references
        if reference.id in numbers
    ]
    return apply_edits(text, renumbered), apply_edits(notes, moves)


def _read_elements(data: bytes, name: str) -> list[_Element]:
    handler = _Elements(name)
    scan(data, handler, name)
    return handler.elements


def _set_id(data: bytes, element: _Element, number: int) -> bytes:
    """Return the bytes of an element with another id."""
    tag = _ID.sub(rb"\g<1>%d" % number, data[element.start : element.opened], count=1)
    return tag + data[element.opened : element.end]


class Notes:
    """The notes of a document: a citation keeps its note; the first new one makes the part of the footnotes."""

    def __init__(self, word: WordParts, texts: Mapping[str, WordText]) -> None:
        self._word = word
        self._parts = {kind: word.find_related(f"{kind}s") for kind in _KINDS}
        self._texts = {kind: texts.get(part) or WordText(b"") for kind, part in self._parts.items()}
        self._spots_by_name = {
            name: note_spot for text in self._texts.values() for name, note_spot in text.notes.items()
        }
        self._filled_notes = {name: field for text in self._texts.values() for name, field in text.own_notes().items()}
        numbers = [name.partition(" ")[2] for name in self._spots_by_name if name.startswith(_FOOTNOTE)]
        self._last = max((int(number) for number in numbers if number.lstrip("-").isdigit()), default=0)
        self._edits: dict[str, list[Edit]] = {kind: [] for kind in _KINDS}
        self._added: list[bytes] = []

    @cached_property
    def _styles(self) -> tuple[str, str]:
        """The styles of a note and of its number, which a document gets with its first note."""
        return self._word.style(FOOTNOTE_TEXT), self._word.style(FOOTNOTE_REFERENCE)

    def links(self, old_notes: Sequence[str]) -> PartLinks:
        """Return the links of the part that has the note, which replaces old ones."""
        kind = _kind_of(self._note_to_keep(old_notes) or _FOOTNOTE)
        return PartLinks(self._word, self._word.footnotes() if kind == _FOOTNOTE else self._parts[kind])

    def _note_to_keep(self, old_notes: Sequence[str]) -> str | None:
        return next((name for name in old_notes if name in self._spots_by_name), None)

    def put_note(self, old_notes: Sequence[str], content: bytes) -> bytes:
        """Return the run that refers to a note with this content, which replaces old ones."""
        text_style, mark_style = self._styles
        note_id = self._note_to_keep(old_notes)
        self.remove(name for name in old_notes if name != note_id)
        if note_id is None:
            self._last += 1
            self._added.append(word_xml.note_xml(self._last, content, text_style, mark_style, _FOOTNOTE))
            return word_xml.reference_mark(self._last, mark_style, _FOOTNOTE)
        kind, number = _kind_of(note_id), int(note_id.partition(" ")[2])
        if field := self._filled_notes.get(note_id):
            edit = Edit(field.start, field.end, content + field.marker_bytes(self._texts[kind].data))
        else:
            edit = Edit(*self._spots_by_name[note_id], word_xml.note_xml(number, content, text_style, mark_style, kind))
        self._edits[kind].append(edit)
        return word_xml.reference_mark(number, mark_style, kind)

    def remove(self, names: Iterable[str]) -> None:
        """Remove notes that nothing refers to any more; raises InputRefusedError where somebody typed in one."""
        for name in names:
            if name in self._filled_notes and self._texts[_kind_of(name)].words_in(name):
                raise words_in_note(name)
            if name in self._spots_by_name:
                self._edits[_kind_of(name)].append(Edit(*self._spots_by_name[name]))

    def edits(self) -> Mapping[str, Sequence[Edit]]:
        """Return the edits of the parts with notes."""
        edits_by_part = {self._parts[kind]: edits for kind, edits in self._edits.items() if edits}
        if not self._added:
            return edits_by_part
        name = self._word.footnotes()
        addition = at_end(self._word.parts[name], b"".join(self._added))
        return {**edits_by_part, name: [*self._edits[_FOOTNOTE], addition]}

    def put_in_order(self) -> None:
        """Sort and count the notes in the order of the text, where one was made or filled."""
        name, parts = self._word.find_related("footnotes"), self._word.parts
        if (self._added or self._edits[_FOOTNOTE]) and name in parts:
            parts[self._word.main], parts[name] = sort_notes(parts[self._word.main], parts[name])


def _kind_of(name: str) -> str:
    return name.partition(" ")[0]
