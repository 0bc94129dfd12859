"""What a command works on: the library that the command line names, and the channels it talks through."""

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, overload

import typer

from protlib.errors import NothingFoundError, UsageError
from protlib.text import printable

if TYPE_CHECKING:
    from typing import TextIO

    from protlib.cli.settings import Settings
    from protlib.library import Library

_AT_ONCE: Final = 500
_BYTES: Final = re.compile("[\udc80-\udcff]")


def settings_of(context: typer.Context) -> "Settings":
    """Return where the library that --library, PROTLIB_LIBRARY or the user's data folder names is kept."""
    from protlib.cli.settings import from_environment

    named = context.find_root().params.get("library")
    if named == "":
        raise UsageError("--library names no file")
    return from_environment(Path(named) if named else None, os.environ)


@contextmanager
def library_of(context: typer.Context) -> "Iterator[Library]":
    """Open the library that the command line names; long work on its index shows a progress bar."""
    from protlib.cli.progress import progress
    from protlib.library import Library

    settings = settings_of(context)
    with (
        progress("Indexing the library") as report,
        Library(settings.library, settings.cache, progress=report, tell=say) as library,
    ):
        yield library


def say(message: str) -> None:
    """Print a message for people, on standard error."""
    _print(message, sys.stderr)


def put(lines: Iterable[str]) -> None:
    """Print lines of data, on standard output, many at a time."""
    rest = iter(lines)
    while chunk := list(islice(rest, _AT_ONCE)):
        _print("\n".join(chunk), sys.stdout)


def _print(text: str, stream: "TextIO") -> None:
    stream.write(printable(text) + "\n")


def put_bytes(data: bytes) -> None:
    """Write a file's bytes to standard output, as they are."""
    sys.stdout.buffer.write(data)
    sys.stdout.flush()


@overload
def typed(value: str) -> str: ...
@overload
def typed(value: list[str]) -> list[str]: ...
@overload
def typed(value: Any) -> Any: ...
def typed(value: Any) -> Any:
    """Return what was typed for text as text: bytes that are no letters in this locale are read as a file's are.

    The names of files keep such bytes, as Python has them (PEP 383); in a text they would be lost.
    """
    if isinstance(value, list):
        return list(map(typed, value))
    if not isinstance(value, str) or value.isascii() or not _BYTES.search(value):
        return value
    from protlib.formats.charset import decode

    return decode(os.fsencode(value))


def keys_of(arguments: Sequence[str]) -> list[str]:
    """Return the keys among the arguments, those on standard input, one a line, where `-` stands."""
    keys: list[str] = []
    for argument in arguments:
        keys += _keys_on_standard_input() if argument == "-" else [typed(argument)]
    return list(dict.fromkeys(keys))


def named_keys_of(arguments: Sequence[str]) -> list[str]:
    """Return the keys among the arguments; raises NothingFoundError where there are none on standard input."""
    if keys := keys_of(arguments):
        return keys
    raise NothingFoundError("standard input has no keys; it wants one a line")


def _keys_on_standard_input() -> list[str]:
    from protlib.formats.charset import decode

    return [key for line in decode(sys.stdin.buffer.read()).splitlines() if (key := line.strip())]
