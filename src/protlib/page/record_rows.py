"""The records of a page as rows of displayed values, under the names in `interface/view/records.js`."""

from collections.abc import Iterable, Sequence
from typing import Any, Final
from urllib.parse import quote

from protlib.record.attached_file import files_of
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
"""What a row has of a record's fields, in this order; other fields are not shown."""
FILES: Final = "files"
"""The last column: the files that go along with the page, each as its relative link and its name."""
_FIELDS_WITH_MARKUP: Final = frozenset({"title", "container_title", "collection_title", "abstract"})


def make_table(publications: Iterable[Publication]) -> dict[str, Any]:
    """Return the rows of records and the names of their columns; empty values at the end of a row are left out."""
    return {"columns": (*COLUMNS, FILES), "rows": [_row(publication) for publication in publications]}


def _row(publication: Publication) -> Sequence[Any]:
    row = [value_on_page(publication, name) for name in COLUMNS]
    row.append([(quote(file.path, errors="surrogateescape"), file.title) for file in files_of(publication)])
    while not row[-1]:
        row.pop()
    return row


def value_on_page(publication: Publication, name: str) -> Any:
    """Return the value that a page displays of a field, one of the `COLUMNS`."""
    value = getattr(publication, name)
    if name in NAME_LISTS:
        return [labels.inverted_name(item) for item in value]
    if name in _FIELDS_WITH_MARKUP:
        return without_markup(value)
    return value or 0 if name == "year" else value
