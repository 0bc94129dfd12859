"""The records that differ between two states of a library."""

from collections.abc import Iterator, Mapping, Sequence

from protlib.errors import NothingFoundError
from protlib.library.past.past_versions import LibraryState, record_of
from protlib.record.model import Publication
from protlib.storage import Document
from protlib.system.shell import quote

Pair = tuple[Publication | None, Publication | None]
"""A record in an older state and in a newer one; None where it is not there."""


def find_changed_records(older: LibraryState, newer: LibraryState) -> list[Pair]:
    """Return the records that differ between two states, by key; a record with a new key is still one record."""
    return document_differences(older.documents, newer.documents)


def document_differences(older: Mapping[str, Document], newer: Mapping[str, Document]) -> list[Pair]:
    """Return the records that differ between documents by keys, as `find_changed_records` does."""
    return sorted((pair for pair in _differences(older, newer) if pair[0] != pair[1]), key=_key)


def _differences(older: Mapping[str, Document], newer: Mapping[str, Document]) -> Iterator[Pair]:
    new = [document for key, document in newer.items() if key not in older]
    heirs = {alias: document for document in new for alias in document.get("aliases", ())}
    now_keys: set[str] = set()
    for key, document in older.items():
        now = newer.get(key) or heirs.get(key)
        if now is not None and now["key"] in now_keys:  # another record was merged into it as well
            now = None
        if now is not None:
            now_keys.add(now["key"])
        if now != document:
            yield record_of(document), record_of(now)
    yield from ((None, record_of(document)) for document in new if document["key"] not in now_keys)


def _key(pair: Pair) -> str:
    return next(record.key for record in reversed(pair) if record is not None)


def narrow_to_keys(pairs: Sequence[Pair], older: LibraryState, newer: LibraryState, keys: Sequence[str]) -> list[Pair]:
    """Return the pairs of records with these keys in either state; raises NothingFoundError for an unknown key."""
    all_names: set[str] = set()
    for key in keys:
        names = {name for state in (older, newer) if (name := state.current_key(key))}
        if not names:
            raise NothingFoundError(
                f"neither version {older.version.number} nor {newer.version.number} has a publication {key}. "
                f"To see in which versions it changed: protlib history {quote(key)}"
            )
        all_names |= names
    return [pair for pair in pairs if any(record is not None and record.key in all_names for record in pair)]
