"""Files of which each reading and writing is a call of `os`, so that a fault can befall it."""

import io
import os
from typing import Any


class RawFile(io.RawIOBase):
    """An open file, of which each reading and writing is a call of `os`."""

    def __init__(self, handle: int, mode: str) -> None:
        self._handle = handle
        self._mode = mode
        if "a" in mode:
            os.lseek(handle, 0, os.SEEK_END)

    def fileno(self) -> int:
        return self._handle

    def readable(self) -> bool:
        return "r" in self._mode or "+" in self._mode

    def writable(self) -> bool:
        return "r" not in self._mode or "+" in self._mode

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return os.lseek(self._handle, offset, whence)

    def readinto(self, buffer: Any) -> int:
        data = os.read(self._handle, len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def readall(self) -> bytes:
        size = max(1, os.lseek(self._handle, 0, os.SEEK_END))
        os.lseek(self._handle, 0, os.SEEK_SET)
        pieces = []
        while piece := os.read(self._handle, size):
            pieces.append(piece)
        return b"".join(pieces)

    def write(self, data: Any) -> int:
        return os.write(self._handle, data)

    def truncate(self, size: int | None = None) -> int:
        size = self.tell() if size is None else size
        os.ftruncate(self._handle, size)
        return size

    def close(self) -> None:
        if not self.closed:
            super().close()
            os.close(self._handle)
