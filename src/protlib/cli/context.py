"""What a command works on: the library that the command line names, and the texts and keys that it gives."""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, overload

import typer

from protlib.cli.output import say
from protlib.errors import NO_LIBRARY, EmptyLibraryError, MissingLibraryError, NothingFoundError, UsageError

if TYPE_CHECKING:
    from protlib.cli.settings.library_location import Settings
    from protlib.library import Library
    from protlib.library.merges.marked_library import MarkedLibrary

_BYTES: Final = "[\udc80-\udcff]"  # as Python has them in arguments (PEP 383)


def settings_of(context: typer.Context) -> "Settings":
    """Return where the library is, and how long to wait for it.

    --library, PROTLIB_LIBRARY or the configuration names it; else it is the user's own.
    """
    from protlib.cli.settings.configuration import environment_with_settings
    from protlib.cli.settings.library_location import from_environment, from_home

    parameters = context.find_root().params
    library_name = parameters.get("library")
    if library_name == "":
        raise UsageError("--library is empty; name a file")
    return from_environment(
        from_home(library_name) if library_name else None, environment_with_settings(), parameters.get("wait")
    )


@contextmanager
def library_of(context: typer.Context, wait: float | None = None) -> "Iterator[Library]":
    """Open the library that the command line names; long work on its index shows a progress bar.

    A write waits so many seconds for another one, unless the user says how many. A message names the copies that a sync
    program left beside it, except during completion and merges.
    """
    from protlib.cli.terminal.progress_bar import progress
    from protlib.library import Library

    settings = settings_of(context)
    _warn_of_copies(context, settings)
    deleted = _last_version_of_deleted(settings.library)
    was_there = not context.resilient_parsing and _has_been_there(settings)
    with (
        progress("Indexing the library") as report,
        Library(
            settings.library,
            settings.cache,
            texts=settings.texts,
            progress=report,
            tell=say,
            wait=patience_of(settings, wait),
        ) as library,
    ):
        try:
            yield library
        except NothingFoundError as error:
            from protlib.cli.advice.missing_library import offer_last_version

            offer_last_version(library.path)
            if isinstance(error, EmptyLibraryError):
                raise EmptyLibraryError(advice=error.advice, path=library.path) from error
            if os.path.lexists(library.path) or str(error).startswith(NO_LIBRARY):
                raise
            raise MissingLibraryError(library.path, f": {_without_path(error, library.path)}") from error
        finally:
            _tell_of_new(context, library, deleted, was_there=was_there)


def _warn_of_copies(context: typer.Context, settings: "Settings") -> None:
    """Name the copies that a sync program left beside the library, except during completion and merges."""
    is_silent = context.resilient_parsing or context.params.get("conflict_copies")
    if not is_silent and _has_namesakes(settings.library):
        from protlib.cli.conflict_copies import warn_of_copies

        warn_of_copies(settings)


def _has_been_there(settings: "Settings") -> bool:
    """Tell whether the library is missing and was there before; raises LibraryUnusableError if its folder is, too."""
    if os.path.lexists(settings.library):
        return False
    from protlib.cli.advice.missing_library import has_been_there, refuse_missing_drive

    was_there = has_been_there(settings.library, settings.cache)
    if was_there:
        refuse_missing_drive(settings.library)
    return was_there


def _last_version_of_deleted(path: Path) -> int:
    """Return the number of the last version of a library whose file was deleted, else 0."""
    if os.path.lexists(path):
        return 0
    from protlib.library.past.library_facts import last_version_of_deleted

    return last_version_of_deleted(path)


def _tell_of_new(context: typer.Context, library: "Library", deleted: int, *, was_there: bool) -> None:
    """Say that the library was made; a quiet command says so if it took the place of one that was there."""
    if library.has_made_file and (deleted or was_there or not context.params.get("quiet")):
        from protlib.cli.advice.missing_library import describe_new

        say(describe_new(library.path, deleted, was_there=was_there))


def _without_path(error: Exception, path: Path) -> str:
    """Return the message of an error without the path of the library before it."""
    return str(error).removeprefix(f"{path}: ").removeprefix(f"{os.path.realpath(path)}: ")


