"""Lines of .gitattributes and .gitignore: how Git merges and shows a library, and what it does with its files."""

import os
import re
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple, Self

from protlib.git.repository import TrackedFile
from protlib.record.attached_file import FOLDER_SUFFIX
from protlib.system.atomic import write_whole

NAME: Final = "protlib"
"""What Git knows the merge driver and the form for reading by."""
_ATTRIBUTES: Final = f" -text merge={NAME} diff={NAME}"
_GLOB: Final = re.compile(rb"([\\*?\[])")
_NEEDS_QUOTES: Final = re.compile(rb'[\x00-\x20"\x7f]')
IGNORE_FILE: Final = ".gitignore"
_LFS: Final = b"/** filter=lfs diff=lfs merge=lfs -text"
_GLOB_OF_FOLDER: Final = re.compile(rb"([\\*?\[\x20])")


def make_line(name: str) -> bytes:
    """Return the line for a file by its name from the top: `"/my refs/library.json" -text merge=protlib diff=protlib`.

    Wildcards in the name get a backslash; a name with a space is quoted as in C (gitattributes(5)). `-text` keeps
    systems from changing line ends: protlib would take such a file for another program's.
    """
    return make_pattern(name, _ATTRIBUTES.encode())


def make_pattern(name: str, line_end: bytes) -> bytes:
    """Return the line for a path from the top; what precedes the first space of `line_end` belongs to the pattern."""
    pattern_end, space, attributes = line_end.partition(b" ")
    pattern = b"/" + _GLOB.sub(rb"\\\1", os.fsencode(name)) + pattern_end
    if _NEEDS_QUOTES.search(pattern):
        escaped = pattern.replace(b"\\", b"\\\\").replace(b'"', b'\\"')
        pattern = b'"' + re.sub(rb"[\x00-\x1f\x7f]", lambda match: b"\\%03o" % match[0][0], escaped) + b'"'
    return pattern + space + attributes


def add_line(path: Path, line: bytes) -> None:
    """Add a line to the end of a file, which is created where missing. Raises OSError."""
    content = path.read_bytes() if path.exists() else b""
    end = b"\r\n" if b"\r\n" in content else b"\n"
    gap = end if content and not content.endswith(b"\n") else b""
    write_whole(path, content + gap + line + end)


def remove_line(path: Path, line: bytes) -> bool:
    """Remove a line from a file, and then an empty file; tell whether the line was there. Raises OSError."""
    if not path.exists():
        return False
    lines = path.read_bytes().splitlines(keepends=True)
    remaining_lines = [content for content in lines if content.strip() != line]
    if len(remaining_lines) == len(lines):
        return False
    if b"".join(remaining_lines).strip():
        write_whole(path, b"".join(remaining_lines))
    else:
        path.unlink()
    return True


def is_used(path: Path) -> bool:
    """Tell whether a file still has a line that names protlib."""
    return path.exists() and _ATTRIBUTES.strip().partition(" ")[2].encode() in path.read_bytes()


class FileHandling(StrEnum):
    """What Git does with the files of a library."""

    IGNORE = "ignore"
    LFS = "lfs"
    KEEP = "keep"


class FilesInGit(NamedTuple):
    """The folder of a library's files in a repository; `name` is its path from the top, with slashes."""

    top: Path
    name: str

    @classmethod
    def of_library(cls, library: TrackedFile) -> Self:
        """Return the folder of the files of a library."""
        return cls(library.top, str(PurePosixPath(library.name).with_suffix(FOLDER_SUFFIX)))

    @property
    def path(self) -> Path:
        """The folder on the disk, which need not be there."""
        return self.top / self.name

    @property
    def handling(self) -> FileHandling:
        """What Git does with a new file in the folder now, whichever of its files says so."""
        probe = TrackedFile(self.top, f"{self.name}/new.pdf")
        if probe.is_ignored():
            return FileHandling.IGNORE
        return FileHandling.LFS if probe.read_attributes("filter").get("filter") == "lfs" else FileHandling.KEEP

    def count_tracked(self) -> int:
        """Return how many files in the folder Git tracks already: these stay as they are."""
        return TrackedFile(self.top, self.name).count_tracked()

    def handle(self, handling: FileHandling, attributes: Path) -> None:
        """Put a line for the folder into .gitignore or into a file of attributes, in place of an earlier one."""
        self.forget(attributes)
        if handling is FileHandling.IGNORE and self.handling is not FileHandling.IGNORE:
            add_line(self.top / IGNORE_FILE, self._ignore_line)
        if handling is FileHandling.LFS and self.handling is not FileHandling.LFS:
            add_line(attributes, self._lfs_line)

    def forget(self, attributes: Path) -> bool:
        """Remove the lines that `handle` puts in; tell whether there was one."""
        was_ignored = remove_line(self.top / IGNORE_FILE, self._ignore_line)
        return remove_line(attributes, self._lfs_line) or was_ignored

    @property
    def _ignore_line(self) -> bytes:
        return b"/" + _GLOB_OF_FOLDER.sub(rb"\\\1", os.fsencode(self.name)) + b"/"

    @property
    def _lfs_line(self) -> bytes:
        return make_pattern(self.name, _LFS)
