"""Special rules of Windows: reserved names, files that other programs have open, and closed pipes."""

import errno
import io
import ntpath
import os
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TextIO, TypeVar

_T = TypeVar("_T")
_Path = TypeVar("_Path", str, Path)

IS_WINDOWS: Final[bool] = os.name == "nt"
_REFUSALS: Final = frozenset({5, 32, 33})  # ERROR_ACCESS_DENIED, _SHARING_VIOLATION, _LOCK_VIOLATION
# A scanner for viruses, a sync program or another protlib has a file open for less time than all pauses take.
_PAUSES: Final = (0.01, 0.02, 0.04, 0.08, 0.16, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25)  # seconds
_FEW_PAUSES: Final = 6  # of these pauses, where what is refused may be no matter of a moment
_PROGRAMS: Final = {
    ".xlsx": "Excel", ".xls": "Excel", ".csv": "Excel", ".tsv": "Excel",
    ".docx": "Word", ".doc": "Word", ".rtf": "Word",
    ".odt": "LibreOffice", ".ods": "LibreOffice",
}  # fmt: skip
_DEVICE: Final = r"(?i:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³]|CONIN\$|CONOUT\$)"
_WHOLE_DEVICES: Final = frozenset({"NUL", "CON"})
_FORBIDDEN_SIGNS: Final = r'[<>:"|?*\x00-\x1f]'
_PATTERN: Final = r"[*?]"
_MOST_LETTERS_OF_A_PATH: Final = 259  # letters of a path
_AWAY: Final = 0x1000 | 0x40000 | 0x400000  # FILE_ATTRIBUTE_OFFLINE, _RECALL_ON_OPEN, _RECALL_ON_DATA_ACCESS
_MARGIN: Final = 18  # letters that the name of a temporary file has more


def put_in_place(source: Path, target: Path) -> Path:
    """Put a file in the place of another one; while another program has that file open, try again.

    Raises OSError; for a file that stays open, one with advice.
    """
    pauses = iter(_PAUSES)
    while True:
        try:
            # No line follows the call: an error of memory there would say that nothing was written.
            return source.replace(target)
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _REFUSALS:
                raise
            pause = next(pauses, None)
            if pause is None:
                raise PermissionError(errno.EACCES, _open_elsewhere_message(target)) from error
            time.sleep(pause)


def retry_reading(read_file: Callable[[], _T]) -> _T:
    """Return the result of reading a file; on Windows it tries again while the file is being replaced.

    Raises what `read_file` raises.
    """
    for pause in _PAUSES[:_FEW_PAUSES] if IS_WINDOWS else ():
        try:
            return read_file()
        except PermissionError:
            time.sleep(pause)
    return read_file()


def _open_elsewhere_message(path: Path) -> str:
    return f"another program has it open; close {path.name} {_describe_place(path)} and try again; nothing was written"


def _describe_place(path: Path) -> str:
    program = _PROGRAMS.get(path.suffix.lower())
    return f"in {program}" if program else "there"


def explain_error(error: OSError, path: str | os.PathLike[str], doing: str = "written") -> str:
    """Return why a file cannot be read or written, for whoever named it: what the system says, or protlib itself."""
    reason = str(error) if len(error.args) == 1 else ""
    return (_explain_by_windows(error, Path(path), doing) if IS_WINDOWS else "") or (
        (error.strerror if error.errno else reason) or "the system does not say why"
    )


