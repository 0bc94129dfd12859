"""Why a value of a row is not taken: the record has a newer one, or nobody can have meant it."""

from typing import Any, Final

from protlib.library.changes.corrections import explain_others
from protlib.record import access
from protlib.record.model import Publication
from protlib.system.shell import quote

_LONGEST_QUOTE: Final = 60  # letters of a value that is told


def explain_older_value(record: Publication, name: str, new: object) -> str:
    """Return that a field has changed since the table was made, which has an older value of it."""
    old_text = (
        "nothing"
        if new in ("", ())
        else f"“{new}”"
        if isinstance(new, str) and len(new) <= _LONGEST_QUOTE
        else "an older value"
    )
    return (
        f"{name.replace('_', ' ')} not taken: the table has {old_text}, as the library had before it was changed. "
        f"To change it: protlib edit {quote(record.key)}"
    )


def explain_unchanged(name: str, old: Any, new: Any, *, is_by_hand: bool) -> str:
    """Return why a field keeps its value, "" where it is changed; a table may have been edited by hand."""
    label = name.replace("_", " ")
    if name == "title" and not new:
        return "a title cannot be cleared; it stays"
    if name == "access" and access.rank(new) < access.rank(old):
        command = f"protlib set KEY access={new or 'public'}"
        return f"access stays {old}: an import cannot make it wider. To change it: {command}"
    is_text = isinstance(old, str) and isinstance(new, str) and old and new and old != new
    if is_text and _may_be_of_spreadsheet(new, old, is_by_hand=is_by_hand):
        old_text = f"“{old}”" if len(old) <= _LONGEST_QUOTE else "as it is"
        new_text = f"“{new}”" if len(new) <= _LONGEST_QUOTE else "a shorter text"
        return f"{label} stays {old_text}: a spreadsheet turned it into {new_text}"
    return explain_others(name, new, old)


def _may_be_of_spreadsheet(new: str, old: str, *, is_by_hand: bool) -> bool:
    """Tell whether nobody typed a value; a program that writes a table every night may mean the first day of a year."""
    from protlib.record.fields import spreadsheet

    return spreadsheet.may_make(new, old) or (is_by_hand and spreadsheet.is_first_day(new, old))
