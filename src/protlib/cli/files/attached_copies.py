"""The attached files of publications that go to others: copied beside a file, or named in it where they are."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from protlib.cli.input_file import STANDARD
from protlib.cli.output import say
from protlib.errors import UsageError
from protlib.frozen import expression
from protlib.system.shell import command_line
from protlib.text import is_utf_8, number_of

if TYPE_CHECKING:
    from protlib.attachments.folder import FilesFolder
    from protlib.record.attached_file import AttachedFile, FileState
    from protlib.record.model import Publication

_Taker = Callable[[str, "AttachedFile", Path], "AttachedFile | None"]
"""Takes a file of a record along: its key, the file, and where it is; None where it cannot."""
_Missing = dict[str, "FileState"]
"""The files that cannot go along, as "key: name", each with what became of it."""
_UNFIT: Final = expression(r"[{}\\\x00-\x1f\x7f]|\s\s|^\s|\s$")
"""What a path in a file of another program cannot have: the braces of BibTeX above all."""


class Files(StrEnum):
    """What becomes of attached files: they stay, or are named where they are, or are copied."""

    NONE = "none"
    LINKED = "linked"
    COPY = "copy"


@contextmanager
def files_for(
    file_mode: Files, library: Path, publications: "Sequence[Publication]", output: str, option: str
) -> "Iterator[Sequence[Publication]]":
    """Give publications with paths from the folder of another file to their files, which are copied there on request.

    New copies are removed again where that file cannot be written. A missing file is left out, and reported; so are
    files that are there from an earlier time. Raises UsageError where the other file is standard output.
    """
    if file_mode is Files.NONE:
        yield publications
        return
    from protlib.attachments.folder import FilesFolder

    if output == STANDARD:
        raise UsageError(f"{option} needs a file. To name one: --output FILE")
    own_folder, target_folder = FilesFolder(library), FilesFolder(Path(output))
    if file_mode is Files.LINKED:
        yield _link_files(publications, own_folder, target_folder)
        return
    old_paths = target_folder.paths()
    missing: _Missing = {}
    try:
        shared_records = [_with_files(record, own_folder, _copier(target_folder), missing) for record in publications]
        yield shared_records
    except BaseException as error:
        for path in {*target_folder.paths()} - {*old_paths}:
            target_folder.remove(path)
        if isinstance(error, UnicodeEncodeError) and not is_utf_8(str(target_folder.path)):
            raise UsageError(f"{output}: this name is not UTF-8, as the names of its files need it") from error
        raise
    _tell_copies(target_folder, shared_records, missing, is_own=target_folder.path == own_folder.path)


def _link_files(
    publications: "Sequence[Publication]", own_folder: "FilesFolder", target_folder: "FilesFolder"
) -> "Sequence[Publication]":
    """Return publications with the paths from a folder to their files, and say which files have none."""
    from protlib.record.attached_file import files_of

    strays: list[str] = []
    missing: _Missing = {}

    def take(key: str, file: "AttachedFile", location: Path) -> "AttachedFile | None":
        path = target_folder.relative_path(location)
        if path and is_utf_8(path) and not _UNFIT.search(path):
            return file._replace(path=path)
        strays.append(f"{key}: {file.name}")
        return None

    linked_records = [_with_files(record, own_folder, take, missing) for record in publications]
    if count := len({file.path for record in linked_records for file in files_of(record)}):
        say(f"{number_of(count, 'file')} named, where {'it is' if count == 1 else 'they are'}")
    _tell_missing(missing)
    if strays:
        names = ", ".join(strays)
        say(f"no other program would find these files, and they are left out: {names}. To copy: --files copy")
    return linked_records


def _copier(target_folder: "FilesFolder") -> _Taker:
    return lambda key, file, path: target_folder.copy(path, key, label=file.label, language=file.language)


def _with_files(record: "Publication", own_folder: "FilesFolder", take: _Taker, missing: _Missing) -> "Publication":
    """Return a record with the files that can be taken along, and note those that are not there."""
    from protlib.attachments.locations import locate_exactly
    from protlib.record.attached_file import PRESENT, file_texts, files_of
    from protlib.record.file_references import with_missing_files, without_references

    record = with_missing_files(record, ())
    files: list[AttachedFile] = []
    for file in files_of(record):
        location = locate_exactly(own_folder, file)
        if location.state in PRESENT:
            files += filter(None, [take(record.key, file, location.path)])
        else:
            missing[f"{record.key}: {file.name}"] = location.state
    return without_references(record.changed(files=file_texts(files))) if record.files else record


def _tell_copies(
    target_folder: "FilesFolder", shared_records: "Sequence[Publication]", missing: _Missing, *, is_own: bool
) -> None:
    from protlib.record.attached_file import files_of

    paths = {file.path for record in shared_records for file in files_of(record)}
    if paths and not is_own:
        say(f"{number_of(len(paths), 'file')} copied to {target_folder.path}")
        _tell_marks(target_folder, shared_records)
    _tell_missing(missing)
    if not is_own and (other_paths := sorted({*target_folder.paths()} - paths)):
        files = number_of(len(other_paths), "file")
        say(f"{target_folder.path} also has {files} that this copy does not name: {', '.join(other_paths)}")


def _tell_marks(target_folder: "FilesFolder", shared_records: "Sequence[Publication]") -> None:
    """Say whose copies have what somebody marked or wrote in them: others will read it."""
    from protlib.record.attached_file import files_of
    from protlib.system.pdf.marks_in_bytes import has_marks

    records_by_path = {file.path: record for record in shared_records for file in files_of(record)}
    marked_paths = [path for path in records_by_path if has_marks(target_folder.resolve(path))]
    if marked_paths:
        files = number_of(len(marked_paths), "file")
        keys = dict.fromkeys(records_by_path[path].key for path in marked_paths)
        say(f"highlights or comments go out in {files}. To see them: protlib notes {command_line(keys)}")


def _tell_missing(missing: _Missing) -> None:
    from protlib.record.attached_file import FETCH_POINTERS, FileState

    pointers = [name for name, state in missing.items() if state is FileState.POINTER]
    if lost_files := [name for name in missing if name not in pointers]:
        say(f"not there, and left out: {', '.join(lost_files)}")
    if pointers:
        say(f"only pointers of Git LFS, and left out: {', '.join(pointers)}. {FETCH_POINTERS}")
