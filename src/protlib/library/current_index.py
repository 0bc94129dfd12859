"""The index of a library as its file is now: opened on demand, rebuilt where it is outdated or damaged."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from protlib.index import Index, IndexDamagedError, StaleError
from protlib.storage import Document, Store
from protlib.system.file_identity import Stamp, has_same_content
from protlib.system.progress import Progress

MOST_ATTEMPTS: Final = 5
"""Another program may write between two looks, but not so many times in a row."""
_TRIES: Final = 2  # how often an index of the cache is asked that turns out to be damaged
_MOST_REPAIRS: Final = 5  # records that are not as they should be
Answer = TypeVar("Answer")


class CurrentIndex:
    """The index of a store's file, in the `cache` folder or, where this is None, in memory.

    `progress` is called with (done, total) during a rebuild, and `tell` with faults of the records.
    """

    def __init__(self, store: Store, cache: Path | None, progress: Progress, tell: Callable[[str], None]) -> None:
        self._store = store
        self._cache = cache
        self._progress = progress
        self._tell = tell
        self._has_warned = False
        self._index: Index | None = None

    def location(self) -> str:
        """Return where the index is, in words."""
        path = Index.locate(self._store.path, self._cache) if self._cache else None
        return str(path) if path else "in memory"

    def close(self) -> None:
        """Let go of the index; it is opened again where it is asked."""
        if self._index is not None:
            self._index.close()
        self._index = None

    def discard(self) -> None:
        """Throw the index away; if its file cannot be removed, the next index is in memory."""
        self.close()
        if self._cache is not None and not Index.discard(self._store.path, self._cache):
            self._cache = None

    def ask(self, ask: Callable[[Index], Answer]) -> Answer:
        """Ask the index; one that turns out to be damaged is rebuilt and asked again.

        Where that fails as well, an index in memory is asked. The answer is of one moment: it is asked again while
        other programs write.
        """
        for _ in range(_TRIES):
            try:
                return self._ask_at_one_moment(ask)
            except IndexDamagedError:
                self.discard()
        return self._ask_in_memory(ask)

    def _ask_at_one_moment(self, ask: Callable[[Index], Answer]) -> Answer:
        for _ in range(MOST_ATTEMPTS):
            old_stamp, decisions_read = self._store.stamp(), self._store.decisions_read
            index = self.open_current()
            try:
                with index.snapshot():
                    answer = ask(index)
                if decisions_read == self._store.decisions_read or self._is_still(old_stamp):
                    return answer
            except StaleError:
                self.close()
        return self._ask_in_memory(ask)

    def _ask_in_memory(self, ask: Callable[[Index], Answer]) -> Answer:
        with Index.open(self._store.path, None, self._documents, self._progress) as index:
            return ask(index)

    def _is_still(self, old_stamp: Stamp | None) -> bool:
        """Tell whether the file still has the content that the index was built of."""
        return has_same_content(old_stamp, self._store.stamp())

    def open_current(self) -> Index:
        """Return the index of the file as it is now; raises LibraryUnusableError where it cannot be read."""
        current = self._store.stamp()
        if self._index is None or not self._index.is_of(current):
            self.close()
            self._index = Index.open(self._store.path, self._cache, self._documents, self._progress)
        return self._index

    def open_existing(self) -> None:
        """Open an index that fits the present file, so that it can follow a write; none is built for that."""
        current = self._store.stamp()
        if self._cache is not None and (self._index is None or not self._index.is_of(current)):
            self.close()
            self._index = Index.open_cached(self._store.path, self._cache, self._documents)

    def follow(self, update: Callable[[Index], bool]) -> None:
        """Let the index follow a write; where that fails, the next command rebuilds it.

        The library is written by now: no fault of the index, not even Ctrl+C, may report a failed write or repeat it.
        """
        try:
            is_done = self._index is not None and update(self._index)
        except (Exception, KeyboardInterrupt):  # noqa: BLE001 - whatever it is, the write is done
            is_done = False
        if not is_done:
            self.close()

    def _documents(self) -> Sequence[Document]:
        """Return the records of the file; report once what somebody has damaged in them."""
        from protlib.library.documents import clean_documents

        documents, repairs = clean_documents(self._store.documents())
        if repairs and not self._has_warned:
            self._has_warned = True
            for repair in repairs[:_MOST_REPAIRS]:
                self._tell(f"{self._store.path}: {repair}")
            if len(repairs) > _MOST_REPAIRS:
                further_count = len(repairs) - _MOST_REPAIRS
                self._tell(f"{self._store.path}: {further_count} more records have faults")
        return documents
