"""The library: what commands read of it, from its index, and what they change in it, in its file."""

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Self

from protlib.library.current_index import CurrentIndex
from protlib.library.view import records_with
from protlib.record.dates.fit_dates import with_fit_dates
from protlib.record.model import Publication
from protlib.storage import PATIENCE, Step, Store, VersionInfo, silently
from protlib.system.progress import Progress, unwatched
from protlib.text import legible

if TYPE_CHECKING:
    from protlib.duplicates.groups import Group
    from protlib.library.changes.merge import Group as Merged
    from protlib.library.changes.upsert import Upsert
    from protlib.library.plan import Match, OnDuplicate, Outcome, Plan, Revised
    from protlib.library.view import View
    from protlib.library.writer import Writer
    from protlib.record.decisions import Decisions
    from protlib.search import Results
    from protlib.search.facets import Counted, Counts
    from protlib.selection import Selection


def now() -> str:
    """Return the time in UTC as ISO 8601 text."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


class Library:
    """The publications of one file; the file is made by the first that is added.

    What is read comes from the index, which is in the `cache` folder or, where this is None, in memory. `progress` is
    called with (done, total) where the index has to be built, `tell` with what a person who waits should know, `clock`
    for the time in UTC, as ISO 8601 text. A write waits so many seconds for another program's (`wait`), and then raises
    LibraryBusyError.
    """

    def __init__(
        self,
        path: str | PathLike[str],
        cache: str | PathLike[str] | None = None,
        *,
        progress: Progress = unwatched,
        tell: Callable[[str], None] = silently,
        clock: Callable[[], str] = now,
        wait: float = PATIENCE,
    ) -> None:
        self.path = Path(path)
        self._store = Store(self.path, tell=tell, patience=wait)
        self._index = CurrentIndex(self._store, None if cache is None else Path(cache), progress, tell)
        self._clock = clock

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[Publication]:
        return iter(self.select("", summaries=False).publications)

    def __len__(self) -> int:
        return self._index.ask(lambda index: index.all().bit_count())

    def __bool__(self) -> bool:
        return True  # a library is one also while it is empty

    def __contains__(self, key: str) -> bool:
        return key in self._index.ask(lambda index: index.get([key]))

    def close(self) -> None:
        """Close the index; the library opens it again where it is needed."""
        self._index.close()

    def select(self, selection: "Selection | str", *, publications: bool = True, summaries: bool = True) -> "Results":
        """Return what a selection, or a query, brings, all of one moment; to leave out what nobody asks for saves time.

        Raises UsageError where the query or a filter is not understood.
        """
        from protlib import search
        from protlib.library.request import asked_of

        request = asked_of(selection, self._store.decisions)
        return self._index.ask(
            lambda index: search.select(index, *request, publications=publications, summaries=summaries)
        )

    def facets(self, selection: "Selection | str", by: str, *, as_catalogued: bool = False) -> "Counted":
        """Return the values of a field among the publications of a selection, and how many have each; the versions of a work are one."""
        return self.counts(selection, by, as_catalogued=as_catalogued).values

    def counts(
        self,
        selection: "Selection | str",
        *by: str,
        as_catalogued: bool = False,
        without: Collection[str] = (),
    ) -> "Counts":
        """Return how many publications of a selection, `without` those of some circles, have which values of a field or of two."""
        from protlib.library.request import counted

        count = counted(selection, by, self._store.decisions, as_catalogued=as_catalogued, without=without)
        return self._index.ask(count)

    def get(self, key: str) -> Publication:
        """Return the publication with this key, or that once had it; raises NothingFoundError."""
        return self.get_many([key])[0]

    def get_many(self, keys: Sequence[str]) -> list[Publication]:
        """Return the publications with these keys, each once, in this order; raises NothingFoundError."""
        return self._index.ask(lambda index: records_with(index, keys))

    def beginning(self, start: str, most: int) -> list[Publication]:
        """Return the publications whose keys begin so, in whatever case, by key, and no more than so many."""
        return self._index.ask(lambda index: list(index.get(index.keys(start, most)).values()))

    def add_many(
        self,
        publications: Iterable[Publication],
        on_duplicate: "OnDuplicate" = "skip",
        *,
        match: "Match" = "auto",
        sources: Sequence[str] = (),
        columns: Sequence[Collection[str]] = (),
        upsert: "Upsert | None" = None,
        dry_run: bool = False,
        label: str = "add",
    ) -> "list[Outcome]":
        """Add records, all in one write, and return what became of each, in their order.

        One that is there already is skipped, fills what is empty in the one that is there ("update"), changes there what it
        says ("replace"), fills it and unites lists ("merge") or is added all the same ("add"); it is known by all that it says, or
        where `match` says so by its "id" (a DOI, an ISBN, a document symbol, a link) or its "key". A record that is added keeps the
        key it comes with, if that is free; its names are written as is remembered. `sources` names the file of each that does not say
        it; `columns` the fields that the table of each has: "replace" clears the empty ones, and a row whose key is not there is
        refused; `upsert` says more. `label` is what `history` tells. With `dry_run`, nothing is written. Raises UsageError.
        """
        from protlib.library.changes.returned_rows import Rows, take_in_rows
        from protlib.library.changes.upsert import PLAIN
        from protlib.library.older_values import older_in

        records, names = list(map(with_fit_dates, publications)), list(map(legible, sources))

        def revise(view: "View") -> "Revised":
            rows = Rows.of_publications(records, names, columns, view.decisions, older_in(self._store))
            return take_in_rows(rows, view.records, match, on_duplicate, self._clock(), upsert or PLAIN)

        return self._revised(revise, label, dry_run=dry_run)

    def change(
        self,
        keys: Sequence[str],
        function: Callable[[Publication], Publication],
        label: str = "change",
        *,
        decide: "Callable[[Decisions], Decisions] | None" = None,
        dry_run: bool = False,
    ) -> "list[Outcome]":
        """Put in the place of each record what the function makes of it, all in one write; none with `dry_run`.

        The same write puts in the place of the library's decisions what `decide` makes of them. The functions see what
        stands when it is written, and may be called again. Raises NothingFoundError where a key is not there, UsageError
        where the function changes one, and what the functions raise; nothing is then written.
        """
        from protlib.library.plan import plan_of_updates, replaced

        def revise(view: "View") -> "Revised":
            now = self._clock()
            outcomes = [replaced(record, function(record), now) for record in view.records_with(keys)]
            plan = plan_of_updates(outcomes)
            if decide is not None and (decided := decide(view.decisions)) != view.decisions:
                plan.decisions = decided
            return plan, outcomes

        return self._revised(revise, label, dry_run=dry_run)

    def replace(self, expected: Publication, edited: Publication, label: str = "edit") -> "Outcome":
        """Put an edited record in the place of the one that was read for it.

        What was changed meanwhile in other fields is kept; raises InputRefusedError where it was in the same ones.
        """
        return self.replace_many([(expected, edited)], label)[0]

    def replace_many(
        self, edits: Sequence[tuple[Publication, Publication]], label: str = "edit", *, dry_run: bool = False
    ) -> "list[Outcome]":
        """Put edited records in the places of those that were read for them, as `replace` does, all in one write."""
        from protlib.library.changes.edit import edited
        from protlib.library.plan import plan_of_updates

        def revise(view: "View") -> "Revised":
            outcomes = edited(edits, view, self._clock())
            return plan_of_updates(outcomes), outcomes

        return self._revised(revise, label, dry_run=dry_run)

    def remove(self, keys: Sequence[str], label: str = "remove") -> list[Publication]:
        """Remove records, all in one write, and return them; raises NothingFoundError where a key is not there."""
        from protlib.library.plan import plan_of_removal

        plan = self.revise(lambda view: plan_of_removal(view.records_with(keys), view.decisions), label)
        return list(plan.removed.values())

    def rekey(self, old: str, new: str, label: str = "rekey", *, dry_run: bool = False) -> Publication:
        """Give a record another citation key; it is still found by the old one.

        Raises NothingFoundError where there is no such record, UsageError where the new key is taken or cannot be one.
        """
        from protlib.library.changes.rekey import plan_of, renamed
        from protlib.record.keys import refuse_unfit

        refuse_unfit(new)

        def plan(view: "View") -> "Plan":
            records = view.records_with([old])
            return plan_of(records, [renamed(records[0], new, view.records.has_key, self._clock())], view)

        [record] = self.revise(plan, label, dry_run=dry_run).changed.values()
        return record

    def rekey_many(
        self, keys: Sequence[str], pattern: str, label: str = "rekey", *, dry_run: bool = False
    ) -> "list[Outcome]":
        """Give records the citation keys that a pattern makes, all in one write; they are still found by the old ones.

        A key that fits already is kept. Raises UsageError where the pattern is none, NothingFoundError where a key is not there.
        """
        from protlib.library.changes.rekey import outcomes_of, plan_of, rekeyed
        from protlib.record.key_pattern import parsed

        key_pattern = parsed(pattern)

        def revise(view: "View") -> "Revised":
            records = view.records_with(keys)
            after = rekeyed(records, key_pattern.key_of, view.records.has_key, self._clock())
            return plan_of(records, after, view), outcomes_of(records, after)

        return self._revised(revise, label, dry_run=dry_run)

    def revise(self, plan: "Callable[[View], Plan]", label: str, *, dry_run: bool = False) -> "Plan":
        """Write what a plan makes of the library, in one write, and return it; with `dry_run`, only make the plan.

        The plan is made on the library as it stands when it is written, and may be made again. Raises what it raises;
        nothing is then written.
        """
        if not dry_run:
            return self._writer().write(plan, label)
        from protlib.library.merges.side import numbered
        from protlib.library.view import View

        decisions = self.decisions()
        return self._index.ask(lambda index: plan(View(index, decisions, lambda: numbered(self._store.table()))))

    def decisions(self) -> "Decisions":
        """Return what was decided about the library beside its records: what is no duplicate, one name for one body ..."""
        from protlib.record.decisions import Decisions

        return Decisions.from_documents(self._store.decisions())

    def decide(self, function: "Callable[[Decisions], Decisions]", label: str, *, dry_run: bool = False) -> "Decisions":
        """Put in the place of the library's decisions what the function makes of them, and return them."""
        from protlib.library.plan import Plan

        decided: Decisions | None = None

        def plan(view: "View") -> "Plan":
            nonlocal decided
            decided = function(view.decisions)
            return Plan(decisions=None if decided == view.decisions else decided)

        self.revise(plan, label, dry_run=dry_run)
        assert decided is not None  # noqa: S101 - the plan was made
        return decided

    def own_fields(self) -> list[str]:
        """Return the fields that the library has of its own, in the order in which they were declared."""
        return self.decisions().own_fields()

    def add_fields(self, names: Sequence[str], label: str = "fields add", *, dry_run: bool = False) -> list[str]:
        """Have the library have these fields of its own as well, and return those that are new.

        Raises UsageError where a name has a meaning already, or cannot be one.
        """
        from protlib.library.changes.own_fields import with_declared

        before = self.own_fields()
        after = self.decide(lambda decisions: with_declared(decisions, names), label, dry_run=dry_run)
        return [name for name in after.own_fields() if name not in before]

    def rename_field(
        self, old: str, new: str, label: str = "fields rename", *, dry_run: bool = False
    ) -> "list[Outcome]":
        """Give a field of the library's own, or what stands in `extra` under a heading, a name; return what becomes of its records.

        Raises NothingFoundError where there is no such field, UsageError where the new name cannot be one.
        """
        from protlib.library.changes.own_fields import renamed

        return self._revised(lambda view: renamed(view, old, new, self._clock()), label, dry_run=dry_run)

    def remove_fields(
        self,
        names: Sequence[str],
        label: str = "fields remove",
        *,
        values: bool = False,
        dry_run: bool = False,
    ) -> "list[Outcome]":
        """Have the library no longer have these fields of its own, and return what becomes of the records that fill them.

        What is in them stays in the records, unless `values` go as well. Raises NothingFoundError where there is no such field.
        """
        from protlib.library.changes.own_fields import removed

        return self._revised(lambda view: removed(view, names, self._clock(), values=values), label, dry_run=dry_run)

    def duplicates(self, among: Collection[str] | None = None, *, progress: Progress = unwatched) -> "list[Group]":
        """Return the groups of records that are one publication or may be, the likeliest first; with `among`, those of these keys.

        What was said to be no duplicate is in none.
        """
        from protlib.library.duplicate_groups import groups_of

        return groups_of(list(self), self.decisions(), among, progress)

    def merge(
        self,
        groups: "Sequence[Merged]",
        apart: Sequence[Sequence[str]] = (),
        label: str = "duplicates --merge",
        *,
        dry_run: bool = False,
    ) -> "list[Outcome]":
        """Make one record of each group of keys, into the first, and remember which keys are no duplicates, all in one write.

        Raises NothingFoundError where a record is not there, UsageError where two are one, InputRefusedError where one was
        changed meanwhile in a field for which a value was chosen; nothing is then written.
        """
        from protlib.library.changes.merge import merged

        return self._revised(lambda view: merged(groups, apart, view, self._clock()), label, dry_run=dry_run)

    def _revised(self, revise: "Callable[[View], Revised]", label: str, *, dry_run: bool) -> "list[Outcome]":
        outcomes: list[Outcome] = []

        def plan(view: "View") -> "Plan":
            nonlocal outcomes
            made, outcomes = revise(view)
            return made

        self.revise(plan, label, dry_run=dry_run)
        return outcomes

    def undo(self, *, to: int | None = None, sure: bool = False) -> Step:
        """Undo the last command, once more the one before it, or all that came after the version of a number, in one write.

        Works on a library that is missing or damaged, too. Raises NothingFoundError where nothing to undo, and
        UnsureError where that takes away a file that is whole but for a record, unless one is `sure`.
        """
        return self._writer().step(lambda: self._store.undo(to=to, sure=sure))

    def redo(self, *, sure: bool = False) -> Step:
        """Do again what `undo` took back last; raises NothingFoundError where nothing was, or another command came, and UnsureError as `undo`."""
        return self._writer().step(lambda: self._store.redo(sure=sure))

    def history(self) -> list[VersionInfo]:
        """Return the library as it is and its versions that are kept, the newest first."""
        from protlib.library.past.history import versions

        return versions(self._store, len(self))

    def info(self) -> dict[str, str | int]:
        """Return where the library is, what it holds, and where what is kept and derived of it is; sizes in bytes."""
        from protlib.library.past.history import facts

        return {**facts(self._store, len(self)), "index": self._index.place()}

    def _writer(self) -> "Writer":
        from protlib.library.writer import Writer

        return Writer(self._store, self._index, self._clock)
