"""A step between versions of the library, back or forth, for `undo` and `redo`."""

import sys
from collections.abc import Callable, Sized
from typing import TYPE_CHECKING, Final

import typer

from protlib.cli.outcome_report import ReportOptions, put_report, tell_opened
from protlib.cli.output import publications_text, say
from protlib.cli.terminal.keyboard import is_watched
from protlib.errors import LibraryUnusableError, ProtlibError
from protlib.record.access import find_opened_keys
from protlib.system.shell import quote
from protlib.text import make_legible

if TYPE_CHECKING:
    from pathlib import Path

    from protlib.library import Library
    from protlib.storage.version_info import VersionInfo, VersionStep

_NOTHING: Final = b"\0 \t\r\n"
_MOST_NAMED: Final = 10
"""Changes of others that a question names; more would scroll it away."""


def take_step(
    step: "Callable[[bool], VersionStep]", verb: str, report_options: ReportOptions, *, yes: bool
) -> "VersionStep":
    """Take a step; an impossible step that would change nothing prints nothing for scripts."""
    try:
        return _take_after_asking(step, verb, yes=yes)
    except ProtlibError:
        if report_options.is_json:
            put_report([], dry_run=False)
        raise


def _take_after_asking(step: "Callable[[bool], VersionStep]", verb: str, *, yes: bool) -> "VersionStep":
    """Take a step; if it gives up data of a file that lacks only one record, ask on a terminal."""
    from protlib.storage import UnsureError

    try:
        return step(yes)
    except UnsureError as error:
        if not sys.stdin.isatty():
            raise
        say(str(error))
        typer.confirm(f"{verb} all the same?", abort=True, err=True)
        return _take_after_asking(step, verb, yes=True)


def put_step(step: "VersionStep", report_options: ReportOptions) -> None:
    """Print for scripts what a step has changed, and say which publications more people may see."""
    if report_options.is_json:
        from protlib.library.restoration import outcomes_between

        put_report(outcomes_between(step.former_documents or (), step.present_documents or ()), dry_run=False)
    tell_opened(find_opened_keys(step.former_documents or (), step.present_documents or ()))


def ask_about_others(library: "Library", is_undone: "Callable[[VersionInfo], bool] | None", *, yes: bool) -> None:
    """Ask on a terminal before changes of other users are undone: the last one, or those that `is_undone` tells."""
    if yes or not is_watched():
        return
    from protlib.library.past.past_versions import past_of

    try:
        versions = [version for version in past_of(library).versions if not version.is_undone]
    except LibraryUnusableError:  # the file is damaged: what it lacks is another question
        return
    versions_to_undo = versions[:1] if is_undone is None else [*filter(is_undone, versions)]
    foreign_changes = [version for version in versions_to_undo if name_other_user(version.who)]
    for version in foreign_changes[:_MOST_NAMED]:
        say(f"{make_legible(version.changed_by)}, by {make_legible(version.who)}, {version.changed}")
    if foreign_changes:
        further_changes = (
            f", and {len(foreign_changes) - _MOST_NAMED} more" if len(foreign_changes) > _MOST_NAMED else ""
        )
        typer.confirm(f"Undo what others did{further_changes}?", abort=True, err=True)


def name_other_user(user: str) -> str:
    """Return the user of a change, and the machine, where that is not who runs protlib here; "" otherwise."""
    from protlib.storage.file_records import whoami

    return user if user != whoami() else ""


def step_text(command: str, user: str) -> str:
    """Return a command that was undone, with its user if that is another one."""
    stranger = name_other_user(user)
    return f"{command_text(command)}{f', by {make_legible(stranger)}' if stranger else ''}"


def command_text(command: str) -> str:
    """Return the command that changed the library; where none did, say what did."""
    from protlib.storage.file_records import ELSEWHERE

    if command == ELSEWHERE:
        return "what another program did to the file"
    return make_legible(command) or "what befell the file"


def tell_damage(step: "VersionStep") -> None:
    """Say where the damaged file is that a step has replaced, and which change only that file had."""
    if step.damaged_path:
        say(f"the damaged file is kept as {step.damaged_path}")
    if step.lost_command:
        advice = _explain_what_is_left(step.damaged_path) if step.damaged_path else ""
        say(f"no version has the last change ({make_legible(step.lost_command)}){advice}")


def _explain_what_is_left(damaged_file: "Path") -> str:
    """Return how to read what is left in a damaged file; a program that syncs may leave nothing in it."""
    if not damaged_file.read_bytes().strip(_NOTHING):
        return ", and nothing is left of it"
    return f". To read what is left of it: protlib import {quote(str(damaged_file))}"


def contents_text(records: Sized | None) -> str:
    """Return the content of the library after a step: its records, or both sides of a merge."""
    if records is None:
        return "the library holds both sides of a merge again; protlib merge --markers joins them"
    return f"the library has {publications_text(len(records))} now"
