"""Zip archives from anywhere: what they may unpack to, and what reading one that is damaged or protected ends with."""

import zipfile
import zlib
from io import BytesIO
from typing import Final

SIGNATURE: Final = b"PK\x03\x04"
FAULTS: Final = (OSError, RuntimeError, NotImplementedError, EOFError, zipfile.BadZipFile, zlib.error)
"""What the reader of archives raises where one is damaged."""
PROTECTED: Final = "it has a password; save it without one"
_ENCRYPTED: Final = 1  # the first flag of an entry, in the format's own table
# XML is packed to a tenth or a twentieth; a text that cites one work a thousand times to less.
_MOST_OFTEN: Final = 100


def most_unpacked(size: int, harmless: int, largest: int) -> int:
    """Return to how many bytes an archive of a size may unpack: what is `harmless` is so however it is packed."""
    return min(largest, max(harmless, _MOST_OFTEN * size))


def is_encrypted(entry: zipfile.ZipInfo) -> bool:
    """Tell whether a part has a password on it."""
    return bool(entry.flag_bits & _ENCRYPTED)


def part_names(data: bytes) -> tuple[str, ...]:
    """Return the names of the parts of an archive; of one that is damaged, none."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return tuple(archive.namelist())
    except FAULTS:
        return ()
