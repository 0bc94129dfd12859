"""protlib's knowledge: the organisations, subjects, places, treaties and document symbols that a text names."""

from protlib.cli.knowledge.entry_module import EntryModule, KnowledgeEntry
from protlib.cli.knowledge.entry_search import (
    TYPES,
    EntryMeanings,
    entries_called,
    entries_having,
    find_meanings,
    find_nearest,
    kind,
)

__all__ = [
    "TYPES",
    "EntryMeanings",
    "EntryModule",
    "KnowledgeEntry",
    "entries_called",
    "entries_having",
    "find_meanings",
    "find_nearest",
    "kind",
]
