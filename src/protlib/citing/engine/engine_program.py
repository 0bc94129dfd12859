"""The engine's program: where it is, and how it runs."""

import os
import re
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from errno import ENOMEM
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from protlib.errors import UsageError
from protlib.frozen import NamedTuple, expression
from protlib.system.installation import install_extra_command
from protlib.system.signals import last_words
from protlib.system.windows import find_program

if TYPE_CHECKING:
    from subprocess import Popen

OLDEST: Final = (3, 9)
"""The first version that follows the manuals where they are clear; older ones work, with a message."""
PATIENCE: Final = 600.0  # seconds; 3,000 references in APA take 20
_HEAP: Final = "3g"  # 3,000 references take 0.3
_NURSERY: Final = "64m"  # a few citations in any shipped style fit in, and nothing is collected: 34 ms, not 39
# `--sandbox`: it reads only its input, and no file or network. The user's own files, such as templates, are ignored.
_CONFINING_OPTIONS: Final = ("+RTS", f"-M{_HEAP}", f"-A{_NURSERY}", "-RTS", "--sandbox", "--data-dir", ".")
_SAME_BYTES: Final = ("--eol=lf",)  # on Windows, pandoc ends lines otherwise
_PROXIES: Final = frozenset({"http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "no_proxy"})
_EXIT_WITHOUT_MEMORY: Final = 251  # a code of the engine
_NO_ROOM: Final = "(No space left on device)"  # the end of its message where it could not write a file of its own
_HEAP_MESSAGE: Final = "maximum heap size"  # its message where protlib's limit was reached
# Such as "pandoc: out of memory" and "malloc: failed on request for 2097152 bytes; message: initEventsBuf".
_NO_MEMORY: Final = expression(
    r"out of memory|malloc|\bmmap\b|cannot allocate|not enough (?:memory|storage)|bad_alloc", re.IGNORECASE
)
_STRUCK: Final = frozenset((-11, -9, -6))  # killed by the system: SIGSEGV, SIGKILL, SIGABRT
_WHAT_HELPS: Final = "Close other programs, then try again"
_LITTLE_MEMORY: Final = f"pandoc stopped: this computer has too little free memory. {_WHAT_HELPS}"
# Such as "[WARNING] Citeproc: citation x not found", "pandoc: ", "Error running filter citeproc:".
_NOISE: Final = expression(r"^(?:\[WARNING\]\s*|pandoc(?:\.exe)?:\s*|Error running filter citeproc:?\s*)+")

# Such as "CallStack (from HasCallStack):" and the indented lines below it.
_TRACE: Final = expression(r"^(?:Has)?CallStack\b.*\n(?:[ \t]+.*(?:\n|\Z))*", re.MULTILINE)

_WARNING: Final = expression(r"^\[WARNING\].*\n?(?:[ \t]+.*\n?)*", re.MULTILINE)


_NO_FILES: Final[Mapping[str, str]] = {}
# Such as "Citeproc: Bibliography entry with no printed form: iom2009".
_NO_ENTRY: Final = expression(r"^Citeproc: Bibliography entry with no printed form: (?P<key>.+)")
_MESSAGE_ON_TYPE: Final = r"\g<key>: a list in this style has no entry of its type"
# The engine's warning about `[-@jobe2010causes]` in a style that prints no year.
_NO_CITATION: Final = expression(r"^Citeproc: Citation with no printed form: (?P<key>.+)")
_MESSAGE_ON_AUTHOR: Final = r"[-@\g<key>] prints nothing in this style: cite it with its author, or name a page"


class EngineProgram(NamedTuple):
    """The program to run, and a message about it, "" for none."""

    path: str
    weakness: str = ""


class Output(NamedTuple):
    """The output of a run, and its warnings."""

    data: bytes
    warnings: tuple[str, ...]


class EndlessError(UsageError):
    """The engine was stopped: it needed more time, memory or room on the disk than there is."""


def has_engine() -> bool:
    """Tell whether there is an engine, without a run of it."""
    return _find_bundled_engine() is not None or find_program("pandoc") is not None


@cache
def find_engine() -> EngineProgram:
    """Return the program: the one of protlib-cli[cite], else the pandoc on the PATH.

    Raises UsageError, with the line that installs one, where there is none.
    """
    if (bundle := _find_bundled_engine()) is not None:
        return EngineProgram(str(bundle))
    if (path := find_program("pandoc")) is None:
        raise UsageError(f"pandoc not found. Install it: {install_extra_command('cite')}")
    version_text = _run(path, ["--version"], b"").data.decode(errors="replace")
    number = re.search(r"\d+(?:\.\d+)+", version_text)
    version = number[0] if number else "0"
    if tuple(map(int, version.split("."))) >= OLDEST:
        return EngineProgram(path)
    least = ".".join(map(str, OLDEST))
    return EngineProgram(
        path,
        f"{path} is version {version}, which cites worse than {least}. To update it: {install_extra_command('cite')}",
    )


def run_pandoc(
    arguments: Sequence[str], data: bytes, files: Mapping[str, str] = _NO_FILES, seconds: float = PATIENCE
) -> Output:
    """Run the engine once in a temporary folder that holds only the files; the data are its standard input.

    Arguments name other files by whole paths. Raises UsageError with the engine's message, in one line, where it fails.
    Raises EndlessError where it exceeds its time or memory.
    """
    from tempfile import TemporaryDirectory

    path = str(Path(find_engine().path).absolute())
    folder = TemporaryDirectory(prefix="protlib-")
    with folder as name, last_words(folder.cleanup):
        for file, text in files.items():
            (Path(name) / file).write_text(text, encoding="utf-8")
        return _run(path, [*_CONFINING_OPTIONS, *_SAME_BYTES, *arguments], data, seconds, name)


def _find_bundled_engine() -> Path | None:
    """Return the program in the wheel of pypandoc_binary; importing that takes longer than running the program."""
    from importlib.util import find_spec

    spec = find_spec("pypandoc")
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / "files" / ("pandoc.exe" if sys.platform == "win32" else "pandoc")
    return path if path.is_file() else None


def _run(
    path: str, arguments: Sequence[str], data: bytes, seconds: float = PATIENCE, folder: str | None = None
) -> Output:
    status, output, errors = _run_to_end(path, arguments, data, seconds, folder)
    message = errors.decode(errors="replace")
    if status == _EXIT_WITHOUT_MEMORY and _HEAP_MESSAGE in message:
        raise EndlessError(
            f"pandoc stopped: it needed more than {_HEAP[:-1]} GB of memory. Cite fewer publications at once"
        )
    if status in _STRUCK:
        raise EndlessError(f"pandoc stopped, most often for too little free memory. {_WHAT_HELPS}")
    if status:
        failed = " ".join(_messages(_WARNING.sub("", message)))
        if status == _EXIT_WITHOUT_MEMORY or _NO_MEMORY.search(failed):
            raise EndlessError(_LITTLE_MEMORY)
        if _NO_ROOM in failed:
            raise EndlessError(f"pandoc stopped: the disk with its temporary files is full: {failed}")
        raise UsageError(f"pandoc: {failed or f'ended with {status}'}")
    return Output(output, tuple(_messages(message)))


def _run_to_end(
    path: str, arguments: Sequence[str], data: bytes, seconds: float, folder: str | None
) -> tuple[int, bytes, bytes]:
    """Return how the program ended, and what it wrote; when it is stopped, its child processes stop, too."""
    from subprocess import PIPE, Popen, TimeoutExpired

    environment = {name: value for name, value in os.environ.items() if name.lower() not in _PROXIES}
    try:
        process = Popen(  # noqa: S603 - a program of ours, only its input is untrusted
            [path, *arguments],
            stdin=PIPE, stdout=PIPE, stderr=PIPE, cwd=folder, env={**environment, "shell_escape": "f"},
            process_group=None if sys.platform == "win32" else 0,
        )  # fmt: skip
    except OSError as error:
        if error.errno == ENOMEM:
            raise EndlessError(_LITTLE_MEMORY) from error
        raise UsageError(f"cannot run {path}: {error.strerror}") from error
    with process, last_words(partial(_kill, process)):
        try:
            output, errors = process.communicate(data, seconds)
        except BaseException as error:
            _kill(process)
            if isinstance(error, TimeoutExpired):
                raise EndlessError(f"pandoc stopped: no result after {seconds:.0f} seconds") from error
            raise
        return process.returncode, output, errors


def _kill(process: "Popen[bytes]") -> None:
    """Stop a program and its child processes."""
    if sys.platform != "win32":
        import signal

        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _messages(stderr: str) -> list[str]:
    """Return the program's messages; indented lines continue one. The line at which it broke off is no message."""
    if not stderr:
        return []
    messages = re.sub(r"\n\s+", " ", _TRACE.sub("", stderr)).split("\n")
    lines = (_NOISE.sub("", message).strip() for message in messages)
    return [
        _NO_CITATION.sub(_MESSAGE_ON_AUTHOR, _NO_ENTRY.sub(_MESSAGE_ON_TYPE, message)) for message in lines if message
    ]
