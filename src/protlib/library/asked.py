"""What is asked of a library: the selection that is meant, and the names that are asked for with others."""

from collections.abc import Callable, Sequence

from protlib.search.other_names import NO_OTHERS, OtherNames
from protlib.selection import Selection
from protlib.storage import Document


def selection_of(asked: Selection | str) -> Selection:
    """Return the selection that is meant: a text is a query."""
    return Selection(asked) if isinstance(asked, str) else asked


def other_names(documents: Callable[[], Sequence[Document]]) -> OtherNames:
    """Return the names that are those of one body, by the decisions that a library keeps as documents."""
    kept = documents()
    if not kept:
        return NO_OTHERS
    from protlib.record.decisions import Decisions  # which libraries that have decided nothing never need

    return OtherNames(Decisions.of(kept).names())


def works(documents: Callable[[], Sequence[Document]]) -> list[list[str]]:
    """Return the keys of the language versions of each work, by the decisions that a library keeps as documents."""
    if not (kept := documents()):
        return []
    from protlib.record.decisions import Decisions

    return Decisions.of(kept).works()
