"""A file that comes in: its content, its name in messages, and what was read of it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from protlib.errors import InputRefusedError
from protlib.frozen import NamedTuple
from protlib.system import document_suffixes

if TYPE_CHECKING:
    from protlib.formats import Format, Parsed

STANDARD: Final = "-"
_STANDARD_INPUT: Final = "standard input"
MARKDOWN: Final = document_suffixes.MARKDOWN[0]


class LoadedFile(NamedTuple):
    """A file that was read: its name, its format, its records and their problems.

    `part` names what was read of it, "" for all: the groups in a database. `content` is that of a report which came by
    standard input, and is to be attached. `owner` is the key of the record that has the file of a report already.
    """

    name: str
    format: "Format"
    reading: "Parsed"
    part: str = ""
    content: bytes = b""
    owner: str = ""

    @property
    def source(self) -> str:
        """What its records remember as the place where they came from: a name that is the same the next time."""
        from protlib.text import make_legible

        name = make_legible(Path(self.name).name)
        return f"{name}: {self.part}" if self.part else name

    @property
    def lost_count(self) -> int:
        """How many records could not be read."""
        return sum(problem.lost for problem in self.reading.problems)

    @property
    def problems(self) -> int:
        """How many problems there were with the records that were read."""
        return len(self.reading.problems) - self.lost_count


def read_bytes(path: str) -> bytes:
    """Return the content of a file, or of standard input if the path is `-`.

    Raises InputRefusedError if it cannot be read, or is only a pointer of Git LFS.
    """
    from protlib.formats.files import read_content, unreadable_error
    from protlib.record.attached_file import FETCH_POINTERS, is_pointer
    from protlib.system.windows import explain_unfit_name, is_pattern

    if is_pattern(path):
        raise InputRefusedError(
            f"{path}: cannot be read: no file fits it, or only one can be named here; type its name"
        )
    if reason := explain_unfit_name(path):  # to open such a device would wait for the keyboard
        raise InputRefusedError(f"{path}: cannot be read: {reason}")
    try:
        content = sys.stdin.buffer.read() if path == STANDARD else read_content(path)
    except OSError as error:
        raise unreadable_error(path, error) from error
    if is_pointer(content):
        raise InputRefusedError(f"{document_name(path)}: this is only a pointer of Git LFS. {FETCH_POINTERS}")
    return content


def document_name(path: str) -> str:
    """Return the name of a file for messages."""
    return _STANDARD_INPUT if path == STANDARD else path


def document_suffix(path: str, content: bytes = b"") -> str:
    """Return the suffix that decides a document's kind; standard input is what its content says, else Markdown."""
    if path != STANDARD:
        return Path(path).suffix.lower()
    if not content:
        return MARKDOWN
    from protlib.citing.documents.document_kinds import suffix_of_content

    return suffix_of_content(content)
