"""A library file: read whole, written whole under a lock, and restored to an earlier version."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from protlib.errors import LibraryBusyError, LibraryUnusableError, NothingFoundError
from protlib.storage import contents
from protlib.storage.layout import PUBLICATIONS, Document, Table, Tables
from protlib.storage.refusals import (
    UnsureError,
    explain_errors,
    refuse_other_than_file,
    refuse_read_only,
    refuse_unreplaceable,
)
from protlib.system.file_identity import Stamp, stamp
from protlib.system.windows import retry_reading

if TYPE_CHECKING:
    from protlib.storage.faults import Fault
    from protlib.storage.file_records import FileRecord
    from protlib.storage.history.version_files import Version
    from protlib.storage.history.version_keeper import VersionKeeper
    from protlib.storage.transaction import Transaction
    from protlib.storage.version_info import VersionInfo, VersionStep

PATIENCE: Final = 120.0
"""So many seconds a writer waits for another one; 100,000 new records take twenty."""


class _FileKeeper:
    """Keeps the file that a version replaces: for the way back, or as a damaged one.

    For an undo, the versions between the two are kept for `redo` as well.
    """

    def __init__(
        self, store: "Store", was: contents.LibraryContent | None, version: "Version", file_record: "FileRecord"
    ) -> None:
        self.damaged: Path | None = None
        self._store = store
        self._was = was
        self._version = version
        self._file_record = file_record

    def __call__(self, new_file: Path) -> None:
        path, versions = self._store.path, self._store.versions
        is_undone = not self._version.is_undone
        if self._was is not None:
            versions.keep(len(self._was.documents), undone=is_undone)
        elif path.exists():
            self.damaged = versions.keep_damaged()
        if is_undone:
            versions.bring_over(self._version.number)
            versions.files_aside.put_back(self._version.number, path, self._store.tell)
        versions.written_files.add(self._file_record, new_file, like=path)
        versions.let_go()


def ignore_message(_message: str) -> None:
    """Ignore a message."""


class Store:
    """A library file; a symbolic link is followed, so that the file has one lock under all its names."""

    def __init__(self, path: Path, *, tell: Callable[[str], None] = ignore_message, patience: float = PATIENCE) -> None:
        self.path = Path(os.path.realpath(path))  # unlike resolve(), it gives a loop of links a name
        self.tell = tell
        self._patience = patience
        self.decisions_read = 0
        """How often what was decided was read: it is of the file's state then, and not of an index's."""

    @cached_property
    def versions(self) -> "VersionKeeper":
        """The kept versions of the file."""
        from protlib.storage.history.version_keeper import VersionKeeper  # which a look into the index does not need

        return VersionKeeper(self.path)

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
        with explain_errors(self.path, "read"), self._refuse_faulty(self.path):
            raw = self._bytes(self.path)
            if raw is None:
                return contents.empty_tables()
            content = contents.content_of(raw)
        for repair in content.repairs:
            self.tell(f"{self.path}: {repair}; the next change mends it")
        return content.tables

    def stamp(self) -> Stamp | None:
        """Return the stamp of the present file, None where there is none; raises LibraryUnusableError."""
        with explain_errors(self.path, "read"):
            return stamp(self.path)

    def header(self) -> contents.Header:
        """Return the header of the file; raises LibraryUnusableError as `documents` does."""
        with explain_errors(self.path, "read"), self._refuse_faulty(self.path):
            refuse_other_than_file(self.path)
            if not self.path.exists():
                return contents.Header()
            return retry_reading(self.versions.read_header)

    def decisions(self) -> list[Document]:
        """Return the decisions of users, which the file keeps beside the records; raises LibraryUnusableError."""
        self.decisions_read += 1
        with explain_errors(self.path, "read"), self._refuse_faulty(self.path):
            refuse_other_than_file(self.path)
            return retry_reading(lambda: contents.read_decisions(self.path)) if self.path.exists() else []

    def list_versions(self) -> "list[VersionInfo]":
        """Return the kept versions, in the order in which they were the library, the newest first."""
        from protlib.storage.version_info import info_of

        versions = (*self.versions.list_undone(), *reversed(self.versions.list_past()))
        if self.versions.is_broken():
            self.tell(
                f"{self.versions.folder} is damaged: older versions cannot be read. To see more: protlib info --verify"
            )
        with explain_errors(self.versions.folder, "read"):
            return [info for version in versions if (info := info_of(version))]

    def iterate_past(self) -> Iterator[Table]:
        """Yield the records of earlier versions, by number, the newest first, as long as they can be read."""
        from protlib.storage.history.version_bytes import iterate_files

        for raw in iterate_files(self.versions.past_files()):
            with suppress(contents.NotALibraryError):
                yield contents.loads(raw)[PUBLICATIONS]

    @contextmanager
    def transaction(self, command: str = "") -> "Iterator[Transaction]":
        """Hold the lock for a command and yield the file's TinyDB storage; only its `commit` writes.

        Raises LibraryUnusableError where the file cannot be written or is not a library, LibraryBusyError where another
        program keeps writing it.
        """
        from protlib.storage.transaction import Transaction

        self.header()  # refuses what is no library before anything is made beside it
        with self._hold_lock(command), self._refuse_faulty(self.path):
            transaction = Transaction(self.path, self.versions, self.stamp(), lambda: self._bytes(self.path))
            try:
                yield transaction
            except (LookupError, ValueError) as error:
                transaction.refuse_changed(error)
                raise
            finally:
                transaction.close()

    def refuse_unwritable(self) -> None:
        """Raise LibraryUnusableError where the file or its folder is read-only, or another may not replace it."""
        refuse_other_than_file(self.path)
        refuse_read_only(self.path.parent)
        if self.path.exists():
            refuse_read_only(self.path)
            refuse_unreplaceable(self.path)

    def find_faults(self) -> "Iterator[Fault]":
        """Yield the faults of the file and its kept versions; raises LibraryUnusableError where they cannot be read."""
        from protlib.storage.faults import find_file_faults, find_history_faults

        with explain_errors(self.path, "read"):
            yield from find_file_faults(self.path, self._bytes(self.path), self.versions)
            yield from find_history_faults(self.versions)

    def list_repairs(self) -> list[str]:
        """Return what the next write mends in the file; raises LibraryUnusableError as `documents` does."""
        with self._refuse_faulty(self.path):
            raw = self._bytes(self.path)
            return [] if raw is None else contents.content_of(raw).repairs

    def mend(self, command: str, *, dry_run: bool) -> list[str]:
        """Repair what is certain in the file and its versions; return what was done, or with `dry_run` would be."""
        from protlib.storage.mends import iterate_mends

        messages = []
        with ExitStack() as stack, explain_errors(self.path, "mended"):
            if not dry_run:
                stack.enter_context(self._hold_lock(command))
            for mend in iterate_mends(self.path, self.versions):
                messages.append(mend.description)
                if not dry_run:
                    mend.carry_out()
        return messages

    @contextmanager
    def set_aside(self, command: str) -> Iterator[Callable[[Path], Path]]:
        """Hold the lock for a command and yield a function that moves a file into the folder of versions.

        It returns the new path, and raises OSError. Many files set aside are packed in the end.
        """
        with self._hold_lock(command):
            number = self.versions.number()
            yield lambda path: self.versions.files_aside.take(path, number)
            with suppress(OSError, MemoryError, LibraryUnusableError):  # the next writer does it
                self.versions.tidy()

    def undo(self, *, number: int | None = None, sure: bool = False) -> "VersionStep":
        """Put back the version before the last command, or the one with a number, in one write; `redo` reverts that.

        Conflict copies that those commands took in are beside the library again. Works where the file is missing or
        damaged as well. Raises NothingFoundError where no such version is kept, and UnsureError where the file is whole
        except for one record, unless `sure`.
        """
        return self._step(lambda: self._find_past(number), undone=True, sure=sure)

    def redo(self, *, sure: bool = False) -> "VersionStep":
        """Put back the version that `undo` took away last; raises NothingFoundError for none, else as `undo`."""
        return self._step(self._find_undone, undone=False, sure=sure)

    def _find_past(self, number: int | None) -> "Version":
        past_versions = self.versions.list_past()
        if matches := [version for version in past_versions if number in (None, version.number)]:
            return matches[-1]
        if past_versions:
            raise NothingFoundError(f"{self.path}: version {number} is not kept, or is newer than the library")
        folder = self.versions.folder
        if self.versions.is_base_lost():
            raise NothingFoundError(
                f"{self.path}: nothing to undo: {folder} holds the changes, but not the file they apply to"
            )
        cause = f": there is no {folder}; a copy has none" if self.path.exists() and not folder.exists() else ""
        raise NothingFoundError(f"{self.path}: nothing to undo{cause}")

    def _find_undone(self) -> "Version":
        if undone := self.versions.list_undone():
            return undone[-1]
        raise NothingFoundError(f"{self.path}: nothing to redo")

    def _step(self, choose: "Callable[[], Version]", *, undone: bool, sure: bool) -> "VersionStep":
        from protlib.storage.file_records import FileRecord
        from protlib.storage.replacement import replace_library, stamp_now
        from protlib.storage.version_info import VersionStep

        if not self.versions.folder.exists():
            choose()  # makes nothing where there is nothing to be done
        with self._hold_lock("undo" if undone else "redo"):
            version = choose()
            old = self.stamp()
            present = self._read_present(sure=sure, undone=undone)
            header, raw, now = self._read_version(version)
            headers = [header]
            if undone:
                versions_between = [step for step in self.versions.list_past() if step.number > version.number]
                made_by = self.versions.list_changes(present.header if present else contents.Header())
                headers = [*made_by, *(step.header() for step in reversed(versions_between))]
            file_record = FileRecord.from_data(header, raw, len(now.documents) if now else version.record_count, None)
            has_later = not undone or self.versions.list_undone()
            last = self.versions.written_files.last_change_but(file_record)
            lost = last.changed_by if last and not (present or has_later) else ""
            set_aside = _FileKeeper(self, present, version, file_record)
            new = replace_library(self.path, raw, read_stamp=old, keep=set_aside)
            with suppress(OSError, MemoryError, LibraryUnusableError):  # the next writer clears up
                self.versions.drop(version.number, undone=not undone)
                self.versions.tidy()
                self.versions.hold(file_record.record_count)
            new = stamp_now(self.path, new)
        commands, users = zip(*((header.changed_by, header.who) for header in headers), strict=True)
        was_documents = present and present.documents
        return VersionStep(commands, users, now and now.documents, was_documents, set_aside.damaged, old, new, lost)

    def _read_present(self, *, sure: bool, undone: bool) -> contents.LibraryContent | None:
        raw = self._bytes(self.path)
        try:
            with explain_errors(self.path, "read"):
                return None if raw is None else contents.content_of(raw)._replace(header=self.header())
        except contents.NewerFormatError as error:
            raise self._make_refusal(self.path, error) from error
        except (contents.FaultyRecordError, contents.ConflictError) as error:
            if not undone and isinstance(error, contents.ConflictError):  # what `redo` had been done to
                from protlib.storage.conflict_marks import read_first_side

                assert raw is not None  # noqa: S101 - it was read
                return read_first_side(raw)
            if not sure:
                raise UnsureError(str(self._make_refusal(self.path, error))) from error
        except contents.NotALibraryError:
            pass
        return None

    def _read_version(self, version: "Version") -> tuple[contents.Header, bytes, contents.LibraryContent | None]:
        from protlib.storage.history.states import KeptStates

        raw = KeptStates(self.path, self.versions).read_raw(version.number)
        with self._refuse_faulty(version.path), explain_errors(version.path, "read"):
            header = version.header()
            try:
                return header, raw, contents.content_of(raw)._replace(header=header)
            except contents.ConflictError:  # what `merge --markers` was done to
                return header, raw, None

    def _bytes(self, path: Path) -> bytes | None:
        with explain_errors(path, "read"):
            refuse_other_than_file(path)
            try:
                return retry_reading(path.read_bytes)
            except FileNotFoundError:
                return None

    @contextmanager
    def _hold_lock(self, command: str) -> Iterator[None]:
        from protlib.storage.lock import hold_lock
        from protlib.storage.replacement import remove_leavings
        from protlib.system.atomic import make_folder

        with ExitStack() as stack:
            with explain_errors(self.path, "written"):
                make_folder(self.path.parent)
                self.refuse_unwritable()
                self.versions.make_folder()
                refuse_read_only(self.versions.folder)
                try:
                    stack.enter_context(
                        hold_lock(self.versions.lock, command, patience=self._patience, waiting=self._report_waiting)
                    )
                except TimeoutError as error:
                    raise LibraryBusyError(
                        f"{self.path} is being written by {error}; "
                        f"gave up after {self._patience:g} second{'s' * (self._patience != 1)} (see --wait)"
                    ) from error
                remove_leavings(self.path)
                self.versions.settle()
            yield

    def _report_waiting(self, holder: str) -> None:
        self.tell(f"waiting for {holder}, which is writing {self.path}")

    @contextmanager
    def _refuse_faulty(self, path: Path) -> Iterator[None]:
        try:
            yield
        except contents.NotALibraryError as error:
            raise self._make_refusal(path, error) from error

    def _make_refusal(self, path: Path, error: contents.NotALibraryError) -> LibraryUnusableError:
        from protlib.storage.advice import advise_on_library, advise_on_version

        is_of_library = path == self.path or isinstance(error, contents.NewerFormatError)
        advice = advise_on_library(path, error, self.versions) if is_of_library else advise_on_version(self.versions)
        return LibraryUnusableError(f"{path} {error}: {advice}")
