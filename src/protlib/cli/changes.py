"""A change to many publications: protlib shows a diff, asks on a terminal, writes once, and reports in a line."""

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, Protocol

import typer

from protlib.cli.options.declaration import OptionGroup, flag
from protlib.cli.outcome_report import ReportOptions, changes_text, put_report, tell_reasons
from protlib.cli.output import publications_text, put_lines, say
from protlib.cli.terminal.keyboard import is_watched
from protlib.errors import ExitCode
from protlib.text import make_legible, make_printable, number_of

if TYPE_CHECKING:
    from protlib.library.library import Library
    from protlib.library.plan import Outcome
    from protlib.record.model import Publication
    from protlib.render.differences import DiffLine

CHANGE_PANEL: Final = "Change"
"""The panel of the help in which these options stand."""
_MOST_NAMED: Final = 5
"""So many conflicts that a change settles are named; of more they are counted."""
_DIFFERENT: Final = frozenset({"updated", "merged", "restored", "removed"})
_STYLES: Final = {"-": "red", "+": "green", "": "bold"}


class LibraryChange(Protocol):
    """A change to a library, which returns what becomes of each record; a trial run writes nothing."""

    def __call__(self, *, dry_run: bool) -> "Sequence[Outcome]":
        """Make the change, or try it."""


class AskingOptions(OptionGroup, panel=CHANGE_PANEL):
    """Whether a command shows what it would change, and whether it asks."""

    dry_run: bool = flag("--dry-run", "Show what would change, and change nothing.")
    yes: bool = flag("--yes", "Do not ask before more than one changes.")


class ChangeOptions(AskingOptions, ReportOptions):
    """The options of a command that changes records."""


class _ChangeFlags(Protocol):
    dry_run: bool
    yes: bool
    quiet: bool


def change_options(flags: _ChangeFlags, output: str | None) -> ChangeOptions:
    """Return how to make and report a change, for a command with other output options."""
    return ChangeOptions(
        dry_run=flags.dry_run, yes=flags.yes, quiet=flags.quiet, output="json" if output == "json" else None
    )


def carry_out(library: "Library", change: LibraryChange, flags: ChangeOptions) -> bool:
    """Do what `ask_and_change` does, print the result, and tell whether anything changed."""
    outcomes = ask_and_change(change, library, dry_run=flags.dry_run, yes=flags.yes, is_drawn=not flags.is_json)
    if flags.is_json:
        put_report(outcomes, dry_run=flags.dry_run)
    tell_reasons(outcomes, verbose=False)
    if not flags.quiet:
        say(f"{changes_text(outcomes)}{'; dry run: nothing was written' if flags.dry_run else ''}")
    return not flags.dry_run and any(outcome.action in _DIFFERENT for outcome in outcomes)


def leave_unchanged(records: "Sequence[Publication]", message: str, flags: ChangeOptions) -> None:
    """Tell that there is nothing to change in records."""
    from protlib.library.plan import Outcome

    if flags.is_json:
        outcomes = [Outcome("unchanged", record, existing=record.key) for record in records]
        put_report(outcomes, dry_run=flags.dry_run)
    if not flags.quiet:
        say(message)


def ask_and_change(
    change: LibraryChange,
    library: "Library | None" = None,
    /,
    *,
    dry_run: bool,
    yes: bool,
    is_drawn: bool,
) -> "Sequence[Outcome]":
    """Show a change, ask about it, make it, and return what became of each record.

    `change` is called with whether it is only a trial. A terminal shows the diff, and asks if more than one publication
    changes. With `dry_run`, the diff is the output of the command, if it `is_drawn`. A message names each conflict of
    the `library` that the change settles. Raises typer.Exit if the answer is no.
    """
    from protlib.cli.terminal.activity import activity

    if dry_run or (is_watched() and not yes):
        with activity("Comparing publications"):
            trial_outcomes = change(dry_run=True)
        different_records = [
            outcome
            for outcome in trial_outcomes
            if outcome.action in _DIFFERENT or (outcome.action == "added" and outcome.old_record)
        ]
        if is_drawn or not dry_run:
            draw_diff(make_diff_lines(different_records), to_output=dry_run)
        tell_settled(library, trial_outcomes)
        if dry_run:
            return trial_outcomes
        is_merged = any(outcome.action == "merged" for outcome in different_records)
        count = len(different_records) if is_merged else len({outcome.publication.key for outcome in different_records})
        if count > 1:
            ask_to_go_on(f"{'Merge' if is_merged else 'Change'} these {publications_text(count)}?")
        with activity("Changing publications"):
            return change(dry_run=False)
    with activity("Changing publications"):
        outcomes = change(dry_run=False)
    tell_settled(library, outcomes)
    return outcomes


def tell_settled(library: "Library | None", outcomes: "Sequence[Outcome]") -> None:
    """Print the conflicts of merges that a change settles: the record loses the value of the other side."""
    conflicts = library.conflicts() if library and outcomes else []
    if not conflicts:
        return
    from protlib.library.joins.open_conflicts import find_settled

    if differences := find_settled(outcomes, conflicts):
        count = f"{number_of(len(differences), 'conflict')} of a merge"
        names = ", ".join(f"{difference.inner or difference.field} of {difference.key}" for difference in differences)
        message = f"{count}: {names}" if len(differences) <= _MOST_NAMED else count
        say(f"settles {make_legible(message)}. To undo a change: protlib undo")


def ask_to_go_on(question: str) -> None:
    """Ask on the terminal whether to go on; raises typer.Exit where the answer is no."""
    if not typer.confirm(question, err=True):
        say("nothing was changed")
        raise typer.Exit(ExitCode.NOTHING_FOUND)


def make_diff_lines(outcomes: "Iterable[Outcome]") -> "Iterable[DiffLine]":
    """Yield the diff of outcomes: the changes in each record, and the values that merged records lose."""
    from protlib.render.differences import additions, loss_lines, make_diff, removals

    for outcome in outcomes:
        if outcome.action in {"added", "restored"}:
            yield from additions(outcome.publication)
        elif outcome.action == "removed":
            yield from removals(outcome.publication)
        elif outcome.old_record is not None:
            compare = loss_lines if outcome.action == "merged" else make_diff
            yield from compare(outcome.old_record, outcome.publication)


def draw_diff(lines: "Iterable[DiffLine]", *, to_output: bool, no_pager: bool = False) -> None:
    """Print a diff on standard output or standard error.

    A terminal has it in colours, and in the pager if it is longer than the screen.
    """
    stream = sys.stdout if to_output else sys.stderr
    if not stream.isatty():
        put_or_say = put_lines if to_output else _say_all
        put_or_say(map(str, lines))
        return
    from rich.console import Console
    from rich.text import Text

    from protlib.cli.message_lines import lines_for_screen
    from protlib.cli.terminal.pager import show_in_pager

    with show_in_pager(no_pager=no_pager):
        screen = Console(stderr=not to_output, highlight=False, emoji=False, markup=False, soft_wrap=True)
        for line in lines:
            screen.print(Text(lines_for_screen(make_printable(str(line)), stream), _STYLES[line.sign]))


def _say_all(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)
