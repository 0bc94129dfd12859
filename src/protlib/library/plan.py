"""What a command makes of the library, worked out before anything is written."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, Literal

from protlib.errors import UsageError
from protlib.frozen import FrozenClass, NamedTuple
from protlib.record.dates.given_dates import fit_dates_of
from protlib.record.decisions import Decisions
from protlib.record.decisions.guesses import confirm_changes
from protlib.record.model import Publication
from protlib.selection import Match

if TYPE_CHECKING:
    from protlib.record.decisions.three_way import FieldDifference

FINDERS: Final[Mapping[Match, tuple[str, ...]]] = {
    "auto": (),
    "id": ("doi", "isbn", "url", "number", "collection_number"),
    "key": ("key",),
}
"""The fields of a row of which one tells its record, without a title, by how rows are matched."""
Action = Literal["added", "updated", "skipped", "unchanged", "refused", "merged", "restored", "removed"]


class RecordLikeness(NamedTuple):
    """The record that another may be the same as: its key, a score of up to 1, and reasons."""

    key: str
    score: float
    reasons: tuple[str, ...]


class Outcome(FrozenClass):
    """What became of a record: what was done, and the record now, or the record into which it was merged.

    For a removed record, `publication` is the removed one. `existing` is the key of the record that was there already,
    if any. `given_key` is the key that the record came with, where another has it. `aliases` are keys that it came with
    and that lead to the existing record now. `like` is a record that an added one may be the same as. `old_record`
    is the record before the change. `name_changes` are names that the library unifies, old and new. `notes` say why it
    was refused, or which values were not taken; `conflicts` are fields that differ from the existing record and stayed
    as they were, `additional_fields` those that it would fill. `is_misread` says that it is a typed reference, misread,
    whose words are all in the existing record.
    """

    action: Action
    publication: Publication
    existing: str = ""
    given_key: str = ""
    aliases: tuple[str, ...] = ()
    like: RecordLikeness | None = None
    old_record: Publication | None = None
    name_changes: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    conflicts: "tuple[FieldDifference, ...]" = ()
    additional_fields: tuple[str, ...] = ()
    is_united: bool = False
    is_misread: bool = False

    def may_change_existing(self) -> bool:
        """Tell whether the record was there already, and this one may have other values."""
        return bool(self.existing) and not self.is_misread


class Plan:
    """What is to be written: records by their keys in the file, and the command's label.

    `decisions` replace those of the library, None leaves them. `numbers` are those that new records had in their own
    library. `is_mend` writes the file even without changes.
    """

    def __init__(
        self,
        added: dict[str, Publication] | None = None,
        changed: dict[str, Publication] | None = None,
        removed: dict[str, Publication] | None = None,
        decisions: Decisions | None = None,
        label: str = "",
        numbers: dict[str, str] | None = None,
    ) -> None:
        self.added = {} if added is None else added
        self.changed = {} if changed is None else changed
        self.removed = {} if removed is None else removed
        self.decisions = decisions
        self.label = label
        self.numbers = {} if numbers is None else numbers
        self.is_mend = False

    def is_empty(self) -> bool:
        """Tell whether there is nothing to write."""
        return not (self.added or self.changed or self.removed or self.is_mend) and self.decisions is None

    def list_current_records(self) -> list[Publication]:
        """Return the records that are new or different."""
        return [*self.added.values(), *self.changed.values()]

    def former_keys(self) -> list[str]:
        """Return the keys that no record has any more."""
        renamed = [key for key, record in self.changed.items() if key != record.key]
        return [*self.removed, *renamed]

    def description(self) -> str:
        """Return the command and its effect, in a few words: "add iom2009caring", "import a.ris: 10 added"."""
        keys = [*self.added, *self.changed, *self.removed]
        if len(keys) == 1:
            return f"{self.label} {keys[0]}"
        return f"{self.label}: {', '.join(self._counts())}" if keys else self.label

    def _counts(self) -> Sequence[str]:
        counts = {"added": self.added, "updated": self.changed, "removed": self.removed}
        return [f"{len(records)} {name}" for name, records in counts.items() if records]


Revised = tuple[Plan, list[Outcome]]
"""What is to be written, and what becomes of each record."""


def outcome_of_replacement(old: Publication, new: Publication, now: str) -> Outcome:
    """Return the outcome of a record that another replaces; raises UsageError where that changes the key."""
    new = confirm_changes(old, fit_dates_of(new, old))
    if new == old:
        return Outcome("unchanged", old, existing=old.key)
    if new.key != old.key:
        raise UsageError(f"to change the key of {old.key}: protlib rekey")
    return Outcome("updated", new.changed(modified=now), existing=old.key, old_record=old)


def plan_of_updates(outcomes: Sequence[Outcome]) -> Plan:
    """Return the plan that writes the records that were updated and keep their keys."""
    updated = [outcome.publication for outcome in outcomes if outcome.action == "updated"]
    return Plan(changed={record.key: record for record in updated})


def plan_of_removal(records: Sequence[Publication], decisions: Decisions) -> Plan:
    """Return the plan that removes records, and the decisions about them."""
    removed = {record.key: record for record in records}
    remaining = decisions.without_records(removed)
    return Plan(removed=removed, decisions=None if remaining == decisions else remaining)
