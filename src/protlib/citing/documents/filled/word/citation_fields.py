"""The fields that hold the citations of a Word document: protlib's, or another program's."""

from collections.abc import Mapping
from typing import NamedTuple

from protlib.citing.citation import Runs, plain_text
from protlib.citing.documents.filled.draft import DocumentFilling, code_of_list
from protlib.citing.documents.filled.word import word_xml
from protlib.citing.documents.own_codes import KEPT, NOT_NOTED, code_of_citation


class FilledCitation(NamedTuple):
    """A citation that a field is to hold: its number in the document, how it is typed, and what it shows.

    `properties` are those of its runs. One that `is_noted` is in a note. `details` has the data of a citation with its
    own note. `runs` are those of one that a person has changed.
    """

    number: int
    source_text: str
    display: Runs
    properties: bytes
    is_noted: bool
    details: Mapping[str, str] = NOT_NOTED
    runs: bytes = b""


class Fields:
    """How a program keeps its citations in a Word document."""

    stand_in_notes = True
    """Whether the field of a citation in a note is in the note, and not round the note's number."""

    def __init__(self, filling: DocumentFilling) -> None:
        self._filling = filling

    def citation(self, filled: FilledCitation) -> bytes:
        """Return the runs of a citation with the field that holds it."""
        raise NotImplementedError

    def list_ends(self, properties: bytes) -> tuple[bytes, bytes]:
        """Return the beginning and the end of the list, for its first and its last paragraph."""
        raise NotImplementedError

    def around_list(self, paragraphs: bytes) -> bytes:
        """Return the list with the elements around its paragraphs."""
        return paragraphs

    def finish(self) -> None:
        """Write what the fields need in other parts of the document."""


class ProtlibFields(Fields):
    """The fields of protlib, which let it fill the document again."""

    stand_in_notes = False

    def citation(self, filled: FilledCitation) -> bytes:
        """Return a field that keeps the citation as it was typed."""
        details = {KEPT: filled.details[KEPT]} if KEPT in filled.details else {}  # the field in the text has the others
        code = code_of_citation(filled.source_text, plain_text(filled.display), **details)
        runs = filled.runs or word_xml.runs(filled.display, filled.properties)
        return word_xml.protlib_field(code, runs, filled.properties)

    def list_ends(self, properties: bytes) -> tuple[bytes, bytes]:
        """Return the ends of a field that keeps the manner of filling."""
        code = code_of_list(self._filling, self._filling.entries)
        return word_xml.field_ends(f"{word_xml.ADDIN}{code}", properties)
