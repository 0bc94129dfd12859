"""What readers have highlighted and written in files, for an assistant: of the records that it may read alone."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from protlib.cli.assistant.answers import HighlightLine, Highlights
from protlib.text import make_printable

if TYPE_CHECKING:
    from protlib.cli.shelf import Shelf
    from protlib.search.passages import Note

_MOST_NOTES: Final = 100
"""The most notes in one answer."""
_MOST_LETTERS: Final = 2000  # characters of a text


def find_highlights(shelf: "Shelf", keys: Sequence[str]) -> Highlights:
    """Return the notes of readers on records that may leave; files that have changed are read anew."""
    from protlib.library.files.reader_notes import files_with_unread_notes, noted_files, notes_of
    from protlib.library.files.text_intake import read_texts

    visible = shelf.ask_library(lambda library: [record.key for record in library.get_many(list(dict.fromkeys(keys)))])
    with shelf.open_library() as library:
        records = [record for record in library.get_many(visible) if shelf.is_open(record)]
        files = list(noted_files(library, records))
        for _text in read_texts(library, files_with_unread_notes(library, files), is_searched=False):
            pass
        notes = list(notes_of(library, records, files))
    remarks = [f"shown: {_MOST_NOTES} of {len(notes)}; ask for fewer keys"] if len(notes) > _MOST_NOTES else []
    remarks += [] if notes else ["nobody has highlighted or written anything in these files"]
    return Highlights(total=len(notes), highlights=list(map(_line, notes[:_MOST_NOTES])), notes=remarks)


def _line(note: "Note") -> HighlightLine:
    line = HighlightLine(key=note.publication.key, cite=note.cite(), kind=note.mark.kind)
    if note.mark.text:
        line["text"] = make_printable(note.mark.text[:_MOST_LETTERS])
    if note.mark.comment:
        line["comment"] = make_printable(note.mark.comment[:_MOST_LETTERS])
    if note.mark.colour:
        line["colour"] = make_printable(note.mark.colour)
    if note.mark.author:
        line["author"] = make_printable(note.mark.author)
    if note.page and (meaning := note.page.explain()):
        line["page_is"] = meaning
    if note.publication.access:
        line["access"] = note.publication.access
    return line
