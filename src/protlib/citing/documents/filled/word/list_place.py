"""The place of the list of references in a Word document: that of the last filling, or of another program's list."""

from collections.abc import Iterator
from typing import Final

from protlib.citing.documents.filled.edits import Edit
from protlib.citing.documents.filled.paragraphs import OBJECT
from protlib.citing.documents.filled.word.pieces import OwnField, Paragraph
from protlib.citing.documents.filled.word.splice import replace_field
from protlib.errors import InputRefusedError

_SPACES: Final = " \t\N{NO-BREAK SPACE}"  # no breaks: one of a page stays


def replace_list(data: bytes, own: OwnField, new: bytes) -> Iterator[Edit]:
    """Yield the edits that replace a list by new paragraphs.

    Text that shares a paragraph with the list of another program stays in a paragraph of its own. Raises
    InputRefusedError where it shares one with protlib's.
    """
    before = own.first.text[: own.first.span(own)[0]]
    behind = own.first.text[own.first.span(own)[1] :] if own.last is own.first else own.last.text
    is_shared = own.last is not own.first and own.is_foreign
    if not is_shared and (before + behind).replace(OBJECT, "").strip():
        raise InputRefusedError(
            f"paragraph {own.first.number}: a paragraph of the list contains other text; move it to its own paragraph"
        )
    start, end = own.span or (own.first.start, own.last.end)
    if is_shared and not own.span:
        if before.strip(_SPACES):
            start = own.first.end
            yield replace_field(data, own.start, data.rindex(b"</", own.start, start), b"")
        if behind.strip(_SPACES) or own.last.has_section:
            end = own.last.start
            yield replace_field(data, own.last.content, own.end, b"")
    yield replace_field(data, start, end, new)
    yield from (Edit(*tag) for tag in own.around)


def empty_paragraph(data: bytes, paragraph: Paragraph) -> bytes:
    """Return a paragraph without its text."""
    name = data[paragraph.start + 1 : paragraph.content].split(maxsplit=1)[0].partition(b">")[0]
    return data[paragraph.start : paragraph.content] + b"</" + name + b">"