def _explain_by_windows(error: OSError, path: Path, doing: str) -> str:
    """Return why a file cannot be read or written where only Windows has such a reason, else ""."""
    of_error = Path(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else path
    longest = max(len(str(candidate.absolute())) for candidate in (path, of_error))
    if error.errno in {errno.ENOENT, errno.EINVAL, errno.ENAMETOOLONG} and longest > _MOST_LETTERS_OF_A_PATH - _MARGIN:
        return _long_path_message(path, longest)
    if doing != "read":
        return ""
    if _is_in_cloud(path):
        advice = "open it in Explorer, or choose “Always keep on this device”"
        return f"{path.name} is in the cloud, and not on this computer; {advice}"
    if isinstance(error, PermissionError) and path.is_dir():
        return os.strerror(errno.EISDIR)
    if isinstance(error, PermissionError) and path.is_file():
        return f"{error.strerror}; if another program has it open, close {path.name} {_describe_place(path)}"
    return ""


def _long_path_message(path: Path, longest: int) -> str:
    """Return the message for a path that is too long, or that makes the paths of files beside it too long."""
    size = len(str(path.absolute()))
    most = min(_MOST_LETTERS_OF_A_PATH - _MARGIN, _MOST_LETTERS_OF_A_PATH - (longest - size))
    return f"its path has {size} letters; Windows takes {most}. Choose a shorter one"


def _is_in_cloud(path: Path) -> bool:
    """Tell whether a file is not on this disk, but fetched by OneDrive from the network when it is read."""
    try:
        return bool(getattr(path.stat(), "st_file_attributes", 0) & _AWAY)
    except OSError:
        return False


def ban_programs_of_folder() -> None:
    """Have no program run that lies in the current folder, where Windows looks first: a "git.exe" among downloads."""
    os.environ["NODEFAULTCURRENTDIRECTORYINEXEPATH"] = "1"  # what is started has it, too


def find_program(name: str) -> str | None:
    """Return the path of a program on the PATH, and never one in the current folder, where Python looks on Windows."""
    import shutil

    if not IS_WINDOWS:
        return shutil.which(name)
    path = shutil.which(name, path=os.pathsep.join((os.environ.get("PATH", os.defpath), os.curdir)))
    return path if path and Path(path).is_absolute() else None


def is_pattern(path: str | os.PathLike[str]) -> bool:
    r"""Tell whether a path stands for several files on Windows, where no shell replaces it: "refs\*.ris"."""
    return IS_WINDOWS and bool(re.search(_PATTERN, ntpath.splitdrive(os.fspath(path))[1]))


def expand_patterns(paths: list[_Path] | None) -> list[_Path] | None:
    """Return the paths of files with patterns replaced by the names of their files, as shells do elsewhere.

    A pattern that no file fits is left as it is.
    """
    if not paths or not any(map(is_pattern, paths)):
        return paths
    from glob import glob

    opened: list[_Path] = []
    for path in paths:
        names = glob(os.fspath(path).replace("[", "[[]")) if is_pattern(path) else []  # noqa: PTH207 - as it was typed
        opened += [type(path)(name) for name in sorted(names)] or [path]
    return opened


def explain_unfit_name(path: str | os.PathLike[str]) -> str:
    """Return why no file can have a path on Windows, "" where one can: "aux.json", "refs.bib.", "report: draft.md".

    A device may be named by itself, such as NUL. https://learn.microsoft.com/windows/win32/fileio/naming-a-file
    """
    text = os.fspath(path)
    if not IS_WINDOWS or text.upper() in _WHOLE_DEVICES:
        return ""
    for part in re.split(r"[\\/]", ntpath.splitdrive(text)[1]):
        if part in {"", ".", ".."}:
            continue
        if device := re.fullmatch(_DEVICE, part.partition(".")[0].rstrip(" ")):
            return f"Windows keeps the name {device[0].upper()} for a device; choose another name"
        if sign := re.search(_FORBIDDEN_SIGNS, part):
            return f"a name has no {sign[0]!r} on Windows; choose another name"
        if part[-1] in ". ":
            return "a name does not end with a dot or a space on Windows; choose another name"
    return ""


def is_reserved_name(stem: str) -> bool:
    """Tell whether Windows keeps a name, whatever its suffix is, for a device."""
    return bool(re.fullmatch(_DEVICE, stem.partition(".")[0].rstrip(" ")))


def has_drive(path: str) -> bool:
    r"""Tell whether a path begins with a drive, so that its colon separates nothing: "C:\refs.ris"."""
    return IS_WINDOWS and bool(ntpath.splitdrive(path)[0])


class _Nowhere(io.TextIOWrapper):
    """A stream of the device NUL."""

    def isatty(self) -> bool:
        """Return False: nobody is asked there, and nothing is shown page by page."""
        return False


def replace_null_device(stream: TextIO) -> TextIO:
    """Return a stream; in place of the device NUL, which Windows takes for a terminal, one that is no terminal.

    Python reads and writes a console by a class of its own.
    """
    raw = getattr(getattr(stream, "buffer", None), "raw", None)
    is_legacy = os.environ.get("PYTHONLEGACYWINDOWSSTDIO")
    is_console = type(raw).__name__ == "_WindowsConsoleIO"
    if is_legacy or is_console or raw is None or not raw.isatty() or not isinstance(stream, io.TextIOWrapper):
        return stream
    return _Nowhere(stream.detach(), encoding="utf-8")


def is_reader_gone(error: OSError) -> bool:
    """Tell whether nobody reads the output any more: Windows has no SIGPIPE, and reports a wrong argument."""
    if isinstance(error, BrokenPipeError):
        return True
    return IS_WINDOWS and error.errno == errno.EINVAL and error.filename is None
