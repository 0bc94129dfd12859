"""A library joined with several others in turn, and the result for each of its records."""

from dataclasses import replace

from protlib.library.joins.join import JoinedLibraries, Joint
from protlib.library.joins.side import NumberedRecord, Side
from protlib.record.decisions.three_way import FieldDifference
from protlib.text import comparable_key


class Turns:
    """The records of a library and of those that were joined to it, in its order, and its decisions.

    `left` counts, for each turn, the fields in which both sides differ; `searches` are the old and new names of saved
    searches that had a name of the library.
    """

    def __init__(self, mine: Side) -> None:
        self.joints = [Joint(numbered.record, None, numbered.record, numbered.number) for numbered in mine.records]
        self.decisions = mine.decisions
        self.left: list[int] = []
        self.searches: list[tuple[str, str]] = []

    @property
    def conflicts(self) -> list[FieldDifference]:
        """The fields that both sides changed, in any turn."""
        return [conflict for joint in self.joints for conflict in joint.conflicts]

    def side(self) -> Side:
        """Return the library in its present state."""
        records = [NumberedRecord(joint.number, joint.result) for joint in self.joints if joint.result is not None]
        return Side(records, self.decisions)

    def take(self, library: JoinedLibraries) -> None:
        """Take the result of joining the present state with another library."""
        later_joints = iter(library.records)
        self.joints = [
            joint if joint.result is None else _combine_joints(joint, next(later_joints)) for joint in self.joints
        ]
        for joint in later_joints:
            self._add(joint)
        self.decisions, renamed = library.decisions.with_searches_apart()
        self.searches += renamed
        self.left.append(len(library.conflicts))

    def _add(self, new: Joint) -> None:
        """Add a record that is new to the library; one that an earlier turn removed comes back."""
        for position, joint in enumerate(self.joints):
            if joint.mine is not None and joint.result is None and _is_same(joint, new):
                self.joints[position] = _combine_joints(joint, new)
                return
        self.joints.append(new)


def _combine_joints(earlier: Joint, later: Joint) -> Joint:
    return replace(
        later,
        mine=earlier.mine,
        theirs=later.theirs or earlier.theirs,
        number=earlier.number or later.number,
        conflicts=earlier.conflicts + later.conflicts,
        likeness=later.likeness or earlier.likeness,
    )


def _is_same(removal: Joint, new: Joint) -> bool:
    """Tell whether a new record is the removed one, by its number or its key."""
    if new.number and new.number == removal.number:
        return True
    removed_record, new_record = removal.mine, new.theirs
    return (
        removed_record is not None
        and new_record is not None
        and comparable_key(removed_record.key) == comparable_key(new_record.key)
    )
