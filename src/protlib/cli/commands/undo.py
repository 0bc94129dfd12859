"""`undo`: the library file as it was before the last change, or at an earlier version."""

from typing import TYPE_CHECKING, Annotated

import typer

from protlib.cli.context import decode_typed, library_of
from protlib.cli.options import VERSION_HELP
from protlib.cli.options.declaration import flag, grouped, option
from protlib.cli.output import say
from protlib.cli.report import ReportOptions
from protlib.cli.step import ask_about_others, contents_text, other_user, put_step, step_text, take_step, tell_damage
from protlib.cli.version_choice import version_called
from protlib.errors import NothingFoundError, UsageError

if TYPE_CHECKING:
    from protlib.library import Library


@grouped
def undo(
    context: typer.Context,
    to: Annotated[str | None, option("--to VERSION", f"Undo all changes after this version. {VERSION_HELP}")] = None,
    yes: Annotated[bool, flag("--yes", "Do not ask about a damaged file, or about what others did.")] = False,
    *,
    how: ReportOptions,
) -> None:
    """Undo the last change to the library.

    A second undo takes back the change before.
    """
    with library_of(context) as library:
        number = None if to is None else _number_of(library, decode_typed(to))
        ask_about_others(library, number, yes=yes)
        step = take_step(lambda sure: library.undo(to=number, sure=sure), "Undo", how, yes=yes)
    put_step(step, how)
    if not how.quiet:
        *firsts, last = map(step_text, step.commands, step.users)
        for text in firsts:
            say(f"undone: {text}")
        say(f"undone: {last}; {contents_text(step.now)}")
        if any(map(other_user, step.users)):
            say("To do again what others did: protlib redo")
    tell_damage(step)


def _number_of(library: "Library", to: str) -> int:
    """Return the number of the version before the library that is to be put back."""
    from protlib.library.past.versions import past_of

    past = past_of(library)
    version = version_called(library, past, to, "undo --to")
    if version.is_undone:
        raise UsageError(f"version {version.number} was undone. To redo, one command at a time: protlib redo")
    if not past.is_before(version):
        raise NothingFoundError(f"the library is the same as version {version.number}: nothing to undo")
    return version.number
