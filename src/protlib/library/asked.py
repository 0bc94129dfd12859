"""What is asked of a library: the selection that is meant, and the names that are asked for with others."""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from protlib.search.other_names import NO_OTHERS, OtherNames
from protlib.selection import Selection
from protlib.storage import Document

if TYPE_CHECKING:
    from protlib.index import Index
    from protlib.search.facets import Counts

Kept = Callable[[], Sequence[Document]]
"""What returns the decisions that a library keeps, as documents."""


def selection_of(asked: Selection | str) -> Selection:
    """Return the selection that is meant: a text is a query."""
    return Selection(asked) if isinstance(asked, str) else asked


def other_names(documents: Kept) -> OtherNames:
    """Return the names that are those of one body, by the decisions that a library keeps as documents."""
    kept = documents()
    if not kept:
        return NO_OTHERS
    from protlib.record.decisions import Decisions  # which libraries that have decided nothing never need

    return OtherNames(Decisions.of(kept).names())


def works(documents: Kept) -> list[list[str]]:
    """Return the keys of the language versions of each work, by the decisions that a library keeps as documents."""
    if not (kept := documents()):
        return []
    from protlib.record.decisions import Decisions

    return Decisions.of(kept).works()


def counted(
    asked: Selection | str,
    by: Sequence[str],
    documents: Kept,
    own: Callable[[], Sequence[str]],
    *,
    as_catalogued: bool = False,
    without: Collection[str] = (),
) -> "Callable[[Index], Counts]":
    """Return what counts the publications of a selection in an index, as a library has decided; see `search.facets`."""
    from protlib.search.facets import facets

    selection, others, linked = selection_of(asked), other_names(documents), works(documents)
    return lambda index: facets(
        index, selection, by, own, others, works=linked, as_catalogued=as_catalogued, without=without
    )
