"""The library: commands read it through its index, and change its file."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Self

from protlib.library.current_index import CurrentIndex
from protlib.library.file_texts import FileTexts
from protlib.storage import PATIENCE, Step, Store, VersionInfo, ignore_message
from protlib.system.progress import Progress, ignore_progress
from protlib.system.stamp import utc_time
from protlib.text import legible

if TYPE_CHECKING:
    from protlib.duplicates.groups import Group
    from protlib.library.changes.merge import MergeGroup
    from protlib.library.changes.upsert import Upsert
    from protlib.library.plan import Outcome, Plan, Revised
    from protlib.library.view import View
    from protlib.library.writer import Writer
    from protlib.record.decisions import Decisions
    from protlib.record.model import Publication
    from protlib.search import Results
    from protlib.search.facets import Counted, Counts
    from protlib.selection import Match, OnDuplicate, Selection


class Library:
    """The publications of one file; the first record that is added creates the file.

    Reads ask the index, in the `cache` folder or, without one, in memory. `texts` is the folder with texts of attached
    files. `progress` is called with (done, total) while the index is built, `tell` with what a waiting person should
    know, `clock` for the time in UTC, as ISO 8601. A write waits `wait` seconds for another program's, then raises
    LibraryBusyError. If the last change is what it `continues`, as `history` names it, one `undo` takes both back.
    """

    def __init__(
        self,
        path: str | PathLike[str],
        cache: str | PathLike[str] | None = None,
        *,
        texts: str | PathLike[str] | None = None,
        progress: Progress = ignore_progress,
        tell: Callable[[str], None] = ignore_message,
        clock: Callable[[], str] = utc_time,
        wait: float = PATIENCE,
        continues: str = "",
    ) -> None:
        self.path = Path(path)
        self._store = Store(self.path, tell=tell, patience=wait)
        self._index = CurrentIndex(self._store, None if cache is None else Path(cache), progress, tell)
        self._texts, self._clock, self._continues = FileTexts(texts, cache, progress), clock, continues

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> "Iterator[Publication]":
        return iter(self.select("", summaries=False).publications)

    def __len__(self) -> int:
        return self._index.ask(lambda index: index.all().bit_count())

    def __bool__(self) -> bool:
        return True  # a library is one also while it is empty

    def __contains__(self, key: str) -> bool:
        return self._index.ask(lambda index: index.has_key(key))

    @property
    def texts(self) -> FileTexts:
        """The texts of attached files."""
        return self._texts

    def close(self) -> None:
        """Close the index; the library opens it again where it is needed."""
        self._texts.close()
        self._index.close()

    def select(self, selection: "Selection | str", *, publications: bool = True, summaries: bool = True) -> "Results":
        """Return the results of a selection or a query, all of one moment; raises UsageError if it is not valid."""
        from protlib.library.request import make_request
        from protlib.search import select

        request = make_request(selection, self._store.decisions, self._texts)
        return self._index.ask(lambda index: select(index, request, publications=publications, summaries=summaries))

    def stream(self, selection: "Selection | str", fields: Collection[str] = ()) -> "Results":
        """Return what `select` does, but records (or their `fields`) are read each time somebody goes through them."""
        from protlib.library.record_stream import stream_records

        return stream_records(self._index, self.select(selection, publications=False, summaries=False), fields)

    def facets(self, selection: "Selection | str", by: str, *, as_catalogued: bool = False) -> "Counted":
        """Return the values of a field in a selection, with counts; a work's versions count as one."""
        return self.counts(selection, by, as_catalogued=as_catalogued).values

    def counts(
        self, selection: "Selection | str", *by: str, as_catalogued: bool = False, without: Collection[str] = ()
    ) -> "Counts":
        """Count the publications of a selection by one field or two, `without` those of some circles."""
        from protlib.library.request import make_request
        from protlib.search.facets import count_facets

        request = make_request(selection, self._store.decisions, self._texts)
        return self._index.ask(lambda index: count_facets(index, request, by, without, as_catalogued=as_catalogued))

    def get(self, key: str) -> "Publication":
        """Return the publication with this key, or that once had it; raises NothingFoundError."""
        return self.get_many([key])[0]

    def get_many(self, keys: Sequence[str]) -> "list[Publication]":
        """Return the publications with these keys, each once, in this order; raises NothingFoundError."""
        from protlib.library.view import records_with

        return self._index.ask(lambda index: records_with(index, keys))

    def titled(self, title: str) -> "list[Publication]":
        """Return the publications with this title, in whatever spelling."""
        from protlib.library.view import records_titled

        return self._index.ask(lambda index: records_titled(index, title))

    def beginning(self, start: str, most: int) -> "list[Publication]":
        """Return at most this many publications whose keys begin so, in whatever case, by key."""
        return self._index.ask(lambda index: list(index.get(index.keys(start, most)).values()))

    def add_many(
        self,
        publications: "Iterable[Publication]",
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

        A record that is there already is skipped, fills empty fields of the existing one ("update"), changes its fields
        ("replace"), fills it and unites lists ("merge") or is added ("add"). It is recognised by its whole content; if
        `match` is "id", by a DOI, ISBN, document symbol or link; if "key", by its key. An added record keeps its key if
        that is free; names are unified as the library remembers. `sources` names the file of each record without one,
        `columns` the fields of its table: "replace" clears the empty ones, and a row with an unknown key is refused.
        `upsert` has further rules, and `label` is for `history`. With `dry_run`, nothing is written. Raises UsageError.
        """
        from protlib.library.changes.returned_rows import Rows, take_in_rows
        from protlib.library.changes.upsert import PLAIN
        from protlib.library.older_values import older_states_in
        from protlib.record.dates.fit_dates import fit_dates_of

        records, names = list(map(fit_dates_of, publications)), list(map(legible, sources))

        def revise(view: "View") -> "Revised":
            rows = Rows.from_publications(records, names, columns, view.decisions, older_states_in(self._store))
            return take_in_rows(rows, view.records, match, on_duplicate, self._clock(), upsert or PLAIN)

        return self._revise_outcomes(revise, label, dry_run=dry_run)

    def change(
        self,
        keys: Sequence[str],
        function: "Callable[[Publication], Publication]",
        label: str = "change",
        *,
        decide: "Callable[[Decisions], Decisions] | None" = None,
        says_level: bool = False,
        dry_run: bool = False,
    ) -> "list[Outcome]":
        """Replace each record by the function's result, all in one write; with `dry_run`, nothing is written.

        The same write replaces the library's decisions by the result of `decide`. The functions get the state at the
        time of the write, and may be called again. New words such as "CONFIDENTIAL" close a record, unless it was
        opened, or the change says its level (`says_level`). Raises NothingFoundError where a key is unknown,
        UsageError where the function changes a key, and what the functions raise; nothing is then written.
        """
        from protlib.library.changes.access_level import plan_of_replacements
        from protlib.library.changes.new_marks import Replacing

        def revise(view: "View") -> "Revised":
            how = Replacing.in_store(self._store, self._clock(), says_level=says_level)
            outcomes = [how.replace(record, function(record)) for record in view.records_with(keys)]
            plan = plan_of_replacements(outcomes, view.decisions)
            if decide is not None and (decided := decide(plan.decisions or view.decisions)) != view.decisions:
                plan.decisions = decided
            return plan, outcomes

        return self._revise_outcomes(revise, label, dry_run=dry_run)

    def replace(self, expected: "Publication", edited: "Publication", label: str = "edit") -> "Outcome":
        """Save an edited record, and keep others' changes of other fields; InputRefusedError for the same field."""
        return self.replace_many([(expected, edited)], label)[0]

    def replace_many(
        self, edits: "Sequence[tuple[Publication, Publication]]", label: str = "edit", *, dry_run: bool = False
    ) -> "list[Outcome]":
        """Save edited records, each for the record that it was made from, as `replace` does, all in one write."""
        from protlib.library.changes.edit import apply_edits

        return self._revise_outcomes(
            lambda view: apply_edits(edits, view, self._clock(), self._store), label, dry_run=dry_run
        )

    def remove(self, keys: Sequence[str], label: str = "remove") -> "list[Publication]":
        """Remove records, all in one write, and return them; raises NothingFoundError for an unknown key."""
        from protlib.library.plan import plan_of_removal

        plan = self.revise(lambda view: plan_of_removal(view.records_with(keys), view.decisions), label)
        return list(plan.removed.values())

    def rekey(self, old: str, new: str, label: str = "rekey", *, dry_run: bool = False) -> "Publication":
        """Give a record another citation key; it is still found by the old one.

        Raises NothingFoundError where there is no such record, UsageError where the new key is taken or cannot be one.
        """
        from protlib.library.changes.file_names import renaming
        from protlib.library.changes.rekey import give_key, plan_of
        from protlib.record.keys import refuse_unfit

        refuse_unfit(new)

        def plan(view: "View") -> "Plan":
            records = view.records_with([old])
            return plan_of(records, [name_files(give_key(records[0], new, view.records.has_key, self._clock()))], view)

        with renaming(self.path, self.select, dry_run=dry_run) as name_files:
            [record] = self.revise(plan, label, dry_run=dry_run).changed.values()
        return record

    def rekey_many(
        self, keys: Sequence[str], pattern: str, label: str = "rekey", *, dry_run: bool = False
    ) -> "list[Outcome]":
        """Give records the keys that a pattern makes, all in one write; the old keys still find them.

        A key that fits already is kept. Raises UsageError for an invalid pattern, NothingFoundError for an unknown key.
        """
        from protlib.library.changes.file_names import renaming
        from protlib.library.changes.rekey import outcomes_of, plan_of, rekey_records
        from protlib.record.key_pattern import parse_pattern

        key_pattern = parse_pattern(pattern)

        def revise(view: "View") -> "Revised":
            records = view.records_with(keys)
            after = rekey_records(records, key_pattern.key_of, view.records.has_key, self._clock())
            after = [name_files(new) if new.key != old.key else new for old, new in zip(records, after, strict=True)]
            return plan_of(records, after, view), outcomes_of(records, after)

        with renaming(self.path, self.select, dry_run=dry_run) as name_files:
            return self._revise_outcomes(revise, label, dry_run=dry_run)

    def revise(self, plan: "Callable[[View], Plan]", label: str, *, dry_run: bool = False) -> "Plan":
        """Carry out a plan in one write, and return it; with `dry_run`, nothing is written.

        The plan is of the state at the time of the write, and may be made again; where it raises, nothing is written.
        """
        if not dry_run:
            return self._writer().write(plan, label)
        from protlib.library.joins.side import number_records
        from protlib.library.view import View

        decisions = self.decisions()
        return self._index.ask(lambda index: plan(View(index, decisions, lambda: number_records(self._store.table()))))

    def decisions(self) -> "Decisions":
        """Return the decisions of the library: which records are no duplicates, the one name of a body, and so on."""
        from protlib.record.decisions import Decisions

        return Decisions.from_documents(self._store.decisions())

    def verdicts_in_words(self, keys: "Iterable[str]") -> "Mapping[str, str]":
        """Return what reviewers say of records, by the keys of those that have verdicts."""
        return self.decisions().verdicts_in_words(keys) if self._store.decisions() else {}

    def decide(self, function: "Callable[[Decisions], Decisions]", label: str, *, dry_run: bool = False) -> "Decisions":
        """Replace the library's decisions by the function's result, and return them."""
        from protlib.library.plan import Plan

        decided: list[Decisions] = []

        def plan(view: "View") -> "Plan":
            decided.append(function(view.decisions))
            return Plan(decisions=None if decided[-1] == view.decisions else decided[-1])

        self.revise(plan, label, dry_run=dry_run)
        return decided[-1]

    def own_fields(self) -> list[str]:
        """Return the library's own fields, in the order of their declaration."""
        return self.decisions().own_fields()

    def add_fields(self, names: Sequence[str], label: str = "fields add", *, dry_run: bool = False) -> list[str]:
        """Declare own fields, and return the new ones; raises UsageError for a name that no field can have."""
        from protlib.library.changes.own_fields import declare_fields

        before = self.own_fields()
        after = self.decide(lambda decisions: declare_fields(decisions, names), label, dry_run=dry_run)
        return [name for name in after.own_fields() if name not in before]

    def rename_field(
        self, old: str, new: str, label: str = "fields rename", *, dry_run: bool = False
    ) -> "list[Outcome]":
        """Rename an own field, or a heading that a table left in `extra`; return the outcomes of its records.

        Raises NothingFoundError where there is no such field, UsageError where the new name cannot be one.
        """
        from protlib.library.changes.own_fields import plan_field_renaming

        return self._revise_outcomes(
            lambda view: plan_field_renaming(view, old, new, self._clock()), label, dry_run=dry_run
        )

    def remove_fields(
        self, names: Sequence[str], label: str = "fields remove", *, values: bool = False, dry_run: bool = False
    ) -> "list[Outcome]":
        """Remove own fields, and return the outcomes of the records that fill them.

        Their values stay in the records, unless `values` go as well. Raises NothingFoundError for an unknown field.
        """
        from protlib.library.changes.own_fields import plan_field_removal

        return self._revise_outcomes(
            lambda view: plan_field_removal(view, names, self._clock(), values=values), label, dry_run=dry_run
        )

    def duplicates(
        self, among: Collection[str] | None = None, *, progress: Progress = ignore_progress
    ) -> "list[Group]":
        """Return groups of records that are or may be one publication, the likeliest first, with `among` of these keys.

        Records that a person keeps apart are in no group together.
        """
        from protlib.library.duplicate_groups import groups_of, read_compared

        return groups_of(self._index.ask(read_compared), self.decisions(), among, progress)

    def merge(
        self,
        groups: "Sequence[MergeGroup]",
        apart: Sequence[Sequence[str]] = (),
        label: str = "duplicates --merge",
        *,
        dry_run: bool = False,
    ) -> "list[Outcome]":
        """Make one record of each group of keys, in one write; `apart` are keys that are no duplicates.

        Raises NothingFoundError for a key that no record has, UsageError if two keys mean one record, InputRefusedError
        if somebody has changed a field for which a value was chosen; nothing is then written.
        """
        from protlib.library.changes.merge import merge_groups

        return self._revise_outcomes(
            lambda view: merge_groups(groups, apart, view, self._clock()), label, dry_run=dry_run
        )

    def _revise_outcomes(self, revise: "Callable[[View], Revised]", label: str, *, dry_run: bool) -> "list[Outcome]":
        from protlib.library.changes.formers import remember_formers

        outcomes: list[Outcome] = []

        def plan(view: "View") -> "Plan":
            first_plan, outcomes[:] = revise(view)
            return remember_formers(first_plan, outcomes, view.decisions)

        self.revise(plan, label, dry_run=dry_run)
        return outcomes

    def undo(self, *, to: int | None = None, sure: bool = False) -> Step:
        """Undo the last command, then the one before it, or everything after the version with a number, in one write.

        Works on a missing or damaged library, too. Raises NothingFoundError where there is nothing to undo, and
        UnsureError where that would drop a file with one damaged record, unless `sure`.
        """
        return self._writer().step(lambda: self._store.undo(to=to, sure=sure))

    def redo(self, *, sure: bool = False) -> Step:
        """Redo the last undone command; raises NothingFoundError where there is none, else as `undo`."""
        return self._writer().step(lambda: self._store.redo(sure=sure))

    def history(self) -> list[VersionInfo]:
        """Return the library as it is and its kept versions, the newest first."""
        from protlib.library.past.history import list_versions

        return list_versions(self._store, len(self))

    def info(self) -> dict[str, str | int]:
        """Return the places of the library, its index and its versions, and their contents; sizes in bytes."""
        from protlib.library.past.history import collect_facts

        return {**collect_facts(self._store, len(self)), "index": self._index.location()}

    def _writer(self) -> "Writer":
        from protlib.library.writer import Writer

        return Writer(self._store, self._index, self._clock, self._continues)
