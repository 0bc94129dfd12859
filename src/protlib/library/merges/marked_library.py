"""A library whose file holds both sides of a merge: it is the first side until both are joined, and written so."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from protlib.errors import UsageError
from protlib.library.current_index import CurrentIndex
from protlib.library.library import Library
from protlib.library.merges.side import Side, side_in
from protlib.library.plan import Plan
from protlib.storage import PATIENCE, Store, silently
from protlib.storage.contents import UnfitSidesError, content_of, first_mark
from protlib.storage.marked_store import MarkedStore
from protlib.storage.marks import Sides, sides_of, texts_of
from protlib.system.progress import Progress, unwatched

if TYPE_CHECKING:
    from protlib.library.view import View


class MarkedLibrary(Library):
    """The first side of a file with marks as a library, with its index in memory, and what the others hold beside it.

    The sides are those that Git still has, where nobody has typed anything into the file since, else those between the marks. `base` is what both come
    from, None where it is not known. Raises LibraryUnusableError where a side is not whole.
    """

    def __init__(
        self,
        path: str | PathLike[str],
        *,
        progress: Progress = unwatched,
        tell: Callable[[str], None] = silently,
        wait: float = PATIENCE,
    ) -> None:
        super().__init__(path, None, progress=progress, tell=tell, wait=wait)
        store = MarkedStore(self.path, lambda raw: _sides(self._store.path, raw), tell=tell, patience=wait)
        self._store, self._index = store, CurrentIndex(store, None, progress, tell)
        self.has_marks = store.sides.mine is not store.sides.theirs
        self.theirs: Side = side_in(store.sides.theirs.tables)
        self.base: Side | None = None if store.sides.base is None else side_in(store.sides.base.tables)

    def revise(self, plan: "Callable[[View], Plan]", label: str, *, dry_run: bool = False) -> Plan:
        """Write what a plan makes of the first side, also where that is nothing: the file has marks until then."""
        if not self.has_marks:
            return super().revise(plan, label, dry_run=dry_run)
        return super().revise(lambda view: replace(plan(view), is_mend=True), label, dry_run=dry_run)


def _sides(path: Path, raw: bytes) -> Sides:
    """Return the sides of a file; raises UnfitSidesError where the marks alone do not tell them apart."""
    if first_mark(raw) and (known := _known_to_git(path, raw)) is not None:
        return known
    sides = sides_of(raw)
    if sides.within:
        doubtful = sides.within.difference(*Store(path).past())
        if doubtful:
            raise UnfitSidesError(
                "has a merge conflict in it, and Git no longer knows its two sides: record "
                f"{min(doubtful)} may have lines of another"
            )
    return sides


def _known_to_git(path: Path, raw: bytes) -> Sides | None:
    """Return the sides that Git has of a file, None where it has none or the file says something else."""
    from protlib.git.repository import Tracked

    try:
        tracked = Tracked.from_path(path)
    except UsageError:
        return None
    base, mine, theirs = (tracked.object(f":{stage}:{tracked.name}") for stage in (1, 2, 3))
    if mine is None or theirs is None or not _is_made_of(raw, (base or b"", mine, theirs)):
        return None
    return Sides(content_of(mine), content_of(theirs), content_of(base) if base else None)


def _is_made_of(raw: bytes, states: Iterable[bytes]) -> bool:
    """Tell whether no line of a file is in none of these states: what somebody has typed since counts more than what Git has."""
    lines = {line.strip() for state in states for line in state.split(b"\n")}
    return all(line.strip() in lines for text in texts_of(raw) for line in text.split(b"\n"))
