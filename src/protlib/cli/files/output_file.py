"""The files that commands write where users say: the one place that writes them.

A file that a person has worked on is never replaced unasked. protlib replaces a file that it wrote (its ledger knows)
and that nobody has touched since. It also replaces an empty file, and one with the same bytes. Anything else stays as
it is, unless --force is given. A file with private content is no more open than its source.
"""

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from protlib.cli.input_file import STANDARD
from protlib.cli.output import put_bytes, say
from protlib.errors import UsageError
from protlib.frozen import NamedTuple
from protlib.system.file_identity import as_on_disk
from protlib.system.shell import quote
from protlib.system.windows import explain_unfit_name, retry_reading

if TYPE_CHECKING:
    import typer

    from protlib.cli.files.outgoing_records import Include
    from protlib.system.ledger import Ledger

_OWNER: Final = stat.S_IRWXU
_ANY: Final = 0o7777  # permissions: those that the user's mask leaves
_FILES_READ: Final = ("cited_in", "not_cited_in", "reference_doc")
"""Parameters of commands that name files which are only read."""


class OutputFile(NamedTuple):
    """A file to write, or standard output if the path is `-`.

    `home` is the command, with {} for the path, that takes home a person's work in the file, or "". `most` has the
    widest permissions that the file may have. With `force` it replaces any file; `force_advice` says what --force does.
    """

    path: str
    force: bool = False
    home: str = ""
    most: int = _ANY
    force_advice: str = "to overwrite it: --force"

    @property
    def is_standard(self) -> bool:
        """Whether it is standard output."""
        return self.path == STANDARD

    @property
    def name(self) -> str:
        """Its name in messages."""
        return "standard output" if self.is_standard else self.path

    def write(self, data: bytes) -> None:
        """Write the data, whole or not at all.

        Raises UsageError if a person has worked on the file, or if it cannot be written.
        """
        from protlib.formats.files import unwritable_error
        from protlib.system.atomic import write_whole
        from protlib.system.office_locks import is_open_elsewhere

        if self.is_standard:
            put_bytes(data)
            return
        try:
            write_whole(Path(self.path), data, prepare=lambda _: self._take_over(data), most=self.most)
        except OSError as error:
            raise unwritable_error(self.path, error) from error
        if is_open_elsewhere(self.path):
            say(f"{self.path} is open in another program: close it there without saving, then open it again")

    def refuse_work(self, data: bytes) -> None:
        """Raise UsageError if the present file is a person's work, which this data would replace, or has no folder."""
        target = self._target
        if not (self.is_standard or target.parent.is_dir()):
            from protlib.formats.files import unwritable_error

            raise unwritable_error(self.path, FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)))
        if self.is_standard or self.force or not target.exists() or _is_there(target, data):
            return
        ledger = _ledger()
        is_known = ledger.knows(target)
        if not (is_known and ledger.has_written(target, retry_reading(target.read_bytes))):
            raise UsageError(self._refusal(is_known=is_known))

    @property
    def _target(self) -> Path:
        return Path(os.path.realpath(self.path))

    def _take_over(self, data: bytes) -> None:
        """Record that protlib writes this file; raises UsageError if the present file is a person's work."""
        self.refuse_work(data)
        _ledger().add(self._target, data)

    def _refusal(self, *, is_known: bool) -> str:
        reason = "was changed after protlib wrote it" if is_known else "already exists, and protlib did not write it"
        home = f"to import its changes: protlib {self.home.format(quote(self.path))}; " if self.home else ""
        return f"{self.path} {reason}; {home}{self.force_advice}"


def output_file(
    context: "typer.Context",
    path: str,
    *,
    force: bool,
    include: "Include" = None,
    source: Path | None = None,
    home: str = "",
    is_shared: bool = False,
) -> OutputFile:
    """Return the file that a command is to write.

    Raises UsageError for a folder, for a library, for the files beside a library, and for a document that is read. Only
    a later share may replace the library of an earlier share. With `include` the file may hold private content. It is
    then as closed as its `source`, which is the library if none is named.
    """
    if path == STANDARD:
        return OutputFile(path)
    from protlib.cli.context import settings_of
    from protlib.formats.files import refuse_library
    from protlib.storage.history.versions import is_in_versions

    if reason := explain_unfit_name(path):
        raise UsageError(f"{path}: cannot be written: {reason}")
    path = as_on_disk(path)
    library, target = settings_of(context).library, Path(os.path.realpath(path))
    refuse_folder(path)
    if is_in_versions(target):
        raise UsageError(f"{path} is in the versions folder of a library; write to another folder")
    if not (is_shared and _ledger().knows(target)):
        refuse_library(path)
    if target.is_file() and target == library.resolve():
        raise UsageError(f"{path} is a protlib library; write to another file")
    values = (context.params.get(name) or () for name in _FILES_READ)
    refuse_sources(path, [name for value in values for name in ([value] if isinstance(value, str | Path) else value)])
    return OutputFile(path, force, home, permissions_of_copies(source or library) if include else _ANY)


def refuse_sources(path: str, sources: Iterable[str | Path]) -> None:
    """Raise UsageError if the file to write is one of the documents that are read: not even --force replaces it."""
    for source in sources:
        is_same = False
        with suppress(OSError):  # one of them is not there, or cannot be
            is_same = Path(path).samefile(source)
        if is_same:
            raise UsageError(f"{path} is read here, and is not overwritten; write to another file")


def refuse_folder(path: str) -> None:
    """Raise UsageError if the user names a folder in the place of a file."""
    if path != STANDARD and Path(path).is_dir():
        raise UsageError(f"{path} is a folder; name a file in it")


def _is_there(target: Path, data: bytes) -> bool:
    """Tell whether a file is empty or has these bytes already; a file of another size is not read."""
    size = target.stat().st_size
    return not size or (size == len(data) and retry_reading(target.read_bytes) == data)


def _ledger() -> "Ledger":
    from protlib.cli.settings.library_location import ledger_file
    from protlib.system.ledger import Ledger

    return Ledger(ledger_file(os.environ))


def permissions_of_copies(source: Path) -> int:
    """Return the widest permissions for content from a file: those of the file, and all for its owner.

    Content from anything else is for its owner only.
    """
    return (stat.S_IMODE(source.stat().st_mode) if source.is_file() else 0) | _OWNER
