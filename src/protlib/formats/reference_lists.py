"""Lists of references as people type and copy them, in any style; protlib only reads them.

Each entry is read as far as it is clear. A doubtful part is reported, never invented, and the whole entry becomes a
note of its record.
"""

from collections.abc import Sequence
from typing import Final

from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.typed_entries.likelihood import are_references
from protlib.formats.typed_entries.records import of_entries
from protlib.record.typed.entry import TypedEntry
from protlib.record.typed.listing import is_headed, number_lines, parse_bare_list, take_apart

_LETTERS_OF_A_HEAD: Final = 8192  # a list has a heading or an entry by then
_BYTES_BEFORE_PDF: Final = 1024  # readers of PDF allow so many before the mark
_ZIP: Final = b"PK\x03\x04"


def sniff(data: bytes) -> bool:
    """Tell whether most of a text, or of the part under a heading like “References”, consists of references."""
    if data.startswith(_ZIP):
        return False
    text = _text_of(data)
    lines = number_lines(text)
    entries = take_apart(lines).entries if is_headed(lines) else ()
    if not entries:
        head = text[:_LETTERS_OF_A_HEAD]
        entries = parse_bare_list(number_lines(head))
        entries = entries[:-1] if len(entries) > 1 and len(head) < len(text) else entries
    return are_references(entries)


def loads(data: bytes, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a list's entries, also of a list at the end of a text, a Word document or a PDF."""
    try:
        entries = _entries(data)
    except ValueError as error:
        return Parsed(problems=[Problem(1, "", str(error), lost=True)])
    return of_entries(entries, options)


def _entries(data: bytes) -> Sequence[TypedEntry]:
    """Return the entries in a file; raises ValueError with the reason where there is no list, or it cannot be read."""
    if data.startswith(_ZIP):
        from protlib.formats.word import typed_list

        entries = typed_list.read_typed_list(data)
    elif b"%PDF-" in data[:_BYTES_BEFORE_PDF]:
        from protlib.system.pdf.apart import read_pdf_apart

        entries = take_apart(number_lines(read_pdf_apart(data))).entries
    else:
        lines = number_lines(_text_of(data))
        return (take_apart(lines).entries if is_headed(lines) else ()) or parse_bare_list(lines)
    if not entries:
        raise ValueError("no list of references found; put a heading such as “References” above it")
    return entries


def _text_of(data: bytes) -> str:
    from protlib.formats.common.charset import decode
    from protlib.formats.tagged_text import unify_line_ends

    return unify_line_ends(decode(data))
