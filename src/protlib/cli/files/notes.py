"""The notes of readers on publications, read while a person waits."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from protlib.cli.files.file_reader import read_and_tell
from protlib.cli.output import say
from protlib.system.installation import install_extra_command
from protlib.text import printable

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.record.model import Publication
    from protlib.search.notes import Note


def read_notes(library: "Library", publications: "Sequence[Publication]") -> "list[Note]":
    """Return the notes on publications; files are read that are new or have changed.

    Says what is wrong with a file, and that another reader of PDF is needed for highlights.
    """
    from protlib.library.files.notes import noted_files, notes_of, unread_files
    from protlib.system import pdf

    files = list(noted_files(library, publications))
    if files and not pdf.reads_marks():
        say(f"what reads PDF files here reads no highlights. To install what does: {install_extra_command('pdf')}")
    if unread := unread_files(library, files):
        read_and_tell(library, unread, tells=False, is_searched=False)
    for attached, sha256 in files:
        file_text = library.texts.find_kept(sha256)
        if file_text and file_text.problem:
            say(printable(f"{attached.key}: {attached.file.name}: {file_text.problem}"))
    return list(notes_of(library, publications, files))
