"""A file of packed versions, each a delta of the one above: the lowest first, each with its own checksum.

An entry is a head (mark, two lengths), a description (JSON), the delta, and a tail (checksum, the entry's length,
mark), so that the last one can be found from the end. A partial entry of a writer that died fits no tail; the next
writer cuts it off.
"""

import os
import struct
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Final

from protlib.frozen import NamedTuple
from protlib.storage.contents import Header
from protlib.storage.history import delta
from protlib.storage.history.delta import Delta

_MARK: Final = b"dlt2"
_MARKS: Final = (b"dlt1", _MARK)  # that of entries which do not say who wrote the version
_HEAD: Final = struct.Struct(">4sIQ")
_TAIL: Final = struct.Struct(">IQ4s")


class UnprovableError(Exception):
    """A version that cannot be restored as it was kept: its base or its delta is missing or changed."""


class Checksum(NamedTuple):
    """The size and the CRC-32 of a file."""

    size: int
    crc: int

    @classmethod
    def of_bytes(cls, data: bytes) -> "Checksum":
        """Return the checksum of these bytes."""
        import zlib

        return cls(len(data), zlib.crc32(data))


class PackedVersion(NamedTuple):
    """The description of a packed version: number, records and header, and the checksums of its base and its result."""

    number: int
    record_count: int
    changed: str
    changed_by: str
    who: str
    base: Checksum
    result: Checksum

    def header(self) -> Header:
        """Return the header of the version."""
        return Header(changed=self.changed, changed_by=self.changed_by, who=self.who)


class VersionInPack(NamedTuple):
    """A version in the pack: its description, where it begins and ends, and whether its checksum fits.

    Where it does not fit, neither the description nor the delta can be trusted.
    """

    version: PackedVersion
    start: int
    end: int
    is_whole: bool


