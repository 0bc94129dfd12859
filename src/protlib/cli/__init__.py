"""The command line: what all commands share, and the one place where errors end."""

import gc
import os
import sys
from typing import Annotated

import typer

from protlib import __version__
from protlib.cli.commands import LazyGroup
from protlib.errors import ProtlibError

app = typer.Typer(
    cls=LazyGroup,
    name="protlib",
    help="Keep, find and cite protection publications: reports, handbooks, guidance notes, chapters.",
    epilog="Each command has its own help, with examples: protlib search --help",
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"protlib {__version__}")  # noqa: T201 - the answer to --version
        raise typer.Exit


@app.callback()
def _protlib(
    library: Annotated[
        str | None,
        typer.Option(
            "--library",
            "-L",
            metavar="FILE",
            help="The library file; else $PROTLIB_LIBRARY, else your own.",
            show_default=False,
        ),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Take the options that stand before the command; the commands read them from their context."""


def main() -> None:
    """Run the command line; every error ends here, as one line and an exit code."""
    gc.disable()  # a command ends before the collector finds anything, and it would look through every record read
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        sys.exit(_run())
    except BrokenPipeError:  # the reader, such as head, has what it wanted
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _run() -> int:
    try:
        result = typer.main.get_command(app)(sys.argv[1:] or ["--help"], standalone_mode=False)
        sys.stdout.flush()
    except ProtlibError as error:
        return _fail(str(error), error.exit_code)
    except typer.Abort:
        return _fail("stopped", 130)
    except typer.TyperException as error:
        return _fail(_message(error), getattr(error, "exit_code", 2))
    return result if isinstance(result, int) else 0


def _message(error: typer.TyperException) -> str:
    message = error.format_message() if hasattr(error, "format_message") else str(error)
    context = getattr(error, "ctx", None)
    return f"{message} (see {context.command_path} --help)" if context else message


def _fail(message: str, code: int) -> int:
    from protlib.text import printable

    print(f"protlib: {printable(message)}", file=sys.stderr)  # noqa: T201 - where every error ends
    return code
