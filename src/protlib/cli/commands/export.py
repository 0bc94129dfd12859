"""`export`: publications for others, as a file for another program, a table of chosen columns, or a page."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated, Final

import typer

from protlib.cli.advice.chosen_records import select_for_export
from protlib.cli.completers import completers
from protlib.cli.context import decode_typed, library_of
from protlib.cli.export_forms import OTHER_FORMS, forms
from protlib.cli.files import column_table, exchange_files, office_page
from protlib.cli.files.attached_copies import Files, files_for
from protlib.cli.files.export_options import ExportOptions
from protlib.cli.files.export_request import ExportKind, ExportRequest
from protlib.cli.files.outgoing_records import IncludeOption, hand_out
from protlib.cli.files.output_file import output_file
from protlib.cli.input_file import STANDARD
from protlib.cli.options.declaration import flag, grouped, option
from protlib.cli.options.query_words import refuse_output_name
from protlib.cli.options.selection_options import QueryWords, SelectionOptions, selection_of
from protlib.cli.options.shared import ForceOption, OutputOption, columns_asked
from protlib.cli.outcome_report import QuietOptions
from protlib.cli.output import put_cells
from protlib.formats.files import manner
from protlib.formats.tables.columns import FORMS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from protlib.formats.parsed import WriteOptions
    from protlib.library import Library
    from protlib.record.model import Publication

FormOption = Annotated[
    str | None,
    option(
        "--format -f FORM",
        "The format: bibtex, ris, csl-json, xlsx, markdown, html ... (see --formats). "
        "Default: by the suffix of --output; on standard output, by your configuration.",
        completers.forms_to_export,
    ),
]
FormatsOption = Annotated[bool, flag("--formats", "List the formats and their suffixes.")]


@grouped
def export(
    context: typer.Context,
    words: QueryWords = None,
    *,
    output: OutputOption = STANDARD,
    form: FormOption = None,
    formats: FormatsOption = False,
    include: IncludeOption = None,
    force: ForceOption = False,
    options: SelectionOptions,
    kinds: ExportOptions,
    report: QuietOptions,
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
    selection = partial(selection_of, words, options)
    request = ExportRequest(
        context, decode_typed(form or "").lower(), output, force, include, selection, kinds, report.quiet
    )
    write = _WRITERS[request.kind()]
    columns_asked(kinds.columns)  # it refuses an option in the place of names
    refuse_output_name(words, output, [suffix for entry in forms() for suffix in entry.suffixes])
    write(request)


def _references(request: ExportRequest) -> None:
    """Write publications for another program."""
    options = request.options
    form = exchange_files.format_of(request.form, options.program, request.path)
    entry, write_options = manner(
        form,
        path=request.path,
        option="--format",
        more_formats=OTHER_FORMS,
        program=options.program,
        lossless=options.lossless,
        ascii_only=options.ascii_only,
    )
    request.refuse_files(entry)
    home = column_table.HOME if entry.name in FORMS else ""
    file = output_file(request.context, request.path, force=request.force, include=request.include, home=home)
    with library_of(request.context) as library:
        selection = request.selection()
        publications, own_names = select_for_export(library, selection)
        publications = hand_out(library, publications, request.included_circles)
        if selection.cited and not entry.keeps_aliases:
            from protlib.cli.options.cited_keys import tell_former_keys

            tell_former_keys(selection.cited, publications)
        with files_for(options.files, library.path, publications, request.path, "--files") as with_files:
            write_options = replace(write_options, own_names=own_names, names_files=options.files is not Files.NONE)
            write_options = _with_opened(library, publications, write_options) if entry.is_own else write_options
            exchange_files.write_publications(file, with_files, entry, write_options)
    request.tell_written(len(publications))


def _with_opened(
    library: "Library", publications: "Sequence[Publication]", write_options: "WriteOptions"
) -> "WriteOptions":
    """Return how to write a file that keeps which publications somebody has opened."""
    from protlib.library.opened_records import find_opened

    return replace(write_options, opened=find_opened(library, publications)[0])


_WRITERS: "Final[Mapping[ExportKind, Callable[[ExportRequest], None]]]" = {
    ExportKind.REFERENCES: _references,
    ExportKind.TABLE: column_table.export_table,
    ExportKind.PAGE: office_page.export_page,
}
