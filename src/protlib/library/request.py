"""The request for a selection of a library, with the library's decisions that matter for it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from protlib.search import Request
from protlib.search.other_names import NO_OTHERS, OtherNames
from protlib.selection import Selection
from protlib.storage import Document

if TYPE_CHECKING:
    from protlib.library.file_texts import FileTexts
    from protlib.record.decisions import Decisions

ReadDecisions = Callable[[], Sequence[Document]]
"""What returns the decisions that a library keeps, as documents."""


def make_request(selection: Selection | str, documents: ReadDecisions, texts: "FileTexts") -> Request:
    """Return the request for a selection or a query; the library keeps its decisions as documents."""
    names = _of_kind("name", documents)
    return Request(
        Selection(selection) if isinstance(selection, str) else selection,
        lambda: _decisions(documents()).own_fields(),
        OtherNames(_decisions(names).names()) if names else NO_OTHERS,
        lambda: _decisions(documents()).searches(),
        texts,
        lambda: _list_works(documents),
    )


def _list_works(documents: ReadDecisions) -> list[list[str]]:
    return _decisions(translations).works() if (translations := _of_kind("translations", documents)) else []


def _of_kind(kind: str, documents: ReadDecisions) -> Sequence[Document]:
    """Return the decisions of a kind: who reads records needs few kinds, and the code of decisions for none."""
    return [document for document in documents() if document.get("kind") == kind]


def _decisions(documents: Sequence[Document]) -> "Decisions":
    from protlib.record.decisions import Decisions

    return Decisions.from_documents(documents)
