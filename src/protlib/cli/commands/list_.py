"""`list`: publications by words and filters, in the order in which they came."""

from typing import Any

import typer

from protlib.cli.context import library_of
from protlib.cli.files.excerpts import EXCERPT_OPTIONS, is_asked, refuse_others
from protlib.cli.options import RecordFormatOption, taking
from protlib.cli.options.selection import SELECTION_OPTIONS, QueryWords, selection_of
from protlib.cli.result_list import put_asked_excerpts, put_results
from protlib.cli.terminal.pager import NoPager


@taking(SELECTION_OPTIONS, into="options")
@taking(EXCERPT_OPTIONS, into="excerpt")
def list_(
    context: typer.Context,
    words: QueryWords = None,
    *,
    output: RecordFormatOption = None,
    excerpt: dict[str, Any],
    no_pager: NoPager = False,
    options: dict[str, Any],
) -> None:
    """List all publications, or a selection.

    They come in the order in which you added them.
    """
    refuse_others(excerpt, output)
    selection = selection_of(words, options)
    with library_of(context) as library:
        if is_asked(excerpt):
            put_asked_excerpts(library, selection, output, excerpt, context, no_pager=no_pager)
        else:
            put_results(library, selection, output, no_pager=no_pager)
