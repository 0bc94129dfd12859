"""Notes on the library files that protlib wrote here: when, by which command, and by whom.

Each is a line of `written.jsonl`, in the folder of versions, with its own CRC-32. It belongs to the file with its size,
time and inode (two files may have one time); in a copy, where these differ, to the file with its checksum; among
several with one checksum, to that with its time, which most copies keep. Nobody knows who wrote a file without a note:
Git, another machine.
"""

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from protlib.frozen import NamedTuple
from protlib.system.file_identity import stamp, utc_time
from protlib.text import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from protlib.storage.contents import Header
    from protlib.storage.file_bytes import FileBytes

ELSEWHERE: Final = "changed elsewhere"
"""What stands for the command in what is told of a file that protlib did not write here."""
_LINE_WITH_SUM: Final = rb"(\[.*\]) ([0-9a-f]{8})"
_LONGEST_LABEL: Final = 200  # letters: a command line that is shown in a list
_LONG: Final = 1 << 16  # bytes: some five hundred notes, which each command reads
_NEWEST: Final = 100  # notes that are kept whatever they are about


class SummedData:
    """Pieces of data, with the size and the CRC-32 of those that somebody has taken."""

    def __init__(self, pieces: "Iterable[bytes]") -> None:
        self._pieces = pieces
        self.size = self.crc = 0

    @classmethod
    def from_data(cls, data: "bytes | FileBytes") -> "SummedData":
        """Return all the data, summed up."""
        summed = cls((data,) if isinstance(data, bytes) else data.pieces(0, len(data)))
        for _piece in summed:
            pass
        return summed

    def __iter__(self) -> "Iterator[bytes]":
        import zlib

        for piece in self._pieces:
            self.size, self.crc = self.size + len(piece), zlib.crc32(piece, self.crc)
            yield piece


class FileRecord(NamedTuple):
    """A note on a written file: its size, time, inode and CRC-32, its records, and its time, command and user.

    `last` is the highest number of a record; None where the file must be read whole before a change.
    """

    size: int
    mtime_ns: int
    inode: int
    crc: int
    record_count: int
    last: int | None
    changed: str
    changed_by: str
    who: str

    @classmethod
    def from_data(cls, header: "Header", data: bytes, record_count: int, last: int | None) -> "FileRecord":
        """Return the note on data that are not yet a file; the header says who wrote them, and when."""
        summed = SummedData.from_data(data)
        return cls.from_sum(header, summed.size, summed.crc, record_count, last)

    @classmethod
    def from_sum(cls, header: "Header", size: int, crc: int, record_count: int, last: int | None) -> "FileRecord":
        """Return the note on data that were written in pieces."""
        short = shorten(header.changed_by, _LONGEST_LABEL)
        return cls(size, 0, 0, crc, record_count, last, header.changed, short, header.who)


