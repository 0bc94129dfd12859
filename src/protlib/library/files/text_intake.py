"""The text of attached files, read and kept: each file once, whichever libraries and records have it."""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from protlib.attachments.folder import has_content
from protlib.errors import InputRefusedError
from protlib.library.file_texts import FILES_AT_ONCE
from protlib.library.files.attachments import AttachmentOutcome, list_files, records_with_files
from protlib.record.attached_file import FETCH_POINTERS, FileState
from protlib.system.progress import Progress, ignore_progress
from protlib.system.shell import command_line, quote
from protlib.system.windows import explain_error

if TYPE_CHECKING:
    from pathlib import Path

    from protlib.fulltext.workers import FileReading
    from protlib.library.library import Library
    from protlib.record.model import Publication


class ReadFile(NamedTuple):
    """A file that was read: how many pages it has, how many are pictures, and how many name no letters; or why not."""

    attached: AttachmentOutcome
    page_count: int = 0
    picture_count: int = 0
    nameless_count: int = 0
    problem: str = ""
    is_recognised: bool = False

    def __str__(self) -> str:
        """Return the problem in one line, "" for none."""
        from protlib.fulltext.page_text import describe_pictures

        line = self.problem
        if not line and self.is_recognised and self.picture_count:
            line = f"{describe_pictures(self.picture_count, self.page_count)} without text"
        elif not line and (self.nameless_count or self.picture_count * 2 > self.page_count):
            line = describe_scan(self.attached.key, self.picture_count, self.page_count, self.nameless_count)
        return f"{self.attached.key}: {self.attached.file.name}: {line}" if line else ""


def describe_scan(key: str, picture_count: int, page_count: int, nameless_count: int) -> str:
    """Return how many pages of a file are only pictures, or like them, with the command that reads them."""
    from protlib.fulltext.page_text import describe_pictures

    pictures = describe_pictures(picture_count, page_count, nameless_count)
    return f"{pictures}. To recognise the text: protlib text {quote(key)} --ocr"


def describe_replaced(
    files: Iterable[AttachmentOutcome], effect: str = "the text is that of the one before"
) -> Iterator[str]:
    """Yield a message for each file that was replaced after it was attached, and the command that takes it over."""
    for attached in files:
        if attached.location.state is FileState.CHANGED:
            line = command_line(["protlib", "attach", attached.key, str(attached.location.path)])
            yield f"{attached.file.name} is another file now; {effect}. To take it: {line}"


def files_of_library(library: "Library", records: "Sequence[Publication] | None" = None) -> list[AttachmentOutcome]:
    """Return the files of records, or of all, each once."""
    attached_files = list_files(library, records_with_files(library) if records is None else records)
    by_content = {attached.file.identity: attached for attached in reversed(attached_files)}
    return [attached for attached in attached_files if by_content[attached.file.identity] is attached]


def unread_files(
    library: "Library", files: Iterable[AttachmentOutcome], *, with_outdated: bool = False
) -> list[AttachmentOutcome]:
    """Return the files that were never read; with `with_outdated` also those that another version read."""
    store = library.texts.store
    if not with_outdated:
        return [attached for attached in files if not store.contains(attached.file.sha256)]
    from protlib.fulltext.file_text import reader_of
    from protlib.fulltext.picture_text import is_recognised

    readers = ((attached, store.reader(attached.file.sha256), reader_of(attached.location.path)) for attached in files)
    return [
        attached
        for attached, old_reader, now in readers
        if old_reader is None or (now and now != old_reader and not is_recognised(old_reader))
    ]


def find_scans(library: "Library", files: Iterable[AttachmentOutcome]) -> list[AttachmentOutcome]:
    """Return the files with pages that are only pictures, and those that were never read."""
    from protlib.fulltext.picture_text import is_recognised

    texts = ((attached, library.texts.find_kept(attached.file.sha256)) for attached in files)
    return [attached for attached, text in texts if text is None or (text.pictures and not is_recognised(text.reader))]


