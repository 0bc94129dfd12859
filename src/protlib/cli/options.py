"""Options that several commands share: described once, and laid into the signature that Typer reads."""

import inspect
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Annotated, Any, Final, Literal, get_args, get_type_hints

import typer

from protlib.cli.completion import completers
from protlib.cli.configuration import ANY_HOUSE, value_of
from protlib.cli.context import typed
from protlib.errors import UsageError

Options = Mapping[str, tuple[Any, Any]]
"""Options: the name of the parameter that each becomes, its annotation and its default."""

BARE: Final = "\0"
"""The value of an option that stands without one where it may, which no command line can hold."""

Keys = Annotated[
    list[str],
    typer.Argument(
        help="Citation keys; - reads them from standard input.",
        metavar="KEY...",
        autocompletion=completers.keys,
    ),
]


def flag(name: str, *, help_text: str, panel: str) -> tuple[Any, bool]:
    """Return an option that is there or not, and stands in a panel of the help."""
    return Annotated[bool, typer.Option(name, help=help_text, rich_help_panel=panel)], False


def listed(choices: Iterable[str]) -> str:
    """Return choices as "a, b or c", for a help text; a metavar would be broken between any two letters."""
    *most, last = choices
    return f"{', '.join(most)} or {last}"


OutputForm = Literal["table", "json", "jsonl", "csv", "keys"]
RecordForm = Literal["table", "json", "jsonl", "csv", "tsv", "keys"]

OnDuplicateOption = Annotated[
    Literal["skip", "update", "replace", "add"],
    typer.Option(
        "--on-duplicate",
        metavar="HOW",
        help="If it is there already: skip, update (fill empty fields), replace (take the new values) or add it again.",
    ),
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Show what would happen, and write nothing.")]
PreferOption = Annotated[
    Literal["theirs", "mine", "newest"] | None,
    typer.Option(
        "--prefer",
        metavar="WHOSE",
        help="Whose value to keep in a conflict: theirs, mine or newest (changed last).",
        show_default=False,
    ),
]
SetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="FIELD=VALUE",
        help="Fill this field where it is empty. FIELD+=VALUE adds to a list. Repeatable.",
        autocompletion=completers.assignments,
        show_default=False,
    ),
]
ColumnsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        help="Put a column of a table into a field: 'Title of report=title'. Repeatable.",
        show_default=False,
    ),
]


def columns_option(panel: str | None = None) -> Any:
    """Return the option that names the columns of a table; `columns_asked` reads it."""
    return Annotated[
        list[str] | None,
        typer.Option(
            "--columns",
            metavar="NAMES",
            help="The columns, in order: key,year,title. Fields of the record, year, reference or your own fields. Default: authors, year, title, countries and your own fields.",
            autocompletion=completers.columns,
            rich_help_panel=panel,
            show_default=False,
        ),
    ]


def columns_asked(given: list[str] | None) -> list[str]:
    """Return the columns that --columns names; raises UsageError where it is there and names none, or an option stands in their place."""
    names = column_names(given)
    if given is not None and (not names or names[0].startswith("-")):
        raise UsageError("--columns needs names, for example: key,year,title")
    return names


def column_names(given: list[str] | None) -> list[str]:
    """Return the names of columns that stand between the commas of an option, be it given several times."""
    return [name for text in typed(given or []) for part in text.split(",") if (name := part.strip())]


def format_option(*names: str, help_text: str, complete: Callable[[str], list[str]], is_told: bool = False) -> Any:
    """Return the option that names an exchange format; it shows no default where something else tells the format."""
    return typer.Option(*names, metavar="FORM", help=help_text, autocompletion=complete, show_default=not is_told)


def house_option(panel: str | None = None) -> Any:
    """Return the option that names whose regions are meant; `house_of` reads it."""
    return typer.Option(
        "--as",
        metavar="BODY",
        help="Whose definition of the region to use: unhcr, iom, ocha, unicef, who, worldbank, un, reliefweb or any. Default: your configuration, or any.",
        autocompletion=completers.houses,
        rich_help_panel=panel,
        show_default=False,
    )


def house_of(given: str) -> str:
    """Return whose regions are meant: what the option says, else the configuration; "" for any house."""
    house = typed(given) or value_of("house")
    return "" if house == ANY_HOUSE else house


def _printing(forms: Any) -> Any:
    return typer.Option(
        "--format",
        "-f",
        metavar="FORM",
        help=f"Print as {listed(get_args(forms))}. Default: a table on a terminal, plain lines in a pipe.",
        show_default=False,
    )


FormatOption = Annotated[OutputForm | None, _printing(OutputForm)]
RecordFormatOption = Annotated[RecordForm | None, _printing(RecordForm)]
"""How to print records: of these there can be a table for a spreadsheet with whatever separates its cells."""

CountsFormOption = Annotated[
    Literal["table", "json", "csv"] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORM",
        help="Print as table, json or csv. Default: a table on a terminal, plain lines in a pipe.",
        show_default=False,
    ),
]


VERSION_HELP: Final = (
    "A number from protlib history, or a time such as 2026-11-24T09:30. A time means the last version written by then."
)
"""How the help tells what names a version."""
JsonFormOption = Annotated[
    Literal["text", "json"] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORM",
        help="Print as text or json.",
        show_default=False,
    ),
]


OutputOption = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help="The file to write; - is standard output.")
]
ForceOption = Annotated[
    bool,
    typer.Option("--force", help="Replace the file, even if protlib did not write it or somebody changed it."),
]


def taking(options: Options, into: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return a decorator that gives a command these options, and hands it their values as one dict, the parameter `into`.

    In the help, the options stand where `into` stands in the command's own signature. Its other parameters stay as they are.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def run(**values: Any) -> None:
            taken = {name: typed(values.pop(name)) for name in options}
            command(**values, **{into: taken})

        parameters = _parameters(command, options, into)
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        return run

    return decorate


def _parameters(command: Callable[..., None], options: Options, into: str) -> list[inspect.Parameter]:
    kind = inspect.Parameter.KEYWORD_ONLY
    hints = get_type_hints(command, include_extras=True)
    parameters: list[inspect.Parameter] = []
    for name, parameter in inspect.signature(command).parameters.items():
        if name == into:
            parameters += [
                inspect.Parameter(option, kind, default=default, annotation=annotation)
                for option, (annotation, default) in options.items()
            ]
        else:
            parameters.append(parameter.replace(kind=kind, annotation=hints[name]))
    return parameters
