"""Copies of a library that lie beside it: read to be joined, then moved into its folder of versions."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from protlib.library.joins.side import Side, side_from_tables
from protlib.storage import PUBLICATIONS, Store
from protlib.storage.contents import content_of
from protlib.storage.layout import Table
from protlib.system.file_identity import Stamp, stamp


class ConflictCopy(NamedTuple):
    """A copy as it was read: its path, the file's stamp, its content, and the documents of its records."""

    path: Path
    stamp: Stamp | None
    side: Side
    records: Table


def read_copy(path: Path) -> ConflictCopy:
    """Return what a copy holds; raises NotALibraryError, OSError."""
    copy_stamp = stamp(path)
    content = content_of(path.read_bytes())
    return ConflictCopy(path, copy_stamp, side_from_tables(content.tables), content.tables[PUBLICATIONS])


def keep_copies(
    library: Path, copies: Sequence[ConflictCopy], wait: float
) -> Iterator[tuple[ConflictCopy, Path | OSError | None]]:
    """Move joined copies into the folder of versions; yield each with its new path, or the error.

    None stands for a copy that was changed since it was read. Raises LibraryUnusableError where the folder of versions
    cannot be written.
    """
    with Store(library, patience=wait).set_aside("merge --conflict-copies") as set_aside:
        for copy in copies:
            try:
                yield copy, set_aside(copy.path) if stamp(copy.path) == copy.stamp else None
            except OSError as error:
                yield copy, error
