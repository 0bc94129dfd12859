"""The holder of a library's lock, written into the lock file for whoever waits.

The name is cleared before the lock is released. A name that a killed process left is overwritten by the next holder;
until then its process no longer runs.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from protlib.system.stamp import utc_time

_LONGEST: Final = 60  # letters of a name or a command in a message
_UNKNOWN: Final = "another protlib"
_ROOM: Final = 1000  # bytes, more than any name has


def write(handle: int, command: str) -> None:
    """Write the holder of a lock into its open file; where that fails, nobody is named."""
    import orjson

    from protlib.storage.file_records import host, whoami
    from protlib.text import legible

    since = utc_time()
    holder = orjson.dumps([os.getpid(), host(), whoami()[:_LONGEST], legible(command)[:_LONGEST], since])
    with suppress(OSError):
        os.ftruncate(handle, 0)
        os.lseek(handle, 1, os.SEEK_SET)  # the first byte is what Windows locks, and lets nobody read
        os.write(handle, holder)


def clear(handle: int) -> None:
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
