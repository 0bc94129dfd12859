"""`text`: the text of attached files by page, and the reading of all that have none yet."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Final

import typer

from protlib.cli.completers import completers
from protlib.cli.context import decode_typed, library_of
from protlib.cli.options.declaration import argument, flag, option
from protlib.cli.options.shared import JsonFormOption, NoPagerOption
from protlib.cli.output import put_json, put_lines, say
from protlib.cli.terminal.pager import show_in_pager
from protlib.errors import InputRefusedError, NothingFoundError, UsageError
from protlib.system.shell import quote
from protlib.text import number_of

if TYPE_CHECKING:
    from protlib.fulltext.text_store import KeptText
    from protlib.library import Library
    from protlib.library.files.attachments import AttachmentOutcome
    from protlib.library.files.text_intake import ReadFile

_JSON: Final = "json"


def text(
    context: typer.Context,
    key: Annotated[str | None, argument("[KEY]", "The citation key of the publication.", completers.keys)] = None,
    *,
    page: Annotated[
        str | None, option("--page -p PAGES", "Only this page or these pages, as printed on them: 34, 34-36 or 1,3.")
    ] = None,
    name: Annotated[str | None, option("--file NAME", "The text of this one of its files, by name or label.")] = None,
    reads_all: Annotated[bool, flag("--all", "Read all attached files that have no text yet.")] = False,
    reads_again: Annotated[bool, flag("--again", "Read what was read before once more.")] = False,
    recognises: Annotated[
        bool, flag("--ocr", "Recognise the text of pages that are only pictures, with tesseract.")
    ] = False,
    output: JsonFormOption = None,
    no_pager: NoPagerOption = False,
) -> None:
    """Print the text of a publication's file by page, or read all files.

    protlib reads a file once, and keeps its text for every library that has it. A stopped --all goes on there. To find
    words in the texts: protlib search --in-files. Where no number is printed on a page, the page of the file counts.
    """
    if bool(key) == reads_all:
        raise UsageError("name a publication, or read all files: protlib text KEY, protlib text --all")
    if reads_all and (page or name):
        raise UsageError("--page and --file are about one publication; leave out --all")
    with library_of(context) as library:
        if reads_all:
            _read_all(library, reads_again=reads_again, recognises=recognises, output=output)
            return
        attachment, count = _choose_file(library, decode_typed(key or ""), decode_typed(name))
        file_text = _read_file_text(library, attachment, reads_again=reads_again, recognises=recognises)
        _put_text(file_text, attachment, decode_typed(page), output, file_count=0 if name else count, no_pager=no_pager)


def _put_text(
    file_text: "KeptText",
    attachment: "AttachmentOutcome",
    page: str | None,
    output: str | None,
    *,
    file_count: int,
    no_pager: bool,
) -> None:
    from protlib.library.files.text_intake import describe_replaced

    positions = _choose_pages(file_text, attachment, page)
    for line in describe_replaced([attachment]):
        say(line)
    if file_count:
        say(f"{attachment.key} has {file_count} files; this is {attachment.file.name}. To see another: --file NAME")
    with show_in_pager(no_pager=no_pager):
        if output == _JSON:
            put_json(_to_json(file_text, attachment, positions))
        else:
            put_lines(_text_lines(file_text, positions))


def _choose_file(library: "Library", key: str, name: str | None) -> "tuple[AttachmentOutcome, int]":
    """Return the file that is meant, and how many there are if there are several."""
    from protlib.library.files.attachments import find_file, list_files
    from protlib.record.attached_file import files_of

    record = library.get(key)
    files = files_of(record)
    file = find_file(record, name) if name else (files or [find_file(record, "")])[0]
    [attachment] = [attachment for attachment in list_files(library, [record]) if attachment.file == file]
    return attachment, len(files) if len(files) > 1 else 0


def _read_file_text(
    library: "Library", attachment: "AttachmentOutcome", *, reads_again: bool, recognises: bool
) -> "KeptText":
    """Return the text of a file, and read it first if nobody has; raises InputRefusedError for a file without text."""
    from protlib.cli.terminal.progress_bar import progress
    from protlib.library.files.text_intake import find_scans, read_texts

    file_text = None if reads_again else library.texts.find_kept(attachment.file.sha256)
    if file_text is None or file_text.problem or (recognises and find_scans(library, [attachment])):
        with progress("Reading pages") as report:
            [reading] = read_texts(library, [attachment], report, recognises=recognises)
        if reading.problem:
            raise InputRefusedError(str(reading))
        if line := str(reading):
            say(line)
        file_text = library.texts.find_kept(attachment.file.sha256)
    if file_text is None:
        raise InputRefusedError(f"{attachment.key}: the text of {attachment.file.name} was removed meanwhile")
    return file_text


def _choose_pages(file_text: "KeptText", attachment: "AttachmentOutcome", pages: str | None) -> Sequence[int]:
    """Return the positions of pages in the order in which they are typed, each once: "34", "34-36", "1, 3-4"."""
    if pages is None:
        return range(len(file_text.labels))
    parts = [part for part in map(str.strip, pages.split(",")) if part] or [pages]
    return list(dict.fromkeys(position for part in parts for position in _choose_part(file_text, attachment, part)))


def _choose_part(file_text: "KeptText", attachment: "AttachmentOutcome", page: str) -> range:
    from protlib.fulltext.page_numbers import choose_pages

    positions, is_printed = choose_pages(file_text.labels, page)
    if not positions:
        numbers = (
            [_page_number(file_text, position) for position in (0, len(file_text.labels) - 1)]
            if file_text.labels
            else ["no page"]
        )
        raise NothingFoundError(f"{attachment.file.name} has no page {page}; it has {' to '.join(numbers)}")
    if not is_printed:
        noun = "page" if file_text.is_paged else "part"
        say(f"{page} is the {noun} of the file: no such number is known to be printed in {attachment.file.name}")
    return positions


def _page_number(file_text: "KeptText", position: int) -> str:
    return file_text.labels[position] or str(position + 1)


def _text_lines(file_text: "KeptText", positions: Sequence[int]) -> list[str]:
    """Return the lines of pages, each under its number."""
    lines: list[str] = []
    for position in positions:
        page = file_text.page(position)
        kind = "p." if file_text.is_paged else "part"
        meaning = "" if page.label or not file_text.is_paged else " of the file"
        picture = ", a picture" if position in file_text.pictures else ""
        picture = ", letters without names" if position in file_text.nameless else picture
        lines += ["", f"[{kind} {_page_number(file_text, position)}{meaning}{picture}]", *page.text.splitlines()]
    return lines[1:]


def _to_json(file_text: "KeptText", attachment: "AttachmentOutcome", positions: Sequence[int]) -> dict[str, object]:
    pages: list[dict[str, object]] = []
    for position in positions:
        page = file_text.page(position)
        label = {"label": page.label} if page.label else {}
        pages.append({"page": position + 1, **label, "text": page.text, "is_picture": position in file_text.pictures})
    return {
        "key": attachment.key,
        "file": attachment.file.path,
        "reader": file_text.reader,
        "is_paged": file_text.is_paged,
        "pages": pages,
    }


def _read_all(library: "Library", *, reads_again: bool, recognises: bool, output: str | None) -> None:
    from protlib.cli.files.attached_text import read_and_tell
    from protlib.library.files.text_intake import files_of_library, find_scans, unread_files

    files = files_of_library(library)
    if not files:
        raise NothingFoundError(f"no publication has a file. To attach one: protlib attach {quote('KEY')} FILE")
    unread = files if reads_again else unread_files(library, files, with_outdated=True)
    scans = find_scans(library, files) if recognises else []
    pending_files = [attachment for attachment in files if attachment in unread or attachment in scans]
    problems = read_and_tell(library, pending_files, tells=output != _JSON, recognises=recognises)
    old_count = len(files) - len(pending_files)
    if output == _JSON:
        facts = [_problem_to_json(reading) for reading in problems]
        put_json({"read": len(pending_files) - len(facts), "before": old_count, "problems": facts})
    elif not pending_files:
        say(f"{number_of(old_count, 'file')}: all were read before. To read them once more: protlib text --all --again")
    else:
        failures = f", {len(problems)} without a text" if problems else ""
        old_text = f", {old_count} read before" if old_count else ""
        say(f"{number_of(len(pending_files) - len(problems), 'file')} read{failures}{old_text}")
    if problems:
        raise typer.Exit(InputRefusedError.exit_code)


def _problem_to_json(reading: "ReadFile") -> dict[str, str]:
    return {"key": reading.attached.key, "file": reading.attached.file.path, "problem": reading.problem}
