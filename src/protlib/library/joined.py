"""Two libraries made one, by what each has changed in the state that both come from, where that is known; nothing is written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple, TypeVar

from protlib.library.counterparts import Counterparts, counterparts
from protlib.library.open_conflicts import NOTHING_CONTESTED, Contested, OpenConflicts
from protlib.library.plan import Likeness
from protlib.library.side import Numbered, Side
from protlib.record import keys
from protlib.record.conflict import WHOLE, said
from protlib.record.decisions import Decisions
from protlib.record.model import Publication
from protlib.record.one_name import OneNames
from protlib.record.three_way import Difference, merged, says_the_same

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
    made: Publication | None
    number: str = ""
    conflicts: tuple[Difference, ...] = ()
    like: Likeness | None = None
    there: tuple[str, str] = ("", "")

    @property
    def is_new(self) -> bool:
        """Tell whether mine has no such record until now."""
        return self.mine is None and self.made is not None


class JoinedLibraries(NamedTuple):
    """The one library of two: its records in the order of mine, behind them those that only theirs had, and its decisions."""

    records: Sequence[Joint]
    decisions: Decisions

    @property
    def conflicts(self) -> list[Difference]:
        """Where both have changed the same."""
        return [each for joint in self.records for each in joint.conflicts]


def nobody(_difference: Difference, _mine: Publication | None, _theirs: Publication | None) -> None:
    """Say nothing of what counts."""
    return


def joined(base: Sequence[Numbered] | Side, mine: Side, theirs: Side, answer: Answer = nobody) -> JoinedLibraries:
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
    left = conflicts.left(rows, [joint.made for joint in joints])
    return JoinedLibraries(joints, _decisions(was, mine, theirs, rows, joints).with_(*left))


def _renamed(names: OneNames, records: Sequence[Numbered]) -> Sequence[Numbered]:
    """Return records with the names that mine writes as others."""
    if not names:
        return records
    after = names.applied_to([each.record for each in records])
    return [each._replace(record=record) for each, record in zip(records, after, strict=True)]


def _are_distinct(mine: Side, theirs: Side) -> Callable[[str, str], bool]:
    decided = chain(mine.decisions.apart(), theirs.decisions.apart())
    apart = {frozenset(map(str.casefold, pair)) for pair in decided}
    return lambda one, other: frozenset((one.casefold(), other.casefold())) in apart


def _joint(row: Counterparts, answer: Answer, contested: Contested) -> Joint:
    base = None if row.base is None else row.base.record
    mine = None if row.mine is None else row.mine.record
    theirs = None if row.theirs is None else row.theirs.record
    if mine is not None and theirs is not None:
        record, conflicts = settled(base, mine, theirs, answer, contested)
        made = Joint(mine, theirs, record, conflicts=conflicts)
    elif base is None and (WHOLE, "") not in contested:
        made = Joint(mine, theirs, mine or theirs)
    else:
        made = _with_one_gone(base, mine, theirs, answer, contested)
    for each in row.more:
        if made.made is not None:
            record, conflicts = settled(None, made.made, each.record, answer)
            made = replace(made, made=record, conflicts=made.conflicts + conflicts)
    there = ("" if row.mine is None else row.mine.number, "" if row.theirs is None else row.theirs.number)
    like = row.like if mine is None else None
    return replace(made, number=_number(row.mine, row.theirs), like=like, there=there)


def _number(mine: Numbered | None, theirs: Numbered | None) -> str:
    """Return the number of the one record: of two that no other has the lower one, which is so from both sides."""
    unique = [each.number for each in (mine, theirs) if each is not None and each.is_unique]
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
    found = merged(base, mine, theirs)
    for field, inner in sorted(contested - {(each.field, each.inner) for each in found.conflicts}):
        if field != WHOLE and said(mine, field, inner) != said(theirs, field, inner):
            found = found.against(field, inner, mine, theirs)
    for difference in found.conflicts:
        choice = answer(difference, mine, theirs)
        if choice is not None:
            found = found.with_(difference, choice.value)
    return found.record, found.conflicts


def _with_one_gone(
    base: Publication | None,
    mine: Publication | None,
    theirs: Publication | None,
    answer: Answer,
    contested: Contested,
) -> Joint:
    """Return what becomes of a record that one side has removed: it goes where the other has not changed it."""
    left = mine or theirs
    assert left is not None  # noqa: S101 - a record of the base alone is none of these
    if base is not None and (WHOLE, "") not in contested and says_the_same(base, left):
        return Joint(mine, theirs, None)
    difference = Difference(left.key, WHOLE, "", base, mine, theirs)
    choice = answer(difference, mine, theirs)
    if choice is None:
        return Joint(mine, theirs, mine, conflicts=(difference,))
    return Joint(mine, theirs, choice.value if isinstance(choice.value, Publication) else None)


def _with_free_keys(joints: Sequence[Joint]) -> list[Joint]:
    """Return records, each with a key that no other has or had: mine keep theirs, and one that comes gets a new one."""
    owners = {
        name.casefold(): place
        for place, joint in enumerate(joints)
        if joint.mine is not None and joint.made is not None
        for name in (*joint.mine.aliases, joint.mine.key)
    }
    found = []
    for place, joint in enumerate(joints):
        made = joint.made
        if made is not None and made is not joint.mine:
            made = _keyed(made, joint.mine, place, owners)
            owners.update(dict.fromkeys(map(str.casefold, (made.key, *made.aliases)), place))
        found.append(joint if made is joint.made else replace(joint, made=made))
    return found


def _keyed(made: Publication, mine: Publication | None, place: int, owners: Mapping[str, int]) -> Publication:
    def is_taken(key: str) -> bool:
        return owners.get(key.casefold(), place) != place

    if mine is None:
        key = keys.free(made.key or keys.base(made), is_taken)
    else:
        key = mine.key if is_taken(made.key) else made.key
    free = [each for each in made.aliases if each.casefold() != key.casefold() and not is_taken(each)]
    return made if (key, tuple(free)) == (made.key, made.aliases) else made.changed(key=key, aliases=tuple(free))


def _decisions(
    base: Side, mine: Side, theirs: Side, rows: Sequence[Counterparts], joints: Sequence[Joint]
) -> Decisions:
    """Return the decisions of both about the records as they are now, without those that one side has taken back."""
    new: tuple[dict[str, str], dict[str, str], dict[str, str]] = ({}, {}, {})
    gone: set[str] = set()
    for row, joint in zip(rows, joints, strict=True):
        for known, each in zip(new, (row.base, row.mine, row.theirs), strict=True):
            if each is not None and joint.made is not None:
                known[each.record.key] = joint.made.key
            elif each is not None:
                gone.add(each.record.key)
        new[2].update((each.record.key, joint.made.key) for each in row.more if joint.made is not None)
    was, one, other = (
        side.decisions.without(*side.decisions.conflicts()).rekeyed(known)
        for side, known in zip((base, mine, theirs), new, strict=True)
    )
    left = Decisions(_united(was.made, one.made, other.made), _united(was.unknown, one.unknown, other.unknown))
    standing = {joint.made.key for joint in joints if joint.made is not None}
    return left.without_records(gone - standing)


def _united(base: Sequence[_Any], mine: Sequence[_Any], theirs: Sequence[_Any]) -> tuple[_Any, ...]:
    kept = [each for each in mine if each in theirs or each not in base]
    return (*kept, *(each for each in theirs if each not in base and each not in mine))
