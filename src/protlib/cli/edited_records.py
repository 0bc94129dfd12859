"""Records in the user's own editor: laid before them as text, and saved as the text then says."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from protlib.cli.advice.places import places_of, tell_unknown_places
from protlib.cli.changes import ChangeOptions, carry_out
from protlib.cli.output import say
from protlib.cli.settings.configuration import variables
from protlib.cli.terminal.editor import ask_to_edit_again, draft, read_draft, run_editor
from protlib.errors import InputRefusedError, LibraryUnusableError
from protlib.text import list_first

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from protlib.library import Library
    from protlib.record.model import Publication

_MOST_NAMED: Final = 5  # keys in a message of one line


def edit_records(library: "Library", keys: "Sequence[str]", how: ChangeOptions) -> "Sequence[Publication] | None":
    """Let the user edit records until they are saved; return the records if nothing changed, else None.

    Raises ProtlibError, with the place of the kept text, if it cannot be saved.
    """
    from protlib.record.text_form import forms

    before, own = library.get_many(keys), library.own_fields()
    with draft(forms.format_records(before, own)) as path:
        return None if _run_edit(library, before, path, own, how) else before


def _run_edit(
    library: "Library", before: "Sequence[Publication]", path: Path, own: "Sequence[str]", how: ChangeOptions
) -> bool:
    """Have the user edit records until they are saved; tell whether anything was changed."""
    from protlib.record.text_form import forms

    while True:
        run_editor(path, variables())
        after: dict[str, Publication] = {}
        try:
            after = forms.parse_records(read_draft(path), before, own)
            edits = [(record, after[record.key]) for record in before if after.get(record.key, record) != record]
            _tell(before, after)
            if edits:
                carry_out(library, lambda dry_run: library.replace_many(edits, dry_run=dry_run), how)  # noqa: B023 - called at once
        except (InputRefusedError, LibraryUnusableError) as error:
            if not ask_to_edit_again(error, path):
                raise
            if after:
                before = _lay_before(library, before, after, path, own)
        else:
            return bool(edits)


def _tell(before: "Sequence[Publication]", after: "Mapping[str, Publication]") -> None:
    """Warn about records that are gone from the text, and about unknown places that are new in it."""
    if dropped_keys := [record.key for record in before if record.key not in after]:
        say(f"no longer in the text, left unchanged: {list_first(dropped_keys, _MOST_NAMED)}")
    old_places = {place for record in before for place in places_of(record)}
    tell_unknown_places(sorted({place for record in after.values() for place in places_of(record)} - old_places))


def _lay_before(
    library: "Library",
    before: "Sequence[Publication]",
    after: "Mapping[str, Publication]",
    path: Path,
    own: "Sequence[str]",
) -> "Sequence[Publication]":
    """Write the draft anew, with the library's present records and the user's changes, and return its records."""
    from protlib.library.changes.edit import changes_of
    from protlib.record.text_form import forms
    from protlib.system.atomic import write_whole

    edited = [record for record in before if record.key in after]
    current = [library.get(record.key) for record in edited]
    changed = [
        now.changed(**changes_of(record, after[record.key])) for now, record in zip(current, edited, strict=True)
    ]
    try:
        write_whole(path, forms.format_records(changed, own).encode())
    except OSError:  # the text is as it was typed, and so of the records as they were
        return before
    return current
