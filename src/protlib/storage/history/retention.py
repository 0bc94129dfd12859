"""Which versions are kept where not all can be: all of the newest, older ones by the hour, the day and the month."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Final

from protlib.storage.history import pack
from protlib.storage.history.delta import Delta, compose
from protlib.storage.history.pack import Pack, UnprovableError, VersionInPack

_KEEP_ALL: Final = 1000  # so many of the newest are kept each
_MOST_ENTRIES: Final = 5000  # entries of a pack, whose list each command reads
_ALWAYS: Final = 50  # so many of the newest are kept however big they are
_ENOUGH: Final = 0.75  # of what is allowed, so that this is not to be done again at once


def thin_out(old: Pack, entries: Sequence[VersionInPack], size: int) -> list[bytes] | None:
    """Return the bytes of the kept entries of a pack, the lowest first; None where all are kept.

    Together they have at most `size` bytes, or as many as the biggest version among them; few may have more.
    """
    allowed = max((size, *(entry.version.result.size for entry in entries)))
    are_big = len(entries) > _ALWAYS and sum(entry.end - entry.start for entry in entries) > allowed
    if not are_big and len(entries) <= _MOST_ENTRIES:
        return None
    kept_entries: list[bytes] = []
    room = allowed * _ENOUGH
    with suppress(UnprovableError):  # what is below cannot be made any more
        for group in reversed(list(_groups(entries))):
            entry = _join_entries(old, group)
            room -= len(entry)
            if room < 0 and len(kept_entries) >= _ALWAYS:
                break
            kept_entries.append(entry)
    return kept_entries[::-1]


def _groups(entries: Sequence[VersionInPack]) -> Iterator[list[VersionInPack]]:
    """Yield runs of entries; the lowest of each is the kept version."""
    newest = entries[-1].version.changed
    periods = [_period(entry.version.changed, newest) for entry in entries]
    group: list[VersionInPack] = []
    for position, entry in enumerate(entries):
        is_last = position + 1 == len(entries) or periods[position] != periods[position + 1]
        is_kept = is_last or position == 0 or position >= len(entries) - _KEEP_ALL
        if is_kept and group:
            yield group
            group = []
        group.append(entry)
    yield group


def _period(changed: str, newest: str) -> str:
    """Return the period that keeps one version: an hour of this month, a day of this year and the last, a month."""
    if changed[:7] == newest[:7]:
        return changed[:13]
    years = newest[:4], changed[:4]
    is_recent = all(map(str.isdecimal, years)) and int(years[0]) - int(years[1]) <= 1
    return changed[:10] if is_recent else changed[:7]


def _join_entries(old: Pack, group: Sequence[VersionInPack]) -> bytes:
    lowest, *higher = group
    if not higher:
        return old.read_bytes(lowest)
    change: Delta = old.read_delta(lowest)
    for entry in higher:
        change = compose(old.read_delta(entry), change)
    base = group[-1].version.base
    return pack.dumps(lowest.version._replace(base=base), change)
