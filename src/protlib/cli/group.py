"""The commands as Typer sees them: a group that knows their rows, and imports a command when it is called."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final, cast

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from protlib import __version__
from protlib.cli.command_table import COMMANDS, Command, commands_in_other_languages, escape_brackets
from protlib.errors import ProtlibError, UsageError

if TYPE_CHECKING:
    from typer import _click  # Typer names these types nowhere else
    from typer.core import TyperArgument

_OPTIONS_ELSEWHERE: Final[Mapping[str, str]] = {"version": "--version", "completion": "--install-completion"}
"""The commands of other programs that are options here."""
TYPED_ARGUMENTS: Final = "protlib.typed"
"""Under which a context has the arguments of its command as they were typed."""
_LEAST_LIKENESS: Final = 0.8  # how like the name of a former command a word has to be, or that of another program's
_HEEDLESS: Final = frozenset({"config", "help", "schema", "merge-driver", "as-text"})
"""Commands that ignore the configuration: those that repair or describe it, and those that Git runs."""
SHELL_OPTIONS: Final = ("--install-completion", "--show-completion")
"""The options that stand alone, without a command."""


class LazyGroup(TyperGroup):
    """A group whose commands are imported when they are called, so that no start pays for all of them.

    With all of them imported and their options built, `--version` takes 93 ms of CPU time instead of 56, and a search
    among 10,000 records 122 instead of 97 (the best of 20 runs each, taken in turn).
    """

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = _Commands()  # type: ignore[assignment]  # click wants a dict, and only reads it

    def parse_args(self, ctx: "_click.Context", args: list[str]) -> list[str]:
        """Take the shell that may stand behind an option of completion: Typer knows no option whose value may lack."""
        if args[:1] and args[0] in SHELL_OPTIONS and not ctx.resilient_parsing:
            args = [f"{args[0]}={''.join(args[1:]) or 'auto'}"]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: "_click.Context") -> object:
        """Run the command; the lines to type in an error name the library that the user has named."""
        try:
            return super().invoke(ctx)
        except ProtlibError as error:
            from protlib.cli.output import name_library

            error.args = (name_library(str(error)),)
            raise

    def resolve_command(
        self, ctx: "_click.Context", args: list[str]
    ) -> "tuple[str | None, _click.Command | None, list[str]]":
        """Find the command in the arguments; raises UsageError, with advice, for an unknown command."""
        if args[0][:1] != "-" and not ctx.resilient_parsing:
            command_named(args[0], args[1:])
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: "_click.Context", formatter: "_click.HelpFormatter") -> None:
        """Write the first page of the help."""
        from protlib.cli import help_pages

        formatter.write("\n".join(help_pages.first_page(self.help or "", self.visible_options(ctx))))

    def visible_options(self, ctx: "_click.Context") -> list[TyperOption]:
        """Return the options of all commands, and those that stand alone."""
        return [option for option in self.get_params(ctx) if isinstance(option, TyperOption) and not option.hidden]

    def list_commands(self, ctx: "_click.Context") -> list[str]:  # noqa: ARG002 - Typer's name
        """Return the names of the commands in the order of the table."""
        return list(COMMANDS)


class _ConfiguredCommand(TyperCommand):
    """A command that first reads the user's configuration; its help and completion work without."""

    def parse_args(self, ctx: "_click.Context", args: list[str]) -> list[str]:
        """Take options with an optional value, such as --plot and --saved.

        The typed arguments are kept, because their order may show what the user meant.
        """
        ctx.meta[TYPED_ARGUMENTS] = (*args,)
        if any(":" in argument for argument in args):
            from protlib.cli.options.query_words import spell_out_options

            args = spell_out_options(args, self.params)
        options = [option for option in self.params if hasattr(option.type, "choices") or not ctx.resilient_parsing]
        return super().parse_args(ctx, _with_values(args, options))

    def invoke(self, ctx: "_click.Context") -> object:
        """Run the command; raises UsageError for an error in the configuration, unless the command can repair it."""
        if self.name not in _HEEDLESS:
            from protlib.cli.settings.configuration import apply_configuration

            apply_configuration()
        return super().invoke(ctx)


def _with_values(arguments: Sequence[str], options: "Sequence[_click.Parameter]") -> list[str]:
    """Return the arguments, with a value for each option that may lack one.

    The value is "auto" if none of the option's choices follows. If any text can be the value, it is BARE before another
    option or at the end.
    """
    from protlib.cli.options.shared import BARE

    choices = {
        name: getattr(option.type, "choices", ())
        for option in options
        if (getattr(option, "metavar", "") or "").startswith("[")
        for name in option.opts
        if name.startswith("--")
    }
    end = arguments.index("--") if "--" in arguments else len(arguments)
    followers = [*arguments[1:end], "-"]
    return [
        f"{argument}={'auto' if choices[argument] else BARE}"
        if position < end and argument in choices and _is_bare(followers[position], choices[argument])
        else argument
        for position, argument in enumerate(arguments)
    ]


def _is_bare(follower: str, choices: Sequence[str]) -> bool:
    """Tell whether an option has no value, because the next argument is none."""
    return follower.lower() not in choices if choices else follower.startswith("-")


