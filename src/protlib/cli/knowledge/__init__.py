"""protlib's knowledge: the organisations, subjects, places, treaties and document symbols that a text names."""

from protlib.cli.knowledge.entry import Entry, Kind
from protlib.cli.knowledge.lookup import TYPES, Meanings, entries_called, entries_having, find_meanings, kind, nearest

__all__ = ["TYPES", "Entry", "Kind", "Meanings", "entries_called", "entries_having", "find_meanings", "kind", "nearest"]
