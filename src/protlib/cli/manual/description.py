"""What a command is, takes and does, as its help has it: read from the command itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import typer

from protlib.cli.commands import COMMANDS
from protlib.cli.group import command_named, plain
from protlib.cli.main import app


@dataclass(frozen=True, slots=True)
class Taken:
    """An argument or an option: how it is written, with its value, what its help says, and under which heading of that.

    The heading is "" for an argument, and for an option that has none of its own.
    """

    names: tuple[str, ...]
    value: str
    told: str
    heading: str


@dataclass(frozen=True, slots=True)
class Description:
    """A command: its purpose in a sentence, the line that shows how it is called, its paragraphs of text, what it takes, and examples."""

    name: str
    purpose: str
    usage: str
    paragraphs: tuple[str, ...]
    arguments: tuple[Taken, ...]
    options: tuple[Taken, ...]
    examples: tuple[str, ...]
    heading: str


def command(name: str) -> Description:
    """Return the description of a command; raises UsageError where there is none."""
    called = command_named(name)
    row = COMMANDS[name]
    return Description(
        f"protlib {name}",
        row.purpose,
        _usage(called),
        tuple(plain(called.help).split("\n\n")),
        tuple(_taken(each) for each in called.params if each.param_type_name == "argument"),
        tuple(_options(called)),
        row.examples,
        row.heading,
    )


def commands() -> Iterator[Description]:
    """Yield the description of each command, in the order of the help."""
    return map(command, COMMANDS)


def program() -> Description:
    """Return the description of the program: what stands before a command."""
    group: Any = typer.main.get_command(app)
    return Description("protlib", group.help, _usage(group), (plain(group.help),), (), tuple(_options(group)), (), "")


def _usage(called: Any) -> str:
    return " ".join(called.collect_usage_pieces(typer.Context(called)))


def _options(called: Any) -> Iterator[Taken]:
    return (_taken(each) for each in called.params if each.param_type_name == "option" and not each.hidden)


def _taken(given: Any) -> Taken:
    if given.param_type_name == "argument":
        return Taken((given.make_metavar(typer.Context(typer.core.TyperCommand(None))),), "", plain(given.help), "")
    value = "" if given.is_flag else given.metavar or given.type.get_metavar(given, None) or given.type.name.upper()
    names = tuple(sorted((*given.opts, *given.secondary_opts), key=len))
    return Taken(names, value, plain(given.help), given.rich_help_panel or "")
