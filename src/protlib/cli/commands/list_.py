"""`list`: publications by words and filters, in the order in which they came."""

import typer

from protlib.cli.context import library_of
from protlib.cli.options.declaration import grouped
from protlib.cli.options.selection_options import QueryWords, SelectionOptions, selection_of
from protlib.cli.options.shared import NoPagerOption, RecordFormatOption
from protlib.cli.results.excerpts import ExcerptOptions, refuse_others
from protlib.cli.results.result_list import put_asked_excerpts, put_results


@grouped
def list_(
    context: typer.Context,
    words: QueryWords = None,
    *,
    output: RecordFormatOption = None,
    excerpt: ExcerptOptions,
    no_pager: NoPagerOption = False,
    options: SelectionOptions,
) -> None:
    """List all publications, or a selection.

    They come in the order in which you added them.
    """
    refuse_others(excerpt, output)
    selection = selection_of(words, options)
    with library_of(context) as library:
        if excerpt.is_used:
            put_asked_excerpts(library, selection, output, excerpt, context, no_pager=no_pager)
        else:
            put_results(library, selection, output, no_pager=no_pager)
