"""The ledger of the files that protlib has written where users named them: what tells them from files that a person worked on.

A line for each file that was written: the BLAKE2b checksums of its path, which says nothing of what it is called, and of its bytes.
"""

import hashlib
import os
import re
from collections import Counter
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from protlib.system.atomic import make_folder, write_whole
from protlib.system.windows import patiently

_LINE: Final = re.compile(rb"^([0-9a-f]{32}) ([0-9a-f]{32})$", re.MULTILINE)
_MOST_BYTES: Final = 1 << 18
_MOST_LINES: Final = 2000
_MOST_OF_ONE: Final = 2
_MOST_READ: Final = 4 * _MOST_BYTES  # of a file that somebody else has made long
_ADD: Final = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


class Ledger:
    """What protlib has written where; a ledger that is not there, or cannot be read, knows of nothing.

    Who adds a line takes none away, however many processes do so. Of too many lines the newest are kept, two of each file.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def knows(self, file: Path) -> bool:
        """Tell whether protlib has written a file with this path, whatever is in it now."""
        name = _name(file)
        return any(match[1] == name for match in _LINE.finditer(self._raw()))

    def has(self, file: Path, data: bytes) -> bool:
        """Tell whether protlib has written these bytes to this path."""
        line = _line(file, data)
        return any(match[0] == line for match in _LINE.finditer(self._raw()))

    def add(self, file: Path, data: bytes) -> None:
        """Note that protlib writes these bytes to this path; where that cannot be noted, nobody knows it later."""
        if self._path is None:
            return
        with suppress(OSError):
            make_folder(self._path.parent)
            handle = patiently(partial(os.open, self._path, _ADD, 0o600))
            try:
                os.write(handle, b"\n%s\n" % _line(file, data))  # the first break ends a line that was cut short
                os.fsync(handle)
                size = os.fstat(handle).st_size
            finally:
                os.close(handle)
            if size > _MOST_BYTES:
                self._shorten()

    def _shorten(self) -> None:
        """Leave only the newest lines; a line that another process adds at this very moment may go with the old ones."""
        lines: list[bytes] = []
        counts = Counter[bytes]()
        for match in reversed([*_LINE.finditer(self._raw())]):
            counts[match[1]] += 1
            if counts[match[1]] <= _MOST_OF_ONE and len(lines) < _MOST_LINES:
                lines.append(match[0])
        assert self._path is not None  # noqa: S101 - only `add` calls this
        write_whole(self._path, b"".join(b"%s\n" % line for line in reversed(lines)), aside=True)

    def _raw(self) -> bytes:
        """Return the end of the ledger, where the newest lines stand."""
        path = self._path
        if path is None or not path.is_file():
            return b""
        with suppress(OSError), patiently(lambda: path.open("rb")) as file:
            file.seek(max(0, os.fstat(file.fileno()).st_size - _MOST_READ))
            return file.read(_MOST_READ)
        return b""


def _line(file: Path, data: bytes) -> bytes:
    return b"%s %s" % (_name(file), _checksum(data))


def _name(file: Path) -> bytes:
    return _checksum(os.fsencode(file))


def _checksum(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).hexdigest().encode()
