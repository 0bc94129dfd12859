"""The fields that a library has of its own: declared, renamed, given up, and what its records then have in them."""

from collections.abc import Sequence

from protlib.errors import NothingFoundError, UsageError
from protlib.library.plan import Outcome, Plan, Revised, replaced
from protlib.library.view import View
from protlib.record.decisions import Decisions, OwnField
from protlib.record.fields import own_fields
from protlib.record.model import Publication
from protlib.search.query import is_field
from protlib.text import nearest, suggestion


def with_declared(decisions: Decisions, names: Sequence[str]) -> Decisions:
    """Return decisions by which the library has these fields as well; UsageError where one cannot be a field."""
    for name in map(str.lower, names):
        decisions = decisions.with_(OwnField(_fit(name, decisions.own_fields())))
    return decisions


def _fit(name: str, own: Sequence[str]) -> str:
    """Return the name of a field, as it is declared if it is; UsageError where there can be none of this name."""
    why = own_fields.why_unfit(name) or ("it is a word of the query language" if is_field(name) else "")
    if why:
        raise UsageError(f"“{name}” cannot be a field of your own: {why}")
    return own_fields.own_field_named(name, own) or name


def renamed(view: View, old: str, new: str, now: str) -> Revised:
    """Return a library whose field has another name, or has what a table left in `extra` under a heading ("csv:Finding").

    A record that has something in both keeps both. Raises UsageError where the new name cannot be one, NothingFoundError
    where no field and no record has the old one.
    """
    own = view.decisions.own_fields()
    declared = own_fields.own_field_named(old, own)
    name = declared or old
    target = _fit(new.lower(), own)
    if declared and target in own:
        raise UsageError(f"“{target}” is already a field")
    outcomes = [
        replaced(record, record if target in record.extra else _moved(record, name, target), now)
        for record in _with(view, name)
    ]
    if not (declared or outcomes):
        raise NothingFoundError(_unknown(old, own))
    decisions = view.decisions.without(OwnField(name)).with_(OwnField(target))
    return _revised(view, outcomes, decisions)


def _moved(record: Publication, old: str, new: str) -> Publication:
    """Return a record with what it has in `extra` under another name, in the same place."""
    return record.changed(extra={new if name == old else name: value for name, value in record.extra.items()})


def removed(view: View, names: Sequence[str], now: str, *, values: bool) -> Revised:
    """Return a library without these fields of its own; its records keep what they have there, unless `values` go as well.

    Raises NothingFoundError where it has no such field.
    """
    own = view.decisions.own_fields()
    if unknown := next((name for name in names if not own_fields.own_field_named(name, own)), ""):
        raise NothingFoundError(_unknown(unknown, own))
    fields = [own_fields.own_field_named(name, own) for name in names]
    outcomes = [
        replaced(record, _without(record, fields) if values else record, now) for record in _with(view, *fields)
    ]
    return _revised(view, outcomes, view.decisions.without(*map(OwnField, fields)))


def _without(record: Publication, names: Sequence[str]) -> Publication:
    for name in names:
        record = own_fields.with_value(record, name, "")
    return record


def _with(view: View, *names: str) -> list[Publication]:
    """Return the records that have something in `extra` under one of the names."""
    records = view.records.get(view.records.keys()).values()
    return [record for record in records if not record.extra.keys().isdisjoint(names)]


def _revised(view: View, outcomes: list[Outcome], decisions: Decisions) -> Revised:
    updated = [outcome.publication for outcome in outcomes if outcome.action == "updated"]
    decided = None if decisions == view.decisions else decisions
    return Plan(changed={record.key: record for record in updated}, decisions=decided), outcomes


def _unknown(name: str, own: Sequence[str]) -> str:
    choices = f"; choose from {', '.join(own)}" if own else "; to add one: protlib fields add NAME"
    return f"no field of your own “{name}”{suggestion(nearest(name, own)) or choices}"
