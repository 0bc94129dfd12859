"""The decisions of users about their library, stored in its file and obeyed by every command.

Each decision is a document of its own: `{"kind": "distinct", "keys": ["a", "b"]}`. A document of an unknown kind, or
one damaged by hand, is kept unchanged and has no effect.
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Final, Self

from protlib.frozen import Frozen, NamedTuple
from protlib.record.decisions.conflict import Conflict, conflict_from_document
from protlib.record.decisions.saved_search import SavedSearch, rename_same_names, search_from_document
from protlib.record.decisions.verdicts import Screened, Screening, read_verdict
from protlib.record.model import BOOKKEEPING, Kind, is_record, of_kind


class Distinct(NamedTuple):
    """Two records that are no duplicates, by their keys in order."""

    first_key: str
    second_key: str


class Translations(Frozen):
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


class Silenced(NamedTuple):
    """A rule of `check` that is silent about a record, or about the whole library if `key` is ""."""

    rule: str
    key: str = ""


class OwnField(NamedTuple):
    """A field of this library's own; its values stand in a record's `extra` under this name."""

    name: str


class Former(NamedTuple):
    """What a record said, as JSON, before it became the record with this key or a part of it; imports know it again.

    A merged record has no source. An edited record has the source of its import, and is recognised in that file alone.
    """

    key: str
    was: str


NAMED_FIELDS: Final = tuple(
    name for name in of_kind(Kind.NAMES, Kind.PLACES, Kind.LABELS, Kind.LINE) if name not in BOOKKEEPING | {"title"}
)
"""The fields in which one name may replace another."""
Decision = Distinct | Translations | OneName | Silenced | OwnField | Former | Conflict | SavedSearch | Screened

_KINDS: Final[Mapping[type[Decision], str]] = {
    Distinct: "distinct",
    Translations: "translations",
    OneName: "name",
    Silenced: "silenced",
    OwnField: "field",
    Former: "merged",  # so it was called when merges alone left any
    Conflict: "conflict",
    SavedSearch: "search",
    Screened: "screened",
}


class Decisions(Frozen):
    """The decisions of a library in order, without repetition; `unknown` are documents of other kinds."""

    all_decisions: tuple[Decision, ...] = ()
    unknown: tuple[Mapping[str, Any], ...] = ()

    @classmethod
    def from_documents(cls, documents: Iterable[Mapping[str, object]]) -> Self:
        """Return the decisions that a library stores as these documents."""
        unique: dict[Decision, None] = {}
        unknown: list[Mapping[str, Any]] = []
        for document in documents:
            if decision := _decision(document):
                unique[decision] = None
            else:
                unknown.append(document)
        return cls(tuple(unique), tuple(unknown))

    def documents(self) -> list[dict[str, object]]:
        """Return the documents to store."""
        return [*map(_document, self.all_decisions), *map(dict, self.unknown)]

    def with_(self, *decisions: Decision) -> Self:
        """Return these decisions and further ones."""
        return self.changed(all_decisions=tuple(dict.fromkeys((*self.all_decisions, *decisions))))

    def without(self, *decisions: Decision) -> Self:
        """Return these decisions except some of them."""
        return self.changed(
            all_decisions=tuple(decision for decision in self.all_decisions if decision not in decisions)
        )

    def rekeyed(self, keys: Mapping[str, str]) -> Self:
        """Return these decisions for records whose keys changed, by their old keys.

        A pair whose records became one is left out.
        """
        rekeyed_decisions = dict.fromkeys(_rekey(decision, keys) for decision in self.all_decisions)
        return self.changed(all_decisions=tuple(decision for decision in rekeyed_decisions if not _is_of_one(decision)))

    def without_records(self, keys: Iterable[str]) -> Self:
        """Return these decisions except those about removed records.

        A saved search loses the keys of these records, and goes if it has no other.
        """
        gone_keys = frozenset(keys)
        about = (decision for decision in self.all_decisions if gone_keys.isdisjoint(_records(decision)))
        remaining = (
            decision.without_records(gone_keys) if isinstance(decision, SavedSearch) else decision for decision in about
        )
        return self.changed(all_decisions=tuple(decision for decision in remaining if decision is not None))

    def about_missing_records(self, keys: Collection[str]) -> list[Decision]:
        """Return the decisions about records whose keys are not among these."""
        return [decision for decision in self.all_decisions if not all(key in keys for key in _records(decision))]

    def distinct(self) -> list[Distinct]:
        """Return the pairs of records that somebody called no duplicates."""
        return [decision for decision in self.all_decisions if isinstance(decision, Distinct)]

    def pairs_apart(self) -> list[tuple[str, str]]:
        """Return the pairs of records that are not one: no duplicates, and language versions of one work."""
        return [
            (decision.first_key, decision.second_key)
            for decision in self.all_decisions
            if isinstance(decision, Distinct | Translations)
        ]

    def translations(self) -> list[Translations]:
        """Return the pairs of records that are language versions of one work."""
        return [decision for decision in self.all_decisions if isinstance(decision, Translations)]

    def works(self) -> list[list[str]]:
        """Return the keys of the language versions of each work, in the order they were linked."""
        work_of: dict[str, list[str]] = {}
        for pair in self.translations():
            work = list(dict.fromkeys(key for version in pair.keys for key in work_of.get(version, [version])))
            work_of |= dict.fromkeys(work, work)
        return sorted({id(work): work for work in work_of.values()}.values())

    def names(self) -> list[OneName]:
        """Return the names to write as others."""
        return [decision for decision in self.all_decisions if isinstance(decision, OneName)]

    def silenced(self) -> list[Silenced]:
        """Return the rules that are silent."""
        return [decision for decision in self.all_decisions if isinstance(decision, Silenced)]

    def formers(self) -> list[tuple[str, dict[str, object]]]:
        """Return what records were, as documents, each with the key of the record that it is part of now."""
        return [
            (decision.key, json.loads(decision.was)) for decision in self.all_decisions if isinstance(decision, Former)
        ]

    def conflicts(self) -> list[Conflict]:
        """Return the conflicts that merges have left, also those that a later change of the record settles."""
        return [decision for decision in self.all_decisions if isinstance(decision, Conflict)]

    def own_fields(self) -> list[str]:
        """Return the names of the library's own fields."""
        return [decision.name for decision in self.all_decisions if isinstance(decision, OwnField)]

    def with_searches_apart(
        self, order: Callable[[SavedSearch], str] | None = None
    ) -> tuple[Self, list[tuple[str, str]]]:
        """Return decisions of two libraries with a name of its own for each search, and the old and new names.

        The first of two searches keeps its name, in the order of the decisions or by `order`.
        """
        searches = self.searches()
        unique_searches, renamed = rename_same_names(sorted(searches, key=order) if order else searches)
        return (
            (self.without(*searches).with_(*unique_searches), renamed)
            if len(unique_searches) < len(searches) or renamed
            else (self, [])
        )

    def searches(self) -> list[SavedSearch]:
        """Return the saved searches, in the order they were saved."""
        return [decision for decision in self.all_decisions if isinstance(decision, SavedSearch)]

    def screened(self) -> list[Screened]:
        """Return the verdicts of reviewers."""
        return [decision for decision in self.all_decisions if isinstance(decision, Screened)]

    def verdicts_in_words(self, keys: Iterable[str]) -> dict[str, str]:
        """Return what reviewers say of records, by the keys of those that have verdicts."""
        screening = Screening(self.screened())
        return {key: words for key in keys if (words := screening.words(key))}

    def with_verdicts(self, *verdicts: Screened) -> Self:
        """Return these decisions with verdicts in the place of earlier ones about the same."""
        about = {verdict[:3] for verdict in verdicts}
        return self.without(*(old for old in self.screened() if old[:3] in about)).with_(*verdicts)


