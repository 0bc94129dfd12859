"""Why a library cannot be used, in one line: what, where, and what to do."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from protlib.errors import LibraryUnusableError
from protlib.system.signals import count_writes
from protlib.system.windows import explain_error

_WRITE_BITS: Final = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class ChangedMeanwhileError(LibraryUnusableError):
    """Another program changed the library, without the lock, between the read and the write."""


def changed_meanwhile_error(path: Path) -> ChangedMeanwhileError:
    """Return the error for a library that another program changes at the same time."""
    return ChangedMeanwhileError(f"{path}: another program is changing it; try again when it is done")


class UnsureError(LibraryUnusableError):
    """An undo would drop more than the last command: a file that is whole except for one record."""


@contextmanager
def explain_errors(path: Path, doing: str) -> Iterator[None]:
    """Turn an OSError into an error that a user can act on; `doing` is the failed action: "read", "written"."""
    times = count_writes()
    try:
        yield
    except MemoryError as error:
        if count_writes() > times:  # it is written, and what goes wrong behind that is another matter
            raise
        raise LibraryUnusableError(f"{path} cannot be {doing}: not enough memory; it was left untouched") from error
    except OSError as error:
        from protlib.system.atomic import explain_full_disk  # which whoever reads never needs

        reason = explain_error(error, path, doing)
        if error.filename and os.fspath(error.filename) != str(path):
            reason = f"{reason} ({error.filename})"
        lack, remedy = explain_full_disk(error, path)
        if lack and doing == "read":  # what is read may have been written before, by the same command
            reason = lack
        elif lack:
            reason = f"{lack}. It was not changed; {remedy} and try again"
        raise LibraryUnusableError(f"{path} cannot be {doing}: {reason}") from error


def is_system_error(error: BaseException) -> bool:
    """Tell whether an error of `explain_errors` is no fault of the file, but of the disk, the rights or the memory."""
    return isinstance(error.__cause__, OSError | MemoryError)


def refuse_other_than_file(path: Path) -> None:
    """Refuse a path that exists but is no regular file: a folder, a device, a pipe."""
    if path.is_dir():
        raise LibraryUnusableError(f"{path} is a folder; name a file, for example {path / 'library.json'}")
    if path.exists() and not path.is_file():
        raise LibraryUnusableError(f"{path} is not a regular file; name another library with --library")


def refuse_read_only(path: Path) -> None:
    """Refuse a file or a folder that this user may not write."""
    status = path.stat()
    if not (status.st_mode & _WRITE_BITS and os.access(path, os.W_OK)):
        raise LibraryUnusableError(f"{path} cannot be written: {_explain_rights(path, status)}")


def refuse_unreplaceable(path: Path) -> None:
    """Refuse a file of another user in a folder with the sticky bit, which only its owner may replace."""
    file, folder = path.stat(), path.parent.stat()
    if os.name != "posix" or not folder.st_mode & stat.S_ISVTX:
        return
    if os.geteuid() not in (0, file.st_uid, folder.st_uid):
        import shlex

        (owner, _), (of_folder, _) = _owner_names(file), _owner_names(folder)
        raise LibraryUnusableError(
            f"{path} cannot be written: it belongs to {owner}, and its folder has the sticky bit. "
            f"The folder's owner, {of_folder}, can type: chmod -t {shlex.quote(str(path.parent))}"
        )


def _explain_rights(path: Path, status: os.stat_result) -> str:
    """Return why this user may not write a file or a folder, and who can change that by which command."""
    if os.name != "posix":
        return "it is read-only"
    if os.statvfs(path).f_flag & os.ST_RDONLY:
        return "its file system is mounted read-only"
    import shlex

    owner, group = _owner_names(status)
    file, mode = shlex.quote(str(path)), stat.filemode(status.st_mode)
    shared = "g+ws" if stat.S_ISDIR(status.st_mode) else "g+w"
    if not status.st_mode & _WRITE_BITS:
        return f"it is read-only ({mode}); its owner, {owner}, can type: chmod u+w {file}"
    if status.st_uid == os.geteuid():
        return f"you own it, but may only read it ({mode}); type: chmod u+w {file}"
    if status.st_gid not in (os.getegid(), *os.getgroups()):
        stranger = f"it belongs to {owner}, and you are not in its group, {group} ({mode})"
        return f"{stranger}; {owner} can change the group with chgrp"
    if not status.st_mode & stat.S_IWGRP:
        reader = f"it belongs to {owner}, and its group, {group}, may only read it ({mode})"
        return f"{reader}; {owner} can type: chmod {shared} {file}"
    return f"the system does not allow it ({mode}, of {owner}); getfacl {file} may show why"


def _owner_names(status: os.stat_result) -> tuple[str, str]:
    """Return the names of a file's owner and group, or their numbers without names."""
    import grp
    import pwd

    owner, group = str(status.st_uid), str(status.st_gid)
    with suppress(KeyError):
        owner = pwd.getpwuid(status.st_uid).pw_name
    with suppress(KeyError):
        group = grp.getgrgid(status.st_gid).gr_name
    return owner, group
