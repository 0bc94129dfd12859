"""The fields that citations of a Word document stand in: ours, or those of another program."""

from typing import Protocol

from protlib.citing.citation import Runs, plain
from protlib.citing.documents.filled import word_markup
from protlib.citing.documents.filled.draft import Filling, Live, code_of_citation, code_of_list
from protlib.citing.documents.filled.word_parts import WordParts


class Fields(Protocol):
    """How a program has its citations in a Word document."""

    stand_in_notes: bool
    """Whether the field of a citation in a note stands in the note, and not in the text around the note's number."""

    def citation(
        self, number: int, typed: str, shown: Runs, properties: bytes, *, is_noted: bool = False
    ) -> bytes:
        """Return the runs of a citation, by its number in the document; one that `is_noted` has a note of its own."""

    def list_ends(self, properties: bytes) -> tuple[bytes, bytes]:
        """Return what stands before and behind all that the list shows, in its first and its last paragraph."""

    def around_list(self, paragraphs: bytes) -> bytes:
        """Return the list with what stands around its paragraphs."""

    def finish(self) -> None:
        """Put into other parts of the document what belongs to the fields."""


class OwnFields:
    """The fields of protlib, by which it fills the document again."""

    stand_in_notes = False

    def __init__(self, filling: Filling) -> None:
        self._filling = filling

    def citation(
        self,
        number: int,  # noqa: ARG002 - others tell them apart by it
        typed: str,
        shown: Runs,
        properties: bytes,
        *,
        is_noted: bool = False,  # noqa: ARG002 - others have to know
    ) -> bytes:
        """Return a field that holds the citation as it was typed."""
        code = code_of_citation(typed, plain(shown))
        return word_markup.own_field(code, word_markup.runs(shown, properties), properties)

    def list_ends(self, properties: bytes) -> tuple[bytes, bytes]:
        """Return the ends of a field that holds the manner in which the document is filled."""
        code = code_of_list(self._filling.manner, self._filling.entries)
        return word_markup.field_ends(f"{word_markup.ADDIN}{code}", properties)

    def around_list(self, paragraphs: bytes) -> bytes:
        """Return the paragraphs as they are."""
        return paragraphs

    def finish(self) -> None:
        """Do nothing more: all that is to be remembered stands in the fields."""


def fields_for(filling: Filling, word: WordParts) -> Fields:
    """Return the fields that the filling asks for."""
    if filling.live is None:
        return OwnFields(filling)
    from protlib.citing.documents.filled.word_live import WordFields, ZoteroFields

    return ZoteroFields(filling, word) if filling.live is Live.ZOTERO else WordFields(filling, word)
