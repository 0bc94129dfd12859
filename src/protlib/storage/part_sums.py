"""The CRC-32 of a file by its parts, so that a change of a large library sums up only the parts that it changes.

The sum of two parts together follows from their sums, as in `crc32_combine` of zlib. The parts of the present library
stand in `part.sums`, beside the notes on written files. That file can be lost at any time.
"""

import os
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import orjson

from protlib.frozen import NamedTuple
from protlib.storage.history.delta import CopiedPiece
from protlib.storage.history.pack import Checksum

if TYPE_CHECKING:
    from protlib.storage.file_bytes import FileBytes

_POLYNOMIAL: Final = 0xEDB88320  # of CRC-32, as zlib has it: the highest bit is the lowest power
_NAME: Final = "part.sums"
_UNIT_POLYNOMIAL: Final = 1 << 31  # the polynomial of a file without bytes: x to the power of 0
_PART: Final = 1 << 20  # bytes, which are summed up in a quarter of a millisecond


class FilePart(NamedTuple):
    """A part of a file: its size, its CRC-32, and by what the sum of all before it is multiplied."""

    size: int = 0
    crc: int = 0
    factor: int = _UNIT_POLYNOMIAL

    @classmethod
    def from_bytes(cls, data: bytes) -> "FilePart":
        """Return the part that these bytes are."""
        return cls(len(data), zlib.crc32(data), _factor(len(data)))

    def with_next(self, part: "FilePart") -> "FilePart":
        """Return the part that this one and the next one are together."""
        crc = _multiply(self.crc, part.factor) ^ part.crc
        return FilePart(self.size + part.size, crc, _multiply(self.factor, part.factor))


class PartSums:
    """The sums of the parts of a file that is being written, in its order."""

    def __init__(self) -> None:
        self.parts: list[FilePart] = []

    def add(self, part: FilePart) -> None:
        """Add the next part; two small ones are one."""
        if self.parts and self.parts[-1].size + part.size <= _PART:
            self.parts[-1] = self.parts[-1].with_next(part)
        elif part.size:
            self.parts.append(part)

    def whole_sum(self) -> Checksum:
        """Return the size and the CRC-32 of the file."""
        crc = 0
        for part in self.parts:
            crc = _multiply(crc, part.factor) ^ part.crc
        return Checksum(sum(part.size for part in self.parts), crc)

    def sum_up(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the pieces of the file, each of which is summed up."""
        size = crc = 0
        for piece in pieces:
            size, crc = size + len(piece), zlib.crc32(piece, crc)
            yield piece
            if size >= _PART:
                self.add(FilePart(size, crc, _factor(size)))
                size = crc = 0
        self.add(FilePart(size, crc, _factor(size)))

    def carry_over(
        self, change: Iterable[CopiedPiece | bytes], raw: "bytes | FileBytes", parts: Iterable[FilePart]
    ) -> Iterator[CopiedPiece | bytes]:
        """Yield the pieces of a change, which copies from a file with these parts in its order.

        Only what it inserts is summed up, and what it copies of a part that it does not copy whole.
        """
        old_parts, begin = iter(parts), 0
        part = next(old_parts, FilePart())
        for piece in change:
            yield piece
            if isinstance(piece, bytes):
                self.add(FilePart.from_bytes(piece))
                continue
            stop = piece.start + piece.length
            while part.size and begin < stop:
                end = begin + part.size
                low, high = max(begin, piece.start), min(end, stop)
                if low < high:
                    self.add(part if high - low == part.size else FilePart.from_bytes(raw[low:high]))
                if end > stop:  # of which the next piece may copy the rest
                    break
                part, begin = next(old_parts, FilePart()), end


def read_parts(folder: Path, whole_sum: Checksum) -> list[FilePart]:
    """Return the parts of the library with this checksum, none where another file's or nothing is kept."""
    try:
        numbers, _, checksum = (folder / _NAME).read_bytes().rpartition(b" ")
        if int(checksum, 16) != zlib.crc32(numbers):
            return []
        checksum_kept, *parts = orjson.loads(numbers)
    except (OSError, ValueError):
        return []
    return [FilePart(*numbers) for numbers in parts] if Checksum(*checksum_kept) == whole_sum else []


def write_parts(folder: Path, whole_sum: Checksum, parts: Iterable[FilePart], *, mode: int) -> None:
    """Keep the parts of the library, which has this checksum; raises OSError."""
    path = folder / _NAME
    numbers = orjson.dumps([[*whole_sum], *map(list, parts)])
    path.unlink(missing_ok=True)  # another user's cannot be written to
    with os.fdopen(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode), "wb"
    ) as file:
        file.write(b"%s %08x" % (numbers, zlib.crc32(numbers)))


def _factor(size: int) -> int:
    """Return by what a sum is multiplied that stands before so many bytes: x to the power of their bits."""
    bits = size << 3
    factor = _UNIT_POLYNOMIAL
    for power in _powers():
        if bits & 1:
            factor = _multiply(power, factor)
        bits >>= 1
        if not bits:
            break
    return factor


@cache
def _powers() -> list[int]:
    """Return x to the powers of 1, 2, 4, 8 and so on: enough for files of half a terabyte."""
    powers = [1 << 30]
    for _ in range(42):
        powers.append(_multiply(powers[-1], powers[-1]))
    return powers


def _multiply(first: int, second: int) -> int:
    """Return the product of two polynomials, modulo that of CRC-32."""
    product = 0
    while first:
        if first & _UNIT_POLYNOMIAL:
            product ^= second
        first = first << 1 & 0xFFFFFFFF
        second = second >> 1 ^ (_POLYNOMIAL if second & 1 else 0)
    return product
