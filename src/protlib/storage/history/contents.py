"""The bytes of the files that a library was, as they were kept: of one version, and of all from the newest down."""

import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from protlib.errors import LibraryUnusableError
from protlib.storage.file_records import WrittenFiles
from protlib.storage.history.compaction import provable
from protlib.storage.history.files import Version, VersionFiles
from protlib.storage.history.pack import Pack, UnprovableError
from protlib.storage.refusals import explained


def whole_bytes(version: Version) -> bytes:
    """Return the bytes of a version that is a whole file; raises LibraryUnusableError where they are not those that were kept."""
    with explained(version.path, "read"):
        raw = version.path.read_bytes()
        if WrittenFiles(version.path.parent).is_damaged(version.path, raw):
            raise LibraryUnusableError(
                f"{version.path} is damaged: it is not the version {version.number} that was saved. "
                "To mend it or set it aside: protlib info --repair"
            )
    return raw


def versions_before(files: VersionFiles) -> Iterator[tuple[Version, bytes]]:
    """Yield the versions that a library was, with their bytes, the newest first; raises LibraryUnusableError where one is damaged."""
    wholes, raw = files.wholes(), b""
    for version in reversed(wholes):
        raw = whole_bytes(version)
        yield version, raw
    for entry in reversed(provable(files, wholes[0])) if wholes else ():
        number, records = entry.packed[:2]
        try:
            with explained(files.pack, "read"):
                raw = Pack(files.pack).result(entry, raw)
        except (UnprovableError, zlib.error) as error:
            raise damaged(files.pack, number) from error
        yield Version(number, records, files.is_undone, files.pack, entry.packed.header()), raw


def files_before(files: VersionFiles) -> Iterator[bytes]:
    """Yield the files that a library was, the newest first, as far as they can be read and proved."""
    with suppress(LibraryUnusableError):
        for _version, raw in versions_before(files):
            yield raw


def damaged(path: Path, number: int) -> LibraryUnusableError:
    """Return what is told where a version cannot be made of what is kept."""
    return LibraryUnusableError(
        f"{path} is damaged: version {number} and older ones cannot be restored. The library itself was not changed"
    )
