"""A decision of users about their library, and the document that keeps it.

A document is `{"kind": "distinct", "keys": ["a", "b"]}`, and stands for itself.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from protlib.frozen import FrozenClass, NamedTuple
from protlib.record.access import RESTRICTED
from protlib.record.decisions.conflict import Conflict, conflict_from_document
from protlib.record.decisions.saved_search import SavedSearch, search_from_document
from protlib.record.decisions.verdicts import ReviewerVerdict, read_verdict
from protlib.record.model import BOOKKEEPING, FieldKind, is_record, of_kind


class Distinct(NamedTuple):
    """Two records that are no duplicates, by their keys in order."""

    first_key: str
    second_key: str


class Translations(FrozenClass):
    """Two records that are language versions of one work, by their keys in order.

    This is no tuple, because it would equal a `Distinct`.
    """

    first_key: str
    second_key: str

    @property
    def keys(self) -> tuple[str, str]:
        """Both keys."""
        return self.first_key, self.second_key


class OneName(NamedTuple):
    """A name to write as another in these fields of a record."""

    fields: tuple[str, ...]
    old_name: str
    new_name: str


class SilencedRule(NamedTuple):
    """A rule of `check` that is silent about a record, or about the whole library if `key` is ""."""

    rule: str
    key: str = ""


class OpenedRecord(FrozenClass):
    """A record that a person has opened, and the level that its words or covers name: it stays open all the same.

    This is no tuple, because it would equal a `SilencedRule`.
    """

    key: str
    level: str


class OwnField(NamedTuple):
    """A field of this library's own; its values stand in a record's `extra` under this name."""

    name: str


class Former(NamedTuple):
    """What a record said, as JSON, before it was edited or merged into the record with this key: imports recognise it.

    A merged record has no source. An edited record has the source of its import, and is recognised in that file alone.
    """

    key: str
    was: str


NAMED_FIELDS: Final = tuple(
    name
    for name in of_kind(FieldKind.NAMES, FieldKind.PLACES, FieldKind.LABELS, FieldKind.LINE)
    if name not in BOOKKEEPING | {"title"}
)
"""The fields in which one name may replace another."""
Decision = (
    Distinct
    | Translations
    | OneName
    | SilencedRule
    | OpenedRecord
    | OwnField
    | Former
    | Conflict
    | SavedSearch
    | ReviewerVerdict
)
_KINDS: Final[Mapping[type[Decision], str]] = {
    Distinct: "distinct",
    Translations: "translations",
    OneName: "name",
    SilencedRule: "silenced",
    OpenedRecord: "opened",
    OwnField: "field",
    Former: "merged",  # so it was called when merges alone left any
    Conflict: "conflict",
    SavedSearch: "search",
    ReviewerVerdict: "screened",
}

_READERS: Final[Mapping[str, Callable[[Mapping[str, Any]], Decision | None]]] = {
    "conflict": conflict_from_document,
    "search": search_from_document,
    "screened": read_verdict,
}


def make_distinct(first_key: str, second_key: str) -> Distinct:
    """Return the decision that two records are no duplicates; the order of the keys does not matter."""
    return Distinct(*sorted((first_key, second_key)))


def translations(first_key: str, second_key: str) -> Translations:
    """Return the decision that two records are versions of one work; the order of the keys does not matter."""
    return Translations(*sorted((first_key, second_key)))


def make_former(key: str, old_state: Mapping[str, object]) -> Former:
    """Return the decision that a document (`old_state`) is what the record with this key said before."""
    return Former(key, json.dumps(old_state, ensure_ascii=False, sort_keys=True))


def records_of(decision: Decision) -> tuple[str, ...]:
    """Return the keys of the records that a decision is about."""
    match decision:
        case Distinct(one, other) | Translations(one, other):
            return one, other
        case SilencedRule(_, key) if key:
            return (key,)
        case Conflict() if decision.is_of_removed:
            return ()  # the record is gone, and another may have its key by now
        case Former(key, _) | Conflict(key) | ReviewerVerdict(key):
            return (key,)
        case OpenedRecord():
            return (decision.key,)
        case _:
            return ()


def is_of_one(decision: Decision) -> bool:
    """Tell whether both records of a pair have become one."""
    return isinstance(decision, Distinct | Translations) and decision.first_key == decision.second_key


def rekey(decision: Decision, keys: Mapping[str, str]) -> Decision:
    """Return a decision about the same records under their new keys, by the old ones."""
    match decision:
        case Distinct(one, other) | Translations(one, other):
            pair = sorted((keys.get(one, one), keys.get(other, other)))
            return type(decision)(*pair)
        case SilencedRule(rule, key):
            return SilencedRule(rule, keys.get(key, key))
        case OpenedRecord():
            return decision.changed(key=keys.get(decision.key, decision.key))
        case Former(key, was):
            return Former(keys.get(key, key), was)
        case Conflict(key) if not decision.is_of_removed:
            return decision._replace(key=keys.get(key, key))
        case SavedSearch():
            return decision.rekey(keys)
        case ReviewerVerdict(key):
            return decision._replace(key=keys.get(key, key))
        case _:
            return decision


def document_of(decision: Decision) -> dict[str, object]:
    """Return the document that keeps a decision."""
    kind = _KINDS[type(decision)]
    match decision:
        case Distinct(one, other) | Translations(one, other):
            return {"kind": kind, "keys": [one, other]}
        case OneName(fields, old_name, new_name):
            return {"kind": kind, "fields": list(fields), "written": old_name, "meant": new_name}
        case OpenedRecord():
            return {"kind": kind, "key": decision.key, "level": decision.level}
        case Former():
            return {"kind": kind, "key": decision.key, "was": json.loads(decision.was)}
        case Conflict() | SavedSearch():
            return {"kind": kind, **decision.document()}
        case _:
            return {"kind": kind, **decision._asdict()}


def decision_of(document: Mapping[str, Any]) -> Decision | None:
    """Return the decision of a document, None for an unknown one."""
    match document:
        case {"kind": "distinct", "keys": [str(one), str(other)]}:
            return make_distinct(one, other)
        case {"kind": "translations", "keys": [str(one), str(other)]}:
            return translations(one, other)
        case {"kind": "name", "fields": [*fields], "written": str(old_name), "meant": str(new_name)} if fields and all(
            field in NAMED_FIELDS for field in fields
        ):
            return OneName(tuple(fields), old_name, new_name)
        case {"kind": "silenced", "rule": str(rule), "key": str(key)}:
            return SilencedRule(rule, key)
        case {"kind": "opened", "key": str(key), "level": str(level)} if level in RESTRICTED:
            return OpenedRecord(key, level)
        case {"kind": "merged", "key": str(key), "was": dict(was)} if is_record(was):
            return make_former(key, was)
        case {"kind": "conflict" | "search" | "screened" as kind}:
            return _READERS[kind](document)
        case {"kind": "field", "name": str(name)}:
            return OwnField(name)
        case _:
            return None
