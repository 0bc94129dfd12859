"""One side of a merge: the records of a library with their numbers, and its decisions."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from protlib.frozen import NamedTuple
from protlib.library.documents import clean_documents
from protlib.record.decisions import Decisions
from protlib.record.model import Publication
from protlib.storage import DECISIONS, PUBLICATIONS, Document
from protlib.storage.contents import content_of
from protlib.storage.layout import Tables
from protlib.text import comparable_key

_FIRST_FORMAT_ENDS: Final = 10**12
"""Numbers below this one were given by the first format, 1, 2, 3: other libraries have the same."""


class NumberedRecord(NamedTuple):
    """A record and its number in its library's file, "" where it comes from no library."""

    number: str
    record: Publication

    @property
    def is_unique(self) -> bool:
        """Whether no other record has the number, in any library."""
        return bool(self.number) and int(self.number) > _FIRST_FORMAT_ENDS

    @property
    def names(self) -> list[str]:
        """The keys that lead to the record, the present one first, case-folded."""
        return [comparable_key(name) for name in (self.record.key, *self.record.aliases) if name]


class Side(NamedTuple):
    """The records of a library and its decisions."""

    records: Sequence[NumberedRecord]
    decisions: Decisions = Decisions()


def read_side(raw: bytes) -> Side:
    """Return the content of a library's file; raises NotALibraryError."""
    return side_from_tables(content_of(raw).tables)


def side_from_tables(tables: Tables) -> Side:
    """Return the content of a library's tables."""
    return Side(number_records(tables[PUBLICATIONS]), Decisions.from_documents(tables.get(DECISIONS, {}).values()))


def number_records(table: Mapping[str, Document]) -> list[NumberedRecord]:
    """Return the records of a table, which has their documents by number."""
    documents = clean_documents([*table.values()]).documents
    return [
        NumberedRecord(number, Publication.from_dict(document))
        for number, document in zip(table, documents, strict=True)
    ]


def side_without_numbers(records: Iterable[Publication]) -> Side:
    """Return the records of a file that is no library."""
    return Side([NumberedRecord("", record) for record in records])
