"""The texts of a user's files: kept in the data folder, and indexed by their pages in the cache folder."""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from protlib.errors import ProtlibError, UsageError
from protlib.system.progress import Progress

if TYPE_CHECKING:
    from protlib.fulltext.page_text import FileText
    from protlib.fulltext.passage_index import PassageIndex
    from protlib.fulltext.text_store import KeptText, TextStore

Answer = TypeVar("Answer")
FILES_AT_ONCE: Final = 25
"""Files that are put into the index in one write."""
_MANY_FILES: Final = 10
"""New files from which the parts of the index are joined."""


class FileTexts:
    """The texts in a `folder`, shared by all libraries; their index is in the `cache` folder, or in memory.

    Without a folder there is no text to search. `progress` is called with (done, total) where the index is made.
    """

    def __init__(
        self, folder: str | PathLike[str] | None, cache: str | PathLike[str] | None, progress: Progress
    ) -> None:
        self.folder = None if folder is None else Path(folder)
        self._cache = None if cache is None else Path(cache)
        self._progress = progress
        self._pages: PassageIndex | None = None

    def close(self) -> None:
        """Close the index; it is opened again where it is needed."""
        if self._pages is not None:
            self._pages.close()
        self._pages = None

    @property
    def store(self) -> "TextStore":
        """The texts; raises UsageError where there is no folder for them."""
        from protlib.fulltext.text_store import TextStore

        if self.folder is None:
            raise UsageError("the text of files has no folder; name one in XDG_DATA_HOME")
        return TextStore(self.folder)

    def ask(self, checksums: Collection[str], question: "Callable[[PassageIndex, list[str]], Answer]") -> Answer:
        """Return what a question answers. It gets the index of pages, and the checksums of these files without a text.

        If the index turns out to be damaged, it is made anew from the kept texts, and asked again.
        """
        from protlib.fulltext.page_tables import PagesDamagedError

        try:
            return self._ask(checksums, question)
        except PagesDamagedError:
            self._open().reset()
            return self._ask(checksums, question)

    def _ask(self, checksums: Collection[str], question: "Callable[[PassageIndex, list[str]], Answer]") -> Answer:
        pages = self._open()
        unread = self._put_in(pages, pages.list_missing(checksums))
        with pages.one_state():
            return question(pages, unread)

    def index(self, checksums: Sequence[str]) -> None:
        """Put the texts of files into the index, in place of older texts of the same files.

        A fault of the index does not stop the reading of files: the next question makes the index anew.
        """
        with suppress(ProtlibError):
            pages = self._open()
            pages.take_out(checksums)
            self._put_in(pages, checksums)

    def tidy(self) -> None:
        """Join the parts of the index after many files, or make it anew if much in it has become useless."""
        with suppress(ProtlibError):
            pages = self._open()
            if pages.is_wasteful():
                read_checksums = pages.checksums()
                pages.reset()
                self._put_in(pages, read_checksums)
            else:
                pages.merge_parts()

    def find_kept(self, sha256: str) -> "KeptText | None":
        """Return what is kept of a file."""
        return self.store.get(sha256)

    def _open(self) -> "PassageIndex":
        from protlib.fulltext.passage_index import PassageIndex

        if self._pages is None:
            self._pages = PassageIndex(self._cache)
        return self._pages

    def _put_in(self, pages: "PassageIndex", checksums: Sequence[str]) -> list[str]:
        """Put the kept texts of files into the index, and return the files without one."""
        store, count = self.store, 0
        present = list(filter(store.contains, checksums))
        unread = [sha256 for sha256 in checksums if sha256 not in {*present}] if len(present) < len(checksums) else []
        for start in range(0, len(present), FILES_AT_ONCE):
            batch = present[start : start + FILES_AT_ONCE]
            texts = [(sha256, _read_whole(store, sha256)) for sha256 in batch]
            pages.put_in((sha256, text) for sha256, text in texts if text is not None)
            unread += [sha256 for sha256, text in texts if text is None]
            count += len(batch)
            self._progress(count, len(present))
        if count > _MANY_FILES:
            pages.merge_parts()
        return unread


def _read_whole(store: "TextStore", sha256: str) -> "FileText | None":
    """Return the kept text of a file, without pages if the file could not be read; a damaged one is removed: None."""
    file_text = store.get(sha256)
    try:
        if file_text is not None:
            return file_text.read_whole()
    except ValueError:
        pass
    store.remove(sha256)
    return None