def distinct(first_key: str, second_key: str) -> Distinct:
    """Return the decision that two records are no duplicates; the order of the keys does not matter."""
    return Distinct(*sorted((first_key, second_key)))


def translations(first_key: str, second_key: str) -> Translations:
    """Return the decision that two records are versions of one work; the order of the keys does not matter."""
    return Translations(*sorted((first_key, second_key)))


def former(key: str, was: Mapping[str, object]) -> Former:
    """Return the decision that a document (`was`) is what the record with this key said before."""
    return Former(key, json.dumps(was, ensure_ascii=False, sort_keys=True))


def _records(decision: Decision) -> tuple[str, ...]:
    """Return the keys of the records that a decision is about."""
    match decision:
        case Distinct(one, other) | Translations(one, other):
            return one, other
        case Silenced(_, key) if key:
            return (key,)
        case Conflict() if decision.is_of_removed:
            return ()  # the record is gone, and another may have its key by now
        case Former(key, _) | Conflict(key) | Screened(key):
            return (key,)
        case _:
            return ()


def _is_of_one(decision: Decision) -> bool:
    return isinstance(decision, Distinct | Translations) and decision.first_key == decision.second_key


def _rekey(decision: Decision, keys: Mapping[str, str]) -> Decision:
    match decision:
        case Distinct(one, other) | Translations(one, other):
            pair = sorted((keys.get(one, one), keys.get(other, other)))
            return type(decision)(*pair)
        case Silenced(rule, key):
            return Silenced(rule, keys.get(key, key))
        case Former(key, was):
            return Former(keys.get(key, key), was)
        case Conflict(key) if not decision.is_of_removed:
            return decision._replace(key=keys.get(key, key))
        case SavedSearch():
            return decision.rekeyed(keys)
        case Screened(key):
            return decision._replace(key=keys.get(key, key))
        case _:
            return decision


def _document(decision: Decision) -> dict[str, object]:
    kind = _KINDS[type(decision)]
    match decision:
        case Distinct(one, other) | Translations(one, other):
            return {"kind": kind, "keys": [one, other]}
        case OneName(fields, old_name, new_name):
            return {"kind": kind, "fields": list(fields), "written": old_name, "meant": new_name}
        case Former():
            return {"kind": kind, "key": decision.key, "was": json.loads(decision.was)}
        case Conflict() | SavedSearch():
            return {"kind": kind, **decision.document()}
        case _:
            return {"kind": kind, **decision._asdict()}


def _decision(document: Mapping[str, Any]) -> Decision | None:
    """Return the decision of a document, None for an unknown one."""
    match document:
        case {"kind": "distinct", "keys": [str(one), str(other)]}:
            return distinct(one, other)
        case {"kind": "translations", "keys": [str(one), str(other)]}:
            return translations(one, other)
        case {"kind": "name", "fields": [*fields], "written": str(old_name), "meant": str(new_name)} if fields and all(
            field in NAMED_FIELDS for field in fields
        ):
            return OneName(tuple(fields), old_name, new_name)
        case {"kind": "silenced", "rule": str(rule), "key": str(key)}:
            return Silenced(rule, key)
        case {"kind": "merged", "key": str(key), "was": dict(was)} if is_record(was):
            return former(key, was)
        case {"kind": "conflict"}:
            return conflict_from_document(document)
        case {"kind": "search"}:
            return search_from_document(document)
        case {"kind": "screened"}:
            return read_verdict(document)
        case {"kind": "field", "name": str(name)}:
            return OwnField(name)
        case _:
            return None
