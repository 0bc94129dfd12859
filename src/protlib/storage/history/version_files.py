"""The files of kept versions: their names in the folder, and which exist.

`000013-35-now.json` is the library itself as protlib wrote it last, under a second name. Once another program has put
another file in the place of the library, it is the newest version.
"""

from functools import lru_cache
from pathlib import Path
from typing import Final

from protlib.frozen import NamedTuple
from protlib.storage.contents import Header, NotALibraryError
from protlib.storage.file_records import WrittenFiles
from protlib.system.file_identity import Stamp, stamp

MOST_UNPACKED_BYTES: Final = 1 << 18
"""So many bytes of whole files are no burden beside any library."""
_PRESENT_REST: Final = "-now.json"


class Version(NamedTuple):
    """A kept version: its number, in the order in which they were the library, its records, and its path.

    `packed_header` is that of one that is packed; a whole file has its own.
    """

    number: int
    record_count: int
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
        self.ready_deltas = folder / "ready.deltas"
        self._ending = "-redo.json" if undone else ".json"

    def height(self, number: int) -> int:
        """Return how high in the stack the version with this number is."""
        return -number if self.is_undone else number

    def path_of(self, number: int, record_count: int) -> Path:
        """Return the path of a version as a whole file."""
        return self.folder / f"{number:06}-{record_count}{self._ending}"

    def present_path(self, number: int, record_count: int) -> Path:
        """Return the second name of the present library, which has this number."""
        return self.folder / f"{number:06}-{record_count}{_PRESENT_REST}"

    def list_present(self) -> list[Path]:
        """Return the second names of the present library: one, more only after a writer died."""
        return sorted(path for path in self.folder.iterdir() if self._version(path, _PRESENT_REST))

    def list_wholes(self) -> list[Version]:
        """Return the versions that are whole files, the top one last."""
        try:
            paths = list(self.folder.iterdir())
        except FileNotFoundError:
            return []
        versions = [version for path in paths if (version := self._version(path, self._ending))]
        versions.sort(key=lambda version: self.height(version.number))
        if not self.is_undone:
            lowest = versions[-1].number if versions else 0
            for path in sorted(paths):
                present = self._version(path, _PRESENT_REST)
                if present is not None and present.number > lowest and self._is_replaced(present):
                    return [*versions, present]
        return versions

    def pack_size(self) -> int:
        """Return the size of the packed versions in bytes."""
        try:
            return self.pack.stat().st_size
        except FileNotFoundError:
            return 0

    def _version(self, path: Path, ending: str) -> Version | None:
        number, _, records = path.name.removesuffix(ending).partition("-")
        if not (path.name.endswith(ending) and number.isdecimal() and records.isdecimal()):
            return None
        return Version(int(number), int(records), self.is_undone, path)

    def _is_replaced(self, present: Version) -> bool:
        """Tell whether another program put another file in the place of the library that protlib wrote."""
        library = self.folder.with_name(self.folder.name.removeprefix(".").removesuffix(".versions"))
        kept_stamp, library_stamp = stamp(present.path), stamp(library)
        if kept_stamp is None:
            return False
        if library_stamp is not None and kept_stamp.size == library_stamp.size:
            # Where there are no hard links, it is a copy with the times of the library.
            is_copy = kept_stamp.mtime_ns == library_stamp.mtime_ns
            if is_copy or _have_same_bytes(present.path, library, (kept_stamp, library_stamp)):
                return False
        written_files = WrittenFiles(self.folder)
        file_record = written_files.find_record(present.path)
        # An older protlib writes the library and leaves the second name behind.
        return file_record is not None and not written_files.wrote_library_after(file_record, library)


@lru_cache(maxsize=1)  # in a copied folder a command asks ten times, and a library may have 170 MB
def _have_same_bytes(present: Path, library: Path, _stamps: tuple[Stamp, Stamp]) -> bool:
    return present.read_bytes() == library.read_bytes()
