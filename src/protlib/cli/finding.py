"""`search` and `list`: publications by words and filters."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import repeat
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from protlib.cli.advice import nothing_found
from protlib.cli.context import library_of, put, say
from protlib.cli.options import SELECTION, FormatOption, Words, selection_of
from protlib.cli.signature import taking
from protlib.errors import NothingFoundError

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.screen import Row
    from protlib.search import Results, Selection

_SCREENFUL: Final = 25
_SNIPPET: Final = 160  # characters


@taking(SELECTION, into="options")
def search(
    context: typer.Context,
    words: Words = None,
    *,
    output: FormatOption = None,
    snippets: Annotated[bool, typer.Option("--snippets", help="Show where the abstract matches.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show why each was found, with its score.")
    ] = False,
    help_query: Annotated[bool, typer.Option("--help-query", help="Teach the query language.")] = False,
    options: dict[str, Any],
) -> None:
    """Find publications by words, with typos, and by place, year, author and more; the best first.

    On a terminal the best 25 are shown; a pipe gets all.
    """
    if help_query:
        from protlib.search import HELP

        put([HELP])
        return
    selection = selection_of(words, options)
    if selection.limit is None and output in {None, "table"} and sys.stdout.isatty():
        selection = replace(selection, limit=_SCREENFUL)
    with library_of(context) as library:
        _print(library, selection, output, snippets=snippets, explain=explain)


@taking(SELECTION, into="options")
def list_(
    context: typer.Context, words: Words = None, *, output: FormatOption = None, options: dict[str, Any]
) -> None:
    """List publications, all of them or a selection, in the order in which they came."""
    with library_of(context) as library:
        _print(library, selection_of(words, options), output)


def _print(
    library: "Library",
    selection: "Selection",
    output: str | None,
    *,
    snippets: bool = False,
    explain: bool = False,
) -> None:
    from protlib import render

    results = library.select(selection)
    for note in results.notes:
        say(note)
    if output == "table" or (output is None and sys.stdout.isatty()):
        _draw(results, selection, snippets=snippets, explain=explain)
    elif output is None:
        put(_lines(results, explain=explain))
    elif output == "keys":
        put(summary.key for summary in results.summaries)
    else:
        put(render.for_scripts(list(results.publications), output))
    if not results.total:
        raise NothingFoundError(nothing_found(library, selection))
    if selection.limit is not None and results.total > selection.limit:
        say(f"{selection.limit} of {results.total}; --limit {results.total} shows all")


def _draw(results: "Results", selection: "Selection", *, snippets: bool, explain: bool) -> None:
    from protlib import screen, search

    screen.table(
        _table_rows(results, snippets=snippets, explain=explain),
        (summary.key for summary in results.summaries),
        search.asks_for_places(selection, results.hits),
    )


def _table_rows(results: "Results", *, snippets: bool, explain: bool) -> "Iterator[Row]":
    from protlib import render, screen
    from protlib.search import snippet, spans

    publications = iter(results.publications) if snippets else repeat(None)
    reasons = iter(results.explanations) if explain else repeat(None)
    for summary, publication, why in zip(results.summaries, publications, reasons, strict=False):
        below: list[tuple[str, screen.Spans]] = []
        if publication and publication.abstract:
            below.append(snippet(publication.abstract, results.hits, _SNIPPET))
        if why:
            below.append((render.why(why), ()))
        yield screen.Row(summary, spans(summary.title, results.hits), below)


def _lines(results: "Results", *, explain: bool) -> Iterator[str]:
    from protlib import render

    lines = (summary.to_line() for summary in results.summaries)
    if not (explain and results.explanations):
        return lines
    pairs = zip(lines, results.explanations, strict=False)
    return (f"{line}\t{render.why(why)}" for line, why in pairs)
