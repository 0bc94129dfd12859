"""protlib's knowledge: the organisations, subjects, places, treaties and document symbols that a text names."""

from protlib.cli.knowledge.entry import Entry, Kind
from protlib.cli.knowledge.lookup import TYPES, Meanings, called, having, kind, meant, nearest

__all__ = ["TYPES", "Entry", "Kind", "Meanings", "called", "having", "kind", "meant", "nearest"]
