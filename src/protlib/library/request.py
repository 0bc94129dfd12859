"""What is asked of a library: the selection that is meant, and what the library has decided that bears on it."""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from protlib.search.vocabulary.other_names import NO_OTHERS, OtherNames
from protlib.selection import Selection
from protlib.storage import Document

if TYPE_CHECKING:
    from protlib.index import Index
    from protlib.record.decisions import Decisions
    from protlib.record.decisions.saved_search import SavedSearch
    from protlib.search.facets import Counts

ReadDecisions = Callable[[], Sequence[Document]]
"""What returns the decisions that a library keeps, as documents."""


class Request(NamedTuple):
    """A selection, and of the library its own fields, the names that are those of one body, and its saved searches."""

    selection: Selection
    own: Callable[[], Sequence[str]]
    other_names: OtherNames
    searches: "Callable[[], Sequence[SavedSearch]]"


def asked_of(selection: Selection | str, documents: ReadDecisions) -> Request:
    """Return what is asked of a library that keeps its decisions as documents; a text is a query."""
    decisions = documents()
    return Request(
        Selection(selection) if isinstance(selection, str) else selection,
        lambda: _decisions(documents()).own_fields(),
        OtherNames(_decisions(decisions).names()) if decisions else NO_OTHERS,
        lambda: _decisions(documents()).searches(),
    )


def works(documents: ReadDecisions) -> list[list[str]]:
    """Return the keys of the language versions of each work, by the decisions that a library keeps as documents."""
    return _decisions(decisions).works() if (decisions := documents()) else []


def _decisions(documents: Sequence[Document]) -> "Decisions":
    from protlib.record.decisions import Decisions  # which libraries that have decided nothing never need

    return Decisions.from_documents(documents)


def counted(
    request: Selection | str,
    by: Sequence[str],
    documents: ReadDecisions,
    *,
    as_catalogued: bool = False,
    without: Collection[str] = (),
) -> "Callable[[Index], Counts]":
    """Return what counts the publications of a selection in an index, as a library has decided; see `search.facets`."""
    from protlib.search.facets import facets

    selection, own, other_names, searches = asked_of(request, documents)
    linked = works(documents)
    return lambda index: facets(
        index,
        selection,
        by,
        own,
        other_names,
        searches,
        works=linked,
        as_catalogued=as_catalogued,
        without=without,
    )
