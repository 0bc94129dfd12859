"""Compound files: what Office wrote before it wrote zip archives, and what it lays a document with a password into ([MS-CFB])."""

from typing import Final

SIGNATURE: Final = b"\xd0\xcf\x11\xe0"
"""How each begins."""
_PROTECTED: Final = "EncryptedPackage".encode("utf-16-le")
_WORD: Final = "WordDocument".encode("utf-16-le")


def is_of_word(data: bytes) -> bool:
    """Tell whether a file is an old .doc, or a document of any program with a password."""
    return data.startswith(SIGNATURE) and (_WORD in data or _PROTECTED in data)


def why_unread(data: bytes, old: str, new: str) -> str:
    """Return why a compound file is not read, and what to do: it is protected, or of an `old` kind, which a `new` one follows."""
    if _PROTECTED in data:
        return "it is protected with a password: save it without"
    return f"it is an old {old}: save it as {new}"
