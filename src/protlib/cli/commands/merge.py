"""`merge`: take in another library or a file of references, and settle the conflicts that a merge leaves."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from protlib.cli.changes import ChangeOptions, ask_and_change
from protlib.cli.completion import completers
from protlib.cli.context import library_of, open_marked_library, patience_of, settings_of
from protlib.cli.options.additions import PreferOption
from protlib.cli.options.choice import ChoiceOptions
from protlib.cli.options.declaration import OptionGroup, argument, flag, grouped, option
from protlib.cli.output import changes_text, put_lines, say, tell_opened, tell_outcomes
from protlib.cli.report import put_report
from protlib.cli.terminal.activity import activity
from protlib.cli.terminal.keyboard import is_watched
from protlib.errors import ExitCode, InputRefusedError, UsageError
from protlib.record.access import rank
from protlib.selection import SAVED
from protlib.text import number_of

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.library.joins.side import Side
    from protlib.library.merges.arrivals import Arrivals, Choices, Incoming
    from protlib.library.plan import Outcome
    from protlib.record.decisions.three_way import Difference

_Other = Annotated[
    list[str] | None,
    argument(
        "[OTHER]",
        "A library, or any file that import reads; - is standard input. With --conflicts, citation keys.",
        completers.keys_of_conflicts,
    ),
]
_BEGINNING: Final = 1 << 12  # bytes that tell the charset of a file


class _MergeOptions(OptionGroup):
    base: Path | None = option("--base FILE", "The library that both come from, as it was.")
    prefer: PreferOption = None
    conflict_copies: bool = flag(
        "--conflict-copies",
        "Take in all copies that Dropbox, OneDrive, Nextcloud and the like have put beside the library.",
    )
    markers: bool = flag("--markers", "Join the two sides that Git has left in the library's file between its marks.")
    conflicts: bool = flag(
        "--conflicts",
        "Show the conflicts that a merge in Git has left, and settle them; "
        "those of some publications with keys or filters.",
    )
    no_files: bool = flag("--no-files", "Leave the files of the other library where they are.")
    verbose: bool = flag("--verbose -v", "Tell of every record that is added, and of every problem.")


class MergeOptions(_MergeOptions, ChangeOptions):
    """What is merged, and how."""


@grouped
def merge(context: typer.Context, named: _Other = None, *, options: MergeOptions, choice: ChoiceOptions) -> None:
    """Merge another library into this one, or settle conflicts.

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
    _refuse_unclear(named or [], options, choice)
    if options.markers:
        _merge_markers(context, options)
        return
    with library_of(context) as library:
        if options.conflicts:
            from protlib.cli.conflicts.settlement import settle

            settle(library, named or [], choice, options.prefer, options)
        elif named:
            _merge_other(library, named[0], options)
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
    ways = [bool(sources), options.conflict_copies, options.markers, options.conflicts]
    if ways.count(True) != 1:
        raise UsageError("merge needs another library (OTHER), --conflict-copies, --markers or --conflicts")
    if len(sources) > 1:
        raise UsageError(
            "merge takes one library at a time; to make one publication of several: protlib duplicates --merge KEY KEY"
        )
    if [*sources] == ["-"] == [str(options.base)]:
        raise UsageError("OTHER and --base are both standard input; name a file for one of them")


def _incoming(library: "Library", source: str, options: MergeOptions) -> "Incoming":
    from protlib.cli.conflicts.git_sides import read_committed
    from protlib.library.merges.arrivals import Incoming

    there, verbose = read_committed(library.path, source), options.verbose
    theirs = _side(library, source, verbose=verbose, data=there.data)
    base = _base(library, options)
    if base is None and there.base is not None:
        base = _side(library, there.base_name, verbose=verbose, data=there.base)
    has_history = source != "-" and there.data is None and any(numbered.number for numbered in theirs.records)
    return Incoming(theirs, base, Path(source) if has_history else None, options.prefer)


def _base(library: "Library", options: MergeOptions) -> "Side | None":
    base = options.base
    return None if base is None else _side(library, str(base), verbose=options.verbose)


def _merge_other(library: "Library", source: str, options: MergeOptions) -> None:
    """Take in the records of another library."""
    arrivals = _merge(library, [_incoming(library, source, options)], f"merge {source}", options)
    _tell(arrivals, options)
    if arrivals.conflicts:
        raise typer.Exit(ExitCode.NOTHING_FOUND)


def _merge_copies(library: "Library", options: MergeOptions, wait: float) -> None:
    """Take in the copies beside the library, and put away those that bring nothing more."""
    from protlib.cli.conflict_copies import put_away, readable
    from protlib.library.merges.arrivals import Arrivals, Incoming

    copies, refused = readable(library.path, quiet=options.quiet)
    base = _base(library, options)
    incoming = [Incoming(copy.side, base, copy.path, options.prefer, copied=copy.records) for copy in copies]
    arrivals = Arrivals((), ())
    if copies:
        arrivals = _merge(library, incoming, "merge --conflict-copies", options)
        _tell(arrivals, options)
    else:
        _put_outcomes((), (), options)
    if not options.dry_run:
        put_away(library.path, copies, arrivals.not_merged, quiet=options.quiet, wait=wait)
    if refused or arrivals.conflicts:
        raise typer.Exit(ExitCode.INPUT_REFUSED if refused else ExitCode.NOTHING_FOUND)


