"""The bytes of a file that is open, of which only those are read that somebody looks at.

A mapping into memory would do the same, but ends the process where another program cuts the file short meanwhile.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Final, Self

from protlib.system.windows import retry_reading

_WINDOW: Final = 1 << 14
"""How many bytes are read at first to find something; each window is bigger than the one before."""
_BYTES_READ_AHEAD: Final = 1 << 16
"""How many bytes are read and held where somebody goes on from what was read last, and will from here."""
_MOST: Final = 1 << 19
"""How many bytes are read at once: a copy by half as many costs a tenth more, and twice as many gain nothing."""


class FileBytes:
    """The bytes of an open file, with those methods of `bytes` that are needed; close it."""

    def __init__(self, path: Path) -> None:
        self._file = retry_reading(lambda: path.open("rb", buffering=0))
        with ExitStack() as stack:
            stack.callback(self.close)
            self._size = os.fstat(self._file.fileno()).st_size
            self._start, self._piece = 0, b""
            stack.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, part: slice) -> bytes:
        start, stop, _step = part.indices(self._size)
        if stop - start > _BYTES_READ_AHEAD:
            return b"".join(self.pieces(start, stop - start))
        end = self._start + len(self._piece)
        if not self._start <= start <= stop <= end:
            goes_on = self._start - _WINDOW <= start <= end
            size = min(_BYTES_READ_AHEAD, self._size - start) if goes_on else stop - start
            self._start, self._piece = start, b"".join(self.pieces(start, size))
        return self._piece[start - self._start : max(start, stop) - self._start]

    def close(self) -> None:
        """Close the file; on Windows, none that is open can be replaced."""
        self._file.close()
        self._piece = b""

    def pieces(self, start: int, length: int) -> Iterator[bytes]:
        """Yield a part of the file in pieces; it is shorter where the file was cut short meanwhile."""
        while length > 0:
            self._file.seek(start)
            piece = self._file.read(min(length, _MOST))
            if not piece:
                return
            start, length = start + len(piece), length - len(piece)
            yield piece

    def find(self, text: bytes, start: int = 0, stop: int | None = None) -> int:
        """Return the position at which a text begins between two positions, -1 where it is not there."""
        end = self._size if stop is None else min(stop, self._size)
        width = _WINDOW
        while start < end:
            position = self[start : min(start + width + len(text) - 1, end)].find(text)
            if position >= 0:
                return start + position
            start, width = start + width, min(2 * width, _MOST)
        return -1

    def rfind(self, text: bytes, start: int, stop: int) -> int:
        """Return the last position at which a text begins between two positions, -1 where it is not there."""
        end, width = min(stop, self._size), _WINDOW
        while start < end:
            begin = max(start, end - width)
            position = self[begin : min(end + len(text) - 1, stop)].rfind(text)
            if position >= 0:
                return begin + position
            end, width = begin, min(2 * width, _MOST)
        return -1

    def index(self, text: bytes, start: int = 0) -> int:
        """Return the position of a text; raises ValueError for a missing one."""
        if (position := self.find(text, start)) < 0:
            raise ValueError("not in the file")
        return position
