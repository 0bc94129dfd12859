"""The versions of a library as others see them: those that are kept, and a step from one to another."""

from pathlib import Path
from typing import TYPE_CHECKING

from protlib.frozen import NamedTuple
from protlib.storage.layout import Document
from protlib.system.file_identity import Stamp

if TYPE_CHECKING:
    from protlib.storage.history.version_files import Version


class VersionStep(NamedTuple):
    """A step from one version of a library to another: the present and the former one.

    `commands` are those that were undone or redone, in that order, and `users` who gave each. `former_documents` is
    None where the file was missing or unreadable; if unreadable, `damaged_path` is its path now, and `lost_command` is
    the last command where no version has what it did. `present_documents` is None where the file holds both sides of a
    merge. The stamps are the file's.
    """

    commands: tuple[str, ...]
    users: tuple[str, ...]
    present_documents: list[Document] | None
    former_documents: list[Document] | None
    damaged_path: Path | None
    old_stamp: Stamp | None
    new_stamp: Stamp
    lost_command: str = ""

    @property
    def changed_by(self) -> str:
        """The command that was undone or redone, the first of several."""
        return self.commands[0]


class VersionInfo(NamedTuple):
    """A version as `history` shows it: its time, its records, its command and user, and its number.

    The number stays the same as long as the version is kept.
    """

    changed: str
    records: int
    changed_by: str
    is_undone: bool
    who: str = ""
    number: int = 0


def info_of(version: "Version") -> VersionInfo | None:
    """Return what `history` shows of a version; None for one that a writer has dropped meanwhile."""
    try:
        header = version.header()
    except FileNotFoundError:
        return None
    return VersionInfo(
        header.changed, version.record_count, header.changed_by, version.is_undone, header.who, version.number
    )