class _Commands(Mapping[str, TyperCommand]):
    def __getitem__(self, name: str) -> TyperCommand:
        return _load(COMMANDS[name])

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


def our_name_for(word: str) -> str:
    """Return our name for a command of other programs: a command, perhaps with options, or an option; "" for none."""
    for command in COMMANDS.values():
        for name, _, options in (foreign_name.partition(" ") for foreign_name in command.elsewhere):
            if name == word:
                return f"{command.name} {options}".rstrip()
    return _OPTIONS_ELSEWHERE.get(word, "")


def _advice(word: str, arguments: Sequence[str]) -> str:
    """Return the end of the message for an unknown command: our name for it, or commands with almost its spelling."""
    from protlib.text import most_similar, suggestion

    foreign_names = {name.partition(" ")[0]: None for row in COMMANDS.values() for name in row.elsewhere}
    similar_commands = most_similar(word, COMMANDS)
    similar_names = [] if similar_commands else most_similar(word, foreign_names, most=1, least=_LEAST_LIKENESS)
    translated_name = "".join(row.name for row in commands_in_other_languages([word]))
    if command := our_name_for(word) or translated_name or "".join(map(our_name_for, similar_names)):
        if command.startswith("-"):
            return f"; type: protlib {command}"
        help_line = f"protlib {command.partition(' ')[0]} --help"
        if not {"--help", "-h"}.isdisjoint(arguments):
            return f"; type: {help_line}"
        return f"; type: protlib {_correct_line(command, arguments)} (see {help_line})"
    return suggestion(similar_commands) or "; protlib help --all lists them"


def _correct_line(command: str, arguments: Sequence[str]) -> str:
    """Return the right command, with the arguments that the user typed behind another name.

    The line leaves them out if they repeat the command's options, or if the command lacks one of their options.
    """
    from protlib.system.shell import command_line

    options = {word for word in command.split() if word.startswith("-")}
    words_before_sign = {word.partition("=")[0] for word in arguments}
    option_names = {name for param in _load(COMMANDS[command.partition(" ")[0]]).params for name in param.opts}
    unknown = {word for word in words_before_sign if word.startswith("--")} - option_names - {"--help"}
    return (
        command if options & words_before_sign or unknown or not arguments else f"{command} {command_line(arguments)}"
    )


def command_named(name: str, arguments: Sequence[str] = ()) -> TyperCommand:
    """Return a command, as Typer has it.

    Raises UsageError for an unknown command, with the line to type for it and its arguments.
    """
    if name not in COMMANDS:
        raise UsageError(f"unknown command “{name}”{_advice(name, arguments)}")
    return _load(COMMANDS[name])


def command_in(arguments: Sequence[str]) -> TyperCommand | None:
    """Return the command that the arguments call, as Typer has it; None for none."""
    name = next((argument for argument in arguments if argument in COMMANDS), None)
    return None if name is None else _load(COMMANDS[name])


def parameters_of(command: "_click.Command") -> "list[TyperArgument | TyperOption]":
    """Return the arguments and options of a command; Typer makes no others."""
    return cast("list[TyperArgument | TyperOption]", command.params)


def print_version(*, is_wanted: bool) -> None:
    """Print the version and end, if the user wants that."""
    if is_wanted:
        print(f"protlib {__version__}")  # noqa: T201 - the answer to --version
        raise typer.Exit


def _options_of_all() -> list[TyperOption]:
    """Return the options of all commands that may stand behind a command's name, but are not in its help."""
    silent: dict[str, Any] = {"expose_value": False, "hidden": True}
    hand_up_settings = {"callback": _hand_up, **silent}
    return [  # under names that no parameter of a command has
        TyperOption(param_decls=["of_all_library", "--library", "-L"], metavar="FILE", **hand_up_settings),
        TyperOption(param_decls=["of_all_wait", "--wait"], metavar="SECONDS", **hand_up_settings),
        TyperOption(
            param_decls=["of_all_version", "--version", "-V"],
            is_flag=True,
            is_eager=True,
            callback=lambda _context, _option, is_wanted: print_version(is_wanted=is_wanted),
            **silent,
        ),
    ]


def _hand_up(context: "_click.Context", option: "_click.Parameter", value: str | None) -> None:
    """Give the program a general option's value from behind a command; the last one counts, as with any option."""
    if value is not None:
        context.find_root().params[option.opts[0].removeprefix("--")] = value


@cache
def _load(command: Command) -> TyperCommand:
    app = typer.Typer(add_completion=False, rich_markup_mode="rich")
    epilog = "\n\n".join(("Examples:", *map(escape_brackets, command.examples)))
    function = command.load_function()
    description = escape_brackets(_join_lines(function.__doc__ or ""))
    app.command(command.name, cls=_ConfiguredCommand, help=description, hidden=command.is_hidden, epilog=epilog)(
        function
    )
    typer_command = cast("TyperCommand", typer.main.get_command(app))
    for parameter in parameters_of(typer_command):
        parameter.help = escape_brackets(parameter.help or "")
    typer_command.params += _options_of_all()
    return typer_command


def _join_lines(docstring: str) -> str:
    """Return a docstring with each paragraph on one line: Typer would keep the lines of the source on any terminal."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in docstring.split("\n\n"))
