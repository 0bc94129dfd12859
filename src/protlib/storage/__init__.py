"""The store: one TinyDB file a library, locked, written whole, with its earlier versions kept beside it."""

from protlib.storage.layout import DECISIONS, PUBLICATIONS, Document
from protlib.storage.refusals import ChangedMeanwhileError, UnsureError
from protlib.storage.store import PATIENCE, Store, ignore_message

__all__ = [
    "DECISIONS",
    "PATIENCE",
    "PUBLICATIONS",
    "ChangedMeanwhileError",
    "Document",
    "Store",
    "UnsureError",
    "ignore_message",
]
