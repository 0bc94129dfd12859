"""`export-table`: a table of chosen columns, for a colleague to fill or for a report."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from protlib.cli.advice import selected_for_export
from protlib.cli.citing_options import CITING_OPTIONS
from protlib.cli.completion import completers
from protlib.cli.context import library_of, typed
from protlib.cli.files import STANDARD, data_of
from protlib.cli.handout import Include, IncludeOption, handed_out, shown_fields
from protlib.cli.options import (
    ForceOption,
    OutputOption,
    TableColumnsOption,
    column_names,
    format_option,
    taking,
)
from protlib.cli.output import publications_text, say
from protlib.cli.output_file import output_file
from protlib.cli.selection_options import SELECTION_OPTIONS, QueryWords, selection_of
from protlib.cli.style import with_references
from protlib.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence


TableOption = Annotated[
    str,
    format_option(
        "--format",
        "-f",
        help_text="xlsx, csv, tsv or markdown; else told by the suffix of --output.",
        complete=completers.tables,
        is_told=True,
    ),
]


@taking(SELECTION_OPTIONS, into="options")
@taking(CITING_OPTIONS, into="citing")
def export_table(
    context: typer.Context,
    words: QueryWords = None,
    *,
    columns: TableColumnsOption = None,
    output: OutputOption = STANDARD,
    force: ForceOption = False,
    include: IncludeOption = None,
    form: TableOption = "",
    options: dict[str, Any],
    citing: dict[str, Any],
) -> None:
    """Write a table of publications with the columns that you choose, your own fields among them, for Excel or a report.

    Without --columns these are authors, year, title, countries and your own fields. The key stands first in a table that a
    colleague can fill: protlib import matrix.xlsx --match key --on-duplicate replace takes it home. --style is that of the column
    reference.
    """
    from protlib.formats.parsed import WriteOptions
    from protlib.formats.programs import ANY, PROGRAMS
    from protlib.formats.tables import chosen
    from protlib.formats.tables.columns import DERIVED

    entry = chosen.form_of(typed(form), output)
    home = "import {} --match key --on-duplicate replace" if entry.reads else ""
    file = output_file(context, output, force=force, include=include, home=home)
    with library_of(context) as library:
        publications, own = selected_for_export(library, selection_of(words, options))
        known = own if columns else shown_fields(library, own, include)
        named = chosen.columns(column_names(columns), known, entry)
        _refuse_empty_notes(named, include)
        publications = handed_out(library, publications, include)
    if DERIVED in named:
        publications = with_references(publications, citing, context)
    program = ANY if output == STANDARD else PROGRAMS["excel"]
    how = WriteOptions(own=own, columns=named, program=program)
    file.write(data_of(publications, entry, how, output))
    if output != STANDARD:
        say(f"{publications_text(len(publications))} exported to {output}: {', '.join(named)}")


def _refuse_empty_notes(columns: "Sequence[str]", include: Include) -> None:
    """Raise UsageError where a column would be empty for others and, come home, clear what it stands for."""
    if "private_note" in columns and "notes" not in (include or ()):
        raise UsageError("the column private_note is for nobody else; --include notes writes it all the same")
