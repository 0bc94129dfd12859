"""A stack of a library's versions: whole files on top, below them packed deltas.

Whole files below the top one are packed as soon as together they are as big as the library.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from protlib.storage.contents import Header
from protlib.storage.history.version_files import MOST_UNPACKED_BYTES, Version, VersionFiles
from protlib.system.file_identity import stamp

if TYPE_CHECKING:
    from protlib.storage.history.pack import VersionInPack

_MOST_WHOLE_FILES: Final = 64  # so many whole files are none in a folder


class Stack:
    """The versions before the library, or the undone ones; the next one to be put back is on top."""

    def __init__(self, folder: Path, *, undone: bool) -> None:
        self.files = VersionFiles(folder, undone=undone)

    def list_versions(self) -> list[Version]:
        """Return the versions that can be put back, the top one last."""
        wholes = self.files.list_wholes()
        return [*self._versions_in_pack(wholes[0]), *wholes] if wholes else []

    def find_top(self) -> Version | None:
        """Return the next version to be put back."""
        wholes = self.files.list_wholes()
        return wholes[-1] if wholes else None

    def holds(self, number: int, library: Path) -> bool:
        """Tell whether the version with this number and a library are one file, or have the same bytes."""
        wholes = self.files.list_wholes()
        for version in wholes:
            if version.number == number:
                return have_same_bytes(version.path, library)
        if not any(version.number == number for version in self.list_versions()):
            return False
        from protlib.storage.history.compaction import is_packed_as

        return library.exists() and is_packed_as(self.files, number, library)

    def is_broken(self) -> bool:
        """Tell whether there are packed versions that cannot be restored from those above them."""
        wholes = self.files.list_wholes()
        if not wholes or not self.files.pack_size():
            return False
        from protlib.storage.history.compaction import has_lost_versions

        return has_lost_versions(self.files, wholes)

    def remove_from(self, number: int) -> None:
        """Remove the version with this number and those above it; the one below becomes a whole file.

        It goes from the top down, so that after a crash the lowest of them is still there.
        """
        height, wholes = self.files.height(number), self.files.list_wholes()
        if not wholes or self.files.height(wholes[-1].number) < height:
            return  # packed ones are lower than all of them
        removed = [version for version in self.list_versions() if self.files.height(version.number) >= height]
        if self._lower_to(removed[0]):
            self._pop()

    def _lower_to(self, lowest: Version) -> bool:
        """Make this version the top one, and a whole file; tell whether that was possible."""
        height, end = self.files.height(lowest.number), None
        higher = [version for version in self.files.list_wholes() if self.files.height(version.number) > height]
        if lowest.packed_header is not None:
            from protlib.storage.history.compaction import unpack_version

            end = unpack_version(self.files, higher[0], lowest.number)
            if end is None:
                return False
        for version in reversed(higher):
            version.path.unlink()
        if end is not None:
            from protlib.storage.history.pack import Pack

            Pack(self.files.pack).cut(end)
        return True

    def _pop(self) -> None:
        """Remove the top version; the one below becomes a whole file."""
        wholes = self.files.list_wholes()
        end = None
        if len(wholes) == 1 and self.files.pack_size():
            from protlib.storage.history.compaction import unpack_version

            end = unpack_version(self.files, wholes[0], None)
        if wholes:
            wholes[-1].path.unlink()
        if end is not None:
            from protlib.storage.history.pack import Pack

            Pack(self.files.pack).cut(end)

    def clear(self) -> None:
        """Remove all versions."""
        for version in self.files.list_wholes():
            version.path.unlink()
        self.files.pack.unlink(missing_ok=True)

    def compact(self) -> None:
        """Pack the versions below the top one if they are many or big, and drop packed ones beyond the limit."""
        wholes = self.files.list_wholes()
        lower_bytes = sum(version.size() for version in wholes[:-1])
        if len(wholes) > _MOST_WHOLE_FILES or (lower_bytes > MOST_UNPACKED_BYTES and lower_bytes > wholes[-1].size()):
            from protlib.storage.history.compaction import pack_wholes

            pack_wholes(self.files, wholes)

    def _header(self, entry: "VersionInPack") -> Header:
        return entry.version.header() if entry.is_whole else Header(changed_by=f"{self.files.pack} is damaged")

    def _versions_in_pack(self, base: Version) -> list[Version]:
        if not self.files.pack_size():
            return []
        from protlib.storage.history.compaction import list_provable

        return [
            Version(*entry.version[:2], self.files.is_undone, self.files.pack, self._header(entry))
            for entry in list_provable(self.files, base)
        ]


def have_same_bytes(version: Path, library: Path) -> bool:
    """Tell whether two files are one, or have the same bytes."""
    version_stamp, library_stamp = stamp(version), stamp(library)
    if version_stamp is None or library_stamp is None or version_stamp.size != library_stamp.size:
        return False
    return version_stamp == library_stamp or version.read_bytes() == library.read_bytes()
