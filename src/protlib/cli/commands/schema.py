"""`schema`: the form of a record and of each command's JSON, for programs that read them."""

from typing import TYPE_CHECKING, Annotated

from protlib.cli.command_table import COMMANDS
from protlib.cli.completers import completers
from protlib.cli.context import decode_typed
from protlib.cli.options.declaration import argument, flag
from protlib.cli.options.shared import NoPagerOption
from protlib.cli.output import put_json, put_lines
from protlib.cli.terminal.pager import show_in_pager
from protlib.errors import UsageError
from protlib.text import most_similar, suggestion

if TYPE_CHECKING:
    from protlib.render.shapes import Shape


def schema(
    command: Annotated[
        str | None,
        argument("[COMMAND]", "The command whose JSON to describe. Default: a record.", completers.printing_json),
    ] = None,
    *,
    lists_all: Annotated[bool, flag("--list", "List the commands that print JSON.")] = False,
    no_pager: NoPagerOption = False,
) -> None:
    """Print the JSON Schema of a record or of a command's output.

    The schema (2020-12) of a record describes what is printed, stored and imported. That of a command describes its
    --format json. Objects are closed: a name that is not in the schema is not printed. A new version may add one.
    """
    if lists_all and command is not None:
        raise UsageError("--list takes no command; leave out the command or --list")
    with show_in_pager(no_pager=no_pager):
        if lists_all:
            put_lines(name for name, row in COMMANDS.items() if row.output_shape)
        else:
            _put_shape(decode_typed(command))


def _put_shape(command: str | None) -> None:
    from protlib.render.shapes import RECORD, make_schema

    if command is None:
        put_json(make_schema("a record of protlib", RECORD))
    else:
        put_json(make_schema(f"what protlib {command} prints with --format json", shape_of(command)))


def shape_of(command: str) -> "Shape":
    """Return the shape of a command's JSON; raises UsageError if it prints no JSON."""
    if command not in COMMANDS:
        raise UsageError(f"unknown command “{command}”{suggestion(most_similar(command, COMMANDS))}")
    if not COMMANDS[command].output_shape:
        raise UsageError(f"{command} prints no JSON. To list commands that do: protlib schema --list")
    from protlib.render.shapes import shape_named

    return shape_named(COMMANDS[command].output_shape)
