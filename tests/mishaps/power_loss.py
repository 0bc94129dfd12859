"""A disk whose power goes: what may be on it after each call of a command, by a small model of a file system.

What was written to a file is there for certain when the file was synced, and a name when its folder was. Of what came
after that, a part may be there: of each file what was written first, the last piece perhaps cut or nothing but zeros;
of each folder the names that were made, moved and removed first. Files and folders do not wait for each other, so that
a name may be there without what was written before, and the other way round; but a name that was moved into another
folder is in one of both.
"""

import os
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any


class _File:
    def __init__(self, content: bytes = b"", changed_ns: int | None = None) -> None:
        self.content = content
        self.changed_ns = changed_ns  # None where it is of this run
        self.pending: list[tuple[int, bytes | None]] = []  # where what was written, or where it was cut

    def sync(self) -> None:
        if self.pending:
            self.changed_ns = None
        self.content, self.pending = self.after(len(self.pending)), []

    def after(self, count: int) -> bytes:
        content = self.content
        for place, data in self.pending[:count]:
            content = content.ljust(place, b"\0")
            content = content[:place] if data is None else content[:place] + data + content[place + len(data) :]
        return content

    def lost(self, chance: random.Random) -> bytes:
        """Return what may be there after the power went."""
        count = chance.choice((0, len(self.pending), chance.randint(0, len(self.pending))))
        content = self.after(count)
        if count < len(self.pending) and (data := self.pending[count][1]):
            place = self.pending[count][0]
            part = chance.choice((data[: chance.randrange(len(data))], bytes(len(data)), b""))
            content = content.ljust(place, b"\0")[:place] + part + content[place + len(part) :]
        return content


class _Folder:
    def __init__(self) -> None:
        self.names: dict[str, _File | _Folder] = {}
        self.pending: list[dict[str, _File | _Folder | None]] = []  # what stands under which names, at once
        self.moved: list[tuple[int, _Folder, int]] = []  # how many changes are here, and there, with a name moved
        self.least = 0  # so many changes are on the disk

    def sync(self) -> None:
        for _count, target, _least in self.moved:
            target.sync()
        self.moved, self.least = [], 0
        self.names, self.pending = self.after(len(self.pending)), []

    def after(self, count: int) -> "dict[str, _File | _Folder]":
        changed: dict[str, _File | _Folder | None] = dict(self.names)
        for change in self.pending[:count]:
            changed |= change
        return {name: node for name, node in changed.items() if node is not None}


class Disk:
    """The disk under a folder, on which calls are made as `faults` has recorded them;
    all that is there is there for certain.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._root = self._read(folder, {})
        self._open: dict[int, _File | _Folder] = {}

    def _read(self, folder: Path, known: dict[int, _File]) -> _Folder:
        new_folder = _Folder()
        for path in folder.iterdir():
            if path.is_dir():
                new_folder.names[path.name] = self._read(path, known)
            else:
                new_folder.names[path.name] = known.setdefault(
                    path.stat().st_ino, _File(path.read_bytes(), path.stat().st_mtime_ns)
                )
        return new_folder

    def _at(self, path: str) -> tuple[_Folder, str] | None:
        """Return the folder that a path is in, and its name there; None where there is no such folder."""
        *folders, name = Path(self._folder, path).relative_to(self._folder).parts or ("",)
        node: _File | _Folder | None = self._root
        for part in folders:
            node = node.after(len(node.pending)).get(part) if isinstance(node, _Folder) else None
        return (node, name) if isinstance(node, _Folder) else None

    def _node(self, path: str) -> "_File | _Folder | None":
        folder, name = self._at(path) or (_Folder(), "")
        return folder.after(len(folder.pending)).get(name) if name else self._root

    def _change_names(self, *changes: "tuple[str, _File | _Folder | None]") -> None:
        """Change names of one folder at once."""
        if at := self._at(changes[0][0]):
            at[0].pending.append({Path(path).name: node for path, node in changes})

    def make(self, call: Sequence[Any]) -> None:
        """Do what a call did."""
        name, *what = call
        if method := getattr(self, f"_make_{name}", None):
            method(*what)

    def _make_open(self, path: str, flags: int, handle: int | None = None) -> None:
        if handle is None:  # it could not be opened
            return
        node = self._node(path)
        if node is None:
            node = _File()
            self._change_names((path, node))
        if isinstance(node, _File) and flags & os.O_TRUNC:
            node.pending.append((0, None))
        self._open[handle] = node

    def _make_write(self, handle: int, place: int, data: bytes) -> None:
        node = self._open[handle]
        assert isinstance(node, _File)
        node.pending.append((place, data))

    def _make_ftruncate(self, handle: int, size: int) -> None:
        self._make_write(handle, size, None)  # type: ignore[arg-type]

    def _make_truncate(self, path: str, size: int) -> None:
        if isinstance(node := self._node(path), _File):
            node.pending.append((size, None))

    def _make_fsync(self, handle: int) -> None:
        self._open[handle].sync()

    def _make_mkdir(self, path: str, *_mode: int) -> None:
        if self._node(path) is None:
            self._change_names((path, _Folder()))

    def _make_unlink(self, path: str) -> None:
        if self._node(path) is not None:
            self._change_names((path, None))

    def _make_replace(self, source: str, target: str) -> None:
        if (node := self._node(source)) is not None:
            if Path(source).parent == Path(target).parent:
                self._change_names((target, node), (source, None))
            else:
                self._move(source, target, node)

    _make_rename = _make_replace

    def _move(self, source: str, target: str, node: "_File | _Folder") -> None:
        """Move a name into a folder of this one: the new name is there no later than the old one is gone."""
        self._change_names((target, node))
        self._change_names((source, None))
        here, there = self._at(source), self._at(target)
        assert here is not None
        assert there is not None
        assert Path(target).is_relative_to(Path(source).parent)
        here[0].moved.append((len(here[0].pending), there[0], len(there[0].pending)))

    def _make_link(self, source: str, target: str) -> None:
        self._change_names((target, self._node(source)))

    def after_the_power_went(self, folder: Path, chance: random.Random) -> None:
        """Write what may be on the disk, but what the cache was."""
        self._write(self._root, folder, chance, {})

    def _write(self, node: _Folder, folder: Path, chance: random.Random, known: dict[int, Path]) -> None:
        folder.mkdir()
        position = max(node.least, chance.choice((0, len(node.pending), chance.randint(0, len(node.pending)))))
        for count, target, least in node.moved:
            target.least = least if count <= position else target.least
        for name, inner in node.after(position).items():
            path = folder / name
            if isinstance(inner, _Folder):
                if name != "cache":
                    self._write(inner, path, chance, known)
            elif id(inner) in known:
                os.link(known[id(inner)], path)
            else:
                path.write_bytes(inner.lost(chance))
                if inner.changed_ns is not None and not inner.pending:
                    os.utime(path, ns=(inner.changed_ns, inner.changed_ns))
                known[id(inner)] = path
