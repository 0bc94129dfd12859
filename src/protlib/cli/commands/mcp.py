"""`mcp`: the library for an assistant."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from protlib.cli.context import settings_of
from protlib.cli.files.handout import IncludeOption
from protlib.cli.options.declaration import flag, option
from protlib.cli.output import say
from protlib.errors import UsageError
from protlib.system.installation import install_extra_command
from protlib.system.signals import serving


def mcp(
    context: typer.Context,
    *,
    write: Annotated[bool, flag("--write", "Let it add publications, tag them, write notes and undo that.")] = False,
    documents: Annotated[
        list[Path] | None,
        option("--documents FOLDER", "A folder whose documents it may verify by their names. Repeatable."),
    ] = None,
    include: IncludeOption = None,
) -> None:
    """Let an AI assistant ask the library.

    It is a server of the Model Context Protocol on standard input and output. A program such as VS Code starts it. The
    assistant can search, show, cite, count and verify references. What it reads goes to whoever runs the assistant.
    """
    folders = [*map(_folder, documents or ())]
    try:
        from protlib.cli.assistant.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("protlib"):
            raise
        raise UsageError(f"mcp not found. To answer assistants, install it: {install_extra_command('mcp')}") from error
    from protlib.cli.assistant.shelf import shelf_of

    settings = settings_of(context)
    if sys.stdin.isatty():
        say("this is for programs; see docs/assistants.md. Press Ctrl-C to end it")
    with serving(), shelf_of(settings, frozenset(include or ())) as shelf:
        serve(shelf, writes=write, documents=folders)


def _folder(named: Path) -> Path:
    """Return the named folder; raises UsageError if it is no folder."""
    from protlib.cli.settings import from_home

    folder = from_home(named)
    if not folder.is_dir():
        raise UsageError(f"--documents {folder}: no such folder")
    return folder
