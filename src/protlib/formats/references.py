"""Lists of references as people type and copy them, in any style; protlib only reads them.

Each entry is read as far as it is clear. A doubtful part is reported, never invented, and the whole entry becomes a
note of its record.
"""

import re
from collections.abc import Sequence
from typing import Final

from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.typed_entries.records import of_entries, refers_elsewhere
from protlib.record.typed.addresses import AVAILABLE
from protlib.record.typed.entry import TypedEntry
from protlib.record.typed.listing import is_headed, number_lines, parse_bare_list, take_apart

_SHARE_OF_LIKELY: Final = 0.6  # of entries that look like references: below it, the text is no list
_LETTERS_OF_AN_ENTRY: Final = 900  # at most: longer paragraphs are text
_LETTERS_OF_NAMES: Final = 400  # at most: some thirty authors
_CAPITALISED: Final = 0.6  # the share of name words longer than "of" and "the"
_LETTERS_OF_A_SMALL_WORD: Final = 3  # at most: “of”, “the”, “van”, which names write small
_LETTERS_OF_A_HEAD: Final = 8192  # a list has a heading or an entry by then
_BYTES_BEFORE_PDF: Final = 1024  # readers of PDF allow so many before the mark
_ZIP: Final = b"PK\x03\x04"
# Such as "available from https://", "[Online, accessed June 7, 2017]", which an entry has that says no year.
_ANNOUNCED: Final = re.compile(
    rf"\b(?:{AVAILABLE})\b[^.]{{0,30}}(?:https?://|www\.)|\[online,?\saccessed", re.IGNORECASE
)
# Such as ", May 2010", "pp. " and "https://".
_MARKS: Final = re.compile(
    r"[“\"‘'«(:]|,\s(?:[^\W\d_]{3,9}\.?\s)?(?:19|20)\d\d\b|\d[-–]\d|https?://|\bpp?\.|\bed\.|;\s?(?:19|20)\d\d"
)


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
    return bool(entries) and sum(map(_is_likely, entries)) >= len(entries) * _SHARE_OF_LIKELY


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


def _is_likely(entry: TypedEntry) -> bool:
    """Tell whether an entry has the marks of a reference: author, date and title in a few lines."""
    if refers_elsewhere(entry):
        return True
    is_short = len(entry.text) < _LETTERS_OF_AN_ENTRY and len(entry.who) < _LETTERS_OF_NAMES
    spelt = [word.strip("“‘«(") for word in entry.who.split() if len(word) > _LETTERS_OF_A_SMALL_WORD]
    capitalised = sum(not word[:1].islower() for word in spelt)
    if not is_short or not entry.title or not entry.who or capitalised < len(spelt) * _CAPITALISED:
        return False
    if not entry.year:
        return _ANNOUNCED.search(entry.text) is not None
    return not entry.is_dated_late or bool(_MARKS.search(entry.text))
