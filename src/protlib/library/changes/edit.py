"""An edit of a record that somebody else has changed since: field by field, what each side changed."""

from collections.abc import Callable, Sequence
from typing import Final

from protlib.errors import InputRefusedError
from protlib.library.plan import Outcome, replaced
from protlib.library.view import View
from protlib.record.model import BOOKKEEPING, FIELDS, Publication

_NOT_EDITED: Final = BOOKKEEPING - {"source"}


def changes_of(expected: Publication, edited: Publication) -> dict[str, object]:
    """Return the fields that an edit of the expected record changed, and to what."""
    return {
        name: getattr(edited, name)
        for name in FIELDS
        if name not in _NOT_EDITED and getattr(edited, name) != getattr(expected, name)
    }


def edit_of(expected: Publication, edited: Publication) -> Callable[[Publication], Publication]:
    """Return the function that makes of a record as it stands what an edit of the expected one made of that.

    A field that the edit changed is taken from it, every other one from the record. The function raises
    InputRefusedError where a field was changed on both sides, to different values.
    """
    changes = changes_of(expected, edited)

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


def edited(edits: Sequence[tuple[Publication, Publication]], view: View, now: str) -> list[Outcome]:
    """Return what becomes of the records of which some were read and edited: pairs of what was expected and what was made of it.

    Raises NothingFoundError where one is gone, InputRefusedError where one was changed in the same fields meanwhile.
    """
    records = view.records_with([expected.key for expected, _edited in edits])
    keys_by_name = {name.casefold(): record.key for record in records for name in (*record.aliases, record.key)}
    after = {record.key: record for record in records}
    for expected, result in edits:
        key = keys_by_name[expected.key.casefold()]
        after[key] = edit_of(expected, result)(after[key])
    return [replaced(record, after[record.key], now) for record in records]
