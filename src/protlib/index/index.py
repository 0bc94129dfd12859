"""The index of a library as a file that is opened, changed with the library, and held still while it is asked."""

import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar, cast

from protlib.errors import ProtlibError
from protlib.index import index_files
from protlib.index.readable_index import ReadableIndex
from protlib.index.seal import seal_path
from protlib.system.file_identity import Stamp, stamp
from protlib.system.progress import Progress, ignore_progress

if TYPE_CHECKING:
    from protlib.record.model import Publication

Answer = TypeVar("Answer")
_MOST_CHANGED: Final = 500  # records: in a small library, from there on a rebuild is as quick as a change
_SHARE_CHANGED: Final = 1 / 3  # of a large one, the same by the clock, since two processes rebuild


class StaleError(Exception):
    """An index that another program changed since it was opened: answers may be of two states."""


class IndexDamagedError(Exception):
    """An index that turned out to be damaged; `discard` it, and the next one is rebuilt."""


class Index(ReadableIndex):
    """The index of one library file, for as long as no other program changes it."""

    def __init__(self, connection: sqlite3.Connection, library: Path, *, is_new: bool) -> None:
        super().__init__(connection)
        self._library = library
        self._is_new = is_new
        self._stamp = index_files.read_stamp(connection, library)
        self._file = index_files.file_of(connection)
        self._own_stamp = self._identity()
        self._remembered: dict[str, object] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def remember(self, name: str, make: Callable[[], Answer]) -> Answer:
        """Return what `make` works out of all records, made once under a name until the index changes."""
        if name not in self._remembered:
            self._remembered[name] = make()
        return cast("Answer", self._remembered[name])

    def close(self) -> None:
        """Release the file."""
        self._connection.close()

    @classmethod
    def open(
        cls,
        library: Path,
        cache: Path | None,
        documents: Callable[[], Sequence[Mapping[str, Any]]],
        progress: Progress = ignore_progress,
    ) -> Self:
        """Return the index of the present library file; without such a file, it is empty.

        If the index in the `cache` folder is of another state of the file, it is rebuilt from the documents, in their
        order. It is in memory if that folder is None or cannot be written. `progress` is called with (done, total).
        Raises IndexDamagedError, and what `documents` raises.
        """
        library = library.resolve()

        def fill(connection: sqlite3.Connection) -> None:
            from protlib.index.builder import build

            build(connection, documents() if library.exists() else (), progress)

        connection, is_new = _open_connection(library, cache, fill, _make_comparison(documents))
        try:
            return cls(connection, library, is_new=is_new)
        except sqlite3.Error as error:
            connection.close()
            raise IndexDamagedError from error
        except BaseException:
            connection.close()
            raise

    @classmethod
    def open_cached(
        cls, library: Path, cache: Path, documents: Callable[[], Sequence[Mapping[str, Any]]]
    ) -> Self | None:
        """Return the index in the `cache` folder of the present library file; None where there is none."""
        library = library.resolve()
        with suppress(OSError, sqlite3.Error):
            connection = index_files.open_current(
                index_files.path_of(library, cache), library, _make_comparison(documents)
            )
            return None if connection is None else cls(connection, library, is_new=False)
        return None

    @staticmethod
    def locate(library: Path, cache: Path) -> Path | None:
        """Return the path of the index file of a library in a cache folder, None where there is none."""
        path = index_files.path_of(library.resolve(), cache)
        return path if path.exists() else None

    @staticmethod
    def discard(library: Path, cache: Path) -> bool:
        """Remove the index of a library file, so that the next one is rebuilt; tell whether it is gone."""
        with suppress(OSError):
            path = index_files.path_of(library.resolve(), cache)
            path.unlink(missing_ok=True)
            seal_path(path).unlink(missing_ok=True)
            return True
        return False

    def is_of(self, identity: Stamp | None) -> bool:
        """Tell whether it holds the library with this identity; None stands for a missing library."""
        return self._stamp == (identity or index_files.NO_LIBRARY)

    def update(
        self, changed: "Sequence[Publication]", removed: Collection[str], old_stamp: Stamp | None, new_stamp: Stamp
    ) -> bool:
        """Change the index as a write changed the library, and tell whether that was done.

        The stamps are those of the file before and after the write. Call it while the library is locked. A changed
        record takes the place of the one with its key, or with one of its aliases among the removed keys (it was
        renamed); others are added at the end of the library, in their order. It is not done if another program was
        faster, or a rebuild would be faster. Then, and where it fails, this index is outdated: close it; the next one
        is right. Raises the errors of a file that is damaged or cannot be written.
        """
        from protlib.index.updater import change

        if len(changed) + len(removed) > max(_MOST_CHANGED, _SHARE_CHANGED * self.all().bit_count()):
            return False
        is_done = index_files.change(
            self._connection, self._library, old_stamp, new_stamp, lambda: change(self._connection, changed, removed)
        )
        if is_done:
            self._stamp, self._own_stamp, self._remembered = new_stamp, self._identity(), {}
        return is_done

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read one state of the index, whatever another program writes meanwhile; hold it only for moments.

        Raises StaleError where another program has written since it was opened. A damaged index may cause any error:
        IndexDamagedError stands for it, but not for ProtlibError and MemoryError, nor while the index is new.
        """
        is_new, self._is_new = self._is_new, False
        try:
            with self._hold_state():
                yield
        except (StaleError, ProtlibError, MemoryError):
            raise
        except Exception as error:
            if is_new:
                raise
            raise IndexDamagedError from error

    @contextmanager
    def _hold_state(self) -> Iterator[None]:
        self._connection.execute("BEGIN")
        try:
            if (
                index_files.read_stamp(self._connection, self._library) != self._stamp
                or self._identity() != self._own_stamp
            ):
                raise StaleError
            yield
        finally:
            if self._connection.in_transaction:
                self._connection.execute("COMMIT")

    def _identity(self) -> Stamp | None:
        """Return the identity of its own file, which every change of the file changes; None in memory."""
        return None if self._file is None else stamp(self._file)


def _make_comparison(documents: Callable[[], Sequence[Mapping[str, Any]]]) -> Callable[[sqlite3.Connection], bool]:
    """Return the function that tells whether an index holds these documents, in their order."""

    def is_same(connection: sqlite3.Connection) -> bool:
        import orjson

        stored = connection.execute("SELECT document FROM records ORDER BY id")
        return [document for (document,) in stored] == list(map(orjson.dumps, documents()))

    return is_same


def _open_connection(
    library: Path,
    cache: Path | None,
    fill: Callable[[sqlite3.Connection], None],
    is_same: Callable[[sqlite3.Connection], bool],
) -> tuple[sqlite3.Connection, bool]:
    """Return a connection to the index of the present library, and whether `fill` has just built it."""
    if cache is not None and library.exists():
        path = index_files.path_of(library, cache)
        with suppress(OSError, sqlite3.Error):
            if connection := index_files.open_current(path, library, is_same):
                return connection, False
            index_files.make(path, library, fill)
            return index_files.connect(path), True
    connection = index_files.connect(index_files.MEMORY)
    try:
        index_files.fill_and_stamp(connection, library, fill)
    except BaseException:
        connection.close()
        raise
    return connection, True
