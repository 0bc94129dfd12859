"""What formats of other programs call notes: `--map` takes these names, as it takes the columns of tables."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from protlib.formats.parsed import Parsed
from protlib.record.model import Publication
from protlib.record.raw_record import NOTE_FIELDS

NOTE: Final = "note"
PRIVATE: Final = "private_note"
NoteHeadings = Mapping[tuple[str, ...], str]
"""The field of each heading of notes; a heading may have several names, of which the first is the usual one."""
_BIB: Final[NoteHeadings] = {("annote", "annotation"): NOTE, ("comment",): PRIVATE, ("review",): PRIVATE}
_CSL: Final[NoteHeadings] = {("annote",): NOTE}
_ZOTERO: Final[NoteHeadings] = {("note", "notes"): PRIVATE}
_ENDNOTE: Final[NoteHeadings] = {("notes",): NOTE, ("research-notes", "research_notes"): PRIVATE}
HEADINGS: Final[Mapping[str, NoteHeadings]] = {
    "ris": {("N1",): NOTE, ("RN",): PRIVATE}, "bibtex": _BIB, "biblatex": _BIB,
    "zotero": _ZOTERO, "zotero-rdf": _ZOTERO, "better-bibtex": _ZOTERO,
    "endnote": _ENDNOTE, "endnote-library": _ENDNOTE, "refer": {("%Z",): NOTE, ("%<",): PRIVATE},
    "csl-json": _CSL, "csl-yaml": _CSL, "hayagriva": {("annote", "annotation"): NOTE},
}  # fmt: skip
"""The headings by format."""
ALL_HEADINGS: Final = frozenset(name for headings in HEADINGS.values() for names in headings for name in names)
READ_BY_HEADING: Final = frozenset({"ris", "bibtex", "biblatex"})
"""Formats whose readers look at --map themselves: there the heading alone does not tell the field."""
OF_UNKNOWN_READERS: Final = READ_BY_HEADING | {"csl-json", "csl-yaml", "hayagriva"}
"""Formats that many programs write, so that nobody can say whose a public note is."""


def find_mapping(name: str, columns: Mapping[str, str]) -> dict[str, str]:
    """Return the headings of a format that --map names, each under its usual name, with the field for its notes."""
    usual_names = {each.casefold(): names[0] for names in HEADINGS.get(name, {}) for each in names}
    pairs = (
        (usual_names.get(heading.casefold(), ""), field) for heading, field in columns.items() if field in NOTE_FIELDS
    )
    return {heading: field for heading, field in pairs if heading}


def move_notes(
    parsed: Parsed, name: str, columns: Mapping[str, str], *, private_headings: Collection[str] = ()
) -> None:
    """Move the notes of the headings that --map names into the field for which it asks, and tell which the file has.

    The records have the notes of one heading as the note, those of the other as the private note. All notes of
    `private_headings` are private, unless --map says otherwise.
    """
    mapping = find_mapping(name, columns)
    places: dict[str, str] = {}
    for names, field in HEADINGS[name].items():
        place = mapping.get(names[0], PRIVATE if names[0] in private_headings else field)
        places[field] = place
        if any(getattr(record, field) for record in parsed.publications):
            parsed.note_headings[names[0]] = place
    parsed.fields.update(mapping)
    public, private = places.get(NOTE, NOTE), places.get(PRIVATE, PRIVATE)
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
