"""Records in the user's own editor: laid before them as text, and saved as the text then says."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from protlib.cli.advice.place_advice import places_of, tell_unknown_places
from protlib.cli.changes import ChangeOptions, carry_out
from protlib.cli.output import say
from protlib.cli.settings.configuration import environment_with_settings
from protlib.cli.terminal.editor import ask_to_edit_again, file_to_edit, read_edited_text, run_editor
from protlib.errors import InputRefusedError, LibraryUnusableError
from protlib.text import list_first

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from protlib.library import Library
    from protlib.record.model import Publication

_MOST_NAMED: Final = 5  # keys in a message of one line


def edit_records(library: "Library", keys: "Sequence[str]", flags: ChangeOptions) -> "Sequence[Publication] | None":
    """Let the user edit records until they are saved; return the records if nothing changed, else None.

    Raises ProtlibError, with the place of the kept text, if it cannot be saved.
    """
    from protlib.record.text_form import form

    records, own_names = library.get_many(keys), library.own_fields()
    with file_to_edit(form.format_records(records, own_names)) as path:
        return None if _run_edit(library, records, path, own_names, flags) else records


def _run_edit(
    library: "Library", records: "Sequence[Publication]", path: Path, own_names: "Sequence[str]", flags: ChangeOptions
) -> bool:
    """Have the user edit records until they are saved; tell whether anything was changed."""
    from protlib.record.text_form import form

    while True:
        run_editor(path, environment_with_settings())
        edited_records: dict[str, Publication] = {}
        try:
            edited_records = form.parse_records(read_edited_text(path), records, own_names)
            edits = [
                (record, edited_records[record.key])
                for record in records
                if edited_records.get(record.key, record) != record
            ]
            _warn_of_text(records, edited_records)
            if edits:
                carry_out(library, lambda dry_run: library.replace_many(edits, dry_run=dry_run), flags)  # noqa: B023 - called at once
        except (InputRefusedError, LibraryUnusableError) as error:
            if not ask_to_edit_again(error, path):
                raise
            if edited_records:
                records = _renew_draft(library, records, edited_records, path, own_names)
        else:
            return bool(edits)


def _warn_of_text(records: "Sequence[Publication]", edited_records: "Mapping[str, Publication]") -> None:
    """Warn about records that are gone from the text, and about unknown places that are new in it."""
    if dropped_keys := [record.key for record in records if record.key not in edited_records]:
        say(f"no longer in the text, left unchanged: {list_first(dropped_keys, _MOST_NAMED)}")
    old_places = {place for record in records for place in places_of(record)}
    tell_unknown_places(
        sorted({place for record in edited_records.values() for place in places_of(record)} - old_places)
    )


def _renew_draft(
    library: "Library",
    records: "Sequence[Publication]",
    edited_records: "Mapping[str, Publication]",
    path: Path,
    own_names: "Sequence[str]",
) -> "Sequence[Publication]":
    """Write the draft anew, with the library's present records and the user's changes, and return its records."""
    from protlib.library.changes.concurrent_edit import changes_of
    from protlib.record.text_form import form
    from protlib.system.atomic import write_whole

    remaining = [record for record in records if record.key in edited_records]
    current_records = [library.get(record.key) for record in remaining]
    changed_records = [
        present_record.changed(**changes_of(record, edited_records[record.key]))
        for present_record, record in zip(current_records, remaining, strict=True)
    ]
    try:
        write_whole(path, form.format_records(changed_records, own_names).encode())
    except OSError:  # the text is as it was typed, and so of the records as they were
        return records
    return current_records
