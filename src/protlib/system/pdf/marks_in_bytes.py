"""Whether somebody has marked a PDF file, told from its bytes: no page is read, which would take seconds."""

import re
import zlib
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Final

from protlib.system.pdf.pdf_reader import HEAD, is_pdf

# Such as "/Subtype /Highlight": the kinds of annotation that people make (ISO 32000-2, 12.5.6.1).
_MARK: Final = re.compile(rb"/Subtype\s*/(?:Highlight|Underline|Squiggly|StrikeOut|Text|FreeText|Caret|Ink)\b")
# Such as "/Type/ObjStm /N 12 ... stream": objects that are packed together.
_OBJECT_STREAM: Final = re.compile(rb"/ObjStm\b[^\0]{0,400}?stream\r?\n")
_MOST_UNPACKED: Final = 16 << 20  # bytes of one stream: no real file has so many objects in one


def has_marks(path: Path) -> bool:
    """Tell whether a file is a PDF file with highlights or comments, even such as a reader has taken away again.

    Raises OSError where it cannot be read, and ValueError where it is empty.
    """
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        return is_pdf(data[:HEAD]) and (
            _MARK.search(data) is not None
            or any(_MARK.search(_unpack(data, match.end())) for match in _OBJECT_STREAM.finditer(data))
        )


def _unpack(data: mmap, start: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(data[start : data.find(b"endstream", start)], _MOST_UNPACKED)
    except zlib.error:  # packed in another way, or encrypted
        return b""
