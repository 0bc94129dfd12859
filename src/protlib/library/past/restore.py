"""Records, or a whole library, put back as they were in an earlier version."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from protlib.errors import NothingFoundError
from protlib.library.documents import understood
from protlib.library.past import Pair, State, differences, differing
from protlib.library.plan import Action, Outcome, Plan, Revised
from protlib.record.decisions import Decisions, merged
from protlib.record.keys import told_key
from protlib.record.model import Publication
from protlib.storage import Document

if TYPE_CHECKING:
    from protlib.library.library import Library
    from protlib.library.view import View


def restored(library: "Library", then: State, keys: Sequence[str] | None, *, dry_run: bool) -> list[Outcome]:
    """Put records back as they were, all in one write, and return what becomes of each; without keys, the whole library.

    Raises NothingFoundError where a key had no record then.
    """
    outcomes: list[Outcome] = []

    def plan(view: "View") -> Plan:
        nonlocal outcomes
        made, outcomes = _restore_all(view, then) if keys is None else _some(view, then, keys)
        return made

    library.revise(plan, f"restore {then.version.number}", dry_run=dry_run)
    return outcomes


def outcomes_between(was: Sequence[Document], now: Sequence[Document]) -> list[Outcome]:
    """Return what became of the records of a library that was this, and is that now."""
    older, newer = ({document["key"]: document for document in understood(part).documents} for part in (was, now))
    return [_outcome(*pair) for pair in differing(older, newer)]


def _restore_all(view: "View", then: State) -> Revised:
    documents = {key: record.to_dict() for key, record in view.records.get(view.records.keys()).items()}
    now = State(then.version, documents, view.decisions)
    if then.version.is_undone:
        pairs = differences(now, then)
    else:
        pairs = [(present, past) for past, present in differences(then, now)]
    decided = then.decisions if then.decisions != view.decisions else None
    return _plan(pairs, decided), [_outcome(*pair) for pair in pairs]


def _plan(pairs: Iterable[Pair], decided: Decisions | None) -> Plan:
    """Return the plan that makes of the first of each two records the second one."""
    plan = Plan(decisions=decided)
    for present, past in pairs:
        if past is None:
            assert present is not None  # noqa: S101 - one of two is there
            plan.removed[present.key] = present
        elif present is None:
            plan.added[past.key] = past
        elif present != past:
            plan.changed[present.key] = past
    return plan


def _outcome(present: Publication | None, past: Publication | None) -> Outcome:
    if past is None:
        assert present is not None  # noqa: S101 - one of two is there
        return Outcome("removed", present, existing=present.key)
    if present is None:
        return Outcome("restored", past)
    action: Action = "unchanged" if present == past else "updated"
    return Outcome(action, past, existing=present.key, before=present)


class _PastRecord(NamedTuple):
    """A record as it was, the one that it is now, and the one that it was merged into."""

    past: Publication
    present: Publication | None
    heir: Publication | None


def _some(view: "View", then: State, keys: Sequence[str]) -> Revised:
    past_records = {
        past_record.past.key: past_record for past_record in (_past_record(view, then, key) for key in keys)
    }.values()
    pairs: list[Pair] = [(past_record.present, _fitted(view, past_record)) for past_record in past_records]
    there = {present.key for present, _past in pairs if present is not None}
    heirs = {
        past_record.heir.key: past_record.heir
        for past_record in past_records
        if past_record.heir and past_record.heir.key not in there
    }
    names = {
        name
        for past_record in past_records
        if past_record.heir
        for name in (past_record.past.key, *past_record.past.aliases)
    }
    for heir in heirs.values():
        aliases = tuple(alias for alias in heir.aliases if alias not in names)
        pairs.append((heir, heir.changed(aliases=aliases)))
    decided = _decided(view.decisions, past_records)
    return _plan(pairs, None if decided == view.decisions else decided), [_outcome(*pair) for pair in pairs]


def _past_record(view: "View", then: State, key: str) -> _PastRecord:
    """Return the record that has a key, or had it; raises NothingFoundError where it was not there then."""
    now = view.records.get([key]).get(key)
    names = (key, *((now.key, *now.aliases) if now else ()))
    name = next((key_then for name_now in names if (key_then := then.current_key(name_now))), None)
    if name is None:
        raise NothingFoundError(
            f"version {then.version.number} has no publication {told_key(key, list(then.documents))}. "
            f"To see in which versions it changed: protlib history {key}"
        )
    past = Publication.from_dict(then.documents[name])
    present = view.records.get([name]).get(name) or (now if now and now.key not in then.documents else None)
    if present is not None and present.key != name and present.key in then.documents:
        return _PastRecord(past, None, present)
    return _PastRecord(past, present, None)


def _fitted(view: "View", past_record: _PastRecord) -> Publication:
    """Return a record as it was, found by the key it has now as well, and by none that another has now."""
    past, present, heir = past_record
    own = {record.key for record in (present, heir) if record is not None}
    holders = view.records.get([*past.aliases])
    aliases = [alias for alias in past.aliases if alias not in holders or holders[alias].key in own]
    if present is not None and present.key not in (past.key, *aliases):
        aliases.append(present.key)
    return past.changed(aliases=tuple(aliases))


def _decided(decisions: Decisions, past_records: Iterable[_PastRecord]) -> Decisions:
    """Return the decisions of a library about records that have their former keys, and are not in others any more."""
    keys: Mapping[str, str] = {
        past_record.present.key: past_record.past.key for past_record in past_records if past_record.present
    }
    parted = [
        merged(key, was)
        for key, was in decisions.merged()
        for past_record in past_records
        if past_record.heir and key == past_record.heir.key and was.get("key") == past_record.past.key
    ]
    return decisions.without(*parted).rekeyed(keys)
