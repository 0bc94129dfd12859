"""The list of references that somebody typed at the end of a document, or that is all of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import Enum
from itertools import pairwise
from typing import Final

from protlib.formats.documents import document
from protlib.formats.documents.document import TextDocument
from protlib.formats.documents.paragraph_locations import ParagraphLocation, locations_of
from protlib.typed_references.entry import TypedEntry
from protlib.typed_references.lists.likelihood import are_references, are_text, from_first_reference
from protlib.typed_references.lists.list_at_end import (
    DocumentLine,
    ends_list,
    number_lines,
    parse_bare_list,
    split_off_list,
)
from protlib.typed_references.lists.list_headings import is_list_heading
from protlib.typed_references.records.marks import MOST_WORDS_AROUND, count_words, split_list_marks
from protlib.typed_references.records.works_in_notes import mark_remarks

_DOUBTFUL_SHARE: Final = 0.3  # the share of paragraphs that look like references, from which a document may be a list


class ListContent(Enum):
    """What a document is: a list of references, a text, or what only a person can tell."""

    LIST = "list"
    DOUBTFUL = "doubtful"
    TEXT = "text"


def read_typed_list(data: bytes) -> tuple[Sequence[TypedEntry], str, str]:
    """Return the entries of a document that somebody calls a list, and what `mark_of_list` returns of it.

    Without a list, they are those in its notes, which nothing closes as a whole. Raises ValueError where it cannot be
    opened.
    """
    content = document.read_document(data, is_whole=True, has_kinds=True)
    if entries := list_entries(content) or _bare_entries(_main_lines(content), _DOUBTFUL_SHARE):
        return entries, *mark_of_list(content)
    return note_entries(content), "", ""


def list_entries(document: TextDocument) -> Sequence[TypedEntry]:
    """Return the entries, without lines, of the list that ends the main text, or of a document that is only a list.

    A list that a program made needs no heading, and ends where the program's part does.
    """
    lines = _main_lines(document)
    typed_list = _read_headed_or_made(lines, document.list_lines)
    return [replace(entry, line=0) for entry in typed_list] or _bare_entries(lines)


def _read_headed_or_made(lines: Sequence[DocumentLine], made_lines: range) -> Sequence[TypedEntry]:
    """Return the entries below a heading, and of the list that a program made in these lines."""
    typed_list = split_off_list(lines, are_paragraphs=True).entries
    if any(entry.line in made_lines for entry in typed_list):
        return split_off_list([line for line in lines if line.number < made_lines.stop], are_paragraphs=True).entries
    program_list = [line for line in lines if line.number in made_lines]
    return typed_list or parse_bare_list(program_list, are_paragraphs=True)


def note_entries(document: TextDocument) -> Sequence[TypedEntry]:
    """Return a document's footnotes and endnotes, a paragraph each, if enough look like references; remarks are marked.

    A paragraph may have several lines, with an address broken between them.
    """
    locations = locations_of(document)
    notes = {id(location): location.text for location in locations.values() if location.kind == "note"}
    bare = parse_bare_list(number_lines("\n\n".join(notes.values())))
    return [replace(entry, line=0) for entry in mark_remarks(bare)]


def kind_of_content(data: bytes) -> ListContent:
    """Return what a document holds: a list of references, or a text; one that cannot be opened is a text."""
    try:
        lines = _main_lines(document.read_document(data, is_whole=True, has_kinds=True))
    except ValueError:
        return ListContent.TEXT
    parts = split_off_list(lines, are_paragraphs=True)
    if parts.entries and count_words(parts.body) > MOST_WORDS_AROUND:
        return ListContent.TEXT
    if are_references(parts.entries) or _bare_entries(lines):
        return ListContent.LIST
    return ListContent.DOUBTFUL if parts.entries or _bare_entries(lines, _DOUBTFUL_SHARE) else ListContent.TEXT


def _main_lines(document: TextDocument) -> Sequence[DocumentLine]:
    lines = number_lines(document.text)[: document.main_text.count("\n")]
    return split_list_marks(end_lists(lines, locations_of(document)))[0]


def mark_of_list(document: TextDocument) -> tuple[str, str]:
    """Return the level of a document that is hardly more than a list, and the line that says it; "" for none."""
    typed_list = split_off_list(_main_lines(document), are_paragraphs=True)
    is_list = not typed_list.entries or count_words(typed_list.body) <= MOST_WORDS_AROUND
    return split_list_marks(number_lines(document.text))[1:] if is_list else ("", "")


def _bare_entries(lines: Sequence[DocumentLine], *share: float) -> Sequence[TypedEntry]:
    """Return the entries of paragraphs, if at least this share of them, from 0 to 1, are references; else none."""
    bare = parse_bare_list(lines, are_paragraphs=True)
    is_list = are_references(bare, *share) and not are_text(bare)
    return [replace(entry, line=0) for entry in from_first_reference(bare)] if is_list else []


def end_lists(lines: Sequence[DocumentLine], locations: Mapping[int, ParagraphLocation]) -> list[DocumentLine]:
    """Return lines in which a heading of Markdown ends the list: the first behind it with no references below it.

    Headings within the list are no entries. Any heading of a chapter ends a list above the last one. Lines of a list
    have the numbers that the program shows before them.
    """
    list_headings = {position for position, line in enumerate(lines) if is_list_heading(line.text)}
    first, last = min(list_headings, default=len(lines)), max(list_headings, default=len(lines))
    headings = [position for position in range(last + 1, len(lines)) if _is_heading(lines[position], locations)]
    start = first + 1 if list_headings else 0
    marked_list, has_references = [*lines[:start], *(_with_label(line, locations) for line in lines[start:])], False
    for position in range(first + 1, last):
        if position not in list_headings and _is_heading(lines[position], locations):
            marked_list[position] = _as_markdown(lines[position])
    for position, end in reversed([*pairwise((*headings, len(lines)))]):
        section = parse_bare_list(lines[position + 1 : end], are_paragraphs=True)
        if section:
            has_references = are_references(section, _DOUBTFUL_SHARE) and not are_text(section)
        marked_list[position] = lines[position]._replace(text="") if has_references else _as_markdown(lines[position])
    return marked_list


def _with_label(line: DocumentLine, locations: Mapping[int, ParagraphLocation]) -> DocumentLine:
    label = locations[line.number].label if line.number in locations and line.text.strip() else 0
    return line._replace(text=f"{label}. {line.text}") if label else line


def _as_markdown(heading: DocumentLine) -> DocumentLine:
    return heading._replace(text=f"# {heading.text}")


def _is_heading(line: DocumentLine, locations: Mapping[int, ParagraphLocation]) -> bool:
    is_plain = bool(line.text.strip()) and not ends_list(line.text)
    return is_plain and line.number in locations and locations[line.number].kind == "heading"
