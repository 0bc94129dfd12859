"""protlib's knowledge: the organisations, subjects, places, treaties and document symbols that a text names."""

from protlib.cli.knowledge.entry import EntryModule, KnowledgeEntry
from protlib.cli.knowledge.lookup import TYPES, Meanings, entries_called, entries_having, find_meanings, kind, nearest

__all__ = [
    "TYPES",
    "EntryModule",
    "KnowledgeEntry",
    "Meanings",
    "entries_called",
    "entries_having",
    "find_meanings",
    "kind",
    "nearest",
]
