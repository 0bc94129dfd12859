"""The files of an import, read one after the other; one that cannot be read stops no other."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from protlib.cli.context import library_of, settings_of
from protlib.cli.files.attached_text import lacks_pdf_reader, say_more_without_reader
from protlib.cli.files.file_contents import ends_within_line, load_file, tell_problems, tell_remarks, without_cut_record
from protlib.cli.files.import_attachments import files_named_in
from protlib.cli.files.import_folders import expand_folders, refuse_folder, tell_passed_over
from protlib.cli.files.imported_reports import (
    DETECT,
    KnownReports,
    is_report,
    look_up_reports,
    may_be_report,
    report_of_record,
    with_file,
)
from protlib.cli.input_file import STANDARD, LoadedFile, document_name, read_bytes
from protlib.cli.output import say
from protlib.cli.terminal.progress_bar import progress
from protlib.errors import InputRefusedError
from protlib.record.access import Access
from protlib.system.progress import ignore_progress
from protlib.text import make_legible

if TYPE_CHECKING:
    from protlib.cli.files.import_options import ImportOptions
    from protlib.formats import ReadOptions
    from protlib.fulltext.tesseract import PictureReader
    from protlib.library.plan import Outcome
    from protlib.record.model import Publication
    from protlib.render.outcomes import RecordOutcome


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """What an import has read: the readable files, and the errors of the others."""

    files: Sequence[LoadedFile]
    unread: "Sequence[RecordOutcome]"

    @property
    def publications(self) -> "list[Publication]":
        """The records of all files."""
        return [publication for file in self.files for publication in file.reading.publications]

    @property
    def sources(self) -> list[str]:
        """The name of the file of each record."""
        return [name for file in self.files for name in [file.source] * len(file.reading.publications)]

    @property
    def lines(self) -> list[tuple[str, int, str]]:
        """The file of each record, the line of it on which this begins, and its sheet where there are several."""
        return [
            (file.name, line, file.reading.sheet_of(position))
            for file in self.files
            for position, line in enumerate(file.reading.lines)
        ]

    @property
    def levels_of_opened(self) -> dict[int, str]:
        """The level that each record that calls itself public would otherwise have, by its position."""
        lines = [(file, line) for file in self.files for line in file.reading.lines]
        positions = [position for position, (file, line) in enumerate(lines) if line in file.reading.opened]
        return dict.fromkeys(positions, Access.CONFIDENTIAL.value)

    @property
    def owners(self) -> dict[int, str]:
        """The keys of the records that have the file of a report already, by the positions of these reports."""
        owners = (file.owner for file in self.files for _record in file.reading.publications)
        return {position: key for position, key in enumerate(owners) if key}

    def reports(self, outcomes: "Sequence[Outcome]") -> list[LoadedFile]:
        """Return the reports that became new records, by the outcomes of all records."""
        owners = [file for file in self.files for _record in file.reading.publications]
        pairs = zip(owners, outcomes, strict=False)
        return [file for file, outcome in pairs if is_report(file) and outcome.action == "added"]

    @property
    def unknown(self) -> frozenset[str]:
        """The names in `extra` of all columns that are no field."""
        from protlib.formats.tables.columns import ORIGIN

        return frozenset(f"{ORIGIN}:{heading}" for file in self.files for heading in file.reading.unknown)

    @property
    def fields(self) -> list[Mapping[str, str]]:
        """The fields that the headings of the table of each record mean."""
        return [file.reading.fields for file in self.files for _record in file.reading.publications]

    @property
    def columns(self) -> list[frozenset[str]]:
        """The fields that the table of each record has; none for a record from another kind of file."""
        no_columns: list[frozenset[str]] = [frozenset()]
        return [
            names
            for file in self.files
            for names in file.reading.columns or no_columns * len(file.reading.publications)
        ]

    @property
    def lost_count(self) -> int:
        """How many files and records could not be read."""
        return len(self.unread) + sum(file.lost_count for file in self.files)

    @property
    def problems(self) -> int:
        """How many problems there were with the others."""
        return sum(file.problems for file in self.files)


def read_all(
    context: typer.Context,
    files: Sequence[str],
    format_name: str,
    reading: "ReadOptions",
    options: "ImportOptions",
    language: str,
) -> ImportBatch:
    """Read every file and print its problems; an unreadable file does not stop the others.

    `language` is that of records without one, in which pictures of covers are read.
    """
    paths = expand_folders(files, format_name)
    has_reports = any(may_be_report(*path) for path in paths)
    with library_of(context) if has_reports else nullcontext() as library:
        pictures = _picture_reader(language) if options.recognises else None
        reader = _FileReader(reading, options, KnownReports(library) if library else None, frozenset(files), pictures)
        for are_reports, in_row in groupby(paths, key=lambda path: may_be_report(*path)):
            if are_reports:
                reader.read_reports(list(in_row))
            else:
                reader.read_others(in_row)
    if not options.quiet and format_name == DETECT:
        tell_passed_over(files, paths, settings_of(context).library)
    if options.look_up:
        look_up_reports(context, reader.loaded)
    _tell_all(reader.loaded, options)
    return ImportBatch(reader.loaded, reader.unread)


class _FileReader:
    """What reads the files of an import one by one, and has the readable files and the errors of the others.

    `typed_paths` are those that the user typed. A report in a folder is left out if a record read before names it: it
    comes with that record.
    """

    def __init__(
        self,
        reading: "ReadOptions",
        options: "ImportOptions",
        known_files: KnownReports | None,
        typed_paths: Collection[str],
        pictures: "PictureReader | None",
    ) -> None:
        self._reading = reading.changed(recognise=pictures.recognise) if pictures else reading
        self._options = options
        self._known_files = known_files
        self._typed_paths = typed_paths
        self._pictures = pictures
        self._files_of_records: set[Path] = set()
        self.loaded: list[LoadedFile] = []
        self.unread: list[RecordOutcome] = []

    def read_others(self, paths: Iterable[tuple[str, str]]) -> None:
        """Read files that are no reports, each of which shows its own progress."""
        for path, form in paths:
            if (file := self._load(path, form)) and self._known_files:
                self._files_of_records |= files_named_in(file, self._options)
                self._known_files.add_arrived(file)

    def read_reports(self, paths: Sequence[tuple[str, str]]) -> None:
        """Read reports, which have one bar; where covers are recognised, the bar of a lone one counts its pages."""
        is_lone = self._pictures is not None and len(paths) == 1
        with progress("Reading reports") if is_lone or len(paths) > 1 else nullcontext(ignore_progress) as report:
            if self._pictures and is_lone:
                self._pictures.progress = report
            for count, (path, form) in enumerate(paths):
                if not is_lone:
                    report(count, len(paths))
                if path in self._typed_paths or Path(path).resolve() not in self._files_of_records:
                    self._load(path, form)
            report(len(paths), len(paths))

    def _load(self, path: str, form: str) -> LoadedFile | None:
        from protlib.render.outcomes import RecordOutcome

        try:
            refuse_folder(path)
            file = _read_file(path, form, self._reading, self._options, self._known_files)
        except InputRefusedError as error:
            say(str(error))
            name = make_legible(document_name(path))
            self.unread.append(RecordOutcome("refused", "", why=(str(error),), file=name))
            return None
        self.loaded.append(file)
        return file


def _picture_reader(language: str) -> "PictureReader":
    from protlib.cli.files.cover_pictures import picture_reader

    return picture_reader(language)


def _tell_all(loaded_files: Sequence[LoadedFile], options: "ImportOptions") -> None:
    """Print the problems of files, and once that nothing here reads PDF."""
    without_reader = 0
    for file in loaded_files:
        lacks_reader = is_report(file) and any(lacks_pdf_reader(problem.what) for problem in file.reading.problems)
        without_reader += lacks_reader
        if options.verbose or not lacks_reader or without_reader == 1:
            tell_problems(file, verbose=options.verbose)
        if not options.quiet:
            tell_remarks(file)
    if without_reader > 1 and not options.verbose:
        say_more_without_reader(without_reader - 1)


def _read_file(
    path: str, form: str, reading: "ReadOptions", options: "ImportOptions", known_files: KnownReports | None
) -> LoadedFile:
    """Read a file; a report that the library has needs no reading where it is skipped anyway."""
    may_be_known = may_be_report(path, form) and options.on_duplicate != "add"
    record = known_files.find_record(path) if known_files and may_be_known else None
    if record is not None and options.on_duplicate == "skip":
        return report_of_record(path, record)
    piped_data = read_bytes(path) if path == STANDARD else None
    file = load_file(path, form, reading, option="--from", data=piped_data)
    if known_files and record is None and options.match == "auto" and options.on_duplicate != "add":
        known_files.fill_by_title(file)
    file = with_file(file, record, piped_data)
    return without_cut_record(file) if options.is_of_whole or ends_within_line(path) else file
