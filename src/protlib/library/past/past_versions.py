"""The versions of a library: its records in each, and the changes of one record."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from protlib.errors import NothingFoundError, UsageError
from protlib.library.documents import clean_documents, publication_of
from protlib.library.past.library_facts import list_versions
from protlib.record.decisions import Decisions
from protlib.record.model import Publication
from protlib.search.moments import EXAMPLES, parse_moment
from protlib.storage import DECISIONS, PUBLICATIONS, Document, Store
from protlib.storage.contents import NotALibraryError, content_of
from protlib.storage.history.states import KeptStates
from protlib.storage.version_info import VersionInfo
from protlib.text import comparable_key

_MOST_FIGURES: Final = 9  # of the number of a version: Python reads none of 4,300
BEGINNING: Final = 1
"""The number of the first version of a library, in which it is empty."""


class RecordChange(NamedTuple):
    """What one command did to a record; None stands for no record."""

    version: VersionInfo
    old_record: Publication | None
    new_record: Publication | None


class LibraryState(NamedTuple):
    """The content of a library in a version: its documents by keys, and its decisions."""

    version: VersionInfo
    documents: Mapping[str, Document]
    decisions: Decisions

    def current_key(self, key: str) -> str | None:
        """Return the key of the record with this present or former key, in whatever case."""
        folded = comparable_key(key)
        present_keys = (document for document in self.documents if comparable_key(document) == folded)
        former_keys = (
            key for key, document in self.documents.items() if folded in map(str.casefold, document.get("aliases", ()))
        )
        return next(present_keys, None) or next(former_keys, None)


class Past:
    """The versions of a library, by number or time; `records` is its present number of records."""

    def __init__(self, store: Store, record_count: int) -> None:
        self._store = store
        self.versions = list_versions(store, record_count)

    def find_version(self, name: str, *, or_beginning: bool = False) -> VersionInfo:
        """Return the version with this number, or the last one before a time ("2026-11-24", "yesterday").

        With `or_beginning`, a time before the library was made is its first version, which is empty. Raises
        NothingFoundError where there is none, UsageError where it is neither.
        """
        if not self.versions:
            raise NothingFoundError(f"{self._store.path}: no changes yet")
        if name.isdecimal():
            return self._find_by_number(int(name[:_MOST_FIGURES]))
        time = parse_moment(name)
        if time is None:
            raise UsageError(f"“{name}” is not a version; type a number from protlib history, or {EXAMPLES}")
        for version in self.versions:
            if not version.is_undone and version.changed and version.changed[: len(time)] <= time:
                return version
        oldest = self.versions[-1]
        if or_beginning and oldest.number == BEGINNING:
            return oldest
        raise NothingFoundError(f"no version of {name} or older is kept; the oldest is {_version_text(oldest)}")

    def versions_since(self, name: str) -> list[VersionInfo]:
        """Return the versions since a time, the newest first; raises NothingFoundError where there are none."""
        time = parse_moment(name) or name
        later = [version for version in self.versions if version.changed[: len(time)] >= time]
        if not later:
            raise NothingFoundError(f"no changes since {name}; the last is {_version_text(self.versions[0])}")
        return later

    def previous_version(self) -> VersionInfo:
        """Return the version before the library as it is; raises NothingFoundError where there is none."""
        for version in self.versions:
            if self.is_before(version):
                return version
        raise NothingFoundError(f"{self._store.path}: no changes yet")

    def is_before(self, version: VersionInfo) -> bool:
        """Tell whether a version lies before the library as it is."""
        return version.number < self._store.versions.number()

    def present_version(self) -> VersionInfo:
        """Return the library as it is; raises NothingFoundError where there is none."""
        for version in self.versions:
            if not version.is_undone:
                return version
        raise NothingFoundError(f"{self._store.path}: no changes yet")

    def state(self, version: VersionInfo) -> LibraryState:
        """Return the content of the library in a version; raises LibraryUnusableError where its file is damaged."""
        from protlib.errors import LibraryUnusableError

        raw = KeptStates(self._store.path, self._store.versions).read_raw(version.number)
        try:
            tables = content_of(raw).tables
        except NotALibraryError as error:
            raise LibraryUnusableError(f"version {version.number} of {self._store.path} {error}") from error
        documents = clean_documents([*tables[PUBLICATIONS].values()]).documents
        by_key = {document["key"]: document for document in documents}
        return LibraryState(version, by_key, Decisions.from_documents(tables.get(DECISIONS, {}).values()))

    def changes(self, key: str) -> Iterator[RecordChange]:
        """Yield the changes of a record in the kept versions, the newest first, whatever key it had.

        Its state in the oldest version is no change, and neither is a change that was undone. Raises
        LibraryUnusableError where it comes to one that is damaged.
        """
        from protlib.storage.history.trail import Trail

        versions_by_number = {version.number: version for version in self.versions}
        states = KeptStates(self._store.path, self._store.versions).follow(Trail(key))
        for (number, new), (_number, old) in pairwise(states):
            if old != new and number in versions_by_number:
                yield RecordChange(versions_by_number[number], record_of(old), record_of(new))

    def _find_by_number(self, number: int) -> VersionInfo:
        for version in self.versions:
            if version.number == number:
                return version
        nearest = min(self.versions, key=lambda version: abs(version.number - number))
        raise NothingFoundError(f"no version {number}; the nearest is {_version_text(nearest)}")


class _KeptLibrary(Protocol):
    """A library's file, and how many records it has."""

    @property
    def path(self) -> Path:
        """The file."""

    def __len__(self) -> int:
        """Return how many records there are."""


def past_of(library: _KeptLibrary) -> Past:
    """Return the past of a library."""
    return Past(Store(library.path), len(library))


def _version_text(version: VersionInfo) -> str:
    return f"{version.number} ({version.changed}, {version.changed_by})"


def record_of(document: Document | None) -> Publication | None:
    """Return the record of a document; None for none."""
    return None if document is None else publication_of(document, str(document.get("key", "")))
