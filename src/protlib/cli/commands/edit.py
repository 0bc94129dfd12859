"""`edit`: records in the user's own editor."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import typer

from protlib.cli.changes import ChangeOptions, leave_unchanged
from protlib.cli.context import library_of
from protlib.cli.edited_records import edit_records
from protlib.cli.options.choice import ChoiceOptions, NamedKeys, choose_keys
from protlib.cli.options.declaration import grouped
from protlib.errors import NothingFoundError, UnknownKeysError


@grouped
def edit(
    context: typer.Context, key_arguments: NamedKeys = None, *, choice: ChoiceOptions, flags: ChangeOptions
) -> None:
    """Edit publications as text in your editor.

    The editor is $VISUAL or $EDITOR. Several publications open in one text, each below a line with its key. Delete a
    publication from the text to leave it unchanged. If protlib cannot save a text, it keeps it, and you can edit it
    again.
    """
    with library_of(context) as library, _set_advised(key_arguments or ()):
        unchanged_records = edit_records(library, choose_keys(library, key_arguments, choice), flags)
    if unchanged_records is not None:
        message = "nothing changed" if len(unchanged_records) > 1 else f"{unchanged_records[0].key}: nothing changed"
        leave_unchanged(unchanged_records, message, flags)


@contextmanager
def _set_advised(words: Sequence[str]) -> Iterator[None]:
    """Name the line of `set` where a field and its value stand behind the key, and are no keys."""
    try:
        yield
    except UnknownKeysError as error:
        from protlib.cli.assignment import assignment_line

        if not (line := assignment_line(words)):
            raise
        message = str(error).partition(";")[0]
        raise NothingFoundError(f"{message}; to change a field: {line}") from error
