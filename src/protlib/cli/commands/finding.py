"""`search` and `list`: publications by words and filters."""

import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import repeat
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from protlib.cli.advice import nothing_found
from protlib.cli.context import library_of
from protlib.cli.excerpts import EXCERPT_OPTIONS, excerpt_of, is_asked, put_excerpts, refuse_others
from protlib.cli.options import Options, RecordFormatOption, taking
from protlib.cli.output import put, say
from protlib.cli.pager import NoPager, paged, will_page
from protlib.cli.selection_options import SELECTION_OPTIONS, QueryWords, selection_of
from protlib.errors import NothingFoundError, UsageError

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.render.people import Spans
    from protlib.search import Results
    from protlib.selection import Selection

_LEAST: Final = 5  # publications that are shown where no pager is, however low the screen
_TITLE: Final = 2  # lines of a title in the table
_REST: Final = 4  # lines of a screen that are left to the header, the notes and the prompt
_BELOW: Final = 3  # lines that a snippet or an explanation takes
_SNIPPET: Final = 160  # characters
SaveOption = Annotated[
    str | None,
    typer.Option(
        "--save",
        metavar="NAME",
        help="Keep this search in the library under a name: @NAME then stands for what it finds.",
        show_default=False,
    ),
]
_DETAILS: Final[Options] = {
    "snippets": (
        Annotated[
            bool, typer.Option("--snippets", help="Show where the abstract matches, in a pipe behind a tab.")
        ],
        False,
    ),
    "explain": (
        Annotated[
            bool,
            typer.Option(
                "--explain", help="Show why each was found, with its score, in a pipe behind a tab."
            ),
        ],
        False,
    ),
}


@taking(SELECTION_OPTIONS, into="options")
@taking(EXCERPT_OPTIONS, into="excerpt")
@taking(_DETAILS, into="details")
def search(
    context: typer.Context,
    words: QueryWords = None,
    *,
    output: RecordFormatOption = None,
    excerpt: dict[str, Any],
    details: dict[str, bool],
    help_query: Annotated[bool, typer.Option("--help-query", help="Teach the query language.")] = False,
    save: SaveOption = None,
    no_pager: NoPager = False,
    options: dict[str, Any],
) -> None:
    """Find publications by words, place, year or author.

    The best come first, and typos are forgiven. A terminal shows as many as fit it. A pipe gets all, a line each: key, year, authors,
    title, places, with tabs between them.
    """
    if help_query:
        from protlib.search.help import query_help

        with paged(no_pager=no_pager):
            put([query_help()])
        return
    selection = selection_of(words, options)
    refuse_others(excerpt, output)
    if any(details.values()):
        _refuse_beside(excerpt, output)
    shown = _fitted(selection, output, _TITLE + _BELOW * sum(details.values()), no_pager=no_pager)
    with library_of(context) as library:
        _save(library, save, selection)
        if is_asked(excerpt):
            _print_excerpts(library, shown, output, excerpt, context, no_pager=no_pager)
        else:
            _print(library, shown, output, no_pager=no_pager, **details)


def _save(library: "Library", name: str | None, selection: "Selection") -> None:
    if name is not None:
        from protlib.cli.saved import save_search  # which most searches never need

        save_search(library, name, selection)


def _refuse_beside(excerpt: dict[str, Any], output: str | None) -> None:
    """Raise UsageError where something is asked for that has no place for snippets and explanations."""
    if is_asked(excerpt):
        raise UsageError(
            "--snippets and --explain have no place beside --columns or --template; leave them out"
        )
    if output not in {None, "table"}:
        raise UsageError(f"--snippets and --explain have no place in {output}; leave --format out, or them")


def _is_table(output: str | None) -> bool:
    return output == "table" or (output is None and sys.stdout.isatty())


