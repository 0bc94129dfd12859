"""The files of an EndNote library: which of them is the database, and what a compressed library has.

`My.enl` is the database, or stands for one in `My.Data/sdb`; files lie in `My.Data/PDF`. `My.enlx` is a zip archive of
the folder `My.Data`.
"""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Final

from protlib.formats.common.sqlite_file import count_changes, read_at_rest
from protlib.system import file_signatures, zip_archive

COMPRESSED_SUFFIX: Final = ".enlx"
_PART: Final = "sdb/sdb.eni"
_DATA: Final = ".data"
_BYTES_OF_A_HEAD: Final = 100  # SQLite's own mark, or that of a package
_NO_DATA: Final = "it is not a library of EndNote X9.3 or later, or its folder"
_OLD_LIBRARY: Final = "this library is of EndNote X9.2 or older. Open it in a newer EndNote, or export it as XML"


def read_database(path: Path) -> bytes:
    """Return the database of a library in one state; raises OSError where there is none."""
    if path.suffix.lower() == COMPRESSED_SUFFIX:
        return unpack_database(path)
    candidates = [path, *(folder / _PART for folder in _data_folders(path))]
    heads = {candidate: _read_head(candidate) for candidate in candidates}
    databases = [candidate for candidate, head in heads.items() if head.startswith(file_signatures.SQLITE)]
    if not databases:
        path.stat()
        raise OSError(_OLD_LIBRARY if _data_folders(path) else f"{_NO_DATA} {path.stem}.Data is missing")
    # Both may be one; the newer is the one that EndNote wrote last.
    return read_at_rest(max(databases, key=lambda database: count_changes(heads[database])))


def _data_folders(path: Path) -> list[Path]:
    """Return the folder with the data of a library, in whatever case its name is."""
    name = f"{path.stem}{_DATA}".casefold()
    return [folder for folder in path.parent.glob("*.[Dd][Aa][Tt][Aa]") if folder.name.casefold() == name]


def _read_head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_BYTES_OF_A_HEAD)
    except OSError:
        return b""


def unpack_database(source: Path | bytes) -> bytes:
    """Return the database of a compressed library; raises OSError where it has none."""
    data = b""
    try:
        with zipfile.ZipFile(BytesIO(source) if isinstance(source, bytes) else source) as archive:
            entry = next((entry for entry in archive.infolist() if name_in(entry).endswith(_PART)), None)
            if entry is not None and entry.file_size <= zip_archive.LARGEST:
                data = archive.read(entry)
    except (FileNotFoundError, IsADirectoryError, PermissionError):
        raise
    except zip_archive.FAULTS as error:
        raise OSError(f"it is damaged, or not a compressed library of EndNote: {error}") from error
    if not data.startswith(file_signatures.SQLITE):
        raise OSError("it is not a compressed library of EndNote X9.3 or later: it has no database sdb.eni")
    return data


def name_in(entry: zipfile.ZipInfo) -> str:
    """Return the path of a part of a compressed library, as every system would write it."""
    return entry.filename.replace("\\", "/")
