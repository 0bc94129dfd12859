"""The ledger of files that protlib wrote at a user's request: it tells them from files that a person edited.

A line for each written file: the BLAKE2b checksums of its path, which hides its name, and of its bytes.
"""

import hashlib
import os
import re
import sys
from collections import Counter
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from protlib.frozen import expression
from protlib.system.atomic import make_folder, write_whole
from protlib.system.file_identity import compose_accents
from protlib.system.windows import retry_reading

_LINE: Final = expression(rb"^([0-9a-f]{32}) ([0-9a-f]{32})$", re.MULTILINE)
_MOST_BYTES: Final = 1 << 18  # of a file that each start may read: some thousand lines
_MOST_LINES: Final = 2000  # kept when it is written anew
_LINES_OF_ONE: Final = 2  # thing, at most: the last two say what it was and is
_MOST_READ: Final = 4 * _MOST_BYTES  # of a file that somebody else has made long
_ADD: Final = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


class Ledger:
    """The files that protlib wrote; a ledger that is missing or unreadable has none.

    Several processes may add lines at once. Of too many lines the newest are kept, two of each file.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def knows(self, file: Path) -> bool:
        """Tell whether protlib wrote a file with this path, whatever is in it now."""
        names = {_name_checksum(spelt) for spelt in _list_spellings(file)}
        return any(match[1] in names for match in _LINE.finditer(self._read_end()))

    def has_written(self, file: Path, data: bytes) -> bool:
        """Tell whether protlib wrote these bytes to this path."""
        lines = {_line(spelt, data) for spelt in _list_spellings(file)}
        return any(match[0] in lines for match in _LINE.finditer(self._read_end()))

    def add(self, file: Path, data: bytes) -> None:
        """Note that protlib writes these bytes to this path, if possible."""
        if self._path is None:
            return
        with suppress(OSError):
            make_folder(self._path.parent)
            handle = retry_reading(partial(os.open, self._path, _ADD, 0o600))
            try:
                os.write(
                    handle, b"\n%s\n" % _line(_list_spellings(file)[0], data)
                )  # the first break ends a line that was cut short
                os.fsync(handle)
                size = os.fstat(handle).st_size
            finally:
                os.close(handle)
            if size > _MOST_BYTES:
                self._shorten()

    def _shorten(self) -> None:
        """Keep only the newest lines; a line that another process adds at this moment may be lost."""
        lines: list[bytes] = []
        counts = Counter[bytes]()
        for match in reversed([*_LINE.finditer(self._read_end())]):
            counts[match[1]] += 1
            if counts[match[1]] <= _LINES_OF_ONE and len(lines) < _MOST_LINES:
                lines.append(match[0])
        assert self._path is not None  # noqa: S101 - only `add` calls this
        write_whole(self._path, b"".join(b"%s\n" % line for line in reversed(lines)), aside=True)

    def _read_end(self) -> bytes:
        """Return the end of the ledger with the newest lines."""
        path = self._path
        if path is None or not path.is_file():
            return b""
        with suppress(OSError), retry_reading(lambda: path.open("rb")) as file:
            file.seek(max(0, os.fstat(file.fileno()).st_size - _MOST_READ))
            return file.read(_MOST_READ)
        return b""


def _list_spellings(file: Path) -> list[Path]:
    """Return a path as it is noted, and as it may have been: macOS ignores case and the form of accents.

    (On Windows a path that is resolved has the letters that the disk has.)
    """
    return [Path(compose_accents(str(file)).casefold()), file] if sys.platform == "darwin" else [file]


def _line(file: Path, data: bytes) -> bytes:
    return b"%s %s" % (_name_checksum(file), _checksum(data))


def _name_checksum(file: Path) -> bytes:
    return _checksum(os.fsencode(file))


def _checksum(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).hexdigest().encode()