def _fitted(selection: "Selection", output: str | None, lines_each: int, *, no_pager: bool) -> "Selection":
    """Return a selection of no more than fit the screen, where it is drawn without a pager and nothing else was said."""
    is_watched = _is_table(output) and sys.stdout.isatty() and not will_page(no_pager=no_pager)
    if selection.limit is not None or not is_watched:
        return selection
    return replace(selection, limit=max(_LEAST, (shutil.get_terminal_size().lines - _REST) // lines_each))


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

    They stand in the order in which they were added.
    """
    refuse_others(excerpt, output)
    selection = selection_of(words, options)
    with library_of(context) as library:
        if is_asked(excerpt):
            _print_excerpts(library, selection, output, excerpt, context, no_pager=no_pager)
        else:
            _print(library, selection, output, no_pager=no_pager)


def _print(
    library: "Library",
    selection: "Selection",
    output: str | None,
    *,
    no_pager: bool,
    snippets: bool = False,
    explain: bool = False,
) -> None:
    from protlib.library.one_moment import at_one_moment

    is_table = _is_table(output)
    is_whole = output in {"json", "jsonl", "csv", "tsv"}
    publications = is_whole or snippets or explain
    results, own = at_one_moment(
        library,
        lambda read: (
            read.select(selection, summaries=not is_whole, publications=publications),
            read.own_fields() if output in {"csv", "tsv"} else (),
        ),
    )
    with paged(no_pager=no_pager):
        for note in results.notes:
            say(note)
        if is_table:
            _draw(results, selection, snippets=snippets, explain=explain)
        else:
            put(_plain(results, output, own, snippets=snippets, explain=explain))
    _end(library, results, selection)


def _print_excerpts(
    library: "Library",
    selection: "Selection",
    output: str | None,
    excerpt: dict[str, Any],
    context: typer.Context,
    *,
    no_pager: bool,
) -> None:
    from protlib.library.one_moment import at_one_moment

    results, own = at_one_moment(
        library, lambda read: (read.select(selection, summaries=False), read.own_fields())
    )
    asked = excerpt_of(excerpt, own)
    with paged(no_pager=no_pager):
        for note in results.notes:
            say(note)
        put_excerpts(results.publications, asked, own, output, context)
    _end(library, results, selection)


def _end(library: "Library", results: "Results", selection: "Selection") -> None:
    """Say of how many these are; raises NothingFoundError where there are none."""
    if not results.total:
        raise NothingFoundError(nothing_found(library, selection))
    if selection.limit is not None and results.total > selection.limit:
        say(f"{selection.limit} of {results.total}; --limit {results.total} shows all")


def _draw(results: "Results", selection: "Selection", *, snippets: bool, explain: bool) -> None:
    from protlib import search
    from protlib.render import record_table

    details = _details(results, snippets=snippets, explain=explain)
    record_table.table(
        (
            record_table.ListedRecord(
                summary, search.spans(summary.title, results.hits), [one for one in below if one[0]]
            )
            for summary, below in zip(results.summaries, details, strict=False)
        ),
        (summary.key for summary in results.summaries),
        search.asks_for_places(selection, results.hits, results.saved),
    )


def _details(results: "Results", *, snippets: bool, explain: bool) -> "Iterator[list[tuple[str, Spans]]]":
    """Yield for each publication its snippet and its explanation, of those that are asked for, "" for an empty one."""
    from protlib.render import scripts
    from protlib.search import snippet

    publications = iter(results.publications) if snippets else repeat(None)
    reasons = iter(results.explanations) if explain else repeat(None)
    for publication, why in zip(publications, reasons, strict=False):
        shown: list[tuple[str, Spans]] = []
        if publication:
            shown.append(snippet(publication.abstract, results.hits, _SNIPPET))
        if why:
            shown.append((scripts.why(why), ()))
        yield shown


def _plain(
    results: "Results", output: str | None, own: Sequence[str], *, snippets: bool, explain: bool
) -> Iterator[str]:
    from protlib.render import scripts

    if output == "keys":
        return (summary.key for summary in results.summaries)
    if output is not None:
        return scripts.for_scripts(results.publications, output, own)
    lines = (summary.to_line() for summary in results.summaries)
    if not (snippets or explain):
        return lines
    details = _details(results, snippets=snippets, explain=explain)
    return (
        "\t".join((line, *(text for text, _ in beside))) for line, beside in zip(lines, details, strict=False)
    )
