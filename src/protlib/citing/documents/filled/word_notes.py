"""The footnotes that citations stand in, in a style of notes."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from protlib.citing.documents.filled import word_markup
from protlib.citing.documents.filled.draft import words_in_note
from protlib.citing.documents.filled.edits import Edit
from protlib.citing.documents.filled.word_order import in_order
from protlib.citing.documents.filled.word_parts import (
    FOOTNOTE_REFERENCE,
    FOOTNOTE_TEXT,
    PartLinks,
    WordParts,
    at_end,
)
from protlib.citing.documents.filled.word_text import WordText

_KIND = "footnote "


class Notes:
    """The footnotes of a document: a citation that has one keeps it, the first that has none makes their part."""

    def __init__(self, word: WordParts, texts: Mapping[str, WordText]) -> None:
        self._word = word
        self._part = word.related("footnotes")
        self._text = texts.get(self._part) or WordText(b"")
        self._known = self._text.notes
        self._own = self._text.own_notes()
        numbers = [name.removeprefix(_KIND) for name in self._known if name.startswith(_KIND)]
        self._last = max((int(number) for number in numbers if number.lstrip("-").isdigit()), default=0)
        self._edits: list[Edit] = []
        self._added: list[bytes] = []

    @cached_property
    def _styles(self) -> tuple[str, str]:
        """The styles of a note and of its number, which a document gets with its first note."""
        return self._word.style(FOOTNOTE_TEXT), self._word.style(FOOTNOTE_REFERENCE)

    @cached_property
    def links(self) -> PartLinks:
        """The links that stand in notes."""
        return PartLinks(self._word, self._word.footnotes())

    def put(self, old: Sequence[str], content: bytes) -> bytes:
        """Return the run that refers to a note of this content, which takes the place of old ones."""
        text_style, mark_style = self._styles
        kept = next((name for name in old if name in self._known), None)
        self.remove(name for name in old if name != kept)
        if kept is None:
            self._last += 1
            self._added.append(word_markup.footnote(self._last, content, text_style, mark_style))
            return word_markup.reference_mark(self._last, mark_style)
        number = int(kept.removeprefix(_KIND))
        if own := self._own.get(kept):
            self._edits.append(Edit(own.start, own.end, content + own.marked(self._text.data)))
        else:
            made = word_markup.footnote(number, content, text_style, mark_style)
            self._edits.append(Edit(*self._known[kept], made))
        return word_markup.reference_mark(number, mark_style)

    def remove(self, names: Iterable[str]) -> None:
        """Take notes out of the document to which nothing refers any more; InputRefusedError where somebody typed in one."""
        for name in names:
            if name in self._own and self._text.words_in(name):
                raise words_in_note(name)
            if name in self._known:
                self._edits.append(Edit(*self._known[name]))

    def edits(self) -> Mapping[str, Sequence[Edit]]:
        """Return what is to be done to the part of the footnotes."""
        if not self._added:
            return {self._part: self._edits} if self._edits else {}
        name = self._word.footnotes()
        return {name: [*self._edits, at_end(self._word.parts[name], b"".join(self._added))]}

    def put_in_order(self) -> None:
        """Have the notes stand, and be counted, as the text refers to them, where one was made or filled."""
        name, parts = self._word.related("footnotes"), self._word.parts
        if (self._added or self._edits) and name in parts:
            parts[self._word.main], parts[name] = in_order(parts[self._word.main], parts[name])
