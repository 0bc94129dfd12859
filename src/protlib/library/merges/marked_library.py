"""A library whose file holds both sides of a merge: the first side, until both are joined and written."""

from collections.abc import Callable, Iterable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from protlib.errors import UsageError
from protlib.library.current_index import CurrentIndex
from protlib.library.joins.side import Side, side_from_tables
from protlib.library.library import Library
from protlib.library.plan import Plan
from protlib.storage import PATIENCE, Store, ignore_message
from protlib.storage.conflict_marks import Sides, read_sides, side_texts
from protlib.storage.contents import UnfitSidesError, content_of, find_merge_mark
from protlib.storage.marked_store import MarkedStore
from protlib.system.progress import Progress, ignore_progress

if TYPE_CHECKING:
    from protlib.library.view import View


class MarkedLibrary(Library):
    """The first side of a file with merge marks as a library, with its index in memory, and the other sides.

    The sides are those that Git has. If somebody has edited the file since, they are those between the marks. `base` is
    what both come from, None where it is not known. Raises LibraryUnusableError where a side is not whole.
    """

    def __init__(
        self,
        path: str | PathLike[str],
        *,
        progress: Progress = ignore_progress,
        tell: Callable[[str], None] = ignore_message,
        wait: float = PATIENCE,
    ) -> None:
        super().__init__(path, None, progress=progress, tell=tell, wait=wait)
        store = MarkedStore(self.path, lambda raw: _sides(self._store.path, raw), tell=tell, patience=wait)
        self._store, self._index = store, CurrentIndex(store, None, progress, tell)
        self.has_marks = store.sides.mine is not store.sides.theirs
        self.theirs: Side = side_from_tables(store.sides.theirs.tables)
        self.base: Side | None = None if store.sides.base is None else side_from_tables(store.sides.base.tables)

    def revise(self, plan: "Callable[[View], Plan]", label: str, *, dry_run: bool = False) -> Plan:
        """Write the plan for the first side, even an empty one: only then the marks go away."""
        if not self.has_marks:
            return super().revise(plan, label, dry_run=dry_run)

        def mend(view: "View") -> Plan:
            mend_plan = plan(view)
            mend_plan.is_mend = True
            return mend_plan

        return super().revise(mend, label, dry_run=dry_run)


def _sides(path: Path, raw: bytes) -> Sides:
    """Return the sides of a file; raises UnfitSidesError where the marks alone do not separate them."""
    if find_merge_mark(raw) and (git_sides := _sides_from_git(path, raw)) is not None:
        return git_sides
    sides = read_sides(raw)
    if sides.marked_numbers:
        doubtful_numbers = sides.marked_numbers.difference(*Store(path).iterate_past())
        if doubtful_numbers:
            raise UnfitSidesError(
                "has a merge conflict in it, and Git no longer knows its two sides: record "
                f"{min(doubtful_numbers)} may have lines of another"
            )
    return sides


def _sides_from_git(path: Path, raw: bytes) -> Sides | None:
    """Return the sides of a file from Git, None where it has none or the file has other lines."""
    from protlib.git.repository import TrackedFile

    try:
        tracked = TrackedFile.from_path(path)
    except UsageError:
        return None
    base, mine, theirs = (tracked.read_object(f":{stage}:{tracked.name}") for stage in (1, 2, 3))
    if mine is None or theirs is None or not _is_made_of(raw, (base or b"", mine, theirs)):
        return None
    return Sides(content_of(mine), content_of(theirs), content_of(base) if base else None)


def _is_made_of(raw: bytes, states: Iterable[bytes]) -> bool:
    """Tell whether each line of a file comes from one of these states; what somebody typed since counts more."""
    lines = {line.strip() for state in states for line in state.split(b"\n")}
    return all(line.strip() in lines for text in side_texts(raw) for line in text.split(b"\n"))
