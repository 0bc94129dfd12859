"""The cache folder kept small: without unused indexes, those of removed libraries, and leftovers of crashes."""

import os
import re
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from protlib.frozen import NamedTuple
from protlib.index.seal import PARTIAL, SUFFIX, seal_path

_DAY: Final = 86_400.0  # seconds
_UNUSED_FOR: Final = 7 * _DAY
_SECONDS_UNUSED: Final = 180 * _DAY
_MOST_INDEXES: Final = 100  # indexes that are kept, the newest first
_MOST_BYTES: Final = 1 << 30  # of all indexes but the newest one
_INDEXES_AT_ONCE: Final = 100
"""So many are removed each time that an index is made, however many there are: somebody waits."""
# Such as "library-0a1b2c3d.sqlite"; it is compiled where an index is made, which few commands do.
_NAME: Final = r"(?s).{1,50}-[0-9a-f]{8}\.sqlite"
# Such as "library-0a1b2c3d-x8k2_q0f.partial", "library-0a1b2c3d.sqlite-journal", "library-0a1b2c3d.seal".
_LEFT_OVER: Final = (
    rf"(?s).{{1,50}}-[0-9a-f]{{8}}"
    rf"(?:(?:-[a-z0-9_]{{8}}{re.escape(PARTIAL)}|\.sqlite)(?:-journal|-wal|-shm)?|{re.escape(SUFFIX)})"
)
_INDEX: Final = ".sqlite"


class _CacheFile(NamedTuple):
    """A file of the cache: when it was last used or written, its size and its path."""

    use_time: float
    size: int
    path: Path


def prune(cache: Path) -> None:
    """Remove files that are too old, too many or too big from a cache folder, the least used first, and only our own.

    An index is old after half a year without use, and after a week if its library is missing: its disk may not be
    connected. Leftovers of killed writers go after a day, and so does a seal without its index.
    """
    now = time.time()
    indexes: list[_CacheFile] = []
    for entry in _iterate_files(cache):
        if re.fullmatch(_NAME, entry.path.name):
            indexes.append(entry)
        elif now - entry.use_time > _DAY and not _is_in_use(entry.path):
            _remove(entry.path)
    for entry, is_too_much in list(_find_superfluous(indexes, now))[-_INDEXES_AT_ONCE:]:
        _remove_index(entry.path, even_if_there=is_too_much)


def _find_superfluous(indexes: Iterable[_CacheFile], now: float) -> Iterator[tuple[_CacheFile, bool]]:
    """Yield indexes that may go, the least used last, and whether they go even if their library exists."""
    total = 0
    for count, entry in enumerate(sorted(indexes, reverse=True)):
        total += entry.size
        unused = now - entry.use_time
        is_too_much = unused > _SECONDS_UNUSED or count >= _MOST_INDEXES or (count > 0 and total > _MOST_BYTES)
        if is_too_much or unused > _UNUSED_FOR:
            yield entry, is_too_much


def _iterate_files(cache: Path) -> Iterator[_CacheFile]:
    for path in cache.iterdir():
        if re.fullmatch(_LEFT_OVER, path.name) and path.is_file() and not path.is_symlink():
            with suppress(OSError):  # another program was faster
                status = path.stat()
                used_at = max(status.st_mtime, status.st_atime, _seal_time(path))
                yield _CacheFile(used_at, status.st_size, path)


def _seal_time(index: Path) -> float:
    """Return when a file was sealed, which happens on each day of its use; 0 without a seal."""
    with suppress(OSError):
        return seal_path(index).stat().st_mtime
    return 0.0


def _is_in_use(leaving: Path) -> bool:
    """Tell whether a file that is no index is the seal of one."""
    return leaving.suffix == SUFFIX and leaving.with_suffix(_INDEX).exists()


def _remove_index(path: Path, *, even_if_there: bool) -> None:
    """Remove a file that is really an index, of a missing library or of any library."""
    with suppress(OSError, sqlite3.Error, TypeError):  # damaged, or not ours
        times = path.stat()
        with closing(sqlite3.connect(path)) as connection:
            (library,) = connection.execute("SELECT library FROM state").fetchone()
        if even_if_there or not Path(os.fsdecode(library)).exists():
            path.unlink()
            _remove(seal_path(path))
        else:
            os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))  # to have looked at it is no use of it


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
