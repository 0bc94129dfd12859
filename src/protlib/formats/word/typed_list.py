"""The list of references that somebody typed at the end of a document."""

from collections.abc import Sequence
from dataclasses import replace

from protlib.formats.word import document
from protlib.formats.word.document import TextDocument
from protlib.record.typed.entry import TypedEntry
from protlib.record.typed.listing import number_lines, take_apart


def read_typed_list(data: bytes) -> Sequence[TypedEntry]:
    """Return the entries of a document's list, without lines; raises ValueError where the document cannot be opened."""
    return entries(document.read_document(data, is_whole=True))


def entries(document: TextDocument) -> Sequence[TypedEntry]:
    """Return the entries of the list that ends the main text."""
    last = document.main_text.count("\n")
    typed_list = take_apart(number_lines(document.text)[:last], are_paragraphs=True).entries
    return [replace(entry, line=0) for entry in typed_list]
