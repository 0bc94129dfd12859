"""The results of a library's saved searches, which selections and other saved searches use."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from protlib.errors import EmptyLibraryError, NothingFoundError, UsageError
from protlib.index import Index, bitmaps
from protlib.record.decisions.saved_search import SavedSearch
from protlib.search import query as q
from protlib.search.hit_list import HitList, rank
from protlib.selection import SAVED, Selection
from protlib.text import fold, list_first, most_similar, suggestion

_MOST_LEVELS: Final = 20  # searches in searches: nobody keeps them apart, and a circle ends
_MOST_NAMES: Final = 8  # in a message


def unknown_search_message(name: str, saved_names: Sequence[str]) -> str:
    """Return the message for an unknown saved search: a suggestion, and the names of the others."""
    if not saved_names:
        from protlib.system.shell import quote  # which few searches need

        way = f"protlib search --save {quote(name)} WORDS"
        return f"no search is saved as {SAVED}{name}, and no other search is. To save one: {way}"
    hint = suggestion(f"{SAVED}{similar_name}" for similar_name in most_similar(name, saved_names, 1))
    names = [f"{SAVED}{name}" for name in sorted(saved_names, key=fold)]
    known_searches = f"{'is' if len(names) == 1 else 'are'} {list_first(names, _MOST_NAMES)}"
    return f"no search is saved as {SAVED}{name}{hint or ';'} {'There' if hint else 'there'} {known_searches}"


def find_saved(text: str) -> list[q.SavedTerm]:
    """Return the saved searches in a query, in their order; raises UsageError as `parse_query` does."""
    return list(_iterate_saved(q.parse_query(text, lambda _identifier: False, None))) if SAVED in text else []


def _iterate_saved(node: q.Node) -> Iterator[q.SavedTerm]:
    match node:
        case q.SavedTerm():
            yield node
        case q.Not(inner):
            yield from _iterate_saved(inner)
        case q.And(nodes) | q.Or(nodes):
            for inner in nodes:
                yield from _iterate_saved(inner)


class SavedSelections:
    """The saved searches, each run once; `find` returns the result of a selection, and may run other saved searches."""

    def __init__(self, index: Index, searches: Sequence[SavedSearch], find: Callable[[Selection], HitList]) -> None:
        self._index = index
        self._find = find
        self._searches = {fold(saved_search.name): saved_search for saved_search in searches}
        self._hit_lists: dict[tuple[str, bool], HitList] = {}
        self._open: list[str] = []

    def selections(self) -> list[Selection]:
        """Return the selections of the saved searches that were used."""
        return [self._searches[name].selection for name in dict.fromkeys(name for name, _ in self._hit_lists)]

    def select(self, name: str, *, unlimited: bool) -> HitList:
        """Return the result of a saved search, no more than its own limit unless `unlimited`.

        Raises NothingFoundError for an unknown name, UsageError where the search contains itself, and what `find`
        raises.
        """
        folded = fold(name)
        if (cached := self._hit_lists.get((folded, unlimited))) is not None:
            return cached
        search = self._searches.get(folded) or self._refuse_unknown(name)
        self._refuse_loop(search.name)
        self._open.append(search.name)
        try:
            hits = self._apply_limit(search, unlimited=unlimited)
        except (NothingFoundError, UsageError) as error:
            start = f"{SAVED}{search.name}: "
            raise type(error)(f"{start}{error}") from error
        finally:
            self._open.pop()
        self._hit_lists[folded, unlimited] = hits
        return hits

    def _apply_limit(self, search: SavedSearch, *, unlimited: bool) -> HitList:
        hits = self._find(search.selection.changed(unlimited=unlimited))
        total, limit = hits.bits.bit_count(), search.selection.limit
        if unlimited or limit is None or total <= limit:
            return hits
        bits = bitmaps.bits_of([number for number, _score in rank(self._index, hits, limit)])
        note = f"{SAVED}{search.name}: the first {limit} of {total}"
        return hits._replace(matches=hits.matches._replace(bits=bits), notes=(*hits.notes, note))

    def _refuse_unknown(self, name: str) -> SavedSearch:
        if not (self._searches or self._index.all()):
            raise EmptyLibraryError
        raise NothingFoundError(unknown_search_message(name, [search.name for search in self._searches.values()]))

    def _refuse_loop(self, name: str) -> None:
        if name in self._open:
            raise UsageError(f"{SAVED}{name} contains itself")
        if len(self._open) == _MOST_LEVELS:
            raise UsageError("too many saved searches inside one another")
