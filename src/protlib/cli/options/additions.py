"""Options that the commands share which add to a library, or fill its records."""

from typing import Annotated, Literal

from protlib.cli.completers import completers
from protlib.cli.options.declaration import flag, option
from protlib.selection import OnDuplicateUnasked

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
    list[str] | None, option("--map", 'Put a column of a table into a field: "Title of report=title". Repeatable.')
]
