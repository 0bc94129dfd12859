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
        made, outcomes = _whole(view, then) if keys is None else _some(view, then, keys)
        return made

    library.revise(plan, f"restore {then.version.number}", dry_run=dry_run)
    return outcomes


def outcomes_between(was: Sequence[Document], now: Sequence[Document]) -> list[Outcome]:
    """Return what became of the records of a library that was this, and is that now."""
    older, newer = ({each["key"]: each for each in understood(part).documents} for part in (was, now))
    return [_outcome(*pair) for pair in differing(older, newer)]


def _whole(view: "View", then: State) -> Revised:
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


class _Found(NamedTuple):
    """A record as it was, the one that it is now, and the one that it was merged into."""

    past: Publication
    present: Publication | None
    heir: Publication | None


def _some(view: "View", then: State, keys: Sequence[str]) -> Revised:
    found = {each.past.key: each for each in (_found(view, then, key) for key in keys)}.values()
    pairs: list[Pair] = [(each.present, _fitted(view, each)) for each in found]
    there = {present.key for present, _past in pairs if present is not None}
    heirs = {each.heir.key: each.heir for each in found if each.heir and each.heir.key not in there}
    names = {name for each in found if each.heir for name in (each.past.key, *each.past.aliases)}
    for heir in heirs.values():
        left = tuple(alias for alias in heir.aliases if alias not in names)
        pairs.append((heir, heir.changed(aliases=left)))
    decided = _decided(view.decisions, found)
    return _plan(pairs, None if decided == view.decisions else decided), [_outcome(*pair) for pair in pairs]


def _found(view: "View", then: State, key: str) -> _Found:
    """Return the record that has a key, or had it; raises NothingFoundError where it was not there then."""
    now = view.records.get([key]).get(key)
    names = (key, *((now.key, *now.aliases) if now else ()))
    name = next((found for each in names if (found := then.named(each))), None)
    if name is None:
        raise NothingFoundError(
            f"version {then.version.number} has no publication {told_key(key, list(then.documents))}. "
            f"To see in which versions it changed: protlib history {key}"
        )
    past = Publication.from_dict(then.documents[name])
    present = view.records.get([name]).get(name) or (now if now and now.key not in then.documents else None)
    if present is not None and present.key != name and present.key in then.documents:
        return _Found(past, None, present)
    return _Found(past, present, None)


def _fitted(view: "View", found: _Found) -> Publication:
    """Return a record as it was, found by the key it has now as well, and by none that another has now."""
    past, present, heir = found
    own = {each.key for each in (present, heir) if each is not None}
    others = view.records.get([*past.aliases])
    aliases = [alias for alias in past.aliases if alias not in others or others[alias].key in own]
    if present is not None and present.key not in (past.key, *aliases):
        aliases.append(present.key)
    return past.changed(aliases=tuple(aliases))


def _decided(decisions: Decisions, found: Iterable[_Found]) -> Decisions:
    """Return the decisions of a library about records that have their former keys, and are not in others any more."""
    keys: Mapping[str, str] = {each.present.key: each.past.key for each in found if each.present}
    parted = [
        merged(key, was)
        for key, was in decisions.merged()
        for each in found
        if each.heir and key == each.heir.key and was.get("key") == each.past.key
    ]
    return decisions.without(*parted).rekeyed(keys)
