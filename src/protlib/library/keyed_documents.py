"""The documents of a library's file by the keys of their records."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from protlib.record.decisions import Decisions
from protlib.record.keys import is_fit
from protlib.record.model import Publication
from protlib.storage import DECISIONS, PUBLICATIONS, Document
from protlib.storage.layout import Tables, in_order

if TYPE_CHECKING:
    from protlib.library.merges.side import Numbered
    from protlib.storage.slices import Slices

_FEW: Final = 3  # keys for each of which the file is searched; for more, all are gathered


def _none() -> None:
    """Have the file read."""


class KeyedDocuments:
    """The documents of a library's file, by the keys that their records are known by.

    `read` returns the file's tables; where the file need not be read for what is asked, `slices` finds it there. Nearly all keys stand in the file as they are; only where one cannot be a key, or stands there twice, are all of them
    worked out, as `documents.keys_of` does.
    """

    def __init__(self, read_tables: Callable[[], Tables], slices: Callable[[], "Slices | None"] = _none) -> None:
        self._read = read_tables
        self._slices = slices
        self._sought: dict[str, str | None] = {}

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
        if (slices := self._slices()) is not None:
            return self._sliced(slices, key) if is_fit(key) else None
        if is_fit(key) and key in self._as_written:
            return self._as_written[key]
        return self._mended.get(key) if self._is_odd else None

    def document(self, key: str) -> Document | None:
        """Return the document that is known by a key, None where there is none."""
        number, slices = self.number(key), self._slices()
        if number is None:
            return None
        return slices.document(number) if slices is not None else self._read()[PUBLICATIONS][number]

    def record(self, key: str) -> Publication | None:
        """Return the record with a key, None where there is none."""
        from protlib.library.documents import publication_of

        document = self.document(key)
        return None if document is None else publication_of(document, key)

    def numbered(self) -> "Sequence[Numbered]":
        """Return all records with their numbers; the file is read whole."""
        from protlib.library.merges.side import numbered

        return numbered(self._read()[PUBLICATIONS])

    def decisions(self) -> Decisions:
        """Return what was decided about the library."""
        slices = self._slices()
        tables = self._read() if slices is None else slices.tables
        return Decisions.from_documents(in_order(tables.get(DECISIONS, {})).values())

    def _sliced(self, slices: "Slices", key: str) -> str | None:
        if key not in self._sought:
            is_one_of_few = len(self._sought) < _FEW
            self._sought[key] = slices.number(key) if is_one_of_few else self._all_sliced.get(key)
        return self._sought[key]

    @cached_property
    def _all_sliced(self) -> Mapping[str, str]:
        slices = self._slices()
        return {} if slices is None else slices.numbers()

    @cached_property
    def _is_odd(self) -> bool:
        """Tell whether a document is known by another key than the one in the file."""
        are_fewer = len(self._as_written) < len(self._read()[PUBLICATIONS])
        return are_fewer or not all(map(is_fit, self._as_written))
