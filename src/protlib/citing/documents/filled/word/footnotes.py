"""The notes of citations in a style of notes: footnotes, and those that somebody made endnotes in Word."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

from protlib.citing.documents.filled.draft import words_in_note
from protlib.citing.documents.filled.edits import Edit
from protlib.citing.documents.filled.word import word_xml
from protlib.citing.documents.filled.word.document_text import WordText
from protlib.citing.documents.filled.word.note_order import sort_notes
from protlib.citing.documents.filled.word.package_parts import (
    FOOTNOTE_REFERENCE,
    FOOTNOTE_TEXT,
    PartLinks,
    WordParts,
    at_end,
)

_FOOTNOTE: Final = "footnote"
_KINDS: Final = (_FOOTNOTE, "endnote")


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

    def links(self, old: Sequence[str]) -> PartLinks:
        """Return the links of the part that has the note, which replaces old ones."""
        kind = _kind_of(self._note_to_keep(old) or _FOOTNOTE)
        return PartLinks(self._word, self._word.footnotes() if kind == _FOOTNOTE else self._parts[kind])

    def _note_to_keep(self, old: Sequence[str]) -> str | None:
        return next((name for name in old if name in self._spots_by_name), None)

    def put_note(self, old: Sequence[str], content: bytes) -> bytes:
        """Return the run that refers to a note with this content, which replaces old ones."""
        text_style, mark_style = self._styles
        note_id = self._note_to_keep(old)
        self.remove(name for name in old if name != note_id)
        if note_id is None:
            self._last += 1
            self._added.append(word_xml.note(self._last, content, text_style, mark_style, _FOOTNOTE))
            return word_xml.reference_mark(self._last, mark_style, _FOOTNOTE)
        kind, number = _kind_of(note_id), int(note_id.partition(" ")[2])
        if field := self._filled_notes.get(note_id):
            edit = Edit(field.start, field.end, content + field.marker_bytes(self._texts[kind].data))
        else:
            edit = Edit(*self._spots_by_name[note_id], word_xml.note(number, content, text_style, mark_style, kind))
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
        added = at_end(self._word.parts[name], b"".join(self._added))
        return {**edits_by_part, name: [*self._edits[_FOOTNOTE], added]}

    def put_in_order(self) -> None:
        """Sort and count the notes in the order of the text, where one was made or filled."""
        name, parts = self._word.find_related("footnotes"), self._word.parts
        if (self._added or self._edits[_FOOTNOTE]) and name in parts:
            parts[self._word.main], parts[name] = sort_notes(parts[self._word.main], parts[name])


def _kind_of(name: str) -> str:
    return name.partition(" ")[0]
