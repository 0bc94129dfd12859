"""The records of a page as rows of displayed values, under the names in `interface/view/records.js`."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from protlib.record.fields import labels
from protlib.record.model import NAME_LISTS, Publication
from protlib.text import without_markup

TEXTS: Final = (
    "key", "type", "title", "date", "container_title", "volume", "issue", "page", "collection_title",
    "collection_number", "number", "genre", "edition", "event_title", "publisher", "publisher_place", "isbn", "issn",
    "doi",
    "url", "archived", "language", "category", "abstract",
)  # fmt: skip
LISTS: Final = ("authors", "editors", "topics", "tags", "countries", "regions")
COLUMNS: Final = (*TEXTS, "year", *LISTS)
"""What a row has, in this order; other fields of a record are not shown."""
_MARKED: Final = frozenset({"title", "container_title", "collection_title", "abstract"})


def make_table(publications: Iterable[Publication]) -> dict[str, Any]:
    """Return the rows of records and the names of their columns; empty values at the end of a row are left out."""
    return {"columns": COLUMNS, "rows": [_row(publication) for publication in publications]}


def _row(publication: Publication) -> Sequence[Any]:
    row = [value_on_page(publication, name) for name in COLUMNS]
    while not row[-1]:
        row.pop()
    return row


def value_on_page(publication: Publication, name: str) -> Any:
    """Return the value that a page displays of a field, one of the `COLUMNS`."""
    value = getattr(publication, name)
    if name in NAME_LISTS:
        return [labels.plain(item) for item in value]
    if name in _MARKED:
        return without_markup(value)
    return value or 0 if name == "year" else value