class WrittenFiles:
    """The notes on the files of a library; only the holder of its lock adds to them."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "written.jsonl"

    def find_record(self, path: Path) -> FileRecord | None:
        """Return the note on a file, None where protlib did not write it here; raises OSError."""
        now = stamp(path)
        if now is None:
            return None
        same_size = self._records_of_size(now.size)
        for file_record in reversed(same_size):
            if file_record[:3] == now[:3]:
                return file_record
        if not same_size:
            return None
        from protlib.storage.file_bytes import FileBytes

        with FileBytes(path) as raw:
            checksum = SummedData.from_data(raw).crc
        same = [file_record for file_record in reversed(same_size) if file_record.crc == checksum]
        # Two written files may have the same bytes; in a copy that keeps the times, these tell which is which.
        timely = [file_record for file_record in same if file_record.mtime_ns == now.mtime_ns]
        return next(iter(timely or same), None)

    def find_by_stamp(self, path: Path) -> FileRecord | None:
        """Return the note on a file by its size, time and inode; its bytes are not read."""
        now = stamp(path)
        same = (
            [file_record for file_record in self._records_of_size(now.size) if file_record[:3] == now[:3]]
            if now
            else []
        )
        return same[-1] if same else None

    def wrote_library_after(self, file_record: FileRecord, library: Path) -> bool:
        """Tell whether protlib wrote the library here after it had written this file; raises OSError.

        A later note on a version, or on the same bytes, tells nothing: that version was unpacked.
        """
        file_records = self._read_records()
        if file_record not in file_records:  # a writer has dropped it meanwhile
            return False
        later_records = file_records[len(file_records) - file_records[::-1].index(file_record) :]
        later = [note for note in later_records if (note.size, note.crc) != (file_record.size, file_record.crc)]
        sizes, now = {file_record.size for file_record in later}, stamp(library)
        for version in self._path.parent.glob("*.json"):
            version_stamp = stamp(version)
            if version_stamp and version_stamp != now and version_stamp.size in sizes:
                with suppress(FileNotFoundError):  # a writer has packed it meanwhile
                    unpacked = self.find_record(version)
                    later = [file_record for file_record in later if file_record != unpacked]
        return bool(later)

    def find_former(self, version: Path) -> list[FileRecord]:
        """Return the notes that a version with changed bytes may have had."""
        now = stamp(version)
        return [
            file_record
            for file_record in self._read_records()
            if now is not None and (file_record.inode, file_record.size) == (now.inode, now.size)
        ]

    def last_change_but(self, file_record: FileRecord) -> FileRecord | None:
        """Return the note on the file that a command wrote last, None where that was the same as this one."""
        last = next((note for note in reversed(self._read_records()) if note.changed_by != ELSEWHERE), file_record)
        return None if (last.size, last.crc) == (file_record.size, file_record.crc) else last

    def count_damaged(self) -> int:
        """Return how many lines are damaged or cut short."""
        return sum(bool(line) and _parse(line) is None for line in self._read_bytes().splitlines())

    def mend(self) -> None:
        """Correct the lines with a single flipped bit, and drop other damaged lines."""
        from protlib.system.atomic import write_whole

        file_records = [_parse(line) or _mend_line(line) for line in self._read_bytes().splitlines()]
        write_whole(self._path, b"".join(_line(file_record) for file_record in file_records if file_record))

    def is_damaged(self, version: Path, raw: "bytes | FileBytes") -> bool:
        """Tell whether a version, which nobody should change, holds other bytes than protlib kept; raises OSError.

        Older versions of protlib noted nothing for a version that another program had left; neither can this one then.
        """
        now, file_records = stamp(version), self._read_records()
        checksum = SummedData.from_data(raw).crc
        if now is None or any(
            (file_record.size, file_record.crc) == (len(raw), checksum) for file_record in file_records
        ):
            return False
        return any(
            file_record.inode == now.inode and (file_record.size == now.size or file_record.mtime_ns == now.mtime_ns)
            for file_record in file_records
        )

    def note_elsewhere(self, version: Path, record_count: int, *, like: Path) -> None:
        """Note a kept version that another program put in the place of the library, so that it can be verified."""
        from protlib.storage.contents import Header

        header = Header(changed=time_of_change(version), changed_by=ELSEWHERE)
        self.add(FileRecord.from_data(header, version.read_bytes(), record_count, None), version, like=like)

    def read_header(self, path: Path) -> "Header":
        """Return the header of a library file, with its note; raises NotALibraryError, OSError."""
        from protlib.storage.contents import read_header

        header = read_header(path)
        if header.changed or header.changed_by:  # the first format says it
            return header
        if file_record := self.find_record(path):
            return header._replace(changed=file_record.changed, changed_by=file_record.changed_by, who=file_record.who)
        return header._replace(changed=time_of_change(path), changed_by=ELSEWHERE)

    def add(self, file_record: FileRecord, file: Path, *, like: Path) -> None:
        """Write a note on a file; it is safely on the disk then. A new list has the permissions of `like`."""
        status = file.stat()
        line = _line(file_record._replace(mtime_ns=status.st_mtime_ns, inode=status.st_ino))
        try:
            handle = os.open(self._path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
        except (FileNotFoundError, PermissionError):  # none, or another user's: to put one there needs no right to it
            from protlib.system.atomic import write_whole

            write_whole(self._path, self._read_bytes() + line, like=like, aside=True)
            return
        with os.fdopen(handle, "ab") as file_of_lines:
            file_of_lines.write(line)
            file_of_lines.flush()
            os.fsync(file_of_lines.fileno())

    def thin(self, library: Path) -> None:
        """Drop notes on files that no longer exist, where there are many."""
        if not self._path.exists() or self._path.stat().st_size < _LONG:
            return
        from protlib.system.atomic import write_whole

        files = [library, *self._path.parent.glob("*.json")]
        stamps = [file_stamp for path in files if (file_stamp := stamp(path))]
        present_stamps, sizes = {stamp_now[:3] for stamp_now in stamps}, {stamp_now.size for stamp_now in stamps}
        file_records = self._read_records()
        older, newer = file_records[:-_NEWEST], file_records[-_NEWEST:]
        # Of files in a copy of the folder, the times and the inodes are others.
        kept_records = [
            *(file_record for file_record in older if file_record[:3] in present_stamps),
            *(file_record for file_record in newer if file_record.size in sizes),
        ]
        write_whole(self._path, b"".join(map(_line, kept_records)), aside=True)

    def _records_of_size(self, size: int) -> list[FileRecord]:
        """Return the notes on files of this size; other lines are not read, and there may be hundreds."""
        lines = self._read_bytes().splitlines()
        return [file_record for line in lines if line.startswith(b"[%d," % size) and (file_record := _parse(line))]

    def _read_records(self) -> list[FileRecord]:
        return [file_record for line in self._read_bytes().splitlines() if (file_record := _parse(line))]

    def _read_bytes(self) -> bytes:
        try:
            return self._path.read_bytes()
        except FileNotFoundError:
            return b""


def time_of_change(path: Path) -> str:
    """Return the time of a file's last change, in UTC; raises OSError."""
    return utc_time(path.stat().st_mtime)


