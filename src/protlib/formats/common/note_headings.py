"""The notes of other programs: `--map` takes what they call them, as it takes the columns of tables."""

from collections.abc import Mapping, Sequence
from typing import Final

from protlib.formats.parsed import NoteHeadings, Parsed, ReadOptions
from protlib.record.model import Publication
from protlib.record.raw_record import NOTE_FIELDS

NOTE: Final = "note"
PRIVATE: Final = "private_note"


def find_mapping(headings: NoteHeadings, columns: Mapping[str, str]) -> dict[str, str]:
    """Return the headings that --map names, each under its usual name, with the field for its notes."""
    usual_names = {name.casefold(): heading.names[0] for heading in headings for name in heading.names}
    pairs = (
        (usual_names.get(column.casefold(), ""), field) for column, field in columns.items() if field in NOTE_FIELDS
    )
    return {heading: field for heading, field in pairs if heading}


def move_notes(parsed: Parsed, options: ReadOptions, *, is_of_reader: bool = False) -> None:
    """Move the notes of the headings that --map names into the field for which it asks, and tell which the file has.

    The records have the notes of one heading as the note, those of the other as the private note. In the file of a
    program for readers, all are private unless --map says otherwise.
    """
    mapping = find_mapping(options.note_headings, options.columns)
    places: dict[str, str] = {}
    for names, field in options.note_headings:
        place = mapping.get(names[0], PRIVATE if is_of_reader else field)
        places[field] = place
        if any(getattr(record, field) for record in parsed.publications):
            parsed.note_headings[names[0]] = place
    parsed.fields.update(mapping)
    public, private = places.get(NOTE, PRIVATE if is_of_reader else NOTE), places.get(PRIVATE, PRIVATE)
    if (public, private) != (NOTE, PRIVATE):
        parsed.publications[:] = [_with_notes_in(public, private, record) for record in parsed.publications]


def _with_notes_in(public: str, private: str, publication: Publication) -> Publication:
    """Return a record with its note in one field, and its private note in another or below it."""
    pairs = [(public, publication.note), (private, publication.private_note)]
    fields = {field: join_texts([text for place, text in pairs if place == field]) for field in (NOTE, PRIVATE)}
    if fields == {NOTE: publication.note, PRIVATE: publication.private_note}:
        return publication
    return publication.changed(**fields)


def join_texts(texts: Sequence[str]) -> str:
    """Return notes as paragraphs of one."""
    return "\n\n".join(filter(None, texts))
