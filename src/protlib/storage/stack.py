"""A stack of versions of a library: whole files on top, below them what makes each of the one above it.

Those below the top one come into the pack as soon as together they are as big as the library.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from protlib.storage.contents import Header
from protlib.storage.version_files import Version, VersionFiles

if TYPE_CHECKING:
    from protlib.storage.pack import Entry

_SMALL: Final = 1 << 18  # so many bytes of whole files are no burden beside any library
_MOST: Final = 64  # so many whole files are none in a folder


class Stack:
    """The versions before the library, or those that were undone, the one that is put back next on top."""

    def __init__(self, folder: Path, *, undone: bool) -> None:
        self.files = VersionFiles(folder, undone=undone)

    def versions(self) -> list[Version]:
        """Return what can be put back, the top one last."""
        wholes = self.files.wholes()
        return [*self._packed(wholes[0]), *wholes] if wholes else []

    def top(self) -> Version | None:
        """Return the version that is put back next."""
        wholes = self.files.wholes()
        return wholes[-1] if wholes else None

    def size(self) -> int:
        """Return how many bytes all versions have."""
        return self.files.pack_size() + sum(version.size() for version in self.files.wholes())

    def is_broken(self) -> bool:
        """Tell whether there are packed versions that cannot be made of those above them."""
        wholes = self.files.wholes()
        if not wholes or not self.files.pack_size():
            return False
        from protlib.storage.compaction import provable
        from protlib.storage.pack import Pack

        found = provable(self.files, wholes[0])
        return found[0].start > 0 if found else Pack(self.files.pack).is_begun()

    def pop(self) -> None:
        """Remove the top version, having made a whole file of the one below."""
        wholes = self.files.wholes()
        end = None
        if len(wholes) == 1 and self.files.pack_size():
            from protlib.storage.compaction import unpack

            end = unpack(self.files, wholes[0])
        if wholes:
            wholes[-1].path.unlink()
        if end is not None:
            os.truncate(self.files.pack, end)

    def clear(self) -> None:
        """Remove all versions."""
        for version in self.files.wholes():
            version.path.unlink()
        self.files.pack.unlink(missing_ok=True)

    def compact(self) -> None:
        """Pack the versions below the top one where they are many or big, and drop packed ones that are too many."""
        wholes = self.files.wholes()
        below = sum(version.size() for version in wholes[:-1])
        if len(wholes) > _MOST or (below > _SMALL and below > wholes[-1].size()):
            from protlib.storage.compaction import pack_wholes

            pack_wholes(self.files, wholes)

    def _header(self, entry: "Entry") -> Header:
        return entry.packed.header() if entry.is_whole else Header(changed_by=f"{self.files.pack} is damaged")

    def _packed(self, base: Version) -> list[Version]:
        if not self.files.pack_size():
            return []
        from protlib.storage.compaction import provable

        return [
            Version(*entry.packed[:2], self.files.is_undone, self.files.pack, self._header(entry))
            for entry in provable(self.files, base)
        ]
