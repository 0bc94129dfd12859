"""Several reads of a library, all of one state, whatever other programs write meanwhile."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from protlib.library.library import Library
from protlib.system.stamp import has_same_content, stamp

_ATTEMPTS: Final = 5  # another program may write between two looks, but not five times in a row
Result = TypeVar("Result")


def read_at_one_moment(library: Library, read_once: Callable[[Library], Result]) -> Result:
    """Return what a function reads of a library, however often it reads, of one state of the file.

    It is called again where the file changes meanwhile; if that does not end, with a copy of the file.
    """
    for _ in range(_ATTEMPTS):
        before = stamp(library.path)
        result = read_once(library)
        if has_same_content(before, stamp(library.path)):
            return result
    import shutil
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / library.path.name
        shutil.copyfile(library.path, copy)
        with Library(copy, texts=library.texts.folder) as copied:
            return read_once(copied)
