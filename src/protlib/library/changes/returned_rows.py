"""Rows of a table that were exported, filled in by a colleague, and imported again.

Each row is matched with its record, by its key or otherwise, and wins in the fields that its table has columns for.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Self, get_args

from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.fingerprints import fingerprints
from protlib.errors import UsageError
from protlib.frozen import NamedTuple
from protlib.library.changes.intake import NOTHING_REMEMBERED, IntakeMemory, list_additions, take_in
from protlib.library.changes.kept_columns import close_new_values
from protlib.library.changes.new_marks import close_marked
from protlib.library.changes.notes_of_rows import keep_notes_of_rows
from protlib.library.changes.row_edit import EditRules, RowEdit, value_in_row
from protlib.library.changes.settled_levels import Levels
from protlib.library.changes.upsert import Upsert, prune_missing
from protlib.library.older_values import Older, no_older_states
from protlib.library.plan import FINDERS, Outcome, Plan, Revised
from protlib.library.private_columns import add_columns, close_private_columns, moves_notes, renew_note
from protlib.library.view import FilteredRecords, Records
from protlib.record.decisions import Decisions
from protlib.record.decisions.guesses import carry_marks
from protlib.record.decisions.one_name import OneNames
from protlib.record.model import Publication
from protlib.record.titles.substitutes import is_named
from protlib.selection import Match, OnDuplicate

if TYPE_CHECKING:
    from protlib.record.decisions.three_way import FieldDifference

_IDENTIFIERS: Final = ("item:", "doi:", "isbn:", "url:", "symbol:")
_KEY: Final = "key"
_OVERWRITING: Final = frozenset({"replace", "merge"})
"""The ways to treat a record that is there which look at every field that a row says."""


class ReturnedRows(NamedTuple):
    """Incoming records, the source of each, the columns of its table, if any, and the library's `decisions`.

    `own_names` are those of its own fields, `memory` is for the intake, `older` returns earlier states of a record.
    """

    publications: Sequence[Publication]
    sources: Sequence[str] = ()
    columns: Sequence[Collection[str]] = ()
    own_names: Sequence[str] = ()
    memory: IntakeMemory = NOTHING_REMEMBERED
    older: Older = no_older_states
    decisions: Decisions = Decisions()

    @classmethod
    def from_publications(
        cls,
        publications: Sequence[Publication],
        sources: Sequence[str],
        columns: Sequence[Collection[str]],
        decisions: Decisions,
        older: Older = no_older_states,
    ) -> Self:
        """Return records that come into a library with these decisions."""
        formers = [(key, Publication.from_dict(document)) for key, document in decisions.list_formers()]
        remembered = IntakeMemory(OneNames(decisions.names()), formers)
        return cls(publications, sources, columns, decisions.own_fields(), remembered, older, decisions)

    def is_table_row(self, position: int) -> bool:
        """Tell whether the record in this position is a row of a table."""
        return bool(self.columns and self.columns[position])


def take_in_rows(
    rows: ReturnedRows, records: Records, match: Match, on_duplicate: OnDuplicate, now: str, upsert: Upsert
) -> Revised:
    """Return the plan, and the outcome of each row, in their order.

    A row whose key no record has is refused, and so is a row whose identifiers belong to several records. A row without
    a counterpart is added. Raises UsageError for an unknown `match` or `on_duplicate`, and for two that exclude each
    other, InputRefusedError for a column that was sorted without its keys.
    """
    _refuse_unfit(match, on_duplicate)
    if upsert.may_compare is not None:
        records = FilteredRecords(records, upsert.may_compare)
    renaming = rows.memory.names
    renamed = [renaming.changes_in(row) for row in rows.publications] if renaming else []
    closed, closings = close_marked(renaming.apply_to_all(rows.publications), upsert.judged_records)
    rows = rows._replace(publications=closed)
    match_results = upsert.match_owners(_match_rows(rows, records, match, adds_new=upsert.adds_new), records)
    rows = rows._replace(publications=upsert.leave_out_unknown(closed, match_results))
    unmatched = [position for position, match_result in enumerate(match_results) if match_result is None]
    new_rows = [rows.publications[position] for position in unmatched]
    sources = [rows.sources[position] for position in unmatched] if rows.sources else ()
    headings = {index: upsert.private_headings(position) for index, position in enumerate(unmatched)}
    memory = rows.memory._replace(copies=upsert.find_copies(unmatched), headings=headings)
    plan, new_outcomes = take_in(new_rows, sources, records, on_duplicate, now, memory)
    outcomes = dict(zip(unmatched, new_outcomes, strict=True)) | dict(_outcomes(rows, match_results, on_duplicate))
    changed = [position for position, match_result in enumerate(match_results) if isinstance(match_result, Publication)]
    if on_duplicate in _OVERWRITING:
        changed = sorted(position for position, outcome in outcomes.items() if outcome.may_change_existing())
    if on_duplicate != "skip":
        rules = EditRules(on_duplicate, match == "auto", now, upsert)
        _change_and_compare(plan, outcomes, rows, changed, rules, records)
    outcomes = close_new_values(plan, outcomes, rows.publications, records)
    for position, names in enumerate(renamed):
        outcomes[position] = outcomes[position].changed(name_changes=names)
    unread = [position for position in outcomes if match != "auto" and rows.is_table_row(position)]
    results = Levels(rows.publications, closings, rows.older, now).settle(plan, outcomes, unread)
    results = upsert.attach_and_open(plan, results, rows.decisions, rows.older, now)
    return plan, results if upsert.prune is None else prune_missing(plan, results, records, upsert.prune, now)


def _outcomes(
    rows: ReturnedRows, match_results: Sequence[Publication | str | None], on_duplicate: OnDuplicate
) -> Iterator[tuple[int, Outcome]]:
    """Yield the outcomes of rows that matched a record, or are refused, if nothing else is done with them."""
    for position, match_result in enumerate(match_results):
        if isinstance(match_result, str):
            yield position, Outcome("refused", rows.publications[position], notes=(match_result,))
        elif match_result is not None:
            row = close_private_columns(match_result, rows.publications[position])
            additions = list_additions(match_result, row) if on_duplicate == "skip" else ()
            yield position, Outcome("skipped", match_result, existing=match_result.key, additional_fields=additions)


def _refuse_unfit(match: Match, on_duplicate: OnDuplicate) -> None:
    if match not in get_args(Match):
        raise UsageError(f"“{match}” is not a way to match; choose from {', '.join(get_args(Match))}")
    if match != "auto" and on_duplicate == "add":
        raise UsageError(f"matching by {match} does not work with on_duplicate “add”; choose one")


def _match_rows(
    rows: ReturnedRows, records: Records, match: Match, *, adds_new: bool
) -> list[Publication | str | None]:
    """Return for each row its record, or why it is refused, or None if its content decides."""
    publications = rows.publications
    if match == "key":
        by_key = records.get([row.key for row in publications if row.key])
        return [
            _match_by_key(row, by_key, may_be_new=adds_new or not rows.is_table_row(position))
            for position, row in enumerate(publications)
        ]
    if match == "id":
        return [_match_by_identifier(row, records) for row in publications]
    return [None] * len(publications)


def _match_by_key(row: Publication, by_key: Mapping[str, Publication], *, may_be_new: bool) -> Publication | str | None:
    if not row.key:
        return None if is_named(row) else "has neither a key nor a title"
    unknown = None if may_be_new and is_named(row) else "no publication has this key"
    return by_key.get(row.key, unknown)


def _match_by_identifier(row: Publication, records: Records) -> Publication | str | None:
    identifier_prints = [text for text in fingerprints(ComparedRecord(row)) if text.startswith(_IDENTIFIERS)]
    sharing = records.candidates(identifier_prints)
    if len(sharing) > 1:
        return f"{', '.join(record.key for record in sharing)} share its DOI, ISBN, symbol or link"
    if not sharing and not is_named(row):
        return "no publication has this DOI, ISBN, symbol or link"
    return sharing[0] if sharing else None


def _change_and_compare(
    plan: Plan,
    outcomes: dict[int, Outcome],
    rows: ReturnedRows,
    positions: Sequence[int],
    rules: EditRules,
    records: Records,
) -> None:
    """Let rows change their records; raise InputRefusedError for a column that was sorted without its keys."""
    from protlib.library.changes.moved_columns import refuse_moved_columns

    _change_records(plan, outcomes, rows, positions, rules)
    if rules.on_duplicate != "merge":
        is_replaced = rules.on_duplicate == "replace"
        pairs = [(row, is_replaced and rows.is_table_row(position)) for position, row in enumerate(rows.publications)]
        keep_notes_of_rows(plan, outcomes, pairs, records, rules.now)
    _drop_restored_values(plan, outcomes, positions, records)
    table_outcomes = [outcomes[row] for row in positions if rows.is_table_row(row)]
    refuse_moved_columns(table_outcomes, records, rules.upsert)


def _change_records(
    plan: Plan, outcomes: dict[int, Outcome], rows: ReturnedRows, positions: Sequence[int], rules: EditRules
) -> None:
    """Let the rows in these positions change their records in the plan, and put the result in their outcomes."""
    from protlib.duplicates import merged_record
    from protlib.library.changes.kept_columns import drop_read_columns, find_kept_columns

    old_records = {position: outcomes[position].publication for position in positions}
    echoes = {} if rules.on_duplicate == "update" else _echoes(old_records, rows)
    columns = find_kept_columns(rows.publications) if rules.keeps_unfit else frozenset[str]()
    for position in positions:
        outcome, old = outcomes[position], old_records[position]
        row, key = _close_row(old, rows, position, rules), outcome.existing
        current = plan.added.get(key) or plan.changed.get(key) or old
        notes: tuple[str, ...] = ()
        conflicts: tuple[FieldDifference, ...] = ()
        if rules.on_duplicate == "update":
            updated = merged_record.fill_gaps(current, add_columns(old, row, rules.upsert.private_headings(position)))
        else:
            is_table = rows.is_table_row(position)
            if is_table and "private_note" not in rows.columns[position]:
                row = row.changed(private_note=renew_note(old, rows.publications[position]))
            names = (
                {*rows.columns[position], *(columns & row.extra.keys())} if is_table else {*row.filled(), *row.extra}
            )
            names |= row.filled().keys() & {"private_note"}
            older = partial(_older_values, old, rows, position)
            edit = RowEdit(old, row, echoes.get(position, old), names, is_table, rules, older)
            updated, notes, conflicts = edit.apply_to(current)
        if updated == current:
            if (outcome.action, outcome.notes, outcome.conflicts) != ("unchanged", notes, conflicts):
                outcomes[position] = outcome.changed(action="unchanged", notes=notes, conflicts=conflicts)
            continue
        updated = carry_marks(updated.changed(modified=rules.now), [current, row])
        (plan.added if key in plan.added else plan.changed)[key] = updated
        outcomes[position] = outcome.changed(
            action="updated", publication=updated, old_record=current, notes=notes, conflicts=conflicts
        )
    outcomes.update(drop_read_columns(plan, outcomes, rows.publications, rules.upsert, rules.now))


def _close_row(old: Publication, rows: ReturnedRows, position: int, rules: EditRules) -> Publication:
    """Return a row with what is private in its record; a row of a table that replaces may move notes between fields."""
    is_edit = rows.is_table_row(position) and rules.on_duplicate != "update"
    may_move = is_edit or moves_notes(rules.upsert.private_headings(position))
    row = close_private_columns(old, rows.publications[position], may_move=may_move)
    has_source = rules.on_duplicate == "update" and row.private_note and rows.sources
    return row.changed(source=rows.sources[position]) if has_source else row


def _drop_restored_values(plan: Plan, outcomes: dict[int, Outcome], positions: Iterable[int], records: Records) -> None:
    """Remove records from the plan that several rows changed, and the last row changed back."""
    rows: dict[str, list[int]] = {}
    for position in positions:
        if outcomes[position].existing in plan.changed:
            rows.setdefault(outcomes[position].existing, []).append(position)
    repeated_keys = [key for key, lines_of_key in rows.items() if len(lines_of_key) > 1]
    for key, old in records.get(repeated_keys).items() if repeated_keys else ():
        from protlib.record.decisions.three_way import says_the_same

        if says_the_same(old, plan.changed[key]):
            del plan.changed[key]
            for position in rows[key]:
                outcomes[position] = outcomes[position].changed(action="unchanged", publication=old, old_record=None)


def _echoes(records: Mapping[int, Publication], rows: ReturnedRows) -> dict[int, Publication]:
    """Return the records as an unedited table would say them; a table cannot hold everything.

    Where a row differs from that, somebody has edited it.
    """
    from protlib import formats

    groups: dict[frozenset[str], list[int]] = {}
    for position in (position for position in records if rows.columns and rows.columns[position]):
        groups.setdefault(frozenset(rows.columns[position]), []).append(position)
    csv = formats.format_named("csv")
    echoes: dict[int, Publication] = {}
    for names, positions in groups.items():
        columns = [_KEY, *sorted(names - {_KEY, "extra"})]
        options = formats.WriteOptions(own_names=rows.own_names, columns=columns)
        table = formats.write([records[position] for position in positions], csv, options)
        read_back = formats.read(table, csv, formats.ReadOptions(own_names=rows.own_names, finders=FINDERS["key"]))
        echoes.update(zip(positions, rows.memory.names.apply_to_all(read_back.publications), strict=True))
    return echoes


def _older_values(record: Publication, rows: ReturnedRows, position: int, name: str) -> Sequence[Any]:
    """Return a field's values in earlier versions of a row's record, in full and as its table says them."""
    states = dict(enumerate(rows.older(record)))
    columns = [rows.columns[position]] * len(states)
    echoes = _echoes(states, rows._replace(columns=columns)) if states else {}
    return [value_in_row(state, name) for state in (*states.values(), *echoes.values())]
