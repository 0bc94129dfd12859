"""Copied files get the names of new citation keys."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from protlib.attachments.folder import FilesFolder
from protlib.attachments.locations import locate
from protlib.errors import InputRefusedError, ProtlibError
from protlib.record.attached_file import AttachedFile, FileState, file_texts, files_of
from protlib.record.model import Publication
from protlib.selection import Selection
from protlib.storage import Document

if TYPE_CHECKING:
    from protlib.search.results import Results


@contextmanager
def renaming(
    library: Path, select: "Callable[[Selection], Results]", *, dry_run: bool
) -> Iterator[Callable[[Publication], Publication]]:
    """Give a function that names the copied files of a record for its key; the old names go when all is written.

    `select` returns what a selection finds in the library. Each file has both names until all is written, so that
    whatever stops the command leaves every record its files.
    """
    if dry_run:
        yield lambda record: record
        return
    folder = FilesFolder(library)
    renamed: dict[tuple[str, str], AttachedFile] = {}

    def named_for(record: Publication) -> Publication:
        files: list[AttachedFile] = []
        for file in files_of(record):
            if (file.path, record.key) not in renamed:
                renamed[file.path, record.key] = folder.rename(file, record.key)
            files.append(file._replace(path=renamed[file.path, record.key].path))
        return record.changed(files=file_texts(files))

    try:
        yield named_for
    except BaseException:
        _remove(folder, (new.path for (old, _key), new in renamed.items() if new.path != old))
        raise
    with suppress(ProtlibError, OSError, MemoryError):  # the library is written: `attach --prune` lists what stays
        if old_paths := [old for (old, _key), new in renamed.items() if new.path != old]:
            records = select(Selection(has=("files",))).publications
            paths = {file.path for record in records for file in files_of(record)}
            _remove(folder, (old for old in old_paths if old not in paths))
            _separate(folder, (new.path for (old, _key), new in renamed.items() if new.path != old))


def give_back_names(
    library: Path, old_texts: Collection[str], new_texts: Collection[str], list_files: Callable[[], Iterable[str]]
) -> None:
    """Rename copied files as the records name them now, as after an `undo` of `rekey`.

    `old_texts` and `new_texts` are the files of the records; `list_files` returns those of all records. What cannot be
    renamed is still located by its content.
    """
    returned = {*new_texts} - {*old_texts}
    if not returned:
        return
    folder = FilesFolder(library)
    with suppress(ProtlibError, OSError, MemoryError):  # the library is written, and has lost nothing
        checksums: dict[str, str] = {}
        for file in map(AttachedFile.from_text, returned):
            location = locate(folder, file)
            is_own = folder.contains(location.path) and folder.contains(folder.resolve(file.path))
            if location.state is FileState.MOVED and is_own:
                with suppress(OSError):  # the name may be taken meanwhile: the old one stays
                    folder.give_name(location.path, file.path)
                    checksums[file.path] = file.sha256
        if checksums:
            paths = {AttachedFile.from_text(text).path for text in list_files()}
            contents = {*checksums.values()}
            old_files = (old for old in map(AttachedFile.from_text, old_texts) if old.sha256 in contents)
            _remove(folder, (old.path for old in old_files if old.path not in paths))
            _separate(folder, checksums)


def texts_in(documents: Iterable[Document]) -> set[str]:
    """Return the files that documents name, as texts; what is none is left out."""
    lists = (document.get("files") for document in documents)
    return {text for texts in lists if isinstance(texts, list) for text in texts if isinstance(text, str)}


def _remove(folder: FilesFolder, paths: Iterable[str]) -> None:
    for path in paths:
        with suppress(InputRefusedError):  # one file too many harms nobody: `attach --prune` lists it
            folder.remove(path)


def _separate(folder: FilesFolder, paths: Iterable[str]) -> None:
    """Give each file bytes of its own: a mark in one must not stand in the file of another publication."""
    for path in paths:
        with suppress(OSError):
            folder.separate(path)
