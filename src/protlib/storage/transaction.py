"""The TinyDB storage of a library: one read, changes of TinyDB in memory, one write."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tinydb.storages import Storage

from protlib.errors import LibraryUnusableError
from protlib.frozen import NamedTuple
from protlib.storage import contents, record_numbers, row_bytes
from protlib.storage.contents import Header
from protlib.storage.file_records import FileRecord, whoami
from protlib.storage.history.pack import Checksum
from protlib.storage.history.version_keeper import VersionKeeper
from protlib.storage.layout import PUBLICATIONS, Document, Table, Tables, WrittenTables, position_of
from protlib.storage.part_sums import PartSums, read_parts, write_parts
from protlib.storage.refusals import changed_meanwhile_error, explain_errors
from protlib.storage.replacement import replace_library, stamp_now
from protlib.system.atomic import mode_of
from protlib.system.file_identity import Stamp, stamp

if TYPE_CHECKING:
    from protlib.record.model import Publication
    from protlib.storage.slices import Slices, WayBack

_SMALL: Final = 1 << 20  # so many bytes are compared and summed up in no time
_FEW: Final = 50  # records, of each of which the sum of what stands before takes a tenth of a millisecond


class _NewFile(NamedTuple):
    """A file to be written, the sums of what was written, and what its note says of its records."""

    data: Iterable[bytes]
    sums: PartSums
    record_count: int
    last: int | None


class _WholeDocuments(Mapping[str, Document]):
    """A table whose new documents are made whole one at a time, as they are written: all together fill the memory."""

    def __init__(self, table: Table, records: "Mapping[str, Publication]") -> None:
        self._table = table
        self._records = records

    def __getitem__(self, number: str) -> Document:
        document, record = self._table[number], self._records.get(number)
        if record is None:
            return document
        values = row_bytes.written_document(record)
        return {**values, **document} if document else values

    def __contains__(self, number: object) -> bool:
        return number in self._table  # else each look for a number would make its document

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


class Transaction(Storage):
    """The storage of a library while its lock is held; nothing reaches the file before `commit`.

    `old_stamp` is the stamp of the file at the start, None where there is none. `read` raises NotALibraryError where
    the file is no library, and so does every method of TinyDB that reads.
    """

    def __init__(
        self, path: Path, versions: VersionKeeper, old_stamp: Stamp | None, content: Callable[[], bytes | None]
    ) -> None:
        self.old_stamp = old_stamp
        self._path = path
        self._versions = versions
        self._content = content
        self._tables: Tables | None = None
        self._slices: Slices | None = None
        self._file_record: FileRecord | None = None
        self._way_back: WayBack | None = None
        self._changed_numbers: frozenset[str] | None = None
        self._new: Mapping[str, Publication] = {}
        self._records = 0
        self._last = 0

    def expect(self, record_count: int) -> None:
        """Prepare to change a file without reading it, if protlib itself wrote it with this many records.

        Raises ChangedMeanwhileError where the file has changed since the start.
        """
        if self._tables is not None or self._slices is not None or self.old_stamp is None:
            return
        with explain_errors(self._path, "read"):
            file_record = self._versions.written_files.find_record(self._path)
            if file_record is None or file_record.last is None or file_record.record_count != record_count:
                return
            from protlib.storage.file_bytes import FileBytes
            from protlib.storage.slices import Slices

            try:
                raw = FileBytes(self._path)
            except FileNotFoundError:
                raise changed_meanwhile_error(self._path) from None
            if stamp(self._path) != self.old_stamp:
                raw.close()
                raise changed_meanwhile_error(self._path)
            self._slices, self._file_record = Slices(raw), file_record
        self._records, self._last = file_record.record_count, file_record.last

    def slices(self) -> "Slices | None":
        """Return the file for a change without reading it, None where it has to be read."""
        return self._slices

    def take(self, numbers: Iterable[str], reader: Callable[[str], Document]) -> None:
        """Show TinyDB only the records with these numbers, and leave all others unchanged."""
        if self._slices is not None and self._tables is None:
            self._changed_numbers = frozenset(numbers)
            records = {number: reader(number) for number in sorted(self._changed_numbers, key=position_of)}
            self._tables = {**self._slices.tables, PUBLICATIONS: records}

    def complete(self, records: "Mapping[str, Publication]") -> None:
        """Write these records under their numbers, where TinyDB has only what no record holds."""
        self._new = records

    def make_numbers(self, count: int, lowest: int = 0) -> range:
        """Return this many numbers for new records, higher than every present one and than `lowest`."""
        self.read()
        return record_numbers.make_numbers(count, max(self._last, lowest))

    def read(self) -> Tables:
        """Return the tables in their present state."""
        if self._tables is None:
            with explain_errors(self._path, "read"):
                raw = self._slices.raw[:] if self._slices else self._content()
                content = contents.content_of(contents.dumps(contents.empty_tables()) if raw is None else raw)
            self._close_file()
            self._tables = content.tables
            self._records, self._last = len(content.documents), content.last_number
        return self._tables

    def write(self, data: Tables) -> None:
        """Take the tables as TinyDB has changed them."""
        self._tables = data

    def commit(self, changed_by: str, now: str, continues: str = "") -> Stamp:
        """Write the tables to the file, keep the old file as a version, and return the new stamp.

        If the user's last change of the file is the one that this `continues`, both are one change, and the old file is
        no version. Raises LibraryUnusableError where the file cannot be written, and ChangedMeanwhileError where
        another program changed it. The file is then as it was.
        """
        is_continued = bool(continues) and self._is_last(continues)
        tables = contents.add_new_header(self.read(), now)
        database = {**tables, PUBLICATIONS: _WholeDocuments(tables[PUBLICATIONS], self._new)}
        with explain_errors(self._path, "written"):
            new_file = (
                self._assemble(database)
                if self._changed_numbers is None
                else self._assemble_changed(database, self._changed_numbers)
            )
        header = Header(changed=now, changed_by=continues if is_continued else changed_by, who=whoami())
        checksum = Checksum(0, 0)

        def keep(file: Path) -> None:
            nonlocal checksum
            checksum = new_file.sums.whole_sum()
            self._close_file()  # on Windows, none that is open can be replaced
            if not is_continued:
                self._keep_version(header)
            self._versions.let_go()
            file_record = FileRecord.from_sum(header, *checksum, new_file.record_count, new_file.last)
            self._versions.written_files.add(file_record, file, like=self._path)

        new_stamp = replace_library(self._path, new_file.data, read_stamp=self.old_stamp, keep=keep)
        # The library is written: what cannot be cleared up now goes the next time.
        with contextlib.suppress(OSError, MemoryError, LibraryUnusableError):
            self._versions.forget_undone()
            self._versions.tidy()
            self._versions.hold(new_file.record_count)
            if not is_continued:
                self._leave_way_back(checksum)
            if checksum.size >= _SMALL:
                write_parts(self._versions.folder, checksum, new_file.sums.parts, mode=mode_of(self._path))
        return stamp_now(self._path, new_stamp)

    def _leave_way_back(self, base: Checksum) -> None:
        """Keep the delta from the new file back to the old one: the version needs it when it is packed."""
        delta, old_file = self._way_back and self._way_back.delta(), self._file_record
        if delta and old_file and old_file.size >= _SMALL:
            self._versions.add_ready_delta(delta, base, Checksum(old_file.size, old_file.crc))

    def _is_last(self, change: str) -> bool:
        """Tell whether a change of this user's made the file what it is."""
        if self.old_stamp is None:
            return False
        with explain_errors(self._path, "read"):
            header = self._versions.read_header()
        return (header.changed_by, header.who) == (change, whoami())

    def refuse_changed(self, cause: Exception) -> None:
        """Raise ChangedMeanwhileError where a fault is that of a file which another program writes over meanwhile."""
        with explain_errors(self._path, "read"):
            if self._slices is not None and stamp(self._path) != self.old_stamp:
                raise changed_meanwhile_error(self._path) from cause

    def close(self) -> None:
        """Release the documents, and the file."""
        self._close_file()
        self._tables = self._changed_numbers = None

    def _close_file(self) -> None:
        if self._slices is not None:
            self._slices.close()
        self._slices = None

    def _assemble(self, tables: WrittenTables) -> _NewFile:
        records = self.read()[PUBLICATIONS]
        documents = (
            {"key": self._new[number].key} if number in self._new else document for number, document in records.items()
        )
        last = max(map(int, records), default=0) if contents.is_regular(documents) else None
        sums = PartSums()
        return _NewFile(sums.sum_up(contents.dumps_in_pieces(tables)), sums, len(records), last)

    def _assemble_changed(self, tables: WrittenTables, taken_numbers: frozenset[str]) -> _NewFile:
        """Return the file with the changes of the taken records, and with new ones."""
        from protlib.storage.slices import WayBack

        assert self._slices is not None  # noqa: S101 - nothing else has records taken
        assert self._file_record is not None  # noqa: S101 - it came with the slices
        old_checksum = Checksum(self._file_record.size, self._file_record.crc)
        records, raw, sums = tables[PUBLICATIONS], self._slices.raw, PartSums()
        self._way_back = WayBack(raw)
        change = self._way_back.follow(self._slices.change(tables, taken_numbers - records.keys()))
        is_small = len(taken_numbers) + len(records) <= _FEW
        parts = read_parts(self._versions.folder, old_checksum) if is_small else []
        if parts:
            change = sums.carry_over(change, raw, parts)
        pieces = contents.refuse_unfit(records, self._slices.pieces(change))
        last = max(self._last, *map(int, records), 0)
        count = self._records - len(taken_numbers) + len(records)
        return _NewFile(pieces if parts else sums.sum_up(pieces), sums, count, last)

    def _keep_version(self, header: Header) -> None:
        if self.old_stamp is None:
            tables = contents.add_new_header(contents.empty_tables(), header.changed)
            self._versions.keep_empty(contents.dumps(tables), header._replace(changed_by="a new library"))
        else:
            self._versions.keep(self._records)
