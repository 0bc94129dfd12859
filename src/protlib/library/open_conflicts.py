"""The conflicts that merges have left in libraries, and which of them are left where two libraries are made one."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.library.side import Numbered, Side
from protlib.record.conflict import WHOLE, Conflict, conflict_of, is_same, said
from protlib.record.model import Publication

if TYPE_CHECKING:
    from protlib.library.counterparts import Counterparts
    from protlib.library.plan import Outcome

Contested = frozenset[tuple[str, str]]
"""Fields, each with its name in `extra`, in which no side goes on from what the base says."""
NOTHING_CONTESTED: Final[Contested] = frozenset()


def open_among(
    conflicts: Sequence[Conflict], records: Callable[[Sequence[str]], Mapping[str, Publication]]
) -> list[Conflict]:
    """Return the conflicts that are not settled; `records` returns the records that have some keys, by these."""
    found = records(list(dict.fromkeys(each.key for each in conflicts))) if conflicts else {}
    return [each for each in conflicts if each.is_open(found.get(each.key))]


def settled_by(outcomes: "Sequence[Outcome]", conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Return the conflicts that were open, and are not since records were changed."""
    changed = {each.before.key: each for each in outcomes if each.action == "updated" and each.before}
    found = ((each, changed.get(each.key)) for each in conflicts)
    return [
        conflict
        for conflict, outcome in found
        if outcome and conflict.is_open(outcome.before) and not conflict.is_open(outcome.publication)
    ]


class _Kept:
    """The conflicts of a side: all, and those that are open; each without its key, by the keys of its records."""

    def __init__(self, side: Side) -> None:
        self.all: defaultdict[str, list[Conflict]] = defaultdict(list)
        self.open: defaultdict[str, list[Conflict]] = defaultdict(list)
        self.keys: dict[str, str] = {}
        conflicts = side.decisions.conflicts()
        records = {each.record.key: each.record for each in side.records} if conflicts else {}
        for each in conflicts:
            nameless = each._replace(key="")
            self.keys[each.key.casefold()] = each.key
            self.all[each.key.casefold()].append(nameless)
            if each.is_open(records.get(each.key)):
                self.open[each.key.casefold()].append(nameless)


class _Row(NamedTuple):
    """The names that a record has on any side, and the record there and in the one library."""

    names: frozenset[str]
    base: Publication | None
    mine: Publication | None
    theirs: Publication | None
    made: Publication | None = None

    def of(self, kept: Mapping[str, Sequence[Conflict]]) -> list[Conflict]:
        """Return the conflicts of a side about this record."""
        return [each for name in sorted(self.names & kept.keys()) for each in kept[name]]


class OpenConflicts:
    """The open conflicts of two libraries that come from a third, and of that."""

    def __init__(self, base: Side, mine: Side, theirs: Side) -> None:
        self._base, self._mine, self._theirs = _Kept(base), _Kept(mine), _Kept(theirs)
        kept = (self._base, self._mine, self._theirs)
        self._keys = {key for each in kept for key in each.all}

    def contested(self, row: "Counterparts") -> Contested:
        """Return the fields of a record that both sides have settled, each for itself, or one that has not merged the base's sides.

        There the value of the base is only one of two that were open: who still has it has chosen it.
        """
        if not self._base.open:
            return NOTHING_CONTESTED
        found = _row(row)
        settled = {*found.of(self._base.open)} - {
            *found.of(self._mine.open),
            *found.of(self._theirs.open),
        }
        return frozenset((each.field, each.inner) for each in settled)

    def left(self, rows: "Sequence[Counterparts]", made: Sequence[Publication | None]) -> list[Conflict]:
        """Return the conflicts of the one library that were there before, as `made` has its records."""
        if not self._keys:
            return []
        every = [_row(row)._replace(made=record) for row, record in zip(rows, made, strict=True)]
        about = [row for row in every if not row.names.isdisjoint(self._keys)]
        found = [each for row in about for each in self._left(row, _key(row))]
        known = frozenset[str]().union(*(row.names for row in about))
        for name, key in sorted({**self._theirs.keys, **self._mine.keys}.items()):
            if name not in known:  # no side has the record
                found += self._left(_Row(frozenset({name}), None, None, None), key)
        return found

    def _left(self, row: _Row, key: str) -> Iterator[Conflict]:
        mine, theirs = row.of(self._mine.open), row.of(self._theirs.open)
        for each in dict.fromkeys((*mine, *theirs)):
            if each.field != WHOLE and row.made is None:
                continue
            now = said(row.made, each.field, each.inner)
            kept = each if each in mine and each in theirs else self._of_one(each, row, is_mine=each in mine)
            if kept is not None:
                difference = kept.difference()
                if is_same(now, difference.mine):
                    yield kept._replace(key=key)
                elif not is_same(now, difference.theirs):
                    yield conflict_of(difference._replace(key=key, mine=now))

    def _of_one(self, conflict: Conflict, row: _Row, *, is_mine: bool) -> Conflict | None:
        """Return a conflict that is open on one side alone, None where the other has settled it."""
        other = self._theirs if is_mine else self._mine
        if conflict in row.of(self._base.all) or conflict in row.of(other.all):
            return None
        field, inner = conflict.field, conflict.inner
        was = said(row.base, field, inner)
        there = said(row.theirs if is_mine else row.mine, field, inner)
        has_moved = row.base is not None and not is_same(there, was)
        return None if has_moved and is_same(was, conflict.difference().theirs) else conflict


def _row(row: "Counterparts") -> _Row:
    sides = (row.base, row.mine, row.theirs)
    names = frozenset(name for each in (*sides, *row.more) if each is not None for name in each.names)
    return _Row(names, *map(_record, sides))


def _record(numbered: Numbered | None) -> Publication | None:
    return None if numbered is None else numbered.record


def _key(row: _Row) -> str:
    record = row.made or row.mine or row.theirs or row.base
    assert record is not None  # noqa: S101 - a row has a record
    return record.key
