"""`search`: publications by words and filters, the best first, and the searches that a library keeps under a name."""

import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from protlib.cli.completion import completers
from protlib.cli.context import library_of
from protlib.cli.excerpts import EXCERPT_OPTIONS, is_asked, refuse_others
from protlib.cli.options import BARE, Options, RecordFormatOption, flag, taking
from protlib.cli.output import put
from protlib.cli.pager import NoPager, paged, will_page
from protlib.cli.result_list import is_table, put_asked_excerpts, put_results
from protlib.cli.selection_options import SELECTION_OPTIONS, WHICH_PANEL, QueryWords, selection_of
from protlib.errors import UsageError

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.selection import Selection

_LEAST: Final = 5  # publications that are shown where no pager is, however low the screen
_TITLE: Final = 2  # lines of a title in the table
_REST: Final = 4  # lines of a screen that are left to the header, the notes and the prompt
_BELOW: Final = 3  # lines that a snippet or an explanation takes
_SAVED_PANEL: Final = "Saved searches"
_SELECTION: Final[Options] = {
    **SELECTION_OPTIONS,
    "saved": (
        Annotated[
            list[str] | None,
            typer.Option(
                "--saved",
                metavar="[NAME]",
                help="Found by this saved search, as @NAME among words. Without a name: list the saved searches.",
                autocompletion=completers.saved_searches,
                rich_help_panel=WHICH_PANEL,
                show_default=False,
            ),
        ],
        None,
    ),
}
_KEEPING: Final[Options] = {
    "save": (
        Annotated[
            str | None,
            typer.Option(
                "--save",
                metavar="NAME",
                help="Save this search in the library under a name. @NAME then stands for what it finds.",
                rich_help_panel=_SAVED_PANEL,
                show_default=False,
            ),
        ],
        None,
    ),
    "rename": (
        Annotated[
            tuple[str, str] | None,
            typer.Option(
                "--rename",
                metavar="OLD NEW",
                help="Rename a saved search, also in the searches that use it.",
                autocompletion=completers.saved_searches,
                rich_help_panel=_SAVED_PANEL,
                show_default=False,
            ),
        ],
        None,
    ),
    "forget": (
        Annotated[
            list[str] | None,
            typer.Option(
                "--forget",
                metavar="NAME",
                help="Delete a saved search. Repeatable.",
                autocompletion=completers.saved_searches,
                rich_help_panel=_SAVED_PANEL,
                show_default=False,
            ),
        ],
        None,
    ),
    "dry_run": flag(
        "--dry-run",
        help_text="With --save, --rename or --forget: show what would happen, and write nothing.",
        panel=_SAVED_PANEL,
    ),
    "quiet": (
        Annotated[
            bool,
            typer.Option(
                "--quiet",
                "-q",
                help="With --save, --rename or --forget: print only what went wrong.",
                rich_help_panel=_SAVED_PANEL,
            ),
        ],
        False,
    ),
}
_DETAILS: Final[Options] = {
    "snippets": (
        Annotated[bool, typer.Option("--snippets", help="Show where the abstract matches; in a pipe, after a tab.")],
        False,
    ),
    "explain": (
        Annotated[
            bool,
            typer.Option("--explain", help="Show why each was found, with its score; in a pipe, after a tab."),
        ],
        False,
    ),
}


@taking(_SELECTION, into="options")
@taking(EXCERPT_OPTIONS, into="excerpt")
@taking(_DETAILS, into="details")
@taking(_KEEPING, into="keeping")
def search(
    context: typer.Context,
    words: QueryWords = None,
    *,
    output: RecordFormatOption = None,
    excerpt: dict[str, Any],
    details: dict[str, bool],
    help_query: Annotated[bool, typer.Option("--help-query", help="Explain the query language.")] = False,
    no_pager: NoPager = False,
    options: dict[str, Any],
    keeping: dict[str, Any],
) -> None:
    """Find publications by words, place, year or author.

    The best come first, and typos are forgiven. A terminal shows as many as fit. A pipe gets all, a line each: key,
    year, authors, title and places, with tabs between them. Keep a search with --save NAME. In every command, @NAME
    then stands for what it finds.
    """
    if help_query:
        _put_query_help(no_pager=no_pager)
    elif task := _task(keeping, options):
        _refuse_beside(task, words, {**options, **excerpt, **details}, keeping, output)
        _keep(context, keeping, output, no_pager=no_pager)
    else:
        _refuse_misfits(excerpt, details, keeping, output)
        selection = selection_of(words, options)
        with library_of(context) as library:
            _save(library, selection, **keeping)
            shown = _fitted(selection, output, _TITLE + _BELOW * sum(details.values()), no_pager=no_pager)
            if is_asked(excerpt):
                put_asked_excerpts(library, shown, output, excerpt, context, no_pager=no_pager)
            else:
                put_results(library, shown, output, no_pager=no_pager, **details)


