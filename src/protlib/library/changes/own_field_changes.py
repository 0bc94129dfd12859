"""A library's own fields: declared, renamed and removed, with the values in its records."""

from collections.abc import Sequence

from protlib.errors import NothingFoundError, UsageError
from protlib.library.plan import Outcome, Plan, Revised, outcome_of_replacement
from protlib.library.view import View
from protlib.record.decisions import Decisions, OwnField
from protlib.record.fields import own_fields
from protlib.record.model import Publication
from protlib.search.query import is_field
from protlib.text import most_similar, suggestion


def declare_fields(decisions: Decisions, names: Sequence[str]) -> Decisions:
    """Return decisions that declare these fields as well; raises UsageError where a name cannot be a field."""
    for name in map(str.lower, names):
        decisions = decisions.with_decisions(OwnField(_check_name(name, decisions.own_fields())))
    return decisions


def _check_name(name: str, own_names: Sequence[str]) -> str:
    """Return a field's name as it was declared, if it was; raises UsageError for a name that no field can have."""
    reason = own_fields.why_unfit(name) or ("it is a word of the query language" if is_field(name) else "")
    if reason:
        raise UsageError(f"“{name}” cannot be a field of your own: {reason}")
    return own_fields.own_field_named(name, own_names) or name


def plan_field_renaming(view: View, old: str, new: str, now: str) -> Revised:
    """Return the plan that renames an own field, or a heading that a table left in `extra` ("csv:Finding").

    A record that has values under both names keeps both. Raises UsageError where the new name cannot be a field,
    NothingFoundError where no field and no record has the old one.
    """
    own_names = view.decisions.own_fields()
    declared = own_fields.own_field_named(old, own_names)
    name = declared or old
    target = _check_name(new.lower(), own_names)
    if declared and target in own_names:
        raise UsageError(f"“{target}” is already a field")
    outcomes = [
        outcome_of_replacement(record, record if target in record.extra else _rename_value(record, name, target), now)
        for record in _records_with(view, name)
    ]
    if not (declared or outcomes):
        raise NothingFoundError(_unknown_message(old, own_names))
    decisions = view.decisions.without_decisions(OwnField(name)).with_decisions(OwnField(target))
    return _plan_revision(view, outcomes, decisions)


def _rename_value(record: Publication, old: str, new: str) -> Publication:
    """Return a record with a value of `extra` under another name, in the same place."""
    return record.changed(extra={new if name == old else name: value for name, value in record.extra.items()})


def plan_field_removal(view: View, names: Sequence[str], now: str, *, values: bool) -> Revised:
    """Return the plan that removes own fields; the records keep their values, unless `values` go as well.

    Raises NothingFoundError where there is no such field.
    """
    own_names = view.decisions.own_fields()
    if unknown := next((name for name in names if not own_fields.own_field_named(name, own_names)), ""):
        raise NothingFoundError(_unknown_message(unknown, own_names))
    fields = [own_fields.own_field_named(name, own_names) for name in names]
    outcomes = [
        outcome_of_replacement(record, _clear_fields(record, fields) if values else record, now)
        for record in _records_with(view, *fields)
    ]
    return _plan_revision(view, outcomes, view.decisions.without_decisions(*map(OwnField, fields)))


def _clear_fields(record: Publication, names: Sequence[str]) -> Publication:
    for name in names:
        record = own_fields.with_value(record, name, "")
    return record


def _records_with(view: View, *names: str) -> list[Publication]:
    """Return the records that have a value in `extra` under one of the names."""
    records = view.records.get(view.records.keys()).values()
    return [record for record in records if not record.extra.keys().isdisjoint(names)]


def _plan_revision(view: View, outcomes: list[Outcome], decisions: Decisions) -> Revised:
    updated = [outcome.publication for outcome in outcomes if outcome.action == "updated"]
    new_decisions = None if decisions == view.decisions else decisions
    return Plan(changed={record.key: record for record in updated}, decisions=new_decisions), outcomes


def _unknown_message(name: str, own_names: Sequence[str]) -> str:
    choices = f"; choose from {', '.join(own_names)}" if own_names else "; to add one: protlib fields add NAME"
    return f"no field of your own “{name}”{suggestion(most_similar(name, own_names)) or choices}"
