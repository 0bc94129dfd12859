"""Conflicts that merges have left, settled by a person's answers: planned first, then written at once."""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from protlib.errors import EmptyLibraryError, NothingFoundError
from protlib.library.joins.open_conflicts import find_open
from protlib.library.plan import Outcome, Plan
from protlib.record.decisions.conflict import WHOLE_RECORD, Conflict, are_same_values, conflict_of, value_in
from protlib.record.decisions.three_way import with_inner_value
from protlib.record.keys import free_key
from protlib.record.model import Publication
from protlib.text import comparable_key

if TYPE_CHECKING:
    from protlib.library.joins.join import ConflictChoice
    from protlib.library.library import Library
    from protlib.library.view import View

Answer = Callable[[Conflict], "ConflictChoice | None"]
"""What says which value counts; None where nothing does."""


class Settlement(NamedTuple):
    """The outcomes of the requested records, their open conflicts, and how many other conflicts are open."""

    outcomes: Sequence[Outcome]
    open_conflicts: Sequence[Conflict]
    elsewhere: int = 0


def settle_conflicts(
    library: "Library", keys: Collection[str] | None, answer: Answer, label: str, now: str, *, dry_run: bool
) -> Settlement:
    """Settle the conflicts of some records, or of all, in one write; `dry_run` writes nothing.

    Raises NothingFoundError where a key is that of no record, nor of one that a conflict is about.
    """
    result: Settlement | None = None

    def plan(view: "View") -> Plan:
        nonlocal result
        settler = _Settler(view, keys, answer, now)
        result = Settlement(settler.outcomes(), settler.left, settler.elsewhere)
        return settler.plan()

    library.revise(plan, label, dry_run=dry_run)
    assert result is not None  # noqa: S101 - the plan was made
    return result


def find_open_conflicts(library: "Library", keys: Collection[str] | None = None) -> Settlement:
    """Return the open conflicts of a library, or of some records; raises NothingFoundError as `settle_conflicts`."""
    if keys is None and not library.conflicts():
        return Settlement((), ())
    return settle_conflicts(library, keys, _leave_open, "merge --conflicts", "", dry_run=True)._replace(outcomes=())


def _leave_open(_conflict: Conflict) -> None:
    """Leave a conflict open."""


def prefer_side(side_name: str) -> Answer:
    """Return the function that answers every conflict for one side: "mine", "theirs" or "newest", changed last."""
    from protlib.library.joins.join import ConflictChoice

    def answer(conflict: Conflict) -> ConflictChoice | None:
        difference = conflict.difference()
        side = conflict.newer if side_name == "newest" else side_name
        return {"mine": ConflictChoice(difference.mine), "theirs": ConflictChoice(difference.theirs)}.get(side)

    return answer


_Target = tuple[str, bool]
"""The key of a record, and whether it is one that was removed: another may have that key by now."""


