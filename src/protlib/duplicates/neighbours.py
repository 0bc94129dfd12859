"""Finds the few records that may be the same as another, by their fingerprints."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Final

from protlib.duplicates.compared import Compared

# A fingerprint that more records share says little, and comparing all of them would take minutes. Details divide such
# records.
_CROWD: Final = 60
_MOST_COMPARED: Final = 12  # of those that share a detail: each costs a comparison of all fields
# Letters at the beginning of a title: titles with other ends may be of one publication.
_BEGINNING: Final = 30
_FIRST_LETTERS: Final = 8  # with the author and the year, so few are enough


class Neighbours:
    """Records by their fingerprints; details divide the records under a common fingerprint."""

    def __init__(self) -> None:
        self.records: list[Compared] = []
        self._by_print: dict[Hashable, int | list[int]] = {}
        """The numbers for each fingerprint; most have only one, and a list of it would take three times the memory."""
        self._by_detail: dict[Hashable, dict[Hashable, list[int]]] = {}

    def know(self, record: Compared, prints: Iterable[Hashable]) -> int:
        """Store a record under its fingerprints, and return its number."""
        number = len(self.records)
        self.records.append(record)
        self._file(number, prints)
        return number

    def change(self, number: int, record: Compared, prints: Iterable[Hashable]) -> None:
        """Replace a record, and store the new one under its additional fingerprints."""
        self.records[number] = record
        self._file(number, prints)

    def numbers_like(self, record: Compared, prints: Sequence[Hashable]) -> Iterator[int]:
        """Yield the numbers of the records that may be the same as this one, each once."""
        numbers: dict[int, None] = {}
        for text in prints:
            numbers_with_print = self._by_print.get(text)
            if numbers_with_print is None:
                continue
            if isinstance(numbers_with_print, int):
                numbers[numbers_with_print] = None
            elif len(numbers_with_print) <= _CROWD:
                numbers.update(dict.fromkeys(numbers_with_print))
            else:
                blocks = self._by_detail[text]
                for detail in _details(record):
                    numbers.update(dict.fromkeys(blocks.get(detail, ())[-_MOST_COMPARED:]))
        return iter(numbers)

    def _file(self, number: int, prints: Iterable[Hashable]) -> None:
        for text in prints:
            numbers_with_print = self._by_print.get(text)
            if numbers_with_print is None:
                self._by_print[text] = number
                continue
            if isinstance(numbers_with_print, int):
                self._by_print[text] = [numbers_with_print, number]
                continue
            numbers_with_print.append(number)
            if text in self._by_detail:
                self._divide(text, number)
            elif len(numbers_with_print) > _CROWD:
                self._by_detail[text] = {}
                for entry in numbers_with_print:
                    self._divide(text, entry)

    def _divide(self, text: Hashable, number: int) -> None:
        blocks = self._by_detail[text]
        for detail in _details(self.records[number]):
            blocks.setdefault(detail, []).append(number)


def _details(record: Compared) -> Iterator[Hashable]:
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
