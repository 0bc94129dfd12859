"""Compound files: old Office files, and documents with a password ([MS-CFB])."""

from typing import Final

SIGNATURE: Final = b"\xd0\xcf\x11\xe0"
"""The first bytes of a compound file."""
_PROTECTION_MARK: Final = "EncryptedPackage".encode("utf-16-le")
_WORD: Final = "WordDocument".encode("utf-16-le")
# The names of the streams that mark these kinds; Excel's had a shorter name until 1997.
_STREAMS: Final = {".doc": (_WORD,), ".xls": ("Workbook\0".encode("utf-16-le"), "Book\0".encode("utf-16-le"))}


def is_of_word(data: bytes) -> bool:
    """Tell whether a file is an old .doc, or a document of any program with a password."""
    return data.startswith(SIGNATURE) and (_WORD in data or _PROTECTION_MARK in data)


def why_unread(data: bytes, expected: str) -> str:
    """Return why a compound file cannot be read, and what to do: it has a password, or its format is old.

    If the file could be both ".doc" and ".xls", it is the kind that is `expected`.
    """
    if _PROTECTION_MARK in data:
        return "it has a password; save it without one"
    kinds = (kind for kind in (expected, *_STREAMS) if any(stream in data for stream in _STREAMS[kind]))
    kind = next(kinds, "")
    return f"this is an old {kind} file; save it as {kind}x" if kind else "protlib does not know its program"
