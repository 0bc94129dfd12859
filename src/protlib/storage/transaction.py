"""The TinyDB storage of a library: one reading, what TinyDB makes of it in memory, one writing."""

import contextlib
from collections.abc import Callable
from pathlib import Path

from tinydb.storages import Storage

from protlib.errors import LibraryUnusableError
from protlib.storage import contents
from protlib.storage.layout import PUBLICATIONS, Tables
from protlib.storage.refusals import explained
from protlib.storage.replacement import replace_library
from protlib.storage.versions import Versions
from protlib.system.stamp import Stamp


class Transaction(Storage):
    """The storage of a library while its lock is held; nothing reaches the file before `commit`.

    `before` is the stamp of the file as it was found, None where there is none. `read` raises NotALibraryError where the
    file is no library, and so does every method of TinyDB that reads.
    """

    def __init__(
        self, path: Path, versions: Versions, before: Stamp | None, content: Callable[[], bytes | None]
    ) -> None:
        self.before = before
        self._path = path
        self._versions = versions
        self._content = content
        self._tables: Tables | None = None
        self._records = 0
        self._expected: int | None = None

    def expect(self, records: int) -> None:
        """Take how many records the file has where it was read whole: where they are more, some lie under others."""
        self._expected = records

    def read(self) -> Tables:
        """Return the tables as they stand, the records that are not looked into unread."""
        if self._tables is None:
            with explained(self._path, "read"):
                raw = self._content()
                self._tables = contents.empty() if raw is None else contents.loads_lazily(raw, self._expected)
            self._records = len(self._tables[PUBLICATIONS])
        return self._tables

    def write(self, data: Tables) -> None:
        """Take the tables as TinyDB has changed them."""
        self._tables = data

    def commit(self, changed_by: str, now: str) -> Stamp:
        """Put the tables in the file's place, keep the file as a version, and return the stamp of the new one.

        Raises LibraryUnusableError where it cannot be written, and ChangedMeanwhileError where another program has
        changed it; the file is then as it was.
        """
        tables = self.read()
        with explained(self._path, "written"):
            data = contents.dumps(tables, contents.header(tables).renewed(now, changed_by))
        after = replace_library(self._path, data, read=self.before, keep=lambda: self._keep(now))
        # The library is written: what cannot be cleared up now goes the next time.
        with contextlib.suppress(OSError, MemoryError, LibraryUnusableError):
            self._versions.forget_undone()
            self._versions.tidy()
        return after

    def close(self) -> None:
        """Let go of the documents."""
        self._tables = None

    def _keep(self, now: str) -> None:
        if self.before is None:
            header = contents.Header().renewed(now, "a new library")
            self._versions.keep_empty(contents.dumps(contents.empty(), header))
        else:
            self._versions.keep(self._records)
