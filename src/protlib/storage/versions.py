"""The versions of a library that are kept, so that `undo` and `redo` have something to put back.

They lie beside the library, in `.library.json.versions/`: `000012-34.json` is the twelfth version, of 34 records, and
`000014-35-redo.json` one that `undo` has taken away and `redo` can bring back. Each is a whole library file, a hard
link to the file that was replaced, or a copy where there are no links; those of long ago are in `past.deltas`, each as
what it differs in from the next. The folder tells Git to leave it alone.
"""

import os
import re
import stat
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from protlib.storage.refusals import explained
from protlib.system.stamp import stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protlib.storage.contents import Header
    from protlib.storage.stack import Stack
    from protlib.storage.version_files import Version, VersionFiles
    from protlib.storage.written_files import WrittenFiles

# Such as "000014-35-undone.json", which an older protlib made.
_UNDONE_ONCE: Final = r"(?P<number>\d{6,})-(?P<records>\d+)-undone\.json"
_CLASSES: Final = (stat.S_IRWXU, stat.S_IRWXG, stat.S_IRWXO)
_READ: Final = stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH


class Versions:
    """The folder of versions of one library; only who holds the library's lock changes it."""

    def __init__(self, library: Path) -> None:
        self.folder = library.parent / f".{library.name}.versions"  # with_name() knows no root
        self.lock = self.folder / "lock"
        self._library = library

    @cached_property
    def written(self) -> "WrittenFiles":
        """What is known of the files that protlib wrote here."""
        from protlib.storage.written_files import WrittenFiles  # who only reads records needs none

        return WrittenFiles(self.folder)

    @cached_property
    def _past(self) -> "Stack":
        from protlib.storage.stack import Stack  # who only reads needs none

        return Stack(self.folder, undone=False)

    @cached_property
    def _undone(self) -> "Stack":
        from protlib.storage.stack import Stack

        return Stack(self.folder, undone=True)

    def make_folder(self) -> None:
        """Make the folder where it is missing; whoever may read the library and write beside it may write in it."""
        if self.folder.is_dir():
            return
        self.folder.mkdir(exist_ok=True)
        with suppress(OSError):  # some file systems have no permissions
            self.folder.chmod(self._library.parent.stat().st_mode & (0o7000 | self._readers()))
        (self.folder / ".gitignore").write_bytes(b"*\n")

    def past(self) -> "list[Version]":
        """Return what `undo` can put back, the oldest first."""
        with explained(self.folder, "read"):
            return self._apart(self._past)

    def files(self) -> "VersionFiles":
        """Return the files of what `undo` can put back."""
        return self._past.files

    def undone(self) -> "list[Version]":
        """Return what `redo` can put back, the next one last."""
        with explained(self.folder, "read"):
            undone = self._apart(self._undone)
            return undone if undone and self.number() < undone[-1].number else []

    def lost(self) -> bool:
        """Tell whether older versions are kept that cannot be made any more: the file that they are changes to is gone."""
        with explained(self.folder, "read"):
            return not self._past.files.wholes() and self._past.files.pack_size() > 0

    def broken(self) -> bool:
        """Tell whether packed versions are kept that cannot be made any more, as the pack is damaged above them."""
        with explained(self.folder, "read"):
            return self._past.is_broken() or (not self._is_redo_stale() and self._undone.is_broken())

    def size(self) -> int:
        """Return how many bytes the versions have."""
        with explained(self.folder, "read"):
            return self._past.size() + self._undone.size()

    def keep(self, records: int, *, undone: bool = False) -> Path:
        """Keep the library as it stands, and return where."""
        stack = self._undone if undone else self._past
        version = stack.files.path_of(self._place(), records)
        _link(self._library, version)
        return version

    def keep_empty(self, data: bytes, header: "Header") -> None:
        """Keep, as the version before the first, a library that holds nothing."""
        from protlib.storage.written_files import Written
        from protlib.system.atomic import write_whole

        note = partial(self.written.add, Written.by(header, data, 0, 0), like=self._library)
        write_whole(self._past.files.path_of(self._place(), 0), data, before=note, aside=True)

    def keep_damaged(self) -> Path:
        """Keep a library that cannot be read out of reach of `undo` and `redo`; return where."""
        damaged = self.aside(".json")
        _link(self._library, damaged)
        return damaged

    def aside(self, suffix: str) -> Path:
        """Return a free name for what is damaged, which is never put back."""
        number = 1
        while (damaged := self.folder / f"damaged-{number}{suffix}").exists():
            number += 1
        return damaged

    def drop(self, *, undone: bool) -> None:
        """Drop the version that was put back."""
        (self._undone if undone else self._past).pop()

    def settle(self) -> None:
        """Clear up behind a writer that died half way."""
        for leaving in self.folder.iterdir():
            if leaving.name == "unfinished" or leaving.suffix == ".tmp":
                leaving.unlink()
        self._take_over()
        self._close()
        for stack in (self._past, self._undone):
            if self._is_on(stack):
                stack.pop()
        if self._is_left_by_the_first(self._past.versions()):
            self._past.clear()
        if self._is_redo_stale():
            self._undone.clear()

    def tidy(self) -> None:
        """Pack versions where they are many, and drop those that are too many."""
        for stack in (self._past, self._undone):
            stack.compact()
        self.written.thin(self._library)

    def forget_undone(self) -> None:
        """Drop what a new command has made impossible to redo."""
        self._undone.clear()

    def number(self) -> int:
        """Return the number of the library as it stands, also where a writer has died that kept it but did not replace it."""
        top = self._past.top()
        return top.number if top is not None and self._is_on(self._past) else self._place()

    def _is_on(self, stack: "Stack") -> bool:
        """Tell whether the library as it stands is on top of a stack: a writer died before it was replaced, or before it was dropped."""
        top = stack.top()
        return top is not None and _is_same(top.path, self._library)

    def _apart(self, stack: "Stack") -> "list[Version]":
        """Return the versions of a stack that are not the library as it stands, nor what the first writer of all has left."""
        versions = stack.versions()[:-1] if self._is_on(stack) else stack.versions()
        return [] if self._is_left_by_the_first(versions) else versions

    def _is_left_by_the_first(self, versions: "Sequence[Version]") -> bool:
        return not self._library.exists() and [version.records for version in versions] == [0]

    def _place(self) -> int:
        """Return the number that is between those before the library and those that were undone."""
        if (top := self._past.top()) is not None:
            return top.number + 1
        return max(1, top.number - 1) if (top := self._undone.top()) is not None else 1

    def _is_redo_stale(self) -> bool:
        """Tell whether a command came after the last `undo`: no number is left for the library between them."""
        past, undone = self._past.top(), self._undone.top()
        return past is not None and undone is not None and undone.number <= past.number + 1

    def _take_over(self) -> None:
        """Give those that an older protlib has undone, the highest to be redone next, the numbers they have now."""
        old = [found for path in self.folder.iterdir() if (found := re.fullmatch(_UNDONE_ONCE, path.name))]
        for match in sorted(old, key=lambda match: int(match["number"]), reverse=True):
            number = self._place() + 1 + len(self._undone.files.wholes())
            (self.folder / match.string).rename(self._undone.files.path_of(number, int(match["records"])))

    def _readers(self) -> int:
        """Return all rights of those who may read the library, or a new file where there is none."""
        from protlib.system.atomic import mode_of

        mode = mode_of(self._library)
        return sum(rights for rights in _CLASSES if mode & rights & _READ)

    def _close(self) -> None:
        """Take the right to read any version from those who may not read the library."""
        if not self._library.exists():
            return
        for path in (self.folder, *self.folder.iterdir()):
            mode = stat.S_IMODE(path.stat().st_mode)
            if mode & ~(0o7000 | self._readers()):
                with suppress(OSError):
                    path.chmod(mode & (0o7000 | self._readers()))


def _link(source: Path, target: Path) -> None:
    """Have the file under another name too; that is on the disk before the file is replaced."""
    from protlib.system.atomic import sync_folder

    try:
        os.link(source, target)
    except OSError:  # no hard links on this file system, or not to this file
        _copy(source, target)
    sync_folder(target.parent)


def _copy(source: Path, target: Path) -> None:
    """Copy in two steps, so that no half of a copy is ever taken for a version, nor after the power went."""
    import shutil

    unfinished = target.with_name("unfinished")
    shutil.copy2(source, unfinished)
    with unfinished.open("r+b") as copied:
        os.fsync(copied.fileno())
    unfinished.replace(target)


def _is_same(version: Path, library: Path) -> bool:
    """Tell whether two files are one, or alike to the byte."""
    one, other = stamp(version), stamp(library)
    if one is None or other is None or one.size != other.size:
        return False
    return one == other or version.read_bytes() == library.read_bytes()
