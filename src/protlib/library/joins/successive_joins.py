"""A library joined with several others in turn, and the result for each of its records."""

from dataclasses import replace
from typing import Final

from protlib.library.joins.join import JoinedLibraries, Joint
from protlib.library.joins.side import NumberedRecord, Side
from protlib.record.attached_file import AttachedFile
from protlib.record.decisions.three_way import FieldDifference
from protlib.text import comparable_key

_NO_TURN: Final = -1  # of a file that the library had before


class SuccessiveJoins:
    """The records of a library and of those that were joined to it, in its order, and its decisions.

    `left` counts, for each turn, the fields in which both sides differ; `searches` are the old and new names of saved
    searches that had a name of the library.
    """

    def __init__(self, mine: Side) -> None:
        self.joints = [Joint(numbered.record, None, numbered.record, numbered.number) for numbered in mine.records]
        self.decisions = mine.decisions
        self.left: list[int] = []
        self.searches: list[tuple[str, str]] = []
        self._own_files = {text for numbered in mine.records for text in numbered.record.files}
        self._turns_of_files: list[dict[str, int]] = [dict.fromkeys(joint.files, _NO_TURN) for joint in self.joints]

    @property
    def conflicts(self) -> list[FieldDifference]:
        """The fields that both sides changed, in any turn."""
        return [conflict for joint in self.joints for conflict in joint.conflicts]

    def side(self) -> Side:
        """Return the library in its present state."""
        records = [NumberedRecord(joint.number, joint.result) for joint in self.joints if joint.result is not None]
        return Side(records, self.decisions)

    def files_by_turn(self) -> list[dict[str, set[str]]]:
        """Return for each turn the files that it brought to the records of the result, as texts by key.

        Two libraries may name their files alike: each has a folder of its own.
        """
        files: list[dict[str, set[str]]] = [{} for _turn in self.left]
        for joint, turns in zip(self.joints, self._turns_of_files, strict=True):
            for text in joint.files:
                if joint.result is not None and turns[text] != _NO_TURN:
                    files[turns[text]].setdefault(joint.result.key, set()).add(text)
        return files

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
        self._note_files(len(self.left))
        self.left.append(len(library.conflicts))

    def _note_files(self, turn: int) -> None:
        """Note which files this turn has brought to each record.

        A file with a checksum that the library has for another record is its own one.
        """
        self._turns_of_files += ({} for _joint in self.joints[len(self._turns_of_files) :])
        for joint, turns in zip(self.joints, self._turns_of_files, strict=True):
            for text in joint.files:
                is_own = text in self._own_files and AttachedFile.from_text(text).sha256
                turns.setdefault(text, _NO_TURN if is_own else turn)

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
