"""Where an attached file is now: at its path, or elsewhere under its name or with its content."""

import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from protlib.attachments.folder import FilesFolder, has_content, has_pointer
from protlib.record.attached_file import AttachedFile, FileState, Whereabouts

_UNFIT: Final = str.maketrans(dict.fromkeys(':<>|"?*', "_"))
"""What no name has on Windows; programs that unpack an archive there write another letter for it."""


class Location(NamedTuple):
    """Where a file is, or was if it is missing, and what became of it."""

    path: Path
    state: FileState


def locate(folder: FilesFolder, file: AttachedFile) -> Location:
    """Return the location of a file: at its path, else by its content among the library's files and beside the library.

    A file at its path counts as changed where its size is another; its content is not read. See `locate_exactly`.
    """
    path = folder.resolve(file.path)
    size = _size(path)
    if size is not None and (not file.size or size == file.size):
        return Location(path, FileState.HERE)
    if new_path := _find_elsewhere(folder, file, is_gone=size is None):
        return Location(new_path, FileState.MOVED)
    if size is None:
        return Location(path, FileState.MISSING)
    return Location(path, FileState.POINTER if has_pointer(path) else FileState.CHANGED)


def locate_exactly(folder: FilesFolder, file: AttachedFile) -> Location:
    """Return the location of a file as `locate` does, but read its content: a change that keeps the size counts."""
    location = locate(folder, file)
    if location.state is not FileState.HERE or not file.sha256 or has_content(location.path, file.size, file.sha256):
        return location
    new_path = _find_elsewhere(folder, file, is_gone=False)
    return Location(new_path, FileState.MOVED) if new_path else Location(location.path, FileState.CHANGED)


def whereabouts(folder: FilesFolder, file: AttachedFile) -> Whereabouts:
    """Return what became of a file, without reading it, and its path for a record."""
    path, state = locate(folder, file)
    return Whereabouts(state, folder.path_of(path) if state is FileState.MOVED else file.path)


def join_files(
    folder: FilesFolder, files: Iterable[AttachedFile], additional_files: Iterable[AttachedFile]
) -> list[AttachedFile]:
    """Return the files of a record and more files; one that the record has already gets its new label and language.

    A file replaces another at its path, whose content has changed, as by highlights. It also replaces the same file
    where that is gone, or was a link and is a copy now.
    """
    files_so_far = list(files)
    for file in additional_files:
        position = next(
            (
                position
                for position, old_file in enumerate(files_so_far)
                if file.identity == old_file.identity or file.path == old_file.path
            ),
            None,
        )
        if position is None:
            files_so_far.append(file)
            continue
        old_file = files_so_far[position]
        entry = old_file if file.identity == old_file.identity and _stands_for(folder, old_file, file) else file
        files_so_far[position] = entry._replace(
            label=file.label or old_file.label, language=file.language or old_file.language
        )
    return files_so_far


def _stands_for(folder: FilesFolder, old_file: AttachedFile, new_file: AttachedFile) -> bool:
    """Tell whether the old path of a file is as good as the new one: there, and in the folder or outside, too."""
    is_alike = folder.contains(folder.resolve(old_file.path)) == folder.contains(folder.resolve(new_file.path))
    return is_alike and locate_exactly(folder, old_file).state is FileState.HERE


def _find_elsewhere(folder: FilesFolder, file: AttachedFile, *, is_gone: bool) -> Path | None:
    """Return the file with the same content: one of the same name first, then any in the library's folder of files.

    For a file that is gone, one beside the library may have any name. Where another is at the path, that may be the
    same with highlights, and the original beside the library must not take its place. Names are compared as the eye
    sees them: a disk may keep accents in another form.
    """
    if not file.sha256:
        return None
    name = _normalise_name(file.name)
    candidates = folder.files_beside(file.size)
    paths = [path for path in candidates if _normalise_name(path.name) == name]
    paths += sorted(folder.files(), key=lambda path: _normalise_name(path.name) != name)
    paths += candidates if is_gone else ()
    return next((path for path in paths if has_content(path, file.size, file.sha256)), None)


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size if path.is_file() else None
    except OSError:
        return None


def _normalise_name(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold().translate(_UNFIT)
