"""The states of a library file in its kept versions: the bytes of one, and one record through all of them."""

import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from protlib.errors import NothingFoundError
from protlib.storage.history.compaction import list_provable, restore_last
from protlib.storage.history.pack import Checksum, Pack, UnprovableError, VersionInPack
from protlib.storage.history.trail import Trail
from protlib.storage.history.version_bytes import damage_error, read_whole
from protlib.storage.history.version_files import VersionFiles
from protlib.storage.refusals import explain_errors

if TYPE_CHECKING:
    from protlib.storage.history.versions import Versions
    from protlib.storage.layout import Document


class KeptStates:
    """The states of a library's file, by the numbers of its versions; reading one writes nothing."""

    def __init__(self, library: Path, versions: "Versions") -> None:
        self._library = library
        self._folder = versions.folder
        self._present_number = versions.number()

    def read_raw(self, number: int) -> bytes:
        """Return the file as it was in a version.

        Raises NothingFoundError where it is not kept, LibraryUnusableError where it cannot be proved to be what was
        kept.
        """
        if number == self._present_number and self._library.exists():
            with explain_errors(self._library, "read"):
                return self._library.read_bytes()
        for undone in (False, True):
            files = VersionFiles(self._folder, undone=undone)
            wholes = files.list_wholes()
            for version in wholes:
                if version.number == number:
                    return read_whole(version)
            entries = list_provable(files, wholes[0])[::-1] if wholes else []
            for position, entry in enumerate(entries):
                if entry.version.number == number:
                    return self._restore(files, wholes[0].path, entries[: position + 1])
        raise NothingFoundError(f"{self._folder}: version {number} is not kept")

    def follow(self, trail: Trail) -> "Iterator[tuple[int, Document | None]]":
        """Yield the state of a record in the present library and in each version before it, the newest first."""
        if self._library.exists():
            yield (
                self._present_number,
                self._state(self._present_number, partial(trail.record_in, self._library.read_bytes())),
            )
        files = VersionFiles(self._folder, undone=False)
        wholes = files.list_wholes()
        for version in reversed(wholes):
            raw = read_whole(version)
            yield version.number, self._state(version.number, partial(trail.record_in, raw))
        entries = list_provable(files, wholes[0])[::-1] if wholes else []
        if entries and Checksum.of_bytes(raw) != entries[0].version.base:
            raise damage_error(wholes[0].path, entries[0].version.number)
        pack = Pack(files.pack)
        for entry in entries:
            number = entry.version.number
            yield number, self._state(number, partial(_go_below, trail, pack, entry))

    def _state(self, number: int, read_state: "Callable[[], Document | None]") -> "Document | None":
        from protlib.storage.contents import NotALibraryError

        try:
            with explain_errors(self._folder, "read"):
                return read_state()
        except (UnprovableError, zlib.error, NotALibraryError, ValueError) as error:
            raise damage_error(self._folder, number) from error

    def _restore(self, files: VersionFiles, base: Path, entries: Sequence[VersionInPack]) -> bytes:
        """Return the version of the last of these entries, each a delta of the one before."""
        number = entries[-1].version.number
        try:
            with explain_errors(files.pack, "read"):
                return restore_last(files, entries, base.read_bytes())
        except (UnprovableError, zlib.error) as error:
            raise damage_error(files.pack, number) from error


def _go_below(trail: Trail, pack: Pack, entry: VersionInPack) -> "Document | None":
    return trail.go_below(pack.read_delta(entry))
