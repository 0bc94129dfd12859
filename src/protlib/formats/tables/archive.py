"""Whether a ZIP archive, such as a workbook, is safe to unpack, judged by its directory before unpacking."""

import zipfile
from io import BytesIO
from typing import Final

from protlib.system import zip_archive

FAULTS: Final = (
    *zip_archive.FAULTS, ArithmeticError, AssertionError, AttributeError, LookupError, SyntaxError, TypeError,
    ValueError,
)  # fmt: skip
"""The undocumented errors that a damaged archive, or the XML in it, may raise."""

_MOST_BYTES: Final = 400_000_000  # of a sheet: a million rows with abstracts
_MOST_BYTES_OF_OTHERS: Final = 10_000_000  # parts that say how a sheet looks
# Sheets and their texts, and parts that no reader of records needs.
_MAY_BE_LARGE: Final = (
    "xl/worksheets/", "xl/sharedStrings", "xl/media/", "xl/embeddings/", "xl/pivotCache/", "xl/externalLinks/",
    "xl/drawings/", "xl/charts/", "customXml/",
)  # fmt: skip
_HARMLESS_BYTES: Final = 4_000_000  # that an archive of any size may unpack to: a small computer has them
_MOST_PARTS: Final = 10_000  # each one is read, even an empty one


def refuse_unfit(data: bytes) -> None:
    """Check a ZIP archive before unpacking; raises ValueError if it is encrypted, no workbook, or far too large."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
    if len(entries) > _MOST_PARTS:
        raise ValueError(f"too many parts for a table: {len(entries):,}")
    names = {entry.filename for entry in entries}
    if "mimetype" in names:
        raise ValueError("an OpenDocument file; save it as .xlsx or .csv")
    if any(map(zip_archive.is_encrypted, entries)):
        raise ValueError(zip_archive.PROTECTED)
    size = sum(entry.file_size for entry in entries)
    ordinary_size = sum(entry.file_size for entry in entries if not entry.filename.startswith(_MAY_BE_LARGE))
    if (
        size > zip_archive.most_unpacked(len(data), _HARMLESS_BYTES, _MOST_BYTES)
        or ordinary_size > _MOST_BYTES_OF_OTHERS
    ):
        raise ValueError(f"too large when unpacked: {size // 1_000_000} MB")