class Pack:
    """A file of packed versions; it may not exist."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read_entries(self) -> list[VersionInPack]:
        """Return the entries in order; where the file is damaged, those before and behind the damage."""
        entries: list[VersionInPack] = []
        try:
            with self.path.open("rb") as file:
                size = os.fstat(file.fileno()).st_size
                while entry := _read_entry(file, entries[-1].end if entries else 0, size):
                    entries.append(entry)
                entries += list(_iterate_from_end(file, entries[-1].end if entries else 0, size))[::-1]
        except FileNotFoundError:
            pass
        return entries

    def is_begun(self) -> bool:
        """Tell whether an entry was ever written to the file."""
        with self.path.open("rb") as file:
            return file.read(len(_MARK)) in _MARKS

    def read_last(self) -> VersionInPack | None:
        """Return the last entry."""
        try:
            with self.path.open("rb") as file:
                end = file.seek(0, os.SEEK_END)
                file.seek(max(0, end - _TAIL.size))
                tail = file.read()
                if len(tail) == _TAIL.size:
                    _, length, _ = _TAIL.unpack(tail)
                    entry = _read_entry(file, end - length, end) if length <= end else None
                    if entry is not None and entry.end == end:
                        return entry
        except FileNotFoundError:
            return None
        entries = self.read_entries()
        return entries[-1] if entries else None

    def read_delta(self, entry: VersionInPack) -> Delta:
        """Return the delta of an entry; raises UnprovableError."""
        raw = self.read_bytes(entry)
        _, description_size, _ = _HEAD.unpack(raw[: _HEAD.size])
        return delta.loads(raw[_HEAD.size + description_size : -_TAIL.size])

    def read_bytes(self, entry: VersionInPack) -> bytes:
        """Return an entry as it stands in the file; raises UnprovableError."""
        import zlib

        with self.path.open("rb") as file:
            file.seek(entry.start)
            raw = file.read(entry.end - entry.start)
        checksum, _, _ = _TAIL.unpack(raw[-_TAIL.size :])
        if zlib.crc32(raw[: -_TAIL.size]) != checksum:
            raise UnprovableError(f"{self.path} is damaged")
        return raw

    def restore(self, entry: VersionInPack, base: bytes) -> bytes:
        """Return the version of an entry, made from the one above; raises UnprovableError."""
        if Checksum.of_bytes(base) != entry.version.base:
            raise UnprovableError("the version it is based on is missing or damaged")
        result = delta.apply_delta(self.read_delta(entry), base)
        if Checksum.of_bytes(result) != entry.version.result:
            raise UnprovableError(f"{self.path} is damaged")
        return result

    def append(self, additions: Iterable[bytes], end: int, *, like: Path) -> None:
        """Write entries from the end of an entry on, and drop what followed; return when they are on the disk.

        A new file has the permissions of `like`. A file of another user is replaced.
        """
        data = b"".join(additions)
        try:
            handle = os.open(self.path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        except (FileNotFoundError, PermissionError):
            from protlib.system.atomic import write_whole

            old_entries = self.path.read_bytes()[:end] if end else b""
            write_whole(self.path, old_entries + data, like=like, aside=True)
            return
        with os.fdopen(handle, "r+b") as file:
            file.truncate(end)
            file.seek(end)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    def cut(self, end: int) -> None:
        """Drop everything behind this place."""
        try:
            os.truncate(self.path, end)
        except PermissionError:  # another user's
            from protlib.system.atomic import write_whole

            write_whole(self.path, self.path.read_bytes()[:end], aside=True)

    def rewrite(self, additions: Sequence[bytes]) -> None:
        """Replace all entries by these."""
        from protlib.system.atomic import write_whole

        write_whole(self.path, b"".join(additions), aside=True)


def dumps(packed: PackedVersion, change: Delta) -> bytes:
    """Return an entry as it stands in the file."""
    import zlib

    import orjson

    description = orjson.dumps([*packed[:-2], [*packed.base], [*packed.result]])
    body = delta.dumps(change)
    entry = _HEAD.pack(_MARK, len(description), len(body)) + description + body
    return entry + _TAIL.pack(zlib.crc32(entry), len(entry) + _TAIL.size, _MARK)


def mend_flipped_bit(entry: bytes) -> bytes | None:
    """Return the bytes of an entry with its one flipped bit corrected; None where more flipped."""
    import zlib

    from protlib.storage.flipped_bit import correct_bit

    body, tail = entry[: -_TAIL.size], entry[-_TAIL.size :]
    checksum, _, mark = _TAIL.unpack(tail)
    if (zlib.crc32(body) ^ checksum).bit_count() < 2:  # the bit was one of the tail
        right: bytes | None = body
    else:
        right = correct_bit(body, checksum)
    if right is None:
        return None
    mark = mark if mark in _MARKS else right[: len(_MARK)]
    return right + _TAIL.pack(zlib.crc32(right), len(entry), mark)


def _iterate_from_end(file: BinaryIO, start: int, end: int) -> Iterator[VersionInPack]:
    """Yield the entries that end there, the last first, while they are whole and lie behind the start."""
    while end - start >= _TAIL.size:
        file.seek(end - _TAIL.size)
        _, length, mark = _TAIL.unpack(file.read(_TAIL.size))
        entry = _read_entry(file, end - length, end) if mark in _MARKS and length <= end - start else None
        if entry is None or entry.end != end:
            return
        yield entry
        end = entry.start


def _read_entry(file: BinaryIO, start: int, size: int) -> VersionInPack | None:
    """Return the entry that begins there, None where no complete one does."""
    import zlib

    import orjson

    file.seek(start)
    head = file.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    mark, description_size, body = _HEAD.unpack(head)
    end = start + _HEAD.size + description_size + body + _TAIL.size
    if mark not in _MARKS or end > size:
        return None
    description, delta_of, tail = file.read(description_size), file.read(body), file.read(_TAIL.size)
    checksum = zlib.crc32(delta_of, zlib.crc32(description, zlib.crc32(head)))
    is_whole = _TAIL.unpack(tail) == (checksum, end - start, mark)
    try:
        return VersionInPack(_parse_description(orjson.loads(description)), start, end, is_whole)
    except (orjson.JSONDecodeError, TypeError, ValueError):
        return None


def _parse_description(values: list[Any]) -> PackedVersion:
    number, records, changed, changed_by, *user, base, result = values
    return PackedVersion(
        int(number), int(records), str(changed), str(changed_by), "".join(user), Checksum(*base), Checksum(*result)
    )
