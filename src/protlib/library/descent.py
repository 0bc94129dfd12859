"""The state that a library and a whole copy of it both come from, as the versions that are kept of the library prove it.

A copy has the records of the version that it comes from as they were there, but for those that were changed in it: it has of no
version more. Of the versions of which it has as many, the others differ only in what the copy has changed or removed, so that
what is older than all of them tells no change of either side for one of the other. It comes from no version in which one of its
records was not added yet: no number is given twice. What protlib wrote here comes from the version before it; what came from
elsewhere is a copy itself, and a version may lack before it: it proves nothing alone. Nor does what a merge brought, which the
copy may have because it is what was merged.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from typing import NamedTuple

from protlib.errors import LibraryUnusableError
from protlib.library.ancestry import MOST
from protlib.library.side import Side, side_in
from protlib.storage import PUBLICATIONS, Store
from protlib.storage.contents import Header, NotALibraryError, loads
from protlib.storage.layout import Table, Tables
from protlib.storage.version_bytes import files_before

Marks = dict[str, int]
"""What tells the records of a state from others of the same numbers."""


class _State(NamedTuple):
    """What a library was: the number of the version, when it was written, its tables, whether it was made here of the one before, and by a merge."""

    number: int
    written: str
    tables: Tables
    marks: Marks
    is_next: bool
    is_merged: bool

    @property
    def records(self) -> Table:
        return self.tables[PUBLICATIONS]


def ancestor(store: Store, copy: Table) -> Side | None:
    """Return the state that the library and the records of a copy of it come from, None where nothing proves one.

    A record that the copy has as a later state of the library has it was not changed in the copy since.
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
    for place in sorted(chains[-1]):
        later = states[place]
        if later.number > base.number:
            records.update((number, copy[number]) for number, _mark in marks.items() & later.marks.items())
    return side_in({**base.tables, PUBLICATIONS: records})


def _states(store: Store) -> list[_State]:
    """Return what the library was, the oldest first, and what it is."""
    found: list[_State] = []
    with suppress(OSError, LibraryUnusableError):
        found += _newest_first(store)
    found.reverse()
    return [
        state._replace(is_next=state.is_next and place > 0 and _is_next(found[place - 1], state))
        for place, state in enumerate(found)
    ]


def _is_next(before: _State, state: _State) -> bool:
    """Tell whether no version lacks between two, and none of long ago was put back by another program."""
    return before.number == state.number - 1 and before.written <= state.written


def _newest_first(store: Store) -> Iterator[_State]:
    """Yield states, each of which is said to come from the one before where it was written here."""
    yield _state(store.versions.number(), store.tables(), store.header())
    looked_at = 0
    versions = store.versions.past()
    for version, raw in zip(reversed(versions), files_before(store.versions.files()), strict=False):
        with suppress(NotALibraryError):
            state = _state(version.number, loads(raw), version.header())
            looked_at += len(state.records)
            yield state
        if looked_at > MOST:
            return


class _Evidence(NamedTuple):
    """What tells where copies come from.

    `added` are the places of the states in which records were added here, by their numbers; `brought` are the records that
    merges have brought, by number and mark.
    """

    added: Mapping[str, int]
    brought: AbstractSet[tuple[str, int]]


def _evidence(states: Sequence[_State]) -> _Evidence:
    added: dict[str, int] = {}
    brought: set[tuple[str, int]] = set()
    seen: set[tuple[str, int]] = set()
    before: Marks = {}
    for place, state in enumerate(states):
        if state.is_merged:
            brought |= state.marks.items() - before.items() - seen
        else:
            seen |= state.marks.items() - before.items()
        if state.is_next and not state.is_merged:
            added |= dict.fromkeys(state.marks.keys() - before.keys() - added.keys(), place)
        before = state.marks
    return _Evidence(added, brought)


def _chains(states: Sequence[_State], evidence: _Evidence) -> list[set[int]]:
    """Return, for each state, the places of those that it comes from, with its own."""
    chains: list[set[int]] = []
    for place, state in enumerate(states):
        before = chains[place - 1] if state.is_next else _chain_of(state.marks, states[:place], chains, evidence)
        chains.append({place} | before)
    return chains


def _chain_of(copy: Marks, states: Sequence[_State], chains: Sequence[set[int]], evidence: _Evidence) -> set[int]:
    """Return the places of those states that a copy comes from, as far as that is proved."""
    if not states:
        return set()
    unsure = {number for number, mark in evidence.brought if copy.get(number) == mark}
    places = [evidence.added[number] for number in copy.keys() & evidence.added.keys()]
    lowest = max((place for place in places if place < len(states)), default=0)
    distances = {place: _distance(copy, states[place].marks, unsure) for place in range(lowest, len(states))}
    least = min(distances.values())
    nearest = [place for place, distance in distances.items() if distance == least]
    shared = set.intersection(*(chains[place] for place in nearest))
    first = states[nearest[0]]
    is_proved = first.is_next or first.number == 1  # else one that is not kept may be nearer
    return shared if is_proved else shared - {nearest[0]}


def _distance(copy: Marks, state: Marks, unsure: AbstractSet[str]) -> int:
    """Return how many records a copy has otherwise than a state, or that has not; of some nobody can tell."""
    return len({number for number, _mark in copy.items() - state.items()} - unsure)


def _state(number: int, tables: Tables, header: Header) -> _State:
    """Return a state; who wrote it is known of what was written here."""
    is_merged = header.changed_by.startswith("merge ")
    return _State(number, header.changed, tables, _marks(tables[PUBLICATIONS]), bool(header.who), is_merged)


def _marks(records: Table) -> Marks:
    import orjson

    return {number: hash(orjson.dumps(record, option=orjson.OPT_SORT_KEYS)) for number, record in records.items()}
