"""Two libraries become one, by the changes of each since their common state; nothing is written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, compress
from typing import NamedTuple, TypeVar

from protlib.library.joins.absorptions import gather_absorbed
from protlib.library.joins.counterparts import AbsorbedRecord, Counterparts, find_counterparts
from protlib.library.joins.open_conflicts import NOTHING_CONTESTED, Contested, OpenConflicts
from protlib.library.joins.side import NumberedRecord, Side
from protlib.library.note_paragraphs import without_open_paragraphs, without_paragraphs
from protlib.library.plan import RecordLikeness
from protlib.library.private_columns import (
    close_new_columns,
    close_private_columns,
    find_private_columns,
    renew_note,
    without_old_columns,
)
from protlib.record import keys
from protlib.record.decisions import Decisions
from protlib.record.decisions.conflict import WHOLE_RECORD, value_in
from protlib.record.decisions.one_name import OneNames
from protlib.record.decisions.three_way import FieldDifference, merge_states, says_the_same
from protlib.record.model import Publication
from protlib.text import comparable_key

Answer = Callable[[FieldDifference, Publication | None, Publication | None], "ConflictChoice | None"]
"""What says which value counts where the records of mine and theirs differ; None where nothing does."""
_Any = TypeVar("_Any")


class ConflictChoice(NamedTuple):
    """The chosen value; for a whole record, None removes it."""

    value: object


@dataclass(frozen=True, slots=True)
class Joint:
    """A record of the joined library: mine, theirs, and the result; None where it does not exist.

    `number` is its number in the file. `conflicts` are the fields that stay as mine has them. `numbers_in_sides` are
    its numbers in mine and in theirs, "" where one side lacks it.
    """

    mine: Publication | None
    theirs: Publication | None
    result: Publication | None
    number: str = ""
    conflicts: tuple[FieldDifference, ...] = ()
    likeness: RecordLikeness | None = None
    numbers_in_sides: tuple[str, str] = ("", "")

    @property
    def is_new(self) -> bool:
        """Tell whether my library did not have the record until now."""
        return self.mine is None and self.result is not None

    @property
    def files(self) -> Sequence[str]:
        """The files of the result, as texts."""
        return () if self.result is None else self.result.files


class JoinedLibraries(NamedTuple):
    """The joined library: records in the order of mine, then those that only theirs had, and decisions."""

    records: Sequence[Joint]
    decisions: Decisions

    @property
    def conflicts(self) -> list[FieldDifference]:
        """The fields that both sides changed."""
        return [conflict for joint in self.records for conflict in joint.conflicts]


def no_answer(_difference: FieldDifference, _mine: Publication | None, _theirs: Publication | None) -> None:
    """Leave a difference open."""
    return


def join_libraries(
    base: Sequence[NumberedRecord] | Side, mine: Side, theirs: Side, answer: Answer = no_answer
) -> JoinedLibraries:
    """Join two libraries that come from the base, which may be known in part or not at all.

    Only a base that is a whole library, with its decisions, shows which decisions were taken back.
    """
    base_side = base if isinstance(base, Side) else Side(base)
    names = OneNames(mine.decisions.names())
    are_distinct = _are_distinct(mine, theirs)
    rows = find_counterparts(
        _apply_names(names, base_side.records),
        mine.records,
        _apply_names(names, theirs.records),
        are_distinct,
        names.bodies(),
    )
    rows = gather_absorbed(rows, are_distinct)
    conflicts = OpenConflicts(base_side, mine, theirs)
    judged = _newly_judged(base_side, mine, theirs)
    joints = [_join_record(row, answer, conflicts.find_contested(row), judged) for row in rows]
    joints = _give_free_keys(_close_new_values(rows, joints, mine, theirs))
    still_open = conflicts.remaining_conflicts(rows, [joint.result for joint in joints])
    return JoinedLibraries(joints, _join_decisions(base_side, mine, theirs, rows, joints).with_decisions(*still_open))


def _apply_names(names: OneNames, records: Sequence[NumberedRecord]) -> Sequence[NumberedRecord]:
    """Return records with the names that mine unifies."""
    if not names:
        return records
    unified = names.apply_to_all([record.record for record in records])
    return [numbered._replace(record=record) for numbered, record in zip(records, unified, strict=True)]


def _close_new_values(rows: Sequence[Counterparts], joints: list[Joint], mine: Side, theirs: Side) -> list[Joint]:
    """Make private what is new in columns that are private in all records of theirs that I have.

    What another library keeps open is so by its users' will; rows of a table have none.
    """
    pairs = [(row.mine.record, row.theirs.record) for row in rows if row.base is None and row.mine and row.theirs]
    may_gain = [row.base is None or joint.is_new for row, joint in zip(rows, joints, strict=True)]
    new_records = [without_old_columns(*states) for states in map(_new_and_old, compress(joints, may_gain)) if states]
    is_library = any(numbered.number for numbered in theirs.records)
    my_records = () if is_library else [numbered.record for numbered in mine.records]
    columns = find_private_columns(pairs, new_records, lambda _field: my_records)
    if not columns:
        return joints
    return [
        replace(joint, result=close_new_columns(*states, columns))
        if gains and (states := _new_and_old(joint))
        else joint
        for joint, gains in zip(joints, may_gain, strict=True)
    ]


def _new_and_old(joint: Joint) -> tuple[Publication, Publication] | None:
    """Return the result with values in `extra`, if there is one, and my record, which is empty for a new one."""
    return (joint.result, joint.mine or Publication()) if joint.result and joint.result.extra else None


def _are_distinct(mine: Side, theirs: Side) -> Callable[[str, str], bool]:
    decided_pairs = chain(mine.decisions.separate_pairs(), theirs.decisions.separate_pairs())
    separate_pairs = {frozenset(map(str.casefold, pair)) for pair in decided_pairs}
    return lambda key, second_key: frozenset((comparable_key(key), comparable_key(second_key))) in separate_pairs


def _newly_judged(base_side: Side, *sides: Side) -> frozenset[str]:
    """Return the keys of records that a reviewer of either side has screened since the base."""
    verdicts = {verdict for side in sides for verdict in side.decisions.list_verdicts()}
    return (
        frozenset(verdict.key for verdict in verdicts.difference(base_side.decisions.list_verdicts()))
        if verdicts
        else frozenset()
    )


def _join_record(row: Counterparts, answer: Answer, open_fields: Contested, judged_keys: frozenset[str]) -> Joint:
    base = None if row.base is None else row.base.record
    mine = None if row.mine is None else row.mine.record
    theirs = None if row.theirs is None else row.theirs.record
    if mine is not None and theirs is not None:
        theirs = theirs if base else _close_columns(mine, theirs)
        record, conflicts = settle_record(base, mine, theirs, answer, open_fields)
        joint = Joint(mine, theirs, record, conflicts=conflicts)
    elif row.is_absorbed:
        joint = Joint(mine, theirs, None)
    elif base is None and (WHOLE_RECORD, "") not in open_fields:
        joint = Joint(mine, theirs, mine or theirs)
    else:
        joint = _settle_removal(base, mine, theirs, answer, open_fields, judged_keys)
    for numbered in row.further_theirs:
        if joint.result is not None:
            further = _close_columns(joint.result, numbered.record)
            record, conflicts = settle_record(None, joint.result, further, answer)
            joint = replace(joint, result=record, conflicts=joint.conflicts + conflicts)
    for absorbed in row.absorbed_records:
        joint = _take_in(joint, absorbed, answer)
    numbers_in_sides = ("" if row.mine is None else row.mine.number, "" if row.theirs is None else row.theirs.number)
    likeness = row.likeness if mine is None else None
    return replace(joint, number=_number(row.mine, row.theirs), likeness=likeness, numbers_in_sides=numbers_in_sides)


def _close_columns(mine: Publication, theirs: Publication) -> Publication:
    """Return their record with its columns that are private in mine in its private note, which is mine but for these.

    So a table without a column of its own for private notes does not contradict the whole of mine.
    """
    closed = close_private_columns(mine, theirs)
    new_note = without_open_paragraphs(mine, theirs).private_note
    if closed == theirs or without_paragraphs(new_note, mine.private_note):
        return closed
    return closed.changed(private_note=renew_note(mine, theirs))


def _take_in(joint: Joint, absorbed: AbsorbedRecord, answer: Answer) -> Joint:
    """Return a joint with what one side changed in a record that the other side has merged into this one."""
    absorber, base_record, state = joint.result, absorbed.base.record, absorbed.state.record
    if absorber is None or says_the_same(base_record, state):
        return joint
    aliases = [key for key in (*state.aliases, state.key) if comparable_key(key) != comparable_key(base_record.key)]
    state = state.changed(key=base_record.key, aliases=tuple(aliases))
    mine, theirs = (state, absorber) if absorbed.is_mine else (absorber, state)
    record, conflicts = settle_record(base_record, mine, theirs, answer)
    conflicts = tuple(conflict._replace(key=absorber.key) for conflict in conflicts)
    return replace(joint, result=record, conflicts=joint.conflicts + conflicts)


def _number(mine: NumberedRecord | None, theirs: NumberedRecord | None) -> str:
    """Return the number of the joined record: the lower of two unique ones, so that both sides choose the same."""
    unique = [side.number for side in (mine, theirs) if side is not None and side.is_unique]
    if mine is not None and not mine.is_unique:
        return mine.number
    return min(unique, key=int, default="")


def settle_record(
    base: Publication | None,
    mine: Publication,
    theirs: Publication,
    answer: Answer,
    open_fields: Contested = NOTHING_CONTESTED,
) -> tuple[Publication, tuple[FieldDifference, ...]]:
    """Return the record made of two states, with the answers to their differences, and the open differences."""
    merge_result = merge_states(base, mine, theirs)
    for field, inner in sorted(open_fields - {(conflict.field, conflict.inner) for conflict in merge_result.conflicts}):
        if field != WHOLE_RECORD and value_in(mine, field, inner) != value_in(theirs, field, inner):
            merge_result = merge_result.with_conflict(field, inner, mine, theirs)
    for difference in merge_result.conflicts:
        choice = answer(difference, mine, theirs)
        if choice is not None:
            merge_result = merge_result.settle_difference(difference, choice.value)
    return merge_result.record, merge_result.conflicts


def _settle_removal(
    base: Publication | None,
    mine: Publication | None,
    theirs: Publication | None,
    answer: Answer,
    open_fields: Contested,
    judged_keys: frozenset[str],
) -> Joint:
    """Join a record that one side removed: it goes if the other has neither changed nor screened it, else one asks."""
    remaining = mine or theirs
    assert remaining is not None  # noqa: S101 - a record of the base alone is none of these
    is_settled = (WHOLE_RECORD, "") not in open_fields and remaining.key not in judged_keys
    if base is not None and is_settled and says_the_same(base, remaining):
        return Joint(mine, theirs, None)
    difference = FieldDifference(remaining.key, WHOLE_RECORD, "", base, mine, theirs)
    choice = answer(difference, mine, theirs)
    if choice is None:
        return Joint(mine, theirs, mine, conflicts=(difference,))
    return Joint(mine, theirs, choice.value if isinstance(choice.value, Publication) else None)


def _give_free_keys(joints: Sequence[Joint]) -> list[Joint]:
    """Return records with keys that no other has or had: mine keep theirs, incoming ones may get new ones."""
    owners = {
        comparable_key(name): position
        for position, joint in enumerate(joints)
        if joint.mine is not None and joint.result is not None
        for name in (*joint.mine.aliases, joint.mine.key)
    }
    free_joints = []
    for position, joint in enumerate(joints):
        record = joint.result
        if record is not None and record is not joint.mine:
            record = _give_free_key(record, joint.mine, position, owners)
            owners.update(dict.fromkeys(map(str.casefold, (record.key, *record.aliases)), position))
        free_joints.append(joint if record is joint.result else replace(joint, result=record))
    return free_joints


def _give_free_key(
    record: Publication, mine: Publication | None, position: int, owners: Mapping[str, int]
) -> Publication:
    def is_taken(key: str) -> bool:
        return owners.get(comparable_key(key), position) != position

    if mine is None:
        key = keys.free_key(record.key or keys.base_key(record), is_taken)
    else:
        key = mine.key if is_taken(record.key) else record.key
    free = [alias for alias in record.aliases if comparable_key(alias) != comparable_key(key) and not is_taken(alias)]
    return (
        record if (key, tuple(free)) == (record.key, record.aliases) else record.changed(key=key, aliases=tuple(free))
    )


def _join_decisions(
    base: Side, mine: Side, theirs: Side, rows: Sequence[Counterparts], joints: Sequence[Joint]
) -> Decisions:
    """Return the decisions of both sides under the present keys, without those that one side took back."""
    new: tuple[dict[str, str], dict[str, str], dict[str, str]] = ({}, {}, {})
    removed_keys: set[str] = set()
    for row, joint in zip(rows, joints, strict=True):
        for new_keys, counterpart in zip(new, (row.base, row.mine, row.theirs), strict=True):
            if counterpart is not None and joint.result is not None:
                new_keys[counterpart.record.key] = joint.result.key
            elif counterpart is not None:
                removed_keys.add(counterpart.record.key)
        if joint.result is not None:
            new[2].update((numbered.record.key, joint.result.key) for numbered in row.further_theirs)
            for absorbed in row.absorbed_records:
                new[0][absorbed.base.record.key] = joint.result.key
                new[1 if absorbed.is_mine else 2][absorbed.state.record.key] = joint.result.key
    base_decisions, my_decisions, their_decisions = (
        side.decisions.without_decisions(*side.decisions.conflicts()).rekey(new_keys)
        for side, new_keys in zip((base, mine, theirs), new, strict=True)
    )
    remaining = Decisions(
        _unite(base_decisions.all_decisions, my_decisions.all_decisions, their_decisions.all_decisions),
        _unite(base_decisions.unknown, my_decisions.unknown, their_decisions.unknown),
    )
    present_keys = {joint.result.key for joint in joints if joint.result is not None}
    return remaining.without_records(removed_keys - present_keys)


def _unite(base: Sequence[_Any], mine: Sequence[_Any], theirs: Sequence[_Any]) -> tuple[_Any, ...]:
    remaining_decisions = [decision for decision in mine if decision in theirs or decision not in base]
    return (*remaining_decisions, *(decision for decision in theirs if decision not in base and decision not in mine))
