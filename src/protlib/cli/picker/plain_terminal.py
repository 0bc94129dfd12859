"""What `browse` leaves its screen for: commands that print much and ask, on the plain terminal."""

import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from protlib.cli.changes import ChangeOptions
from protlib.cli.output import publications_text
from protlib.errors import ExitCode, InputRefusedError

if TYPE_CHECKING:
    from protlib.cli.picker.own_changes import Messages
    from protlib.library import Library


def edit_records(library: "Library", keys: Sequence[str], key_list: str, say: "Messages") -> None:
    """Open publications in the user's editor, and report what became of them."""
    from protlib.cli.edited_records import edit_records

    with redirect_stdout(say):  # a question writes to both
        try:
            is_same = edit_records(library, keys, ChangeOptions()) is not None
            say("nothing changed" if is_same else f"edited {key_list}")
        except typer.Exit:  # the user answered no
            say("nothing was changed")
        _wait_for_reader(say)


def check_import(path: Path) -> None:
    """Raise InputRefusedError where there is nothing to import at a path, before the screen goes."""
    from protlib.formats.files import unreadable_error

    try:
        path.stat()
    except OSError as error:
        raise unreadable_error(str(path), error) from error


def import_file(context: typer.Context, library: "Library", path: Path, say: "Messages") -> None:
    """Import a file as `protlib import` does, and report how many publications came.

    Raises InputRefusedError where none did and something could not be read; what is wrong was shown.
    """
    from protlib.cli.files.import_options import ImportOptions
    from protlib.cli.files.import_run import import_publications

    old_count = len(library)
    with redirect_stdout(say):
        code = import_publications(context, [str(path)], ImportOptions())
        added_count = len(library) - old_count
        say(f"{publications_text(added_count)} added from {path.name}")
        _wait_for_reader(say)
    if code == ExitCode.INPUT_REFUSED and not added_count:
        raise InputRefusedError(f"nothing was imported from {path.name}")


def _wait_for_reader(say: "Messages") -> None:
    """Wait until the user has read the messages, before the list returns."""
    if say.getvalue() and sys.stdin.isatty():
        typer.prompt("Enter goes back to the list", default="", show_default=False, err=True)
