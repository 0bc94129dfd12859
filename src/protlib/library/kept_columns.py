"""Columns of a table that an earlier import kept in `extra`, since no field was meant by them, and that a later one reads."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from protlib.library.plan import Outcome, Plan
from protlib.record.model import FIELDS, Publication


def leave_once(plan: Plan, outcomes: Mapping[int, Outcome], fields: Mapping[str, str], now: str) -> dict[int, Outcome]:
    """Take from `extra` of records in the plan, or beside it, what a field of them says now; return what then becomes of each row.

    `fields` are what the headings of the table mean. What the field does not say stays.
    """
    from protlib.formats.tables.columns import ORIGIN

    kept = {f"{ORIGIN}:{heading}": field for heading, field in fields.items()}
    return {place: _left_once(plan, outcome, kept, now) for place, outcome in outcomes.items()}


def _left_once(plan: Plan, outcome: Outcome, kept: Mapping[str, str], now: str) -> Outcome:
    there = outcome.publication
    current = plan.added.get(there.key) or plan.changed.get(there.key) or there
    if not outcome.existing or kept.keys().isdisjoint(current.extra):
        return outcome
    twice = {name for name in kept.keys() & current.extra.keys() if _says(current, name, kept[name])}
    if not twice:
        return outcome
    extra = {name: value for name, value in current.extra.items() if name not in twice}
    after = current.changed(extra=extra, modified=now)
    (plan.added if there.key in plan.added else plan.changed)[there.key] = after
    return replace(outcome, action="updated", publication=after, before=outcome.before or there)


def _says(record: Publication, name: str, field: str) -> bool:
    """Tell whether a field of a record says what is kept in its `extra` under a name."""
    from protlib.formats.assembly import Cell, assemble
    from protlib.formats.tables.columns import WHOLE
    from protlib.record import cleaning

    text, whole = record.extra[name], WHOLE.get(field, field)
    if whole not in FIELDS and record.extra.get(whole) == text:
        return True
    read = cleaning.record(assemble([Cell(field, name, text)], "")).publication
    part = _value(read, whole)
    return bool(part) and _has(_value(record, whole), part)


def _value(record: Publication, field: str) -> Any:
    return getattr(record, field) if field in FIELDS else record.extra.get(field)


def _has(whole: Any, part: Any) -> bool:
    """Tell whether a value has another in it: a date its year, a list each of its values, a note a paragraph."""
    if isinstance(whole, str) and isinstance(part, str):
        return part in whole
    if isinstance(whole, tuple | list) and isinstance(part, tuple | list):
        return all(each in whole for each in part)
    return bool(whole == part)
