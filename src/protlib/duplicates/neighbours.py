"""Finds the few records that may be the same as another, by their fingerprints."""

from array import array
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from protlib.duplicates.compared import NOBODY_KNOWN, ComparedRecord

if TYPE_CHECKING:
    from protlib.record.model import Publication

# A fingerprint that more records share says little, and comparing all of them would take minutes. Details divide such
# records.
_CROWD: Final = 60
_MOST_COMPARED: Final = 12  # of those that share a detail: each costs a comparison of all fields
# Letters at the beginning of a title: titles with other ends may be of one publication.
_BEGINNING: Final = 30
_FIRST_LETTERS: Final = 8  # with the author and the year, so few are enough


class Neighbours:
    """Records by their fingerprints; details divide the records under a common fingerprint.

    `known_names` are those of `ComparedRecord`. A record that no fingerprint finds any more is prepared anew when asked
    for: what is prepared of all records of a large import takes half as much memory as the records.
    """

    def __init__(self, known_names: Mapping[str, str] = NOBODY_KNOWN) -> None:
        self._known_names = known_names
        self._records: list[ComparedRecord | Publication] = []
        self._by_print: dict[Hashable, int | list[int]] = {}
        """The numbers for each fingerprint; most have only one, and a list of it would take three times the memory."""
        self._by_detail: dict[Hashable, dict[Hashable, list[int]]] = {}
        self._prints_left = array("I")
        """For each record, how many of its fingerprints may still be looked up."""

    def __getitem__(self, number: int) -> ComparedRecord:
        record = self._records[number]
        return record if isinstance(record, ComparedRecord) else ComparedRecord(record, self._known_names)

    def list_records(self, numbers: Iterable[int]) -> list[ComparedRecord]:
        """Return the records with these numbers."""
        records = self._records
        return [record if isinstance(record := records[number], ComparedRecord) else self[number] for number in numbers]

    def know(self, record: ComparedRecord, prints: Iterable[Hashable]) -> int:
        """Store a record under its fingerprints, and return its number."""
        number = len(self._records)
        self._records.append(record)
        self._prints_left.append(0)
        self._file(number, prints)
        return number

    def change(self, number: int, record: ComparedRecord, prints: Iterable[Hashable]) -> None:
        """Replace a record, and store the new one under its additional fingerprints."""
        self._records[number] = record
        self._file(number, prints)

    def forget(self, prints: Iterable[Hashable]) -> None:
        """Forget fingerprints that nobody looks up any more, and what was prepared of records that have no others."""
        for fingerprint in prints:
            self._by_detail.pop(fingerprint, None)
            numbers_with_print = self._by_print.pop(fingerprint, ())
            for number in (numbers_with_print,) if isinstance(numbers_with_print, int) else numbers_with_print:
                self._prints_left[number] -= 1
                self._keep_what_is_looked_up(number)

    def numbers_like(self, record: ComparedRecord, prints: Sequence[Hashable]) -> Iterator[int]:
        """Yield the numbers of the records that may be the same as this one, each once."""
        numbers: dict[int, None] = {}
        for fingerprint in prints:
            numbers_with_print = self._by_print.get(fingerprint)
            if numbers_with_print is None:
                continue
            if isinstance(numbers_with_print, int):
                numbers[numbers_with_print] = None
            elif len(numbers_with_print) <= _CROWD:
                numbers.update(dict.fromkeys(numbers_with_print))
            else:
                blocks = self._by_detail[fingerprint]
                for detail in _details(record):
                    numbers.update(dict.fromkeys(blocks.get(detail, ())[-_MOST_COMPARED:]))
        return iter(numbers)

    def _file(self, number: int, prints: Iterable[Hashable]) -> None:
        for fingerprint in prints:
            self._prints_left[number] += 1
            numbers_with_print = self._by_print.get(fingerprint)
            if numbers_with_print is None:
                self._by_print[fingerprint] = number
                continue
            if isinstance(numbers_with_print, int):
                self._by_print[fingerprint] = [numbers_with_print, number]
                continue
            numbers_with_print.append(number)
            if fingerprint in self._by_detail:
                self._divide(fingerprint, number)
            elif len(numbers_with_print) > _CROWD:
                self._by_detail[fingerprint] = {}
                for entry in numbers_with_print:
                    self._divide(fingerprint, entry)
        self._keep_what_is_looked_up(number)

    def _keep_what_is_looked_up(self, number: int) -> None:
        record = self._records[number]
        if not self._prints_left[number] and isinstance(record, ComparedRecord):
            self._records[number] = record.publication

    def _divide(self, fingerprint: Hashable, number: int) -> None:
        blocks = self._by_detail[fingerprint]
        for detail in _details(self[number]):
            blocks.setdefault(detail, []).append(number)


def _details(record: ComparedRecord) -> Iterator[Hashable]:
    """Yield details that equal records share besides a common fingerprint.

    The first is the whole description: records that share it are the same.
    """
    from protlib.duplicates.description import description

    title = record.title.compact
    yield title, description(record.publication)
    yield title[:_BEGINNING], record.year
    if record.issue_pages.volume or record.issue_pages.pages.first:
        yield "place", record.issue_pages.volume, record.issue_pages.pages.first
    if record.people.first:
        yield "by", record.people.first[0].compact, record.year, title[:_FIRST_LETTERS]
