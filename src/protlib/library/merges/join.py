"""Two libraries made one, by what each has changed in the state that both come from, where that is known; nothing is written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple, TypeVar

from protlib.library.merges.counterparts import Counterparts, counterparts
from protlib.library.merges.open_conflicts import NOTHING_CONTESTED, Contested, OpenConflicts
from protlib.library.merges.side import Numbered, Side
from protlib.library.plan import Likeness
from protlib.record import keys
from protlib.record.decisions import Decisions
from protlib.record.decisions.conflict import WHOLE_RECORD, value_in
from protlib.record.decisions.one_name import OneNames
from protlib.record.decisions.three_way import Difference, merged, says_the_same
from protlib.record.model import Publication

Answer = Callable[[Difference, Publication | None, Publication | None], "Choice | None"]
"""What says which value counts where the records of mine and theirs differ; None where nothing does."""
_Any = TypeVar("_Any")


class Choice(NamedTuple):
    """The value that counts, of a whole record None where it is to be removed."""

    value: object


@dataclass(frozen=True, slots=True)
class Joint:
    """A record of the one library: as mine and theirs have it, and what it is from now on; None where it is not there.

    `number` is that which it has or, where it is new, can have. `conflicts` are the fields in which it is left as mine has it.
    `there` are the numbers that it has in mine and in theirs, "" where it is in one alone.
    """

    mine: Publication | None
    theirs: Publication | None
    result: Publication | None
    number: str = ""
    conflicts: tuple[Difference, ...] = ()
    like: Likeness | None = None
    there: tuple[str, str] = ("", "")

    @property
    def is_new(self) -> bool:
        """Tell whether mine has no such record until now."""
        return self.mine is None and self.result is not None


class JoinedLibraries(NamedTuple):
    """The one library of two: its records in the order of mine, behind them those that only theirs had, and its decisions."""

    records: Sequence[Joint]
    decisions: Decisions

    @property
    def conflicts(self) -> list[Difference]:
        """Where both have changed the same."""
        return [conflict for joint in self.records for conflict in joint.conflicts]


def nobody(_difference: Difference, _mine: Publication | None, _theirs: Publication | None) -> None:
    """Say nothing of what counts."""
    return


def join(base: Sequence[Numbered] | Side, mine: Side, theirs: Side, answer: Answer = nobody) -> JoinedLibraries:
    """Return the one library of two that come from the base, of which some records or none may be known.

    Only a base that is a whole library, with its decisions, tells which of these were taken back.
    """
    was = base if isinstance(base, Side) else Side(base)
    names = OneNames(mine.decisions.names())
    rows = counterparts(
        _renamed(names, was.records),
        mine.records,
        _renamed(names, theirs.records),
        _are_distinct(mine, theirs),
        names.bodies(),
    )
    conflicts = OpenConflicts(was, mine, theirs)
    joints = _with_free_keys([_joint(row, answer, conflicts.contested(row)) for row in rows])
    still_open = conflicts.remaining(rows, [joint.result for joint in joints])
    return JoinedLibraries(joints, _decisions(was, mine, theirs, rows, joints).with_(*still_open))


def _renamed(names: OneNames, records: Sequence[Numbered]) -> Sequence[Numbered]:
    """Return records with the names that mine writes as others."""
    if not names:
        return records
    after = names.applied_to([record.record for record in records])
    return [numbered._replace(record=record) for numbered, record in zip(records, after, strict=True)]


def _are_distinct(mine: Side, theirs: Side) -> Callable[[str, str], bool]:
    decided = chain(mine.decisions.apart(), theirs.decisions.apart())
    apart = {frozenset(map(str.casefold, pair)) for pair in decided}
    return lambda key, second_key: frozenset((key.casefold(), second_key.casefold())) in apart


def _joint(row: Counterparts, answer: Answer, contested: Contested) -> Joint:
    base = None if row.base is None else row.base.record
    mine = None if row.mine is None else row.mine.record
    theirs = None if row.theirs is None else row.theirs.record
    if mine is not None and theirs is not None:
        record, conflicts = settled(base, mine, theirs, answer, contested)
        joint = Joint(mine, theirs, record, conflicts=conflicts)
    elif base is None and (WHOLE_RECORD, "") not in contested:
        joint = Joint(mine, theirs, mine or theirs)
    else:
        joint = _with_one_gone(base, mine, theirs, answer, contested)
    for numbered in row.more:
        if joint.result is not None:
            record, conflicts = settled(None, joint.result, numbered.record, answer)
            joint = replace(joint, result=record, conflicts=joint.conflicts + conflicts)
    there = ("" if row.mine is None else row.mine.number, "" if row.theirs is None else row.theirs.number)
    like = row.like if mine is None else None
    return replace(joint, number=_number(row.mine, row.theirs), like=like, there=there)


def _number(mine: Numbered | None, theirs: Numbered | None) -> str:
    """Return the number of the one record: of two that no other has the lower one, which is so from both sides."""
    unique = [side.number for side in (mine, theirs) if side is not None and side.is_unique]
    if mine is not None and not mine.is_unique:
        return mine.number
    return min(unique, key=int, default="")


def settled(
    base: Publication | None,
    mine: Publication,
    theirs: Publication,
    answer: Answer,
    contested: Contested = NOTHING_CONTESTED,
) -> tuple[Publication, tuple[Difference, ...]]:
    """Return the record that two states make, with what is answered where they differ, and where nothing is."""
    merge_result = merged(base, mine, theirs)
    for field, inner in sorted(contested - {(conflict.field, conflict.inner) for conflict in merge_result.conflicts}):
        if field != WHOLE_RECORD and value_in(mine, field, inner) != value_in(theirs, field, inner):
            merge_result = merge_result.against(field, inner, mine, theirs)
    for difference in merge_result.conflicts:
        choice = answer(difference, mine, theirs)
        if choice is not None:
            merge_result = merge_result.with_(difference, choice.value)
    return merge_result.record, merge_result.conflicts


def _with_one_gone(
    base: Publication | None,
    mine: Publication | None,
    theirs: Publication | None,
    answer: Answer,
    contested: Contested,
) -> Joint:
    """Return what becomes of a record that one side has removed: it goes where the other has not changed it."""
    remaining = mine or theirs
    assert remaining is not None  # noqa: S101 - a record of the base alone is none of these
    if base is not None and (WHOLE_RECORD, "") not in contested and says_the_same(base, remaining):
        return Joint(mine, theirs, None)
    difference = Difference(remaining.key, WHOLE_RECORD, "", base, mine, theirs)
    choice = answer(difference, mine, theirs)
    if choice is None:
        return Joint(mine, theirs, mine, conflicts=(difference,))
    return Joint(mine, theirs, choice.value if isinstance(choice.value, Publication) else None)


def _with_free_keys(joints: Sequence[Joint]) -> list[Joint]:
    """Return records, each with a key that no other has or had: mine keep theirs, and one that comes gets a new one."""
    owners = {
        name.casefold(): place
        for place, joint in enumerate(joints)
        if joint.mine is not None and joint.result is not None
        for name in (*joint.mine.aliases, joint.mine.key)
    }
    free_joints = []
    for place, joint in enumerate(joints):
        record = joint.result
        if record is not None and record is not joint.mine:
            record = _keyed(record, joint.mine, place, owners)
            owners.update(dict.fromkeys(map(str.casefold, (record.key, *record.aliases)), place))
        free_joints.append(joint if record is joint.result else replace(joint, result=record))
    return free_joints


def _keyed(record: Publication, mine: Publication | None, place: int, owners: Mapping[str, int]) -> Publication:
    def is_taken(key: str) -> bool:
        return owners.get(key.casefold(), place) != place

    if mine is None:
        key = keys.free(record.key or keys.base(record), is_taken)
    else:
        key = mine.key if is_taken(record.key) else record.key
    free = [alias for alias in record.aliases if alias.casefold() != key.casefold() and not is_taken(alias)]
    return (
        record if (key, tuple(free)) == (record.key, record.aliases) else record.changed(key=key, aliases=tuple(free))
    )


def _decisions(
    base: Side, mine: Side, theirs: Side, rows: Sequence[Counterparts], joints: Sequence[Joint]
) -> Decisions:
    """Return the decisions of both about the records as they are now, without those that one side has taken back."""
    new: tuple[dict[str, str], dict[str, str], dict[str, str]] = ({}, {}, {})
    removed_keys: set[str] = set()
    for row, joint in zip(rows, joints, strict=True):
        for new_keys, counterpart in zip(new, (row.base, row.mine, row.theirs), strict=True):
            if counterpart is not None and joint.result is not None:
                new_keys[counterpart.record.key] = joint.result.key
            elif counterpart is not None:
                removed_keys.add(counterpart.record.key)
        new[2].update((numbered.record.key, joint.result.key) for numbered in row.more if joint.result is not None)
    was, my_decisions, their_decisions = (
        side.decisions.without(*side.decisions.conflicts()).rekeyed(new_keys)
        for side, new_keys in zip((base, mine, theirs), new, strict=True)
    )
    remaining = Decisions(
        _united(was.all_decisions, my_decisions.all_decisions, their_decisions.all_decisions),
        _united(was.unknown, my_decisions.unknown, their_decisions.unknown),
    )
    standing = {joint.result.key for joint in joints if joint.result is not None}
    return remaining.without_records(removed_keys - standing)


def _united(base: Sequence[_Any], mine: Sequence[_Any], theirs: Sequence[_Any]) -> tuple[_Any, ...]:
    staying = [decision for decision in mine if decision in theirs or decision not in base]
    return (*staying, *(decision for decision in theirs if decision not in base and decision not in mine))
