"""The library: what commands read of it, from its index, and what they change in it, in its file."""

import time
from collections.abc import Callable, Iterator, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self, TypeVar

from protlib.errors import LibraryUnusableError, NothingFoundError
from protlib.index import Index, IndexDamagedError, StaleError
from protlib.library.known import Known, Stored, UntrueIndexError
from protlib.library.plan import OnDuplicate, Outcome, Plan, replaced
from protlib.record.keys import told_missing
from protlib.record.model import Publication
from protlib.selection import Selection
from protlib.storage import ChangedMeanwhileError, Document, KeptVersion, Step, Store
from protlib.system.progress import Progress, unwatched
from protlib.text import legible

if TYPE_CHECKING:
    from protlib.search import Results

_ATTEMPTS: Final = 5
Answer = TypeVar("Answer")
_TOLD: Final = 5  # so many records that are not as they should be are named


def _silently(_message: str) -> None:
    """Tell nobody."""


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


class Library:
    """The publications of one file; the file is made by the first that is added.

    What is read comes from the index, which is in the `cache` folder or, where this is None, in memory. `progress` is
    called with (done, total) where the index has to be built, `tell` with what a person who waits should know, `clock`
    for the time in UTC, as ISO 8601 text.
    """

    def __init__(
        self,
        path: str | PathLike[str],
        cache: str | PathLike[str] | None = None,
        *,
        progress: Progress = unwatched,
        tell: Callable[[str], None] = _silently,
        clock: Callable[[], str] = _now,
    ) -> None:
        self.path = Path(path)
        self._store = Store(self.path, tell=tell)
        self._cache = None if cache is None else Path(cache)
        self._progress = progress
        self._clock = clock
        self._tell = tell
        self._index: Index | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[Publication]:
        return iter(self.select(Selection(), summaries=False).publications)

    def __len__(self) -> int:
        return self._ask(lambda index: index.all().bit_count())

    def __bool__(self) -> bool:
        return True  # a library is one also while it is empty

    def __contains__(self, key: str) -> bool:
        return key in self._ask(lambda index: index.get([key]))

    def close(self) -> None:
        """Close the index; the library opens it again where it is needed."""
        if self._index is not None:
            self._index.close()
        self._index = None

    def select(
        self, selection: Selection | str, *, publications: bool = True, summaries: bool = True
    ) -> "Results":
        """Return what a selection, or a query, brings, all of one moment; to leave out what nobody asks for saves time.

        Raises UsageError where the query or a filter is not understood.
        """
        from protlib import search

        asked = _asked(selection)
        return self._ask(
            lambda index: search.select(index, asked, publications=publications, summaries=summaries)
        )

    def facets(
        self, selection: Selection | str, by: str, *, as_catalogued: bool = False
    ) -> list[tuple[str, int]]:
        """Return the values of a field among the publications of a selection, and how many have each."""
        from protlib import search

        asked = _asked(selection)
        return self._ask(lambda index: search.facets(index, asked, by, as_catalogued=as_catalogued))

    def get(self, key: str) -> Publication:
        """Return the publication with this key, or that once had it; raises NothingFoundError."""
        return self.get_many([key])[0]

    def get_many(self, keys: Sequence[str]) -> list[Publication]:
        """Return the publications with these keys, each once, in this order; raises NothingFoundError."""
        return self._ask(lambda index: _found(index, keys))

    def beginning(self, start: str, most: int) -> list[Publication]:
        """Return the publications whose keys begin so, in whatever case, by key, and no more than so many."""
        return self._ask(lambda index: list(index.get(index.keys(start, most)).values()))

    def add_many(
        self,
        publications: Sequence[Publication],
        on_duplicate: OnDuplicate = "skip",
        *,
        sources: Sequence[str] = (),
        dry_run: bool = False,
        label: str = "add",
    ) -> list[Outcome]:
        """Add records, all in one write, and return what became of each, in their order.

        One that is there already is skipped, fills what is empty in the one that is there ("update") or is added all
        the same ("add"). A record keeps the key it comes with, if that is free. `sources` names the file of each, for
        those that do not say it themselves.
        """
        from protlib.library.intake import take_in

        names = list(map(legible, sources))
        outcomes: list[Outcome] = []

        def plan(known: Index | Known) -> Plan:
            nonlocal outcomes
            made, outcomes = take_in(publications, names, known, on_duplicate, self._clock())
            return made

        if dry_run:
            self._ask(plan)
        else:
            self._write(plan, label)
        return outcomes

    def change(
        self, keys: Sequence[str], function: Callable[[Publication], Publication], label: str = "change"
    ) -> list[Outcome]:
        """Put in the place of each record what the function makes of it, all in one write.

        The function sees the record as it stands when it is written, and may be called again. Raises NothingFoundError
        where a key is not there, UsageError where the function changes one, and what the function raises; nothing is
        then written.
        """
        outcomes: list[Outcome] = []

        def plan(known: Known) -> Plan:
            nonlocal outcomes
            now = self._clock()
            outcomes = [replaced(record, function(record), now) for record in _found(known, keys)]
            updated = [outcome.publication for outcome in outcomes if outcome.action == "updated"]
            return Plan(changed={record.key: record for record in updated})

        self._write(plan, label)
        return outcomes

    def replace(self, expected: Publication, edited: Publication, label: str = "edit") -> Outcome:
        """Put an edited record in the place of the one that was read for it.

        What was changed meanwhile in other fields is kept; raises InputRefusedError where it was in the same ones.
        """
        from protlib.library.edit import editing

        return self.change([expected.key], editing(expected, edited), label)[0]

    def remove(self, keys: Sequence[str], label: str = "remove") -> list[Publication]:
        """Remove records, all in one write, and return them; raises NothingFoundError where a key is not there."""
        plan = self._write(
            lambda known: Plan(removed={record.key: record for record in _found(known, keys)}), label
        )
        return list(plan.removed.values())

    def rekey(self, old: str, new: str, label: str = "rekey") -> Publication:
        """Give a record another citation key; it is still found by the old one.

        Raises NothingFoundError where there is no such record, UsageError where the new key is taken or cannot be one.
        """
        from protlib.library.rekey import renamed
        from protlib.record.keys import refuse_unfit

        refuse_unfit(new)

        def plan(known: Known) -> Plan:
            [record] = _found(known, [old])
            return Plan(changed={record.key: renamed(record, new, known.taken, self._clock())})

        [record] = self._write(plan, label).changed.values()
        return record

    def undo(self, *, sure: bool = False) -> Step:
        """Undo the last command; once more, the one before it.

        Works on a library that is missing or damaged, too. Raises NothingFoundError where there is nothing to undo, and
        UnsureError where that takes away a file that is whole but for a record, unless one is `sure`.
        """
        return self._step(lambda: self._store.undo(sure=sure))

    def redo(self) -> Step:
        """Do again what `undo` took back last; raises NothingFoundError where nothing was, or another command came."""
        return self._step(self._store.redo)

    def history(self) -> list[KeptVersion]:
        """Return the library as it is and its versions that are kept, the newest first."""
        header = self._store.header()
        kept = self._store.kept()
        now = KeptVersion(header.changed, len(self), header.changed_by, is_undone=False)
        undone = sum(version.is_undone for version in kept)
        return [*kept[:undone], *([now] if self._store.stamp() else []), *kept[undone:]]

    def info(self) -> dict[str, str | int]:
        """Return where the library is, what it holds, and where what is kept and derived of it is; sizes in bytes."""
        records = len(self)
        header = self._store.header()
        file, versions = self._store.stamp(), self._store.versions
        return {
            "library": str(self._store.path),
            "publications": records,
            "size": file.size if file else 0,
            "format": header.format,
            "created": header.created,
            "changed": header.changed,
            "changed_by": header.changed_by,
            "versions": len(versions.past()),
            "versions_folder": str(versions.folder),
            "versions_size": versions.size(),
            "index": self._index_place(),
        }

    def _index_place(self) -> str:
        place = Index.place(self._store.path, self._cache) if self._cache else None
        return str(place) if place else "in memory"

    def _step(self, step: Callable[[], Step]) -> Step:
        from protlib.library.writer import difference

        try:
            self._fresh_index()
        except LibraryUnusableError:  # what is damaged has no index, and is to be put back
            return step()
        done = step()
        if done.was is not None:
            was = done.was
            self._follow(lambda index: index.update(*difference(was, done.now), done.before, done.after))
        return done

    def _write(self, plan_of: Callable[[Known], Plan], label: str) -> Plan:
        """Make a plan on what the library holds and write it; again from the start where another program was faster."""
        for _ in range(_ATTEMPTS - 1):
            try:
                return self._write_once(plan_of, label)
            except UntrueIndexError:
                self._discard_index()
            except ChangedMeanwhileError:
                continue
        return self._write_once(plan_of, label)

    def _write_once(self, plan_of: Callable[[Known], Plan], label: str) -> Plan:
        from protlib.library.writer import write

        with self._store.transaction() as transaction:
            stored = Stored(transaction.read)

            def planned(index: Index) -> Plan:
                transaction.expect(index.all().bit_count())
                return plan_of(Known(index, stored))

            plan = self._ask(planned)
            plan.label = legible(label)
            if not plan.is_empty():
                write(plan, transaction, stored)
                written = transaction.commit(plan.told(), self._clock())
                self._follow(
                    lambda index: index.update(plan.current(), plan.gone(), transaction.before, written)
                )
        return plan

    def _follow(self, update: Callable[[Index], bool]) -> None:
        """Have the index follow a write; where that fails, the next command makes it anew.

        The library is written by now: nothing that befalls the index, not even that the user stops it here, may tell
        them that it is not, or have it written twice.
        """
        try:
            is_done = self._index is not None and update(self._index)
        except (Exception, KeyboardInterrupt):  # noqa: BLE001
            is_done = False
        if not is_done:
            self.close()

    def _ask(self, ask: Callable[[Index], Answer]) -> Answer:
        """Ask the index; one that only now turns out to be damaged is thrown away, made anew and asked again."""
        try:
            return self._ask_at_one_moment(ask)
        except IndexDamagedError:
            self._discard_index()
            return self._ask_at_one_moment(ask)

    def _ask_at_one_moment(self, ask: Callable[[Index], Answer]) -> Answer:
        for _ in range(_ATTEMPTS):
            index = self._fresh_index()
            try:
                with index.snapshot():
                    return ask(index)
            except StaleError:
                self.close()
        with Index.open(self._store.path, None, self._documents, self._progress) as index:
            return ask(index)

    def _documents(self) -> Sequence[Document]:
        """Return the records of the file; what somebody has changed in it that is no record's is told once."""
        from protlib.library.documents import understood

        documents, doubts = understood(self._store.documents())
        for doubt in doubts[:_TOLD]:
            self._tell(f"{self.path}: {doubt}")
        if len(doubts) > _TOLD:
            self._tell(f"{self.path}: {len(doubts) - _TOLD} more records are not as they should be")
        if doubts:
            self._tell = _silently
        return documents

    def _discard_index(self) -> None:
        self.close()
        if self._cache is not None and not Index.discard(self._store.path, self._cache):
            self._cache = None

    def _fresh_index(self) -> Index:
        """Return the index of the file as it is now."""
        current = self._store.stamp()
        if self._index is None or not self._index.is_of(current):
            self.close()
            self._index = Index.open(self._store.path, self._cache, self._documents, self._progress)
        return self._index


def _asked(selection: Selection | str) -> Selection:
    return Selection(selection) if isinstance(selection, str) else selection


def _found(known: Index | Known, keys: Sequence[str]) -> list[Publication]:
    found = known.get(keys)
    if missing := [key for key in dict.fromkeys(keys) if key not in found]:
        raise NothingFoundError(told_missing(missing, known.keys()))
    return list({record.key: record for record in map(found.__getitem__, keys)}.values())
