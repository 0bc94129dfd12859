"""Another citation key for a record, and what becomes of the old one."""

from collections.abc import Callable

from protlib.errors import UsageError
from protlib.record.model import Publication


def renamed(record: Publication, key: str, taken: Callable[[str], bool], now: str) -> Publication:
    """Return the record with another key, and the old one among its aliases; raises UsageError where it is taken."""
    own = {name.casefold() for name in (record.key, *record.aliases)}
    if key == record.key:
        raise UsageError(f"{key} is its key already")
    if key.casefold() not in own and taken(key):
        raise UsageError(f"the key {key} is taken; “protlib show {key}” shows by what")
    aliases = [alias for alias in (*record.aliases, record.key) if alias.casefold() != key.casefold()]
    return record.changed(key=key, aliases=tuple(aliases), modified=now)
