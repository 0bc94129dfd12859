"""The program that the engine is: where it is, and how it is run."""

import re
import shutil
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from protlib.errors import UsageError
from protlib.system.installation import to_install_extra

OLDEST: Final = (3, 9)
"""The first version that is right where the manuals are clear; an older one is used, and told."""
_PATIENCE: Final = 600  # seconds; 3,000 references in APA take 20
# Such as "[WARNING] Citeproc: citation x not found", "pandoc: ", "Error running filter citeproc:".
_NOISE: Final = re.compile(r"^(?:\[WARNING\]\s*|pandoc(?:\.exe)?:\s*|Error running filter citeproc:?\s*)+")

# Such as "CallStack (from HasCallStack):" and the indented lines below it.
_TRACE: Final = re.compile(r"^(?:Has)?CallStack\b.*\n(?:[ \t]+.*(?:\n|\Z))*", re.MULTILINE)

_WARNING: Final = re.compile(r"^\[WARNING\].*\n?(?:[ \t]+.*\n?)*", re.MULTILINE)


_NO_ENTRY: Final = re.compile(r"^Citeproc: Bibliography entry with no printed form: (?P<key>.+)")


class Program(NamedTuple):
    """The program that is run, and what is to be told about it, "" for nothing."""

    path: str
    weakness: str = ""


class Output(NamedTuple):
    """What a run of the program gave: its output, and what it warned of."""

    data: bytes
    warnings: tuple[str, ...]


def is_there() -> bool:
    """Tell whether there is an engine, without running it."""
    return _brought() is not None or shutil.which("pandoc") is not None


@cache
def find() -> Program:
    """Return the program: the one that protlib-cli[cite] brings, else the pandoc on the PATH.

    Raises UsageError, with the line that installs one, where there is none.
    """
    if (brought := _brought()) is not None:
        return Program(str(brought))
    if (path := shutil.which("pandoc")) is None:
        raise UsageError(f"for this protlib needs pandoc, which is not here: {to_install_extra('cite')}")
    said = _run(path, ["--version"], b"").data.decode(errors="replace")
    number = re.search(r"\d+(?:\.\d+)+", said)
    version = number[0] if number else "0"
    if tuple(map(int, version.split("."))) >= OLDEST:
        return Program(path)
    oldest = ".".join(map(str, OLDEST))
    return Program(
        path, f"{path} is version {version}, which cites less well than {oldest}: {to_install_extra('cite')}"
    )


def run(arguments: Sequence[str], data: bytes) -> Output:
    """Run the engine once with the data on its standard input.

    Raises UsageError with what it says where it fails, in one line.
    """
    return _run(find().path, arguments, data)


def _brought() -> Path | None:
    """Return the program in the wheel of pypandoc_binary; to import that takes longer than to run the program."""
    from importlib.util import find_spec

    spec = find_spec("pypandoc")
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / "files" / ("pandoc.exe" if sys.platform == "win32" else "pandoc")
    return path if path.is_file() else None


def _run(path: str, arguments: Sequence[str], data: bytes) -> Output:
    import subprocess

    try:
        done = subprocess.run(  # noqa: S603 - a program of ours, what is untrusted is its input
            [path, *arguments], input=data, capture_output=True, timeout=_PATIENCE, check=False
        )
    except OSError as error:
        raise UsageError(f"{path} cannot be run: {error.strerror}") from error
    except subprocess.TimeoutExpired as error:
        raise UsageError(
            f"{path} was stopped after {_PATIENCE} seconds; fewer publications at a time take it less"
        ) from error
    said = done.stderr.decode(errors="replace")
    if done.returncode:
        failed = " ".join(_told(_WARNING.sub("", said)))
        raise UsageError(f"pandoc: {failed or f'ended with {done.returncode}'}")
    return Output(done.stdout, tuple(_told(said)))


def _told(stderr: str) -> list[str]:
    """Return what the program said, a message a line: one goes on in lines that are indented. Where it broke off is no message."""
    messages = re.sub(r"\n\s+", " ", _TRACE.sub("", stderr)).split("\n")
    told = (_NOISE.sub("", message).strip() for message in messages)
    return [
        _NO_ENTRY.sub(r"\g<key>: a list in this style has no entry of its type", each)
        for each in told
        if each
    ]
