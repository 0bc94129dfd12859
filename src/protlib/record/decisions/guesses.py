"""Marks of guesses: the fields of a record that protlib has read from a file by rules, until a person confirms them."""

from collections.abc import Collection, Iterable
from typing import Final

from protlib.record.model import FIELDS, LOCAL_FIELDS, FieldKind, Publication, of_kind

_NEVER_GUESSED: Final = LOCAL_FIELDS | {"extra", "accessed"}

_KEPT_UNREAD: Final = frozenset(of_kind(FieldKind.DATE, FieldKind.ACCESS))
"""The fields of which `extra` keeps the text that could not be read, under the same name."""


def mark_guesses(publication: Publication) -> Publication:
    """Return a record with all its values marked as guesses, but for the number of pages of a file."""
    return publication.changed(guessed=tuple(name for name in FIELDS if _may_be_guess(publication, name)))


def _may_be_guess(publication: Publication, name: str) -> bool:
    return name not in _NEVER_GUESSED and bool(getattr(publication, name))


def confirm(publication: Publication, names: Iterable[str]) -> Publication:
    """Return a record in which these fields are no guesses any more; what could not be read for them goes."""
    confirmed_names = {*names}
    if unread := confirmed_names & _KEPT_UNREAD & publication.extra.keys():
        publication = _without_unread(publication, unread)
    if confirmed_names.isdisjoint(publication.guessed):
        return publication
    return publication.changed(guessed=tuple(name for name in publication.guessed if name not in confirmed_names))


def confirm_changes(former: Publication, record: Publication) -> Publication:
    """Return a changed record: a field with another value than before is no guess any more.

    Where the marks themselves, or the text that could not be read, were changed, they stay as they are.
    """
    unread = [name for name in _KEPT_UNREAD & former.extra.keys() if record.extra.get(name) == former.extra[name]]
    marked_names = former.guessed if record.guessed == former.guessed else ()
    names = [name for name in (*unread, *marked_names) if getattr(record, name, None) != getattr(former, name, None)]
    return confirm(record, names) if names else record


def forget_unread_dates(former: Publication, record: Publication) -> Publication:
    """Return a changed record without the text of a date that could not be read, where the field has another value."""
    dates = of_kind(FieldKind.DATE)
    unread = {
        name for name in dates if name in former.extra and getattr(record, name) not in {"", getattr(former, name)}
    }
    unread = {name for name in unread if record.extra.get(name) == former.extra[name]}
    return _without_unread(record, unread) if unread else record


def _without_unread(publication: Publication, names: Collection[str]) -> Publication:
    extra = {name: value for name, value in publication.extra.items() if name not in names}
    return publication.changed(extra=extra)


def carry_marks(publication: Publication, sources: Iterable[Publication]) -> Publication:
    """Return a record made of others with their marks: a value is a guess if all records that have it say so."""
    records = list(sources)
    marked_names = {name for record in records for name in record.guessed}
    if not (marked_names or publication.guessed):
        return publication
    return publication.changed(
        guessed=tuple(name for name in FIELDS if name in marked_names and _is_guess(publication, name, records))
    )


def _is_guess(publication: Publication, name: str, records: Iterable[Publication]) -> bool:
    value = getattr(publication, name)
    owners = [record for record in records if getattr(record, name) == value]
    return bool(value and owners) and all(name in record.guessed for record in owners)
