"""Libraries that are merged: their sides, as files and standard input have them, and the questions about both."""

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.cli.changes import ChangeOptions, ask_and_change
from protlib.cli.options.declaration import OptionGroup, flag, option
from protlib.cli.options.shared import PreferOption
from protlib.cli.outcome_report import tell_opened_records
from protlib.cli.terminal.activity import activity
from protlib.cli.terminal.keyboard import is_watched
from protlib.errors import InputRefusedError, UsageError

if TYPE_CHECKING:
    from protlib.cli.input_file import LoadedFile
    from protlib.git.repository import TrackedFile
    from protlib.library import Library
    from protlib.library.joins.side import Side
    from protlib.library.merges.incoming_records import IncomingLibrary, MergeResult
    from protlib.library.plan import Outcome
    from protlib.record.decisions.three_way import FieldDifference

_BYTES_OF_A_BEGINNING: Final = 1 << 12  # they tell the charset of a file
_SIDE_OF_MERGE: Final = re.compile(r":[23]:(.+)", re.DOTALL)
"""Such as ":3:library.json": a side of a merge that Git has not finished."""


class _CommittedFile(NamedTuple):
    """A file as Git has it, and the base that it shares with the library, if Git knows it.

    The file is None if it is to be read from the disk.
    """

    data: bytes | None = None
    base: bytes | None = None
    base_name: str = ""


def _read_committed(library: Path, source: str) -> _CommittedFile:
    """Return a file from Git by its name: "BRANCH:library.json", or a side of an unfinished merge.

    Raises NothingFoundError if Git does not know the name.
    """
    from protlib.git.repository import TrackedFile
    from protlib.system.windows import has_drive

    is_file = Path(source).is_file()
    if not is_file and (":" not in source or has_drive(source)):
        return _CommittedFile()
    with suppress(UsageError):  # no repository, or no git: it is a file or nothing
        library_file = TrackedFile.from_path(library)
        if is_file:
            is_theirs = library_file.read_object(f":3:{library_file.name}") == Path(source).read_bytes()
            return _with_base(library_file, None, f":1:{library_file.name}") if is_theirs else _CommittedFile()
        revision, _, name = source.partition(":")
        if side := _SIDE_OF_MERGE.fullmatch(source):
            return _with_base(library_file, library_file.read_committed(source), f":1:{side[1]}")
        data, base = library_file.read_committed(source), library_file.find_merge_base(revision or "HEAD")
        return _with_base(library_file, data, f"{base}:{name}") if base else _CommittedFile(data)
    return _CommittedFile()


def _with_base(library_file: "TrackedFile", data: bytes | None, base: str) -> _CommittedFile:
    return _CommittedFile(data, library_file.read_object(base), base)


class _MergeOptions(OptionGroup):
    base: Path | None = option("--base FILE", "The library that both come from, as it was.")
    prefer: PreferOption = None
    conflict_copies: bool = flag(
        "--conflict-copies",
        "Take in all copies that Dropbox, OneDrive, Nextcloud and the like have put beside the library.",
    )
    markers: bool = flag("--markers", "Join the two sides that Git has left in the library's file between its marks.")
    conflicts: bool = flag(
        "--conflicts",
        "Show the conflicts that a merge in Git has left, and settle them; "
        "those of some publications with keys or filters.",
    )
    no_files: bool = flag("--no-files", "Leave the files of the other library where they are.")
    verbose: bool = flag("--verbose -v", "Tell of every record that is added, and of every problem.")


class MergeOptions(_MergeOptions, ChangeOptions):
    """What is merged, and how."""


def incoming_side(
    library: "Library", source: str, options: MergeOptions
) -> "tuple[IncomingLibrary, LoadedFile | None]":
    """Return what a file or Git brings, with the common origin if it is known, and the file if it is no library."""
    from protlib.library.merges.incoming_records import IncomingLibrary

    committed_file, verbose = _read_committed(library.path, source), options.verbose
    theirs, file = _load_side(library, source, verbose=verbose, data=committed_file.data)
    base = base_side(library, options)
    if base is None and committed_file.base is not None:
        base, _file = _load_side(library, committed_file.base_name, verbose=verbose, data=committed_file.base)
    has_history = source != "-" and committed_file.data is None and any(record.number for record in theirs.records)
    return IncomingLibrary(theirs, base, Path(source) if has_history else None, options.prefer), file


def base_side(library: "Library", options: MergeOptions) -> "Side | None":
    """Return the common origin that the options name; None without one."""
    base = options.base
    return None if base is None else _load_side(library, str(base), verbose=options.verbose)[0]


