"""The conflicts that merges have left in libraries, and which of them stay when two libraries are joined."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.library.joins.side import NumberedRecord, Side
from protlib.record.decisions.conflict import WHOLE_RECORD, Conflict, are_same_values, conflict_of, value_in
from protlib.record.model import Publication
from protlib.text import comparable_key

if TYPE_CHECKING:
    from protlib.library.joins.counterparts import Counterparts
    from protlib.library.plan import Outcome

Contested = frozenset[tuple[str, str]]
"""Fields, each with its name in `extra`, in which no side goes on from what the base says."""
NOTHING_CONTESTED: Final[Contested] = frozenset()


def find_open(
    conflicts: Sequence[Conflict], records: Callable[[Sequence[str]], Mapping[str, Publication]]
) -> list[Conflict]:
    """Return the open conflicts; `records` returns records by their keys."""
    records_by_key = records(list(dict.fromkeys(conflict.key for conflict in conflicts))) if conflicts else {}
    return [conflict for conflict in conflicts if conflict.is_open(records_by_key.get(conflict.key))]


def find_settled(outcomes: "Sequence[Outcome]", conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Return the conflicts that were open before these outcomes, and are not any more."""
    changed = {
        outcome.old_record.key: outcome for outcome in outcomes if outcome.action == "updated" and outcome.old_record
    }
    pairs = ((conflict, changed.get(conflict.key)) for conflict in conflicts)
    return [
        conflict
        for conflict, outcome in pairs
        if outcome and conflict.is_open(outcome.old_record) and not conflict.is_open(outcome.publication)
    ]


class _ConflictsOfSide:
    """All conflicts of a side, and the open ones, by the keys of their records, which they themselves lack."""

    def __init__(self, side: Side) -> None:
        self.all: defaultdict[str, list[Conflict]] = defaultdict(list)
        self.open: defaultdict[str, list[Conflict]] = defaultdict(list)
        self.keys: dict[str, str] = {}
        conflicts = side.decisions.conflicts()
        records = {record.record.key: record.record for record in side.records} if conflicts else {}
        for conflict in conflicts:
            nameless = conflict._replace(key="")
            self.keys[comparable_key(conflict.key)] = conflict.key
            self.all[comparable_key(conflict.key)].append(nameless)
            if conflict.is_open(records.get(conflict.key)):
                self.open[comparable_key(conflict.key)].append(nameless)


class _Row(NamedTuple):
    """The names of a record on any side, and its states there and in the joined library."""

    names: frozenset[str]
    base: Publication | None
    mine: Publication | None
    theirs: Publication | None
    merged: Publication | None = None

    def conflicts_in(self, conflicts_by_name: Mapping[str, Sequence[Conflict]]) -> list[Conflict]:
        """Return the conflicts of a side about this record."""
        return [
            conflict for name in sorted(self.names & conflicts_by_name.keys()) for conflict in conflicts_by_name[name]
        ]


class OpenConflicts:
    """The open conflicts of two libraries with a common ancestor."""

    def __init__(self, base: Side, mine: Side, theirs: Side) -> None:
        self._base, self._mine, self._theirs = (
            _ConflictsOfSide(base),
            _ConflictsOfSide(mine),
            _ConflictsOfSide(theirs),
        )
        sides = (self._base, self._mine, self._theirs)
        self._keys = {key for side in sides for key in side.all}

    def find_contested(self, row: "Counterparts") -> Contested:
        """Return the fields of a record that were open in the base and are not open on any side now.

        In such a field, the base's value is one of two: a side that has it now has chosen it.
        """
        if not self._base.open:
            return NOTHING_CONTESTED
        names_row = _row(row)
        settled = {*names_row.conflicts_in(self._base.open)} - {
            *names_row.conflicts_in(self._mine.open),
            *names_row.conflicts_in(self._theirs.open),
        }
        return frozenset((conflict.field, conflict.inner) for conflict in settled)

    def remaining_conflicts(
        self, rows: "Sequence[Counterparts]", records: Sequence[Publication | None]
    ) -> list[Conflict]:
        """Return the earlier conflicts that stay open in the joined library."""
        if not self._keys:
            return []
        all_rows = [_row(row)._replace(merged=record) for row, record in zip(rows, records, strict=True)]
        conflict_rows = [row for row in all_rows if not row.names.isdisjoint(self._keys)]
        conflicts = [conflict for row in conflict_rows for conflict in self._remaining_of(row, _key(row))]
        names = frozenset[str]().union(*(row.names for row in conflict_rows))
        for name, key in sorted({**self._theirs.keys, **self._mine.keys}.items()):
            if name not in names:  # no side has the record
                conflicts += self._remaining_of(_Row(frozenset({name}), None, None, None), key)
        return conflicts

    def _remaining_of(self, row: _Row, key: str) -> Iterator[Conflict]:
        mine, theirs = row.conflicts_in(self._mine.open), row.conflicts_in(self._theirs.open)
        for conflict in dict.fromkeys((*mine, *theirs)):
            if conflict.field != WHOLE_RECORD and row.merged is None:
                continue
            now = value_in(row.merged, conflict.field, conflict.inner)
            open_conflict = (
                conflict
                if conflict in mine and conflict in theirs
                else self._open_on_one_side(conflict, row, is_mine=conflict in mine)
            )
            if open_conflict is not None:
                difference = open_conflict.difference()
                if are_same_values(now, difference.mine):
                    yield open_conflict._replace(key=key)
                elif not are_same_values(now, difference.theirs):
                    yield conflict_of(difference._replace(key=key, mine=now))

    def _open_on_one_side(self, conflict: Conflict, row: _Row, *, is_mine: bool) -> Conflict | None:
        """Return a conflict that is open on one side alone, None if the other side has settled it."""
        opposite = self._theirs if is_mine else self._mine
        if conflict in row.conflicts_in(self._base.all) or conflict in row.conflicts_in(opposite.all):
            return None
        field, inner = conflict.field, conflict.inner
        base_value = value_in(row.base, field, inner)
        value_elsewhere = value_in(row.theirs if is_mine else row.mine, field, inner)
        has_moved = row.base is not None and not are_same_values(value_elsewhere, base_value)
        return None if has_moved and are_same_values(base_value, conflict.difference().theirs) else conflict


def _row(row: "Counterparts") -> _Row:
    sides = (row.base, row.mine, row.theirs)
    absorbed = [record.state for record in row.absorbed_records]
    names = frozenset(
        name for side in (*sides, *row.further_theirs, *absorbed) if side is not None for name in side.names
    )
    return _Row(names, *map(_record, sides))


def _record(numbered: NumberedRecord | None) -> Publication | None:
    return None if numbered is None else numbered.record


def _key(row: _Row) -> str:
    record = row.merged or row.mine or row.theirs or row.base
    assert record is not None  # noqa: S101 - a row has a record
    return record.key
