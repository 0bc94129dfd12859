"""Faults of the file system at a chosen call: a command runs as it is, but the n-th call that it makes kills it, or
fails.

    ran = faults.run(folder, ["add", "--title", "New"], faults.Fault(12, "kill"))

Every call of Python's that concerns a file in the folder counts: those of `os`, `fcntl.flock`, and each read and write
of an open file. What SQLite does in C does not. A run is a fork of an interpreter that is prepared once
(`interpreter.py`), its time stands still, and so two runs of one command on one library write the same bytes.
"""

import builtins
import errno
import fcntl
import functools
import gc
import importlib
import io
import os
import pickle
import pkgutil
import random
import signal
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import FrameType
from typing import Any, Final, NamedTuple

from mishaps import disk_state
from mishaps.raw_files import RawFile
from programs import interpreter

ERRORS: Final = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.EDQUOT, errno.EROFS)
_BEGINNING: Final = 1_790_000_000  # seconds since 1970
_ONE_PATH: Final = (
    "stat", "lstat", "access", "mkdir", "rmdir", "unlink", "remove", "chmod", "chown", "truncate", "utime", "listdir", "scandir",
    "readlink",
)  # fmt: skip
_TWO_PATHS: Final = ("rename", "replace", "link", "symlink")
_OPEN_FILE: Final = ("read", "fsync", "fdatasync", "ftruncate", "fchmod", "fstat")


class Fault(NamedTuple):
    """What happens at which call, the first being 0: "kill", "once" (it fails) or "ever" (it fails, and so do all that
    follow).

    "line" kills, and "memory" raises MemoryError, at the first time that the n-th line of protlib's code runs that
    writes. "states" and "states of lines" do no harm, and note the state of the folder before each call, or at each
    such line.
    """

    at: int = -1
    kind: str = "none"
    error: int = errno.EIO
    no_links: bool = False  # there are none on the file system
    packed: bool = False  # versions are packed as soon as there are two


NONE: Final = Fault()


class Ran(NamedTuple):
    """How a command ended, the calls that it made, each as its name and what it was given,
    and the states that were noted.
    """

    code: int
    out: str
    err: str
    calls: list[tuple[Any, ...]]
    states: list[bytes]


def run(
    folder: Path,
    arguments: Iterable[str],
    fault: Fault = NONE,
    *,
    at: int = 0,
    stdin: str = "",
    then: str = "",
    keys: str = "",
) -> Ran:
    """Run a command on the library of a folder; `at` is the time at which it runs, in seconds, `then` a line of code
    behind it.

    `keys` are pressed where it asks a terminal, which it has then.
    """
    log = folder.parent / "calls"
    log.unlink(missing_ok=True)
    variables = {
        "PROTLIB_LIBRARY": str(folder / "library.json"), "PROTLIB_CACHE": str(folder / "cache"), "TMPDIR": str(folder),
        "USER": "ana", "LOGNAME": "ana", "VISUAL": "sed -i s/Caring/Minding/",
    }  # fmt: skip
    code = (
        f"faults.begin({str(folder)!r}, {at}, {tuple(fault)!r}, {str(log)!r})\nfaults.watch({keys!r})\ncode = "
        f"main.run()\n{then}\nfaults.end(code)"
    )
    prepared = (
        f"sys.path.insert(0, {str(Path(__file__).parents[1])!r})\nfrom mishaps import aftermath, faults\n"
        "from protlib.cli import main\nfaults.prepare()"
    )
    ran = interpreter.run(prepared, code, arguments, stdin=stdin.encode(), folder=folder, environment=variables)
    calls, states = pickle.loads(log.read_bytes()) if log.exists() else ([], [])
    return Ran(ran.returncode, ran.stdout, ran.stderr, calls, states)


