"""`undo`: the library file as it was before the last change, or at an earlier version, or without one change."""

from typing import TYPE_CHECKING, Annotated

import typer

from protlib.cli.changes import ChangeOptions, ask_and_change, draw_diff, make_diff_lines
from protlib.cli.context import decode_typed, library_of
from protlib.cli.options.declaration import argument, grouped, option
from protlib.cli.options.shared import VERSION_HELP
from protlib.cli.outcome_report import changes_text, put_report, tell_opened_records
from protlib.cli.output import MOST_NAMED, say
from protlib.cli.step import (
    ask_about_others,
    contents_text,
    name_other_user,
    put_step,
    step_text,
    take_step,
    tell_damage,
)
from protlib.cli.version_choice import version_called
from protlib.errors import ExitCode, NothingFoundError, UsageError
from protlib.system.shell import quote
from protlib.text import list_first, number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protlib.library import Library
    from protlib.library.plan import Outcome
    from protlib.storage.version_info import VersionInfo


@grouped
def undo(
    context: typer.Context,
    change: Annotated[
        str | None,
        argument("[NUMBER]", "Undo only this change, by its number in protlib history. Later changes stay."),
    ] = None,
    to: Annotated[str | None, option("--to VERSION", f"Undo all changes after this version. {VERSION_HELP}")] = None,
    *,
    flags: ChangeOptions,
) -> None:
    """Undo the last change to the library.

    A second undo takes back the change before. With a number, it takes back that one alone. Publications that were
    changed later stay, and it names them. --yes means a damaged file and what others did, too.
    """
    if change is not None and to is not None:
        raise UsageError("a number undoes one change, --to all changes after a version; choose one")
    with library_of(context) as library:
        if change is not None and (version := _find_change(library, decode_typed(change))) is not None:
            ask_about_others(library, lambda info: info.number == version.number, yes=flags.yes or flags.dry_run)
            _undo_alone(library, version, flags)
            return
        number = None if to is None else _number_of(library, decode_typed(to))
        if flags.dry_run:
            _show_undo(library, number, flags)
            return
        ask_about_others(library, None if number is None else lambda info: info.number > number, yes=flags.yes)
        step = take_step(lambda sure: library.undo(to=number, sure=sure), "Undo", flags, yes=flags.yes)
    put_step(step, flags)
    if not flags.quiet:
        *earlier_steps, last = map(step_text, step.commands, step.users)
        for text in earlier_steps:
            say(f"undone: {text}")
        say(f"undone: {last}; {contents_text(step.present_documents)}")
        if any(map(name_other_user, step.users)):
            say("To do again what others did: protlib redo")
    tell_damage(step)


def _show_undo(library: "Library", number: int | None, flags: ChangeOptions) -> None:
    """Show what would change if the last change were undone, or all after the version with a number."""
    from protlib.library.restoration import try_undo

    outcomes = try_undo(library, number)
    if flags.is_json:
        put_report(outcomes, dry_run=True)
    else:
        draw_diff(make_diff_lines(outcomes), to_output=True)
    _say_trial(outcomes, flags)


def _say_trial(outcomes: "Sequence[Outcome]", flags: ChangeOptions) -> None:
    if not flags.quiet:
        say(f"{changes_text(outcomes)}; dry run: nothing was written")


def _undo_alone(library: "Library", version: "VersionInfo", flags: ChangeOptions) -> None:
    """Take back one change among later ones; raises typer.Exit where records of it stay as later changes left them."""
    from protlib.library.revocation import revoke

    is_undone = False

    def change(*, dry_run: bool) -> "Sequence[Outcome]":
        nonlocal is_undone
        outcomes, is_undone = revoke(library, version, dry_run=dry_run)
        return outcomes

    outcomes = ask_and_change(change, library, dry_run=flags.dry_run, yes=flags.yes, is_drawn=not flags.is_json)
    if flags.is_json:
        put_report(outcomes, dry_run=flags.dry_run)
    withheld_keys = [outcome.publication.key for outcome in outcomes if outcome.action == "refused"]
    if not is_undone:
        say(f"nothing was undone{'' if withheld_keys else ': the library is without this change already'}")
    elif flags.dry_run:
        _say_trial([outcome for outcome in outcomes if outcome.action != "refused"], flags)
    else:
        tell_opened_records(outcomes)
        if not flags.quiet:
            say(f"undone: {step_text(version.changed_by, version.who)}; {contents_text(library)}")
    _tell_withheld(withheld_keys)
    if withheld_keys or not is_undone:
        raise typer.Exit(ExitCode.NOTHING_FOUND)


def _tell_withheld(keys: "Sequence[str]") -> None:
    if keys:
        subject = number_of(
            len(keys), "publication was changed later and stays", "publications were changed later and stay"
        )
        say(f"{subject}: {list_first(keys, MOST_NAMED)}. To see how: protlib history {quote(keys[0])}")


def _find_change(library: "Library", number: str) -> "VersionInfo | None":
    """Return the version that a change made, None for the last one, which needs no look at later ones."""
    from protlib.library.past.past_versions import BEGINNING, past_of

    if not number.isdecimal():
        raise UsageError(f"“{number}” is not the number of a change. To list the changes: protlib history")
    library_history = past_of(library)
    version = version_called(library, library_history, number, "undo")
    if version.is_undone:
        raise UsageError(f"version {version.number} was undone. To redo, one command at a time: protlib redo")
    if version.number == library_history.versions[-1].number:
        beginning = "is the new library: nothing came before it"
        unknown = "is the oldest that is kept: what came before is not known"
        raise NothingFoundError(f"version {version.number} {beginning if version.number == BEGINNING else unknown}")
    return version if library_history.is_before(version) else None


def _number_of(library: "Library", version_name: str) -> int:
    """Return the number of the version before the library that is to be put back."""
    from protlib.library.past.past_versions import past_of

    library_history = past_of(library)
    version = version_called(library, library_history, version_name, "undo --to")
    if version.is_undone:
        raise UsageError(f"version {version.number} was undone. To redo, one command at a time: protlib redo")
    if not library_history.is_before(version):
        raise NothingFoundError(f"the library is the same as version {version.number}: nothing to undo")
    return version.number
