"""The text of attached files, read and kept: each file once, whichever libraries and records have it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.attachments.folder import has_content
from protlib.errors import InputRefusedError
from protlib.library.attachments import Attached, attached_files, records_with_files
from protlib.record.attached_file import State
from protlib.system.progress import Progress, ignore_progress
from protlib.system.shell import quoted
from protlib.system.windows import explain_error

if TYPE_CHECKING:
    from protlib.fulltext.workers import Reading
    from protlib.library.library import Library
    from protlib.record.model import Publication

_AT_ONCE: Final = 25
"""Files that are put into the index in one write."""


class ReadFile(NamedTuple):
    """A file that was read: how many pages have a text, which are pictures, or the problem."""

    attached: Attached
    pages: int = 0
    pictures: int = 0
    problem: str = ""

    def __str__(self) -> str:
        """Return the problem in one line, "" for none."""
        if self.problem:
            return f"{self.attached.key}: {self.attached.file.name}: {self.problem}"
        if self.pictures * 2 > self.pages:
            scan = f"{self.pictures} of {self.pages} pages are pictures. To give them a text: ocrmypdf"
            return f"{self.attached.key}: {self.attached.file.name}: {scan}"
        return ""


def files_of_library(library: "Library", records: "Sequence[Publication] | None" = None) -> list[Attached]:
    """Return the files of records, or of all, each once."""
    every = attached_files(library, records_with_files(library) if records is None else records)
    by_content = {attached.file.identity: attached for attached in reversed(every)}
    return [attached for attached in every if by_content[attached.file.identity] is attached]


def unread_files(library: "Library", files: Iterable[Attached], *, outdated: bool = False) -> list[Attached]:
    """Return the files that were never read; with `outdated` also those that another version of the reader read."""
    store = library.texts.store
    if not outdated:
        return [attached for attached in files if not store.contains(attached.file.sha256)]
    from protlib.fulltext.file_text import reader_of

    readers = ((attached, store.reader(attached.file.sha256), reader_of(attached.place.path)) for attached in files)
    return [attached for attached, before, now in readers if before is None or (now and now != before)]


def read_texts(
    library: "Library", files: Sequence[Attached], progress: Progress = ignore_progress, *, is_searched: bool = True
) -> Iterator[ReadFile]:
    """Read the texts of files and keep them, and yield what came of each; what is done is kept, whatever stops it.

    They are searched by their pages where that `is_searched`. Raises InputRefusedError where texts cannot be kept.
    """
    from protlib.fulltext.workers import read_files

    waiting: list[str] = []
    present = {}
    for attached in files:
        if problem := _problem_of_place(attached):
            yield ReadFile(attached, problem=problem)
        else:
            present[attached.place.path] = attached
    with closing(read_files(present)) as readings:
        for count, reading in enumerate(readings, 1):
            attached = present[reading.path]
            _keep(library, attached, reading)
            waiting.append(attached.file.sha256)
            if is_searched and len(waiting) == _AT_ONCE:
                library.texts.index(waiting)
                waiting = []
            progress(count, len(present))
            yield _outcome(attached, reading)
    if is_searched and waiting:
        library.texts.index(waiting)
    if is_searched and len(present) > 1:
        library.texts.tidy()


def _problem_of_place(attached: Attached) -> str:
    """Return why a file cannot be read where it is, "" where it can."""
    _key, file, place = attached
    advice = f"To attach it anew: protlib attach {quoted(attached.key)} FILE"
    if place.state is State.MISSING:
        return f"it is gone. {advice}"
    if not file.sha256:
        return f"its content is not known. {advice}"
    size = file.size or place.path.stat().st_size  # which `locate` has just looked at
    if place.state is State.CHANGED or not has_content(place.path, size, file.sha256):
        return f"it has changed since it was attached. {advice}"
    return ""


def _keep(library: "Library", attached: Attached, reading: "Reading") -> None:
    from protlib.fulltext.file_text import reader_of
    from protlib.fulltext.store import Unreadable

    store = library.texts.store
    text = reading.text or Unreadable(reader_of(reading.path), reading.problem)
    try:
        store.write(attached.file.sha256, text)
    except OSError as error:
        raise InputRefusedError(f"{store.folder}: cannot be written: {explain_error(error, store.folder)}") from error


def _outcome(attached: Attached, reading: "Reading") -> ReadFile:
    if reading.text is None:
        return ReadFile(attached, problem=reading.problem)
    return ReadFile(attached, len(reading.text.pages), len(reading.text.pictures))
