"""The library that changes: each change is worked out before it is written, all of it in one write."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from protlib.library.current_index import MOST_ATTEMPTS
from protlib.library.readable_library import ReadableLibrary
from protlib.system.file_identity import has_same_content, stamp
from protlib.text import make_legible

if TYPE_CHECKING:
    from protlib.library.changes.record_merge import MergeGroup
    from protlib.library.changes.upsert import Upsert
    from protlib.library.library_writer import LibraryWriter
    from protlib.library.plan import Outcome, Plan, Revised
    from protlib.library.view import View
    from protlib.record.decisions import Decisions
    from protlib.record.model import Publication
    from protlib.selection import Match, OnDuplicate
    from protlib.storage.version_info import VersionStep

Answer = TypeVar("Answer")


class Library(ReadableLibrary):
    """The publications of one file; the first record that is added creates the file.

    Reads ask the index, in the `cache` folder or, without one, in memory. `texts` is the folder with texts of attached
    files. `progress` is called with (done, total) while the index is built, `tell` with what a waiting person should
    know, `clock` for the time in UTC, as ISO 8601. A write waits `wait` seconds for another program's, then raises
    LibraryBusyError. If the last change is what it `continues`, as `history` names it, one `undo` takes both back.
    """

    has_made_file = False
    """Whether a write through this object was the first of the library."""

    def add_many(
        self,
        publications: "Iterable[Publication]",
        on_duplicate: "OnDuplicate" = "skip",
        *,
        match: "Match" = "auto",
        sources: Sequence[str] = (),
        upsert: "Upsert | None" = None,
        dry_run: bool = False,
        label: str = "add",
    ) -> "list[Outcome]":
        """Add records, all in one write, and return what became of each, in their order.

        A record that is there already is skipped, fills empty fields of the existing one ("update"), changes its fields
        ("replace"), fills it and unites lists ("merge") or is added ("add"). It is recognised by its whole content; if
        `match` is "id", by a DOI, ISBN, document symbol or link; if "key", by its key. An added record keeps its key if
        that is free; names are unified as the library remembers. `sources` names the file of each record without one.
        `upsert` has further rules, and `label` is for `history`. With `dry_run`, nothing is written. Raises UsageError.
        """
        from protlib.library.changes.returned_rows import ReturnedRows, take_in_rows
        from protlib.library.changes.upsert import PLAIN
        from protlib.library.older_values import older_states_in
        from protlib.record.dates.given_dates import fit_dates_of

        records, names = list(map(fit_dates_of, publications)), list(map(make_legible, sources))
        rules = upsert or PLAIN

        def revise(view: "View") -> "Revised":
            older = older_states_in(self._store)
            rows = ReturnedRows.from_publications(records, names, rules.columns, view.decisions, older)
            return take_in_rows(rows, view.records, match, on_duplicate, self._clock(), rules)

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
        from protlib.library.changes.new_marks import RecordReplacement

        def revise(view: "View") -> "Revised":
            replacement = RecordReplacement.in_store(self._store, self._clock(), says_level=says_level)
            outcomes = [replacement.replace(record, function(record)) for record in view.records_with(keys)]
            plan = plan_of_replacements(outcomes, view.decisions)
            if decide is not None and (new_decisions := decide(plan.decisions or view.decisions)) != view.decisions:
                plan.decisions = new_decisions
            return plan, outcomes

        return self._revise_outcomes(revise, label, dry_run=dry_run)

    def replace(self, expected: "Publication", edited: "Publication", label: str = "edit") -> "Outcome":
        """Save an edited record, and keep others' changes of other fields; InputRefusedError for the same field."""
        return self.replace_many([(expected, edited)], label)[0]

    def replace_many(
        self, edits: "Sequence[tuple[Publication, Publication]]", label: str = "edit", *, dry_run: bool = False
    ) -> "list[Outcome]":
        """Save edited records, each for the record that it was made from, as `replace` does, all in one write."""
        from protlib.library.changes.concurrent_edit import apply_changes_of

        return self._revise_outcomes(
            lambda view: apply_changes_of(edits, view, self._clock(), self._store), label, dry_run=dry_run
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
        from protlib.record.keys import refuse_unfit_key

        refuse_unfit_key(new)

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
            outcomes = rekey_records(records, key_pattern.key_of, view.records.has_key, self._clock())
            outcomes = [
                name_files(new) if new.key != old.key else new for old, new in zip(records, outcomes, strict=True)
            ]
            return plan_of(records, outcomes, view), outcomes_of(records, outcomes)

        with renaming(self.path, self.select, dry_run=dry_run) as name_files:
            return self._revise_outcomes(revise, label, dry_run=dry_run)

    def revise(self, plan: "Callable[[View], Plan]", label: str, *, dry_run: bool = False) -> "Plan":
        """Carry out a plan in one write, and return it; with `dry_run`, nothing is written.

        The plan is of the state at the time of the write, and may be made again; where it raises, nothing is written.
        """
        if not dry_run:
            writer = self._writer()
            written_plan = writer.write(plan, label)
            self.has_made_file |= writer.has_made_file
            return written_plan
        from protlib.library.joins.side import number_records
        from protlib.library.view import View

        decisions = self.decisions()
        return self._index.ask(lambda index: plan(View(index, decisions, lambda: number_records(self._store.table()))))

    def decide(
        self,
        function: "Callable[[Decisions], Decisions]",
        label: str,
        *,
        dry_run: bool = False,
        makes_library: bool = False,
    ) -> "Decisions":
        """Replace the library's decisions by the function's result, and return them.

        Raises EmptyLibraryError where there is no file: its name may be mistyped. `makes_library` makes the file.
        """
        from protlib.library.plan import Plan

        new_decisions: list[Decisions] = []

        def plan(view: "View") -> "Plan":
            new_decisions.append(function(view.decisions))
            if new_decisions[-1] != view.decisions and not makes_library and self._store.stamp() is None:
                from protlib.errors import EmptyLibraryError

                raise EmptyLibraryError(path=self.path)
            return Plan(decisions=None if new_decisions[-1] == view.decisions else new_decisions[-1])

        self.revise(plan, label, dry_run=dry_run)
        return new_decisions[-1]

    def add_fields(self, names: Sequence[str], label: str = "fields add", *, dry_run: bool = False) -> list[str]:
        """Declare own fields, and return the new ones; raises UsageError for a name that no field can have."""
        from protlib.library.changes.own_field_changes import declare_fields

        old_names = self.own_fields()
        decisions = self.decide(
            lambda decisions: declare_fields(decisions, names), label, dry_run=dry_run, makes_library=True
        )
        return [name for name in decisions.own_fields() if name not in old_names]

    def rename_field(
        self, old: str, new: str, label: str = "fields rename", *, dry_run: bool = False
    ) -> "list[Outcome]":
        """Rename an own field, or a heading that a table left in `extra`; return the outcomes of its records.

        Raises NothingFoundError where there is no such field, UsageError where the new name cannot be one.
        """
        from protlib.library.changes.own_field_changes import plan_field_renaming

        return self._revise_outcomes(
            lambda view: plan_field_renaming(view, old, new, self._clock()), label, dry_run=dry_run
        )

    def remove_fields(
        self, names: Sequence[str], label: str = "fields remove", *, values: bool = False, dry_run: bool = False
    ) -> "list[Outcome]":
        """Remove own fields, and return the outcomes of the records that fill them.

        Their values stay in the records, unless `values` go as well. Raises NothingFoundError for an unknown field.
        """
        from protlib.library.changes.own_field_changes import plan_field_removal

        return self._revise_outcomes(
            lambda view: plan_field_removal(view, names, self._clock(), values=values), label, dry_run=dry_run
        )

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
        from protlib.library.changes.record_merge import merge_groups

        return self._revise_outcomes(
            lambda view: merge_groups(groups, apart, view, self._clock()), label, dry_run=dry_run
        )

    def _revise_outcomes(self, revise: "Callable[[View], Revised]", label: str, *, dry_run: bool) -> "list[Outcome]":
        from protlib.library.changes.former_values import remember_formers

        outcomes: list[Outcome] = []

        def plan(view: "View") -> "Plan":
            first_plan, outcomes[:] = revise(view)
            return remember_formers(first_plan, outcomes, view.decisions)

        self.revise(plan, label, dry_run=dry_run)
        return outcomes

    def undo(self, *, to: int | None = None, sure: bool = False) -> "VersionStep":
        """Undo the last command, then the one before it, or everything after the version with a number, in one write.

        Works on a missing or damaged library, too. Raises NothingFoundError where there is nothing to undo, and
        UnsureError where that would drop a file with one damaged record, unless `sure`.
        """
        return self._writer().step(lambda: self._store.undo(number=to, sure=sure))

    def redo(self, *, sure: bool = False) -> "VersionStep":
        """Redo the last undone command; raises NothingFoundError where there is none, else as `undo`."""
        return self._writer().step(lambda: self._store.redo(sure=sure))

    def _writer(self) -> "LibraryWriter":
        from protlib.library.library_writer import LibraryWriter

        return LibraryWriter(self._store, self._index, self._clock, self._continues)


def read_at_one_moment(library: Library, read_once: Callable[[Library], Answer]) -> Answer:
    """Return the answer of a function that reads a library several times, from one state of the file.

    The function is called again if the file changes meanwhile; if that happens again and again, with a copy of it.
    """
    for _ in range(MOST_ATTEMPTS):
        old_stamp = stamp(library.path)
        answer = read_once(library)
        if has_same_content(old_stamp, stamp(library.path)):
            return answer
    import shutil
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / library.path.name
        shutil.copyfile(library.path, copy)
        with Library(copy, texts=library.texts.folder) as copied:
            return read_once(copied)
