"""Files that a document names: only files in or below its folder, wherever links lead."""

import os
from pathlib import Path


def find_below(folder: Path, name: str) -> Path | None:
    """Return the file for a name in a document, None where it lies outside of the document's folder.

    A file outside is not even looked at: the name of a share alone would ask the network. A link does not lead out.
    """
    if "\x00" in name or name.startswith(("\\\\", "//")):
        return None
    root = os.path.normpath(folder.absolute())
    if not Path(os.path.normpath(folder.absolute() / name)).is_relative_to(root):
        return None
    return folder / name if Path(os.path.realpath(folder / name)).is_relative_to(os.path.realpath(root)) else None