def read_texts(
    library: "Library",
    files: Sequence[AttachmentOutcome],
    progress: Progress = ignore_progress,
    *,
    is_searched: bool = True,
    recognises: bool = False,
) -> Iterator[ReadFile]:
    """Read the texts of files and yield the results; each text is kept at once, so that a stop loses none.

    With `is_searched`, the pages become searchable. On request, the text of pictures is recognised. Raises
    InputRefusedError where texts cannot be kept.
    """
    from protlib.fulltext.workers import read_files

    waiting_checksums: list[str] = []
    present_texts = {}
    for attached in files:
        if problem := explain_unreadable(attached):
            yield ReadFile(attached, problem=problem)
        else:
            present_texts[attached.location.path] = attached
    with closing(_recognise(library, present_texts, progress) if recognises else read_files(present_texts)) as readings:
        for count, reading in enumerate(readings, 1):
            attached = present_texts[reading.path]
            if reading.text is not None or not recognises:  # a text that is kept stays
                _keep(library, attached, reading)
            waiting_checksums.append(attached.file.sha256)
            if is_searched and len(waiting_checksums) == FILES_AT_ONCE:
                library.texts.index(waiting_checksums)
                waiting_checksums = []
            progress(count, len(present_texts))
            yield _outcome(attached, reading)
    if is_searched and waiting_checksums:
        library.texts.index(waiting_checksums)
    if is_searched and len(present_texts) > 1:
        library.texts.tidy()


def _recognise(
    library: "Library", files: "Mapping[Path, AttachmentOutcome]", progress: Progress
) -> "Generator[FileReading]":
    """Yield the result for each file, with the text of its pictures, read in its own language or its record's.

    The progress of a lone file counts its pictures. Raises InputRefusedError where no program recognises them.
    """
    from protlib.fulltext.picture_text import recognise_text
    from protlib.fulltext.tesseract import demand_program
    from protlib.fulltext.workers import FileReading

    try:
        demand_program()
    except ValueError as error:
        raise InputRefusedError(str(error)) from error
    report = progress if len(files) == 1 else ignore_progress
    for path, attached in files.items():
        try:
            language = attached.file.language or library.get(attached.key).language
            yield FileReading(path, recognise_text(path, language=language, progress=report))
        except ValueError as error:
            yield FileReading(path, None, str(error))


def explain_unreadable(attachment: AttachmentOutcome) -> str:
    """Return why a file cannot be read where it is, "" where it can."""
    _key, file, location = attachment
    advice = f"To attach it anew: protlib attach {quote(attachment.key)} FILE"
    if location.state is FileState.MISSING:
        return f"it is gone. {advice}"
    if location.state is FileState.POINTER:
        return f"it is only a pointer of Git LFS. {FETCH_POINTERS}"
    if not file.sha256:
        return f"its content is not known. {advice}"
    size = file.size or location.path.stat().st_size  # which `locate` has just looked at
    if location.state is FileState.CHANGED or not has_content(location.path, size, file.sha256):
        return f"it has changed since it was attached. {advice}"
    return ""


def _keep(library: "Library", attachment: AttachmentOutcome, reading: "FileReading") -> None:
    from protlib.fulltext.file_text import reader_of
    from protlib.fulltext.text_store import Unreadable
    from protlib.system.pdf.pdf_reader import is_fault_of_reader

    store = library.texts.store
    # A file that was not at fault is read as soon as something here reads it.
    reader = "" if is_fault_of_reader(reading.problem) else reader_of(reading.path)
    text = reading.text or Unreadable(reader, reading.problem)
    try:
        store.write(attachment.file.sha256, text)
    except OSError as error:
        reason = explain_error(error, store.folder)
        message = f"{store.folder}: cannot be written: {reason}; to keep texts elsewhere: set XDG_DATA_HOME"
        raise InputRefusedError(message) from error


def _outcome(attachment: AttachmentOutcome, reading: "FileReading") -> ReadFile:
    if reading.text is None:
        return ReadFile(attachment, problem=reading.problem)
    from protlib.fulltext.picture_text import is_recognised

    text = reading.text
    counts = len(text.pages), len(text.pictures), len(text.nameless)
    return ReadFile(attachment, *counts, is_recognised=is_recognised(text.reader))
