"""Imported files that are publications themselves, mostly PDF: those that are known, look-ups, and what to do next."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import typer

from protlib.attachments.document_files import ALWAYS_REPORTS
from protlib.cli.context import names_file
from protlib.cli.input_file import LoadedFile
from protlib.cli.output import MOST_LOST, say, say_first
from protlib.errors import InputRefusedError
from protlib.selection import Selection
from protlib.system import file_signatures
from protlib.system.shell import quote
from protlib.text import number_of

if TYPE_CHECKING:
    from protlib.cli.files.import_options import ImportOptions
    from protlib.library import Library
    from protlib.library.files.cover_titles import CoverTitles
    from protlib.library.plan import Outcome
    from protlib.lookup.answer import IdentifierKind, Inquiry
    from protlib.record.model import Publication

REPORT: Final = "report"
"""The format of reports themselves."""
DETECT: Final = "auto"
"""The format of files whose suffix and content tell it."""
_PIPED_NAME: Final = "report"
"""The name of a file that came by standard input, until it has that of its record."""


def is_report(file: LoadedFile) -> bool:
    """Tell whether a file is itself the publication that was read from it."""
    return file.format.is_publication


def may_be_report(path: str, format_name: str) -> bool:
    """Tell whether a file may be read as a report, by its name and the format that the user has named."""
    return format_name == REPORT or (format_name == DETECT and path.lower().endswith(ALWAYS_REPORTS))


class KnownReports:
    """The records of a library by the content of their files: a report comes in once, however often it is imported.

    A report without its file is known by its title, where that stands on the cover of the file.
    """

    def __init__(self, library: "Library") -> None:
        from protlib.library.files.attachments import records_with_files
        from protlib.record.attached_file import files_of

        self._library = library
        self._arrived_records: list[Publication] = []
        self._sizes: set[int] = set()
        self._records: dict[str, Publication] = {}
        for record in records_with_files(library):
            for file in files_of(record):
                self._sizes.add(file.size)
                self._records.setdefault(file.sha256, record)
        library.close()  # reports take minutes: no file is held open meanwhile, which Windows would not replace

    def find_record(self, path: str) -> "Publication | None":
        """Return the record that has a file with this content; a look at the size spares most files."""
        from protlib.attachments.folder import measure

        try:
            if Path(path).stat().st_size not in self._sizes:
                return None
            return self._records.get(measure(Path(path))[1])
        except (OSError, InputRefusedError):
            return None

    def add_arrived(self, file: LoadedFile) -> None:
        """Remember the records of a file in the same import, before the first report is read."""
        self._arrived_records += file.reading.publications

    def fill_by_title(self, file: LoadedFile) -> None:
        """Give a report the values of the record without a file whose title stands on its cover."""
        if not is_report(file) or not file.reading.publications:
            return
        [report] = file.reading.publications
        if record := self._titles.find_record(report, file.reading.cover):
            file.reading.publications[:] = [_as_known_report(report, record)]
        self._library.close()

    @cached_property
    def _titles(self) -> "CoverTitles":
        from protlib.library.files.cover_titles import CoverTitles

        titles = CoverTitles(self._library.get_many)
        for record in self._library.stream(Selection(missing=("files",)), ("key", "title")).publications:
            titles.add(record.title, record.key)
        for record in self._arrived_records:
            titles.add(record.title, record)
        return titles


def with_file(file: LoadedFile, known_record: "Publication | None", piped_data: bytes | None) -> LoadedFile:
    """Return a report whose record names the report's file; `piped_data` is a report from standard input.

    If the library has that file, with a `known_record`, only fields that are empty or a guess there have new values.
    """
    from protlib.record.attached_file import AttachedFile, file_texts

    if not is_report(file) or not (piped_data or names_file(file.name)):
        return file
    name = f"{_PIPED_NAME}{_suffix_of(piped_data)}" if piped_data else Path(file.name).name
    files = file_texts([AttachedFile(name)])
    file.reading.publications[:] = [
        _as_known_report(record, known_record) if known_record else record.changed(files=files)
        for record in file.reading.publications
    ]
    return file._replace(content=piped_data or b"", owner=known_record.key if known_record else "")


def _suffix_of(content: bytes) -> str:
    """Return the suffix of a report by its content."""
    from protlib.system import zip_archive
    from protlib.system.pdf import pdf_reader

    if pdf_reader.is_pdf(content) or not content.startswith(file_signatures.ZIP):
        return ".pdf" if pdf_reader.is_pdf(content) else ".html"
    names = set(zip_archive.part_names(content))
    return ".epub" if "META-INF/container.xml" in names else ".docx" if "word/document.xml" in names else ".odt"


def _as_known_report(record: "Publication", known_record: "Publication") -> "Publication":
    """Return what a report says anew of its record: fields that are guesses still, or empty."""
    values = {
        name: value
        for name, value in known_record.filled().items()
        if name not in known_record.guessed and name != "files"
    }
    return record.changed(**values)


def report_of_record(path: str, record: "Publication") -> LoadedFile:
    """Return a file that needs no reading, because the library has it with this record."""
    from protlib import formats
    from protlib.record.file_references import without_references

    content = formats.Parsed(publications=[without_references(record.changed(files=()))], lines=[0])
    return LoadedFile(path, formats.format_named(REPORT), content)


def look_up_reports(context: typer.Context, files: Sequence[LoadedFile]) -> None:
    """Give reports what services say of their DOI, ISBN or symbol; guesses fill the gaps."""
    from protlib.cli.lookup import look_up_for, tell_missed
    from protlib.duplicates.merged_record import fill_gaps

    inquiries = {position: inquiry for position, file in enumerate(files) if (inquiry := _inquiry(file))}
    if not inquiries:
        say("no report has a DOI, an ISBN or a document symbol to look up")
        return
    results = look_up_for(context, list(inquiries.values()), refresh=False)
    tell_missed(results)
    answers = dict(results.answers)
    for position, inquiry in inquiries.items():
        if result := answers.get(inquiry):
            publications = files[position].reading.publications
            publications[:] = [fill_gaps(result.publication.changed(source=result.source), publications[0])]


def _inquiry(file: LoadedFile) -> "Inquiry | None":
    from protlib.lookup.answer import Inquiry
    from protlib.record.identifiers.symbols import parse_symbol

    if not is_report(file) or not file.reading.publications:
        return None
    record = file.reading.publications[0]
    if not record.guessed:
        return None
    values: Mapping[str, str] = {
        "doi": record.doi,
        "isbn": record.isbn.partition(" ")[0],
        "symbol": parse_symbol(record.number),
    }
    return next((Inquiry(cast("IdentifierKind", kind), value) for kind, value in values.items() if value), None)


def tell_restricted(outcomes: Sequence["Outcome"], options: "ImportOptions") -> None:
    """Say which reports are not public, by the marks on their pages, and how a person makes them so."""
    records = [outcome.publication for outcome in outcomes if outcome.action == "added"]
    restricted_records = [record for record in records if "access" in record.guessed]
    messages = [
        f"{record.key} is {record.access}: its pages or its name say so. Exports leave it out"
        + ("" if options.dry_run else f". If it is public: protlib set {quote(record.key)} access=public")
        for record in restricted_records
    ]
    if not options.quiet and (further_count := say_first(messages, None if options.verbose else MOST_LOST)):
        say(f"{further_count} more are not public. To list all: protlib list --access internal --access confidential")


def tell_reports(files: Sequence[LoadedFile], options: "ImportOptions") -> None:
    """Say what a person does next with reports that came in: check, look up, read their text."""
    if not files or options.quiet:
        return
    say("what was read from the files is a guess. To list it: protlib check --rule value-guessed")
    _tell_better_reader(files)
    identified_count = sum(_inquiry(file) is not None for file in files)
    if identified_count and not options.look_up:
        verb = number_of(identified_count, "has", "have")
        say(f"{verb} a DOI, an ISBN or a symbol. To ask services for their data: --look-up")
    say("to search in the files: protlib text --all")


def _tell_better_reader(files: Sequence[LoadedFile]) -> None:
    """Say how to read PDF files better, where a program read them that tells no size of letters."""
    from protlib.system.installation import install_extra_command
    from protlib.system.pdf import pdf_reader

    names = (name.casefold() for file in files for record in file.reading.publications for name in record.files)
    if any(".pdf" in name for name in names) and not pdf_reader.reads_marks():
        say(f"pdftotext read the PDF files. For better titles and Arabic text: {install_extra_command('pdf')}")
