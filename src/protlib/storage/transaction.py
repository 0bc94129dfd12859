"""The TinyDB storage of a library: one reading, what TinyDB makes of it in memory, one writing."""

import contextlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tinydb.storages import Storage

from protlib.errors import LibraryUnusableError
from protlib.storage import contents, record_numbers
from protlib.storage.contents import Header
from protlib.storage.file_records import FileRecord, whoami
from protlib.storage.history.versions import Versions
from protlib.storage.layout import PUBLICATIONS, Tables
from protlib.storage.refusals import changed_meanwhile, explained
from protlib.storage.replacement import replace_library
from protlib.system.stamp import Stamp, stamp

if TYPE_CHECKING:
    from protlib.storage.slices import Slices


class _NewFile(NamedTuple):
    """A file that is to be written, and what is known of its records."""

    data: list[bytes | memoryview]
    records: int
    last: int | None


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
        self._slices: Slices | None = None
        self._taken: frozenset[str] | None = None
        self._records = 0
        self._last = 0

    def expect(self, records: int) -> None:
        """Have the file changed without being read where protlib itself has written it, with so many records.

        Raises ChangedMeanwhileError where it is another one than was found.
        """
        if self._tables is not None or self._slices is not None or self.before is None:
            return
        with explained(self._path, "read"):
            file_record = self._versions.written_files.find(self._path)
            if file_record is None or file_record.last is None or file_record.records != records:
                return
            raw = self._content()
            if raw is None or stamp(self._path) != self.before:
                raise changed_meanwhile(self._path)
        from protlib.storage.slices import Slices

        self._slices = Slices(raw)
        self._records, self._last = file_record.records, file_record.last

    def slices(self) -> "Slices | None":
        """Return the file as one that is changed without being read, None where it has to be."""
        return self._slices

    def take(self, numbers: Iterable[str]) -> None:
        """Have TinyDB see the records with these numbers only; the others stay as they are."""
        if self._slices is not None and self._tables is None:
            self._taken = frozenset(numbers)
            records = {number: self._slices.document(number) for number in self._taken}
            self._tables = {**self._slices.tables, PUBLICATIONS: records}

    def fresh(self, count: int, above: int = 0) -> range:
        """Return so many numbers for new records, higher than that of any that is there and than `above`."""
        self.read()
        return record_numbers.fresh(count, max(self._last, above))

    def read(self) -> Tables:
        """Return the tables as they stand."""
        if self._tables is None:
            with explained(self._path, "read"):
                raw = self._slices.raw if self._slices else self._content()
                content = contents.content_of(contents.dumps(contents.empty()) if raw is None else raw)
            self._slices = None
            self._tables = content.tables
            self._records, self._last = len(content.documents), content.last
        return self._tables

    def write(self, data: Tables) -> None:
        """Take the tables as TinyDB has changed them."""
        self._tables = data

    def commit(self, changed_by: str, now: str) -> Stamp:
        """Put the tables in the file's place, keep the file as a version, and return the stamp of the new one.

        Raises LibraryUnusableError where it cannot be written, and ChangedMeanwhileError where another program has
        changed it; the file is then as it was.
        """
        tables = contents.renewed(self.read(), now)
        with explained(self._path, "written"):
            new_file = self._assemble(tables) if self._taken is None else self._changed(tables, self._taken)
        header = Header(changed=now, changed_by=changed_by, who=whoami())
        file_record = FileRecord.by(header, *new_file)

        def keep(file: Path) -> None:
            self._keep(header)
            self._versions.written_files.add(file_record, file, like=self._path)

        after = replace_library(self._path, new_file.data, read_stamp=self.before, keep=keep)
        # The library is written: what cannot be cleared up now goes the next time.
        with contextlib.suppress(OSError, MemoryError, LibraryUnusableError):
            self._versions.forget_undone()
            self._versions.tidy()
        return after

    def close(self) -> None:
        """Let go of the documents."""
        self._tables = self._slices = self._taken = None

    def _assemble(self, tables: Tables) -> _NewFile:
        records = tables[PUBLICATIONS]
        last = max(map(int, records), default=0) if contents.is_regular(records.values()) else None
        return _NewFile([contents.dumps(tables)], len(records), last)

    def _changed(self, tables: Tables, taken_numbers: frozenset[str]) -> _NewFile:
        """Return the file with what is changed in those that were taken, and with new ones."""
        import orjson

        from protlib.storage.history import delta

        assert self._slices is not None  # noqa: S101 - nothing else has records taken
        records = tables[PUBLICATIONS]
        removed = taken_numbers - records.keys()
        try:
            change = self._slices.changed(tables, removed)
        except orjson.JSONEncodeError as error:
            raise contents.refused(records, error) from error
        last = max(self._last, *map(int, records), 0)
        count = self._records - len(taken_numbers) + len(records)
        return _NewFile(delta.pieces(change, self._slices.raw), count, last)

    def _keep(self, header: Header) -> None:
        if self.before is None:
            tables = contents.renewed(contents.empty(), header.changed)
            self._versions.keep_empty(contents.dumps(tables), header._replace(changed_by="a new library"))
        else:
            version = self._versions.keep(self._records)
            self._versions.written_files.note_unknown(self._path, version, self._records)
