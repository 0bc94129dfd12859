"""`search`: publications by words and filters, the best first, and the searches that a library keeps under a name."""

import shutil
import sys
from typing import TYPE_CHECKING, Annotated, Final

import typer

from protlib.cli.completers import completers
from protlib.cli.context import library_of
from protlib.cli.options.declaration import OptionGroup, flag, grouped, only_option, option
from protlib.cli.options.selection_options import WHICH_PANEL, QueryWords, SelectionOptions, selection_of
from protlib.cli.options.shared import BARE, NoPagerOption, RecordFormatOption
from protlib.cli.output import is_table, put_lines
from protlib.cli.results.excerpts import ExcerptOptions, refuse_others
from protlib.cli.results.result_list import put_asked_excerpts, put_results
from protlib.cli.terminal.pager import show_in_pager, will_page
from protlib.errors import UsageError

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.selection import Selection

_FEWEST_RECORDS: Final = 5  # publications that are shown where no pager is, however low the screen
_TITLE: Final = 2  # lines of a title in the table
_LINES_AROUND: Final = 4  # lines of a screen that are left to the header, the notes and the prompt
_PASSAGE: Final = 3  # lines of a passage
_LINES_BELOW_HIT: Final = 3  # lines that a snippet or an explanation takes


class SearchOptions(SelectionOptions, panel=WHICH_PANEL):
    """The options of selecting and sorting, for a command that also lists saved searches."""

    saved: list[str] | None = option(
        "--saved [NAME]",
        "Found by this saved search, as @NAME among words. Without a name: list the saved searches.",
        completers.saved_searches,
    )


class FileSearchOptions(OptionGroup):
    """Where words are looked for."""

    in_files: bool = flag(
        "--in-files", "Find words in the text of attached files. Print the sentence, its page and how to cite it."
    )


class DetailOptions(OptionGroup):
    """What is shown beside each publication."""

    snippets: bool = flag("--snippets", "Show where the abstract matches; in a pipe, after a tab.")
    explain: bool = flag("--explain", "Show why each was found, with its score; in a pipe, after a tab.")


class KeepingOptions(OptionGroup, panel="Saved searches"):
    """What becomes of the searches that a library keeps."""

    save: str | None = option(
        "--save NAME", "Save this search in the library under a name. @NAME then stands for what it finds."
    )
    rename: tuple[str, str] | None = option(
        "--rename OLD NEW", "Rename a saved search, also in the searches that use it.", completers.saved_searches
    )
    forget: list[str] | None = option("--forget NAME", "Delete a saved search. Repeatable.", completers.saved_searches)
    dry_run: bool = flag("--dry-run", "With --save, --rename or --forget: show what would happen, and write nothing.")
    quiet: bool = flag("--quiet -q", "With --save, --rename or --forget: print only what went wrong.")

    def task(self, *, is_list: bool) -> str:
        """Return the option that works on saved searches, "" if the command searches publications.

        Raises UsageError for two such options.
        """
        task = only_option({"--saved": is_list, "--rename": self.rename, "--forget": self.forget})
        return task and only_option({task: True, "--save": self.save is not None})

    def refuse_without_task(self) -> None:
        """Raise UsageError for an option about a change, if nothing changes."""
        if self.save is not None:
            return
        for name, is_there in (("--dry-run", self.dry_run), ("--quiet", self.quiet)):
            if is_there:
                raise UsageError(f"{name} needs --save, --rename or --forget")


