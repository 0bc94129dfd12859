"""The versions of a library that are kept, so that `undo` and `redo` have something to put back.

They lie beside the library, in `.library.json.versions/`: `000012-34.json` is the twelfth version, of 34 records, and
`000013-35-undone.json` one that `undo` has taken away and `redo` can bring back. Each is a whole library file, a hard
link to the file that was replaced, or a copy where there are no links. The folder tells Git to leave it alone.
"""

import os
import re
from pathlib import Path
from typing import Final, NamedTuple

from protlib.stamp import stamp
from protlib.storage.refusals import explained

_MOST: Final = 50
_MOST_BYTES: Final = 256 * 1024 * 1024
_ALWAYS: Final = 2  # the newest that are kept however big they are
_NAME: Final = r"(?P<number>\d{6,})-(?P<records>\d+)(?P<undone>-undone)?\.json"


class Version(NamedTuple):
    """A kept version: its number in the order of keeping, how many records it holds, and where it is."""

    number: int
    records: int
    is_undone: bool
    path: Path


class Versions:
    """The folder of versions of one library; only who holds the library's lock changes it."""

    def __init__(self, library: Path) -> None:
        self.folder = library.with_name(f".{library.name}.versions")
        self.lock = self.folder / "lock"
        self._library = library

    def make_folder(self) -> None:
        """Make the folder where it is missing; whoever may write beside the library may write in it."""
        if self.folder.is_dir():
            return
        self.folder.mkdir(exist_ok=True)
        self.folder.chmod(self._library.parent.stat().st_mode & 0o7777)
        (self.folder / ".gitignore").write_bytes(b"*\n")

    def past(self) -> list[Version]:
        """Return what `undo` can put back, the oldest first."""
        return [version for version in self._all() if not version.is_undone]

    def undone(self) -> list[Version]:
        """Return what `redo` can put back, the next one last."""
        return [version for version in self._all() if version.is_undone]

    def size(self) -> int:
        """Return how many bytes the versions have."""
        return sum(found.size for version in self._all() if (found := stamp(version.path)))

    def _all(self) -> list[Version]:
        found = ((path, re.fullmatch(_NAME, path.name)) for path in self._paths())
        return sorted(
            Version(int(match["number"]), int(match["records"]), bool(match["undone"]), path)
            for path, match in found
            if match
        )

    def _paths(self) -> list[Path]:
        with explained(self.folder, "read"):
            return list(self.folder.iterdir()) if self.folder.exists() else []

    def keep(self, records: int, *, undone: bool = False) -> None:
        """Keep the library as it stands."""
        _link(self._library, self._next(f"{records}{'-undone' if undone else ''}.json"))

    def keep_empty(self, data: bytes) -> None:
        """Keep, as the version before the first, a library that holds nothing."""
        from protlib.atomic import write_whole

        write_whole(self._next("0.json"), data)

    def keep_damaged(self) -> Path:
        """Keep a library that cannot be read out of reach of `undo`, `redo` and `prune`; return where."""
        damaged = self._next("damaged")
        _link(self._library, damaged)
        return damaged

    def _next(self, rest: str) -> Path:
        numbers = (path.name.partition("-")[0] for path in self._paths())
        newest = max((int(number) for number in numbers if number.isdecimal()), default=0)
        return self.folder / f"{newest + 1:06}-{rest}"

    def drop_half_kept(self) -> None:
        """Drop the version of a writer that died half way: it is what the library is, and nothing to go back to."""
        for versions in (self.past(), self.undone()):
            if versions and _is_same(versions[-1].path, self._library):
                versions[-1].path.unlink()

    def prune(self) -> None:
        """Drop what a new command has made impossible to redo, and the oldest of too many or too big versions."""
        for version in self.undone():
            version.path.unlink()
        total = 0
        for count, version in enumerate(reversed(self.past())):
            total += version.path.stat().st_size
            if count >= _ALWAYS and (count >= _MOST or total > _MOST_BYTES):
                version.path.unlink()


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # no hard links on this file system, or not to this file
        _copy(source, target)


def _copy(source: Path, target: Path) -> None:
    """Copy in two steps, so that no half of a copy is ever taken for a version."""
    import shutil

    unfinished = target.with_name("unfinished")
    shutil.copy2(source, unfinished)
    unfinished.replace(target)


def _is_same(version: Path, library: Path) -> bool:
    import filecmp

    return library.exists() and (version.samefile(library) or filecmp.cmp(version, library, shallow=False))
