"""`import`: many publications from files, in one write."""

from typing import Annotated, Final

import typer

from protlib.cli.completers import completers
from protlib.cli.files.import_options import ImportOptions
from protlib.cli.files.import_run import import_publications
from protlib.cli.options.declaration import argument, grouped, option
from protlib.cli.options.shared import ColumnsOption, SetOption
from protlib.formats.registry import FORMATS
from protlib.system.windows import expand_patterns

_FORMATS_IN_A_SENTENCE: Final = 8  # formats


FilesArgument = Annotated[
    list[str],
    argument(
        "FILE...",
        "Files to read, or folders of them; - is standard input.",
        shows_default=True,
        callback=expand_patterns,
    ),
]
InputFormatOption = Annotated[
    str,
    option(
        "--from FORM",
        "The format of the files. auto looks at suffix and content.",
        completers.input_formats,
        shows_default=True,
    ),
]
TagsOption = Annotated[list[str] | None, option("--tag", "Add this tag to every record. Repeatable.", completers.tags)]
TypeOption = Annotated[str, option("--type -t", "The type of records that have none.", completers.types)]


@grouped
def import_(
    context: typer.Context,
    files: FilesArgument,
    format_name: InputFormatOption = "auto",
    columns: ColumnsOption = None,
    kind: TypeOption = "",
    defaults: SetOption = None,
    tags: TagsOption = None,
    *,
    options: ImportOptions,
) -> None:
    """Import publications from PDF, Excel, Word, RIS, BibTeX and other files.

    It leaves publications that are already in the library as they are. A bad record is reported and the rest is
    imported; the exit code is then 3. {formats}

    A PDF becomes a record with the file attached. protlib reads its cover and its imprint, and marks each value as a
    guess. A folder brings all reports, RIS, BibTeX and such files in it and below. With --from csv, it brings tables.

    A table from export --columns comes back with --match key --on-duplicate replace. A row wins in the columns that it
    has. A cell that nobody edited takes back nothing that changed in the library since. An empty cell clears the field.
    A row without a key is added; a row with an unknown key is not. --dry-run shows it.

    To follow another program's file every night, use --match key or id with --on-duplicate replace. Add --prune-tag TAG
    to tag what the file no longer has. With --on-duplicate merge, protlib asks you about conflicts. A script reports
    them and ends with exit code 1, unless --prefer decides.
    """
    code = import_publications(
        context,
        files,
        options,
        format_name=format_name,
        columns=columns or (),
        kind=kind,
        defaults=defaults or (),
        tags=tags or (),
    )
    if code:
        raise typer.Exit(code)


def _name_formats() -> str:
    """Return the sentences that name the formats, a few in each, because one long list is hard to read."""
    first, *other_formats = (entry.label for entry in FORMATS if entry.reads)
    names = [*other_formats, first]  # the first are other libraries, which few have
    parts = (
        ", ".join(names[start : start + _FORMATS_IN_A_SENTENCE])
        for start in range(0, len(names), _FORMATS_IN_A_SENTENCE)
    )
    return f"It reads {'. Also '.join(parts)}."


import_.__doc__ = (import_.__doc__ or "").format(formats=_name_formats())
