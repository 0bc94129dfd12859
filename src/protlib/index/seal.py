"""The seal of an index's file, beside it: what the file was when protlib let go of it, so that whatever has touched it since shows.

Every write gives a file another time of change (`ctime_ns`), which no program can set. A file that still has the identity
in its seal is as it was left, and nothing is read to know that. One that has another, or that was not summed for a day, is
read whole and compared with the checksum: what was only renamed or protected is sealed anew, and what is damaged is not.
"""

import os
import time
import zlib
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple, Self

from protlib.system.stamp import Stamp, stamp

PARTIAL: Final = ".partial"
"""How the name of a file ends that is being made."""
SUFFIX: Final = ".seal"
_DAY: Final = 86_400_000_000_000
_SETTLED: Final = 60_000_000_000
"""So many nanoseconds after its last change a file is summed, by who reads it then: not after each of many changes."""
_PIECE: Final = 1 << 20
_NONE: Final = -1
_FORM: Final = "%d %d %d %d %d %d"


class Seal(NamedTuple):
    """The identity of a file, its CRC-32 (-1 where it was changed since it was summed) and when that was last found right."""

    stamp: Stamp
    crc: int
    checked_ns: int

    @classmethod
    def of_changed(cls, stamp: Stamp) -> Self:
        """Return the seal of a file that has just been changed, and is not summed."""
        return cls(stamp, _NONE, time.time_ns())

    @classmethod
    def of_summed(cls, file: BinaryIO) -> Self:
        """Return the seal of a file as it is, read whole."""
        return cls(Stamp.from_status(os.fstat(file.fileno())), _sum(file), time.time_ns())

    def write(self, file: Path) -> None:
        """Put the seal beside a file, in the place of the one that may be there; where that cannot be, the file has none that fits."""
        partial = file.with_name(f"{file.stem}-{os.urandom(4).hex()}{PARTIAL}")
        with suppress(OSError):
            try:
                partial.write_text(_FORM % (*self.stamp, *self[1:]), encoding="ascii")
                partial.replace(place_of(file))
            except BaseException:
                partial.unlink(missing_ok=True)
                raise


def place_of(file: Path) -> Path:
    """Return where the seal of a file is."""
    return file.with_suffix(SUFFIX)


def seal_of(file: Path) -> Seal | None:
    """Return the seal of a file, None where there is none that can be read."""
    try:
        *stamp_values, crc, checked = map(int, place_of(file).read_bytes().split())
        return Seal(Stamp(*stamp_values), crc, checked)
    except (OSError, ValueError, TypeError):
        return None


def is_untouched(file: Path) -> bool:
    """Tell whether nothing has touched a file since it was sealed."""
    seal = seal_of(file)
    return seal is not None and seal.stamp == stamp(file)


def is_whole(file: Path) -> bool:
    """Tell whether a file is as protlib left it; nothing may write to it meanwhile, and it is read only where it has to be.

    On most systems, to read it here ends this process's hold on it: what is read of it afterwards may be another state.
    """
    seal, now = seal_of(file), stamp(file)
    if seal is None or now is None or seal.stamp.size != now.size:
        return False
    age = abs(time.time_ns() - seal.checked_ns)
    if seal.stamp == now and age < (_SETTLED if seal.crc == _NONE else _DAY):
        return True
    if seal.stamp != now and seal.crc == _NONE:
        return False
    with file.open("rb") as opened:
        found = Seal.of_summed(opened)
        is_right = seal.crc in {_NONE, found.crc}
        if is_right:
            found.write(file)
    return is_right


def has_sum(file: Path) -> bool | None:
    """Tell whether a file has the checksum of its seal, None where it has none; the file is read whole."""
    seal = seal_of(file)
    if seal is None or seal.crc == _NONE:
        return None
    with file.open("rb") as opened:
        return seal.crc == _sum(opened)


def _sum(file: BinaryIO) -> int:
    crc, piece = 0, bytearray(_PIECE)
    view = memoryview(piece)
    while size := file.readinto(view):  # type: ignore[attr-defined]  # every file has it
        crc = zlib.crc32(view[:size], crc)
    return crc
