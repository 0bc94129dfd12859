"""What was set aside in the folder of versions: conflict copies that were taken in, and files that are damaged.

A copy is called for the version that has taken it in, `copy-000014-` and its own name; what is damaged, `damaged-1.json`. Where
they are much, they come into `aside.deltas`, each as what makes it of another one of them, or of nothing: no other file is
needed to read it, and nothing that only one of them says is lost.
"""

import os
import re
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from protlib.errors import LibraryUnusableError
from protlib.storage import pack
from protlib.storage.delta import difference
from protlib.storage.pack import Checksum, Entry, Pack, PackedVersion, UnprovableError
from protlib.storage.refusals import explained
from protlib.system.stamp import stamp

_SMALL: Final = 1 << 18  # so many bytes of whole files are no burden beside any library
_NAME: Final = re.compile(r"copy-(?P<version>\d{6,})-(?P<own>.+)|damaged-(?P<number>\d+)\.\w+", re.DOTALL)
_NOTHING: Final = Checksum(0, 0)


class _Taken(NamedTuple):
    """A conflict copy: the version that took it in, what the file is called here, and what it was called."""

    version: int
    name: str
    own: str


class Aside:
    """The files that were set aside; only who holds the library's lock changes them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pack = folder / "aside.deltas"

    def names(self) -> list[str]:
        """Return what the files are called, packed ones first; raises OSError."""
        packed = [name_of(entry) for entry in Pack(self.pack).entries()]
        return list(dict.fromkeys([*packed, *(path.name for path in self._wholes())]))

    def size(self) -> int:
        """Return how many bytes they have; raises OSError."""
        return sum(_size(path) for path in (self.pack, *self._wholes()))

    def read(self, name: str) -> bytes:
        """Return the bytes of a file; raises LibraryUnusableError where they cannot be made any more."""
        with explained(self.folder, "read"):
            try:
                return self._read(name)
            except UnprovableError as error:
                raise LibraryUnusableError(
                    f"{name} cannot be restored: {error}. To try to mend it: protlib info --repair"
                ) from error

    def _read(self, name: str) -> bytes:
        with suppress(FileNotFoundError):
            return (self.folder / name).read_bytes()
        entries = Pack(self.pack).entries()
        for entry in entries:
            if name_of(entry) == name:
                return self._made(entry, entries)
        raise FileNotFoundError(2, "no such file", str(self.folder / name))

    def free(self, name: str) -> Path:
        """Return a path for a file, with a number where another is called so already."""
        taken, number = {*self.names()}, 1
        path = self.folder / name
        while path.name in taken:
            number += 1
            path = (self.folder / name).with_stem(f"{Path(name).stem}-{number}")
        return path

    def damaged(self, suffix: str) -> Path:
        """Return a free path for what is damaged."""
        taken, number = {*self.names()}, 1
        while f"damaged-{number}{suffix}" in taken:
            number += 1
        return self.folder / f"damaged-{number}{suffix}"

    def take(self, copy: Path, version: int) -> Path:
        """Set aside a conflict copy that a version has taken in, and return where it is; raises OSError."""
        target = self.free(f"copy-{version:06}-{copy.name}")
        copy.rename(target)
        return target

    def put_back(self, above: int, library: Path, tell: Callable[[str], None]) -> None:
        """Put the copies beside the library again that were taken in by versions above this one, and tell of each."""
        back = []
        for copy in self._taken():
            target = library.with_name(copy.own)
            if copy.version > above and not target.exists():
                with suppress(OSError, UnprovableError):
                    self._move(copy.name, target, like=library)
                    back.append(copy.name)
                    tell(f"{target} is beside the library again")
        if back:
            with suppress(OSError):  # it is there twice then, which harms nobody
                self._drop(back)

    def compact(self, oldest: Callable[[], int], allowed: int) -> None:
        """Pack the files where they are much, but the newest damaged one; where the pack has more bytes than are allowed, thin it.

        Dropped is what versions below the `oldest` that is kept have taken in, the first of them first. Raises OSError.
        """
        wholes = self._wholes()
        if sum(map(_size, wholes)) > _SMALL:
            newest = max(filter(_number, wholes), key=_number, default=None)
            for path in wholes:
                if path != newest:
                    self._pack_in(path)
        if _size(self.pack) > allowed:
            first = oldest()
            old = sorted(copy for copy in self._taken() if copy.version < first)
            while old and _size(self.pack) > allowed:
                self._drop([old.pop(0).name])

    def broken(self) -> list[str]:
        """Return what is wrong with the packed files, in words; raises OSError."""
        entries, end = Pack(self.pack).entries(), 0
        told = []
        for entry in entries:
            if entry.start > end or not entry.is_whole:
                told.append(f"{self.pack} is damaged at byte {end}")
            elif not self._is_provable(entry, entries):
                told.append(f"{name_of(entry)} in {self.pack} cannot be restored: the data before it is damaged")
            end = entry.end
        return told if end == _size(self.pack) else [*told, f"{self.pack} is damaged at byte {end}"]

    def mended(self) -> bytes | None:
        """Return the pack with those of its files as they were in which a single bit has flipped; None where there are none such."""
        raw, end, parts = self.pack.read_bytes() if self.pack.exists() else b"", 0, []
        for entry in Pack(self.pack).entries():
            part = raw[entry.start : entry.end]
            right = None if entry.is_whole else pack.without_flipped_bit(part)
            parts += [raw[end : entry.start], right or part]
            end = entry.end
        whole = b"".join([*parts, raw[end:]])
        return None if whole == raw else whole

    def _wholes(self) -> list[Path]:
        try:
            return sorted(path for path in self.folder.iterdir() if _NAME.fullmatch(path.name))
        except FileNotFoundError:
            return []

    def _taken(self) -> Iterator[_Taken]:
        for name in self.names():
            if (match := _NAME.fullmatch(name)) and match["own"]:
                yield _Taken(int(match["version"]), name, match["own"])

    def _move(self, name: str, target: Path, *, like: Path) -> None:
        from protlib.system.atomic import write_whole

        path = self.folder / name
        if path.exists():
            path.rename(target)
        else:
            write_whole(target, self._read(name), like=like, aside=True)

    def _pack_in(self, path: Path) -> None:
        """Put a file into the pack, which is written whole; where a writer died behind that, it is there already."""
        from protlib.system.atomic import write_whole

        data, entries = path.read_bytes(), Pack(self.pack).entries()
        known = {(name_of(entry), entry.packed.result) for entry in entries if entry.is_whole}
        if (path.name, Checksum.of(data)) not in known:
            changed = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(path.stat().st_mtime))
            added = _entry(path.name, changed, data, self._bases(entries))
            there = self.pack.read_bytes() if entries else b""
            write_whole(self.pack, there + added, like=path, aside=True)
        path.unlink()

    def _bases(self, entries: Collection[Entry]) -> list[bytes]:
        """Return the newest file that is made of nothing, of which others are made."""
        for entry in reversed([*entries]):
            if entry.packed.base == _NOTHING and self._is_provable(entry, entries):
                return [self._made(entry, entries)]
        return []

    def _drop(self, names: Collection[str]) -> None:
        """Take files out; of what is left in the pack, each is made of another one that is left, or of nothing."""
        from protlib.system.atomic import write_whole

        for name in names:
            (self.folder / name).unlink(missing_ok=True)
        entries = Pack(self.pack).entries()
        stay = [entry for entry in entries if name_of(entry) not in names]
        if len(stay) == len(entries):
            return
        raw, bases, kept = self.pack.read_bytes(), list[bytes](), list[bytes]()
        for entry in stay:
            if not self._is_provable(entry, entries):
                kept.append(raw[entry.start : entry.end])  # --repair may still mend it
                continue
            data = self._made(entry, entries)
            kept.append(_entry(name_of(entry), entry.packed.changed, data, bases))
            bases = bases or [data]
        if kept:
            write_whole(self.pack, b"".join(kept), aside=True)
        else:
            self.pack.unlink()

    def _is_provable(self, entry: Entry, entries: Collection[Entry]) -> bool:
        try:
            self._made(entry, entries)
        except UnprovableError:
            return False
        return True

    def _made(self, entry: Entry, entries: Collection[Entry]) -> bytes:
        bases = [each for each in entries if each.packed.base == _NOTHING and each.is_whole]
        base = b""
        if entry.packed.base != _NOTHING:
            for each in bases:
                if each.packed.result == entry.packed.base:
                    base = Pack(self.pack).result(each, b"")
        return Pack(self.pack).result(entry, base)


def name_of(entry: Entry) -> str:
    """Return what a packed file is called: its bytes are kept as the letters of these numbers, for they need not be text."""
    return os.fsdecode(entry.packed.changed_by.encode("latin-1", "replace"))


def _entry(name: str, changed: str, data: bytes, bases: list[bytes]) -> bytes:
    """Return a file as it stands in the pack: made of one of the bases where that is much smaller, else of nothing."""
    label = os.fsencode(name).decode("latin-1")
    found = [
        pack.dumps(
            PackedVersion(0, 0, changed, label, "", Checksum.of(base), Checksum.of(data)),
            difference(base, data),
        )
        for base in (b"", *bases)
    ]
    alone, *others = found
    return next((each for each in others if 2 * len(each) < len(alone)), alone)


def _number(path: Path) -> int:
    match = _NAME.fullmatch(path.name)
    return int(match["number"] or 0) if match else 0


def _size(path: Path) -> int:
    found = stamp(path)
    return found.size if found else 0
