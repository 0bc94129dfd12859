"""The files in a compressed library of EndNote, unpacked one by one where they can be copied."""

import shutil
import zipfile
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Final

from protlib.attachments.document_files import is_document_or_page
from protlib.system import zip_archive
from protlib.system.file_identity import compose_accents

SUFFIX: Final = ".enlx"
_FOLDER: Final = "pdf/"
_UTF_8_FLAG: Final = 0x800
"""The flag of a part whose name is in UTF-8; without it the reader takes it to be in an old charset of DOS."""


class CompressedFiles:
    """The files of a compressed library, unpacked into a folder that whoever made it removes."""

    def __init__(self, library: Path, folder: Path) -> None:
        self._folder = folder
        self._count = 0
        self._archive: zipfile.ZipFile | None = None
        try:
            self._archive = zipfile.ZipFile(library)
            entries = self._archive.infolist()
        except zip_archive.FAULTS:
            entries = []
        self._entries = {_path_in_archive(entry): entry for entry in entries}

    def unpack(self, inner: str) -> list[Path]:
        """Return the file with this name in the folder; no path if it is missing, or is no document."""
        entry = self._entries.get(_fold_name(f"{_FOLDER}{inner}"))
        name = PurePosixPath(inner).name
        if entry is None or self._archive is None or not is_document_or_page(Path(name)):
            return []
        if entry.file_size > zip_archive.LARGEST:
            return []
        self._count += 1
        target = self._folder / str(self._count) / f"file{Path(name).suffix.lower()}"
        try:
            target.parent.mkdir()
            with self._archive.open(entry) as packed_file, target.open("wb") as file:
                shutil.copyfileobj(packed_file, file)
        except zip_archive.FAULTS:
            target.unlink(missing_ok=True)
            return []
        return [target]

    def close(self) -> None:
        """Close the archive."""
        if self._archive is not None:
            self._archive.close()


def _path_in_archive(entry: zipfile.ZipInfo) -> str:
    """Return the path of a file from the folder of files on; archives of some systems have other signs and letters."""
    name = entry.filename.replace("\\", "/")
    if not entry.flag_bits & _UTF_8_FLAG:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode()
    name = _fold_name(name)
    return name[name.rfind(f"/{_FOLDER}") + 1 :]


def _fold_name(name: str) -> str:
    return compose_accents(name).casefold()
