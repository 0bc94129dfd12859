"""What is known of a library that is about to be changed: the index tells which records, the file what they hold."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from protlib.index import Index
from protlib.record.keys import is_fit
from protlib.record.model import Publication
from protlib.storage import PUBLICATIONS, ChangedMeanwhileError, Document
from protlib.storage.layout import Tables


class UntrueIndexError(ChangedMeanwhileError):
    """An index that says something else of a record than the library's file."""


class Stored:
    """The documents of a library's file by the keys of their records; `read` returns its tables."""

    def __init__(self, read: Callable[[], Tables]) -> None:
        self._read = read

    @cached_property
    def _own(self) -> Mapping[Any, str]:
        """The number of the document of each key, as it stands in the file."""
        keyed = ((document.get("key"), number) for number, document in self._read()[PUBLICATIONS].items())
        return {key: number for key, number in keyed if isinstance(key, str)}

    @cached_property
    def _known(self) -> Mapping[str, str]:
        from protlib.library.documents import keys_of

        table = self._read()[PUBLICATIONS]
        return dict(zip(keys_of([*table.values()]), table, strict=True))

    def number(self, key: str) -> str | None:
        """Return the number of the document that is known by a key, None where there is none."""
        if is_fit(key) and key in self._own:
            return self._own[key]
        return self._known.get(key) if self._is_odd else None

    def document(self, key: str) -> Document | None:
        """Return the document that is known by a key, None where there is none."""
        number = self.number(key)
        return None if number is None else self._read()[PUBLICATIONS][number]

    def record(self, key: str) -> Publication | None:
        """Return the record with a key, None where there is none."""
        from protlib.library.documents import publication_of

        document = self.document(key)
        return None if document is None else publication_of(document, key)

    @cached_property
    def _is_odd(self) -> bool:
        """Tell whether a document is known by another key than the one in the file."""
        return len(self._own) < len(self._read()[PUBLICATIONS]) or not all(map(is_fit, self._own))


class Known:
    """The records of a library: looked up in its index, and believed where its file says the same.

    Raises UntrueIndexError where it does not.
    """

    def __init__(self, index: Index, stored: Stored) -> None:
        self._index = index
        self._stored = stored

    def all(self) -> int:
        """Return all records, as a bitmap."""
        return self._index.all()

    def keys(self) -> list[str]:
        """Return the keys of all records, in order."""
        return self._index.keys()

    def taken(self, key: str) -> bool:
        """Tell whether a record has this key or had it, in whatever case."""
        return self._index.taken(key)

    def get(self, keys: Sequence[str]) -> dict[str, Publication]:
        """Return the records with these keys or former keys, by the key that was asked for; case does not matter."""
        found = self._index.get(keys)
        for key in keys:
            if key not in found:
                self._believe(self._stored.number(key) is None)
            elif key.casefold() not in map(str.casefold, (found[key].key, *found[key].aliases)):
                self._believe(False)
        return dict(zip(found, self._confirmed(list(found.values())), strict=True))

    def candidates(self, fingerprints: Collection[str]) -> list[Publication]:
        """Return the records that have one of these fingerprints, in the library's order."""
        return list(self._confirmed(self._index.candidates(fingerprints)))

    def _confirmed(self, records: Sequence[Publication]) -> Iterator[Publication]:
        for record in records:
            self._believe(self._stored.record(record.key) == record)
            yield record

    def _believe(self, is_so: bool) -> None:
        if not is_so:
            raise UntrueIndexError(
                "the library is being changed by another program; try again when it is done"
            )
