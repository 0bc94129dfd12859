"""`merge --conflicts`: a person settles the conflicts that a merge of two branches left."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from protlib.cli.changes import ChangeOptions, ask_and_change
from protlib.cli.options.choice import ChoiceOptions, choose_keys
from protlib.cli.outcome_report import put_report
from protlib.cli.output import changes_text, put_cells, say
from protlib.cli.terminal.keyboard import is_watched
from protlib.errors import ExitCode
from protlib.text import number_of

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.library.merges.settlement import Answer, Settlement
    from protlib.library.plan import Outcome
    from protlib.record.decisions.conflict import Conflict


def settle(
    library: "Library", keys: Sequence[str], choice: ChoiceOptions, prefer: str | None, flags: ChangeOptions
) -> None:
    """List or settle the conflicts of the chosen publications, or of all.

    Raises typer.Exit while one of them has a conflict.
    """
    from protlib.library.merges.settlement import find_open_conflicts

    keys_to_settle = None
    if keys or choice.is_narrow:
        keys_to_settle = choose_keys(library, keys, choice)
    if prefer is None and (flags.is_json or flags.yes or flags.dry_run or not is_watched()):
        settlement = find_open_conflicts(library, keys_to_settle)
    else:
        settlement = _settle(library, keys_to_settle, prefer, flags)
    _tell(settlement, flags, prefer, dry_run=flags.dry_run and prefer is not None)
    if settlement.open_conflicts:
        raise typer.Exit(ExitCode.NOTHING_FOUND)


def _settle(library: "Library", keys: Sequence[str] | None, side: str | None, flags: ChangeOptions) -> "Settlement":
    """Settle conflicts by the option, or else by the answers on a terminal."""
    from protlib.library.merges.settlement import find_open_conflicts, prefer_side, settle_conflicts
    from protlib.system.file_identity import utc_time

    settlement = find_open_conflicts(library, keys)
    answer = _answer_from(settlement.open_conflicts) if side is None else prefer_side(side)
    label = f"merge --conflicts{'' if side is None else f' --prefer {side}'}"
    moment = utc_time()

    def change(*, dry_run: bool) -> "Sequence[Outcome]":
        nonlocal settlement
        settlement = settle_conflicts(library, keys, answer, label, moment, dry_run=dry_run)
        return settlement.outcomes

    if side is None:
        change(dry_run=False)
    else:
        ask_and_change(change, dry_run=flags.dry_run, yes=flags.yes, is_drawn=not flags.is_json)
    return settlement


def _answer_from(remaining: "Sequence[Conflict]") -> "Answer":
    from protlib.cli.conflicts.value_choice import ask_all
    from protlib.library.merges.incoming_records import Choices

    choices = Choices()
    ask_all([conflict.difference() for conflict in remaining], choices)
    return lambda conflict: choices.choice_for(conflict.difference())


def _tell(settlement: "Settlement", flags: ChangeOptions, prefer: str | None, *, dry_run: bool) -> None:
    from protlib.cli.conflicts.value_choice import cells, explain_undecided

    outcomes, remaining, foreign_count = settlement
    differences = [conflict.difference() for conflict in remaining]
    if flags.is_json:
        put_report(outcomes, conflicts=differences, dry_run=dry_run)
    else:
        put_cells(map(cells, differences))
    count_text = number_of(len(remaining), "conflict") if remaining else "no conflicts"
    restriction = " about these" if foreign_count else ""
    parts = [changes_text(outcomes), f"{count_text} left{restriction}"] if outcomes else [f"{count_text}{restriction}"]
    parts += [f"{number_of(foreign_count, 'conflict')} about others"] if foreign_count else []
    if not (outcomes or remaining or foreign_count):
        parts = ["no conflicts of merges in Git; to decide those with another library, merge it again"]
    if remaining or not flags.quiet:
        say("; ".join([*parts, *(["dry run: nothing was written"] if dry_run else [])]))
    if remaining and prefer == "newest":
        say(explain_undecided(differences))
