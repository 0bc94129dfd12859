"""Files that a document names: those of its own folder and of the folders in that, wherever links lead."""

import os
from pathlib import Path


def below(folder: Path, name: str) -> Path | None:
    """Return the file that a document in a folder calls by a name, None where it lies outside of the folder.

    Of what lies outside nothing is looked at: the name of a share alone would ask the network. A link does not lead out.
    """
    if "\x00" in name or name.startswith(("\\\\", "//")):
        return None
    root = os.path.normpath(folder.absolute())
    if not Path(os.path.normpath(folder.absolute() / name)).is_relative_to(root):
        return None
    return folder / name if Path(os.path.realpath(folder / name)).is_relative_to(os.path.realpath(root)) else None
