"""Files that were set aside in the folder of versions: conflict copies that were joined, and damaged files.

The name of a copy starts with the version that took it in, `copy-000014-`; a damaged file is `damaged-1.json`. Large
ones are packed into `aside.deltas`, each as a delta of another one in it, or of nothing: no other file is needed to
read it, and nothing is lost.
"""

import os
import re
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from protlib.errors import LibraryUnusableError
from protlib.frozen import NamedTuple
from protlib.storage.history import pack
from protlib.storage.history.delta import difference
from protlib.storage.history.pack import Checksum, Pack, PackedVersion, UnprovableError, VersionInPack
from protlib.storage.history.version_files import MOST_UNPACKED_BYTES
from protlib.storage.refusals import explain_errors
from protlib.system.file_identity import stamp, utc_time

# Such as "copy-000041-library.json" and "damaged-2.json".
_NAME: Final = re.compile(r"copy-(?P<version>\d{6,})-(?P<own>.+)|damaged-(?P<number>\d+)\.\w+", re.DOTALL)
_NOTHING: Final = Checksum(0, 0)


class _SetAsideFile(NamedTuple):
    """A conflict copy: the version that took it in, its name here, and its own name."""

    version: int
    name: str
    own_name: str


class FilesAside:
    """The files that were set aside; only the holder of the library's lock changes them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pack = folder / "aside.deltas"

    def names(self) -> list[str]:
        """Return the names of the files, packed ones first; raises OSError."""
        packed = [name_of(entry) for entry in Pack(self.pack).read_entries()]
        return list(dict.fromkeys([*packed, *(path.name for path in self._list_wholes())]))

    def size(self) -> int:
        """Return the size of the files in bytes; raises OSError."""
        return sum(_size(path) for path in (self.pack, *self._list_wholes()))

    def bytes_of(self, name: str) -> bytes:
        """Return the bytes of a file; raises LibraryUnusableError where they cannot be restored."""
        with explain_errors(self.folder, "read"):
            try:
                return self._raw_bytes(name)
            except UnprovableError as error:
                raise LibraryUnusableError(
                    f"{name} cannot be restored: {error}. To try to mend it: protlib info --repair"
                ) from error

    def _raw_bytes(self, name: str) -> bytes:
        with suppress(FileNotFoundError):
            return (self.folder / name).read_bytes()
        entries = Pack(self.pack).read_entries()
        for entry in entries:
            if name_of(entry) == name:
                return self._unpack(entry, entries)
        raise FileNotFoundError(2, "no such file", str(self.folder / name))

    def free_path(self, name: str) -> Path:
        """Return a path for a file, with a number where the name is taken."""
        used_names, number = {*self.names()}, 1
        path = self.folder / name
        while path.name in used_names:
            number += 1
            path = (self.folder / name).with_stem(f"{Path(name).stem}-{number}")
        return path

    def path_for_damaged(self, suffix: str) -> Path:
        """Return a free path for a damaged file."""
        used_names, number = {*self.names()}, 1
        while f"damaged-{number}{suffix}" in used_names:
            number += 1
        return self.folder / f"damaged-{number}{suffix}"

    def take(self, copy: Path, version: int) -> Path:
        """Set aside a conflict copy that a version has taken in, and return its new path; raises OSError."""
        target = self.free_path(f"copy-{version:06}-{copy.name}")
        copy.rename(target)
        return target

    def put_back(self, floor: int, library: Path, tell: Callable[[str], None]) -> None:
        """Put copies beside the library again that later versions took in, and report each."""
        back = []
        for copy in self._files():
            target = library.with_name(copy.own_name)
            if copy.version > floor and not target.exists():
                with suppress(OSError, UnprovableError):
                    self._move(copy.name, target, like=library)
                    back.append(copy.name)
                    tell(f"{target} is beside the library again")
        if back:
            with suppress(OSError):  # it is there twice then, which harms nobody
                self._drop(back)

    def compact(self, oldest: Callable[[], int], allowed: int) -> None:
        """Pack large files, except the newest damaged one; thin the pack where it is larger than allowed.

        Copies that were taken in before the `oldest` kept version go first. Raises OSError.
        """
        wholes = self._list_wholes()
        if sum(map(_size, wholes)) > MOST_UNPACKED_BYTES:
            newest = max(filter(_number, wholes), key=_number, default=None)
            for path in wholes:
                if path != newest:
                    self._pack_in(path)
        if _size(self.pack) > allowed:
            first = oldest()
            old = sorted(copy for copy in self._files() if copy.version < first)
            while old and _size(self.pack) > allowed:
                self._drop([old.pop(0).name])

    def list_faults(self) -> list[str]:
        """Return the faults of the packed files, in words; raises OSError."""
        entries, end = Pack(self.pack).read_entries(), 0
        problems = []
        for entry in entries:
            if entry.start > end or not entry.is_whole:
                problems.append(f"{self.pack} is damaged at byte {end}")
            elif not self._is_provable(entry, entries):
                problems.append(f"{name_of(entry)} in {self.pack} cannot be restored: the data before it is damaged")
            end = entry.end
        return problems if end == _size(self.pack) else [*problems, f"{self.pack} is damaged at byte {end}"]

    def mend_pack(self) -> bytes | None:
        """Return the pack with single flipped bits corrected; None where there are none."""
        raw, end, parts = self.pack.read_bytes() if self.pack.exists() else b"", 0, []
        for entry in Pack(self.pack).read_entries():
            part = raw[entry.start : entry.end]
            right = None if entry.is_whole else pack.mend_flipped_bit(part)
            parts += [raw[end : entry.start], right or part]
            end = entry.end
        mended_pack = b"".join([*parts, raw[end:]])
        return None if mended_pack == raw else mended_pack

    def _list_wholes(self) -> list[Path]:
        try:
            return sorted(path for path in self.folder.iterdir() if _NAME.fullmatch(path.name))
        except FileNotFoundError:
            return []

    def _files(self) -> Iterator[_SetAsideFile]:
        for name in self.names():
            if (match := _NAME.fullmatch(name)) and match["own"]:
                yield _SetAsideFile(int(match["version"]), name, match["own"])

    def _move(self, name: str, target: Path, *, like: Path) -> None:
        from protlib.system.atomic import write_whole

        path = self.folder / name
        if path.exists():
            path.rename(target)
        else:
            write_whole(target, self._raw_bytes(name), like=like, aside=True)

    def _pack_in(self, path: Path) -> None:
        """Put a file into the pack, which is written whole; after a crash the file may be in it already."""
        from protlib.system.atomic import write_whole

        data, entries = path.read_bytes(), Pack(self.pack).read_entries()
        present = {(name_of(entry), entry.version.result) for entry in entries if entry.is_whole}
        if (path.name, Checksum.of_bytes(data)) not in present:
            changed = utc_time(path.stat().st_mtime)
            added = _make_entry(path.name, changed, data, self._bases(entries))
            packed_entries = self.pack.read_bytes() if entries else b""
            write_whole(self.pack, packed_entries + added, like=path, aside=True)
        path.unlink()

    def _bases(self, entries: Collection[VersionInPack]) -> list[bytes]:
        """Return the newest file that is packed without a base: others are packed as deltas of it."""
        for entry in reversed([*entries]):
            if entry.version.base == _NOTHING and self._is_provable(entry, entries):
                return [self._unpack(entry, entries)]
        return []

    def _drop(self, names: Collection[str]) -> None:
        """Remove files; each remaining one in the pack stays a delta of a remaining one, or of nothing."""
        from protlib.system.atomic import write_whole

        for name in names:
            (self.folder / name).unlink(missing_ok=True)
        entries = Pack(self.pack).read_entries()
        stay = [entry for entry in entries if name_of(entry) not in names]
        if len(stay) == len(entries):
            return
        raw, bases, kept_entries = self.pack.read_bytes(), list[bytes](), list[bytes]()
        for entry in stay:
            if not self._is_provable(entry, entries):
                kept_entries.append(raw[entry.start : entry.end])  # --repair may still mend it
                continue
            data = self._unpack(entry, entries)
            kept_entries.append(_make_entry(name_of(entry), entry.version.changed, data, bases))
            bases = bases or [data]
        if kept_entries:
            write_whole(self.pack, b"".join(kept_entries), aside=True)
        else:
            self.pack.unlink()

    def _is_provable(self, entry: VersionInPack, entries: Collection[VersionInPack]) -> bool:
        try:
            self._unpack(entry, entries)
        except UnprovableError:
            return False
        return True

    def _unpack(self, entry: VersionInPack, entries: Collection[VersionInPack]) -> bytes:
        bases = [entry for entry in entries if entry.version.base == _NOTHING and entry.is_whole]
        base = b""
        if entry.version.base != _NOTHING:
            for base_entry in bases:
                if base_entry.version.result == entry.version.base:
                    base = Pack(self.pack).restore(base_entry, b"")
        return Pack(self.pack).restore(entry, base)


def name_of(entry: VersionInPack) -> str:
    """Return the name of a packed file: its bytes stand as latin-1 letters, for they need not be text."""
    return os.fsdecode(entry.version.changed_by.encode("latin-1", "replace"))


def _make_entry(name: str, changed: str, data: bytes, bases: list[bytes]) -> bytes:
    """Return a file as an entry of the pack: a delta of a base where that is much smaller, else of nothing."""
    label = os.fsencode(name).decode("latin-1")
    deltas = [
        pack.dumps(
            PackedVersion(0, 0, changed, label, "", Checksum.of_bytes(base), Checksum.of_bytes(data)),
            difference(base, data),
        )
        for base in (b"", *bases)
    ]
    alone, *with_base = deltas
    return next((delta for delta in with_base if 2 * len(delta) < len(alone)), alone)


def _number(path: Path) -> int:
    match = _NAME.fullmatch(path.name)
    return int(match["number"] or 0) if match else 0


def _size(path: Path) -> int:
    file_stamp = stamp(path)
    return file_stamp.size if file_stamp else 0
