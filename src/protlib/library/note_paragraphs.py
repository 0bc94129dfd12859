"""Paragraphs of notes that stand in another note, too: each stays where the library has it, and stands there once."""

from collections.abc import Collection, Iterable
from typing import Final

from protlib.record.model import Publication
from protlib.text import fold

PARAGRAPH: Final = "\n\n"
"""What stands between the paragraphs of a note."""
_OPEN_NAMES: Final = ("bibtex:comment", "bibtex:review")
"""How names in `extra` begin under which earlier versions kept the comments of JabRef."""


def without_paragraphs(note: str, other_note: str) -> str:
    """Return a note without the paragraphs of another one, also where they are only lines of a paragraph."""
    other_paragraphs = [text.split("\n") for text in other_note.split(PARAGRAPH) if text]
    paragraphs = [_without_lines(text.split("\n"), other_paragraphs) for text in note.split(PARAGRAPH)]
    return PARAGRAPH.join(filter(None, paragraphs))


def join_notes(*notes: str) -> str:
    """Return notes under each other, each paragraph once."""
    return PARAGRAPH.join(dict.fromkeys(text for note in notes for text in note.split(PARAGRAPH) if text))


def without_open_paragraphs(existing: Publication, row: Publication) -> Publication:
    """Return a row without what its private note says and its record shows in public: a library changes by its user."""
    if not row.private_note or not (existing.note or existing.extra):
        return row
    comments = {letters for forms in _open_comments(existing).values() for pair in forms for letters in pair}
    texts = [text for text in row.private_note.split(PARAGRAPH) if text]
    note = PARAGRAPH.join(
        text for text in texts if not (has_paragraph(existing.note, text) or (comments and _letters(text) in comments))
    )
    if note == row.private_note:
        return row
    is_part = row.note and all(has_paragraph(existing.note, text) for text in row.note.split(PARAGRAPH))
    return row.changed(private_note=note, note=existing.note if is_part else row.note)


def without_open_comments(record: Publication, private_note: str, *, open_names: Collection[str] = ()) -> Publication:
    """Return a record without the comments in `extra` that a private note has, but for those under `open_names`."""
    letters = {*map(_letters, private_note.split(PARAGRAPH))}
    names = {
        name
        for name, forms in (_open_comments(record).items() if private_note else ())
        if name not in open_names and all(not letters.isdisjoint(pair) for pair in forms)
    }
    if not names:
        return record
    return record.changed(extra={name: value for name, value in record.extra.items() if name not in names})


def has_paragraph(note: str, paragraph: str) -> bool:
    """Tell whether a note has a paragraph, perhaps as lines of one."""
    return bool(note) and without_paragraphs(note, paragraph) != note


def _open_comments(record: Publication) -> dict[str, list[tuple[str, str]]]:
    """Return the letters of each paragraph of the comments in `extra` by their names, and those behind the user's."""
    comments: dict[str, list[tuple[str, str]]] = {}
    for name, value in record.extra.items():
        if name.startswith(_OPEN_NAMES) and isinstance(value, str):
            user = _letters(name.removeprefix(_OPEN_NAMES[0]))
            paragraphs = [letters for text in value.split(PARAGRAPH) if (letters := _letters(text))]
            comments[name] = [(letters, user + letters) for letters in paragraphs]
    return {name: pairs for name, pairs in comments.items() if pairs}


def _letters(text: str) -> str:
    """Return the letters and digits of a text: one may be LaTeX, the other what LaTeX prints."""
    return "".join(filter(str.isalnum, fold(text)))


def _without_lines(lines: list[str], other_paragraphs: Iterable[list[str]]) -> str:
    """Return the lines of a paragraph without those that are a paragraph of another note."""
    for other_lines in other_paragraphs:
        count = len(other_lines)
        starts = (start for start in range(len(lines) - count + 1) if lines[start : start + count] == other_lines)
        start = next(starts, None)
        if start is not None:
            lines = lines[:start] + lines[start + count :]
    return "\n".join(lines)
