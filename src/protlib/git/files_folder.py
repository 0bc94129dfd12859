"""The folder with the files of a library in a repository: ignored, or kept by Git LFS, or as any other."""

import os
import re
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple, Self

from protlib.git.attributes import add_line, make_pattern, remove_line
from protlib.git.repository import Tracked
from protlib.record.attached_file import FOLDER_SUFFIX

IGNORE_FILE: Final = ".gitignore"
_LFS: Final = b"/** filter=lfs diff=lfs merge=lfs -text"
_GLOB: Final = re.compile(rb"([\\*?\[\x20])")


class Handling(StrEnum):
    """What Git does with the files of a library."""

    IGNORE = "ignore"
    LFS = "lfs"
    KEEP = "keep"


class FilesInGit(NamedTuple):
    """The folder of a library's files in a repository; `name` is its path from the top, with slashes."""

    top: Path
    name: str

    @classmethod
    def of_library(cls, library: Tracked) -> Self:
        """Return the folder of the files of a library."""
        return cls(library.top, str(PurePosixPath(library.name).with_suffix(FOLDER_SUFFIX)))

    @property
    def path(self) -> Path:
        """The folder on the disk, which need not be there."""
        return self.top / self.name

    @property
    def handling(self) -> Handling:
        """What Git does with a new file in the folder now, whichever of its files says so."""
        probe = Tracked(self.top, f"{self.name}/new.pdf")
        if probe.is_ignored():
            return Handling.IGNORE
        return Handling.LFS if probe.read_attributes("filter").get("filter") == "lfs" else Handling.KEEP

    def count_tracked(self) -> int:
        """Return how many files in the folder Git tracks already: these stay as they are."""
        return Tracked(self.top, self.name).count_tracked()

    def handle(self, handling: Handling, attributes: Path) -> None:
        """Put a line for the folder into .gitignore or into a file of attributes, in place of an earlier one."""
        self.forget(attributes)
        if handling is Handling.IGNORE and self.handling is not Handling.IGNORE:
            add_line(self.top / IGNORE_FILE, self._ignored)
        if handling is Handling.LFS and self.handling is not Handling.LFS:
            add_line(attributes, self._in_lfs)

    def forget(self, attributes: Path) -> bool:
        """Remove the lines that `handle` puts in; tell whether there was one."""
        was_ignored = remove_line(self.top / IGNORE_FILE, self._ignored)
        return remove_line(attributes, self._in_lfs) or was_ignored

    @property
    def _ignored(self) -> bytes:
        return b"/" + _GLOB.sub(rb"\\\1", os.fsencode(self.name)) + b"/"

    @property
    def _in_lfs(self) -> bytes:
        return make_pattern(self.name, _LFS)
