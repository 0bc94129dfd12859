"""Names of files with accents: macOS separates a letter and its accent, and for Linux these are two names."""

import os
from pathlib import Path
from typing import TypeVar

_Path = TypeVar("_Path", str, Path)


def compose_accents(name: str) -> str:
    """Return a name with each letter as one character, however the disk has its accents."""
    if name.isascii():
        return name
    import unicodedata

    return unicodedata.normalize("NFC", name)


def as_on_disk(path: _Path) -> _Path:
    """Return a path with the name in its folder that differs only in how accents are encoded.

    A path that exists is returned as it is, and so is one that is like nothing in its folder.
    """
    folder, name = os.path.split(path)
    if name.isascii() or os.path.lexists(path):
        return path
    composed_name = compose_accents(name)
    try:
        with os.scandir(folder or ".") as entries:
            same_name = next((entry.name for entry in entries if compose_accents(entry.name) == composed_name), name)
    except OSError:
        return path
    return type(path)(os.path.join(folder, same_name))  # noqa: PTH118 - as it was typed