def _has_namesakes(path: Path) -> bool:
    """Tell whether a file beside the library has almost its name.

    Most libraries have none, and then do not load the code for copies.
    """
    library = Path(os.path.realpath(path))
    # A disk may have letters with accents in another form.
    begin = "".join(takewhile(str.isascii, library.stem)).lower()
    end = library.suffix.lower()
    try:
        with os.scandir(library.parent) as entries:
            names = [entry.name for entry in entries if entry.name[: len(begin)].lower() == begin]
    except OSError:  # the command itself tells what it cannot read
        return False
    return any(name.lower().endswith(end) and name != library.name for name in names)


@contextmanager
def open_marked_library(context: typer.Context) -> "Iterator[MarkedLibrary]":
    """Open the library that the command line names, whose file has the conflict marks of a merge by Git."""
    from protlib.cli.terminal.progress_bar import progress
    from protlib.library.merges.marked_library import MarkedLibrary

    settings = settings_of(context)
    with (
        progress("Indexing the library") as report,
        MarkedLibrary(settings.library, progress=report, tell=say, wait=patience_of(settings)) as library,
    ):
        yield library


def patience_of(settings: "Settings", usual: float | None = None) -> float:
    """Return how many seconds a write waits for another one: the user's number, or the default."""
    from protlib.storage import PATIENCE

    return next(seconds for seconds in (settings.wait, usual, PATIENCE) if seconds is not None)


@overload
def decode_typed(value: str) -> str: ...
@overload
def decode_typed(value: list[str]) -> list[str]: ...
@overload
def decode_typed(value: object) -> Any: ...
def decode_typed(value: object) -> Any:
    """Return typed text after decoding again the bytes that the locale could not decode, as in a file.

    Names of files keep such bytes, but a text would lose them.
    """
    if isinstance(value, list):
        return list(map(decode_typed, value))
    if not isinstance(value, str) or value.isascii() or not re.search(_BYTES, value):
        return value
    from protlib.formats.common.charset import decode

    return decode(os.fsencode(value))


def read_keys(arguments: Sequence[str]) -> list[str]:
    """Return the citation keys that the arguments name, each once.

    `-` stands for the keys on standard input, one a line.
    """
    return list(dict.fromkeys(read_arguments(arguments)))


def require_keys(arguments: Sequence[str]) -> list[str]:
    """Return the citation keys that the arguments name, each once.

    Raises NothingFoundError if standard input has none.
    """
    return list(dict.fromkeys(require_words(arguments)))


def require_words(arguments: Sequence[str]) -> list[str]:
    """Return the keys or citations in the arguments; raises NothingFoundError if standard input has none."""
    if words := read_arguments(arguments):
        return words
    raise NothingFoundError("standard input has no keys; write one on each line")


def read_arguments(arguments: Sequence[str]) -> list[str]:
    """Return the words in the arguments; `-` stands for those on standard input, one a line."""
    words: list[str] = []
    for argument in arguments:
        words += _lines_of_standard_input() if argument == "-" else [decode_typed(argument)]
    return words


def names_file(name: str) -> bool:
    """Tell whether a word names a present file; a word that cannot be a file name does not."""
    return os.path.isfile(name)  # noqa: PTH113 - a path that is too long is no error here


def folders_named(option: str, paths: Sequence[Path]) -> list[Path]:
    """Return the folders that an option names; raises UsageError for a missing one."""
    from protlib.cli.settings.library_location import from_home

    folders = [*map(from_home, paths)]
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(f"{option} {folder}: no such folder")
    return folders


def read_query() -> str:
    """Return the query on standard input; raises UsageError for several lines, which may be keys, or for none."""
    match _lines_of_standard_input():
        case [query]:
            return query
        case []:
            raise UsageError("standard input is empty; give it a query of one line")
    raise UsageError("standard input has several lines; a query is one, and for keys, type --key -")


def _lines_of_standard_input() -> list[str]:
    from protlib.formats.common.charset import decode

    return [text for line in decode(sys.stdin.buffer.read()).splitlines() if (text := line.strip())]
