"""What Windows does otherwise: names that it keeps, files that other programs have open, and pipes that nobody reads."""

import errno
import ntpath
import os
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

_T = TypeVar("_T")

IS_WINDOWS: Final[bool] = os.name == "nt"
_REFUSALS: Final = frozenset({5, 32, 33})  # ERROR_ACCESS_DENIED, _SHARING_VIOLATION, _LOCK_VIOLATION
# An antivirus, a program that synchronises, or another protlib that reads, has a file open for less than that.
_PAUSES: Final = (0.01, 0.02, 0.04, 0.08, 0.16, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25)  # seconds
_FEW: Final = 6  # of these pauses, where what is refused may be no matter of a moment
_PROGRAMS: Final = {
    ".xlsx": "Excel", ".xls": "Excel", ".csv": "Excel", ".tsv": "Excel",
    ".docx": "Word", ".doc": "Word", ".rtf": "Word",
    ".odt": "LibreOffice", ".ods": "LibreOffice",
}  # fmt: skip
_DEVICE: Final = re.compile(r"(?i:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³]|CONIN\$|CONOUT\$)")
_WHOLE_DEVICES: Final = frozenset({"NUL", "CON"})
_FORBIDDEN: Final = re.compile(r'[<>:"|?*\x00-\x1f]')
_LONGEST: Final = 259  # letters of a path
_BESIDE: Final = 18  # letters that the name of a temporary file has more


def put_in_place(source: Path, target: Path) -> None:
    """Give a file the name of another one, which it replaces; one that another program has open is tried again for a moment.

    Raises OSError; of a file that stays open, one that says what to do.
    """
    for pause in (*_PAUSES, None):
        try:
            source.replace(target)
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _REFUSALS:
                raise
            if pause is None:
                raise PermissionError(errno.EACCES, _open_elsewhere(target)) from error
            time.sleep(pause)
        else:
            return


def patiently(read_file: Callable[[], _T]) -> _T:
    """Return what is read of a file; one that is being replaced lets nobody read it for a moment, and is tried again.

    Raises what `read` raises.
    """
    for pause in _PAUSES[:_FEW] if IS_WINDOWS else ():
        try:
            return read_file()
        except PermissionError:
            time.sleep(pause)
    return read_file()


def _open_elsewhere(path: Path) -> str:
    return f"another program has it open; close {path.name} {_where(path)} and try again; nothing was written"


def _where(path: Path) -> str:
    program = _PROGRAMS.get(path.suffix.lower())
    return f"in {program}" if program else "there"


def reason(error: OSError, path: str | os.PathLike[str], doing: str = "written") -> str:
    """Return why a file cannot be read or written, for whoever named it."""
    file = Path(path)
    if is_of_folder(error, path):
        return os.strerror(errno.EISDIR)
    if IS_WINDOWS and _is_too_long(error, file):
        return f"its path has {len(str(file.absolute()))} letters; Windows takes {_LONGEST - _BESIDE}. Choose a shorter one"
    if IS_WINDOWS and doing == "read" and isinstance(error, PermissionError) and file.is_file():
        return f"{error.strerror}; if another program has it open, close {file.name} {_where(file)}"
    return (error.strerror if error.errno else "") or "the system does not say why"


def is_of_folder(error: OSError, path: str | os.PathLike[str]) -> bool:
    """Tell whether a file cannot be read or written because it is a folder: Windows says only that it allows nobody to open one."""
    return isinstance(error, IsADirectoryError) or (
        IS_WINDOWS and isinstance(error, PermissionError) and Path(path).is_dir()
    )


def _is_too_long(error: OSError, path: Path) -> bool:
    return (
        error.errno in {errno.ENOENT, errno.EINVAL, errno.ENAMETOOLONG}
        and len(str(path.absolute())) > _LONGEST - _BESIDE
    )


def unfit_name(path: str | os.PathLike[str]) -> str:
    r"""Return why no file can have such a path on Windows, "" where one can: "aux.json", "refs.bib.", "report: draft.md".

    A device that is named by itself, such as NUL, is meant. https://learn.microsoft.com/windows/win32/fileio/naming-a-file
    """
    text = os.fspath(path)
    if not IS_WINDOWS or text.upper() in _WHOLE_DEVICES:
        return ""
    for part in re.split(r"[\\/]", ntpath.splitdrive(text)[1]):
        if part in {"", ".", ".."}:
            continue
        if device := _DEVICE.fullmatch(part.partition(".")[0].rstrip(" ")):
            return f"Windows keeps the name {device[0].upper()} for a device; choose another name"
        if sign := _FORBIDDEN.search(part):
            return f"a name has no {sign[0]!r} on Windows; choose another name"
        if part[-1] in ". ":
            return "a name does not end with a dot or a space on Windows; choose another name"
    return ""


def has_drive(path: str) -> bool:
    r"""Tell whether a path begins with a drive, so that its colon parts nothing: "C:\refs.ris"."""
    return IS_WINDOWS and bool(ntpath.splitdrive(path)[0])


def is_reader_gone(error: OSError) -> bool:
    """Tell whether nobody reads what is printed any more: Windows has no SIGPIPE, and says that an argument is wrong."""
    if isinstance(error, BrokenPipeError):
        return True
    return IS_WINDOWS and error.errno == errno.EINVAL and error.filename is None
