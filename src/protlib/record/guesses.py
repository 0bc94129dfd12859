"""Marks of guesses: the fields of a record that protlib has read from a file by rules, until a person confirms them."""

from collections.abc import Iterable
from typing import Final

from protlib.record.model import BOOKKEEPING, FIELDS, LOCAL_FIELDS, Publication

MARKS: Final = "guessed"
_NEVER_GUESSED: Final = LOCAL_FIELDS | {"extra", "access", "accessed"}


def mark_guesses(publication: Publication) -> Publication:
    """Return a record of which every value is a guess, so marked; how many pages a file has is none."""
    return publication.changed(guessed=tuple(name for name in FIELDS if _may_be_guess(publication, name)))


def _may_be_guess(publication: Publication, name: str) -> bool:
    return name not in _NEVER_GUESSED and bool(getattr(publication, name))


def confirm(publication: Publication, names: Iterable[str]) -> Publication:
    """Return a record in which these fields are no guesses any more."""
    confirmed = {*names}
    if confirmed.isdisjoint(publication.guessed):
        return publication
    return publication.changed(guessed=tuple(name for name in publication.guessed if name not in confirmed))


def confirm_changes(before: Publication, after: Publication) -> Publication:
    """Return a changed record: a field with another value than before is no guess any more.

    Where the marks themselves were changed, they stay as they are.
    """
    if not before.guessed or after.guessed != before.guessed:
        return after
    return confirm(after, [name for name in before.guessed if getattr(after, name) != getattr(before, name)])


def marks_of(publication: Publication, sources: Iterable[Publication]) -> tuple[str, ...]:
    """Return the marks of a record made of others: a value is a guess if every record that has it says so."""
    records = list(sources)
    marked = {name for record in records for name in record.guessed}
    return tuple(
        name
        for name in FIELDS
        if name in marked
        and name not in BOOKKEEPING
        and all(
            name in record.guessed for record in records if getattr(record, name) == getattr(publication, name)
        )
        and getattr(publication, name)
    )
