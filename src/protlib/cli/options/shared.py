"""Options that several commands share: each described once."""

from collections.abc import Iterable
from typing import Annotated, Any, Final, Literal, get_args

from protlib.cli.completers import completers
from protlib.cli.context import decode_typed
from protlib.cli.options.declaration import argument, flag, option
from protlib.cli.settings.configuration import setting_value
from protlib.cli.settings.setting_table import ANY_HOUSE
from protlib.errors import UsageError
from protlib.selection import OnDuplicateUnasked
from protlib.text import list_all

BARE: Final = "\0"
"""The value of an option that stands without one where it may, which no command line can hold."""

Keys = Annotated[
    list[str],
    argument("KEY...", "Citation keys; - reads them from standard input.", completers.keys, shows_default=True),
]
OnDuplicateOption = Annotated[
    OnDuplicateUnasked,
    option(
        "--on-duplicate HOW",
        "If it is there already: skip, update (fill empty fields), replace (take the new values) or add it again.",
        shows_default=True,
    ),
]
DryRunOption = Annotated[bool, flag("--dry-run", "Show what would happen, and write nothing.")]
PreferOption = Annotated[
    Literal["theirs", "mine", "newest"] | None,
    option("--prefer WHOSE", "Whose value to keep in a conflict: theirs, mine or newest (changed last)."),
]
SetOption = Annotated[
    list[str] | None,
    option(
        "--set FIELD=VALUE",
        "Fill this field where it is empty. FIELD+=VALUE adds to a list. Repeatable.",
        completers.assignments,
    ),
]
ColumnsOption = Annotated[
    list[str] | None,
    option(
        "--map",
        'Put a column of a table into a field: "Title of report=title". Behind a date, say how its days are written: '
        '"Date=date (dd/mm/yyyy)". "N1=private_note" keeps the notes of a RIS file private. Repeatable.',
    ),
]


def choices_text(choices: Iterable[str]) -> str:
    """Return choices as "a, b or c", for a help text; a metavar would be broken between any two letters."""
    return list_all(choices, "or")


JsonForm = Literal["text", "json"]
RecordForm = Literal["table", "json", "jsonl", "csv", "tsv", "keys"]

ColumnNamesOption = Annotated[
    list[str] | None,
    option(
        "--columns NAMES",
        "The columns, in order: key,year,title. Fields of the record, year, reference, highlights, verdicts or your "
        "own fields. Default: authors, year, title, countries and your own fields. Each is headed as you type it: "
        'Titre, or "Nom du rapport=title".',
        completers.columns,
    ),
]
"""The option that names the columns of a table to write; `columns_asked` reads it."""


def columns_asked(columns: list[str] | None) -> list[str]:
    """Return the columns that --columns names.

    Raises UsageError if it names none, or if an option stands in their place.
    """
    names = column_names(columns)
    if columns is not None and (not names or names[0].startswith("-")):
        raise UsageError("--columns needs names, for example: key,year,title")
    return names


def column_names(columns: list[str] | None) -> list[str]:
    """Return the names of columns that stand between the commas of an option, be it given several times."""
    return [name for text in decode_typed(columns or []) for part in text.split(",") if (name := part.strip())]


HouseOption = Annotated[
    str,
    option(
        "--as BODY",
        "Whose definition of the region to use: unhcr, iom, ocha, unicef, who, worldbank, un, reliefweb or any. "
        "Default: your configuration, or any.",
        completers.houses,
    ),
]
"""The option that names whose regions are meant; `house_of` reads it."""


def house_of(house_option: str) -> str:
    """Return the agency that defines regions: from the option, else the configuration; "" for any agency."""
    house = decode_typed(house_option) or setting_value("house")
    return "" if house == ANY_HOUSE else house


def printing(forms: object) -> Any:
    """Return the option that says in which of some forms to print."""
    default = "Default: a table on a terminal, plain lines in a pipe."
    return option("--format -f FORM", f"Print as {choices_text(get_args(forms))}. {default}")


RecordFormatOption = Annotated[RecordForm | None, printing(RecordForm)]
"""How to print records: of these there can be a table for a spreadsheet with whatever separates its cells."""

VERSION_HELP: Final = (
    "A number from protlib history, or a time: 2026-11-24T09:30, yesterday, “3 days ago”. "
    "A time means the last version written by then."
)
"""How the help tells what names a version."""
JsonFormOption = Annotated[JsonForm | None, option("--format -f FORM", "Print as text or json.")]


NoPagerOption = Annotated[bool, flag("--no-pager", "Print everything at once, however long.")]
OutputOption = Annotated[
    str, option("--output -o FILE", "The file to write; - is standard output.", shows_default=True)
]
ForceOption = Annotated[
    bool, flag("--force", "Replace the file, even if protlib did not write it or somebody changed it.")
]