def _load_side(
    library: "Library", path: str, *, verbose: bool, data: bytes | None = None
) -> "tuple[Side, LoadedFile | None]":
    """Return the records of a file, from `data` if somebody has read it; raises InputRefusedError for a partial file.

    A merge must not take a part for the whole.
    """
    from protlib import formats
    from protlib.cli.files.file_contents import load_file, tell_problems, tell_remarks, without_cut_record
    from protlib.cli.input_file import document_name, read_bytes
    from protlib.formats.common.charset import decode, encoding
    from protlib.library.joins.side import read_side, side_without_numbers
    from protlib.storage.contents import ConflictError, NotALibraryError
    from protlib.system.shell import quote

    name = document_name(path)
    if path != "-" and Path(path).exists() and library.path.exists() and Path(path).samefile(library.path):
        raise UsageError(f"{path} is the library itself")
    data = read_bytes(path) if data is None else data
    if formats.detect(data, name, "").name == "library":
        if encoding(data[:_BYTES_OF_A_BEGINNING]).startswith("utf-16"):  # as > of Windows PowerShell writes
            data = decode(data).encode()
        try:
            return read_side(data), None
        except NotALibraryError as error:
            way = ""
            if isinstance(error, ConflictError):
                way = f": “protlib --library {quote(path)} merge --markers” mends it"
            raise InputRefusedError(f"{name} {error}; nothing was merged{way}") from error
    reading = formats.ReadOptions(own_names=library.own_fields())
    side_file = without_cut_record(load_file(path, "auto", reading, option="", data=data))
    tell_problems(side_file, verbose=verbose)
    tell_remarks(side_file)
    if side_file.lost_count:
        raise InputRefusedError(
            f"{name}: {side_file.lost_count} could not be read; nothing was merged. To read the others: protlib import"
        )
    return side_without_numbers(side_file.reading.publications), side_file


def tell_columns(file: "LoadedFile | None", source: str, outcomes: "Sequence[Outcome]", options: MergeOptions) -> None:
    """Say which columns of a merged table leave the library in files for others, and what keeps them private."""
    if file is not None:
        from protlib.cli.files.table_columns import tell_notes, warn_of_new_columns
        from protlib.system.shell import quote

        command = f"protlib import {quote(source)} MAPS --on-duplicate update"
        warn_of_new_columns([file], outcomes, command)
        if not options.quiet:
            tell_notes([file], (), outcomes, dry_run=options.dry_run, command=command)


def merge_sides(
    library: "Library",
    incoming: "Sequence[IncomingLibrary]",
    label: str,
    options: MergeOptions,
    *,
    is_whole: bool = False,
) -> "MergeResult":
    """Merge as the options say, and ask on a terminal.

    If the merge has to be whole, nothing is written while a conflict is left.
    """
    merge = _Merge(library, incoming, label, with_files=not options.no_files)
    if is_watched() and not (options.yes or options.dry_run):
        merge.ask()
    if is_whole or (_have_files(incoming) and not (options.no_files or options.dry_run)):
        merge.make(dry_run=True)  # covers are read before the library is locked
    if not (is_whole and merge.result.conflicts and not options.dry_run):
        outcomes = ask_and_change(merge.make, dry_run=options.dry_run, yes=options.yes, is_drawn=not options.is_json)
        tell_opened_records(outcomes)
    return merge.result


def _have_files(incoming: "Sequence[IncomingLibrary]") -> bool:
    """Tell whether records of other libraries have files."""
    return any(entry.record.files for arrival in incoming if arrival.path for entry in arrival.theirs.records)


class _Merge:
    """A merge that is tried and asked about before it is made; `result` is that of the last time."""

    result: "MergeResult"

    def __init__(
        self, library: "Library", incoming: "Sequence[IncomingLibrary]", label: str, *, with_files: bool
    ) -> None:
        from protlib.library.changes.covers import Covers
        from protlib.library.merges.incoming_records import Choices
        from protlib.system.file_identity import utc_time

        self._library, self._incoming, self._label, self._with_files = library, incoming, label, with_files
        self._choices, self._moment, self._covers = Choices(), utc_time(), Covers()

    def make(self, *, dry_run: bool) -> "Sequence[Outcome]":
        """Merge with the answers that were given, and return what became of each record."""
        from protlib.library.merges.incoming_records import bring_in

        with activity("Merging"):
            self.result = bring_in(
                self._library,
                self._incoming,
                self._choices,
                self._label,
                self._moment,
                covers=self._covers,
                dry_run=dry_run,
                with_files=self._with_files,
            )
        return self.result.outcomes

    def ask(self) -> None:
        """Ask about what both sides changed.

        Several libraries take turns on one field, because each answer changes the next question.
        """
        from protlib.cli.conflicts.value_choice import ask_all

        earlier_conflicts: list[FieldDifference] = []
        for _ in self._incoming:
            self.make(dry_run=True)
            new_conflicts = [conflict for conflict in self.result.conflicts if conflict not in earlier_conflicts]
            new = [*{(conflict.key, conflict.name): conflict for conflict in reversed(new_conflicts)}.values()][::-1]
            if not (new and ask_all(new, self._choices)):
                return
            earlier_conflicts += new
