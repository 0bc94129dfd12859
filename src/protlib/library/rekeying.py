"""Another citation key for a record: what can be one, and what becomes of the old one."""

import re
from collections.abc import Callable
from typing import Final

from protlib.errors import UsageError
from protlib.model import Publication

# What BibTeX and biber read as one key; a hyphen at the beginning would be an option on the command line.
_KEY: Final = re.compile(r"[^\s\-{}()\"#%~\\,='@][^\s{}()\"#%~\\,='@]*")


def refuse_unfit_key(key: str) -> None:
    """Refuse what no program would read as a citation key."""
    if not _KEY.fullmatch(key):
        raise UsageError(f"“{key}” cannot be a citation key: letters, digits and - _ : . / + & are good")


def renamed(record: Publication, key: str, taken: Callable[[str], bool], now: str) -> Publication:
    """Return the record with another key, and the old one among its aliases; raises UsageError where it is taken."""
    own = {name.casefold() for name in (record.key, *record.aliases)}
    if key == record.key:
        raise UsageError(f"{key} is its key already")
    if key.casefold() not in own and taken(key):
        raise UsageError(f"the key {key} is taken; “protlib show {key}” shows by what")
    aliases = [alias for alias in (*record.aliases, record.key) if alias.casefold() != key.casefold()]
    return record.changed(key=key, aliases=tuple(aliases), modified=now)
