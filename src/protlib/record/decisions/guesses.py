"""Marks of guesses: the fields of a record that protlib has read from a file by rules, until a person confirms them."""

from collections.abc import Iterable
from typing import Final

from protlib.record.model import FIELDS, LOCAL_FIELDS, Publication

_NEVER_GUESSED: Final = LOCAL_FIELDS | {"extra", "accessed"}


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
    return confirm(
        after, [name for name in before.guessed if getattr(after, name, None) != getattr(before, name, None)]
    )


def carry_marks(publication: Publication, sources: Iterable[Publication]) -> Publication:
    """Return a record made of others with their marks: a value is a guess if all records that have it say so."""
    records = list(sources)
    marked = {name for record in records for name in record.guessed}
    if not (marked or publication.guessed):
        return publication
    return publication.changed(
        guessed=tuple(name for name in FIELDS if name in marked and _is_guess(publication, name, records))
    )


def _is_guess(publication: Publication, name: str, records: Iterable[Publication]) -> bool:
    value = getattr(publication, name)
    owners = [record for record in records if getattr(record, name) == value]
    return bool(value and owners) and all(name in record.guessed for record in owners)
