"""The files of kept versions: their names in the folder, and which exist."""

from pathlib import Path

from protlib.frozen import NamedTuple
from protlib.storage.contents import Header, NotALibraryError
from protlib.storage.file_records import WrittenFiles
from protlib.system.file_identity import stamp


class Version(NamedTuple):
    """A kept version: its number, in the order in which they were the library, its records, and its path.

    `packed_header` is that of one that is packed; a whole file has its own.
    """

    number: int
    records: int
    is_undone: bool
    path: Path
    packed_header: Header | None = None

    def size(self) -> int:
        """Return the size of a whole file in bytes, 0 where a writer has removed it meanwhile."""
        file_stamp = stamp(self.path)
        return file_stamp.size if file_stamp else 0

    def header(self) -> Header:
        """Return the header of the version, or one that names the fault of its file; raises OSError."""
        if self.packed_header is not None:
            return self.packed_header
        try:
            return WrittenFiles(self.path.parent).read_header(self.path)
        except NotALibraryError as error:
            return Header(changed_by=f"{self.path} {error}")


class VersionFiles:
    """The files of the versions before the library, or of those that were undone.

    Undone versions are numbered downwards: the library stands between the two.
    """

    def __init__(self, folder: Path, *, undone: bool) -> None:
        self.is_undone = undone
        self.folder = folder
        self.pack = folder / ("redo.deltas" if undone else "past.deltas")
        self._rest = "-redo.json" if undone else ".json"

    def height(self, number: int) -> int:
        """Return how high in the stack the version with this number is."""
        return -number if self.is_undone else number

    def path_of(self, number: int, records: int) -> Path:
        """Return the path of a version as a whole file."""
        return self.folder / f"{number:06}-{records}{self._rest}"

    def list_wholes(self) -> list[Version]:
        """Return the versions that are whole files, the top one last."""
        try:
            versions = [version for path in self.folder.iterdir() if (version := self._version(path))]
        except FileNotFoundError:
            return []
        return sorted(versions, key=lambda version: self.height(version.number))

    def pack_size(self) -> int:
        """Return the size of the packed versions in bytes."""
        try:
            return self.pack.stat().st_size
        except FileNotFoundError:
            return 0

    def _version(self, path: Path) -> Version | None:
        number, _, records = path.name.removesuffix(self._rest).partition("-")
        if not (path.name.endswith(self._rest) and number.isdecimal() and records.isdecimal()):
            return None
        return Version(int(number), int(records), self.is_undone, path)