def prepare() -> None:
    """Import what any command needs, so that no run does."""
    import protlib

    for module in pkgutil.walk_packages(protlib.__path__, "protlib."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in (
        "orjson",
        "sqlite3",
        "tinydb",
        "rapidfuzz.process",
        "yaml",
        "rich.console",
        "tempfile",
        "shutil",
    ):
        importlib.import_module(name)
    from protlib.cli import group
    from protlib.cli.command_table import COMMANDS

    for command in COMMANDS:
        group.command_named(command)
    gc.freeze()  # so that no fork copies what it only reads


_shim: "_Shim | None" = None


def begin(folder: str, at: int, fault: tuple[Any, ...], log: str) -> None:
    """Have the calls of this process counted, and its time stand still."""
    global _shim  # noqa: PLW0603 - a process has one
    stand_still(at)
    _shim = _Shim(folder, Fault(*fault), log)
    if _shim.fault.packed:
        from protlib.storage import transaction
        from protlib.storage.history import stack

        stack._MOST_WHOLE_FILES = 1  # type: ignore[misc]  # noqa: SLF001 - a past of 64 versions takes longer to make
        transaction._SMALL = 0  # type: ignore[misc]  # noqa: SLF001 - so does a library of a megabyte
    _shim.install()


def watch(keys: str) -> None:
    """Have somebody sit at a terminal and press these keys; nobody for none."""
    if not keys:
        return
    import typer

    for stream in (sys.stdin, sys.stderr):
        stream.isatty = lambda: True  # type: ignore[method-assign]
    pressed = iter(keys)
    typer.getchar = lambda *_: next(pressed)


def end(code: int) -> None:
    """End this process as protlib does."""
    assert _shim is not None
    _shim.finish()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def stand_still(at: int) -> None:
    """Have the time of this process be so many seconds after the beginning."""
    moment = time.gmtime(_BEGINNING + at)
    time.gmtime = lambda *_: moment
    time.time_ns = lambda: (_BEGINNING + at) * 1_000_000_000
    random.seed(at)


class _Shim:
    def __init__(self, folder: str, fault: Fault, log: str) -> None:
        self.folder = folder
        self.fault = fault
        self.log = log
        self.calls: list[tuple[Any, ...]] = []
        self.states: list[bytes] = []
        self.is_noting = False
        self.files: dict[int, str] = {}
        self.real: Mapping[str, Callable[..., Any]] = {
            name: getattr(os, name)
            for name in (
                *_ONE_PATH,
                *_TWO_PATHS,
                *_OPEN_FILE,
                "open",
                "write",
                "close",
                "sendfile",
                "kill",
                "getpid",
            )
        }
        self.real_open = io.open

    def install(self) -> None:
        for name in _ONE_PATH:
            setattr(os, name, self._with_path(name))
        for name in _TWO_PATHS:
            setattr(os, name, self._with_paths(name))
        for name in _OPEN_FILE:
            setattr(os, name, self._with_file(name))
        os.open = self._os_open
        os.write = self._write
        os.close = self._close  # type: ignore[assignment]
        os.sendfile = self._sendfile  # type: ignore[assignment]
        io.open = builtins.open = self._open
        flock = fcntl.flock

        def counted(handle: int, operation: int) -> None:
            self._count("flock", handle)
            flock(handle, operation)

        fcntl.flock = counted  # type: ignore[assignment]
        self.lines = _Lines(self.fault, self.die, self.note)
        if self.fault.kind in {"line", "memory", "states of lines"}:
            sys.settrace(self.lines.look)

    def finish(self) -> None:
        sys.settrace(None)
        handle = self.real["open"](self.log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with self.real_open(handle, "wb") as file:
            file.write(pickle.dumps((self.calls, self.states)))

    def die(self) -> None:
        self.finish()
        self.real["kill"](self.real["getpid"](), signal.SIGKILL)

    def note(self) -> None:
        """Note the state of the folder."""
        self.is_noting = True
        self.states.append(disk_state.checksum_of(Path(self.folder)))
        self.is_noting = False

    def _count(self, name: str, *what: Any) -> bool:
        """Note a call; raise where it is to fail, and die where it is to kill,
        but in the midst of a write, which is told.
        """
        at, (place, kind, error, no_links, _) = len(self.calls), self.fault
        self.calls.append((name, *what))
        if kind == "states":
            self.note()
        if kind == "kill" and at == place:
            if name == "write":
                return True
            self.die()
        if (kind == "once" and at == place) or (kind == "ever" and at >= place):
            raise OSError(error, os.strerror(error))
        if name == "link" and no_links:
            self.calls[-1] = ("refused", *what)
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))
        return False

    def _is_ours(self, path: Any) -> bool:
        if self.is_noting:
            return False
        if isinstance(path, int):
            return path in self.files
        text = os.fsdecode(path)
        return text.startswith(self.folder) or not text.startswith("/")

    def _with_path(self, name: str) -> Callable[..., Any]:
        real = self.real[name]

        def call(path: Any = ".", *others: Any, **options: Any) -> Any:
            if self._is_ours(path):
                self._count(name, path if isinstance(path, int) else os.fsdecode(path), *others)
            return real(path, *others, **options)

        return call

    def _with_paths(self, name: str) -> Callable[..., Any]:
        real = self.real[name]

        def call(source: Any, target: Any, **options: Any) -> Any:
            if self._is_ours(target):
                self._count(name, os.fsdecode(source), os.fsdecode(target))
            return real(source, target, **options)

        return call

    def _with_file(self, name: str) -> Callable[..., Any]:
        real = self.real[name]

        def call(handle: int, *others: Any) -> Any:
            if handle in self.files:
                self._count(name, handle, *others)
            return real(handle, *others)

        return call

    def _os_open(self, path: Any, flags: int, mode: int = 0o777, **options: Any) -> int:
        if not self._is_ours(path):
            return int(self.real["open"](path, flags, mode, **options))
        self._count("open", os.fsdecode(path), flags)
        handle = int(self.real["open"](path, flags, mode, **options))
        self.calls[-1] += (handle,)
        self.files[handle] = os.fsdecode(path)
        return handle

    def _close(self, handle: int) -> None:
        self.files.pop(handle, None)
        self.real["close"](handle)

    def _write(self, handle: int, data: Any) -> int:
        if handle in self.files:
            place = os.lseek(handle, 0, os.SEEK_CUR)
            if self._count("write", handle, place, bytes(data)):
                self.real["write"](handle, bytes(data)[: len(bytes(data)) // 2])
                self.die()
        return int(self.real["write"](handle, data))

    def _sendfile(self, target: int, source: int, offset: int, count: int) -> int:
        os.lseek(source, offset, os.SEEK_SET)
        return self._write(target, os.read(source, count))

    def _open(self, file: Any, mode: str = "r", buffering: int = -1, *others: Any, **options: Any) -> Any:
        if not self._is_ours(file):
            return self.real_open(file, mode, buffering, *others, **options)
        flags = {
            "r": os.O_RDONLY,
            "w": os.O_WRONLY | os.O_CREAT | os.O_TRUNC,
            "a": os.O_WRONLY | os.O_CREAT | os.O_APPEND,
        }
        way = flags[mode.strip("bt+")]
        if "+" in mode:
            way = way & ~os.O_WRONLY | os.O_RDWR
        handle = file if isinstance(file, int) else os.open(file, way | os.O_CLOEXEC, 0o666)
        raw = RawFile(handle, mode)
        content: Any = raw
        if buffering != 0:
            kind = io.BufferedRandom if "+" in mode else io.BufferedReader if "r" in mode else io.BufferedWriter
            content = kind(raw)
        return content if "b" in mode else io.TextIOWrapper(content, *others, **options)


class _Lines:
    """Counts the lines of protlib's code that writes, each the first time that it runs."""

    def __init__(self, fault: Fault, die: Callable[[], None], note: Callable[[], None]) -> None:
        self._fault = fault
        self._die = die
        self._note = note
        self.seen: set[tuple[str, int]] = set()

    def look(self, frame: FrameType, event: str, _argument: object) -> Any:
        if event == "call" and not _writes(frame.f_code.co_filename, self._fault.kind):
            return None
        if event == "line" and (place := (frame.f_code.co_filename, frame.f_lineno)) not in self.seen:
            self.seen.add(place)
            if self._fault.kind == "states of lines":
                self._note()
            if len(self.seen) == self._fault.at + 1:
                if self._fault.kind == "line":
                    self._die()
                raise MemoryError
        return self.look


@functools.cache
def _writes(file: str, kind: str) -> bool:
    """Tell whether the code of a file writes, and may be stopped like this."""
    takes_none = kind == "memory" and file.endswith("signals.py")
    parts = ("/storage/", "/system/", "library/writer")
    return "/protlib/" in file and any(part in file for part in parts) and not takes_none
