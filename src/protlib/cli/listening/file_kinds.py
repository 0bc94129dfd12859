"""The files that a browser may bring: their types, the suffix of each, and the bytes with which it begins."""

import zipfile
from pathlib import Path
from typing import Final

from protlib.errors import InputRefusedError
from protlib.record.tables import read_pairs

_SUFFIXES: Final = read_pairs(Path(__file__).with_suffix(".txt"))
_SIGNS: Final = {
    ".pdf": b"%PDF-",
    ".rtf": b"{\\rtf",
    ".doc": b"\xd0\xcf\x11\xe0",
    ".xls": b"\xd0\xcf\x11\xe0",
    ".ppt": b"\xd0\xcf\x11\xe0",
    ".jpg": b"\xff\xd8\xff",
    ".png": b"\x89PNG",
}
_ARCHIVES: Final = frozenset({".epub", ".docx", ".xlsx", ".pptx", ".odt", ".ods"})
_TEXTS: Final = frozenset({".html", ".txt", ".csv"})
_START: Final = 1024
"""A PDF file may begin with other bytes; readers look for its sign among so many."""


def suffix_of_type(content_type: str, file: Path) -> str:
    """Return the suffix for a file of a type; raises InputRefusedError where the type is no document's, or untrue."""
    suffix = _SUFFIXES.get(content_type, "")
    if not suffix:
        raise InputRefusedError(f"a file of the type “{content_type or 'unknown'}” is not a document")
    with file.open("rb") as content:
        start = content.read(_START)
    if not start:
        raise InputRefusedError("the file is empty")
    if suffix == ".pdf":
        is_fit = _SIGNS[suffix] in start
    elif suffix in _ARCHIVES:
        is_fit = zipfile.is_zipfile(file)
    elif suffix in _TEXTS:
        is_fit = b"\0" not in start and not start.startswith((b"\x7fELF", b"MZ", b"#!"))
    else:
        is_fit = start.startswith(_SIGNS[suffix])
    if not is_fit:
        page = "; it is a web page" if start.lstrip()[:1] == b"<" else ""
        raise InputRefusedError(f"what came as {suffix[1:].upper()} is none{page}")
    return suffix
