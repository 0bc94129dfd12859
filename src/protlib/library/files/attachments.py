"""Files of records: copied or linked, taken away, located, and removed when nothing names them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from protlib.attachments.folder import FilesFolder, measure
from protlib.attachments.locations import Location, join_files, locate
from protlib.errors import NothingFoundError, UsageError
from protlib.record.attached_file import AttachedFile, FileState, file_texts, files_of
from protlib.record.file_references import missing_files, paths_without, with_missing_files
from protlib.record.model import Publication
from protlib.selection import Selection
from protlib.system.shell import quote

if TYPE_CHECKING:
    from protlib.library.library import Library
    from protlib.library.plan import Outcome


class AttachmentManner(NamedTuple):
    """How files are attached: linked where they are, or copied; with a label and a language (a BCP 47 tag).

    A record becomes as closed as `cover_level`, which the covers of the files say.
    """

    is_linked: bool = False
    label: str = ""
    language: str = ""
    cover_level: str = ""


class AttachmentOutcome(NamedTuple):
    """A file of a record, where it is, and what became of it."""

    key: str
    file: AttachedFile
    location: Location


def attach(
    library: "Library",
    key: str,
    sources: Sequence[Path],
    manner: AttachmentManner,
    command: str = "attach",
    *,
    dry_run: bool = False,
) -> "list[Outcome]":
    """Attach files to a record in one write, and return its outcome; `command` is for `history`.

    A file that the record has already gets the label and the language, where there are any; see `join_files`. Raises
    NothingFoundError for an unknown key, InputRefusedError where a file cannot be read or copied, LibraryUnusableError
    where the library cannot be written.
    """
    from protlib.library.changes.access_level import judge_access, with_access_of
    from protlib.library.changes.covers import as_guess
    from protlib.library.older_values import older_states_in
    from protlib.storage import Store

    folder, record, store = FilesFolder(library.path), library.get(key), Store(library.path)
    earlier = older_states_in(store)(record) if manner.cover_level else []
    if not dry_run:
        store.refuse_unwritable()  # before there is a copy that no record names
    files = _take_files(folder, record.key, sources, manner, dry_run=dry_run)
    note = ""

    def with_files(now: Publication) -> Publication:
        nonlocal note
        record = with_missing_files(now, paths_without(missing_files(now), map(str, sources)))
        record = record.changed(files=file_texts(join_files(folder, files_of(now), files)))
        if {*record.files} <= {*now.files}:
            return record
        teller, note = judge_access(now, as_guess(manner.cover_level), lambda _record: earlier)
        return with_access_of(record, teller)

    outcomes = library.change([record.key], with_files, command, dry_run=dry_run)
    return [outcome.changed(notes=(note,)) for outcome in outcomes] if note else outcomes


def _take_files(
    folder: FilesFolder, key: str, sources: Sequence[Path], manner: AttachmentManner, *, dry_run: bool
) -> list[AttachedFile]:
    """Return files as a record names them; they are copied into the folder, unless the manner links them."""
    words = {"label": manner.label, "language": manner.language}
    if manner.is_linked:
        return [folder.link(source, **words) for source in sources]
    take = folder.preview if dry_run else folder.copy
    return [take(source, key, **words) for source in sources]


def detach(library: "Library", key: str, names: Sequence[str], *, dry_run: bool) -> "list[Outcome]":
    """Take files from a record, by their names or labels; the files stay where they are.

    A name may also be that of a file that no import found: the record waits for it no more. Raises NothingFoundError
    for an unknown key or file.
    """
    record = library.get(key)
    own_names = {name for file in files_of(record) for name in (file.name, file.path)}
    awaited = missing_files(record)
    missing = {name for name in names if name not in own_names and paths_without(awaited, [name]) != awaited}
    paths = {find_file(record, name).path for name in names if name not in missing}

    def without_files(now: Publication) -> Publication:
        record = with_missing_files(now, paths_without(missing_files(now), missing))
        return record.changed(files=file_texts(file for file in files_of(now) if file.path not in paths))

    return library.change([record.key], without_files, "attach --remove", dry_run=dry_run)


def find_file(record: Publication, name: str) -> AttachedFile:
    """Return the file of a record with this name, path or label; raises NothingFoundError, UsageError for several."""
    files = files_of(record)
    if not files:
        raise NothingFoundError(f"{record.key} has no file. To attach one: protlib attach {quote(record.key)} FILE")
    folded = name.casefold()
    matches = [file for file in files if name in {file.name, file.path}]
    matches = matches or [file for file in files if folded in {file.label.casefold(), file.language.casefold()}]
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise UsageError(f"{record.key} has several files “{name}”: {', '.join(file.name for file in matches)}")
    names = [file.name for file in files]
    raise NothingFoundError(f"{record.key} has no file “{name}”; it has {', '.join(names)}")


def list_files(library: "Library", records: Sequence[Publication]) -> list[AttachmentOutcome]:
    """Return the files of records, with their locations."""
    folder = FilesFolder(library.path)
    return [
        AttachmentOutcome(record.key, file, locate(folder, file)) for record in records for file in files_of(record)
    ]


def records_with_files(library: "Library") -> Sequence[Publication]:
    """Return the records of a library that have files."""
    return library.select(Selection(has=("files",)), summaries=False).publications


def find_unnamed(library: "Library") -> list[str]:
    """Return the paths of copied files that neither the library nor a kept version of it names.

    Raises LibraryUnusableError where a version cannot be read: what it names is then not known.
    """
    folder = FilesFolder(library.path)
    paths = folder.paths()
    if not paths:
        return []
    files_in_use = {file for record in records_with_files(library) for file in files_of(record)}
    if {*paths} <= {file.path for file in files_in_use}:
        return []
    files_in_use |= _files_of_versions(library)
    missing_checksums = {file.sha256 for file in files_in_use if locate(folder, file).state is not FileState.HERE}
    candidates = _without_named(folder, paths, {file.path for file in files_in_use})
    files_beside = _read_beside(library.path) if candidates else []
    return [
        path
        for path in candidates
        if not any(str(AttachedFile(path)).encode("utf-8", "surrogateescape") in data for data in files_beside)
        and not (missing_checksums and measure(folder.resolve(path))[1] in missing_checksums)
    ]


def _without_named(folder: FilesFolder, paths: Sequence[str], record_paths: set[str]) -> list[str]:
    """Return the paths that no record names, also not in other capitals where the disk takes both for one name."""
    spellings: dict[str, list[Path]] = {}
    for path in record_paths:
        spellings.setdefault(path.casefold(), []).append(folder.resolve(path))
    return [
        path
        for path in paths
        if path not in record_paths
        and not any(
            spelling.exists() and spelling.samefile(folder.resolve(path))
            for spelling in spellings.get(path.casefold(), ())
        )
    ]


def _read_beside(library: Path) -> list[bytes]:
    """Return the other libraries in the folder, which may name the same files: conflict copies above all."""
    libraries = (
        neighbour
        for neighbour in library.parent.glob("*.json*")
        if neighbour.is_file() and not neighbour.samefile(library)
    )
    return [neighbour.read_bytes() for neighbour in libraries]


def _files_of_versions(library: "Library") -> set[AttachedFile]:
    """Return the files that the kept versions of a library name; each is read whole."""
    from protlib.library.past.past_versions import past_of

    library_past = past_of(library)
    texts = {
        text
        for version in library_past.versions
        for document in library_past.state(version).documents.values()
        for text in document.get("files", ())
    }
    return set(map(AttachedFile.from_text, texts))


def remove_unnamed(library: "Library", paths: Sequence[str]) -> None:
    """Remove copied files from the disk; raises InputRefusedError where one cannot be removed."""
    folder = FilesFolder(library.path)
    for path in paths:
        folder.remove(path)
    folder.remove_remains()
