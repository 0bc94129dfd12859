"""Columns of tables that are made from the files of records and the decisions of a library."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import typer

from protlib.cli.context import library_of

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.record.model import Publication
    from protlib.search.passages import Note


def with_derived(
    publications: "Sequence[Publication]", columns: Sequence[str], context: typer.Context
) -> "Sequence[Publication]":
    """Return publications with the cells of derived columns in `extra`, where tables find them, as far as wanted.

    A library may have a field of its own by such a name, which stays.
    """
    from protlib.formats.tables.columns import HIGHLIGHTS, VERDICTS

    if not {HIGHLIGHTS, VERDICTS} & {*columns}:
        return publications
    keys = [record.key for record in publications]
    cells: dict[str, Mapping[str, str]] = {}
    with library_of(context) as library:
        derived_columns = {*columns} - {*library.own_fields()}
        if HIGHLIGHTS in derived_columns:
            cells[HIGHLIGHTS] = _highlights(library, keys)
        if VERDICTS in derived_columns:
            cells[VERDICTS] = library.verdicts_in_words(keys)
    return [
        record.changed(extra={**record.extra, **{name: texts.get(record.key, "") for name, texts in cells.items()}})
        for record in publications
    ]


def _highlights(library: "Library", keys: Sequence[str]) -> Mapping[str, str]:
    """Return what readers marked in the files of records, read anew, for records that are handed out name no files."""
    from protlib.cli.files.attached_text import read_notes
    from protlib.render.note_data import cell_of

    notes_by_key: dict[str, list[Note]] = {}
    for note in read_notes(library, library.get_many(keys)):
        notes_by_key.setdefault(note.publication.key, []).append(note)
    return {key: cell_of(notes) for key, notes in notes_by_key.items()}
