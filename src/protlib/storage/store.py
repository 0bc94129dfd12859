"""A library file: read whole, written whole under a lock, put back to what it was."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.errors import LibraryBusyError, LibraryUnusableError, NothingFoundError
from protlib.storage import contents
from protlib.storage.layout import PUBLICATIONS, Document, Table, Tables
from protlib.storage.refusals import (
    UnsureError,
    explained,
    refuse_other_than_file,
    refuse_read_only,
    refuse_unreplaceable,
)
from protlib.storage.versions import Versions
from protlib.system.stamp import Stamp, stamp
from protlib.system.windows import patiently

if TYPE_CHECKING:
    from protlib.storage.transaction import Transaction
    from protlib.storage.verification import Fault
    from protlib.storage.version_files import Version
    from protlib.storage.written_files import Written

PATIENCE: Final = 120.0
"""So many seconds a writer waits for another one; 100,000 new records take twenty."""


class Step(NamedTuple):
    """A step from one version of a library to another: the one that is there now, and the one that was.

    `commands` are those that were undone or redone, in that order. `was` is None where the file was missing or could not be
    read; if it could not, `damaged` is where it is now. `now` is None where the file holds both sides of a merge.
    The stamps are the file's.
    """

    commands: tuple[str, ...]
    now: list[Document] | None
    was: list[Document] | None
    damaged: Path | None
    before: Stamp | None
    after: Stamp

    @property
    def changed_by(self) -> str:
        """The command that was undone or redone, of several the first."""
        return self.commands[0]


class VersionInfo(NamedTuple):
    """What `history` tells of a version: when it was written, its records, by what command and by whom, and its number.

    The number stays the version's own while it is kept.
    """

    changed: str
    records: int
    changed_by: str
    is_undone: bool
    who: str = ""
    number: int = 0


class _SetAside:
    """Keeps the file that a version replaces: as one that can be put back in its turn, or as a damaged one.

    `written` is what is known of the version; those between the two are kept for `redo` as well.
    """

    def __init__(
        self,
        store: "Store",
        was: contents.Content | None,
        version: "Version",
        written: "Written",
    ) -> None:
        self.damaged: Path | None = None
        self._store = store
        self._was = was
        self._version = version
        self._written = written

    def __call__(self, written: Path) -> None:
        path, versions = self._store.path, self._store.versions
        is_undone = not self._version.is_undone
        if self._was is not None:
            version = versions.keep(len(self._was.documents), undone=is_undone)
            versions.written.note_unknown(path, version, len(self._was.documents))
        elif path.exists():
            self.damaged = versions.keep_damaged()
        if is_undone:
            versions.bring_over(self._version.number)
            versions.aside.put_back(self._version.number, path, self._store.tell)
        versions.written.add(self._written, written, like=path)


def silently(_message: str) -> None:
    """Tell nobody."""


class Store:
    """A library file by its path; a symbolic link is followed, so that the file has one lock under all its names."""

    def __init__(self, path: Path, *, tell: Callable[[str], None] = silently, patience: float = PATIENCE) -> None:
        self.path = Path(os.path.realpath(path))  # unlike resolve(), it gives a loop of links a name
        self.versions = Versions(self.path)
        self.tell = tell
        self._patience = patience
        self.decisions_read = 0
        """How often what was decided was read: it is of the file's state then, and not of an index's."""

    def documents(self) -> list[Document]:
        """Return the records as they are stored; none where there is no file.

        Raises LibraryUnusableError where the file is not a library or cannot be read.
        """
        return list(self.table().values())

    def table(self) -> Table:
        """Return the records as they are stored, by their numbers; raises LibraryUnusableError as `documents` does."""
        return self.tables()[PUBLICATIONS]

    def tables(self) -> Tables:
        """Return all tables as they are stored; raises LibraryUnusableError as `documents` does."""
        with explained(self.path, "read"), self._refusing(self.path):
            raw = self._bytes(self.path)
            if raw is None:
                return contents.empty()
            content = contents.content_of(raw)
        for repair in content.repairs:
            self.tell(f"{self.path}: {repair}; the next change mends it")
        return content.tables

    def stamp(self) -> Stamp | None:
        """Return the stamp of the file as it is now, None where there is none; raises LibraryUnusableError."""
        with explained(self.path, "read"):
            return stamp(self.path)

    def header(self) -> contents.Header:
        """Return how the file was last written; raises LibraryUnusableError as `documents` does."""
        with explained(self.path, "read"), self._refusing(self.path):
            refuse_other_than_file(self.path)
            if not self.path.exists():
                return contents.Header()
            return patiently(lambda: self.versions.written.header(self.path))

    def decisions(self) -> list[Document]:
        """Return what is kept beside the records: what users have decided; raises LibraryUnusableError."""
        self.decisions_read += 1
        with explained(self.path, "read"), self._refusing(self.path):
            refuse_other_than_file(self.path)
            return patiently(lambda: contents.read_decisions(self.path)) if self.path.exists() else []

    def kept(self) -> list[VersionInfo]:
        """Return the versions that are kept, in the order in which they were the library, the newest first."""
        versions = (*self.versions.undone(), *reversed(self.versions.past()))
        if self.versions.broken():
            self.tell(
                f"{self.versions.folder} is damaged: older versions cannot be read. To see more: protlib info --verify"
            )
        with explained(self.versions.folder, "read"):
            return [kept for version in versions if (kept := _kept(version))]

    def past(self) -> "Iterator[Table]":
        """Yield the records of the versions before the library, by their numbers, the newest first, as far as they can be read."""
        from protlib.storage.version_bytes import files_before

        for raw in files_before(self.versions.files()):
            with suppress(contents.NotALibraryError):
                yield contents.loads(raw)[PUBLICATIONS]

    @contextmanager
    def transaction(self, command: str = "") -> "Iterator[Transaction]":
        """Hold the lock for a command and give the TinyDB storage of what the file holds; nothing is written but by its `commit`.

        Raises LibraryUnusableError where the file cannot be written or is not a library, LibraryBusyError where another
        program goes on writing it.
        """
        from protlib.storage.transaction import Transaction

        self.header()  # refuses what is no library before anything is made beside it
        with self._locked(command), self._refusing(self.path):
            transaction = Transaction(self.path, self.versions, self.stamp(), lambda: self._bytes(self.path))
            try:
                yield transaction
            finally:
                transaction.close()

    def faults(self) -> "Iterator[Fault]":
        """Yield what is wrong with the file and the versions that are kept; raises LibraryUnusableError where they cannot be read."""
        from protlib.storage.verification import file_faults, history_faults

        with explained(self.path, "read"):
            yield from file_faults(self.path, self._bytes(self.path), self.versions)
            yield from history_faults(self.versions)

    def repairs(self) -> list[str]:
        """Return what the next write mends in the file; raises LibraryUnusableError as `documents` does."""
        with self._refusing(self.path):
            raw = self._bytes(self.path)
            return [] if raw is None else contents.content_of(raw).repairs

    def mend(self, command: str, *, dry_run: bool) -> list[str]:
        """Mend what is broken in the file and its versions, where it is certain how; return what was done, or would be."""
        from protlib.storage.mends import all_mends

        told = []
        with ExitStack() as stack, explained(self.path, "mended"):
            if not dry_run:
                stack.enter_context(self._locked(command))
            for mend in all_mends(self.path, self.versions):
                told.append(mend.told)
                if not dry_run:
                    mend.do()
        return told

    @contextmanager
    def setting_aside(self, command: str) -> Iterator[Callable[[Path], Path]]:
        """Hold the lock for a command and give what moves a file that the library has taken in into the folder of versions.

        It returns where the file is, and raises OSError. Much that was set aside is packed in the end.
        """
        with self._locked(command):
            number = self.versions.number()
            yield lambda path: self.versions.aside.take(path, number)
            with suppress(OSError, MemoryError, LibraryUnusableError):  # the next writer does it
                self.versions.tidy()

    def undo(self, *, to: int | None = None, sure: bool = False) -> Step:
        """Put back the version before the last command, or the one of a number, in one write; `redo` can bring what came after back.

        The conflict copies that those commands have taken in are beside the library again before. Works where the file is missing
        or damaged as well. Raises NothingFoundError where no such version is kept, and UnsureError where the file is
        whole but for a record, unless one is `sure` to give up what is in it.
        """
        return self._step(lambda: self._of_past(to), undone=True, sure=sure)

    def redo(self, *, sure: bool = False) -> Step:
        """Put back the version that the last `undo` took away; raises NothingFoundError where there is none, and UnsureError as `undo`."""
        return self._step(self._last_undone, undone=False, sure=sure)

    def _of_past(self, number: int | None) -> "Version":
        past = self.versions.past()
        if found := [version for version in past if number in (None, version.number)]:
            return found[-1]
        if past:
            raise NothingFoundError(f"{self.path}: version {number} is not kept, or is newer than the library")
        if self.versions.lost():
            raise NothingFoundError(
                f"{self.path}: nothing to undo: {self.versions.folder} holds the "
                "changes, but not the file they apply to"
            )
        raise NothingFoundError(f"{self.path}: nothing to undo")

    def _last_undone(self) -> "Version":
        if undone := self.versions.undone():
            return undone[-1]
        raise NothingFoundError(f"{self.path}: nothing to redo")

    def _step(self, wanted: "Callable[[], Version]", *, undone: bool, sure: bool) -> Step:
        from protlib.storage.replacement import replace_library
        from protlib.storage.written_files import Written

        if not self.versions.folder.exists():
            wanted()  # makes nothing where there is nothing to be done
        with self._locked("undo" if undone else "redo"):
            version = wanted()
            before = self.stamp()
            was = self._what_was(sure=sure, undone=undone)
            header, raw, now = self._what_will_be(version)
            commands = [header.changed_by]
            if undone:
                between = [each for each in self.versions.past() if each.number > version.number]
                commands = [
                    was.header.changed_by if was else "",
                    *(each.header().changed_by for each in reversed(between)),
                ]
            written = Written.by(header, raw, len(now.documents) if now else version.records, None)
            set_aside = _SetAside(self, was, version, written)
            after = replace_library(self.path, raw, read=before, keep=set_aside)
            with suppress(OSError, MemoryError, LibraryUnusableError):  # the next writer clears up
                self.versions.drop(version.number, undone=not undone)
                self.versions.tidy()
        return Step(tuple(commands), now and now.documents, was and was.documents, set_aside.damaged, before, after)

    def _what_was(self, *, sure: bool, undone: bool) -> contents.Content | None:
        raw = self._bytes(self.path)
        try:
            with explained(self.path, "read"):
                return None if raw is None else contents.content_of(raw)._replace(header=self.header())
        except contents.NewerFormatError as error:
            raise self._refusal(self.path, error) from error
        except (contents.FaultyRecordError, contents.ConflictError) as error:
            if not undone and isinstance(error, contents.ConflictError):  # what `redo` had been done to
                from protlib.storage.marks import first_side

                assert raw is not None  # noqa: S101 - it was read
                return first_side(raw)
            if not sure:
                raise UnsureError(str(self._refusal(self.path, error))) from error
        except contents.NotALibraryError:
            pass
        return None

    def _what_will_be(self, version: "Version") -> tuple[contents.Header, bytes, contents.Content | None]:
        from protlib.storage.kept_states import KeptStates

        raw = KeptStates(self.path, self.versions).raw(version.number)
        with self._refusing(version.path), explained(version.path, "read"):
            header = version.header()
            try:
                return header, raw, contents.content_of(raw)._replace(header=header)
            except contents.ConflictError:  # what `merge --markers` was done to
                return header, raw, None

    def _bytes(self, path: Path) -> bytes | None:
        with explained(path, "read"):
            refuse_other_than_file(path)
            try:
                return patiently(path.read_bytes)
            except FileNotFoundError:
                return None

    @contextmanager
    def _locked(self, command: str) -> Iterator[None]:
        from protlib.storage.lock import locked
        from protlib.storage.replacement import remove_leavings
        from protlib.system.atomic import make_folder

        with ExitStack() as stack:
            with explained(self.path, "written"):
                make_folder(self.path.parent)
                self._refuse_unwritable()
                self.versions.make_folder()
                try:
                    stack.enter_context(
                        locked(self.versions.lock, command, patience=self._patience, waiting=self._waiting)
                    )
                except TimeoutError as error:
                    raise LibraryBusyError(
                        f"{self.path} is being written by {error}; gave up after {self._patience:g} seconds (see --wait)"
                    ) from error
                remove_leavings(self.path)
                self.versions.settle()
            yield

    def _refuse_unwritable(self) -> None:
        refuse_other_than_file(self.path)
        refuse_read_only(self.path.parent)
        if self.path.exists():
            refuse_read_only(self.path)
            refuse_unreplaceable(self.path)

    def _waiting(self, holder: str) -> None:
        self.tell(f"waiting for {holder}, which is writing {self.path}")

    @contextmanager
    def _refusing(self, path: Path) -> Iterator[None]:
        try:
            yield
        except contents.NotALibraryError as error:
            raise self._refusal(path, error) from error

    def _refusal(self, path: Path, error: contents.NotALibraryError) -> LibraryUnusableError:
        from protlib.storage.advice import ways_on, ways_past

        is_of_library = path == self.path or isinstance(error, contents.NewerFormatError)
        advice = ways_on(path, error, self.versions) if is_of_library else ways_past(self.versions)
        return LibraryUnusableError(f"{path} {error}: {advice}")


def _kept(version: "Version") -> VersionInfo | None:
    try:
        header = version.header()
    except FileNotFoundError:  # a writer has dropped it meanwhile
        return None
    return VersionInfo(
        header.changed,
        version.records,
        header.changed_by,
        version.is_undone,
        header.who,
        version.number,
    )
