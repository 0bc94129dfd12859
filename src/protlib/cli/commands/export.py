"""`export`: publications for others, as a file for another program, a table of chosen columns, or a page."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from protlib.cli.advice import selected_for_export
from protlib.cli.completion import completers
from protlib.cli.context import library_of, typed_text
from protlib.cli.files import STANDARD, column_table, exchange, office_page
from protlib.cli.files.column_table import TABLE_OPTIONS
from protlib.cli.files.exchange import EXCHANGE_OPTIONS
from protlib.cli.files.export_request import OTHER_FORMS, Kind, Request, forms
from protlib.cli.files.handout import IncludeOption, handed_out
from protlib.cli.files.office_page import PAGE_OPTIONS
from protlib.cli.files.output_file import output_file
from protlib.cli.options import ForceOption, Options, OutputOption, format_option, taking
from protlib.cli.options.citation import CITING_OPTIONS
from protlib.cli.options.selection import SELECTION_OPTIONS, QueryWords, selection_of
from protlib.cli.output import publications_text, put_cells, say
from protlib.formats.files import manner
from protlib.formats.tables.forms import FORMS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FormOption = Annotated[
    str | None,
    format_option(
        "--format",
        "-f",
        help_text="The format: bibtex, ris, csl-json, xlsx, markdown, html ... (see --formats). Default: by the suffix of --output; on standard output, by your configuration.",
        complete=completers.exported,
        is_told=True,
    ),
]
FormatsOption = Annotated[bool, typer.Option("--formats", help="List the formats and their suffixes.")]
_STYLES: Final = Annotated[
    list[str] | None,
    typer.Option(
        "--style",
        metavar="STYLE",
        help="The style of references on a page or in the column reference: apa, chicago ... (see protlib styles). Default: $PROTLIB_STYLE or apa. Repeatable: readers of a page can choose.",
        autocompletion=completers.styles,
        rich_help_panel="Citation style",
        show_default=False,
    ),
]
_CITING: Final[Options] = {
    "style": (_STYLES, None),
    **{name: CITING_OPTIONS[name] for name in ("locale", "bodies", "no_acronyms")},
}
"""How the column reference is cited, and what a page has in several ways."""
_KINDS_OPTIONS: Final[Options] = {**TABLE_OPTIONS, **PAGE_OPTIONS, **EXCHANGE_OPTIONS, **_CITING}


@taking(SELECTION_OPTIONS, into="options")
@taking(_KINDS_OPTIONS, into="kinds")
def export(
    context: typer.Context,
    words: QueryWords = None,
    *,
    output: OutputOption = STANDARD,
    form: FormOption = None,
    formats: FormatsOption = False,
    include: IncludeOption = None,
    force: ForceOption = False,
    options: dict[str, Any],
    kinds: dict[str, Any],
) -> None:
    """Export publications to other programs, Excel or a web page.

    Without words or filters, it exports all. The suffix of the file sets the format. refs.ris or refs.bib is for
    another program. With --columns it is a table: matrix.xlsx, .csv or .md. page.html is a web page that searches,
    filters and cites the publications in any browser.

    It leaves out private notes and what is not public, and says how many. --include adds them. When a colleague has
    filled a table, import it: protlib import matrix.xlsx --match key --on-duplicate replace
    """
    if formats:
        put_cells((entry.name, " ".join(entry.suffixes), entry.title) for entry in forms())
        return
    request = Request(
        context,
        typed_text(form or "").lower(),
        output,
        force,
        include,
        lambda: selection_of(words, options),
        kinds,
    )
    _WRITERS[request.kind()](request)


def _references(request: Request) -> None:
    """Write publications for another program."""
    options = {name: request.options[name] for name in EXCHANGE_OPTIONS}
    form = exchange.format_of(request.form, options["program"], request.path)
    entry, how = manner(form, path=request.path, option="--format", beside=OTHER_FORMS, **options)
    home = column_table.HOME if entry.name in FORMS else ""
    file = output_file(request.context, request.path, force=request.force, include=request.include, home=home)
    with library_of(request.context) as library:
        publications, own = selected_for_export(library, request.selection())
        publications = handed_out(library, publications, request.include)
    exchange.write(file, publications, entry, replace(how, own=own))
    if not request.is_standard:
        say(f"{publications_text(len(publications))} exported to {request.path}")


_WRITERS: "Final[Mapping[Kind, Callable[[Request], None]]]" = {
    Kind.REFERENCES: _references,
    Kind.TABLE: column_table.export,
    Kind.PAGE: office_page.export,
}
