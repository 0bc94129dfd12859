"""`help`: the help of a command, or the commands that fit a question, on the screen or as a manual page."""

import sys
from collections.abc import Iterable
from textwrap import wrap
from typing import Annotated, Any, Final

import typer

from protlib.cli.command_table import COMMANDS
from protlib.cli.completers import completers
from protlib.cli.group import command_named
from protlib.cli.options.declaration import flag
from protlib.cli.output import put_lines
from protlib.errors import NothingFoundError, UsageError
from protlib.system.windows import find_program

_EXIT_CODES: Final = "exit-codes"


WordsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        help="A command, or a task in your words: merge two entries. exit-codes lists the exit codes.",
        autocompletion=completers.commands,
        show_default=False,
    ),
]
AllOption = Annotated[bool, flag("--all", "List all commands, the options of all commands and the exit codes.")]
ManOption = Annotated[bool, flag("--man", "Show the manual page; in a pipe, print it for man(1).")]


def help_(
    context: typer.Context, words: WordsArgument = None, *, everything: AllOption = False, man: ManOption = False
) -> None:
    """Show help for a command, or find the command for a task.

    The name of a command shows its help. Other words find at most six commands, each with an example. To install the
    manual page: protlib help --man > ~/.local/share/man/man1/protlib.1
    """
    question = " ".join(words or [])
    if everything and (question or man):
        raise UsageError("--all lists every command; leave out the other words")
    if man:
        from protlib.cli.manual import roff

        _manual(roff.command_page(question) if question else roff.program())
    elif question in COMMANDS:
        command_named(question).main(["--help"], prog_name=f"protlib {question}", standalone_mode=False)
    elif question:
        put_lines(_answer(question))
    else:
        _print_program_pages(context.parent, everything=everything)


def _print_program_pages(program: Any, *, everything: bool) -> None:
    """Print the first page of the help, or the page of every command."""
    from protlib.cli import help_pages

    if everything:
        put_lines(help_pages.iterate_everything(program.command.visible_options(program)))
    else:
        put_lines([program.get_help()])


def _answer(question: str) -> Iterable[str]:
    """Return the lines of an answer: the exit codes, or the commands that words may mean.

    Raises NothingFoundError if no command fits.
    """
    from protlib.cli import help_pages
    from protlib.cli.manual import command_search

    if question == _EXIT_CODES:
        return help_pages.exit_codes()
    matches = command_search.matches(question.split())
    if not matches:
        raise NothingFoundError(f"no command for “{question}”. To list all: protlib help --all")
    rows = ((match.row.name, match.row.purpose, match.example) for match in matches)
    remark = (
        [*wrap(command_search.REMARK, help_pages.help_width()), ""]
        if command_search.ways_without(question.split())
        else []
    )
    return [*help_pages.match_paragraphs(rows), *remark, f"More about one: protlib help {matches[0].row.name}"]


def _manual(page: str) -> None:
    """Print a manual page, or show it where there is a terminal, and a program that can."""
    from pathlib import Path
    from subprocess import run
    from tempfile import TemporaryDirectory

    program = find_program("man")
    if program is None or not sys.stdout.isatty():
        put_lines([page])
        return
    with TemporaryDirectory() as folder:
        file = Path(folder) / "protlib.1"
        file.write_text(page, encoding="utf-8")
        run([program, str(file)], check=False)  # noqa: S603 - the user's own man, a file of ours
