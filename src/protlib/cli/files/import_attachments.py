"""The files that imported records name, such as the PDF of an entry of BibTeX: looked for, attached and told."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from functools import cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from protlib.cli.context import folders_named
from protlib.cli.files.imported_reports import is_report
from protlib.cli.input_file import LoadedFile
from protlib.cli.output import say, say_first
from protlib.cli.terminal.progress_bar import progress
from protlib.errors import UsageError
from protlib.frozen import NamedTuple
from protlib.system.shell import quote
from protlib.text import list_first, number_of

if TYPE_CHECKING:
    from protlib.attachments.compressed_library import CompressedFiles
    from protlib.attachments.named_files import Arrival, ArrivalFolders
    from protlib.cli.files.import_options import ImportOptions
    from protlib.library import Library
    from protlib.library.changes.arriving_files import FileArrivals
    from protlib.library.changes.covers import Covers
    from protlib.library.plan import Outcome
    from protlib.record.file_references import FileReference
    from protlib.record.model import Publication

_MOST_NAMED: Final = 3  # files in a message


class ArrivingFiles(NamedTuple):
    """The files of each imported record, its paths that lead to none, and what attaches them.

    `flaws` are the paths of files that cannot be attached, each with the reason. `known_files` are the files of each
    record that protlib knows by their checksums, wherever they are.
    """

    files: "Sequence[Sequence[Arrival]]" = ()
    known_files: Sequence[tuple[str, ...]] = ()
    missing: Sequence[Sequence[str]] = ()
    flaws: Sequence[str] = ()
    attacher: "FileArrivals | None" = None

    @property
    def have_covers(self) -> bool:
        """Whether files come of which the covers are read, beside reports that are records themselves."""
        from protlib.library.changes.covers import has_cover

        return any(has_cover(file.path) and not file.is_publication for files in self.files for file in files)

    def without_arriving(self, publications: "Sequence[Publication]") -> "list[Publication]":
        """Return records without the files that are attached anew."""
        lines = self.known_files or [()] * len(publications)
        return [
            record.changed(files=files) if record.files else record
            for record, files in zip(publications, lines, strict=True)
        ]

    def arrivals(self, *, is_trial: bool) -> "FileArrivals | None":
        """Return what a library attaches, None where no record brings a file."""
        brings_files = self.attacher and (any(self.files) or any(self.attacher.missing))
        return self.attacher._replace(is_trial=is_trial) if self.attacher and brings_files else None


class _Finds(NamedTuple):
    """The files of a record, the references to none, and those to files that cannot be attached, with the reason."""

    files: "list[Arrival]"
    lost: "list[FileReference]"
    unfit: "dict[FileReference, str]"

    @property
    def known_files(self) -> tuple[str, ...]:
        """The files without a place that protlib knows by their checksums, as texts."""
        from protlib.record.attached_file import AttachedFile, file_texts

        references = (reference for reference in (*self.lost, *self.unfit) if reference.sha256)
        return file_texts(AttachedFile(**reference._asdict()) for reference in references)

    def list_missing(self, publication: "Publication") -> list[str]:
        """Return the paths of a table's column whose files were not found; those of a format stay in `extra`."""
        from protlib.record.attached_file import files_of

        own_paths = {file.path for file in files_of(publication) if not file.sha256}
        return [reference.path for reference in (*self.lost, *self.unfit) if reference.path in own_paths]


@contextmanager
def arriving_files(
    library: "Library", files: Sequence[LoadedFile], options: "ImportOptions"
) -> Iterator[ArrivingFiles]:
    """Yield the files that imported records name, if they are in folders that may be read.

    Those of a compressed library are unpacked as long as the block runs.
    """
    with ExitStack() as open_things:
        yield _find_files(library, files, options, open_things)


