"""`redo`: the change that `undo` took back."""

from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from protlib.cli.context import library_of
from protlib.cli.options.declaration import flag, grouped
from protlib.cli.outcome_report import ReportOptions
from protlib.cli.output import say
from protlib.cli.step import command_text, contents_text, put_step, take_step, tell_damage
from protlib.errors import LibraryUnusableError

if TYPE_CHECKING:
    from protlib.library import Library


@grouped
def redo(
    context: typer.Context,
    yes: Annotated[bool, flag("--yes", "Replace a damaged file by the later version without asking.")] = False,
    *,
    report_options: ReportOptions,
) -> None:
    """Redo the change that undo took back.

    A second redo does the next one. After undo NUMBER, it brings that change back.
    """
    with library_of(context) as library:
        is_back = _is_undone_alone(library)
        step_of = library.undo if is_back else library.redo
        step = take_step(lambda sure: step_of(sure=sure), "Redo", report_options, yes=yes)
    put_step(step, report_options)
    if not report_options.quiet:
        effect = "taken back" if is_back else "done again"
        say(f"{effect}: {command_text(step.changed_by)}; {contents_text(step.present_documents)}")
    tell_damage(step)


def _is_undone_alone(library: "Library") -> bool:
    """Tell whether the last change undid a single one before it, so that to redo that is to undo this."""
    from protlib.library.revocation import is_revocation

    with suppress(LibraryUnusableError):  # what is damaged can be redone as well
        versions = library.history()
        return bool(versions) and not versions[0].is_undone and is_revocation(versions[0].changed_by)
    return False
