"""An index whose answers are confirmed by the library's file: for a write, which must not rest on an index that is wrong."""

from collections.abc import Collection, Iterator, Sequence

from protlib.index import Index
from protlib.library.keyed_documents import KeyedDocuments
from protlib.record.model import Publication
from protlib.storage import ChangedMeanwhileError


class UntrueIndexError(ChangedMeanwhileError):
    """An index that says something else of a record than the library's file."""


class ConfirmedIndex:
    """The records of a library, as its index finds them; raises UntrueIndexError where the file says something else."""

    def __init__(self, index: Index, documents: KeyedDocuments) -> None:
        self._index = index
        self._documents = documents

    def all(self) -> int:
        """Return all records, as a bitmap."""
        return self._index.all()

    def keys(self) -> list[str]:
        """Return the keys of all records, in order."""
        return self._index.keys()

    def has_key(self, key: str) -> bool:
        """Tell whether a record has this key or had it, in whatever case."""
        return self._index.has_key(key)

    def get(self, keys: Sequence[str]) -> dict[str, Publication]:
        """Return the records with these keys or former keys, by the key that was asked for; case does not matter."""
        records = self._index.get(keys)
        for key in keys:
            if key not in records:
                self._confirm(self._documents.number(key) is None)
            elif key.casefold() not in map(str.casefold, (records[key].key, *records[key].aliases)):
                self._confirm(False)
        return dict(zip(records, self._confirmed(list(records.values())), strict=True))

    def candidates(self, fingerprints: Collection[str]) -> list[Publication]:
        """Return the records that have one of these fingerprints, in the library's order."""
        return list(self._confirmed(self._index.candidates(fingerprints)))

    def _confirmed(self, records: Sequence[Publication]) -> Iterator[Publication]:
        for record in records:
            self._confirm(self._documents.record(record.key) == record)
            yield record

    def _confirm(self, is_so: bool) -> None:
        if not is_so:
            raise UntrueIndexError("another program is changing the library; try again when it is done")