def _find_files(
    library: "Library", files: Sequence[LoadedFile], options: "ImportOptions", open_things: ExitStack
) -> ArrivingFiles:
    from protlib.record.file_references import references_of

    references = [[references_of(record) for record in file.reading.publications] for file in files]
    if options.no_files or not any(map(any, references)):
        return ArrivingFiles()
    from protlib.attachments.folder import FilesFolder, measure
    from protlib.library.changes.arriving_files import FileArrivals
    from protlib.library.changes.covers import Covers

    file_folders = folders_named("--files-from", options.files_from or ())
    finds: list[_Finds] = []
    for file, references_by_record in zip(files, references, strict=True):
        folders = _folders_of(file, file_folders, options, open_things)
        finds += [_find_of_record(of_record, folders, is_own=is_report(file)) for of_record in references_by_record]
    lines = [record.known_files for record in finds]
    missing = [[reference.path for reference in record.lost] for record in finds]
    flaws = [flaw for record in finds for flaw in record.unfit.values()]
    files_of_records = [record.files for record in finds]
    covers = Covers(open_things.enter_context(progress("Reading covers")))
    checksum_of = cache(lambda path: measure(path)[1])
    records = (record for file in files for record in file.reading.publications)
    missing_files = [find.list_missing(record) for find, record in zip(finds, records, strict=True)]
    attacher = FileArrivals(
        FilesFolder(library.path), files_of_records, covers, checksum_of, missing_files, are_linked=options.link
    )
    return ArrivingFiles(files_of_records, lines, missing, flaws, attacher)


def _folders_of(
    file: LoadedFile, file_folders: Sequence[Path], options: "ImportOptions", open_things: ExitStack
) -> "ArrivalFolders":
    """Return where the files are that a file of records names; raises UsageError for --link without a file."""
    from protlib.attachments.compressed_library import SUFFIX
    from protlib.attachments.named_files import ArrivalFolders

    if file.content and options.link:
        raise UsageError("--link needs a file; what comes by standard input has no path. Leave --link out")
    home = _lay_down(file, open_things) if file.content else Path(file.name).parent
    unpacked_files = _unpack(Path(file.name), open_things) if Path(file.name).suffix.lower() == SUFFIX else None
    return ArrivalFolders(home, file_folders, unpacked_files)


def files_named_in(file: LoadedFile, options: "ImportOptions") -> set[Path]:
    """Return the real paths of the files that the records of a file name, and that an import may take."""
    from protlib.attachments.named_files import ArrivalFolders
    from protlib.record.file_references import references_of

    folders = ArrivalFolders(Path(file.name).parent, folders_named("--files-from", options.files_from or ()))
    references = (reference for record in file.reading.publications for reference in references_of(record))
    return {arrival.path.resolve() for reference in references if (arrival := folders.find_file(reference))}


def _find_of_record(references: "Sequence[FileReference]", folders: "ArrivalFolders", *, is_own: bool) -> _Finds:
    """Look for the files of a record; a report that is the record itself must be readable, and is not looked at."""
    from protlib.attachments.folder import flaw_of

    finds = _Finds([], [], {})
    for reference in references:
        arrival = folders.find_file(reference)
        if arrival is None:
            finds.lost.append(reference)
        elif flaw := "" if is_own else flaw_of(arrival.path):
            finds.unfit[reference] = f"{quote(str(arrival.path))}: {flaw}"
        else:
            finds.files.append(arrival._replace(is_publication=is_own))
    return finds


def _lay_down(file: LoadedFile, open_things: ExitStack) -> Path:
    """Return a folder with the report that came by standard input, under the name that its record has for it."""
    from protlib.record.attached_file import files_of

    folder = _open_folder(open_things)
    for attached_file in (attached_file for record in file.reading.publications for attached_file in files_of(record)):
        (folder / attached_file.path).write_bytes(file.content)
    return folder


def _open_folder(open_things: ExitStack) -> Path:
    """Return a new folder, which goes with what is open."""
    from tempfile import TemporaryDirectory

    return Path(open_things.enter_context(TemporaryDirectory(prefix="protlib-")))


