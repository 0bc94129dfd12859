"""One side of a merge: the records of a library with their numbers, and what was decided about it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from protlib.library.documents import understood
from protlib.record.decisions import Decisions
from protlib.record.model import Publication
from protlib.storage import DECISIONS, PUBLICATIONS, Document
from protlib.storage.contents import content_of
from protlib.storage.layout import Tables

_FIRST_FORMAT_ENDS: Final = 10**12
"""Numbers below this one were given by the first format, 1, 2, 3: other libraries have the same."""


class Numbered(NamedTuple):
    """A record and its number in the file of its library, "" where it comes from no library."""

    number: str
    record: Publication

    @property
    def is_unique(self) -> bool:
        """Tell whether no other record has the number, in no library."""
        return bool(self.number) and int(self.number) > _FIRST_FORMAT_ENDS

    @property
    def names(self) -> list[str]:
        """The keys that find the record, the present one first, as they are compared."""
        return [name.casefold() for name in (self.record.key, *self.record.aliases) if name]


class Side(NamedTuple):
    """The records of a library and its decisions."""

    records: Sequence[Numbered]
    decisions: Decisions = Decisions()


def side_of(raw: bytes) -> Side:
    """Return what a library's file holds; raises NotALibraryError."""
    return side_in(content_of(raw).tables)


def side_in(tables: Tables) -> Side:
    """Return what the tables of a library hold."""
    return Side(numbered(tables[PUBLICATIONS]), Decisions.from_documents(tables.get(DECISIONS, {}).values()))


def numbered(table: Mapping[str, Document]) -> list[Numbered]:
    """Return the records of a table of documents, which has them by their numbers."""
    documents = understood([*table.values()]).documents
    return [
        Numbered(number, Publication.from_dict(document)) for number, document in zip(table, documents, strict=True)
    ]


def without_numbers(records: Iterable[Publication]) -> Side:
    """Return the records of a file that is no library."""
    return Side([Numbered("", record) for record in records])
