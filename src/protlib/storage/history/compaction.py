"""Whole files become packed versions, and whole files again.

A change that copies most of the library knows the delta back to what it replaces. It leaves it in `ready.deltas`, so
that the files need not be compared. That file can be lost at any time.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Final

from protlib.errors import LibraryUnusableError
from protlib.storage.file_bytes import FileBytes
from protlib.storage.file_records import FileRecord, SummedData, WrittenFiles
from protlib.storage.history import pack
from protlib.storage.history.delta import Delta, apply_delta, difference
from protlib.storage.history.pack import Checksum, Pack, PackedVersion, UnprovableError, VersionInPack
from protlib.storage.history.version_files import Version, VersionFiles

NO_BURDEN: Final = 1 << 20
"""So many bytes of packed versions are no burden beside any library."""


def list_provable(files: VersionFiles, base: Version) -> list[VersionInPack]:
    """Return the packed versions that lead down from the lowest whole file without a gap, the top one last."""
    return list(_iterate_chain(_list_entries_below(files, base), base.size()))[::-1]


def has_lost_versions(files: VersionFiles, wholes: Sequence[Version]) -> bool:
    """Tell whether the pack has versions that the whole files, the lowest first, do not lead down to.

    Who died while he packed for the first time has left copies of whole files there: of them nothing is lost.
    """
    if wholes and (entries := list_provable(files, wholes[0])):
        return entries[0].start > 0
    versions = Pack(files.pack)
    lowest = next(iter(versions.read_entries()), None)
    is_copy = (
        bool(wholes)
        and lowest is not None
        and lowest.is_whole
        and lowest.start == 0
        and files.height(lowest.version.number) >= files.height(wholes[0].number)
    )
    return versions.is_begun() and not is_copy


def restore_last(files: VersionFiles, entries: Sequence[VersionInPack], base: bytes) -> bytes:
    """Return the last of these packed versions, each a delta of the one before; raises UnprovableError."""
    from protlib.storage.history.trail import chain_deltas

    if Checksum.of_bytes(base) != entries[0].version.base:
        raise UnprovableError("the version it is based on is missing or damaged")
    result = apply_delta(chain_deltas([Pack(files.pack).read_delta(entry) for entry in entries]), base)
    if Checksum.of_bytes(result) != entries[-1].version.result:
        raise UnprovableError(f"{files.pack} is damaged")
    return result


def unpack_version(files: VersionFiles, base: Version, number: int | None) -> int | None:
    """Write an older version, by number or the next one, as a whole file; return its place in the pack.

    Returns None, and writes nothing, where the result cannot be proved to be the kept version.
    """
    from protlib.system.atomic import write_whole

    entries = list_provable(files, base)[::-1]
    for position, entry in enumerate(entries):
        if number not in (None, entry.version.number):
            continue
        with suppress(UnprovableError):
            version = restore_last(files, entries[: position + 1], base.path.read_bytes())
            record_of_file = FileRecord.from_data(entry.version.header(), version, entry.version.record_count, None)
            note = partial(WrittenFiles(files.folder).add, record_of_file, like=base.path)
            write_whole(files.path_of(*entry.version[:2]), version, prepare=note, like=base.path, aside=True)
            return entry.start
        break
    return None


def is_packed_as(files: VersionFiles, number: int, library: Path) -> bool:
    """Tell whether a library has the bytes of the packed version with this number."""
    checksum = Checksum.of_bytes(library.read_bytes())
    return any(
        entry.version.number == number and entry.version.result == checksum for entry in Pack(files.pack).read_entries()
    )


def add_ready_delta(files: VersionFiles, change: Delta, base: Checksum, result: Checksum, *, mode: int) -> None:
    """Leave the delta that makes one file of another for when they are packed; raises OSError."""
    entry = pack.dumps(PackedVersion(0, 0, "", "", "", base, result), change)
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(files.ready_deltas, flags, mode), "ab") as file:
        file.write(entry)


def pack_wholes(files: VersionFiles, wholes: Sequence[Version]) -> None:
    """Pack all whole files except the top one, the last; then drop packed versions beyond the limit."""
    entries = list(_entries(files, wholes))
    end = _end_below(files, wholes[0], entries[0][0].result)
    Pack(files.pack).append((pack.dumps(*entry) for entry in entries), end, like=wholes[-1].path)
    for version in wholes[:-1]:
        version.path.unlink()
    with suppress(OSError):  # another user's, in a folder where each removes but his own
        files.ready_deltas.unlink(missing_ok=True)
    _drop_old(files, wholes[-1])


def _entries(files: VersionFiles, wholes: Sequence[Version]) -> Iterator[tuple[PackedVersion, Delta]]:
    written_files, ready_deltas = WrittenFiles(files.folder), _read_ready_deltas(files)
    result_sum: Checksum | None = None
    for version, next_whole in pairwise(wholes):
        with FileBytes(version.path) as result, FileBytes(next_whole.path) as base:
            base_sum = _sum(written_files, next_whole.path, base)
            header = version.header()
            packed = PackedVersion(
                version.number,
                version.record_count,
                header.changed,
                header.changed_by,
                header.who,
                base_sum,
                result_sum or _sum(written_files, version.path, result),
            )
            yield packed, ready_deltas.get((packed.base, packed.result)) or difference(base, result)
        result_sum = base_sum


def _read_ready_deltas(files: VersionFiles) -> dict[tuple[Checksum, Checksum], Delta]:
    """Return the deltas that changes have left, by what they are made from and what they make."""
    ready = Pack(files.ready_deltas)
    with suppress(OSError):  # another user's
        return {
            (entry.version.base, entry.version.result): ready.read_delta(entry)
            for entry in ready.read_entries()
            if entry.is_whole
        }
    return {}


def _sum(written_files: WrittenFiles, path: Path, data: FileBytes) -> Checksum:
    if (file_record := written_files.find_record(path)) is not None:
        return Checksum(file_record.size, file_record.crc)
    if written_files.is_damaged(path, data):  # it is not packed as if that were what was kept
        raise LibraryUnusableError(f"{path} is damaged")
    summed = SummedData.from_data(data)
    return Checksum(summed.size, summed.crc)


def _end_below(files: VersionFiles, lowest: Version, base_sum: Checksum) -> int:
    """Return where in the pack the entries below a version end: 0 if the last of them is not its delta."""
    height = files.height(lowest.number)
    last = Pack(files.pack).read_last()
    if last is not None and files.height(last.version.number) >= height:
        last = next(reversed(_list_entries_below(files, lowest)), None)
    return last.end if last is not None and last.version.base == base_sum else 0


def _list_entries_below(files: VersionFiles, version: Version) -> list[VersionInPack]:
    height = files.height(version.number)
    return [entry for entry in Pack(files.pack).read_entries() if files.height(entry.version.number) < height]


def _iterate_chain(entries: Sequence[VersionInPack], size: int) -> Iterator[VersionInPack]:
    """Yield the entries from the last one, a delta of a file of `size` bytes, back to one of no entry above it."""
    result_above: Checksum | None = None
    for entry in reversed(entries):
        base = entry.version.base
        if base != result_above if result_above else base.size != size:
            return
        yield entry
        result_above = entry.version.result


def _drop_old(files: VersionFiles, top: Version) -> None:
    if files.pack_size() > NO_BURDEN:
        from protlib.storage.history.retention import thin_out

        fewer = thin_out(Pack(files.pack), list_provable(files, top), max(top.size(), NO_BURDEN))
        if fewer is not None:
            Pack(files.pack).rewrite(fewer)
