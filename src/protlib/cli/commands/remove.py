"""`remove`: publications that keys or a selection name are taken out of the library."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from protlib.cli.changes import CHANGE_PANEL, ChangeOptions, ask_to_go_on, draw_diff
from protlib.cli.context import library_of
from protlib.cli.options.choice import ChoiceOptions, NamedKeys, choose_keys
from protlib.cli.options.declaration import flag, grouped
from protlib.cli.outcome_report import put_report
from protlib.cli.output import publications_text, say
from protlib.cli.terminal.keyboard import is_watched
from protlib.errors import UsageError

if TYPE_CHECKING:
    from protlib.record.model import Publication
    from protlib.render.differences import DiffLine


class RemovalOptions(ChangeOptions, panel=CHANGE_PANEL):
    """The options of a change that asks about one publication as well."""

    yes: bool = flag("--yes", "Do not ask.")


@grouped
def remove(
    context: typer.Context, key_arguments: NamedKeys = None, *, choice: ChoiceOptions, flags: RemovalOptions
) -> None:
    """Remove publications from the library.

    It asks first. protlib undo brings them back.
    """
    from protlib.library.plan import Outcome

    with library_of(context) as library:
        publications = library.get_many(choose_keys(library, key_arguments, choice))
        message, is_json = publications_text(len(publications)), flags.is_json
        if flags.dry_run:
            draw_diff([] if is_json else _titles(publications), to_output=True)
            message = f"{message} to remove; dry run: nothing was written"
        else:
            if not flags.yes:
                _ask(publications)
            publications = library.remove([publication.key for publication in publications])
            message = f"{message} removed. To undo: protlib undo"
    if is_json:
        put_report([Outcome("removed", record, existing=record.key) for record in publications], dry_run=flags.dry_run)
    if not flags.quiet:
        say(message)


def _ask(publications: Sequence["Publication"]) -> None:
    if not is_watched():
        raise UsageError("remove asks only on a terminal. To remove without asking: --yes")
    draw_diff(_titles(publications), to_output=False)
    ask_to_go_on(f"Remove {'it' if len(publications) == 1 else f'these {len(publications)}'}?")


def _titles(publications: Sequence["Publication"]) -> "list[DiffLine]":
    from protlib.record.summary_of_record import summary_of
    from protlib.render.differences import DiffLine

    return [DiffLine("", f"{publication.key}: {summary_of(publication).title}") for publication in publications]
