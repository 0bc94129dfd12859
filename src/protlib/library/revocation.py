"""One change among many taken back: its records become what they were before it, where no later change touched them."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from protlib.errors import NothingFoundError
from protlib.frozen import NamedTuple
from protlib.library.past.changed_records import Pair, find_changed_records
from protlib.library.past.past_versions import LibraryState, past_of
from protlib.library.plan import Outcome, Plan
from protlib.library.restoration import give_back_file_names, make_outcome, make_plan
from protlib.record.decisions import Decision, Decisions
from protlib.record.model import Publication
from protlib.storage.version_info import VersionInfo

if TYPE_CHECKING:
    from protlib.library.library import Library
    from protlib.library.view import Records, View

_COMMAND: Final = "undo"
# Such as "undo 41: 3 removed", as the history has it.
_REVOKES: Final = re.compile(rf"{_COMMAND} \d+\b")
CHANGED_LATER: Final = "was changed later, and stays"
"""The note of a record that a later change has touched."""


def is_revocation(change: str) -> bool:
    """Tell whether a change, as the history names it, took back a single one."""
    return _REVOKES.match(change) is not None


class Revocation(NamedTuple):
    """The outcomes of the records of a change that was taken back, and whether the library had anything of it."""

    outcomes: Sequence[Outcome]
    is_undone: bool


def revoke(library: "Library", version: VersionInfo, *, dry_run: bool = False) -> Revocation:
    """Take back the change that made a version, in one write; with `dry_run`, nothing is written.

    A record that later changes have touched is "refused", and stays; so do the records that were one with it. Raises
    NothingFoundError where the version before is not kept.
    """
    library_past = past_of(library)
    older = next(
        (
            earlier
            for earlier in library_past.versions
            if earlier.number == version.number - 1 and not earlier.is_undone
        ),
        None,
    )
    if older is None:
        raise NothingFoundError(
            f"version {version.number - 1} is not kept, so what {version.number} changed is not known"
        )
    change = _Change(library_past.state(older), library_past.state(version))
    outcomes: list[Outcome] = []

    def plan(view: "View") -> Plan:
        own_plan, outcomes[:] = change.revoke(view)
        return own_plan

    revision = library.revise(plan, f"{_COMMAND} {version.number}", dry_run=dry_run)
    if not dry_run:
        give_back_file_names(library, [outcome for outcome in outcomes if outcome.action != "refused"])
    return Revocation(outcomes, not revision.is_empty())


class _Change(NamedTuple):
    """The states of a library before a change and after it."""

    older: LibraryState
    newer: LibraryState

    def revoke(self, view: "View") -> tuple[Plan, list[Outcome]]:
        """Return the plan that takes the change back, and the outcome of each of its records."""
        changed_pairs = find_changed_records(self.older, self.newer)
        pairs = [pair for pair in changed_pairs if not _is_taken_back(*pair, view.records)]
        names_changed_later = self._find_changed_later(pairs, view)
        going = [
            (new and view.records.get([new.key])[new.key], old)
            for old, new in pairs
            if _name_of(old, new) not in names_changed_later
        ]
        fitted_pairs = [
            (current_record, _drop_reused_aliases(old, pairs, view.records)) for current_record, old in going
        ]
        plan = make_plan(fitted_pairs, self._decide(view.decisions, fitted_pairs, names_changed_later))
        stay = [
            Outcome("refused", record, existing=record.key, notes=(CHANGED_LATER,))
            for old, new in pairs
            if _name_of(old, new) in names_changed_later and (record := new or old)
        ]
        return plan, [*(make_outcome(*pair) for pair in fitted_pairs), *stay]

    def _find_changed_later(self, pairs: Sequence[Pair], view: "View") -> set[str]:
        """Return the names of the records that later changes have touched, and of those that were one with them."""
        later = Decisions(tuple(_subtract_decisions(view.decisions, self.newer.decisions)))
        names = {new.key for _old, new in pairs if new}
        names_changed_later = {
            _name_of(old, new)
            for old, new in pairs
            if not _is_untouched(old, new, view.records, names)
            or (old is None and new is not None and later.without_records([new.key]) != later)
        }
        for family in _families(pairs):
            if not names_changed_later.isdisjoint(family):
                names_changed_later |= family
        return names_changed_later

    def _decide(self, now: Decisions, going: Sequence[Pair], names_changed_later: Collection[str]) -> Decisions | None:
        """Return the decisions with those of the change undone, unless they are about records that stay.

        None stands for no difference.
        """
        new_decisions = Decisions(tuple(_subtract_decisions(self.newer.decisions, self.older.decisions)))
        removed = Decisions(tuple(_subtract_decisions(self.older.decisions, self.newer.decisions)))
        later_decisions = new_decisions.about_records(names_changed_later)
        new_keys = {current.key: old.key for current, old in going if current and old and current.key != old.key}
        without_record = [current.key for current, old in going if current and not old]
        restored = removed.without_records(names_changed_later).all_decisions
        revoked = [decision for decision in new_decisions.all_decisions if decision not in later_decisions]
        decisions = (
            now.without_decisions(*revoked).with_decisions(*restored).rekey(new_keys).without_records(without_record)
        )
        return None if decisions == now else decisions


def _subtract_decisions(decisions: Decisions, other_decisions: Decisions) -> Iterable[Decision]:
    """Yield the decisions that others lack."""
    excluded = {*other_decisions.all_decisions}
    return (decision for decision in decisions.all_decisions if decision not in excluded)


def _name_of(old: Publication | None, new: Publication | None) -> str:
    """Return the key of a record after a change, or before, if the change removed it."""
    record = new or old
    assert record is not None  # noqa: S101 - one of two is there
    return record.key


def _is_taken_back(old: Publication | None, new: Publication | None, records: "Records") -> bool:
    """Tell whether a record is as it was before the change, because somebody has undone it already."""
    if old is not None:
        return records.get([old.key]).get(old.key) == old
    return new is not None and not records.has_key(new.key)


def _is_untouched(
    old: Publication | None, new: Publication | None, records: "Records", changed_names: Collection[str]
) -> bool:
    """Tell whether a record is as the change left it, and the key that it had before is free."""
    if new is not None and records.get([new.key]).get(new.key) != new:
        return False
    holder = records.get([old.key]).get(old.key) if old else None
    return holder is None or holder.key in changed_names


def _families(pairs: Sequence[Pair]) -> Iterable[set[str]]:
    """Yield for each record the names of those that the change made one with it: they come apart together."""
    removed = {old.key for old, new in pairs if old and not new}
    for _old, new in pairs:
        if new and not removed.isdisjoint(new.aliases):
            yield {new.key, *removed.intersection(new.aliases)}


def _drop_reused_aliases(old: Publication | None, pairs: Sequence[Pair], records: "Records") -> Publication | None:
    """Return a record as it was, without former keys that others have got since."""
    if old is None or not old.aliases:
        return old
    own_keys = {new.key for _old, new in pairs if new}
    holders: Mapping[str, Publication] = records.get([*old.aliases])
    return old.changed(
        aliases=tuple(alias for alias in old.aliases if alias not in holders or holders[alias].key in own_keys)
    )
