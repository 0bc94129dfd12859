"""Columns of a table that are private in a record: whatever brings the table again leaves them there.

A paragraph of a private note, "Case file: 7/2020", is a column where a row says so: under that heading in its `extra`,
or because its table has that heading.
"""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from protlib.library.note_paragraphs import (
    PARAGRAPH,
    without_open_comments,
    without_open_paragraphs,
    without_paragraphs,
)
from protlib.record.model import Publication
from protlib.record.source_names import are_one_file

_COLON: Final = ": "
"""What stands behind the heading of a column in a private note."""


def close_private_columns(existing: Publication, row: Publication, *, may_move: bool = False) -> Publication:
    """Return a row with those columns in its private note that its record has there: in `extra` they would leave.

    So would comments that the private note has. A note with the paragraphs of the record's, in another order, is the
    record's. Nor does a note say what the private note of the record says, or a private note what its note says, unless
    notes `may_move`.
    """
    row = row if may_move else without_open_paragraphs(existing, row)
    if not existing.private_note:
        return row
    row = without_open_comments(row, existing.private_note, open_names=existing.extra)
    note = without_paragraphs(row.note, existing.private_note)
    closed_row = close_columns(row, columns_in_note(existing, row.extra))
    closed_row = closed_row if note == row.note else closed_row.changed(note=note or existing.note)
    is_same = {*closed_row.private_note.split(PARAGRAPH)} == {*existing.private_note.split(PARAGRAPH)}
    return closed_row.changed(private_note=existing.private_note) if is_same else closed_row


def moves_notes(headings: AbstractSet[str]) -> bool:
    """Tell whether one of these headings of private notes means public ones otherwise: the user wants them moved."""
    from protlib.formats.registry import NAMES_OF_NOTES
    from protlib.record.fields.headings import field_of

    return any(heading in NAMES_OF_NOTES or field_of(heading) == "note" for heading in headings)


def close_columns(row: Publication, columns: AbstractSet[str]) -> Publication:
    """Return a row with these names of its `extra` in its private note."""
    if row.extra.keys().isdisjoint(columns):
        return row
    paragraphs = [f"{_beginning(name)}{value}" for name, value in row.extra.items() if name in columns]
    return row.changed(
        extra={name: value for name, value in row.extra.items() if name not in columns},
        private_note=PARAGRAPH.join(filter(None, (row.private_note, *paragraphs))),
    )


def close_new_columns(record: Publication, old: Publication, columns: AbstractSet[str]) -> Publication:
    """Return a record with those names of its `extra` in its private note that it did not have before."""
    return close_columns(record, columns - old.extra.keys())


def without_old_columns(record: Publication, old: Publication) -> Publication:
    """Return a record with those names of its `extra` alone that it did not have before."""
    return record.changed(extra={name: value for name, value in record.extra.items() if name not in old.extra})


def columns_in_note(existing: Publication, row_names: Iterable[str]) -> AbstractSet[str]:
    """Return those names in the `extra` of rows of the columns that a record has in its private note."""
    if not existing.private_note:
        return frozenset()
    paragraphs = existing.private_note.split(PARAGRAPH)
    return {name for name in _columns(row_names) if any(text.startswith(_beginning(name)) for text in paragraphs)}


def find_private_columns(
    pairs: Iterable[tuple[Publication, Publication]],
    new_rows: Iterable[Publication],
    list_filled: Callable[[str], Iterable[Publication]],
) -> AbstractSet[str]:
    """Return the names in `extra` of new rows of columns that are private in each record that has them.

    `pairs` are records and the rows that come again for them. Where none of these has a column, all records of the
    library count: `list_filled` returns those in which a field is filled.
    """
    closed: set[str] = set()
    opened: set[str] = set()
    for existing, row in pairs:
        closed |= columns_in_note(existing, row.extra)
        opened |= existing.extra.keys()
    names = {name for row in new_rows for name in _columns(row.extra)} - closed - opened
    if names:
        private_names = {name for record in list_filled("private_note") for name in columns_in_note(record, names)}
        open_names = (record.extra.keys() for record in list_filled("extra")) if private_names else ()
        closed |= private_names.difference(*open_names)
    return closed - opened


def add_columns(existing: Publication, row: Publication, headings: AbstractSet[str]) -> Publication:
    """Return a row whose private note is that of its record, and below it the columns that it lacks there.

    So does a note under no heading, where the record's has nothing of the table, or `--map` asks for it. `headings` are
    those of its table for private notes. A note with all paragraphs of the record's stays. Of a file without such
    columns the note counts if the record is from another one: from its own, it is the note that the user has changed.
    """
    paragraphs, news = existing.private_note.split(PARAGRAPH), row.private_note.split(PARAGRAPH)
    if not (existing.private_note and row.private_note) or {*news} >= {*paragraphs}:
        return row
    if not headings:
        is_of_other_file = row.source and not are_one_file(row.source, existing.source)
        return row.changed(private_note=_join_private_notes(paragraphs, news)) if is_of_other_file else row
    return row.changed(private_note=PARAGRAPH.join(_add_headed(paragraphs, news, headings)))


def _add_headed(paragraphs: list[str], news: list[str], headings: AbstractSet[str]) -> list[str]:
    """Return the paragraphs of a private note with those that a table has under headings that they lack."""
    for heading in (f"{heading}: " for heading in headings):
        if not any(text.startswith(heading) for text in paragraphs):
            paragraphs = [*paragraphs, *(text for text in news if text.startswith(heading))]
    if moves_notes(headings) or {*paragraphs}.isdisjoint(news):
        beginnings = tuple(f"{heading}: " for heading in headings)
        texts = (text for text in news if text not in paragraphs and not text.startswith(beginnings))
        paragraphs = [*paragraphs, *texts]
    return paragraphs


def _join_private_notes(paragraphs: list[str], news: list[str]) -> str:
    """Return the paragraphs of a private note with those of another one below it, which is about other things.

    One that shares a paragraph came before, and what is gone from it somebody removed. Nor does a column come twice.
    """
    headings = {text.partition(_COLON)[0] for text in paragraphs if _COLON in text}
    is_news = {*paragraphs}.isdisjoint(news) and not any(text.partition(_COLON)[0] in headings for text in news)
    return PARAGRAPH.join((*paragraphs, *news) if is_news else paragraphs)


def renew_note(existing: Publication, row: Publication) -> str:
    """Return the private note of a record with the values of its columns that a row has.

    So a table without a column of its own for private notes changes these paragraphs alone.
    """
    values = {_beginning(name): row.extra[name] for name in columns_in_note(existing, row.extra)}
    note = f"{PARAGRAPH}{existing.private_note}{PARAGRAPH}"  # a value may have several paragraphs
    values = {begin: value for begin, value in values.items() if f"{PARAGRAPH}{begin}{value}{PARAGRAPH}" not in note}
    return PARAGRAPH.join(_renew(text, values) for text in existing.private_note.split(PARAGRAPH))


def _renew(paragraph: str, values: Mapping[str, str]) -> str:
    return next((f"{begin}{value}" for begin, value in values.items() if paragraph.startswith(begin)), paragraph)


def _columns(names: Iterable[str]) -> Iterable[str]:
    """Return those names in `extra` that are headings of a table."""
    from protlib.formats.tables.columns import ORIGIN

    return (name for name in names if name.startswith(f"{ORIGIN}:"))


def _beginning(name: str) -> str:
    """Return how a paragraph of a column begins."""
    from protlib.formats.tables.columns import ORIGIN

    return f"{name.removeprefix(f'{ORIGIN}:')}: "