def whoami() -> str:
    """Return who runs protlib, and where: "ana@laptop"."""
    from protlib.text import make_legible

    names = (os.environ.get(name) for name in ("LOGNAME", "USER", "USERNAME"))
    user = next(filter(None, names), "") or _user_of_process()
    return make_legible(f"{user}@{host()}".strip("@"))


def host() -> str:
    """Return the name of this machine, "" where the system does not say it."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def _user_of_process() -> str:
    """Return the user of this process as the system knows it: a service may have no variable for it."""
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError):  # Windows; a number that no user has
        return ""


def _line(file_record: FileRecord) -> bytes:
    import zlib

    import orjson

    values = orjson.dumps([*file_record])
    return b"\n%s %08x\n" % (values, zlib.crc32(values))


def _parse(line: bytes) -> FileRecord | None:
    """Return the note of a line, None where it is empty or damaged; lines of an older protlib have no checksum."""
    import zlib

    import orjson

    if summed := re.fullmatch(_LINE_WITH_SUM, line):
        line = summed[1]
        if int(summed[2], 16) != zlib.crc32(line):
            return None
    try:
        values = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    is_one = type(values) is list and list(map(type, values)) in _TYPES
    return FileRecord(*values) if is_one else None


def _mend_line(line: bytes) -> FileRecord | None:
    """Return the note of a line before one of its bits flipped, None where more flipped."""
    from protlib.storage.flipped_bit import correct_bit

    values, _, checksum = line.rpartition(b" ")
    try:
        right = correct_bit(values, int(checksum, 16))
    except ValueError:
        return None
    return None if right is None else _parse(right)


_TYPES: Final = ([int, int, int, int, int, int, str, str, str], [int, int, int, int, int, type(None), str, str, str])