def _save(
    library: "Library", selection: "Selection", *, save: str | None, dry_run: bool, quiet: bool, **_: object
) -> None:
    if save is not None:
        from protlib.cli.saved_searches import save_search  # which most searches never need

        save_search(library, save, selection, dry_run=dry_run, quiet=quiet)


def _put_query_help(*, no_pager: bool) -> None:
    from protlib.search.help import query_help

    with paged(no_pager=no_pager):
        put([query_help()])


def _task(keeping: dict[str, Any], options: dict[str, Any]) -> str:
    """Return the option that is about the saved searches themselves, "" where publications are searched; raises UsageError for two."""
    asked = {
        "--saved": BARE in (options["saved"] or ()),
        "--rename": keeping["rename"],
        "--forget": keeping["forget"],
    }
    tasks = [name for name, value in asked.items() if value]
    if tasks and keeping["save"] is not None:
        tasks.append("--save")
    if len(tasks) > 1:
        raise UsageError(f"{tasks[0]} and {tasks[1]} cannot be used together; choose one")
    return "".join(tasks)


def _refuse_beside(
    task: str,
    words: Sequence[str] | None,
    others: dict[str, Any],
    keeping: dict[str, Any],
    output: str | None,
) -> None:
    """Raise UsageError where something stands beside such an option that it has no use for."""
    searched = words or any(value for name, value in others.items() if name != "saved" or value != [BARE])
    if task == "--saved":
        if searched:
            raise UsageError(
                "--saved alone lists saved searches. To run one: --saved NAME; to save this search: --save NAME"
            )
        if output not in {None, "table", "json", "csv"}:
            raise UsageError(f"saved searches can be table, json or csv, not {output}")
        _refuse_without_task(keeping)
        return
    if words and task == "--forget":
        names = [*keeping["forget"], *words]
        raise UsageError(f"--forget takes one name each: {' '.join(f'--forget {name}' for name in names)}")
    if searched:
        raise UsageError(f"{task} takes no words or filters; leave them out")
    if output:
        raise UsageError(f"--format does not work with {task}; leave out one of them")


def _refuse_without_task(keeping: dict[str, Any]) -> None:
    """Raise UsageError where nothing is changed and something is said of how to change it."""
    if keeping["save"] is not None:
        return
    for name in ("dry_run", "quiet"):
        if keeping[name]:
            raise UsageError(f"--{name.replace('_', '-')} needs --save, --rename or --forget")


def _keep(context: typer.Context, keeping: dict[str, Any], output: str | None, *, no_pager: bool) -> None:
    from protlib.cli import saved_searches

    how = {name: keeping[name] for name in ("dry_run", "quiet")}
    with library_of(context) as library:
        if keeping["rename"]:
            saved_searches.rename(library, *keeping["rename"], **how)
        elif keeping["forget"]:
            saved_searches.forget(library, keeping["forget"], **how)
        else:
            saved_searches.put_list(library, output, no_pager=no_pager)


def _refuse_misfits(
    excerpt: dict[str, Any], details: dict[str, bool], keeping: dict[str, Any], output: str | None
) -> None:
    """Raise UsageError where something is asked for that has no place in what is printed, or nothing to do."""
    _refuse_without_task(keeping)
    refuse_others(excerpt, output)
    if not any(details.values()):
        return
    if is_asked(excerpt):
        raise UsageError("--snippets and --explain do not work with --columns or --template; leave them out")
    if output not in {None, "table"}:
        raise UsageError(f"--snippets and --explain do not work with {output}; leave out --format, or both")


def _fitted(selection: "Selection", output: str | None, lines_each: int, *, no_pager: bool) -> "Selection":
    """Return a selection of no more than fit the screen, where it is drawn without a pager and nothing else was said."""
    is_watched = is_table(output) and sys.stdout.isatty() and not will_page(no_pager=no_pager)
    if selection.limit is not None or not is_watched:
        return selection
    return replace(selection, limit=max(_LEAST, (shutil.get_terminal_size().lines - _REST) // lines_each))
