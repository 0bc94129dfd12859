"""Files that imported records name, searched for in the folders that an import may look into."""

import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, NamedTuple

from protlib.attachments.document_files import is_document_or_page
from protlib.attachments.folder import files_beside, has_content
from protlib.record.file_references import ENDNOTE_SCHEME, FileReference
from protlib.system.below import may_look_at
from protlib.system.file_identity import compose_accents, decompose_accents

if TYPE_CHECKING:
    from protlib.attachments.compressed_library import CompressedFiles


class Arrival(NamedTuple):
    """A file that comes with a record, such as the publication itself, and what the record says of it.

    `reference` is the path by which the record names it, which may be that of another folder.
    """

    path: Path
    label: str = ""
    language: str = ""
    is_publication: bool = False
    reference: str = ""


class ArrivalFolders:
    """The folders in which an import looks for files: that of the imported file, and those that the user names.

    A file elsewhere is not taken, whatever a record says: a colleague's file must not pick files of this computer.
    `unpacked` are the files of a compressed library, and the folder into which they are unpacked.
    """

    def __init__(
        self,
        home: Path | None,
        named_folders: Sequence[Path] = (),
        unpacked: "tuple[CompressedFiles, Path] | None" = None,
    ) -> None:
        self._compressed = unpacked[0] if unpacked else None
        self._home = [home] if home else []
        self._folders = [
            Path(os.path.realpath(folder)) for folder in (*self._home, *named_folders, *(unpacked or ())[1:])
        ]
        self._real_folders = [Path(os.path.realpath(folder)) for folder in named_folders]

    def find_file(self, reference: FileReference) -> Arrival | None:
        """Return the file of a reference by its path, else by its name in the named folders; None for a missing file.

        A file of another library of protlib may have moved there: its content tells which it is.
        """
        name = _comparable(PureWindowsPath(reference.path).name)  # it parts at both strokes
        paths = [*self._paths(reference.path), *self._files_by_name.get(name, ())]
        if reference.sha256:
            paths += self._files_in_folder.get(name, ())
        for path in paths:
            if self.allows(path) and (not reference.sha256 or has_content(path, reference.size, reference.sha256)):
                return Arrival(path, reference.label, reference.language, reference=reference.path)
        return None

    def _paths(self, text: str) -> list[Path]:
        """Return where a path may lead: Mendeley leaves out the first "/", EndNote names a folder of its own."""
        if text.startswith(ENDNOTE_SCHEME):
            inner = text.removeprefix(ENDNOTE_SCHEME)
            if self._compressed:
                return self._compressed.unpack(inner)
            folders = [data / "PDF" / inner for data in self._data_folders]
            if allowed_folders := list(filter(self.allows, folders)):
                return allowed_folders
            return [
                path for data in self._data_folders for path in data.glob("PDF/*/*") if _has_inner_path(path, inner)
            ]
        forms = (text, compose_accents(text), decompose_accents(text))  # a Mac has letters and accents apart
        texts = dict.fromkeys([*forms, *(form.replace("\\", "/") for form in forms)])  # tables have those of Windows
        return [path for text in texts for path in (*(folder / text for folder in self._folders), Path("/", text))]

    def allows(self, path: Path) -> bool:
        """Tell whether a path is that of a document, or of a page, in one of the folders."""
        if not may_look_at(path, self._folders):
            return False
        try:
            target = Path(os.path.realpath(path))
            return is_document_or_page(target) and any(map(target.is_relative_to, self._folders)) and target.is_file()
        except (OSError, ValueError):  # no disk has a name of 300 letters, nor one with a zero byte
            return False

    @cached_property
    def _data_folders(self) -> list[Path]:
        """The folders in which EndNote keeps what belongs to a library."""
        return [data for folder in self._folders for data in folder.glob("*.[Dd][Aa][Tt][Aa]")]

    @cached_property
    def _files_in_folder(self) -> dict[str, list[Path]]:
        """The files in the folder of the imported file and one below, by their names in one case."""
        paths: dict[str, list[Path]] = {}
        for path in (path for home in self._home for path in files_beside(home)):
            paths.setdefault(_comparable(path.name), []).append(path)
        return paths

    @cached_property
    def _files_by_name(self) -> dict[str, list[Path]]:
        """The files in the folders that the user has named, by their names in one case."""
        paths: dict[str, list[Path]] = {}
        for top in self._real_folders:
            for folder, _folders, names in os.walk(top):
                for name in sorted(names):
                    paths.setdefault(_comparable(name), []).append(Path(folder, name))
        return paths


def _has_inner_path(path: Path, inner: str) -> bool:
    return _comparable(path.as_posix()).endswith(f"/{_comparable(inner)}")


def _comparable(name: str) -> str:
    return compose_accents(name).casefold()
