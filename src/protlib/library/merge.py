"""Several records of one publication made one, and what that means for what was decided about them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from protlib.duplicates.compared import Compared
from protlib.duplicates.fingerprints import fingerprints
from protlib.duplicates.merge import united
from protlib.errors import InputRefusedError, UsageError
from protlib.library.plan import Outcome, Plan, Revised
from protlib.library.view import View
from protlib.record.decisions import Decisions, Merged, distinct
from protlib.record.decisions import merged as merged_decision
from protlib.record.model import Publication

_NOTHING_CHOSEN: Final[Mapping[str, Any]] = MappingProxyType({})


class Union(NamedTuple):
    """Records that somebody has seen and says are one; the first is the one that stays.

    `values` are those that a person has chosen for fields; every other field has the fullest of what the records say.
    """

    records: tuple[Publication, ...]
    values: Mapping[str, Any] = _NOTHING_CHOSEN

    def made(self) -> Publication:
        """Return the one record."""
        return united(self.records).changed(**self.values)


Group = Union | Sequence[str]
"""What is to be one record: records that were seen, or their keys, the one that stays first."""


def merged(groups: Sequence[Group], apart: Sequence[Sequence[str]], view: View, now: str) -> Revised:
    """Return the plan that makes one record of each group, one after the other, and what becomes of the records.

    `apart` are keys of records that are no duplicates of each other, which is remembered. Raises NothingFoundError where
    a record is gone, UsageError where two are one already, InputRefusedError where one has been given another value since
    in a field for which one was chosen.
    """
    merger = _Merger([*map(_keys, groups), *apart], view)
    for group in groups:
        merger.join(group)
    return merger.plan(apart, now)


def _keys(group: Group) -> list[str]:
    return [record.key for record in group.records] if isinstance(group, Union) else [*group]


def _is_found(record: Compared, there: Compared) -> bool:
    """Tell whether a record that is taken in is found to be one that is there."""
    if {*fingerprints(record)}.isdisjoint(fingerprints(there)):
        return False
    from protlib.duplicates.comparison import compare

    return compare(there, record).verdict == "same"


class _Merger:
    def __init__(self, asked: Sequence[Sequence[str]], view: View) -> None:
        self._decisions = view.decisions
        self._before = {record.key: record for record in view.found([key for keys in asked for key in keys])}
        self._after = dict(self._before)
        self._named = {
            name.casefold(): key for key, record in self._before.items() for name in (*record.aliases, record.key)
        }
        self._heirs: dict[str, str] = {}

    def join(self, group: Group) -> None:
        """Make one record of several, as they are by now."""
        keys = [self._key(key) for key in _keys(group)]
        kept, *others = dict.fromkeys(keys)
        if len(others) + 1 < len(keys):
            raise UsageError(f"{' and '.join(_keys(group))} are already one publication: {kept}")
        current = tuple(self._after[key] for key in keys)
        union = group if isinstance(group, Union) else Union(current)
        for seen, record in zip(union.records, current, strict=True):
            changed = [name for name in union.values if getattr(seen, name) != getattr(record, name)]
            if changed:
                told = ", ".join(name.replace("_", " ") for name in changed)
                raise InputRefusedError(f"{record.key} was changed by someone else ({told})")
        self._after[kept] = union._replace(records=current).made()
        self._heirs.update(dict.fromkeys(others, kept))

    def plan(self, apart: Sequence[Sequence[str]], now: str) -> Revised:
        gone: dict[str, list[Publication]] = {}
        for key in self._heirs:
            gone.setdefault(self._key(key), []).append(self._before[key])
        changed = {key: self._after[key].changed(modified=now) for key in gone}
        outcomes: list[Outcome] = []
        for key, record in changed.items():
            outcomes.append(Outcome("updated", record, existing=key, before=self._before[key]))
            outcomes += (Outcome("merged", record, existing=key, before=each) for each in gone[key])
        decided = self._decided(apart)
        removed = {key: self._before[key] for key in self._heirs}
        decisions = None if decided == self._decisions else decided
        return Plan(changed=changed, removed=removed, decisions=decisions), outcomes

    def _decided(self, apart: Sequence[Sequence[str]]) -> Decisions:
        pairs = [pair for keys in apart for pair in combinations(dict.fromkeys(map(self._key, keys)), 2)]
        rekeyed = self._decisions.rekeyed({key: self._key(key) for key in self._heirs})
        return rekeyed.with_(*(distinct(*pair) for pair in pairs), *self._unlike())

    def _unlike(self) -> Iterator[Merged]:
        """Yield what records said that would not be found to be the one that they are in: they may be imported again."""
        from protlib.duplicates.description import outline

        joined = dict.fromkeys((*map(self._key, self._heirs), *self._heirs))
        for key in joined:
            heir, was = self._key(key), outline(self._before[key])
            if not _is_found(Compared(was), Compared(self._after[heir])):
                yield merged_decision(heir, was.to_dict())

    def _key(self, name: str) -> str:
        """Return the key of the record that a key or a former key finds, when all is merged that was until now."""
        key = self._named[name.casefold()]
        while key in self._heirs:
            key = self._heirs[key]
        return key
