"""Copies of a library that lie beside it: read to be taken in, and put into its folder of versions when they are.

There a copy is called for the version that has taken it in, `copy-000014-` and its own name; to undo that version puts it back.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from protlib.library.side import Side, side_in
from protlib.storage import PUBLICATIONS, Step, Store
from protlib.storage.contents import content_of
from protlib.storage.layout import Table
from protlib.system.stamp import Stamp, stamp

_TAKEN: Final = "copy-"


class Copy(NamedTuple):
    """A copy as it was read: where it is, the file's stamp, what it holds, and the documents of its records."""

    path: Path
    stamp: Stamp | None
    side: Side
    records: Table


def read(path: Path) -> Copy:
    """Return what a copy holds; raises NotALibraryError, OSError."""
    before = stamp(path)
    content = content_of(path.read_bytes())
    return Copy(path, before, side_in(content.tables), content.tables[PUBLICATIONS])


def put_away(library: Path, copy: Copy) -> Path | None:
    """Move a copy that the library as it stands has taken in, and return where it is; None where it was changed since it was read.

    What the oldest version that is kept had taken in long ago goes. Raises OSError.
    """
    versions = Store(library).versions
    versions.make_folder()
    with suppress(OSError):
        oldest = min((version.number for version in versions.past()), default=0)
        for number, path, _name in _taken(versions.folder):
            if number < oldest:
                path.unlink()
    if stamp(copy.path) != copy.stamp:
        return None
    target = _free(versions.folder, f"{_TAKEN}{versions.number():06}-{copy.path.name}")
    copy.path.rename(target)
    return target


def undone(store: Store, *, sure: bool) -> Step:
    """Undo the last command, as the store does; the copies that it has taken in are beside the library again before."""
    for copy in _put_back(store):
        store.tell(f"{copy} is beside the library again")
    return store.undo(sure=sure)


def _put_back(store: Store) -> Iterator[Path]:
    versions = store.versions
    number = versions.number() if versions.folder.is_dir() and versions.past() else None
    for taken, path, name in [] if number is None else [*_taken(versions.folder)]:
        target = versions.folder.with_name(name)
        if taken == number and not target.exists():
            with suppress(OSError):
                path.rename(target)
                yield target


def _taken(folder: Path) -> Iterator[tuple[int, Path, str]]:
    """Yield the number of the version that took a copy in, where the copy is, and what it was called."""
    for path in sorted(folder.glob(f"{_TAKEN}*")):
        number, _, name = path.name.removeprefix(_TAKEN).partition("-")
        if number.isdecimal() and name:
            yield int(number), path, name


def _free(folder: Path, name: str) -> Path:
    path, number = folder / name, 1
    free = path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free
