"""Descriptions of commands, as their help has them: read from the commands themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import typer

from protlib.cli.command_table import COMMANDS, unescape
from protlib.cli.group import command_named
from protlib.cli.program import all_commands


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
    called = command_named(name)
    row = COMMANDS[name]
    return Description(
        f"protlib {name}",
        row.purpose,
        _usage(called),
        tuple(unescape(called.help).split("\n\n")),
        tuple(_parameter(param) for param in called.params if param.param_type_name == "argument"),
        tuple(_options(called)),
        row.examples,
        row.heading,
    )


def commands() -> Iterator[Description]:
    """Yield the description of each command, in the order of the help."""
    return map(command, COMMANDS)


def program() -> Description:
    """Return the description of the program: the options before a command."""
    group: Any = all_commands()
    return Description(
        "protlib", group.help, _usage(group), (unescape(group.help),), (), tuple(_options(group)), (), ""
    )


def _usage(command: Any) -> str:
    return " ".join(command.collect_usage_pieces(typer.Context(command)))


def _options(command: Any) -> Iterator[Parameter]:
    return (_parameter(param) for param in command.params if param.param_type_name == "option" and not param.hidden)


def _parameter(param: Any) -> Parameter:
    if param.param_type_name == "argument":
        return Parameter(
            (param.make_metavar(typer.Context(typer.core.TyperCommand(None))),), "", unescape(param.help), ""
        )
    value = "" if param.is_flag else param.metavar or param.type.get_metavar(param, None) or param.type.name.upper()
    names = tuple(sorted((*param.opts, *param.secondary_opts), key=len))
    return Parameter(names, value, unescape(param.help), param.rich_help_panel or "")
