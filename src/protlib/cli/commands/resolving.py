"""`conflicts`: what a merge of two branches has left for a person to decide, shown and settled."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

from protlib.cli.changes import ASKING_OPTIONS, approved, is_watched
from protlib.cli.choice import CHOICE_OPTIONS, NamedKeys, chosen_keys, is_choice
from protlib.cli.context import library_of
from protlib.cli.options import PreferOption, taking
from protlib.cli.output import changes_text, put_cells, say
from protlib.cli.report import REPORT_OPTIONS, put_report
from protlib.errors import ExitCode

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.library.plan import Outcome
    from protlib.library.settlement import Answer, Settlement
    from protlib.record.conflict import Conflict


@taking(CHOICE_OPTIONS, into="options")
@taking(ASKING_OPTIONS, into="how")
@taking(REPORT_OPTIONS, into="report")
def conflicts(
    context: typer.Context,
    named: NamedKeys = None,
    *,
    prefer: PreferOption = None,
    options: dict[str, Any],
    how: dict[str, bool],
    report: dict[str, Any],
) -> None:
    """Show the conflicts that a merge in Git has left in the library, and settle them; without keys or filters, all.

    A terminal is asked about each; in a pipe, and with --dry-run, they are listed: key, field, mine and theirs. The value of
    the record is mine until then, and any other value that it is given settles the conflict as well. The exit code is 1 while
    there are any among those that were asked for.
    """
    from protlib.library.settlement import left_in

    is_json = report["output"] == "json"
    with library_of(context) as library:
        chosen = None
        if named or (is_choice(options) and not options["everything"]):
            chosen = chosen_keys(library, named, options)
        if prefer is None and (is_json or how["yes"] or how["dry_run"] or not is_watched()):
            done = left_in(library, chosen)
        else:
            done = _settle(library, chosen, prefer, {**how, "is_drawn": not is_json})
    _tell(done, report, prefer, is_tried=how["dry_run"] and prefer is not None)
    if done.left:
        raise typer.Exit(ExitCode.NOTHING_FOUND)


def _settle(
    library: "Library", chosen: Sequence[str] | None, whose: str | None, how: dict[str, bool]
) -> "Settlement":
    """Settle conflicts as the option says or, without it, as a terminal is asked."""
    from protlib.library.library import now
    from protlib.library.settlement import left_in, prefer, settled

    answer = _asked(left_in(library, chosen).left) if whose is None else prefer(whose)
    label = "conflicts" if whose is None else f"conflicts --prefer {whose}"
    moment = now()
    last: list[Settlement] = []

    def change(is_tried: bool) -> "Sequence[Outcome]":
        last[:] = [settled(library, chosen, answer, label, moment, dry_run=is_tried)]
        return last[0].outcomes

    if whose is None:
        change(False)
    else:
        approved(change, **how)
    return last[0]


def _asked(left: "Sequence[Conflict]") -> "Answer":
    from protlib.cli.conflict_choice import ask_all
    from protlib.library.arrivals import Choices

    choices = Choices()
    ask_all([each.difference() for each in left], choices)
    return lambda conflict: choices.of(conflict.difference())


def _tell(done: "Settlement", report: dict[str, Any], prefer: str | None, *, is_tried: bool) -> None:
    from protlib.cli.conflict_choice import cells, undecided

    outcomes, left, elsewhere = done
    differences = [each.difference() for each in left]
    if report["output"] == "json":
        put_report(outcomes, conflicts=differences, dry_run=is_tried)
    else:
        put_cells(map(cells, differences))
    counted = _counted(len(left)) if left else "no conflicts"
    about = " about these" if elsewhere else ""
    parts = [changes_text(outcomes), f"{counted} left{about}"] if outcomes else [f"{counted}{about}"]
    parts += [f"{_counted(elsewhere)} about others"] if elsewhere else []
    if left or not report["quiet"]:
        say("; ".join([*parts, *(["dry run: nothing was written"] if is_tried else [])]))
    if left and prefer == "newest":
        say(undecided(differences))


def _counted(count: int) -> str:
    return f"{count} {'conflict' if count == 1 else 'conflicts'}"
