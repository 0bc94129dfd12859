"""What formats of other programs call notes: `--map` takes these names, as it takes the columns of tables."""

from collections.abc import Mapping
from itertools import chain
from typing import Final

from protlib.formats.parsed import Parsed, ReadOptions
from protlib.record.model import Publication
from protlib.record.raw_record import NOTE_FIELDS

NOTE: Final = "note"
PRIVATE: Final = "private_note"
_BIB: Final = ("annote", "annotation", "comment", "review")
_ZOTERO: Final = ("note", "notes")
_ENDNOTE: Final = ("notes", "research-notes", "research_notes")
HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "ris": ("N1", "RN"), "bibtex": _BIB, "biblatex": _BIB, "zotero": _ZOTERO, "zotero-rdf": _ZOTERO,
    "better-bibtex": _ZOTERO,
    "endnote": _ENDNOTE, "endnote-library": _ENDNOTE, "refer": ("%Z", "%<"),
}  # fmt: skip
"""The names by format; the first is the one that messages say."""
ALL_HEADINGS: Final = frozenset(chain.from_iterable(HEADINGS.values()))
OF_UNKNOWN_READERS: Final = frozenset({"ris", "bibtex", "biblatex"})
"""Formats that many programs write, so that nobody can say whose a public note is."""


def find_mapping(name: str, columns: Mapping[str, str]) -> tuple[str, str]:
    """Return the first heading of --map that names notes of a format, and its field; both "" where none does."""
    headings = {heading.casefold() for heading in HEADINGS.get(name, ())}
    pairs = (pair for pair in columns.items() if pair[0].casefold() in headings and pair[1] in NOTE_FIELDS)
    return next(pairs, ("", ""))


def move_notes(parsed: Parsed, name: str, options: ReadOptions) -> None:
    """Move all notes of a file into the field for which --map asks: private ones into the public note, or back."""
    heading, field = find_mapping(name, options.columns)
    if heading:
        parsed.fields[heading] = field
        parsed.publications[:] = [with_notes_in(field, publication) for publication in parsed.publications]


def with_notes_in(field: str, publication: Publication) -> Publication:
    """Return a record with both of its notes in one field; the private note stands below the other one."""
    notes = [text for text in (publication.note, publication.private_note) if text]
    other_field = PRIVATE if field == NOTE else NOTE
    if not notes or not getattr(publication, other_field):
        return publication
    return publication.changed(**{other_field: "", field: "\n\n".join(notes)})
