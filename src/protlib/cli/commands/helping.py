"""`help`: what a command does, on the screen or as a manual page."""

import shutil
import sys
from typing import Annotated, Any

import typer

from protlib.cli.completion import completers
from protlib.cli.output import put


def help_(
    context: typer.Context,
    command: Annotated[
        str | None,
        typer.Argument(
            help="A command; without one, all are listed.",
            autocompletion=completers.commands,
            show_default=False,
        ),
    ] = None,
    *,
    man: Annotated[
        bool,
        typer.Option(
            "--man", help="The manual page instead: shown on a terminal, in a pipe as man(1) reads it."
        ),
    ] = False,
) -> None:
    """Tell what protlib or one of its commands does and takes, with examples.

    To have man find it: protlib help --man > ~/.local/share/man/man1/protlib.1
    """
    from protlib.cli.group import command_named

    if man:
        from protlib.cli.manual import roff

        _manual(roff.program() if command is None else roff.of_command(command))
        return
    program: Any = context.parent
    if command is None:
        program.command.get_help(program)
    else:
        command_named(command).main(["--help"], prog_name=f"protlib {command}", standalone_mode=False)


def _manual(page: str) -> None:
    """Print a manual page, or show it where there is a terminal, and a program that can."""
    from pathlib import Path
    from subprocess import run
    from tempfile import TemporaryDirectory

    program = shutil.which("man")
    if program is None or not sys.stdout.isatty():
        put([page])
        return
    with TemporaryDirectory() as folder:
        file = Path(folder) / "protlib.1"
        file.write_text(page, encoding="utf-8")
        run([program, str(file)], check=False)  # noqa: S603  # the user's own man, a file of ours
