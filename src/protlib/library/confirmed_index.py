"""The index of a library that is written to: no record comes back that the file lacks, or has otherwise."""

from collections.abc import Collection, Sequence

from protlib.index import Index
from protlib.library.keyed_documents import KeyedDocuments
from protlib.record.model import Publication
from protlib.storage import ChangedMeanwhileError
from protlib.text import comparable_key


class UntrueIndexError(ChangedMeanwhileError):
    """An index that differs from the library's file."""


class ConfirmedIndex:
    """The records of a library by its index; raises UntrueIndexError where the file differs."""

    def __init__(self, index: Index, documents: KeyedDocuments) -> None:
        self._index = index
        self._documents = documents

    def all(self) -> int:
        """Return all records, as a bitmap."""
        return self._index.all()

    def keys(self) -> list[str]:
        """Return the keys of all records, in order."""
        return self._index.keys()

    def present_and_former_keys(self) -> list[str]:
        """Return all keys by which records are found: the present ones in order, then former ones."""
        return self._index.present_and_former_keys()

    def has_key(self, key: str) -> bool:
        """Tell whether a record has this key or had it, in whatever case."""
        return self._index.has_key(key)

    def present_keys(self, keys: Sequence[str]) -> list[str]:
        """Return those of some keys that a record has or had."""
        return self._index.present_keys(keys)

    def get(self, keys: Sequence[str]) -> dict[str, Publication]:
        """Return the records with these keys or former keys, by the requested key; case does not matter."""
        records = self._index.get(keys)
        for key in keys:
            if key not in records:
                self._confirm(is_so=self._documents.number(key) is None)
            elif comparable_key(key) not in map(comparable_key, (records[key].key, *records[key].aliases)):
                self._confirm(is_so=False)
        self._confirm(is_so=self._documents.hold({record.key: record for record in records.values()}))
        return records

    def candidates(self, fingerprints: Collection[str]) -> list[Publication]:
        """Return the records that have one of these fingerprints, in the library's order."""
        records = self._index.candidates(fingerprints)
        self._confirm(is_so=self._documents.hold({record.key: record for record in records}))
        return records

    def list_filled(self, field: str) -> list[Publication]:
        """Return the records in which a field is filled."""
        records = self._index.list_filled(field)
        self._confirm(is_so=self._documents.hold({record.key: record for record in records}))
        return records

    def _confirm(self, *, is_so: bool) -> None:
        if not is_so:
            raise UntrueIndexError("another program is changing the library; try again when it is done")
