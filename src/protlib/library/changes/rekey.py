"""Other citation keys for records, and what becomes of the old ones."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from protlib.errors import UsageError
from protlib.library.plan import Outcome, Plan
from protlib.library.view import View
from protlib.record import keys
from protlib.record.model import Publication
from protlib.system.shell import quote
from protlib.text import comparable_key

_SUFFIX: Final = re.compile("[a-z]+")  # what is put behind a key that another record has


def give_key(record: Publication, key: str, is_taken: Callable[[str], bool], now: str) -> Publication:
    """Return the record with a new key, and the old one as an alias; raises UsageError for a taken key."""
    if key == record.key:
        raise UsageError(f"{key} is already its key")
    if comparable_key(key) not in _all_keys(record) and is_taken(key):
        raise UsageError(f"the key {key} is taken. To see by what: protlib show {quote(key)}")
    aliases = [alias for alias in (*record.aliases, record.key) if comparable_key(alias) != comparable_key(key)]
    return record.changed(key=key, aliases=tuple(aliases), modified=now)


def plan_of(records: Sequence[Publication], rekeyed_records: Sequence[Publication], view: View) -> Plan:
    """Return the plan that gives records their new keys, and changes the keys in decisions about them."""
    changed = {old.key: new for old, new in zip(records, rekeyed_records, strict=True) if old.key != new.key}
    new_decisions = view.decisions.rekey({key: record.key for key, record in changed.items()})
    return Plan(changed=changed, decisions=None if new_decisions == view.decisions else new_decisions)


def outcomes_of(records: Sequence[Publication], rekeyed_records: Sequence[Publication]) -> list[Outcome]:
    """Return the outcomes of records that may get other keys."""
    return [
        Outcome("unchanged", old, existing=old.key)
        if old.key == new.key
        else Outcome("updated", new, existing=old.key, old_record=old)
        for old, new in zip(records, rekeyed_records, strict=True)
    ]


def rekey_records(
    records: Sequence[Publication], key_of: Callable[[Publication], str], is_taken: Callable[[str], bool], now: str
) -> list[Publication]:
    """Return the records with the keys that a function wants for them; letters (a, b, c) keep the keys apart.

    A record keeps its key if the function returns "", if it has the wanted key, or if it has that key with a letter
    because another record has the key itself. A former key of another record is not free.
    """
    pattern_keys = [key_of(record) for record in records]
    new_owners = {
        comparable_key(record.key): record.key
        for record, key in zip(records, pattern_keys, strict=True)
        if record.key == key
    }
    return [
        _give_wanted_key(record, key, new_owners, is_taken, now)
        for record, key in zip(records, pattern_keys, strict=True)
    ]


def _give_wanted_key(
    record: Publication, pattern_key: str, new_owners: dict[str, str], has_key: Callable[[str], bool], now: str
) -> Publication:
    """Return the record with the wanted key, or the next free one; the key is taken from then on."""
    keys_of_record = _all_keys(record)

    def is_taken(key: str) -> bool:
        folded = comparable_key(key)
        return new_owners.get(folded, record.key) != record.key or (folded not in keys_of_record and has_key(key))

    has_suffix = record.key.startswith(pattern_key) and _SUFFIX.fullmatch(record.key, len(pattern_key))
    shorter = pattern_key + "z" * (len(record.key) - len(pattern_key) - 1)  # without it, nobody would have got this one
    is_kept = not pattern_key or record.key == pattern_key or (has_suffix and is_taken(shorter))
    key = record.key if is_kept else keys.free_key(pattern_key, is_taken)
    new_owners[comparable_key(key)] = record.key
    return record if key == record.key else give_key(record, key, lambda _key: False, now)


def _all_keys(record: Publication) -> frozenset[str]:
    """Return the present and former keys of a record, case-folded."""
    return frozenset(map(str.casefold, (record.key, *record.aliases)))
