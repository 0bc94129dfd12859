"""The text of attached files and the notes in them, read while a person waits; each failure is told in a line."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from protlib.cli.output import say
from protlib.cli.terminal.progress_bar import progress
from protlib.system.installation import install_extra_command
from protlib.system.signals import last_words
from protlib.text import make_printable, number_of

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.library.files.attachments import AttachmentOutcome
    from protlib.library.files.text_intake import ReadFile
    from protlib.record.model import Publication
    from protlib.search.passages import Note

_FEW_FILES: Final = 3
"""New files that a command reads by itself."""


def read_and_tell(
    library: "Library",
    files: "Sequence[AttachmentOutcome]",
    *,
    tells: bool = True,
    is_searched: bool = True,
    recognises: bool = False,
) -> "list[ReadFile]":
    """Read files, say in a line what is wrong with one, and return those without a text.

    Their pages are searched later where that `is_searched`. Whoever stops it is told how much is done: that is kept.
    """
    from protlib.library.files.text_intake import read_texts

    problems: list[ReadFile] = []
    count = without_reader = 0

    def tell_progress() -> None:
        say(f"{count} of {len(files)} files are read. To go on: protlib text --all{' --ocr' if recognises else ''}")

    with progress("Reading files") as report, last_words(tell_progress):
        for reading in read_texts(library, files, report, is_searched=is_searched, recognises=recognises):
            count += not reading.problem
            if reading.problem:
                problems.append(reading)
            if not tells:
                continue
            without_reader += (lacks_reader := lacks_pdf_reader(reading.problem))
            if (line := str(reading)) and not (lacks_reader and without_reader > 1):
                say(make_printable(line))
    if without_reader > 1:
        say_more_without_reader(without_reader - 1)
    return problems


def lacks_pdf_reader(problem: str) -> bool:
    """Tell whether a problem is that nothing here reads PDF: the name of the file tells no more than others do."""
    if not problem:
        return False
    from protlib.system.pdf.pdf_reader import is_fault_of_reader

    return is_fault_of_reader(problem)


def say_more_without_reader(count: int) -> None:
    """Say how many more files have the same problem as one before: nothing here reads PDF."""
    say(f"{number_of(count, 'more PDF file')} could not be read, for the same reason")


def read_few(library: "Library", files: "Sequence[AttachmentOutcome]") -> bool:
    """Read new files if they are few, and tell whether they were read."""
    if not 0 < len(files) <= _FEW_FILES:
        return False
    say(f"reading {number_of(len(files), 'new file')}")
    read_and_tell(library, files)
    return True


def prepare_texts(library: "Library", files: "Sequence[AttachmentOutcome]") -> None:
    """Read new files if they are few, and tell which of the others were replaced meanwhile."""
    from protlib.library.files.text_intake import describe_replaced, unread_files

    unread = unread_files(library, files)
    read_few(library, unread)
    for line in describe_replaced(attachment for attachment in files if attachment not in unread):
        say(line)


def read_notes(library: "Library", publications: "Sequence[Publication]") -> "list[Note]":
    """Return the notes on publications; files are read that are new or have changed.

    Says what is wrong with a file, and that another reader of PDF is needed for highlights.
    """
    from protlib.library.files.reader_notes import files_with_unread_notes, noted_files, notes_of
    from protlib.system.pdf import pdf_reader

    files = list(noted_files(library, publications))
    if files and not pdf_reader.reads_marks():
        say(f"what reads PDF files here reads no highlights. To install what does: {install_extra_command('pdf')}")
    if unread := files_with_unread_notes(library, files):
        read_and_tell(library, unread, tells=False, is_searched=False)
    for attachment, sha256 in files:
        file_text = library.texts.find_kept(sha256)
        if file_text and file_text.problem:
            say(make_printable(f"{attachment.key}: {attachment.file.name}: {file_text.problem}"))
    return list(notes_of(library, publications, files))
