"""The documents of a library's file by the keys of their records."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from protlib.record.decisions import Decisions
from protlib.record.keys import is_fit
from protlib.record.model import Publication
from protlib.storage import DECISIONS, PUBLICATIONS, Document
from protlib.storage.layout import Tables


class KeyedDocuments:
    """The documents of a library's file, by the keys that their records are known by; `read` returns the file's tables.

    Nearly all keys stand in the file as they are; only where one cannot be a key, or stands there twice, are all of them
    worked out, as `documents.keys_of` does.
    """

    def __init__(self, read: Callable[[], Tables]) -> None:
        self._read = read

    @cached_property
    def _as_written(self) -> Mapping[Any, str]:
        """The number of the document of each key, as it stands in the file."""
        keyed = ((document.get("key"), number) for number, document in self._read()[PUBLICATIONS].items())
        return {key: number for key, number in keyed if isinstance(key, str)}

    @cached_property
    def _mended(self) -> Mapping[str, str]:
        from protlib.library.documents import keys_of

        table = self._read()[PUBLICATIONS]
        return dict(zip(keys_of([*table.values()]), table, strict=True))

    def number(self, key: str) -> str | None:
        """Return the number of the document that is known by a key, None where there is none."""
        if is_fit(key) and key in self._as_written:
            return self._as_written[key]
        return self._mended.get(key) if self._is_odd else None

    def document(self, key: str) -> Document | None:
        """Return the document that is known by a key, None where there is none."""
        number = self.number(key)
        return None if number is None else self._read()[PUBLICATIONS][number]

    def record(self, key: str) -> Publication | None:
        """Return the record with a key, None where there is none."""
        from protlib.library.documents import publication_of

        document = self.document(key)
        return None if document is None else publication_of(document, key)

    def decisions(self) -> Decisions:
        """Return what was decided about the library."""
        return Decisions.of(self._read().get(DECISIONS, {}).values())

    @cached_property
    def _is_odd(self) -> bool:
        """Tell whether a document is known by another key than the one in the file."""
        are_fewer = len(self._as_written) < len(self._read()[PUBLICATIONS])
        return are_fewer or not all(map(is_fit, self._as_written))
