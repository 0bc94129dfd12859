"""`mcp`: the library for an assistant."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from protlib.cli.context import folders_named, library_of, settings_of
from protlib.cli.files.outgoing_records import Include, IncludeOption, tell_open_records
from protlib.cli.options.declaration import flag, option
from protlib.cli.output import say
from protlib.errors import ProtlibError, UsageError
from protlib.system.installation import describe_unloaded, install_extra_command
from protlib.system.signals import serving

if TYPE_CHECKING:
    from protlib.cli.settings.library_location import Settings


def mcp(
    context: typer.Context,
    *,
    write: Annotated[bool, flag("--write", "Let it add publications, tag them, write notes and undo that.")] = False,
    documents: Annotated[
        list[Path] | None,
        option("--documents FOLDER", "A folder whose documents it may verify by their names. Repeatable."),
    ] = None,
    include: IncludeOption = None,
    setup: Annotated[
        Literal["claude", "claude-code", "cursor", "vscode"] | None,
        option(
            "--setup PROGRAM", "Write these options into the configuration of claude, claude-code, cursor or vscode."
        ),
    ] = None,
) -> None:
    """Let an AI assistant ask the library.

    It is a server of the Model Context Protocol on standard input and output. A program such as VS Code starts it. The
    assistant can search, show, cite, count and verify references. What it reads goes to whoever runs the assistant.

    --setup connects a program: for claude-code and vscode in this folder, for claude and cursor everywhere.
    """
    folders = folders_named("--documents", documents or ())
    if setup:
        _tell_what_leaves(context, include)
        _set_up(setup, settings_of(context), write=write, folders=folders, include=include or ())
        return
    with _naming_what_is_not_loaded():
        from protlib.cli.assistant.mcp_server import serve_assistant
    from protlib.cli.shelf import shelf_of

    if sys.stdin.isatty():
        say("this is for programs. To connect one: protlib mcp --setup claude. Press Ctrl-C to end it")
    with serving(), shelf_of(settings_of(context), frozenset(include or ())) as shelf:
        serve_assistant(shelf, writes=write, documents=folders)


@contextmanager
def _naming_what_is_not_loaded() -> Iterator[None]:
    """Raise UsageError where the package of the protocol is not there, or the system does not load it."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("protlib"):
            raise
        raise UsageError(_missing_extra_message()) from error
    except ImportError as error:  # also of what it needs, such as cryptography
        raise UsageError(f"to answer assistants, protlib needs {describe_unloaded('mcp', error)}") from error


def _tell_what_leaves(context: typer.Context, include: Include) -> None:
    """Say what an export of the library would say: notes that name what is not public go to the assistant, too.

    A server does not: a large library is long to read, programs wait for its first answer, and keep what it says.
    """
    if settings_of(context).library.is_file():
        # A library that cannot be read now may be mended while the server runs: each answer says so.
        with suppress(ProtlibError), library_of(context) as library:
            tell_open_records(library, include)


def _set_up(name: str, settings: "Settings", *, write: bool, folders: Sequence[Path], include: Iterable[str]) -> None:
    """Write the configuration of a program, and say where, and what to do next."""
    from protlib.cli.assistant.clients import CLIENTS, set_up

    client = CLIENTS[name]
    options = [*(["--write"] if write else []), *(f"--documents={folder.absolute()}" for folder in folders)]
    options += [f"--include={level}" for level in include]
    path, is_changed = set_up(client, [f"--library={settings.library.absolute()}", "mcp", *options])
    say(f"{path}: {client.name} {'starts protlib now; restart it' if is_changed else 'starts protlib already'}")
    if find_spec("mcp") is None:
        say(_missing_extra_message())


def _missing_extra_message() -> str:
    return f"mcp not found. To answer assistants, install it: {install_extra_command('mcp')}"
