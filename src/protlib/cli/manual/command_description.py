"""Descriptions of commands, as their help has them: read from the commands themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer
from typer.core import TyperCommand, TyperOption

from protlib.cli.command_table import COMMANDS, unescape_brackets
from protlib.cli.group import command_named, parameters_of
from protlib.cli.root_command import all_commands

if TYPE_CHECKING:
    from typer.core import TyperArgument, TyperGroup


@dataclass(frozen=True, slots=True)
class Parameter:
    """An argument or an option: its names, its value, its help, and the heading of its group.

    The heading is "" for an argument, and for an option without a group.
    """

    names: tuple[str, ...]
    value: str
    help_text: str
    heading: str


@dataclass(frozen=True, slots=True)
class Description:
    """A command: its purpose in a sentence, its usage line, its paragraphs, its parameters, and examples."""

    name: str
    purpose: str
    usage: str
    paragraphs: tuple[str, ...]
    arguments: tuple[Parameter, ...]
    options: tuple[Parameter, ...]
    examples: tuple[str, ...]
    heading: str


def command(name: str) -> Description:
    """Return the description of a command; raises UsageError where there is none."""
    typer_command = command_named(name)
    row = COMMANDS[name]
    return Description(
        f"protlib {name}",
        row.purpose,
        _usage(typer_command),
        tuple(unescape_brackets(typer_command.help).split("\n\n")),
        tuple(_parameter(param) for param in parameters_of(typer_command) if param.param_type_name == "argument"),
        tuple(_options(typer_command)),
        row.examples,
        row.heading,
    )


def describe_commands() -> Iterator[Description]:
    """Yield the description of each command, in the order of the help."""
    return map(command, COMMANDS)


def describe_program() -> Description:
    """Return the description of the program: the options before a command."""
    group = all_commands()
    return Description(
        "protlib", group.help or "", _usage(group), (unescape_brackets(group.help),), (), tuple(_options(group)), (), ""
    )


def _usage(command: "TyperCommand | TyperGroup") -> str:
    return " ".join(command.collect_usage_pieces(typer.Context(command)))


def _options(command: "TyperCommand | TyperGroup") -> Iterator[Parameter]:
    options = (param for param in parameters_of(command) if isinstance(param, TyperOption))
    return (_parameter(option) for option in options if not option.hidden)


def _parameter(param: "TyperArgument | TyperOption") -> Parameter:
    context = typer.Context(TyperCommand(None))
    if not isinstance(param, TyperOption):
        return Parameter((param.make_metavar(context),), "", unescape_brackets(param.help), "")
    value = "" if param.is_flag else param.metavar or param.type.get_metavar(param, context) or param.type.name.upper()
    names = tuple(sorted((*param.opts, *param.secondary_opts), key=len))
    return Parameter(names, value, unescape_brackets(param.help), param.rich_help_panel or "")
