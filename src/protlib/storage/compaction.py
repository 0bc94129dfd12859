"""From whole files to packed versions, and back."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from protlib.errors import LibraryUnusableError
from protlib.storage import pack
from protlib.storage.delta import Delta, apply, difference
from protlib.storage.pack import Checksum, Entry, Pack, PackedVersion, UnprovableError
from protlib.storage.version_files import Version, VersionFiles
from protlib.storage.written_files import Written, WrittenFiles

if TYPE_CHECKING:
    from mmap import mmap

NO_BURDEN: Final = 1 << 20
"""So many bytes of packed versions are no burden beside any library."""


def provable(files: VersionFiles, base: Version) -> list[Entry]:
    """Return the packed versions that lead down from the lowest whole file without a gap, the top one last."""
    return list(_chained(_below(files, base), base.size()))[::-1]


def made(files: VersionFiles, entries: Sequence[Entry], base: bytes) -> bytes:
    """Return the last of these packed versions, of which each is made of the one before; raises UnprovableError."""
    from protlib.storage.trail import chained

    if Checksum.of(base) != entries[0].packed.base:
        raise UnprovableError("the version it is based on is missing or damaged")
    result = apply(chained([Pack(files.pack).delta(entry) for entry in entries]), base)
    if Checksum.of(result) != entries[-1].packed.result:
        raise UnprovableError(f"{files.pack} is damaged")
    return result


def unpack(files: VersionFiles, base: Version, number: int | None) -> int | None:
    """Make a whole file of the version of this number below another, or of the next, and return where in the pack it begins.

    None, and no file is made, where it cannot be proved to be what was kept.
    """
    from protlib.system.atomic import write_whole

    entries = provable(files, base)[::-1]
    for place, entry in enumerate(entries):
        if number not in (None, entry.packed.number):
            continue
        with suppress(UnprovableError):
            version = made(files, entries[: place + 1], base.path.read_bytes())
            written = Written.by(entry.packed.header(), version, entry.packed.records, None)
            note = partial(WrittenFiles(files.folder).add, written, like=base.path)
            write_whole(files.path_of(*entry.packed[:2]), version, before=note, like=base.path, aside=True)
            return entry.start
        break
    return None


def is_packed_as(files: VersionFiles, number: int, library: Path) -> bool:
    """Tell whether a library has the bytes of the packed version of this number."""
    checksum = Checksum.of(library.read_bytes())
    return any(
        entry.packed.number == number and entry.packed.result == checksum for entry in Pack(files.pack).entries()
    )


def pack_wholes(files: VersionFiles, wholes: Sequence[Version]) -> None:
    """Pack all whole files but the last, which is the top one; then drop packed versions that are too many."""
    entries = list(_entries(wholes))
    after = _end_below(files, wholes[0], entries[0][0].result)
    Pack(files.pack).append((pack.dumps(*entry) for entry in entries), after, like=wholes[-1].path)
    for version in wholes[:-1]:
        version.path.unlink()
    _drop_old(files, wholes[-1])


def _entries(wholes: Sequence[Version]) -> Iterator[tuple[PackedVersion, Delta]]:
    known = WrittenFiles(wholes[0].path.parent)
    result_sum: Checksum | None = None
    for version, above in pairwise(wholes):
        with _mapped(version.path) as result, _mapped(above.path) as base:
            base_sum = _sum(known, above.path, base)
            header = version.header()
            packed = PackedVersion(
                version.number,
                version.records,
                header.changed,
                header.changed_by,
                header.who,
                base_sum,
                result_sum or _sum(known, version.path, result),
            )
            yield packed, difference(base, result)
        result_sum = base_sum


def _sum(known: WrittenFiles, path: Path, data: "bytes | mmap") -> Checksum:
    if (written := known.of(path)) is not None:
        return Checksum(written.size, written.crc)
    if known.is_damaged(path, data):  # it is not packed as if that were what was kept
        raise LibraryUnusableError(f"{path} is damaged")
    return Checksum.of(data)


@contextmanager
def _mapped(path: Path) -> "Iterator[bytes | mmap]":
    """Give a file's bytes without a copy of them in memory, where that can be done."""
    import mmap

    with path.open("rb") as file:
        try:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError):  # an empty file, or a file system that cannot do it
            yield file.read()
            return
        with mapped:
            yield mapped


def _end_below(files: VersionFiles, lowest: Version, known: Checksum) -> int:
    """Return where in the pack the entries below a version end: 0 where the last of them cannot be made of it."""
    height = files.height(lowest.number)
    last = Pack(files.pack).last()
    if last is not None and files.height(last.packed.number) >= height:
        last = next(reversed(_below(files, lowest)), None)
    return last.end if last is not None and last.packed.base == known else 0


def _below(files: VersionFiles, version: Version) -> list[Entry]:
    height = files.height(version.number)
    return [entry for entry in Pack(files.pack).entries() if files.height(entry.packed.number) < height]


def _chained(entries: Sequence[Entry], size: int) -> Iterator[Entry]:
    """Yield the entries from the last on, as far as each is made of the one above it, the last of a file of this size."""
    above: Checksum | None = None
    for entry in reversed(entries):
        base = entry.packed.base
        if base != above if above else base.size != size:
            return
        yield entry
        above = entry.packed.result


def _drop_old(files: VersionFiles, top: Version) -> None:
    if files.pack_size() > NO_BURDEN:
        from protlib.storage.retention import retained

        fewer = retained(Pack(files.pack), provable(files, top), max(top.size(), NO_BURDEN))
        if fewer is not None:
            Pack(files.pack).rewrite(fewer)
