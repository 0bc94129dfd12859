"""The searches that a library keeps under a name: saved, renamed, removed, and the counts of their results."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from protlib.errors import NothingFoundError, ProtlibError, UsageError
from protlib.library.library import Library
from protlib.record.decisions import Decisions
from protlib.record.decisions.saved_search import SavedSearch, is_search_name, strip_unsaved
from protlib.search.query import SavedTerm, tidy_query
from protlib.search.saved_selections import find_saved, unknown_search_message
from protlib.selection import SAVED, Selection
from protlib.system.shell import quote
from protlib.text import clean, fold


class SearchOutcome(NamedTuple):
    """A saved search and its number of results, None where it fails; `wrong` then says why."""

    search: SavedSearch
    publication_count: int | None
    wrong: str = ""


class SearchRename(NamedTuple):
    """The old and the new name of a saved search, and the searches that use it."""

    old_name: str
    new_name: str
    dependents: Sequence[str]


def bare_name(name: str) -> str:
    """Return the name of a saved search without "@"; raises UsageError where it cannot be a name."""
    bare = clean(name).removeprefix(SAVED)
    if not is_search_name(bare):
        raise UsageError(
            f"“{name}” cannot be the name of a search; use letters, digits, “-” and “_”, 60 at most, "
            "a letter or digit first"
        )
    return bare


def save(library: Library, name: str, selection: Selection, label: str, *, dry_run: bool = False) -> SavedSearch | None:
    """Save a selection under a name, and return the search that had the name before, None where none had.

    Raises UsageError where the name is invalid, the selection is empty, or the search would contain itself.
    """
    search = SavedSearch(bare_name(name), strip_unsaved(selection))
    saved = replace(search.selection, house="", worldwide=False, exact=False, reverse=False)
    if saved == Selection() or saved.keys == ():
        raise UsageError("nothing to save; add words, filters, keys or an order")
    replaced: SavedSearch | None = None

    def decide(decisions: Decisions) -> Decisions:
        nonlocal replaced
        replaced = next(
            (search_before for search_before in decisions.searches() if search_before.is_called(search.name)), None
        )
        if _is_made_of(search, search.name, decisions.searches()):
            raise UsageError(f"{SAVED}{search.name} would contain itself; save it under another name")
        return decisions if replaced == search else _replace_search(decisions, replaced, search)

    library.decide(decide, label, dry_run=dry_run)
    return replaced


def rename(library: Library, old: str, new: str, label: str, *, dry_run: bool = False) -> SearchRename:
    """Give a saved search another name, also in the searches that use it, and return the change.

    Raises NothingFoundError for an unknown name, and UsageError if another search has the new name, or no search may
    have it.
    """
    name = bare_name(new)
    result = SearchRename(old, name, ())

    def decide(decisions: Decisions) -> Decisions:
        nonlocal result
        search = _find_search(decisions, old)
        if any(saved_search.is_called(name) and saved_search != search for saved_search in decisions.searches()):
            raise UsageError(
                f"another search is saved as {SAVED}{name}. To remove it: protlib search --forget {quote(name)}"
            )
        users: list[str] = []
        for saved_search in decisions.searches():
            renamed = _rename_use(saved_search, search.name, name)
            if saved_search == search:
                decisions = _replace_search(decisions, saved_search, SavedSearch(name, renamed.selection))
            elif renamed != saved_search:
                users.append(saved_search.name)
                decisions = _replace_search(decisions, saved_search, renamed)
        result = SearchRename(search.name, name, users)
        return decisions

    library.decide(decide, label, dry_run=dry_run)
    return result


def forget(library: Library, names: Sequence[str], label: str, *, dry_run: bool = False) -> list[SavedSearch]:
    """Remove saved searches, and return them; raises NothingFoundError where a name is unknown."""
    forgotten: list[SavedSearch] = []

    def decide(decisions: Decisions) -> Decisions:
        forgotten[:] = dict.fromkeys(_find_search(decisions, name) for name in names)
        remaining = decisions.without_decisions(*forgotten)
        for search in forgotten:
            if users := [
                saved_search.name for saved_search in remaining.searches() if _is_made_of(saved_search, search.name, ())
            ]:
                flags = " ".join(f"--forget {quote(name)}" for name in (*users, search.name))
                raise UsageError(
                    f"{SAVED}{search.name} is used by {', '.join(SAVED + user for user in users)}; "
                    f"to remove all: protlib search {flags}"
                )
        return remaining

    library.decide(decide, label, dry_run=dry_run)
    return forgotten


def findings(library: Library) -> list[SearchOutcome]:
    """Return the saved searches by name, with their present number of results."""
    searches = sorted(library.decisions().searches(), key=lambda search: fold(search.name))
    return [_finding(library, search) for search in searches]


def _finding(library: Library, search: SavedSearch) -> SearchOutcome:
    try:
        selection = Selection(saved=(search.name,))
        return SearchOutcome(search, library.select(selection, publications=False, summaries=False).total)
    except ProtlibError as error:
        return SearchOutcome(search, None, str(error).splitlines()[0])


def _replace_search(decisions: Decisions, old: SavedSearch | None, new: SavedSearch) -> Decisions:
    """Return decisions with a search in the place of another one, or at the end."""
    if old is None:
        return decisions.with_decisions(new)
    return replace(
        decisions,
        all_decisions=tuple(new if saved_search == old else saved_search for saved_search in decisions.all_decisions),
    )


def _find_search(decisions: Decisions, name: str) -> SavedSearch:
    bare = clean(name).removeprefix(SAVED)
    searches = decisions.searches()
    if (search := next((search for search in searches if search.is_called(bare)), None)) is not None:
        return search
    raise NothingFoundError(unknown_search_message(bare_name(name), [search.name for search in searches]))


def _names_in(search: SavedSearch) -> list[str]:
    """Return the names of the saved searches that a search uses directly."""
    return [*search.selection.saved, *(reference.name for reference in _parse_saved(search.selection.query))]


def _parse_saved(query: str) -> list[SavedTerm]:
    try:
        return find_saved(query)
    except UsageError:  # somebody has written it into the file: it asks for nothing
        return []


def _is_made_of(search: SavedSearch, name: str, searches: Sequence[SavedSearch]) -> bool:
    """Tell whether a search uses another one, directly or through others."""
    by_name = {fold(saved_search.name): saved_search for saved_search in searches}
    queue, visited = [search], set[str]()
    while queue:
        for used_name in map(fold, _names_in(queue.pop())):
            if used_name == fold(name):
                return True
            if used_name in by_name and used_name not in visited:
                visited.add(used_name)
                queue.append(by_name[used_name])
    return False


def _rename_use(search: SavedSearch, old: str, new: str) -> SavedSearch:
    """Return a search with the new name of another one, wherever it uses it."""
    query = search.selection.query
    for reference in reversed(_parse_saved(query)):
        if fold(reference.name) == fold(old):
            text = tidy_query(query)
            start = reference.start + len(SAVED)
            query = text[:start] + new + text[start + len(reference.name) :]
    saved = tuple(new if fold(saved_name) == fold(old) else saved_name for saved_name in search.selection.saved)
    return SavedSearch(search.name, replace(search.selection, query=query, saved=saved))
