"""Covers of reports that are pictures: what recognises their words, and what is said of them without it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from protlib.cli.input_file import LoadedFile
from protlib.cli.output import say
from protlib.errors import InputRefusedError
from protlib.system.shell import command_line
from protlib.text import number_of

if TYPE_CHECKING:
    from protlib.cli.files.import_options import ImportOptions
    from protlib.fulltext.tesseract import PictureReader
    from protlib.library.plan import Outcome

_MOST_NAMED: Final = 3  # files in a command that is shown
_ANEW: Final = ("--on-duplicate", "replace")
"""What takes new guesses in the place of guesses; what a person has set stays."""


def picture_reader(language: str) -> "PictureReader":
    """Return what recognises words in pictures, all in a language if one is named.

    Raises InputRefusedError where nothing here does, or not in that language.
    """
    from protlib.fulltext.tesseract import PictureReader
    from protlib.system.installation import install_extra_command
    from protlib.system.pdf import pdf_reader

    try:
        reader = PictureReader(language)
    except ValueError as error:
        raise InputRefusedError(str(error)) from error
    if not pdf_reader.reads_marks():
        line = install_extra_command("pdf")
        raise InputRefusedError(f"--ocr needs what draws the pages of PDF files. To install it: {line}")
    return reader


def tell_bare_covers(paths: Sequence[str], files: Sequence[LoadedFile], options: "ImportOptions") -> None:
    """Say how many new reports have no words as text on their covers, and how these are recognised."""
    count = sum(file.reading.has_bare_cover for file in files)
    if not count or options.recognises or options.quiet:
        return
    from protlib.fulltext.tesseract import PROGRAM
    from protlib.system.windows import find_program

    examples = paths if len(paths) <= _MOST_NAMED else ["FILE..."]
    line = command_line(["protlib", "import", *examples, "--ocr", *(() if options.dry_run else _ANEW)])
    install = "" if find_program(PROGRAM) else f", install {PROGRAM}, then"
    say(f"{number_of(count, 'report has', 'reports have')} a cover without text. To recognise it{install}: {line}")


def tell_known_covers(outcomes: "Sequence[Outcome]", files: Sequence[LoadedFile], options: "ImportOptions") -> None:
    """Say which option reads anew the covers of reports that are there without a body, or by the name of their file."""
    if not options.recognises or options.quiet or options.on_duplicate != "skip":
        return
    owners = [file for file in files for _record in file.reading.publications]
    pairs = zip(owners, outcomes, strict=False)
    count = sum(_is_waiting(file, outcome) for file, outcome in pairs)
    if count:
        subject = number_of(count, "report that is there has", "reports that are there have")
        say(f"{subject} no body, or the file's name as title. To recognise the cover: {' '.join(_ANEW)}")


def _is_waiting(file: LoadedFile, outcome: "Outcome") -> bool:
    """Tell whether a report that was skipped lacks what its cover may tell, and nobody has confirmed its title."""
    from protlib.cli.files.imported_reports import is_report
    from protlib.title_pages.record import title_of_name

    record = outcome.publication
    if not is_report(file) or outcome.action != "skipped" or "title" not in record.guessed:
        return False
    return record.title == title_of_name(file.source) or not (record.authors or record.editors or record.publisher)
