"""An edit of a record that somebody else has changed since: field by field, what each side changed."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from protlib.errors import InputRefusedError
from protlib.library.changes.access_level import plan_of_replacements
from protlib.library.changes.new_marks import RecordReplacement
from protlib.library.plan import Revised
from protlib.library.view import View
from protlib.record.model import BOOKKEEPING, FIELDS, Publication
from protlib.text import comparable_key

if TYPE_CHECKING:
    from protlib.storage import Store

_NOT_EDITED: Final = BOOKKEEPING - {"source"}


def changes_of(expected: Publication, edited_record: Publication) -> dict[str, object]:
    """Return the fields that an edit of the expected record changed, and to what."""
    return {
        name: getattr(edited_record, name)
        for name in FIELDS
        if name not in _NOT_EDITED and getattr(edited_record, name) != getattr(expected, name)
    }


def make_edit(expected: Publication, edited_record: Publication) -> Callable[[Publication], Publication]:
    """Return the function that applies an edit of the expected record to the record as it is now.

    It takes the fields that the edit changed, and keeps the others. It raises InputRefusedError where both sides
    changed a field to different values.
    """
    changes = changes_of(expected, edited_record)

    def edit(current: Publication) -> Publication:
        clashing = [
            name.replace("_", " ")
            for name, value in changes.items()
            if getattr(current, name) not in (getattr(expected, name), value)
        ]
        if clashing:
            raise InputRefusedError(
                f"{current.key} was changed by someone else ({', '.join(clashing)}); nothing was saved"
            )
        return current.changed(**changes)

    return edit


def apply_changes_of(edits: Sequence[tuple[Publication, Publication]], view: View, now: str, store: "Store") -> Revised:
    """Return the plan, and the outcome of each edit: a pair of the record that was expected and the edited one.

    Raises NothingFoundError where a record is gone, InputRefusedError where its same fields were changed meanwhile.
    """
    records = view.records_with([expected.key for expected, _edited_record in edits])
    keys_by_name = {comparable_key(name): record.key for record in records for name in (*record.aliases, record.key)}
    current = {record.key: record for record in records}
    for expected, result in edits:
        key = keys_by_name[comparable_key(expected.key)]
        current[key] = make_edit(expected, result)(current[key])
    replacement = RecordReplacement.in_store(store, now)
    outcomes = [replacement.replace(record, current[record.key]) for record in records]
    return plan_of_replacements(outcomes, view.decisions), outcomes
