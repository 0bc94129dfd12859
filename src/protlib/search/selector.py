"""From a selection to the records that it finds."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from protlib.errors import UsageError
from protlib.index import Index
from protlib.record.model import Publication
from protlib.search import filters
from protlib.search import query as q
from protlib.search.evaluation import Matched, match
from protlib.search.expansion import union
from protlib.search.found import Found
from protlib.search.other_names import OtherNames
from protlib.search.own_fields import OwnFields
from protlib.selection import Selection

if TYPE_CHECKING:
    from protlib.record.saved_search import SavedSearch
    from protlib.search.saved_selections import SavedSelections


class Selector:
    """What selections find in an index; `searches` returns the saved ones, and is asked only where one is named."""

    def __init__(
        self,
        index: Index,
        own: OwnFields,
        others: OtherNames,
        searches: "Callable[[], Sequence[SavedSearch]]" = tuple,
    ) -> None:
        self._index = index
        self._own = own
        self._others = others
        self._searches = searches
        self._saved: SavedSelections | None = None

    def found(self, selection: Selection, *, is_saved: bool = False) -> Found:
        """Return what a selection finds; of one that `is_saved`, keys that no record has any more find nothing.

        Raises UsageError where the query or a filter is not understood, NothingFoundError where a key or a saved search is not there.
        """
        index, asked = self._index, self._others.asked(selection)
        filters.house(asked)  # one that is none is told, even where no region is asked for
        within = self._filtered(asked)
        keys, missing = self._keys(asked, is_saved=is_saved)
        if keys is not None:
            within &= union(keys)
        notes = [f"no publication has the key {key} any more" for key in missing]
        parts: list[Found] = []

        def of_saved(name: str) -> int:
            found = self._of_saved(name, unlimited=selection.unlimited)
            notes.extend(found.notes)
            return found.bits

        for name in asked.saved:
            within &= of_saved(name)
        matched = Matched(within)
        if asked.query.strip():
            matched = self._matched(index, asked, within, of_saved)
        names = dict.fromkeys((*asked.saved, *matched.saved))
        parts = [self._of_saved(name, unlimited=selection.unlimited) for name in names]
        return _in_their_order(matched, asked, keys, parts, list(dict.fromkeys(notes)))

    def asked(self) -> list[Selection]:
        """Return the saved searches that were asked."""
        return self._saved.asked() if self._saved else []

    def _matched(self, index: Index, asked: Selection, within: int, of_saved: Callable[[str], int]) -> Matched:
        def restrict(node: q.Filter | q.Saved) -> int:
            if isinstance(node, q.Saved):
                return of_saved(node.name)
            try:
                return filters.filtered(index, node.field, node.value, asked, self._own)
            except ValueError as error:
                q.refuse(q.tidy(asked.query), node.at, f"“{node.value}”: {error}")

        return match(
            index,
            asked.query,
            within,
            exact=asked.exact,
            restrict=restrict,
            own=self._own,
            others=self._others,
        )

    def _of_saved(self, name: str, *, unlimited: bool) -> Found:
        if self._saved is None:
            from protlib.search.saved_selections import SavedSelections  # which few selections need

            self._saved = SavedSelections(
                self._index, self._searches(), lambda selection: self.found(selection, is_saved=True)
            )
        return self._saved.found(name, unlimited=unlimited)

    def _filtered(self, selection: Selection) -> int:
        """Return the records that the filters let through."""
        within = self._index.all()
        for field, values in selection.filters():
            within &= union([self._value(field, value, selection) for value in values])
        return within

    def _value(self, field: str, value: str, selection: Selection) -> int:
        try:
            return filters.filtered(self._index, field, value, selection, self._own)
        except ValueError as error:
            raise UsageError(f"“{value}”: {error}") from error

    def _keys(self, selection: Selection, *, is_saved: bool) -> tuple[list[int] | None, list[str]]:
        """Return the record of each key that is asked for, None where none are, and the keys that no record has."""
        keys = selection.asked_keys()
        if keys is None:
            return None, []
        cited = {each.key: each for each in selection.cited or ()}
        found = [_meant(self._index, key, cited[key].record if key in cited else None) for key in keys]
        missing = [key for key, bits in zip(keys, found, strict=True) if not bits]
        if missing and not is_saved:
            from protlib.record.keys import unknown_keys

            places = {each.key: each.place for each in cited.values()}
            held = dict.fromkeys(places[key] for key in missing if key in cited and cited[key].record)
            advice = f"\n  to take in what is there: protlib import {' '.join(held)}" if held else ""
            raise unknown_keys(missing, self._index.keys(), places, advice)
        return found, missing


def _in_their_order(
    matched: Matched,
    asked: Selection,
    keys: Sequence[int] | None,
    parts: Sequence[Found],
    notes: Sequence[str],
) -> Found:
    """Return what was found in the order that is asked for, or else in that of the first saved search which has one."""
    if not matched.ranking and (way := next((each.matched for each in parts if each.matched.ranking), None)):
        matched = way._replace(bits=matched.bits)
    sort, is_reverse = asked.sort, asked.reverse
    if not sort and (part := next((each for each in parts if each.sort or each.is_reverse), None)):
        sort, is_reverse = part.sort, part.is_reverse is not asked.reverse
    keyed = None if keys is None else [bits.bit_length() - 1 for bits in keys if bits]
    if keyed is None:
        keyed = next((list(part.keyed) for part in parts if part.keyed is not None), None)
    return Found(matched, sort, is_reverse, keyed, parts, notes)


def _meant(index: Index, key: str, record: object) -> int:
    """Return the record with a key; where a document holds the cited one itself, the same one, or that with its key."""
    if not isinstance(record, Publication):
        return index.with_key(key)
    from protlib.duplicates.compared import Compared
    from protlib.duplicates.comparison import compare
    from protlib.duplicates.fingerprints import fingerprints
    from protlib.duplicates.judgement import Verdict

    cited = Compared(record)
    judged = [(known.key, compare(Compared(known), cited)) for known in index.candidates(fingerprints(cited))]
    same = [(key, judgement.score) for key, judgement in judged if judgement.verdict is Verdict.SAME]
    meant = max(same, key=lambda found: found[1])[0] if same else record.key
    return index.with_key(meant) if meant else 0
