"""The seal of an index's file, beside it: its state when protlib released it, so that any later change shows.

Every write gives a file another time of change (`ctime_ns`), which no program can set. A file that still has the
identity in its seal is unchanged, and need not be read. One with another identity, or not summed for a day, is read
whole and compared with the checksum: a file that was only renamed or protected is sealed anew, a damaged one is not.
"""

import os
import time
import zlib
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final, Self

from protlib.frozen import NamedTuple
from protlib.system.file_identity import Stamp, stamp

PARTIAL: Final = ".partial"
"""How the name of a file ends that is being made."""
SUFFIX: Final = ".seal"
_DAY: Final = 86_400_000_000_000  # nanoseconds
_NANOSECONDS_TO_SETTLE: Final = 3_600_000_000_000
"""So many nanoseconds after its last change a file is summed, by who reads it then: not after each of many changes.

Who adds records by hand does so every few minutes. A sum costs a third of a search among 10,000 records, and of 100,000
three searches.
"""
_PIECE: Final = 1 << 20  # bytes read at once
_NONE: Final = -1  # no checksum has this value: the file has none yet
_FORM: Final = "%d %d %d %d %d %d"


class Seal(NamedTuple):
    """The identity of a file, its CRC-32 (-1 where it changed since it was summed) and the time of the last check."""

    stamp: Stamp
    crc: int
    checked_ns: int

    @classmethod
    def from_changed(cls, stamp: Stamp) -> Self:
        """Return the seal of a file that has just been changed, without a sum."""
        return cls(stamp, _NONE, time.time_ns())

    @classmethod
    def from_file(cls, file: BinaryIO) -> Self:
        """Return the seal of a file in its present state, read whole."""
        return cls(Stamp.from_status(os.fstat(file.fileno())), _sum(file), time.time_ns())

    def write(self, file: Path) -> None:
        """Write the seal beside a file, in the place of an older one; where that fails, the file has no valid seal."""
        partial = file.with_name(f"{file.stem}-{os.urandom(4).hex()}{PARTIAL}")
        with suppress(OSError):
            try:
                partial.write_text(_FORM % (*self.stamp, *self[1:]), encoding="utf-8")
                partial.replace(seal_path(file))
            except BaseException:
                partial.unlink(missing_ok=True)
                raise


def seal_path(file: Path) -> Path:
    """Return the path of a file's seal."""
    return file.with_suffix(SUFFIX)


def read_seal(file: Path) -> Seal | None:
    """Return the seal of a file, None where there is no readable one."""
    try:
        *stamp_values, crc, checked = map(int, seal_path(file).read_bytes().split())
        return Seal(Stamp(*stamp_values), crc, checked)
    except (OSError, ValueError, TypeError):
        return None


def is_untouched(file: Path) -> bool:
    """Tell whether nothing has touched a file since it was sealed."""
    seal = read_seal(file)
    return seal is not None and seal.stamp == stamp(file)


def is_whole(file: Path) -> bool:
    """Tell whether a file is as protlib left it; it is read only where necessary, and nothing may write to it then.

    On most systems, reading it here releases this process's lock on it: later reads may see another state.
    """
    seal, now = read_seal(file), stamp(file)
    if seal is None or now is None or seal.stamp.size != now.size:
        return False
    age = abs(time.time_ns() - seal.checked_ns)
    if seal.stamp == now and age < (_NANOSECONDS_TO_SETTLE if seal.crc == _NONE else _DAY):
        return True
    if seal.stamp != now and seal.crc == _NONE:
        return False
    with file.open("rb") as stream:
        new_seal = Seal.from_file(stream)
        is_right = seal.crc in {_NONE, new_seal.crc}
        if is_right:
            new_seal.write(file)
    return is_right


def has_sum(file: Path) -> bool | None:
    """Return whether a file has the checksum of its seal, None where it has no seal; the file is read whole."""
    seal = read_seal(file)
    if seal is None or seal.crc == _NONE:
        return None
    with file.open("rb") as stream:
        return seal.crc == _sum(stream)


def _sum(file: BinaryIO) -> int:
    crc, piece = 0, bytearray(_PIECE)
    view = memoryview(piece)
    while size := file.readinto(view):  # type: ignore[attr-defined]  # every file has it
        crc = zlib.crc32(view[:size], crc)
    return crc
