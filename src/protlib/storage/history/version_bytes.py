"""The bytes of a library's versions as they were kept: of one, and of all from the newest down."""

import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from protlib.errors import LibraryUnusableError
from protlib.storage.file_records import WrittenFiles
from protlib.storage.history.compaction import list_provable
from protlib.storage.history.pack import Pack, UnprovableError
from protlib.storage.history.version_files import Version, VersionFiles
from protlib.storage.refusals import explain_errors


def read_whole(version: Version) -> bytes:
    """Return the bytes of a version that is a whole file; raises LibraryUnusableError where somebody changed them."""
    with explain_errors(version.path, "read"):
        raw = version.path.read_bytes()
        if WrittenFiles(version.path.parent).is_damaged(version.path, raw):
            raise LibraryUnusableError(
                f"{version.path} is damaged: it is not the version {version.number} that was saved. "
                "To mend it or set it aside: protlib info --repair"
            )
    return raw


def iterate_versions(files: VersionFiles) -> Iterator[tuple[Version, bytes]]:
    """Yield earlier versions with their bytes, the newest first; raises LibraryUnusableError at a damaged one."""
    wholes, raw = files.list_wholes(), b""
    for version in reversed(wholes):
        raw = read_whole(version)
        yield version, raw
    for entry in reversed(list_provable(files, wholes[0])) if wholes else ():
        number, records = entry.version[:2]
        try:
            with explain_errors(files.pack, "read"):
                raw = Pack(files.pack).restore(entry, raw)
        except (UnprovableError, zlib.error) as error:
            raise damage_error(files.pack, number) from error
        yield Version(number, records, files.is_undone, files.pack, entry.version.header()), raw


def iterate_files(files: VersionFiles) -> Iterator[bytes]:
    """Yield the files before the library, the newest first, as long as they can be read and verified."""
    with suppress(LibraryUnusableError):
        for _version, raw in iterate_versions(files):
            yield raw


def damage_error(path: Path, number: int) -> LibraryUnusableError:
    """Return the error for a version that cannot be restored."""
    return LibraryUnusableError(
        f"{path} is damaged: version {number} and older ones cannot be restored. The library itself was not changed"
    )
