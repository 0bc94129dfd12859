"""Several records of one publication become one, and the decisions about them follow."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from protlib.duplicates.merged_record import merge_records
from protlib.errors import InputRefusedError, UsageError
from protlib.library.changes.former_values import find_unrecognised
from protlib.library.plan import Outcome, Plan, Revised
from protlib.library.view import View
from protlib.record.decisions import Decisions, make_distinct
from protlib.record.model import Publication
from protlib.text import comparable_key

_NOTHING_CHOSEN: Final[Mapping[str, Any]] = MappingProxyType({})


class Union(NamedTuple):
    """Records that a person has seen and called one; the first of them stays.

    `values` are the ones that the person chose; every other field takes the fullest value of the records.
    """

    records: tuple[Publication, ...]
    values: Mapping[str, Any] = _NOTHING_CHOSEN

    def record(self) -> Publication:
        """Return the one record."""
        return merge_records(self.records).changed(**self.values)


MergeGroup = Union | Sequence[str]
"""What is to be one record: records that were seen, or their keys, the one that stays first."""


def merge_groups(
    groups: Sequence[MergeGroup], separate_pairs: Sequence[Sequence[str]], view: View, now: str
) -> Revised:
    """Return the plan that makes one record of each group, and the outcome of each record.

    `separate_pairs` are keys of records that are no duplicates. Raises NothingFoundError where a record is
    gone, UsageError where two are one already, InputRefusedError where a field with a chosen value was changed since.
    """
    merger = _Merger([*map(_keys, groups), *separate_pairs], view)
    for group in groups:
        merger.unite_group(group)
    return merger.plan(separate_pairs, now)


def _keys(group: MergeGroup) -> list[str]:
    return [record.key for record in group.records] if isinstance(group, Union) else [*group]


class _Merger:
    def __init__(self, groups: Sequence[Sequence[str]], view: View) -> None:
        self._decisions = view.decisions
        self._old_records = {
            record.key: record for record in view.records_with([key for keys in groups for key in keys])
        }
        self._new_records = dict(self._old_records)
        self._keys_by_name = {
            comparable_key(name): key
            for key, record in self._old_records.items()
            for name in (*record.aliases, record.key)
        }
        self._heirs: dict[str, str] = {}

    def unite_group(self, group: MergeGroup) -> None:
        """Make one record of several, in their present state."""
        keys = [self._current_key(key) for key in _keys(group)]
        first_key, *further_keys = dict.fromkeys(keys)
        if len(further_keys) + 1 < len(keys):
            raise UsageError(f"{' and '.join(_keys(group))} are already one publication: {first_key}")
        current = tuple(self._new_records[key] for key in keys)
        union = group if isinstance(group, Union) else Union(current)
        for earlier, record in zip(union.records, current, strict=True):
            changed = [name for name in union.values if getattr(earlier, name) != getattr(record, name)]
            if changed:
                changed_names = ", ".join(name.replace("_", " ") for name in changed)
                raise InputRefusedError(f"{record.key} was changed by someone else ({changed_names})")
        self._new_records[first_key] = union._replace(records=current).record()
        self._heirs.update(dict.fromkeys(further_keys, first_key))

    def plan(self, separate_pairs: Sequence[Sequence[str]], now: str) -> Revised:
        """Return the plan, with an outcome for each record that stays or is merged into it."""
        absorbed: dict[str, list[Publication]] = {}
        for key in self._heirs:
            absorbed.setdefault(self._current_key(key), []).append(self._old_records[key])
        changed = {key: self._new_records[key].changed(modified=now) for key in absorbed}
        outcomes: list[Outcome] = []
        for key, record in changed.items():
            outcomes.append(Outcome("updated", record, existing=key, old_record=self._old_records[key]))
            outcomes += (Outcome("merged", record, existing=key, old_record=loser) for loser in absorbed[key])
        new_decisions = self._revise_decisions(separate_pairs)
        removed = {key: self._old_records[key] for key in self._heirs}
        decisions = None if new_decisions == self._decisions else new_decisions
        return Plan(changed=changed, removed=removed, decisions=decisions), outcomes

    def _revise_decisions(self, separate_pairs: Sequence[Sequence[str]]) -> Decisions:
        pairs = [
            pair for keys in separate_pairs for pair in combinations(dict.fromkeys(map(self._current_key, keys)), 2)
        ]
        rekeyed_decisions = self._decisions.rekey({key: self._current_key(key) for key in self._heirs})
        keys = dict.fromkeys((*map(self._current_key, self._heirs), *self._heirs))
        records = ((self._old_records[key], self._new_records[self._current_key(key)]) for key in keys)
        return rekeyed_decisions.with_decisions(*(make_distinct(*pair) for pair in pairs), *find_unrecognised(records))

    def _current_key(self, name: str) -> str:
        """Return the key of the record that a key or a former key leads to after the merges so far."""
        key = self._keys_by_name[comparable_key(name)]
        while key in self._heirs:
            key = self._heirs[key]
        return key
