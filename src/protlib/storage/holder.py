"""Who holds the lock of a library, written into its file, for whoever waits.

A name is cleared before the lock is let go. One that a killed process has left there is overwritten by the next holder,
and until then known by its process, which is no more.
"""

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

_LONGEST: Final = 60
_UNKNOWN: Final = "another protlib"
_ROOM: Final = 1000  # bytes, more than any name has


def write(handle: int, command: str) -> None:
    """Write who holds a lock into its open file; where that cannot be done, nobody is named."""
    import orjson

    from protlib.storage.file_records import host, whoami
    from protlib.text import legible

    since = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    holder = orjson.dumps([os.getpid(), host(), whoami()[:_LONGEST], legible(command)[:_LONGEST], since])
    with suppress(OSError):
        os.ftruncate(handle, 0)
        os.lseek(handle, 1, os.SEEK_SET)  # the first byte is what Windows locks, and lets nobody read
        os.write(handle, holder)


def clear(handle: int) -> None:
    """Take the name out of the open file of a lock."""
    with suppress(OSError):
        os.ftruncate(handle, 0)


def holder_text(path: Path) -> str:
    """Return who holds a lock, in words; it is held by somebody."""
    import orjson

    from protlib.storage.file_records import host

    with suppress(OSError, ValueError):
        with path.open("rb") as file:
            file.seek(1)
            holder = orjson.loads(file.read(_ROOM))
        if isinstance(holder, list) and [*map(type, holder)] == [int, str, str, str, str]:
            pid, machine, who, command, since = holder
            if machine != host() or _is_running(pid):
                return f"“{f'protlib {command}'.strip()}” of {who} (process {pid}, since {since})"
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
