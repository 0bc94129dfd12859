"""What Git has of another side of the library, and of the state that both come from."""

import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.errors import UsageError

if TYPE_CHECKING:
    from protlib.git.repository import TrackedFile

_SIDE_OF_MERGE: Final = re.compile(r":[23]:(.+)", re.DOTALL)
"""Such as ":3:library.json": a side of a merge that Git has not finished."""


class CommittedFile(NamedTuple):
    """A file as Git has it, and the base that it shares with the library, if Git knows it.

    The file is None if it is to be read from the disk.
    """

    data: bytes | None = None
    base: bytes | None = None
    base_name: str = ""


def read_committed(library: Path, source: str) -> CommittedFile:
    """Return a file from Git by its name: "BRANCH:library.json", or a side of an unfinished merge.

    Raises NothingFoundError if Git does not know the name.
    """
    from protlib.git.repository import TrackedFile
    from protlib.system.windows import has_drive

    is_file = Path(source).is_file()
    if not is_file and (":" not in source or has_drive(source)):
        return CommittedFile()
    with suppress(UsageError):  # no repository, or no git: it is a file or nothing
        library_file = TrackedFile.from_path(library)
        if is_file:
            is_theirs = library_file.read_object(f":3:{library_file.name}") == Path(source).read_bytes()
            return _with_base(library_file, None, f":1:{library_file.name}") if is_theirs else CommittedFile()
        revision, _, name = source.partition(":")
        if side := _SIDE_OF_MERGE.fullmatch(source):
            return _with_base(library_file, library_file.read_committed(source), f":1:{side[1]}")
        data, base = library_file.read_committed(source), library_file.find_merge_base(revision or "HEAD")
        return _with_base(library_file, data, f"{base}:{name}") if base else CommittedFile(data)
    return CommittedFile()


def _with_base(library_file: "TrackedFile", data: bytes | None, base: str) -> CommittedFile:
    return CommittedFile(data, library_file.read_object(base), base)
