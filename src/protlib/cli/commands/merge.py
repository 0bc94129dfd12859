"""`merge`: take in another library or a file of references, and settle the conflicts that a merge leaves."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from protlib.cli.completers import completers
from protlib.cli.context import library_of, open_marked_library, patience_of, settings_of
from protlib.cli.decisions.merged_libraries import MergeOptions, base_side, incoming_side, merge_sides, tell_columns
from protlib.cli.options.choice import ChoiceOptions
from protlib.cli.options.declaration import argument, grouped
from protlib.cli.outcome_report import changes_text, put_report, tell_outcomes
from protlib.cli.output import put_lines, say
from protlib.errors import ExitCode, UsageError
from protlib.selection import SAVED
from protlib.system.shell import quote
from protlib.system.windows import expand_patterns
from protlib.text import number_of

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.library.merges.incoming_records import MergeResult
    from protlib.library.plan import Outcome
    from protlib.record.decisions.three_way import FieldDifference

_Other = Annotated[
    list[str] | None,
    argument(
        "[OTHER]...",
        "Libraries, or any files that import reads; - is standard input. With --conflicts, citation keys.",
        completers.keys_of_conflicts,
        callback=expand_patterns,
    ),
]


@grouped
def merge(
    context: typer.Context, sources_or_keys: _Other = None, *, options: MergeOptions, choice: ChoiceOptions
) -> None:
    """Merge other libraries into this one, or settle conflicts.

    protlib recognises a record by its number in the file, then by its keys, then as duplicates does. Changes and
    removals made on one side only are kept. For that, protlib needs the state that both come from: --base, or a kept
    version of the two libraries. Without it, empty fields are filled and lists are joined. If both sides say something
    else, a terminal asks. In a script, protlib reports the conflict, leaves it, and ends with 1.

    --conflict-copies takes in the copies that Dropbox, OneDrive and others left beside the library. Copies that bring
    nothing more go into the folder of versions; undo brings them back. --markers joins the two sides that Git left in
    the file.

    --conflicts asks about each conflict that a merge in Git left, or decides by --prefer. A pipe and --dry-run list
    them: key, field, mine and theirs. Until then the record has your value. Setting any other value settles a conflict
    too. The exit code is 1 while conflicts are left.
    """
    _refuse_unclear(sources_or_keys or [], options, choice)
    if options.markers:
        _merge_markers(context, options)
        return
    with library_of(context) as library:
        if options.conflicts:
            from protlib.cli.conflicts.value_choice import settle

            settle(library, sources_or_keys or [], choice, options.prefer, options)
        elif sources_or_keys:
            _merge_other_libraries(library, sources_or_keys, options)
        else:
            _merge_copies(library, options, patience_of(settings_of(context)))


def _refuse_unclear(sources: Sequence[str], options: MergeOptions, choice: ChoiceOptions) -> None:
    """Raise an error if the command line names nothing to merge, or more than one thing."""
    if options.conflicts:
        sources = ()
        if options.base is not None or options.verbose:
            raise UsageError("--base and --verbose are for another library; leave them out with --conflicts")
    elif choice.is_used:
        raise UsageError("merge takes a whole library; filters go with --conflicts: protlib merge --help")
    tasks = [bool(sources), options.conflict_copies, options.markers, options.conflicts]
    if tasks.count(True) != 1:
        raise UsageError("merge needs another library (OTHER), --conflict-copies, --markers or --conflicts")
    if len(sources) > 1 and not any(":" in source or Path(source).exists() for source in sources):
        raise UsageError("no such files; to make one publication of several: protlib duplicates --merge KEY KEY")
    if [*sources, str(options.base)].count("-") > 1:
        raise UsageError("only one of OTHER and --base is standard input; name files for the others")


def _merge_other_libraries(library: "Library", sources: Sequence[str], options: MergeOptions) -> None:
    """Take in the records of other libraries, one after the other, in one write."""
    sides = [incoming_side(library, source, options) for source in sources]
    further = f" and {len(sources) - 1} more" if len(sources) > 1 else ""
    result = merge_sides(library, [side for side, _file in sides], f"merge {sources[0]}{further}", options)
    for source, (_side, file) in zip(sources, sides, strict=True):
        tell_columns(file, source, result.outcomes, options)
    _tell(result, options)
    for source, count in zip(sources, result.not_merged, strict=True) if further else ():
        if count:
            differing = number_of(count, "value differs", "values differ")
            say(f"{source}: {differing}; to decide for this library alone: protlib merge {quote(source)}")
    if result.conflicts:
        raise typer.Exit(ExitCode.NOTHING_FOUND)


def _merge_copies(library: "Library", options: MergeOptions, wait: float) -> None:
    """Take in the copies beside the library, and put away those that bring nothing more."""
    from protlib.cli.conflict_copies import put_away, read_conflict_copies
    from protlib.library.merges.incoming_records import IncomingLibrary, MergeResult

    copies, has_refusals = read_conflict_copies(library.path, quiet=options.quiet)
    base = base_side(library, options)
    incoming = [
        IncomingLibrary(copy.side, base, copy.path, options.prefer, copied_records=copy.records) for copy in copies
    ]
    result = MergeResult((), ())
    if copies:
        result = merge_sides(library, incoming, "merge --conflict-copies", options)
        _tell(result, options)
    else:
        _put_outcomes((), (), options)
    if not options.dry_run:
        put_away(library.path, copies, result.not_merged, quiet=options.quiet, wait=wait)
    if has_refusals or result.conflicts:
        raise typer.Exit(ExitCode.INPUT_REFUSED if has_refusals else ExitCode.NOTHING_FOUND)


def _merge_markers(context: typer.Context, options: MergeOptions) -> None:
    """Join the two sides in the library's file.

    While a conflict is left, the file with both sides is the better one.
    """
    from protlib.library.merges.incoming_records import IncomingLibrary

    with open_marked_library(context) as library:
        if not (library.has_marks or options.quiet):
            say(f"{library.path} has no merge marks")
        incoming = IncomingLibrary(library.theirs, base_side(library, options) or library.base, None, options.prefer)
        result = merge_sides(library, [incoming], "merge --markers", options, is_whole=True)
    if result.conflicts and not options.dry_run:
        from protlib.cli.conflicts.value_choice import rest_text

        _put_outcomes((), result.conflicts, options)
        say(f"{rest_text(result.conflicts, options.prefer)}; nothing was written: {library.path} holds both sides")
    else:
        _tell(result, options)
    if result.conflicts:
        raise typer.Exit(ExitCode.NOTHING_FOUND)


def _tell(result: "MergeResult", options: MergeOptions) -> None:
    from protlib.cli.conflicts.value_choice import rest_text

    outcomes, conflicts, decisions, _unsettled, searches = result
    tell_outcomes(
        [outcome for outcome in outcomes if outcome.action == "added" or outcome.notes],
        verbose=options.verbose,
        dry_run=options.dry_run,
    )
    for old, new in searches:
        say(f"{SAVED}{old}: this name is taken by another search; the new one is {SAVED}{new}")
    _put_outcomes(outcomes, conflicts, options)
    parts = [changes_text(outcomes)]
    parts += [f"{number_of(decisions, 'decision')} changed"] if decisions else []
    parts += [rest_text(conflicts, options.prefer)] if conflicts else []
    if conflicts or not options.quiet:
        say("; ".join([*parts, *(["dry run: nothing was written"] if options.dry_run else [])]))


def _put_outcomes(outcomes: "Sequence[Outcome]", conflicts: "Sequence[FieldDifference]", options: MergeOptions) -> None:
    """Print all outcomes for scripts, or the conflicts for people."""
    from protlib.cli.conflicts.value_choice import describe_difference

    if options.is_json:
        put_report(outcomes, conflicts=conflicts, dry_run=options.dry_run)
    else:
        put_lines(line for difference in conflicts for line in describe_difference(difference))