@grouped
def search(
    context: typer.Context,
    words: QueryWords = None,
    *,
    output: RecordFormatOption = None,
    files: FileSearchOptions,
    excerpt: ExcerptOptions,
    details: DetailOptions,
    help_query: Annotated[bool, flag("--help-query", "Explain the query language.")] = False,
    no_pager: NoPagerOption = False,
    options: SearchOptions,
    keeping: KeepingOptions,
) -> None:
    """Find publications by words, place, year or author.

    The best come first, without words the newest. Typos are forgiven. A terminal shows as many as fit. A pipe gets all,
    a line each: key, year, authors, title and places, with tabs between them. Keep a search with --save NAME. In every
    command, @NAME then stands for what it finds. --in-files finds words that stand on one page of a file.
    """
    if help_query:
        _put_query_help(no_pager=no_pager)
    elif task := keeping.task(is_list=BARE in (options.saved or ())):
        filter_options = options.changed(saved=None) if options.saved == [BARE] else options
        is_search = any((words, filter_options.is_used, excerpt.is_used, details.is_used, files.is_used))
        from protlib.cli.decisions.named_searches import manage_searches, refuse_beside  # which few searches need

        refuse_beside(task, words or (), keeping, output, is_search=is_search)
        with library_of(context) as library:
            manage_searches(library, keeping, output, no_pager=no_pager)
    elif files.in_files:
        _refuse_misfits(excerpt, details, keeping, output)
        _refuse_beside_passages(excerpt, details, keeping)
        _put_passages(context, selection_of(words, options), output, no_pager=no_pager)
    else:
        _refuse_misfits(excerpt, details, keeping, output)
        _put_publications(context, selection_of(words, options), output, excerpt, details, keeping, no_pager=no_pager)


def _put_publications(
    context: typer.Context,
    selection: "Selection",
    output: str | None,
    excerpt: ExcerptOptions,
    details: DetailOptions,
    keeping: KeepingOptions,
    *,
    no_pager: bool,
) -> None:
    with library_of(context) as library:
        _save(library, selection, keeping)
        lines_below = _LINES_BELOW_HIT * (details.snippets + details.explain)
        request = _fit_to_screen(selection, output, _TITLE + lines_below, no_pager=no_pager)
        if excerpt.is_used:
            put_asked_excerpts(library, request, output, excerpt, context, no_pager=no_pager)
        else:
            put_results(library, request, output, no_pager=no_pager, snippets=details.snippets, explain=details.explain)


def _put_passages(context: typer.Context, selection: "Selection", output: str | None, *, no_pager: bool) -> None:
    from protlib.cli.results.passage_results import put_passages  # which most searches never need

    request = _fit_to_screen(selection.changed(in_files=True), output, _PASSAGE, no_pager=no_pager)
    with library_of(context) as library:
        put_passages(library, request, output, no_pager=no_pager)


def _refuse_beside_passages(excerpt: ExcerptOptions, details: DetailOptions, keeping: KeepingOptions) -> None:
    """Raise UsageError for an option that does not work on passages."""
    if excerpt.is_used:
        raise UsageError(
            "--columns and --template print publications; leave out --in-files, and type text: before words"
        )
    if details.is_used:
        raise UsageError("--in-files prints the sentence by itself; leave out --snippets and --explain")
    if keeping.save is not None:
        raise UsageError("to save a search in files, leave out --in-files, and type text: before each word")


def _save(library: "Library", selection: "Selection", keeping: KeepingOptions) -> None:
    if keeping.save is not None:
        from protlib.cli.decisions.named_searches import save_search  # which most searches never need

        save_search(library, keeping.save, selection, dry_run=keeping.dry_run, quiet=keeping.quiet)


def _put_query_help(*, no_pager: bool) -> None:
    from protlib.search.help import query_help

    with show_in_pager(no_pager=no_pager):
        put_lines([query_help()])


def _refuse_misfits(
    excerpt: ExcerptOptions, details: DetailOptions, keeping: KeepingOptions, output: str | None
) -> None:
    """Raise UsageError for an option that does not fit the output, or has no effect."""
    keeping.refuse_without_task()
    refuse_others(excerpt, output)
    if not details.is_used:
        return
    if excerpt.is_used:
        raise UsageError("--snippets and --explain do not work with --columns or --template; leave them out")
    if output not in {None, "table"}:
        raise UsageError(f"--snippets and --explain do not work with {output}; leave out --format, or both")


def _fit_to_screen(selection: "Selection", output: str | None, lines_of_record: int, *, no_pager: bool) -> "Selection":
    """Return a selection in the order of a search, cut to fit the screen if no pager shows it without a limit."""
    selection = selection.sorted_by_relevance()
    is_watched = is_table(output) and sys.stdout.isatty() and not will_page(no_pager=no_pager)
    if selection.limit is not None or not is_watched:
        return selection
    height = shutil.get_terminal_size().lines - _LINES_AROUND
    return selection.changed(limit=max(_FEWEST_RECORDS, height // lines_of_record))
