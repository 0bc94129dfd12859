"""Files of a cache that save work: each is kept for a month, under the checksum of what it answers."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from protlib.system.atomic import Data

DAYS: Final = 30  # that a file is kept
_DAY: Final = 86_400.0  # seconds
_AGE: Final = DAYS * _DAY
_LETTERS: Final = 40  # of a checksum in hexadecimal digits, in a file's name
_DRAFT_SUFFIX: Final = ".tmp"
"""How the name of a file ends that a killed writer has left."""
_PRIVATE_FILE: Final = 0o600  # the owner alone: what is kept may be confidential
_PRIVATE_FOLDER: Final = 0o700  # the owner alone
_ENOUGH: Final = 1 << 40  # bytes: no limit


class _CacheFile(NamedTuple):
    """A file of the cache: when it was written or last used, its size in bytes and its path."""

    time: float
    size: int
    path: Path


class CacheFolder:
    """A folder of files with a suffix; what cannot be read or written there counts as missing.

    There are at most so many files, and the newest one beside at most so many bytes: the oldest go first. Where files
    last `by_use`, the last day of use counts in place of the day when they were written. Other files stay as they are.
    """

    def __init__(
        self, folder: Path, suffix: str, *, most: int, most_bytes: int = _ENOUGH, by_use: bool = False
    ) -> None:
        self._folder = folder
        self._suffix = suffix
        self._most = most
        self._most_bytes = most_bytes
        self._by_use = by_use

    def get(self, checksum: str) -> bytes | None:
        """Return the content of the file for a checksum, None where there is none, or it is too old."""
        path = self._path(checksum)
        try:
            age = abs(time.time() - path.stat().st_mtime)  # a clock that was wrong keeps nothing for ever
            data = path.read_bytes() if age < _AGE else None
        except OSError:
            return None
        if data is not None and self._by_use and age > _DAY:
            with suppress(OSError):
                path.touch()
        return data

    def write(self, checksum: str, data: "Data") -> None:
        """Keep the data as the file for a checksum, whole or not at all."""
        from protlib.system.atomic import make_folder, write_whole

        with suppress(OSError):
            if not self._folder.is_dir():
                make_folder(self._folder.parent)
                os.mkdir(self._folder, _PRIVATE_FOLDER)  # noqa: PTH102 - it has these rights from the first moment on
            self._prune()
            write_whole(self._path(checksum), data, most=_PRIVATE_FILE, aside=True)

    def _path(self, checksum: str) -> Path:
        return self._folder / f"{checksum[:_LETTERS]}{self._suffix}"

    def _prune(self) -> None:
        """Remove what is too old, of too many or too big files the oldest, and what killed writers have left."""
        now, count, total = time.time(), 0, 0
        for file in sorted(self._files(), reverse=True):
            age = abs(now - file.time)
            if file.path.suffix == _DRAFT_SUFFIX:
                is_superfluous = age >= _DAY
            else:
                count += 1
                total += file.size
                is_superfluous = count >= self._most or (count > 1 and total > self._most_bytes) or age >= _AGE
            if is_superfluous:
                file.path.unlink(missing_ok=True)

    def _files(self) -> Iterator[_CacheFile]:
        """Yield the files of this cache, and none of anybody else."""
        name = rf"[0-9a-f]{{{_LETTERS}}}{re.escape(self._suffix)}"
        own_name = re.compile(rf"{name}|\.{name}\.[0-9a-f]+{re.escape(_DRAFT_SUFFIX)}")
        for path in self._folder.iterdir():
            if own_name.fullmatch(path.name):
                with suppress(FileNotFoundError):  # another process was faster
                    status = path.stat()
                    yield _CacheFile(status.st_mtime, status.st_size, path)
