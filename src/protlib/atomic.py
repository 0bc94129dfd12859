"""Files written whole or not at all."""

import contextlib
import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path


def _nothing(_temporary: Path) -> None:
    """Do nothing between the write and the rename."""


def write_whole(path: Path, data: bytes, *, before: Callable[[Path], None] = _nothing) -> None:
    """Replace a file's content by the data: whoever looks, at any moment, finds the old or the new content, whole.

    The data reach the disk in a temporary file beside, `before` is called with it, and it takes the file's place. A
    symbolic link is followed and kept, and so are the file's permissions. What is no regular file (`/dev/stdout`, a
    pipe) is written to. Raises OSError, and leaves the file as it was.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(target))
        before(temporary)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _mode(target: Path) -> int:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # not every system lets a folder be opened or synced
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
