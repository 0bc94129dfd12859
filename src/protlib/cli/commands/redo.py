"""`redo`: the change that `undo` took back."""

from typing import Annotated

import typer

from protlib.cli.context import library_of
from protlib.cli.options.declaration import flag, grouped
from protlib.cli.output import say
from protlib.cli.report import ReportOptions
from protlib.cli.step import contents_text, put_step, take_step, tell_damage
from protlib.text import legible


@grouped
def redo(
    context: typer.Context,
    yes: Annotated[bool, flag("--yes", "Replace a damaged file by the later version without asking.")] = False,
    *,
    how: ReportOptions,
) -> None:
    """Redo the change that undo took back.

    A second redo does the next one.
    """
    with library_of(context) as library:
        step = take_step(lambda sure: library.redo(sure=sure), "Redo", how, yes=yes)
    put_step(step, how)
    if not how.quiet:
        say(f"done again: {legible(step.changed_by)}; {contents_text(step.now)}")
    tell_damage(step)
