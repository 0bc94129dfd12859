"""What is known of the library files that protlib wrote here, beside them: when, by what command and by whom.

A line of `written.jsonl`, in the folder of versions, for each, with the line's own CRC-32. It is bound to its file by size, time and inode (two that were
written at once may have one time), and where only these are others, as in a copy, by checksum; of several with one
checksum by time, which most copies keep. Of a file that has none nobody knows who wrote it: Git, another machine.
"""

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.system.atomic import Data, pieces_of
from protlib.system.stamp import stamp

if TYPE_CHECKING:
    from mmap import mmap

    from protlib.storage.contents import Header

ELSEWHERE: Final = "changed elsewhere"
"""What stands for the command in what is told of a file that protlib did not write here."""
_SUMMED: Final = rb"(\[.*\]) ([0-9a-f]{8})"
_LONGEST_LABEL: Final = 200
_LONG: Final = 1 << 16
_NEWEST: Final = 100


class Written(NamedTuple):
    """A file that was written: its size, time, inode and CRC-32, its records, and when, by what command and by whom.

    `last` is the highest number of a record; None where the file can only be changed after it was read whole.
    """

    size: int
    mtime_ns: int
    inode: int
    crc: int
    records: int
    last: int | None
    changed: str
    changed_by: str
    who: str

    @classmethod
    def by(cls, header: "Header", data: Data, records: int, last: int | None) -> "Written":
        """Return what is known of the data before they are a file; the header says who wrote them, and when."""
        import zlib

        label = header.changed_by
        short = label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1]}…"
        size = crc = 0
        for piece in pieces_of(data):
            size, crc = size + len(piece), zlib.crc32(piece, crc)
        return cls(size, 0, 0, crc, records, last, header.changed, short, header.who)


