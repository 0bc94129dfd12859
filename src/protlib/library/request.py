"""A request to a library: the selection, and the library's decisions that matter for it."""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from protlib.frozen import NamedTuple
from protlib.search.other_names import NO_OTHERS, OtherNames
from protlib.selection import Selection
from protlib.storage import Document

if TYPE_CHECKING:
    from protlib.index import Index
    from protlib.library.file_texts import FileTexts
    from protlib.record.decisions import Decisions
    from protlib.record.decisions.saved_search import SavedSearch
    from protlib.search.facets import Counts

ReadDecisions = Callable[[], Sequence[Document]]
"""What returns the decisions that a library keeps, as documents."""


class Request(NamedTuple):
    """A selection, with the library's own fields, the names of bodies that it unifies, and its saved searches."""

    selection: Selection
    own: Callable[[], Sequence[str]]
    other_names: OtherNames
    searches: "Callable[[], Sequence[SavedSearch]]"


def make_request(selection: Selection | str, documents: ReadDecisions) -> Request:
    """Return the request for a selection or a query; the library keeps its decisions as documents."""
    names = _of_kind("name", documents)
    return Request(
        Selection(selection) if isinstance(selection, str) else selection,
        lambda: _decisions(documents()).own_fields(),
        OtherNames(_decisions(names).names()) if names else NO_OTHERS,
        lambda: _decisions(documents()).searches(),
    )


def list_works(documents: ReadDecisions) -> list[list[str]]:
    """Return the keys of the language versions of each work, from a library's decisions."""
    return _decisions(translations).works() if (translations := _of_kind("translations", documents)) else []


def _of_kind(kind: str, documents: ReadDecisions) -> Sequence[Document]:
    """Return the decisions of a kind: who reads records needs few kinds, and the code of decisions for none."""
    return [document for document in documents() if document.get("kind") == kind]


def _decisions(documents: Sequence[Document]) -> "Decisions":
    from protlib.record.decisions import Decisions

    return Decisions.from_documents(documents)


def make_counter(
    request: Selection | str,
    by: Sequence[str],
    documents: ReadDecisions,
    texts: "FileTexts",
    as_catalogued: bool,
    without: Collection[str],
) -> "Callable[[Index], Counts]":
    """Return the function that counts the publications of a selection in an index; see `search.facets`."""
    from protlib.search.facets import count_facets

    selection, own, other_names, searches = make_request(request, documents)
    linked = list_works(documents)
    return lambda index: count_facets(
        index,
        selection,
        by,
        own,
        other_names,
        searches,
        texts=texts,
        works=linked,
        as_catalogued=as_catalogued,
        without=without,
    )
