"""The decisions of users about their library, stored in its file and obeyed by every command.

Each decision is a document of its own: `{"kind": "distinct", "keys": ["a", "b"]}`. A document of an unknown kind, or
one damaged by hand, is kept unchanged and has no effect.
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Self

from protlib.frozen import FrozenClass
from protlib.record.access import rank
from protlib.record.decisions.conflict import Conflict
from protlib.record.decisions.decision import (
    Decision,
    Distinct,
    Former,
    OneName,
    OpenedRecord,
    OwnField,
    SilencedRule,
    Translations,
    decision_of,
    document_of,
    is_of_one,
    records_of,
    rekey,
)
from protlib.record.decisions.saved_search import SavedSearch, rename_same_names
from protlib.record.decisions.verdicts import ReviewerVerdict, Screening


class Decisions(FrozenClass):
    """The decisions of a library in order, without repetition; `unknown` are documents of other kinds."""

    all_decisions: tuple[Decision, ...] = ()
    unknown: tuple[Mapping[str, Any], ...] = ()

    @classmethod
    def from_documents(cls, documents: Iterable[Mapping[str, object]]) -> Self:
        """Return the decisions that a library stores as these documents."""
        unique: dict[Decision, None] = {}
        unknown: list[Mapping[str, Any]] = []
        for document in documents:
            if decision := decision_of(document):
                unique[decision] = None
            else:
                unknown.append(document)
        return cls(tuple(unique), tuple(unknown))

    def documents(self) -> list[dict[str, object]]:
        """Return the documents to store."""
        return [*map(document_of, self.all_decisions), *map(dict, self.unknown)]

    def with_decisions(self, *decisions: Decision) -> Self:
        """Return these decisions and further ones."""
        return self.changed(all_decisions=tuple(dict.fromkeys((*self.all_decisions, *decisions))))

    def without_decisions(self, *decisions: Decision) -> Self:
        """Return these decisions except some of them."""
        return self.changed(
            all_decisions=tuple(decision for decision in self.all_decisions if decision not in decisions)
        )

    def replace_decisions(self, old: Collection[Decision], new: Collection[Decision]) -> Self:
        """Return these decisions with new ones for old ones; those that are in both stay where they are."""
        return self.without_decisions(*(decision for decision in old if decision not in new)).with_decisions(*new)

    def rekey(self, keys: Mapping[str, str]) -> Self:
        """Return these decisions for records whose keys changed, by their old keys.

        A pair whose records became one is left out.
        """
        rekeyed_decisions = dict.fromkeys(rekey(decision, keys) for decision in self.all_decisions)
        return self.changed(all_decisions=tuple(decision for decision in rekeyed_decisions if not is_of_one(decision)))

    def without_records(self, keys: Iterable[str]) -> Self:
        """Return these decisions except those about removed records.

        A saved search loses the keys of these records, and goes if it has no other.
        """
        removed_keys = frozenset(keys)
        unaffected_decisions = (
            decision for decision in self.all_decisions if removed_keys.isdisjoint(records_of(decision))
        )
        remaining = (
            decision.without_records(removed_keys) if isinstance(decision, SavedSearch) else decision
            for decision in unaffected_decisions
        )
        return self.changed(all_decisions=tuple(decision for decision in remaining if decision is not None))

    def about_records(self, keys: Iterable[str]) -> list[Decision]:
        """Return the decisions about records with these keys."""
        all_keys = frozenset(keys)
        return [decision for decision in self.all_decisions if not all_keys.isdisjoint(records_of(decision))]

    def about_missing_records(self, keys: Collection[str]) -> list[Decision]:
        """Return the decisions about records whose keys are not among these."""
        return [decision for decision in self.all_decisions if not all(key in keys for key in records_of(decision))]

    def list_distinct(self) -> list[Distinct]:
        """Return the pairs of records that somebody called no duplicates."""
        return [decision for decision in self.all_decisions if isinstance(decision, Distinct)]

    def separate_pairs(self) -> list[tuple[str, str]]:
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

    def list_silenced(self) -> list[SilencedRule]:
        """Return the rules that are silent."""
        return [decision for decision in self.all_decisions if isinstance(decision, SilencedRule)]

    def levels_of_opened(self) -> dict[str, str]:
        """Return the levels that the words or covers of opened records name, by their keys."""
        return {decision.key: decision.level for decision in self.all_decisions if isinstance(decision, OpenedRecord)}

    def with_opened(self, levels: Mapping[str, str]) -> Self:
        """Return these decisions with records that somebody opened, by their keys; the stricter level is kept."""
        former = self.levels_of_opened()
        rises = {key: level for key, level in levels.items() if rank(level) > rank(former.get(key, ""))}
        old_marks = [OpenedRecord(key, former[key]) for key in rises.keys() & former.keys()]
        return self.replace_decisions(old_marks, [OpenedRecord(key, level) for key, level in rises.items()])

    def list_formers(self) -> list[tuple[str, dict[str, object]]]:
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
        unique_searches, new_names = rename_same_names(sorted(searches, key=order) if order else searches)
        return (
            (self.without_decisions(*searches).with_decisions(*unique_searches), new_names)
            if len(unique_searches) < len(searches) or new_names
            else (self, [])
        )

    def searches(self) -> list[SavedSearch]:
        """Return the saved searches, in the order they were saved."""
        return [decision for decision in self.all_decisions if isinstance(decision, SavedSearch)]

    def list_verdicts(self) -> list[ReviewerVerdict]:
        """Return the verdicts of reviewers."""
        return [decision for decision in self.all_decisions if isinstance(decision, ReviewerVerdict)]

    def verdicts_in_words(self, keys: Iterable[str]) -> dict[str, str]:
        """Return what reviewers say of records, by the keys of those that have verdicts."""
        screening = Screening(self.list_verdicts())
        return {key: words for key in keys if (words := screening.words(key))}

    def with_verdicts(self, *verdicts: ReviewerVerdict) -> Self:
        """Return these decisions with verdicts in the place of earlier ones about the same."""
        verdict_places = {verdict[:3] for verdict in verdicts}
        old_verdicts = [verdict for verdict in self.list_verdicts() if verdict[:3] in verdict_places]
        return self.replace_decisions(old_verdicts, verdicts)

    def without_verdicts(self, verdict_places: Collection[tuple[str, str, str]]) -> Self:
        """Return these decisions without the verdicts about a key at a stage by a reviewer."""
        return self.without_decisions(*(verdict for verdict in self.list_verdicts() if verdict[:3] in verdict_places))
