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
        tracked = TrackedFile.from_path(library)
        if is_file:
            is_theirs = tracked.read_object(f":3:{tracked.name}") == Path(source).read_bytes()
            return _with_base(tracked, None, f":1:{tracked.name}") if is_theirs else CommittedFile()
        revision, _, name = source.partition(":")
        if side := _SIDE_OF_MERGE.fullmatch(source):
            return _with_base(tracked, tracked.read_committed(source), f":1:{side[1]}")
        data, base = tracked.read_committed(source), tracked.find_merge_base(revision or "HEAD")
        return _with_base(tracked, data, f"{base}:{name}") if base else CommittedFile(data)
    return CommittedFile()


def _with_base(tracked: "TrackedFile", data: bytes | None, base: str) -> CommittedFile:
    return CommittedFile(data, tracked.read_object(base), base)
