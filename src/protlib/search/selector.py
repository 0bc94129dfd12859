"""From a selection to the records that it finds."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from protlib.errors import UsageError
from protlib.frozen import NamedTuple
from protlib.index import Index, bitmaps
from protlib.search.hit_list import HitList, MatchedRecords
from protlib.search.other_names import NO_OTHERS, OtherNames
from protlib.search.own_fields import OwnFields
from protlib.selection import SAVED, CitedKey, Selection, Sort

if TYPE_CHECKING:
    from protlib.record.decisions.saved_search import SavedSearch
    from protlib.search import query as q
    from protlib.search.in_files import PageSource
    from protlib.search.saved_selections import SavedSelections


class Request(NamedTuple):
    """A selection, and what the library has that matters for it.

    `own_names` returns the names of its own fields, `searches` its saved searches, `works` the keys of the language
    versions of each work; each is called only where it is needed. `other_names` are names that the library has unified,
    `texts` those of files.
    """

    selection: Selection
    own_names: Callable[[], Sequence[str]] = tuple
    other_names: OtherNames = NO_OTHERS
    searches: "Callable[[], Sequence[SavedSearch]]" = tuple
    texts: "PageSource | None" = None
    works: Callable[[], Sequence[Sequence[str]]] = tuple


class Selector:
    """Finds the records of a request in an index, and by the texts of their files."""

    def __init__(self, index: Index, request: Request) -> None:
        self.own_fields = OwnFields(index, request.own_names)
        self._index = index
        self._request = request
        self._saved: SavedSelections | None = None

    def select_requested(self) -> HitList:
        """Return the result of the requested selection; raises as `select` does."""
        return self.select(self._request.selection)

    def select(self, selection: Selection, *, is_saved: bool = False) -> HitList:
        """Return the result of a selection; in a saved one (`is_saved`), keys of removed records find nothing.

        Raises UsageError where the query or a filter is not valid, NothingFoundError where a key or a saved search is
        unknown.
        """
        expanded = self._request.other_names.add_to_selection(selection)
        if expanded.house:
            from protlib.search.filters import find_house

            find_house(expanded)  # one that is none is told, even where no region is asked for
        scope = self._filter(expanded)
        keys, missing = self._find_keys(expanded, is_saved=is_saved)
        if keys is not None:
            scope &= bitmaps.union(keys)
        notes = [f"no publication has the key {key} any more" for key in missing]
        if expanded.uncited:
            cited_records, unknown_citations = self._find_cited(expanded.uncited)
            scope &= ~cited_records
            notes += unknown_citations

        def select_saved(name: str) -> int:
            hits = self._select_saved(name, unlimited=selection.unlimited)
            notes.extend(hits.notes)
            return hits.bits

        for name in expanded.saved:
            scope &= select_saved(name)
        matched = MatchedRecords(scope)
        if expanded.query.strip() or expanded.in_files:
            matched = self._match_query(
                expanded, scope, select_saved, _count_ranked_records(expanded, is_saved=is_saved)
            )
        names = dict.fromkeys((*expanded.saved, *matched.saved))
        parts = [self._select_saved(name, unlimited=selection.unlimited) for name in names]
        if expanded.regions or expanded.countries or ":" in expanded.query:
            from protlib.search.query_places import make_place_notes  # which most searches never need

            notes += make_place_notes(expanded)
        return _make_hits(matched, expanded, keys, parts, list(dict.fromkeys(notes)))

    def saved_selections(self) -> list[Selection]:
        """Return the saved searches that were used."""
        return self._saved.selections() if self._saved else []

    def _match_query(
        self, selection: Selection, scope: int, of_saved: Callable[[str], int], most: int | None
    ) -> MatchedRecords:
        from protlib.search import query as q

        index = self._index

        def find_by_node(node: q.Node) -> int:
            match node:
                case q.SavedTerm(name):
                    return of_saved(name)
                case q.Filter(field, value, at):
                    from protlib.search.filters import find_records  # which words alone do not need

                    try:
                        return find_records(index, field, value, selection, self.own_fields)
                    except ValueError as error:
                        q.refuse(q.tidy_query(selection.query), at, f"“{value}”: {error}")
            return self._find_in_text(node, selection)

        def match_rest(nodes: Sequence[q.Node]) -> MatchedRecords:
            from protlib.search.evaluation import QueryMeanings, match  # which a search in files alone does not need

            meanings = QueryMeanings(selection.exact, find_by_node, self.own_fields, self._request.other_names)
            return match(index, "" if selection.in_files else selection.query, nodes, scope, meanings)

        nodes = self._parse(selection.query) if selection.query.strip() else ()
        if not (selection.in_files or q.TEXT in selection.query):
            return match_rest(nodes)
        from protlib.search import in_files

        return in_files.match_with_files(index, self._request.texts, nodes, selection, scope, match_rest, most)

    def _parse(self, text: str) -> "Sequence[q.Node]":
        """Return the parts of a query that must all match; raises UsageError where it is not valid, or has none."""
        from protlib.search import query as q

        tree = q.parse_query(text, self._is_identified, lambda: self.own_fields.names)
        nodes = tree.nodes if isinstance(tree, q.And) else (tree,)
        if not nodes:
            q.refuse(q.tidy_query(text), 0, "no word to search for")
        return nodes

    def _is_identified(self, text: str) -> bool:
        """Tell whether a record has an identifier; "@" and a name is rather a saved search than a key."""
        if text.startswith(SAVED) and any(search.is_called(text[1:]) for search in self._request.searches()):
            return False
        from protlib.search.filters import find_identified  # which few queries need

        return bool(find_identified(self._index, text))

    def _find_in_text(self, node: "q.Node", selection: Selection) -> int:
        """Return the records with a word or a phrase in the text of a file."""
        from protlib.search import in_files

        return in_files.find_with_text(self._index, self._request.texts, node, selection)

    def _select_saved(self, name: str, *, unlimited: bool) -> HitList:
        if self._saved is None:
            from protlib.search.saved_selections import SavedSelections  # which few selections need

            self._saved = SavedSelections(
                self._index, self._request.searches(), lambda selection: self.select(selection, is_saved=True)
            )
        return self._saved.select(name, unlimited=unlimited)

    def _filter(self, selection: Selection) -> int:
        """Return the records that pass the filters."""
        scope = self._index.all()
        for field, values in selection.filters():
            scope &= bitmaps.union([self._apply_filter(field, value, selection) for value in values])
        return scope

    def _apply_filter(self, field: str, value: str, selection: Selection) -> int:
        from protlib.search.filters import find_records

        try:
            return find_records(self._index, field, value, selection, self.own_fields)
        except ValueError as error:
            raise UsageError(f"“{value}”: {error}") from error

    def _find_cited(self, works: Sequence[CitedKey]) -> tuple[int, list[str]]:
        """Return the records that documents cite, and a note for each key there that no record has.

        With a slip in its key, a work is not among them, as if nobody cited it.
        """
        numbers = [_find_record(self._index, work.key, work.record) for work in works]
        notes = [
            f"{work.cited_at}: no publication has the key {work.key}"
            for work, number in zip(works, numbers, strict=True)
            if not (number or work.record)
        ]
        return bitmaps.union(numbers), notes

    def _find_keys(self, selection: Selection, *, is_saved: bool) -> tuple[list[int] | None, list[str]]:
        """Return the record of each requested key, None where none are, and the keys that no record has."""
        keys = selection.requested_keys()
        if keys is None:
            return None, []
        cited = {publication.key: publication for publication in selection.cited or ()}
        numbers = [_find_record(self._index, key, cited[key].record if key in cited else None) for key in keys]
        missing = [key for key, bits in zip(keys, numbers, strict=True) if not bits]
        if missing and not is_saved:
            from protlib.record.keys import unknown_keys
            from protlib.system.shell import command_line

            cited_at = {publication.key: publication.cited_at for publication in cited.values()}
            imports = dict.fromkeys(cited[key].import_words for key in missing if key in cited and cited[key].record)
            advice = "".join(
                f"\n  to take in what is there: {command_line(['protlib', 'import', *words])}" for words in imports
            )
            raise unknown_keys(missing, self._index.present_and_former_keys(), cited_at, advice)
        return numbers, missing


def _count_ranked_records(selection: Selection, *, is_saved: bool) -> int | None:
    """Return how many of the best records are asked for, None where they stand in another order, or all may."""
    is_ranked = selection.sort in {"", Sort.RELEVANCE} and not selection.reverse
    return selection.limit if is_ranked and not selection.saved and not is_saved else None


def _make_hits(
    matched: MatchedRecords,
    selection: Selection,
    keys: Sequence[int] | None,
    parts: Sequence[HitList],
    notes: Sequence[str],
) -> HitList:
    """Return the result in the requested order, else in that of the first saved search that has one."""
    if not matched.ranking and (way := next((part.matches for part in parts if part.matches.ranking), None)):
        matched = way._replace(bits=matched.bits)
    sort, is_reverse = selection.sort, selection.reverse
    if not sort and (part := next((part for part in parts if part.sort or part.is_reverse), None)):
        sort, is_reverse = part.sort, part.is_reverse is not selection.reverse
    keyed = None if keys is None else [bits.bit_length() - 1 for bits in keys if bits]
    if keyed is None:
        keyed = next((list(part.key_numbers) for part in parts if part.key_numbers is not None), None)
    return HitList(matched, sort, is_reverse, keyed, parts, notes)


def _find_record(index: Index, key: str, record: object) -> int:
    """Return the record with a key; for a record from a document, the same publication, else that with its key."""
    if record is None:
        return index.find_key(key)
    from protlib.duplicates.compared import ComparedRecord
    from protlib.duplicates.comparison import compare
    from protlib.duplicates.fingerprints import fingerprints
    from protlib.duplicates.judgement import Sameness
    from protlib.duplicates.typed_reference import fingerprints_of_reference
    from protlib.record.model import Publication

    if not isinstance(record, Publication):
        return index.find_key(key)
    cited = ComparedRecord(record)
    prints = (*fingerprints(cited), *fingerprints_of_reference(cited))
    judged = [(candidate.key, compare(ComparedRecord(candidate), cited)) for candidate in index.candidates(prints)]
    same = [(key, judgement.score) for key, judgement in judged if judgement.sameness is Sameness.SAME]
    best_key = max(same, key=lambda candidate: candidate[1])[0] if same else record.key
    return index.find_key(best_key) if best_key else 0
