"""Put right what Wine's C library says of a byte that another process has locked: Windows says EACCES, and Wine nothing."""

import errno
import sys

if sys.platform == "win32":
    import msvcrt

    _locking = msvcrt.locking

    def locking(handle: int, mode: int, size: int) -> None:
        """Lock a byte of a file as Windows does it."""
        try:
            _locking(handle, mode, size)
        except OSError as error:
            if error.errno:
                raise
            raise PermissionError(errno.EACCES, "Permission denied") from error

    msvcrt.locking = locking
