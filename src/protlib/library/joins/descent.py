"""The state that a library and a whole copy of it both come from, by the kept versions of the library.

A copy has the records of the version that it was made from, except for its own changes. So it shares more records with
that version than with others. Where several versions share as many, they differ only in records that the copy changed
or removed: a state older than all of them mistakes no change of one side for one of the other. A copy cannot come from
a version that lacks one of its records, for no number is given twice. A version that protlib wrote here comes from the
version before it. A version from elsewhere is a copy itself, and the version before it may be missing: it proves
nothing alone. Records that a merge brought prove nothing either, for the copy may be what was merged.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from typing import Any, Final, NamedTuple

from protlib.errors import LibraryUnusableError
from protlib.library.documents import publication_of
from protlib.library.joins.side import NumberedRecord, Side, side_from_tables
from protlib.record.model import Publication
from protlib.storage import PUBLICATIONS, Document, Store
from protlib.storage.contents import Header, NotALibraryError, loads
from protlib.storage.history.version_bytes import iterate_files
from protlib.storage.layout import Table, Tables

MOST_RECORDS: Final = 100_000
"""So many records of older versions of a library are looked at: more would take longer than to say what counts."""
_OWNER_FIELDS: Final = frozenset({"source", "private_note", "tags", "collections", "files"})
"""The fields that a shared copy leaves out, which its state has in common with no other."""
Marks = dict[str, int]
"""What tells the records of a state from others of the same numbers."""


def find_common_states(
    mine: Sequence[NumberedRecord], theirs: Sequence[NumberedRecord], of_mine: Store, of_theirs: Store
) -> list[NumberedRecord]:
    """Return the newest state of each record that both libraries once had, unless both have the same now."""
    mine_by_number, theirs_by_number = _index_by_number(mine), _index_by_number(theirs)
    same_numbers = {
        number
        for number in mine_by_number.keys() & theirs_by_number.keys()
        if mine_by_number[number].filled() == theirs_by_number[number].filled()
    }
    other_numbers = {*mine_by_number, *theirs_by_number} - same_numbers
    if not other_numbers:
        return []
    states = _states_in_version(other_numbers, theirs_by_number, of_theirs)
    newest: dict[str, Document] = {}
    for number, document in _iterate_states(other_numbers, mine_by_number, of_mine):
        common = None if number in newest else _find_common(document, states.get(number, ()))
        if common and (common == document or number in theirs_by_number):  # who removes of a share makes it shorter
            newest[number] = common
    return [
        NumberedRecord(number, publication_of(document, str(document.get("key"))))
        for number, document in newest.items()
    ]


def _find_common(document: Document, states: Iterable[Document]) -> Document | None:
    """Return the state of a record that is this one, or what `share` has handed out of it; None for no such state."""
    return next(
        (
            state
            for state in states
            if state.items() <= document.items() and document.keys() - state.keys() <= _OWNER_FIELDS
        ),
        None,
    )


def _index_by_number(records: Iterable[NumberedRecord]) -> dict[str, Publication]:
    return {record.number: record.record for record in records if record.number}


def _states_in_version(numbers: set[str], now: Mapping[str, Publication], store: Store) -> dict[str, list[Document]]:
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
            if looked_at > MOST_RECORDS:
                return


class _State(NamedTuple):
    """A state of the library: its version's number and time, its tables, and how it was made.

    `is_next` says that it was made here from the state before, `is_merged` that a merge made it.
    """

    number: int
    written_at: str
    tables: Tables
    marks: Marks
    is_next: bool
    is_merged: bool

    @property
    def records(self) -> Table:
        return self.tables[PUBLICATIONS]


def find_ancestor(store: Store, copy: Table) -> Side | None:
    """Return the state that the library and a copy of its records come from, None where nothing proves one.

    A record that equals a later state of the library was not changed in the copy since.
    """
    states, marks = _states(store), _marks(copy)
    if not states:
        return None
    evidence = _evidence(states)
    chains = _chains(states, evidence)
    shared = chains[-1] & _chain_of(marks, states, chains, evidence)
    if not shared:
        return None
    base = states[max(shared)]
    records = dict(base.records)
    for position in sorted(chains[-1]):
        later = states[position]
        if later.number > base.number:
            records.update((number, copy[number]) for number, _mark in marks.items() & later.marks.items())
    return side_from_tables({**base.tables, PUBLICATIONS: records})


def _states(store: Store) -> list[_State]:
    """Return the states of the library, the oldest first, the present one last."""
    states: list[_State] = []
    with suppress(OSError, LibraryUnusableError):
        states += _states_newest_first(store)
    states.reverse()
    return [
        state._replace(is_next=state.is_next and position > 0 and _is_next(states[position - 1], state))
        for position, state in enumerate(states)
    ]


def _is_next(previous: _State, state: _State) -> bool:
    """Tell whether no version is missing between two, and no older one was put back by another program."""
    return previous.number == state.number - 1 and previous.written_at <= state.written_at


def _states_newest_first(store: Store) -> Iterator[_State]:
    """Yield states; one that was written here is marked as following the one before."""
    yield _state(store.versions.number(), store.tables(), store.header())
    looked_at = 0
    versions = store.versions.list_past()
    for version, raw in zip(reversed(versions), iterate_files(store.versions.past_files()), strict=False):
        with suppress(NotALibraryError):
            state = _state(version.number, loads(raw), version.header())
            looked_at += len(state.records)
            yield state
        if looked_at > MOST_RECORDS:
            return


class _Evidence(NamedTuple):
    """The evidence for where copies come from.

    `added` maps the numbers of records that were added here to the places of those states; `new_marks` are the records
    that merges brought, by number and mark.
    """

    added: Mapping[str, int]
    new_marks: AbstractSet[tuple[str, int]]


def _evidence(states: Sequence[_State]) -> _Evidence:
    added: dict[str, int] = {}
    new_marks: set[tuple[str, int]] = set()
    past_marks: set[tuple[str, int]] = set()
    old_marks: Marks = {}
    for position, state in enumerate(states):
        if state.is_merged:
            new_marks |= state.marks.items() - old_marks.items() - past_marks
        else:
            past_marks |= state.marks.items() - old_marks.items()
        if state.is_next and not state.is_merged:
            added |= dict.fromkeys(state.marks.keys() - old_marks.keys() - added.keys(), position)
        old_marks = state.marks
    return _Evidence(added, new_marks)


def _chains(states: Sequence[_State], evidence: _Evidence) -> list[set[int]]:
    """Return, for each state, the positions of the states that it comes from, with its own."""
    chains: list[set[int]] = []
    for position, state in enumerate(states):
        earlier_chain = (
            chains[position - 1] if state.is_next else _chain_of(state.marks, states[:position], chains, evidence)
        )
        chains.append({position} | earlier_chain)
    return chains


def _chain_of(copy: Marks, states: Sequence[_State], chains: Sequence[set[int]], evidence: _Evidence) -> set[int]:
    """Return the positions of the states that a copy is proved to come from."""
    if not states:
        return set()
    unsure = {number for number, mark in evidence.new_marks if copy.get(number) == mark}
    positions = [evidence.added[number] for number in copy.keys() & evidence.added.keys()]
    lowest = max((position for position in positions if position < len(states)), default=0)
    distances = {position: _distance(copy, states[position].marks, unsure) for position in range(lowest, len(states))}
    least_distance = min(distances.values())
    nearest = [position for position, distance in distances.items() if distance == least_distance]
    shared = set.intersection(*(chains[position] for position in nearest))
    first = states[nearest[0]]
    is_proved = first.is_next or first.number == 1  # else one that is not kept may be nearer
    return shared if is_proved else shared - {nearest[0]}


def _distance(copy: Marks, state: Marks, unsure: AbstractSet[str]) -> int:
    """Return in how many records a copy differs from a state, without the unsure ones."""
    return len({number for number, _mark in copy.items() - state.items()} - unsure)


def _state(number: int, tables: Tables, header: Header) -> _State:
    """Return a state; only a version that was written here says who wrote it."""
    is_merged = header.changed_by.startswith("merge ")
    return _State(number, header.changed, tables, _marks(tables[PUBLICATIONS]), bool(header.who), is_merged)


def _marks(records: Table) -> Marks:
    import orjson

    return {number: hash(orjson.dumps(record, option=orjson.OPT_SORT_KEYS)) for number, record in records.items()}
