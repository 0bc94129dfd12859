"""Lists of references as people type and copy them, in any style; protlib only reads them.

Each entry is read as far as it is clear. A doubtful part is reported, never invented, and the whole entry becomes a
note of its record.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from protlib.formats.common.entry_records import close_all, records_of_entries
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.system import file_signatures
from protlib.typed_references.entry import TypedEntry, parse_entry
from protlib.typed_references.lists.fences import fenced_lines, metadata_lines
from protlib.typed_references.lists.latex_notes import find_footnotes
from protlib.typed_references.lists.likelihood import are_references
from protlib.typed_references.lists.list_at_end import (
    DocumentLine,
    is_headed,
    number_lines,
    parse_bare_list,
    split_off_list,
)
from protlib.typed_references.lists.markdown_notes import blank_tables, find_notes
from protlib.typed_references.records.marks import MOST_WORDS_AROUND, count_words, split_list_marks
from protlib.typed_references.records.works_in_notes import mark_remarks

if TYPE_CHECKING:
    from protlib.typed_references.lists.annotated_headings import AnnotatedEntry

_LETTERS_OF_A_HEAD: Final = 8192  # a list has a heading or an entry by then
_BYTES_BEFORE_PDF: Final = 1024  # readers of PDF allow so many before the mark


def sniff(data: bytes) -> bool:
    """Tell whether most of a text, or of the part under a heading like “References”, consists of references."""
    if data.startswith(file_signatures.ZIP):
        return False
    if are_references([entry for entry, _annotation in _read_annotated(data)]):
        return True
    text = _text_of(data)
    lines = split_list_marks(number_lines(text))[0]
    entries = split_off_list(lines).entries if is_headed(lines) else ()
    if not entries:
        head = text[:_LETTERS_OF_A_HEAD]
        entries = parse_bare_list(split_list_marks(number_lines(head))[0])
        entries = entries[:-1] if len(entries) > 1 and len(head) < len(text) else entries
    return are_references(entries)


def loads(data: bytes, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a list's entries, also of a list at the end of a text, a Word document or a PDF.

    A line such as "CONFIDENTIAL" closes the records of a text that is hardly more than the list.
    """
    if annotated_entries := _read_annotated(data):
        annotations = {entry.line: annotation for entry, annotation in annotated_entries}
        return records_of_entries([entry for entry, _annotation in annotated_entries], options, annotations)
    try:
        entries, level, mark = _read_entries(data)
    except ValueError as error:
        return Parsed(problems=[Problem(1, "", str(error), lost=True)])
    parsed = records_of_entries(entries, options)
    close_all(parsed, level, mark)
    return parsed


def _read_annotated(data: bytes) -> "Sequence[AnnotatedEntry]":
    """Return the works of an annotated list in Markdown; none of any other file."""
    if file_signatures.PDF in data[:_BYTES_BEFORE_PDF] or data.startswith(file_signatures.ZIP) or b"](http" not in data:
        return ()
    from protlib.typed_references.lists.annotated_headings import find_annotated_entries  # which few lists need

    text = _text_of(data)
    return () if is_headed(number_lines(text)) else find_annotated_entries(text)


def _read_entries(data: bytes) -> tuple[Sequence[TypedEntry], str, str]:
    """Return the entries in a file, the level of them all, and the line that says it; "" for none.

    Raises ValueError with the reason where there is no list, or it cannot be read.
    """
    if data.startswith(file_signatures.ZIP):
        from protlib.formats.documents import typed_list

        entries, level, mark = typed_list.read_typed_list(data)
    elif file_signatures.PDF in data[:_BYTES_BEFORE_PDF]:
        from protlib.system.pdf.reader_process import read_pdf_apart

        entries, level, mark = _read_headed_list(number_lines(read_pdf_apart(data)))
    else:
        lines = number_lines(text := _text_of(data))
        entries, level, mark = _read_headed_list(lines) if is_headed(lines) else ((), "", "")
        if not entries:
            bare_lines, level, mark = split_list_marks(lines)
            return (notes, "", "") if (notes := _read_notes(text)) else (parse_bare_list(bare_lines), level, mark)
    if not entries:
        raise ValueError("no list of references found; put a heading such as “References” above it")
    return entries, level, mark


def _read_headed_list(lines: Sequence[DocumentLine]) -> tuple[Sequence[TypedEntry], str, str]:
    bare_lines, level, mark = split_list_marks(lines)
    typed_list = split_off_list(bare_lines)
    is_list = count_words(typed_list.body) <= MOST_WORDS_AROUND
    return (typed_list.entries, level, mark) if is_list else (typed_list.entries, "", "")


def _read_notes(text: str) -> Sequence[TypedEntry]:
    """Return the notes of a text in Markdown or LaTeX, if enough of them look like references; remarks are marked."""
    ends = [*accumulate(len(line) + 1 for line in text.split("\n"))]
    notes = sorted(find_notes(text))
    if not notes and (footnotes := [*find_footnotes(text)]):
        from protlib.formats.bib.latex.decoder import decode

        notes = [(start, decode(note)) for start, note in footnotes]
    return mark_remarks([parse_entry(note, bisect_left(ends, start + 1) + 1) for start, note in notes if note.strip()])


def _text_of(data: bytes) -> str:
    """Return a text without the metadata, the tables and the code of Markdown; each line keeps its number."""
    from protlib.formats.common.charset import decode
    from protlib.formats.tagged_text import unify_line_ends

    lines = unify_line_ends(decode(data)).split("\n")
    no_text = {*fenced_lines(lines), *metadata_lines(lines)}
    return blank_tables("\n".join("" if number in no_text else line for number, line in enumerate(lines)))
