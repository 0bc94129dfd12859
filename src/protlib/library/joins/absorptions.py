"""Records that one library has merged into another of its records, while the other library still has them apart."""

from collections.abc import Mapping, Sequence

from protlib.library.joins.counterparts import AbsorbedRecord, AreDistinct, Counterparts
from protlib.library.joins.side import NumberedRecord
from protlib.record.model import Publication


def gather_absorbed(rows: Sequence[Counterparts], are_distinct: AreDistinct) -> list[Counterparts]:
    """Return the rows, those of absorbed records put together with the rows of the records that absorbed them.

    Otherwise such a record counts as removed. What the other side did to it would be lost, or asked about without need.
    `are_distinct` takes a key of mine and a key of theirs, and tells whether a person keeps them apart.
    """
    targets = _find_targets(rows, are_distinct)
    if not targets:
        return [*rows]
    gathering = _RowGatherer(rows, targets)
    waiting_targets = [*targets]
    while waiting_targets:  # a row may have to wait until that of its target is put together
        still_waiting = [position for position in waiting_targets if not gathering.take(position)]
        if len(still_waiting) == len(waiting_targets):
            break
        waiting_targets = still_waiting
    return [row for position, row in enumerate(rows) if position not in gathering.gone]


def _find_targets(rows: Sequence[Counterparts], are_distinct: AreDistinct) -> dict[int, int]:
    """Return the positions of rows that one side alone has, with the row that has its key as an alias there."""
    one_sided = [
        position
        for position, row in enumerate(rows)
        if row.base is not None and row.base.names and (row.mine is None) != (row.theirs is None)
    ]
    if not one_sided:
        return {}
    of_mine = _positions_by_alias([row.mine for row in rows])
    of_theirs = _positions_by_alias([row.theirs for row in rows])
    targets: dict[int, int] = {}
    for position in one_sided:
        row = rows[position]
        target = _target(row, of_theirs if row.theirs is None else of_mine)
        if target not in {-1, position} and not _is_apart(row, rows[target], are_distinct):
            targets[position] = target
    return targets


def _positions_by_alias(records: Sequence[NumberedRecord | None]) -> dict[str, int]:
    return {
        alias: position
        for position, record in enumerate(records)
        if record is not None and record.record.aliases
        for alias in record.names[1:]
    }


def _target(row: Counterparts, by_alias: Mapping[str, int]) -> int:
    """Return the position of the record that has the key which a record had in the base; -1 for none."""
    return -1 if row.base is None else by_alias.get(row.base.names[0], -1)


def _is_apart(row: Counterparts, target: Counterparts, are_distinct: AreDistinct) -> bool:
    mine, theirs = row.mine or target.mine, row.theirs or target.theirs
    return mine is not None and theirs is not None and are_distinct(mine.record.key, theirs.record.key)


class _RowGatherer:
    """Puts rows together; `gone` are the positions of those that are part of another row now."""

    def __init__(self, rows: Sequence[Counterparts], targets: Mapping[int, int]) -> None:
        self.gone: set[int] = set()
        self._rows = rows
        self._targets = targets
        self._positions: dict[int, int] = {}

    def take(self, position: int) -> bool:
        """Join a row with that of the record that absorbed it; False where another row has to be joined first."""
        if position in self.gone or self._has_both_sides(position):
            return True
        direct_target = self._current_position(self._targets[position])
        further_target = self._targets.get(direct_target)
        if self._has_both_sides(direct_target):
            self._absorb(position, direct_target)
        elif further_target is None or further_target == position:
            self._pair(position, direct_target, is_mutual=further_target == position)
        elif self._has_both_sides(self._current_position(further_target)):
            self._absorb(position, self._current_position(further_target))
        else:
            return False
        return True

    def _current_position(self, position: int) -> int:
        """Return the position of the row that a row is part of now."""
        return self._positions.get(position, position)

    def _has_both_sides(self, position: int) -> bool:
        row = self._rows[position]
        return row.mine is not None and row.theirs is not None

    def _absorb(self, position: int, target: int) -> None:
        row = self._rows[position]
        state = row.mine or row.theirs
        if row.base is None or state is None:
            return
        self._rows[target].absorbed_records.append(AbsorbedRecord(row.base, state, row.mine is not None))
        row.is_absorbed = True

    def _pair(self, position: int, target: int, *, is_mutual: bool) -> None:
        """Make one row of a record of mine and one of theirs: each side has removed the counterpart of one of them.

        Where each has merged it into what the other one removed, no base says which values count.
        """
        mine, theirs = (position, target) if self._rows[position].mine is not None else (target, position)
        row, their_row = self._rows[mine], self._rows[theirs]
        absorbed = self._rows[position]
        state = absorbed.mine or absorbed.theirs
        if is_mutual:
            row.base = _base_of_key(row.mine, their_row.theirs)
        elif absorbed.base is not None and state is not None:  # whose key gives way, if it has a new one
            row.base = absorbed.base._replace(record=absorbed.base.record.changed(key=state.record.key))
        row.theirs = their_row.theirs
        self.gone.add(theirs)
        self._positions[theirs] = mine


def _base_of_key(mine: NumberedRecord | None, theirs: NumberedRecord | None) -> NumberedRecord:
    """Return a base that says only which of two keys gives way, so that both sides keep the same one."""
    keys = sorted((record.number, record.record.key) for record in (mine, theirs) if record is not None)
    return NumberedRecord("", Publication(key=keys[-1][1]))
