"""Other citation keys for records, and what becomes of the old ones."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from protlib.errors import UsageError
from protlib.library.plan import Outcome, Plan
from protlib.library.view import View
from protlib.record import keys
from protlib.record.model import Publication

_SUFFIX: Final = re.compile("[a-z]+")  # what is put behind a key that another record has


def renamed(record: Publication, key: str, taken: Callable[[str], bool], now: str) -> Publication:
    """Return the record with another key, and the old one among its aliases; raises UsageError where it is taken."""
    if key == record.key:
        raise UsageError(f"{key} is already its key")
    if key.casefold() not in _names(record) and taken(key):
        raise UsageError(f"the key {key} is taken. To see by what: protlib show {key}")
    aliases = [alias for alias in (*record.aliases, record.key) if alias.casefold() != key.casefold()]
    return record.changed(key=key, aliases=tuple(aliases), modified=now)


def plan_of(records: Sequence[Publication], after: Sequence[Publication], view: View) -> Plan:
    """Return the plan that gives records their new keys, and says so in what was decided about them."""
    changed = {old.key: new for old, new in zip(records, after, strict=True) if old.key != new.key}
    decided = view.decisions.rekeyed({key: record.key for key, record in changed.items()})
    return Plan(changed=changed, decisions=None if decided == view.decisions else decided)


def outcomes_of(records: Sequence[Publication], after: Sequence[Publication]) -> list[Outcome]:
    """Return what becomes of records that may get other keys."""
    return [
        Outcome("unchanged", old, existing=old.key)
        if old.key == new.key
        else Outcome("updated", new, existing=old.key, before=old)
        for old, new in zip(records, after, strict=True)
    ]


def rekeyed(
    records: Sequence[Publication],
    key_of: Callable[[Publication], str],
    taken: Callable[[str], bool],
    now: str,
) -> list[Publication]:
    """Return the records with the keys that a function wants for them, made different by letters behind them: a, b, c.

    A record for which it wants "" keeps its key, and so does one whose key is what is wanted, or that and a letter where
    another has the key without. A key that another record had is not free.
    """
    wanted = [key_of(record) for record in records]
    given = {
        record.key.casefold(): record.key for record, key in zip(records, wanted, strict=True) if record.key == key
    }
    return [_with_key(record, key, given, taken, now) for record, key in zip(records, wanted, strict=True)]


def _with_key(
    record: Publication, wanted: str, given: dict[str, str], taken: Callable[[str], bool], now: str
) -> Publication:
    """Return the record with the key that is wanted, or the free one next to it, which is given away from then on."""
    own = _names(record)

    def is_taken(key: str) -> bool:
        folded = key.casefold()
        return given.get(folded, record.key) != record.key or (folded not in own and taken(key))

    has_suffix = record.key.startswith(wanted) and _SUFFIX.fullmatch(record.key, len(wanted))
    shorter = wanted + "z" * (len(record.key) - len(wanted) - 1)  # without it, nobody would have got this one
    is_kept = not wanted or record.key == wanted or (has_suffix and is_taken(shorter))
    key = record.key if is_kept else keys.free(wanted, is_taken)
    given[key.casefold()] = record.key
    return record if key == record.key else renamed(record, key, lambda _key: False, now)


def _names(record: Publication) -> frozenset[str]:
    """Return the keys that a record has or had, as they are compared."""
    return frozenset(map(str.casefold, (record.key, *record.aliases)))
