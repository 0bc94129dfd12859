"""The file of a publication, opened in the program that shows it, at a page where the program can do that."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from protlib.attachments.document_files import is_document
from protlib.cli.browser_links import open_in_system, open_links
from protlib.cli.output import say
from protlib.errors import InputRefusedError, UsageError
from protlib.frozen import NamedTuple
from protlib.system.shell import quote
from protlib.system.windows import find_program

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.record.model import Publication

_PAGE_ARGUMENTS: Final = {
    "okular": ("-p", "{page}", "{file}"),
    "evince": ("-i", "{page}", "{file}"),
    "xreader": ("-i", "{page}", "{file}"),
    "atril": ("-i", "{page}", "{file}"),
    "zathura": ("-P", "{page}", "{file}"),
    "mupdf": ("{file}", "{page}"),
    "SumatraPDF": ("-page", "{page}", "{file}"),
}
"""Programs that open a PDF file at a page, and what they want for it."""
_BROWSERS: Final = ("firefox", "chromium", "google-chrome", "microsoft-edge", "msedge")
"""Programs that show a PDF file, and read its page from a link: "file:///a.pdf#page=3"."""


class OpeningOptions(NamedTuple):
    """How publications are opened: at a page, a file by name or label, only by links, also links to this computer."""

    page: int | None = None
    name: str | None = None
    by_link: bool = False
    local_links: bool = False


_FIRST_FILE: Final = OpeningOptions()


def open_publications(
    library: "Library", records: "Sequence[Publication]", options: OpeningOptions = _FIRST_FILE
) -> None:
    """Open the file of each record, or its link; raises what `open_file` and `open_links` raise."""
    needs_file = options.page is not None or bool(options.name)
    with_file = [] if options.by_link else [record for record in records if record.files or needs_file]
    for record in with_file:
        open_file(library, record, options.page, options.name)
    open_links([record for record in records if record not in with_file], opens_files=options.local_links)


def open_file(library: "Library", record: "Publication", page: int | None, name: str | None) -> None:
    """Open a file of a record; of several, the first one, or the one with a name or label.

    Raises NothingFoundError where the record has no such file, InputRefusedError where it is gone or no document.
    """
    from protlib.attachments.folder import FilesFolder
    from protlib.attachments.locations import locate
    from protlib.library.files.attachments import AttachmentOutcome, find_file
    from protlib.library.files.text_intake import describe_replaced
    from protlib.record.attached_file import FETCH_POINTERS, FileState, files_of

    file = find_file(record, name) if name else (files_of(record) or [find_file(record, "")])[0]
    location = locate(FilesFolder(library.path), file)
    if location.state is FileState.MISSING:
        advice = f"To attach another: protlib attach {quote(record.key)} FILE"
        raise InputRefusedError(f"{record.key}: {location.path} is gone. {advice}")
    if location.state is FileState.POINTER:
        raise InputRefusedError(f"{record.key}: {location.path} is only a pointer of Git LFS. {FETCH_POINTERS}")
    effect = "what was attached is gone" if page is None else f"page {page} may be another"
    for line in describe_replaced([AttachmentOutcome(record.key, file, location)], effect):
        say(line)
    if not is_document(location.path):
        raise InputRefusedError(f"{record.key}: {location.path} not opened: only documents can be")
    if page is None:
        open_in_system(str(location.path))
    else:
        _open_at(location.path, page)


def _open_at(path: Path, page: int) -> None:
    if path.suffix.lower() != ".pdf":
        say(f"{path.name} opens at its beginning: only a PDF file can open at a page")
        open_in_system(str(path))
        return
    if command := _command(path, page):
        start_program(command)
        return
    say(f"no program found that opens a PDF at a page; turn to page {page}")
    open_in_system(str(path))


def _command(path: Path, page: int) -> list[str]:
    """Return the command that shows a file at a page; [] where no program is there that can."""
    for program, words in _PAGE_ARGUMENTS.items():
        if program_path := find_program(program):
            return [program_path, *(word.format(page=page, file=path) for word in words)]
    link = f"{path.absolute().as_uri()}#page={page}"
    return next(([program_path, link] for program in _BROWSERS if (program_path := find_program(program))), [])


def start_program(command: Sequence[str]) -> None:
    """Start a program that goes on when protlib ends; raises UsageError where the system does not let it."""
    try:
        subprocess.Popen(  # noqa: S603 - the program was found on the PATH
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=os.name != "nt",
        )
    except OSError as error:
        raise UsageError(f"{command[0]} cannot be started: {error.strerror}") from error