def _merge_markers(context: typer.Context, options: MergeOptions) -> None:
    """Join the two sides in the library's file.

    While a conflict is left, the file with both sides is the better one.
    """
    from protlib.library.merges.arrivals import Incoming

    with open_marked_library(context) as library:
        if not (library.has_marks or options.quiet):
            say(f"{library.path} has no merge marks")
        incoming = Incoming(library.theirs, _base(library, options) or library.base, None, options.prefer)
        arrivals = _merge(library, [incoming], "merge --markers", options, is_whole=True)
    if arrivals.conflicts and not options.dry_run:
        from protlib.cli.conflicts.choice import rest_text

        _put_outcomes((), arrivals.conflicts, options)
        say(f"{rest_text(arrivals.conflicts, options.prefer)}; nothing was written: {library.path} holds both sides")
    else:
        _tell(arrivals, options)
    if arrivals.conflicts:
        raise typer.Exit(ExitCode.NOTHING_FOUND)


def _merge(
    library: "Library", incoming: "Sequence[Incoming]", label: str, options: MergeOptions, *, is_whole: bool = False
) -> "Arrivals":
    """Merge as the options say, and ask on a terminal.

    If the merge has to be whole, nothing is written while a conflict is left.
    """
    from protlib.library.merges.arrivals import Choices, bring_in
    from protlib.system.stamp import utc_time

    choices, moment = Choices(), utc_time()
    last: list[Arrivals] = []

    def change(is_tried: bool) -> "Sequence[Outcome]":
        with activity("Merging"):
            last[:] = [
                bring_in(library, incoming, choices, label, moment, dry_run=is_tried, with_files=not options.no_files)
            ]
        return last[0].outcomes

    if is_watched() and not (options.yes or options.dry_run):
        _ask(change, last, choices, turns=len(incoming))
    if is_whole:
        change(True)
    if not (is_whole and last[0].conflicts and not options.dry_run):
        outcomes = ask_and_change(change, dry_run=options.dry_run, yes=options.yes, is_drawn=not options.is_json)
        changed = [(outcome.before, outcome.publication) for outcome in outcomes if outcome.before]
        tell_opened([after.key for before, after in changed if rank(after.access) < rank(before.access)])
    return last[0]


def _side(library: "Library", path: str, *, verbose: bool, data: bytes | None = None) -> "Side":
    """Return the records of a file, from `data` if somebody has read it; raises InputRefusedError for a partial file.

    A merge must not take a part for the whole.
    """
    from protlib import formats
    from protlib.cli.files import load, tell_problems, without_cut_record
    from protlib.cli.input_file import document_name, read_bytes
    from protlib.formats.common.charset import decode, encoding
    from protlib.library.joins.side import read_side, side_without_numbers
    from protlib.storage.contents import ConflictError, NotALibraryError
    from protlib.system.shell import quoted

    name = document_name(path)
    if path != "-" and Path(path).exists() and library.path.exists() and Path(path).samefile(library.path):
        raise UsageError(f"{path} is the library itself")
    data = read_bytes(path) if data is None else data
    if formats.detect(data, name, "").name == "library":
        if encoding(data[:_BEGINNING]).startswith("utf-16"):  # as > of Windows PowerShell writes
            data = decode(data).encode()
        try:
            return read_side(data)
        except NotALibraryError as error:
            way = ""
            if isinstance(error, ConflictError):
                way = f": “protlib --library {quoted(path)} merge --markers” mends it"
            raise InputRefusedError(f"{name} {error}; nothing was merged{way}") from error
    loaded = without_cut_record(load(path, "auto", own=library.own_fields(), option="", data=data))
    tell_problems(loaded, verbose=verbose)
    if loaded.lost:
        raise InputRefusedError(
            f"{name}: {loaded.lost} could not be read; nothing was merged. To read the others: protlib import"
        )
    return side_without_numbers(loaded.parsed.publications)


def _ask(
    change: "Callable[[bool], Sequence[Outcome]]", last: "list[Arrivals]", choices: "Choices", *, turns: int
) -> None:
    """Ask about what both sides changed.

    Several libraries take turns on one field, because each answer changes the next question.
    """
    from protlib.cli.conflicts.choice import ask_all

    seen_conflicts: list[Difference] = []
    for _ in range(turns):
        change(True)
        unsettled = [conflict for conflict in last[0].conflicts if conflict not in seen_conflicts]
        new = [*{(conflict.key, conflict.name): conflict for conflict in reversed(unsettled)}.values()][::-1]
        if not (new and ask_all(new, choices)):
            return
        seen_conflicts += new


def _tell(arrivals: "Arrivals", options: MergeOptions) -> None:
    from protlib.cli.conflicts.choice import rest_text

    outcomes, conflicts, decisions, _unsettled, searches = arrivals
    tell_outcomes(
        [outcome for outcome in outcomes if outcome.action == "added"], verbose=options.verbose, dry_run=options.dry_run
    )
    for old, new in searches:
        say(f"{SAVED}{old}: this name is taken by another search; the new one is {SAVED}{new}")
    _put_outcomes(outcomes, conflicts, options)
    parts = [changes_text(outcomes)]
    parts += [f"{number_of(decisions, 'decision')} changed"] if decisions else []
    parts += [rest_text(conflicts, options.prefer)] if conflicts else []
    if conflicts or not options.quiet:
        say("; ".join([*parts, *(["dry run: nothing was written"] if options.dry_run else [])]))


def _put_outcomes(outcomes: "Sequence[Outcome]", conflicts: "Sequence[Difference]", options: MergeOptions) -> None:
    """Print all outcomes for scripts, or the conflicts for people."""
    from protlib.cli.conflicts.choice import describe_difference

    if options.is_json:
        put_report(outcomes, conflicts=conflicts, dry_run=options.dry_run)
    else:
        put_lines(line for difference in conflicts for line in describe_difference(difference))