def _unpack(library: Path, open_things: ExitStack) -> "tuple[CompressedFiles, Path]":
    """Return the files of a compressed library and the folder for them, which goes with what is open."""
    from protlib.attachments.compressed_library import CompressedFiles

    folder = _open_folder(open_things)
    return open_things.enter_context(closing(CompressedFiles(library, folder))), folder


def tell_files(arrivals: ArrivingFiles, outcomes: "Sequence[Outcome]", options: "ImportOptions") -> None:
    """Say how many files were attached, which are missing, and how to attach those of records that were skipped."""
    if options.quiet:
        if arrivals.attacher:
            tell_unread_covers(arrivals.attacher.covers)
        return
    pairs = list(zip(arrivals.files, outcomes, strict=False))
    count = sum(_count_new_files(files, outcome) for files, outcome in pairs)
    skipped_count = sum(
        _has_more(files, outcome.publication)
        for files, outcome in pairs
        if outcome.action == "skipped" and not all(file.is_publication for file in files)
    )
    if count:
        say(f"{number_of(count, 'file')} {'to attach' if options.dry_run else 'attached'}")
    if skipped_count:
        subject = (
            "1 publication that is already there has"
            if skipped_count == 1
            else f"{skipped_count} that are already there have"
        )
        say(f"{subject} files in this import. To attach them: --on-duplicate update")
    if further_count := say_first([f"not attached: {flaw}" for flaw in arrivals.flaws], _MOST_NAMED):
        say(f"not attached for such reasons: {number_of(further_count, 'more file')}")
    if arrivals.attacher:
        tell_unread_covers(arrivals.attacher.covers)
    rows = zip(arrivals.files, arrivals.missing, outcomes, strict=False)
    if missing := [path for files, paths, outcome in rows for path in _without_earlier_files(files, paths, outcome)]:
        names = list_first([*map(quote, missing)], _MOST_NAMED)
        say(f"{number_of(len(missing), 'file')} not found: {names}. To look elsewhere: --files-from FOLDER")


def _count_new_files(files: "Sequence[Arrival]", outcome: "Outcome") -> int:
    """Return how many of its files a record got: one that it had before counts no more."""
    if outcome.action == "updated" and outcome.old_record is not None:
        return min(len(files), len({*outcome.publication.files} - {*outcome.old_record.files}))
    return len(files) if outcome.action in {"added", "updated", "merged"} else 0


def _without_earlier_files(files: "Sequence[Arrival]", missing: Sequence[str], outcome: "Outcome") -> Sequence[str]:
    """Return the missing paths of a record without those whose files it likely has from an earlier import.

    A copy has another name, but the same suffix. All of one suffix are told where the record has fewer of it.
    """
    from protlib.record.attached_file import files_of

    if not missing or outcome.action == "added":
        return missing
    own_counts = Counter(PurePath(file.path).suffix.lower() for file in files_of(outcome.publication))
    paths = [*map(PurePath, missing), *(file.path for file in files)]
    counts_in_row = Counter(path.suffix.lower() for path in paths)
    return [
        path
        for path in missing
        for suffix in (PurePath(path).suffix.lower(),)
        if own_counts[suffix] < counts_in_row[suffix]
    ]


def tell_unread_covers(covers: "Covers", key: str = "KEY") -> None:
    """Say of which files nobody knows who may see them, because their covers could not be read."""
    messages = [f"{quote(path.name)}: its cover was not read: {problem}" for path, problem in covers.unread.items()]
    if further_count := say_first(messages, _MOST_NAMED):
        say(f"the covers of {number_of(further_count, 'more file')} were not read")
    if messages:
        say(f"if not everybody may see it: protlib set {quote(key)} access=confidential")


def _has_more(files: "Sequence[Arrival]", publication: "Publication") -> bool:
    """Tell whether a file is likely new to a record: no file that the record has is of the same size."""
    from protlib.record.attached_file import files_of

    sizes = {file.size for file in files_of(publication)}
    return any(file.path.stat().st_size not in sizes for file in files)
