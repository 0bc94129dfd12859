"""The states of records that two libraries have in common, by the kept versions of each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

from protlib.errors import LibraryUnusableError
from protlib.library.documents import publication_of
from protlib.library.joins.side import Numbered
from protlib.record.model import Publication
from protlib.storage import Document, Store

MOST: Final = 100_000
"""So many records of older versions of a library are looked at: more would take longer than to say what counts."""


def find_common_states(
    mine: Sequence[Numbered], theirs: Sequence[Numbered], of_mine: Store, of_theirs: Store
) -> list[Numbered]:
    """Return my newest state of each record that they had, too; only of records that differ or that one side lacks."""
    mine_by_number, theirs_by_number = _by_number(mine), _by_number(theirs)
    same = {
        number
        for number in mine_by_number.keys() & theirs_by_number.keys()
        if mine_by_number[number].filled() == theirs_by_number[number].filled()
    }
    differing = {*mine_by_number, *theirs_by_number} - same
    if not differing:
        return []
    states = _states(differing, theirs_by_number, of_theirs)
    newest: dict[str, Document] = {}
    for number, document in _iterate_states(differing, mine_by_number, of_mine):
        if number not in newest and document in states.get(number, ()):
            newest[number] = document
    return [Numbered(number, publication_of(document, str(document.get("key")))) for number, document in newest.items()]


def _by_number(records: Iterable[Numbered]) -> dict[str, Publication]:
    return {record.number: record.record for record in records if record.number}


def _states(numbers: set[str], now: Mapping[str, Publication], store: Store) -> dict[str, list[Document]]:
    states: dict[str, list[Document]] = {}
    for number, document in _iterate_states(numbers, now, store):
        earlier: list[Any] = states.setdefault(number, [])
        if not earlier or earlier[-1] != document:
            earlier.append(document)
    return states


def _iterate_states(numbers: set[str], now: Mapping[str, Publication], store: Store) -> Iterator[tuple[str, Document]]:
    """Yield the states of records, the newest first, each with the number of the record."""
    yield from ((number, record.to_dict()) for number, record in now.items() if number in numbers)
    looked_at = 0
    with suppress(OSError, LibraryUnusableError):
        for table in store.iterate_past():
            yield from ((number, table[number]) for number in numbers & table.keys())
            looked_at += len(table)
            if looked_at > MOST:
                return