class _Settler:
    def __init__(self, view: "View", keys: Collection[str] | None, answer: Answer, now: str) -> None:
        self._view = view
        self._now = now
        conflicts = view.decisions.conflicts()
        open_conflicts = sorted(find_open(conflicts, view.records.get))
        keys_to_settle = None if keys is None else _conflict_keys(keys, open_conflicts, view)
        self._old_records: dict[_Target, Publication | None] = {}
        self._new_records: dict[_Target, Publication | None] = {}
        self._targets: set[_Target] = set()
        self.left: list[Conflict] = []
        remaining: list[Conflict] = []
        for conflict in open_conflicts:
            target = (conflict.key, conflict.is_of_removed)
            is_meant = keys_to_settle is None or conflict.key in keys_to_settle
            self._targets |= {target} if is_meant else set()
            current = self._update_conflict(conflict, target)
            if current is None or (is_meant and self._is_settled(current, target, answer)):
                continue
            remaining.append(current)
            self.left += [current] if is_meant else []
        self.elsewhere = len(remaining) - len(self.left)
        removed = [outcome.existing for outcome in self.outcomes() if outcome.action == "removed"]
        removed += self._keys_that_stay_removed(remaining)
        has_settled = len(remaining) < len(open_conflicts)
        settled = view.decisions.without_decisions(*conflicts).without_records(removed).with_decisions(*remaining)
        self._decisions = settled if has_settled else view.decisions

    def _keys_that_stay_removed(self, remaining: Sequence[Conflict]) -> list[str]:
        """Return the keys of records whose removal is settled; what reviewers said of them may go."""
        removed_keys = {key for (key, is_removed), record in self._new_records.items() if is_removed and record is None}
        removed_keys -= {conflict.key for conflict in remaining}
        return sorted(key for key in removed_keys if not self._view.records.has_key(key))

    def _update_conflict(self, conflict: Conflict, target: _Target) -> Conflict | None:
        """Return a conflict with the record's present value, None where that is the other side's value."""
        if target not in self._old_records:
            key, is_removed = target
            self._old_records[target] = None if is_removed else self._view.records.get([key]).get(key)
            self._new_records[target] = self._old_records[target]
        record = self._new_records[target]
        if conflict.is_open(record):
            return conflict
        difference = conflict.difference()
        now = value_in(record, conflict.field, conflict.inner)
        if are_same_values(now, difference.theirs) or (record is None and conflict.field != WHOLE_RECORD):
            return None
        return conflict_of(difference._replace(mine=now))

    def _is_settled(self, conflict: Conflict, target: _Target, answer: Answer) -> bool:
        choice = answer(conflict)
        if choice is None:
            return False
        if are_same_values(choice.value, conflict.difference().mine):
            return True
        if conflict.field == WHOLE_RECORD:
            self._new_records[target] = choice.value if isinstance(choice.value, Publication) else None
        elif (record := self._new_records[target]) is not None:
            self._new_records[target] = with_inner_value(record, conflict.field, conflict.inner, choice.value)
        return True

    def plan(self) -> Plan:
        """Return the records and the decisions that the answers change."""
        plan = Plan(decisions=None if self._decisions == self._view.decisions else self._decisions)
        for outcome in self.outcomes():
            if outcome.action == "added":
                plan.added[outcome.publication.key] = outcome.publication
            elif outcome.action == "removed":
                plan.removed[outcome.existing] = outcome.publication
            elif outcome.action == "updated":
                plan.changed[outcome.existing] = outcome.publication
        return plan

    def outcomes(self) -> list[Outcome]:
        """Return the outcome of each requested record."""
        return [
            self._outcome(key, old, self._new_records[key, is_removed])
            for (key, is_removed), old in self._old_records.items()
            if (key, is_removed) in self._targets and (old or self._new_records[key, is_removed])
        ]

    def _outcome(self, key: str, old: Publication | None, record: Publication | None) -> Outcome:
        if old is None:
            assert record is not None  # noqa: S101 - one of two is there
            return Outcome("added", self._give_free_keys(record), old_record=Publication(key=key, type=record.type))
        if record is None:
            return Outcome("removed", old, existing=old.key)
        if record == old:
            return Outcome("unchanged", old, existing=old.key)
        return Outcome("updated", record.changed(key=old.key, modified=self._now), existing=old.key, old_record=old)

    def _give_free_keys(self, record: Publication) -> Publication:
        """Return a record that comes back, under keys that no other has or had."""
        is_taken = self._view.records.has_key
        aliases = tuple(alias for alias in record.aliases if not is_taken(alias))
        return record.changed(key=free_key(record.key, is_taken), aliases=aliases, modified=self._now)


def _conflict_keys(keys: Collection[str], conflicts: Sequence[Conflict], view: "View") -> set[str]:
    """Return the keys of conflicts for keys or former keys, in whatever case."""
    records = view.records.get(list(keys))
    keys_by_name = {comparable_key(conflict.key): conflict.key for conflict in conflicts}
    conflict_keys: set[str] = set()
    for key in keys:
        if key in records:
            conflict_keys.add(records[key].key)
        elif comparable_key(key) in keys_by_name:
            conflict_keys.add(keys_by_name[comparable_key(key)])
        elif not (conflicts or view.records.keys()):
            raise EmptyLibraryError
        else:
            raise NothingFoundError(f"no publication and no conflict has the key {key}")
    return conflict_keys
