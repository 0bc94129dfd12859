"""Whether a ZIP archive, such as a workbook is, can be unpacked without harm; told by its directory, before unpacking."""

import zipfile
import zlib
from io import BytesIO
from typing import Final

FAULTS: Final = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RuntimeError, SyntaxError, TypeError,
    ValueError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What reading a damaged archive, and the XML in it, may end with; none of it is documented."""

_LARGEST: Final = 400_000_000
_LARGEST_OTHER: Final = 10_000_000
# Sheets and their texts, and what no reader of records looks into.
_MAY_BE_LARGE: Final = (
    "xl/worksheets/", "xl/sharedStrings", "xl/media/", "xl/embeddings/", "xl/pivotCache/", "xl/externalLinks/",
    "xl/drawings/", "xl/charts/", "customXml/",
)  # fmt: skip
# XML of spreadsheets is packed to a tenth or a twentieth; what is small does no harm however it is packed.
_MOST_OFTEN: Final = 100
_SMALL: Final = 4_000_000
_MOST_PARTS: Final = 10_000  # each is looked at, however empty
_ENCRYPTED: Final = 1


def check(data: bytes) -> None:
    """Check a ZIP archive before it is unpacked; raises ValueError where it is encrypted, no workbook, or far too large unpacked."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
    if len(entries) > _MOST_PARTS:
        raise ValueError(f"too many parts for a table: {len(entries):,}")
    names = {entry.filename for entry in entries}
    if "mimetype" in names:
        raise ValueError("an OpenDocument file; save it as .xlsx or .csv")
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise ValueError("it has a password; save it without one")
    size = sum(entry.file_size for entry in entries)
    others = sum(entry.file_size for entry in entries if not entry.filename.startswith(_MAY_BE_LARGE))
    is_bomb = size > max(_SMALL, _MOST_OFTEN * len(data))
    if is_bomb or size > _LARGEST or others > _LARGEST_OTHER:
        raise ValueError(f"too large when unpacked: {size // 1_000_000} MB")
