"""`edit`: records in the user's own editor."""

import typer

from protlib.cli.changes import ChangeOptions, left_as_it_is
from protlib.cli.context import library_of
from protlib.cli.edited_records import edited
from protlib.cli.options.choice import ChoiceOptions, NamedKeys, chosen_keys
from protlib.cli.options.declaration import grouped


@grouped
def edit(context: typer.Context, named: NamedKeys = None, *, choice: ChoiceOptions, how: ChangeOptions) -> None:
    """Edit publications as text in your editor.

    The editor is $VISUAL or $EDITOR. Several publications open in one text, each below a line with its key. Delete a
    publication from the text to leave it unchanged. If protlib cannot save a text, it keeps it, and you can edit it
    again.
    """
    with library_of(context) as library:
        unchanged = edited(library, chosen_keys(library, named, choice), how)
    if unchanged is not None:
        nothing = "nothing changed" if len(unchanged) > 1 else f"{unchanged[0].key}: nothing changed"
        left_as_it_is(unchanged, nothing, how)
