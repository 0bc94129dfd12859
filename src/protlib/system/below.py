"""Files that a document names: only files in or below its folder, wherever links lead."""

import os
from collections.abc import Iterable
from pathlib import Path


def find_below(folder: Path, name: str) -> Path | None:
    """Return the file for a name in a document, None where it lies outside of the document's folder.

    A file outside is not even looked at: the name of a share alone would ask the network. A link does not lead out.
    """
    if "\x00" in name or names_share(name):
        return None
    if not _is_named_below(folder, folder / name):
        return None
    return folder / name if Path(os.path.realpath(folder / name)).is_relative_to(os.path.realpath(folder)) else None


def names_share(path: str | Path) -> bool:
    r"""Tell whether a path is that of another machine, which learns who asks: "\\server\share\report.pdf"."""
    return os.fspath(path).startswith(("\\\\", "//"))


def may_look_at(path: Path, folders: Iterable[Path]) -> bool:
    """Tell whether a path that a document names asks no other machine than those that these folders are on.

    Windows asks the machine of a share as soon as somebody looks at a file there, and tells it who asks.
    """
    return not names_share(path) or any(_is_named_below(folder, path) for folder in folders)


def _is_named_below(folder: Path, path: Path) -> bool:
    """Tell by its name alone whether a path is in or below a folder."""
    return Path(os.path.normpath(path.absolute())).is_relative_to(os.path.normpath(folder.absolute()))
