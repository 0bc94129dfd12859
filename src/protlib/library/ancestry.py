"""The states that records of two libraries have in common, as the versions that are kept of each prove it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

from protlib.errors import LibraryUnusableError
from protlib.library.documents import publication_of
from protlib.library.side import Numbered
from protlib.record.model import Publication
from protlib.storage import Document, Store

MOST: Final = 100_000
"""So many records of older versions of a library are looked at: more would take longer than to say what counts."""


def common(mine: Sequence[Numbered], theirs: Sequence[Numbered], of_mine: Store, of_theirs: Store) -> list[Numbered]:
    """Return, of the records that differ or that one side alone has, the newest state of mine that theirs had or has, too."""
    one, other = _by_number(mine), _by_number(theirs)
    same = {number for number in one.keys() & other.keys() if one[number].filled() == other[number].filled()}
    wanted = {*one, *other} - same
    if not wanted:
        return []
    states = _states(wanted, other, of_theirs)
    found: dict[str, Document] = {}
    for number, document in _in_turn(wanted, one, of_mine):
        if number not in found and document in states.get(number, ()):
            found[number] = document
    return [Numbered(number, publication_of(each, str(each.get("key")))) for number, each in found.items()]


def _by_number(records: Iterable[Numbered]) -> dict[str, Publication]:
    return {each.number: each.record for each in records if each.number}


def _states(wanted: set[str], now: Mapping[str, Publication], store: Store) -> dict[str, list[Document]]:
    found: dict[str, list[Document]] = {}
    for number, document in _in_turn(wanted, now, store):
        known: list[Any] = found.setdefault(number, [])
        if not known or known[-1] != document:
            known.append(document)
    return found


def _in_turn(wanted: set[str], now: Mapping[str, Publication], store: Store) -> Iterator[tuple[str, Document]]:
    """Yield the states of records, the newest first, each with the number of the record."""
    yield from ((number, record.to_dict()) for number, record in now.items() if number in wanted)
    looked_at = 0
    with suppress(OSError, LibraryUnusableError):
        for table in store.past():
            yield from ((number, table[number]) for number in wanted & table.keys())
            looked_at += len(table)
            if looked_at > MOST:
                return
