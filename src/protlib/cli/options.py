"""Options that several commands share: described once, and laid into the signature that Typer reads."""

import inspect
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Annotated, Any, Final, Literal, get_args, get_type_hints

import typer

from protlib.cli.completion import completers
from protlib.cli.context import given_keys, typed
from protlib.errors import UsageError
from protlib.selection import Selection, Sort

Options = Mapping[str, tuple[Any, Any]]
"""Options: the name of the parameter that each becomes, its annotation and its default."""

_WHICH_PANEL: Final = "Which publications"
_ORDER_PANEL: Final = "Order and number"

QueryWords = Annotated[
    list[str] | None,
    typer.Argument(
        help="Words to find, or a query such as 'author:jobe -kosovo'.",
        metavar="[WORDS]...",
        show_default=False,
    ),
]

Keys = Annotated[
    list[str],
    typer.Argument(
        help="Citation keys; - reads them from standard input.",
        metavar="KEY...",
        autocompletion=completers.keys,
    ),
]


def _many(*names: str, help_text: str, complete: Callable[..., Any] | None = None) -> tuple[Any, None]:
    option = typer.Option(
        *names, help=help_text, autocompletion=complete, rich_help_panel=_WHICH_PANEL, show_default=False
    )
    return Annotated[list[str] | None, option], None


def _flag(name: str, *, help_text: str, panel: str = _WHICH_PANEL) -> tuple[Any, bool]:
    return Annotated[bool, typer.Option(name, help=help_text, rich_help_panel=panel)], False


def listed(choices: Iterable[str]) -> str:
    """Return choices as "a, b or c", for a help text; a metavar would be broken between any two letters."""
    *most, last = choices
    return f"{', '.join(most)} or {last}"


OutputForm = Literal["table", "json", "jsonl", "csv", "keys"]

OnDuplicateOption = Annotated[
    Literal["skip", "update", "add"],
    typer.Option(
        "--on-duplicate", help="What is there already: skip it, fill its empty fields, or add it again."
    ),
]
ColumnsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        help="A table's column and its field: 'Title of report=title'. Repeatable.",
        show_default=False,
    ),
]


def format_option(
    *names: str, help_text: str, complete: Callable[[str], list[str]], is_told: bool = False
) -> Any:
    """Return the option that names an exchange format; it shows no default where something else tells the format."""
    return typer.Option(*names, help=help_text, autocompletion=complete, show_default=not is_told)


FormatOption = Annotated[
    OutputForm | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORM",
        help=f"How to print: {listed(get_args(OutputForm))}; else a table on a terminal, plain lines in a pipe.",
        show_default=False,
    ),
]

FILTER_OPTIONS: Final[Options] = {
    "regions": _many(
        "--region",
        "-r",
        help_text="In this region, whatever lies in it included.",
        complete=completers.regions,
    ),
    "countries": _many("--country", "-c", help_text="About this country.", complete=completers.countries),
    "worldwide": _flag("--worldwide", help_text="With a place: those catalogued as Worldwide as well."),
    "years": _many("--year", "-y", help_text="2016, 2010..2020, 2015.. or ..2010."),
    "authors": _many(
        "--author",
        "-a",
        help_text="By this person or organisation.",
        complete=completers.values("author"),
    ),
    "categories": _many(
        "--category",
        help_text="In this category of the catalogue.",
        complete=completers.values("category"),
    ),
    "types": _many(
        "--type", "-t", help_text="report, book, chapter, article-journal, ...", complete=completers.types
    ),
    "tags": _many("--tag", help_text="With this tag.", complete=completers.values("tag")),
    "languages": _many(
        "--language",
        "-l",
        help_text="In this language, such as en or fr.",
        complete=completers.values("language"),
    ),
    "has": _many("--has", help_text="With this field filled, such as abstract.", complete=completers.fields),
    "missing": _many(
        "--missing", help_text="With this field empty, such as date.", complete=completers.fields
    ),
    "keys": _many(
        "--key",
        "-k",
        help_text="With this citation key; - reads keys from standard input.",
        complete=completers.keys,
    ),
    "exact": _flag("--exact", help_text="The words as they are written: no typos, beginnings or acronyms."),
}
ORDER_OPTIONS: Final[Options] = {
    "sort": (
        Annotated[
            Sort | None,
            typer.Option(
                "--sort",
                "-s",
                metavar="ORDER",
                help=f"Order by {listed(Sort)}.",
                rich_help_panel=_ORDER_PANEL,
                show_default=False,
            ),
        ],
        None,
    ),
    "reverse": _flag("--reverse", help_text="The other way round.", panel=_ORDER_PANEL),
    "limit": (
        Annotated[
            int | None,
            typer.Option(
                "--limit",
                "-n",
                min=1,
                metavar="NUMBER",
                help="At most so many.",
                rich_help_panel=_ORDER_PANEL,
                show_default=False,
            ),
        ],
        None,
    ),
}
SELECTION_OPTIONS: Final[Options] = {**FILTER_OPTIONS, **ORDER_OPTIONS}


def selection_of(words: list[str] | None, options: dict[str, Any]) -> Selection:
    """Return the selection that words and options ask for; the keys of `-` are read from standard input.

    Raises UsageError where the words are there and say nothing: a script may have lost them.
    """
    given = {name: value for name, value in options.items() if value is not None}
    if words and not "".join(words).strip():
        raise UsageError("the query is empty; without one, it is all publications")
    if "keys" in given:
        given["keys"] = given_keys(given["keys"])
    lists = {name: tuple(value) for name, value in given.items() if isinstance(value, list)}
    return Selection(query=" ".join(typed(words or [])), **{**given, **lists})


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