class WrittenFiles:
    """What is known of the files of a library; only who holds its lock adds to it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "written.jsonl"

    def of(self, path: Path) -> Written | None:
        """Return what is known of a file, None where protlib did not write it here; raises OSError."""
        now = stamp(path)
        if now is None:
            return None
        alike = [written for written in self._all() if written.size == now.size]
        for written in reversed(alike):
            if written[:3] == now[:3]:
                return written
        if not alike:
            return None
        import zlib

        checksum = zlib.crc32(path.read_bytes())
        same = [written for written in reversed(alike) if written.crc == checksum]
        # Two files that were written may have the same bytes; in a copy that keeps the times, these tell which is which.
        timely = [written for written in same if written.mtime_ns == now.mtime_ns]
        return next(iter(timely or same), None)

    def noted(self, path: Path) -> Written | None:
        """Return what is known of a file by its size, time and inode; its bytes are not read."""
        now = stamp(path)
        same = [written for written in self._all() if now is not None and written[:3] == now[:3]]
        return same[-1] if same else None

    def once(self, version: Path) -> list[Written]:
        """Return what a version may have been whose bytes are others now."""
        now = stamp(version)
        return [each for each in self._all() if now is not None and (each.inode, each.size) == (now.inode, now.size)]

    def damaged(self) -> int:
        """Return how many lines are damaged or cut short."""
        return sum(bool(line) and _written(line) is None for line in self._raw().splitlines())

    def mend(self) -> None:
        """Mend the lines in which a single bit has flipped, and drop others that are damaged or cut short."""
        from protlib.system.atomic import write_whole

        found = [_written(line) or _mended(line) for line in self._raw().splitlines()]
        write_whole(self._path, b"".join(_line(written) for written in found if written))

    def is_damaged(self, version: Path, raw: "bytes | mmap") -> bool:
        """Tell whether a version, which nobody has a reason to change, holds other bytes than were put there; raises OSError.

        Of one that was kept as another program had left it, an older protlib knew nothing, nor does this one then.
        """
        import zlib

        now, known = stamp(version), self._all()
        checksum = zlib.crc32(raw)
        if now is None or any((written.size, written.crc) == (len(raw), checksum) for written in known):
            return False
        return any(
            written.inode == now.inode and (written.size == now.size or written.mtime_ns == now.mtime_ns)
            for written in known
        )

    def note_unknown(self, file: Path, version: Path, records: int) -> None:
        """Note what is known of a file that another program has written and that is kept as a version, so that it is proved there."""
        if self.of(file) is None:
            from protlib.storage.contents import Header

            changed = _changed(version)
            header = Header(changed=changed, changed_by=ELSEWHERE)
            self.add(Written.by(header, version.read_bytes(), records, None), version, like=file)

    def header(self, path: Path) -> "Header":
        """Return how a library file was written: what it says itself, and what is known of it; raises NotALibraryError, OSError."""
        from protlib.storage.contents import read_header

        header = read_header(path)
        if header.changed or header.changed_by:  # the first format says it
            return header
        if written := self.of(path):
            return header._replace(changed=written.changed, changed_by=written.changed_by, who=written.who)
        return header._replace(changed=_changed(path), changed_by=ELSEWHERE)

    def add(self, written: Written, file: Path, *, like: Path) -> None:
        """Note what is known of a file; it is on the disk then. A new list has the permissions of `like`."""
        status = file.stat()
        line = _line(written._replace(mtime_ns=status.st_mtime_ns, inode=status.st_ino))
        try:
            handle = os.open(self._path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
        except (
            FileNotFoundError,
            PermissionError,
        ):  # none, or another user's: to put one there needs no right to it
            from protlib.system.atomic import write_whole

            write_whole(self._path, self._raw() + line, like=like, aside=True)
            return
        with os.fdopen(handle, "ab") as file_of_lines:
            file_of_lines.write(line)
            file_of_lines.flush()
            os.fsync(file_of_lines.fileno())

    def thin(self, library: Path) -> None:
        """Drop what is known of files that are no more, where it is much."""
        if not self._path.exists() or self._path.stat().st_size < _LONG:
            return
        from protlib.system.atomic import write_whole

        files = [library, *self._path.parent.glob("*.json")]
        stamps = [found for path in files if (found := stamp(path))]
        there, sizes = {found[:3] for found in stamps}, {found.size for found in stamps}
        known = self._all()
        older, newer = known[:-_NEWEST], known[-_NEWEST:]
        # Of files in a copy of the folder, the times and the inodes are others.
        kept = [
            *(written for written in older if written[:3] in there),
            *(written for written in newer if written.size in sizes),
        ]
        write_whole(self._path, b"".join(map(_line, kept)), aside=True)

    def _all(self) -> list[Written]:
        return [written for line in self._raw().splitlines() if (written := _written(line))]

    def _raw(self) -> bytes:
        try:
            return self._path.read_bytes()
        except FileNotFoundError:
            return b""


def _changed(path: Path) -> str:
    import time

    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(path.stat().st_mtime))


def whoami() -> str:
    """Return who runs protlib, and where: "ana@laptop"."""
    from protlib.text import legible

    names = (os.environ.get(name) for name in ("LOGNAME", "USER", "USERNAME"))
    user = next(filter(None, names), "") or _user_of_process()
    return legible(f"{user}@{host()}".strip("@"))


def host() -> str:
    """Return the name of this machine, "" where the system does not say it."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def _user_of_process() -> str:
    """Return whom the system knows as the user of this process: a service or a container may have no variable that says so."""
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError):  # Windows; a number that no user has
        return ""


def _line(written: Written) -> bytes:
    import zlib

    import orjson

    values = orjson.dumps([*written])
    return b"\n%s %08x\n" % (values, zlib.crc32(values))


def _written(line: bytes) -> Written | None:
    """Return what a line says, None where it is empty, cut short or damaged; those of an older protlib have no checksum."""
    import zlib

    import orjson

    if summed := re.fullmatch(_SUMMED, line):
        line = summed[1]
        if int(summed[2], 16) != zlib.crc32(line):
            return None
    try:
        values = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    is_one = type(values) is list and list(map(type, values)) in _TYPES
    return Written(*values) if is_one else None


def _mended(line: bytes) -> Written | None:
    """Return what a line said before a bit of it flipped, None where it is not one alone."""
    from protlib.storage.flipped_bit import mended

    values, _, checksum = line.rpartition(b" ")
    try:
        right = mended(values, int(checksum, 16))
    except ValueError:
        return None
    return None if right is None else _written(right)


_TYPES: Final = (
    [int, int, int, int, int, int, str, str, str],
    [int, int, int, int, int, type(None), str, str, str],
)
