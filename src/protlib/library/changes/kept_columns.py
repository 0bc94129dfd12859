"""Columns of a table that an earlier import kept in `extra`, and that a later import can read into a field."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from protlib.library.changes.upsert import Upsert
from protlib.library.note_paragraphs import without_open_comments, without_paragraphs
from protlib.library.plan import Outcome, Plan
from protlib.library.private_columns import (
    close_new_columns,
    find_private_columns,
    moves_notes,
    without_old_columns,
)
from protlib.library.view import Records
from protlib.record.model import FIELDS, Publication


def find_kept_columns(rows: Sequence[Publication]) -> AbstractSet[str]:
    """Return the names in `extra` of columns that are no field, without those that number the rows.

    Numbers of rows change whenever somebody sorts the table, and say nothing of a publication.
    """
    from protlib.formats.tables.columns import ORIGIN
    from protlib.record.fields.cells import are_row_numbers

    unfit = {f"{ORIGIN}:{name}" for name in FIELDS}
    names = {name for row in rows for name in row.extra if name.startswith(f"{ORIGIN}:")} - unfit
    return {name for name in names if not are_row_numbers([row.extra[name] for row in rows if name in row.extra])}


def close_new_values(
    plan: Plan, outcomes: dict[int, Outcome], rows: Sequence[Publication], records: Records
) -> dict[int, Outcome]:
    """Make private what a plan adds in columns that are so in all other records of the same table; return the outcomes.

    That is a new record, or the first value that a record has in such a column. A new table has no other records: there
    all records of the library count.
    """
    old_records = _records_of_new_values(plan, records)
    if not old_records:
        return outcomes
    pairs = (
        (old_records.get(outcome.existing) or outcome.old_record or outcome.publication, rows[position])
        for position, outcome in outcomes.items()
        if outcome.existing and outcome.existing not in plan.added and rows[position].extra
    )
    current_records = {**plan.added, **plan.changed}
    new_rows = (without_old_columns(current_records[key], old) for key, old in old_records.items())
    columns = find_private_columns(pairs, new_rows, records.list_filled)
    if not columns:
        return outcomes
    closed = {key: close_new_columns(current_records[key], old, columns) for key, old in old_records.items()}
    plan.added.update({key: closed[key] for key in plan.added.keys() & closed.keys()})
    plan.changed.update({key: closed[key] for key in plan.changed.keys() & closed.keys()})
    return {
        position: outcome.changed(publication=closed.get(outcome.publication.key, outcome.publication))
        for position, outcome in outcomes.items()
    }


def _records_of_new_values(plan: Plan, records: Records) -> dict[str, Publication]:
    """Return the records of a plan with values in `extra` as the library has them: an empty one for a new record."""
    changed_keys = [key for key, record in plan.changed.items() if record.extra]
    old_records = records.get(changed_keys) if changed_keys else {}
    new_keys = [key for key, record in plan.added.items() if record.extra]
    return {**old_records, **dict.fromkeys(new_keys, Publication())}


def part_other_answers(existing: Publication, row: Publication) -> tuple[Publication, str]:
    """Return a row without its columns in `extra`, and what they say, as "Decision: exclude; Reason: no data".

    The text stands in the private note of the row. It is "", and the row as it was, where the columns that it shares
    with another row of its publication say the same, but for numbers: these may count the rows. Two reviewers' rows
    must not become one answer of both.
    """
    from protlib.formats.tables.columns import ORIGIN

    answers = [
        [publication.extra[name] for publication in (existing, row)]
        for name in row.extra.keys() & existing.extra.keys()
        if name.startswith(f"{ORIGIN}:")
    ]
    if not any(first != other and not any(map(str.isdecimal, f"{first}{other}")) for first, other in answers):
        return row, ""
    columns = {name: value for name, value in row.extra.items() if name.startswith(f"{ORIGIN}:")}
    extra = {name: value for name, value in row.extra.items() if name not in columns}
    text = "; ".join(f"{name.removeprefix(f'{ORIGIN}:')}: {value}" for name, value in columns.items())
    private_note = "\n".join(filter(None, (row.private_note, text)))
    return row.changed(extra=extra, private_note=private_note), text


def drop_read_columns(
    plan: Plan, outcomes: Mapping[int, Outcome], rows: Sequence[Publication], upsert: Upsert, now: str
) -> dict[int, Outcome]:
    """Remove values from `extra` that a field of the record has by now; return the outcome of each row.

    Values that the field does not have stay, and those that the row still has in `extra`, as the second of two columns
    of a field. Where a column of notes is private now, the note
    loses the paragraphs that the private note has.
    """
    from protlib.formats.tables.columns import ORIGIN

    closed: dict[int, Outcome] = {}
    for position, outcome in outcomes.items():
        fields = upsert.fields[position] if upsert.fields else {}
        names = {f"{ORIGIN}:{heading}": field for heading, field in fields.items()}
        origins = {name: field for name, field in names.items() if name not in rows[position].extra}
        closes_note = moves_notes(upsert.private_headings(position))
        closed[position] = _drop_read(plan, outcome, origins, now, closes_note=closes_note)
    return closed


def _drop_read(plan: Plan, outcome: Outcome, origins: Mapping[str, str], now: str, *, closes_note: bool) -> Outcome:
    publication = outcome.publication
    current = plan.added.get(publication.key) or plan.changed.get(publication.key) or publication
    if not outcome.existing:
        return outcome
    repeats = {name for name in origins.keys() & current.extra.keys() if _has_in_field(current, name, origins[name])}
    note = without_paragraphs(current.note, current.private_note) if closes_note else current.note
    bare = without_open_comments(current, current.private_note) if closes_note else current
    if not repeats and note == current.note and bare is current:
        return outcome
    extra = {name: value for name, value in bare.extra.items() if name not in repeats}
    cleaned = current.changed(extra=extra, note=note, modified=now)
    (plan.added if publication.key in plan.added else plan.changed)[publication.key] = cleaned
    return outcome.changed(action="updated", publication=cleaned, old_record=outcome.old_record or publication)


def _has_in_field(record: Publication, name: str, field: str) -> bool:
    """Tell whether a field of a record has the value that its `extra` keeps under a name."""
    from protlib.formats.common.assembly import Cell, assemble
    from protlib.formats.tables.columns import FULL_FIELDS, ORIGIN
    from protlib.record import cleaning

    text, field_name = record.extra[name], FULL_FIELDS.get(field, field)
    if field_name not in FIELDS and record.extra.get(field_name) == text:
        return True
    parsed = cleaning.clean_record(assemble([Cell(field, name.removeprefix(f"{ORIGIN}:"), text)], "")).publication
    part = _value(parsed, field_name)
    return bool(part) and _includes_value(_value(record, field_name), part)


def _value(record: Publication, field: str) -> Any:
    return getattr(record, field) if field in FIELDS else record.extra.get(field)


def _includes_value(value: object, part: object) -> bool:
    """Tell whether a value includes another: a date its year, a list each of its items, a note a paragraph."""
    if isinstance(value, str) and isinstance(part, str):
        return part in value
    if isinstance(value, tuple | list) and isinstance(part, tuple | list):
        return all(item in value for item in part)
    return bool(value == part)
