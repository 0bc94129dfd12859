"""The state of a folder, as far as it can make a difference to a command that runs on it next.

    states.add(disk_state.checksum_of(folder))

Two states are equal where the names, their order, their permissions, which of them are one file, and the bytes are the
same. Times, inodes and the numbers of processes are others in each run: where one is noted in a file, what counts is
whether it is still that of the file that it was noted of. An index counts by its rows, and what is random in the name
of a temporary file does not count, nor where it stands in the list.
"""

import functools
import hashlib
import os
import re
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final, NamedTuple

_RANDOM: Final = re.compile(r"(?<=-)[a-z0-9_]{8}(?=\.partial$)|(?<=\.)[0-9a-f]{12}(?=\.tmp$)")
_NOTED: Final = re.compile(rb"(\[(\d+),(\d+),(\d+),(.*)\]) ([0-9a-f]{8})")


class _FileState(NamedTuple):
    name: str
    status: os.stat_result
    content: bytes | None  # None of a folder


def checksum_of(folder: Path) -> bytes:
    """Return the checksum of a folder's state."""
    entries = [*_entries(str(folder), "")]
    names = _steady([entry.name for entry in entries])
    by_name = {entry.name: entry for entry in entries}
    first: dict[int, str] = {}
    parts: list[str] = []
    for name, entry in zip(names, entries, strict=True):
        link = first.setdefault(entry.status.st_ino, name)
        parts.append(repr((name, entry.status.st_mode, link, _meaning(entry, by_name, names))))
    lasting = [part for part, name in zip(parts, names, strict=True) if "*" not in name]
    passing = sorted(part for part, name in zip(parts, names, strict=True) if "*" in name)
    return hashlib.blake2b("\n".join(lasting + passing).encode()).digest()


def _steady(names: list[str]) -> list[str]:
    """Return names without what is random in them; with it, where two that a note may be about would have one name."""
    steady = [_RANDOM.sub("*", name) for name in names]
    temporary = [name for name in steady if name.endswith(".*.tmp")]
    return names if len({*temporary}) < len(temporary) else steady


def _entries(folder: str, prefix: str) -> Iterator[_FileState]:
    with os.scandir(folder) as entries:
        places = [(f"{prefix}{entry.name}", entry.path, entry.is_dir()) for entry in entries]
    for name, path, is_folder in places:
        status = os.stat(path)  # noqa: PTH116 - it is called at every line of a command
        if is_folder:
            yield _FileState(name, status, None)
            yield from _entries(path, f"{name}/")
        else:
            with open(path, "rb") as file:  # noqa: PTH123 - it is called at every line
                yield _FileState(name, status, file.read())


def _meaning(entry: _FileState, entries: dict[str, _FileState], names: list[str]) -> object:
    """Return what the content of a file says, with what it says of files as they are now put in words."""
    content, name = entry.content, entry.name.rpartition("/")[2]
    if content is None:
        return None
    if content.startswith(b"SQLite format 3\0"):
        return _index(content, entries)
    if name.endswith((".seal", ".partial")):
        return _seal(content, entries.get(f"{entry.name.removesuffix('.seal')}.sqlite"))
    if name == "written.jsonl":
        steady = dict(zip(entries, names, strict=True))
        return [_steady_line(line, entries, steady) for line in content.split(b"\n")]
    if name.endswith(".copies"):
        return [_copy(line, entries) for line in content.split(b"\n")]
    if name == "lock":
        return re.sub(rb"^\0\[\d+,", b"", content)  # of a process that was killed
    return content


def _index(content: bytes, entries: dict[str, _FileState]) -> object:
    rows = _rows(content)
    if rows is None:
        return content
    file_rows, folder_rows = rows
    if file_rows is None or file_rows[0] <= 0:
        return file_rows, folder_rows
    library = entries.get("library.json")
    now = _stamp(library) if library else None
    return file_rows[0], file_rows == now, now is not None and file_rows[:3] == now[:3], folder_rows


@functools.lru_cache(maxsize=64)
def _rows(content: bytes) -> "tuple[tuple[int, ...] | None, str] | None":
    """Return the identity of the library that an index holds, and a checksum of all else; None where it is damaged."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content)
        try:
            tables = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
            rows: dict[str, Any] = {
                name: connection.execute(f'SELECT * FROM "{name}"').fetchall()
                for kind, name, _ in tables
                if kind == "table"
            }
        except sqlite3.Error:
            return None
    state = rows.pop("state", [])
    state_key = state[0][:4] if len(state) == 1 else None
    owner = [row[4:] for row in state]
    return state_key, hashlib.blake2b(repr((tables, rows, owner)).encode()).hexdigest()


def _seal(content: bytes, index: _FileState | None) -> object:
    try:
        size, mtime, inode, ctime, crc, checked = map(int, content.split())
    except ValueError:
        return content
    if index is None or index.content is None:
        return size, crc == -1, checked
    is_sum = crc if crc == -1 else crc == zlib.crc32(index.content)
    return size, (size, mtime, inode, ctime) == _stamp(index), is_sum, checked


def _steady_line(line: bytes, entries: dict[str, _FileState], steady: dict[str, str]) -> object:
    match = _NOTED.fullmatch(line)
    if match is None or int(match[6], 16) != zlib.crc32(match[1]):
        return line
    size, mtime, inode = (int(match[at]) for at in (2, 3, 4))
    files = [
        (
            steady[name],
            inode == entry.status.st_ino,
            size == entry.status.st_size,
            mtime == entry.status.st_mtime_ns,
        )
        for name, entry in entries.items()
        if entry.status.st_ino == inode or (entry.status.st_size == size and entry.status.st_mtime_ns == mtime)
    ]
    return size, files, match[5]


def _copy(line: bytes, entries: dict[str, _FileState]) -> object:
    size, _, rest = line.partition(b" ")
    mtime, _, name = rest.partition(b" ")
    copy = entries.get(os.fsdecode(name))
    return size, name, copy is not None and str(copy.status.st_mtime_ns).encode() == mtime


def _stamp(entry: _FileState) -> tuple[int, ...]:
    status = entry.status
    return status.st_size, status.st_mtime_ns, status.st_ino, status.st_ctime_ns
