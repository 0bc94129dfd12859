"""A stack of versions of a library: whole files on top, below them what makes each of the one above it.

Those below the top one come into the pack as soon as together they are as big as the library.
"""

import os
from pathlib import Path
from typing import Final, NamedTuple

from protlib.storage.contents import Header, NotALibraryError, read_header
from protlib.system.stamp import stamp

_SMALL: Final = 1 << 18  # so many bytes of whole files are no burden beside any library
_MOST: Final = 64  # so many whole files are none in a folder


class Version(NamedTuple):
    """A kept version: its number in the order in which they were the library, its records, and where it is.

    `packed_header` is that of one that is packed; a whole file has its own.
    """

    number: int
    records: int
    is_undone: bool
    path: Path
    packed_header: Header | None = None

    def size(self) -> int:
        """Return how many bytes a whole file has; none where a writer has put it away meanwhile."""
        found = stamp(self.path)
        return found.size if found else 0

    def header(self) -> Header:
        """Return how it was written, or what is wrong with it; raises OSError."""
        if self.packed_header is not None:
            return self.packed_header
        try:
            return read_header(self.path)
        except NotALibraryError as error:
            return Header(changed_by=f"{self.path} {error}")


class Stack:
    """The versions before the library, or those that were undone, the one that is put back next on top.

    Those that were `undone` are numbered downwards: the library stands between the two stacks.
    """

    def __init__(self, folder: Path, *, undone: bool) -> None:
        self.is_undone = undone
        self.folder = folder
        self.pack = folder / ("redo.deltas" if undone else "past.deltas")
        self._rest = "-redo.json" if undone else ".json"

    def height(self, number: int) -> int:
        """Return how high the version of this number is."""
        return -number if self.is_undone else number

    def place(self, number: int, records: int) -> Path:
        """Return where a version is as a whole file."""
        return self.folder / f"{number:06}-{records}{self._rest}"

    def wholes(self) -> list[Version]:
        """Return the versions that are whole files, the top one last."""
        try:
            versions = [version for path in self.folder.iterdir() if (version := self._version(path))]
        except FileNotFoundError:
            return []
        return sorted(versions, key=lambda version: self.height(version.number))

    def versions(self) -> list[Version]:
        """Return what can be put back, the top one last."""
        wholes = self.wholes()
        return [*self._packed(wholes[0]), *wholes] if wholes else []

    def top(self) -> Version | None:
        """Return the version that is put back next."""
        wholes = self.wholes()
        return wholes[-1] if wholes else None

    def size(self) -> int:
        """Return how many bytes all versions have."""
        return self.pack_size() + sum(version.size() for version in self.wholes())

    def pack_size(self) -> int:
        """Return how many bytes the packed versions have."""
        try:
            return self.pack.stat().st_size
        except FileNotFoundError:
            return 0

    def pop(self) -> None:
        """Take the top version away, having made a whole file of the one below."""
        wholes = self.wholes()
        place = None
        if len(wholes) == 1 and self.pack_size():
            from protlib.storage.compaction import unpack

            place = unpack(self, wholes[0])
        if wholes:
            wholes[-1].path.unlink()
        if place is not None:
            os.truncate(self.pack, place)

    def clear(self) -> None:
        """Take all versions away."""
        for version in self.wholes():
            version.path.unlink()
        self.pack.unlink(missing_ok=True)

    def squeeze(self) -> None:
        """Pack the versions below the top one where they are many or big, and thin out the packed ones."""
        wholes = self.wholes()
        below = sum(version.size() for version in wholes[:-1])
        if len(wholes) > _MOST or (below > _SMALL and below > wholes[-1].size()):
            from protlib.storage.compaction import squeeze

            squeeze(self, wholes)

    def _version(self, path: Path) -> Version | None:
        number, _, records = path.name.removesuffix(self._rest).partition("-")
        if not (path.name.endswith(self._rest) and number.isdecimal() and records.isdecimal()):
            return None
        return Version(int(number), int(records), self.is_undone, path)

    def _packed(self, base: Version) -> list[Version]:
        if not self.pack_size():
            return []
        from protlib.storage.compaction import provable

        return [
            Version(*entry.packed[:2], self.is_undone, self.pack, entry.packed.header())
            for entry in provable(self, base)
        ]
