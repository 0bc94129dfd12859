"""An advisory lock of the operating system: writers wait for each other; a process that dies releases it.

The holder's name stands in the lock file for whoever waits, and is cleared before the lock is released. A name that a
killed process left is overwritten by the next holder; until then its process no longer runs.
"""

import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from protlib.system.file_identity import utc_time

_LONGEST: Final = 60  # letters of a name or a command in a message
_UNKNOWN: Final = "another protlib"
_ROOM: Final = 1000  # bytes, more than any name has
_LOCKED_ERROR: type[OSError]
if sys.platform == "win32":
    import msvcrt

    _LOCKED_ERROR = PermissionError

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    _LOCKED_ERROR = BlockingIOError

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


_FIRST_PAUSE: Final = 0.002  # seconds: a short command has the lock about so long
_LONGEST_PAUSE: Final = 0.05  # seconds: who waits sees no delay
_SILENCE: Final = 1.0  # seconds of waiting that nobody needs to be told of


def write_holder(handle: int, command: str) -> None:
    """Write the holder of a lock into its open file; where that fails, nobody is named."""
    import orjson

    from protlib.storage.file_records import host, whoami
    from protlib.text import make_legible

    time = utc_time()
    holder = orjson.dumps([os.getpid(), host(), whoami()[:_LONGEST], make_legible(command)[:_LONGEST], time])
    with suppress(OSError):
        os.ftruncate(handle, 0)
        os.lseek(handle, 1, os.SEEK_SET)  # the first byte is what Windows locks, and lets nobody read
        os.write(handle, holder)


def clear_holder(handle: int) -> None:
    """Remove the name from the open file of a lock."""
    with suppress(OSError):
        os.ftruncate(handle, 0)


def holder_text(path: Path) -> str:
    """Return the holder of a lock that is held, in words."""
    import orjson

    from protlib.storage.file_records import host

    with suppress(OSError, ValueError):
        with path.open("rb") as file:
            file.seek(1)
            holder = orjson.loads(file.read(_ROOM))
        if isinstance(holder, list) and [*map(type, holder)] == [int, str, str, str, str]:
            pid, machine, user, command, time = holder
            if machine != host() or _is_running(pid):
                return f"“{f'protlib {command}'.strip()}” of {user} (process {pid}, since {time})"
    return _UNKNOWN


def _is_running(pid: int) -> bool:
    if os.name == "nt":  # where a signal of 0 would be Ctrl-C
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # another user's
        return True
    return True


@contextmanager
def hold_lock(path: Path, command: str, *, patience: float, waiting: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of the file, which is created where missing, for a command; it is released at the end.

    Calls `waiting` once with the holder, where it takes longer than a moment. Raises TimeoutError with the holder after
    `patience` seconds, and OSError where the file cannot be opened or its file system has no locks.
    """
    handle = _acquire(path, _Wait(path, patience, waiting))
    try:
        write_holder(handle, command)
        yield
    finally:
        clear_holder(handle)
        os.close(handle)


class _Wait:
    def __init__(self, path: Path, patience: float, waiting: Callable[[str], None]) -> None:
        self.path = path
        self.began = time.monotonic()
        self.patience = patience
        self.waiting: Callable[[str], None] | None = waiting
        self.pause = _FIRST_PAUSE

    def sleep_longer(self) -> None:
        """Sleep for a moment, longer each time; raises TimeoutError where patience is over."""
        waited = time.monotonic() - self.began
        if waited > self.patience:
            raise TimeoutError(holder_text(self.path))
        if self.waiting is not None and waited > _SILENCE:
            self.waiting(holder_text(self.path))
            self.waiting = None
        time.sleep(self.pause)
        self.pause = min(2 * self.pause, _LONGEST_PAUSE)


def _acquire(path: Path, wait: _Wait) -> int:
    while True:
        handle = _open(path)
        try:
            while not _lock(handle):
                wait.sleep_longer()
            if _is_still(path, handle):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _open(path: Path) -> int:
    """Open the lock file; whoever may write in its folder may lock it, and nobody may read it."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    if sys.platform != "win32":
        writers = path.parent.stat().st_mode & 0o222
        if writers and stat.S_IMODE(os.fstat(handle).st_mode) != (mode := writers | writers << 1):
            with suppress(OSError):  # another's, or on a file system that has no permissions
                os.fchmod(handle, mode)
    return handle


def _lock(handle: int) -> bool:
    try:
        _take(handle)
    except _LOCKED_ERROR:  # by another process
        return False
    except OSError as error:  # of the file system, for which nobody need wait
        reason = (error.strerror if error.errno else "") or "the system does not say why"
        refusal = f"its file system refuses a lock ({reason}); choose a folder on a disk of this computer"
        raise OSError(error.errno or errno.ENOLCK, refusal) from error
    return True


def _is_still(path: Path, handle: int) -> bool:
    """Tell whether the open file is the one under its path: somebody may have cleared the folder meanwhile."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False
