"""`edit`: records in the user's own editor."""

from typing import Any

import typer

from protlib.cli.changes import CHANGE_OPTIONS, left_as_it_is
from protlib.cli.context import library_of
from protlib.cli.edited_records import edited
from protlib.cli.options import taking
from protlib.cli.options.choice import CHOICE_OPTIONS, NamedKeys, chosen_keys


@taking(CHOICE_OPTIONS, into="choice")
@taking(CHANGE_OPTIONS, into="how")
def edit(
    context: typer.Context,
    named: NamedKeys = None,
    *,
    choice: dict[str, Any],
    how: dict[str, Any],
) -> None:
    """Edit publications as text in your editor.

    The editor is $VISUAL or $EDITOR. Several publications open in one text, each below a line with its key. Delete a
    publication from the text to leave it unchanged. If protlib cannot save a text, it keeps it, and you can edit it
    again.
    """
    with library_of(context) as library:
        unchanged = edited(library, chosen_keys(library, named, choice), how)
    if unchanged is not None:
        nothing = "nothing changed" if len(unchanged) > 1 else f"{unchanged[0].key}: nothing changed"
        left_as_it_is(unchanged, nothing, **how)
