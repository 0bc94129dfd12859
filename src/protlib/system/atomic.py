"""Files written whole or not at all: beside the target, on the disk, and then put in its place."""

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from protlib.system.signals import finishing
from protlib.system.windows import put_in_place

_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_OPEN: Final = {"/dev/stdout": "1", "/dev/stderr": "2"}
_FOLDERS_OF_OPEN: Final = frozenset({"/dev/fd", "/proc/self/fd"})
DISK_FULL: Final = (errno.ENOSPC, errno.EDQUOT)
"""The errors of a disk that is full, or of a user who may have no more of it."""
_MOST_BYTES_OF_A_NAME: Final = 200  # bytes of a name that others are made of
_WRITE_BITS: Final = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_UNKNOWN_CALLS: Final = (errno.EOPNOTSUPP, errno.ENOSYS)


def _do_nothing(_temporary: Path) -> None:
    """Do nothing between the write and the rename."""


def explain_full_disk(error: OSError, path: Path) -> tuple[str, str]:
    """Return what the disk of a file that cannot be written lacks, and what a user can do; both "" for another error.

    A disk of Linux may have gigabytes left and be full: each file takes an inode, and it has so many.
    """
    if error.errno not in DISK_FULL:
        return "", ""
    if error.errno == errno.EDQUOT:
        return "your quota on this disk is used up", "free some space"
    if _is_out_of_inodes(Path(os.path.realpath(path))):
        return "the disk can hold no more files, whatever their size", "remove some files"
    return "the disk is full", "free some space"


def _is_out_of_inodes(path: Path) -> bool:
    """Tell whether the disk of a path has no inode left; one that makes them as it needs them counts none."""
    if os.name != "posix":
        return False
    try:
        disk = os.statvfs(next(folder for folder in path.parents if folder.exists()))
    except OSError:
        return False
    return disk.f_files > 0 and disk.f_favail == 0


Data = bytes | Iterable[bytes | memoryview]
"""What is written: bytes, or pieces of them one after the other, which need not be in memory together."""


def write_whole(
    path: Path,
    data: Data,
    *,
    prepare: Callable[[Path], None] = _do_nothing,
    like: Path | None = None,
    most: int = 0o7777,
    aside: bool = False,
) -> None:
    """Replace a file's content by the data: at any moment, a reader finds the old or the new content, whole.

    The data reach the disk in a temporary file beside, which gets the file's place; `prepare` is called in between with
    the path of the temporary file. A symbolic link is followed and kept, and so are the file's permissions; a new file
    has those of `like`. It has none beyond `most`. A pipe, a device and what is open already (`/dev/stdout`) is written
    to. What nobody has asked for is written `aside`: the command is not done by it. Raises OSError, also where the file
    is read-only, and leaves it as it was.
    """
    if stream := _open_stream(path):
        with stream:
            stream.writelines(_pieces_of(data))
        return
    target = Path(os.path.realpath(path))  # which raises no error of links that lead to each other
    if not mode_of(target) & _WRITE_BITS:  # to put another file in its place needs no right to it
        raise PermissionError(errno.EACCES, "it is read-only", str(path))
    with finishing(aside=aside):
        mode = mode_of(target if like is None or target.exists() else like)
        _replace(target, data, mode & most, prepare)
    sync_folder(target.parent)


def _open_stream(path: Path) -> BinaryIO | None:
    """Return the stream for a path that is no file: a pipe, a device, or an open file of this process; None for a file.

    An open file may be shared with other writers, so it is neither replaced nor truncated.
    """
    if number := _number_of_open(path):
        return os.fdopen(os.dup(int(number)), "wb")
    return path.open("wb") if is_stream(path) else None


def is_stream(path: Path) -> bool:
    """Tell whether a path is no file that is written whole: a pipe, a device, or an open file of this process."""
    return bool(_number_of_open(path)) or (path.exists() and not path.is_file())


def _number_of_open(path: Path) -> str:
    """Return the number of an open file of this process, "" for another path."""
    absolute_path = os.path.abspath(path)  # noqa: PTH100 - to resolve the link would lead to the file
    folder, name = os.path.split(absolute_path)
    number = _OPEN.get(absolute_path, name if folder in _FOLDERS_OF_OPEN else "")
    return number if number.isdecimal() else ""


def _replace(target: Path, data: Data, mode: int, prepare: Callable[[Path], None]) -> None:
    temporary = target.with_name(f"{temporary_start(target)}{os.urandom(6).hex()}.tmp")  # tempfile costs a start 5 ms
    handle = os.open(temporary, _NEW, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(_pieces_of(data))
            file.flush()
            os.fsync(file.fileno())
        with tolerate_refusals():
            temporary.chmod(mode)
        prepare(temporary)
        put_in_place(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):  # what went wrong first is told
            temporary.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def tolerate_refusals() -> Iterator[None]:
    """Pass over it where a file system has no rights, owners or times to set, or this user may not set them.

    FAT forbids to set rights; a share that a desktop has mounted (GVfs) does not know how. Raises any other OSError.
    """
    try:
        yield
    except PermissionError:
        pass
    except OSError as error:
        if error.errno not in _UNKNOWN_CALLS:
            raise


def copy_file(source: Path, target: Path) -> None:
    """Copy a file, with its rights and its times where the target can have them; raises OSError."""
    import shutil

    shutil.copyfile(source, target)
    for copy_part in (shutil.copymode, shutil.copystat):  # without times, the rights are still right
        with tolerate_refusals():
            copy_part(source, target)


def temporary_start(target: Path) -> str:
    """Return the start of a file's temporary names, a checksum for a long name: a name has at most 255 bytes."""
    name = target.name
    if len(os.fsencode(name)) > _MOST_BYTES_OF_A_NAME:
        from hashlib import blake2b  # which most starts have no need of

        name = blake2b(os.fsencode(name), digest_size=16).hexdigest()
    return f".{name}."


def _pieces_of(data: Data) -> Iterable[bytes | memoryview]:
    return (data,) if isinstance(data, bytes) else data


def mode_of(target: Path) -> int:
    """Return the permissions of a file, or those of a new one."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def make_folder(folder: Path) -> None:
    """Create a folder and its missing parents, and wait until the disk has them."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Write the names in a folder to the disk, where the system can do that."""
    with contextlib.suppress(OSError):  # not every system lets a folder be opened or synced
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
