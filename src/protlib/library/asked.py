"""What is asked of a library: the selection that is meant, and what the library has decided that bears on it."""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from protlib.search.other_names import NO_OTHERS, OtherNames
from protlib.selection import Selection
from protlib.storage import Document

if TYPE_CHECKING:
    from protlib.index import Index
    from protlib.record.decisions import Decisions
    from protlib.record.saved_search import SavedSearch
    from protlib.search.facets import Counts

Kept = Callable[[], Sequence[Document]]
"""What returns the decisions that a library keeps, as documents."""


class Asked(NamedTuple):
    """A selection, and of the library its own fields, the names that are those of one body, and its saved searches."""

    selection: Selection
    own: Callable[[], Sequence[str]]
    others: OtherNames
    searches: "Callable[[], Sequence[SavedSearch]]"


def asked_of(selection: Selection | str, documents: Kept) -> Asked:
    """Return what is asked of a library that keeps its decisions as documents; a text is a query."""
    kept = documents()
    return Asked(
        Selection(selection) if isinstance(selection, str) else selection,
        lambda: _decisions(documents()).own_fields(),
        OtherNames(_decisions(kept).names()) if kept else NO_OTHERS,
        lambda: _decisions(documents()).searches(),
    )


def works(documents: Kept) -> list[list[str]]:
    """Return the keys of the language versions of each work, by the decisions that a library keeps as documents."""
    return _decisions(kept).works() if (kept := documents()) else []


def _decisions(kept: Sequence[Document]) -> "Decisions":
    from protlib.record.decisions import Decisions  # which libraries that have decided nothing never need

    return Decisions.of(kept)


def counted(
    asked: Selection | str,
    by: Sequence[str],
    documents: Kept,
    *,
    as_catalogued: bool = False,
    without: Collection[str] = (),
) -> "Callable[[Index], Counts]":
    """Return what counts the publications of a selection in an index, as a library has decided; see `search.facets`."""
    from protlib.search.facets import facets

    selection, own, others, searches = asked_of(asked, documents)
    linked = works(documents)
    return lambda index: facets(
        index,
        selection,
        by,
        own,
        others,
        searches,
        works=linked,
        as_catalogued=as_catalogued,
        without=without,
    )
