"""The documents of a library's file by the keys of their records."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from protlib.record.decisions import Decisions
from protlib.record.keys import is_fit
from protlib.record.model import Publication
from protlib.storage import DECISIONS, PUBLICATIONS, Document
from protlib.storage.layout import Tables, sort_by_number
from protlib.storage.row_bytes import written_document

if TYPE_CHECKING:
    from protlib.library.joins.side import NumberedRecord
    from protlib.storage.slices import Slices

_FEW_KEYS: Final = 3  # keys for each of which the file is searched; for more, all are gathered


def _no_slices() -> None:
    """Return no slices, so that the whole file is read."""


class KeyedDocuments:
    """The documents of a library's file, by the keys of their records.

    `read_tables` returns the file's tables, `slices` finds documents without reading the whole file. Nearly all keys
    stand in the file as they are. Where one is invalid or stands there twice, `documents.keys_of` works out all of
    them.
    """

    def __init__(self, read_tables: Callable[[], Tables], slices: Callable[[], "Slices | None"] = _no_slices) -> None:
        self._read_tables = read_tables
        self._slices = slices
        self._answers: dict[str, str | None] = {}
        self._confirmed: set[str] = set()

    @cached_property
    def _numbers_in_file(self) -> Mapping[Any, str]:
        """The number of each document, by its key in the file."""
        keyed = ((document.get("key"), number) for number, document in self._read_tables()[PUBLICATIONS].items())
        return {key: number for key, number in keyed if isinstance(key, str)}

    @cached_property
    def _mended_numbers(self) -> Mapping[str, str]:
        from protlib.library.documents import keys_of

        table = self._read_tables()[PUBLICATIONS]
        return dict(zip(keys_of([*table.values()]), table, strict=True))

    def number(self, key: str) -> str | None:
        """Return the number of the document with a key, None where there is none."""
        if (slices := self._slices()) is not None:
            return self._find_in_slices(slices, key) if is_fit(key) else None
        if is_fit(key) and key in self._numbers_in_file:
            return self._numbers_in_file[key]
        return self._mended_numbers.get(key) if self._is_odd else None

    def document(self, key: str) -> Document | None:
        """Return the document with a key, None where there is none."""
        number = self.number(key)
        return None if number is None else self._read_anew(number)

    def record(self, key: str) -> Publication | None:
        """Return the record with a key, None where there is none."""
        from protlib.library.documents import publication_of

        document = self.document(key)
        return None if document is None else publication_of(document, key)

    def hold(self, records: Mapping[str, Publication]) -> bool:
        """Tell whether the file has exactly these records, which an index has, under these keys.

        An index holds only clean records. The file is read once, from begin to end.
        """
        numbers = {number: key for key in records if (number := self.number(key)) is not None}
        slices = self._slices()
        runs = [[*numbers]] if slices is None else slices.iterate_runs(numbers)
        return len(numbers) == len(records) and all(
            self._holds_run({number: records[numbers[number]] for number in run}) for run in runs
        )

    def _holds_run(self, run: Mapping[str, Publication]) -> bool:
        """Tell whether the file has records under these numbers, which stand side by side in it."""
        slices = self._slices()
        if slices is not None and slices.holds({number: written_document(record) for number, record in run.items()}):
            self._confirmed.update(run)
            return True
        return all(map(self._holds_record, run.values()))

    def _holds_record(self, record: Publication) -> bool:
        number = self.number(record.key)
        if number is None:
            return False
        if self._read_anew(number) == record.to_dict():
            self._confirmed.add(number)
            return True
        return self.record(record.key) == record

    def document_to_replace(self, number: str) -> Document:
        """Return the document with a number; an empty one where it is known to hold nothing but its record.

        A change puts another record in its place or removes it, and keeps only what no record has.
        """
        return {} if number in self._confirmed else self._read_anew(number)

    def _read_anew(self, number: str) -> Document:
        slices = self._slices()
        return slices.document(number) if slices is not None else self._read_tables()[PUBLICATIONS][number]

    def numbered_records(self) -> "Sequence[NumberedRecord]":
        """Return all records with their numbers; the file is read whole."""
        from protlib.library.joins.side import number_records

        return number_records(self._read_tables()[PUBLICATIONS])

    def decisions(self) -> Decisions:
        """Return the decisions of the library."""
        slices = self._slices()
        tables = self._read_tables() if slices is None else slices.tables
        return Decisions.from_documents(sort_by_number(tables.get(DECISIONS, {})).values())

    def _find_in_slices(self, slices: "Slices", key: str) -> str | None:
        if key not in self._answers:
            is_one_of_few = len(self._answers) < _FEW_KEYS
            self._answers[key] = slices.find_number(key) if is_one_of_few else self._numbers_in_slices.get(key)
        return self._answers[key]

    @cached_property
    def _numbers_in_slices(self) -> Mapping[str, str]:
        slices = self._slices()
        return {} if slices is None else slices.numbers()

    @cached_property
    def _is_odd(self) -> bool:
        """Whether a key in the file is invalid or stands there twice."""
        are_fewer = len(self._numbers_in_file) < len(self._read_tables()[PUBLICATIONS])
        return are_fewer or not all(map(is_fit, self._numbers_in_file))
