"""A library that is made one with several others in turn: what became of each of its records in all of them together."""

from collections.abc import Iterator
from dataclasses import replace

from protlib.library.merges.join import JoinedLibraries, Joint
from protlib.library.merges.side import Numbered, Side
from protlib.record.decisions.three_way import Difference


class Turns:
    """The records of a library and of those that were joined to it, in the order of the library, and its decisions.

    `left` is, of each turn, in how many fields both sides say something else; `searches` are the names that saved searches had
    and have, where another one of the library has the name.
    """

    def __init__(self, mine: Side) -> None:
        self.joints = [Joint(numbered.record, None, numbered.record, numbered.number) for numbered in mine.records]
        self.decisions = mine.decisions
        self.left: list[int] = []
        self.searches: list[tuple[str, str]] = []

    @property
    def conflicts(self) -> list[Difference]:
        """Where both sides have changed the same, in any turn."""
        return [conflict for joint in self.joints for conflict in joint.conflicts]

    def side(self) -> Side:
        """Return the library as it is by now."""
        records = [Numbered(joint.number, joint.result) for joint in self.joints if joint.result is not None]
        return Side(records, self.decisions)

    def take(self, library: JoinedLibraries) -> None:
        """Take what was made of the library as it is by now and another."""
        after = iter(library.records)
        self.joints = [_followed(joint, after) for joint in self.joints]
        for joint in after:
            self._add(joint)
        self.decisions, renamed = library.decisions.with_searches_apart()
        self.searches += renamed
        self.left.append(len(library.conflicts))

    def _add(self, new: Joint) -> None:
        """Add a record that the library has not; one that went in an earlier turn is the same one, come back."""
        for place, joint in enumerate(self.joints):
            if joint.mine is not None and joint.result is None and _is_same(joint, new):
                self.joints[place] = _together(joint, new)
                return
        self.joints.append(new)


def _followed(joint: Joint, after: Iterator[Joint]) -> Joint:
    return joint if joint.result is None else _together(joint, next(after))


def _together(before: Joint, after: Joint) -> Joint:
    return replace(
        after,
        mine=before.mine,
        theirs=after.theirs or before.theirs,
        number=before.number or after.number,
        conflicts=before.conflicts + after.conflicts,
        like=after.like or before.like,
    )


def _is_same(removal: Joint, new: Joint) -> bool:
    """Tell whether a record that went is the one that comes back: its number says it, or its key."""
    if new.number and new.number == removal.number:
        return True
    removed_record, new_record = removal.mine, new.theirs
    return (
        removed_record is not None
        and new_record is not None
        and removed_record.key.casefold() == new_record.key.casefold()
    )
