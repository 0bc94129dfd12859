"""Many records that are looked up one after the other: only fingerprints that may find something are looked up."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.fingerprints import fingerprints
from protlib.duplicates.typed_reference import fingerprints_of_reference, reference_of
from protlib.record.model import Publication

_RECORDS_AT_ONCE: Final = 1000
"""So many records are prepared together: a processor does one thing many times sooner than many things by turns."""
_MOST_PREPARED: Final = 1 << 17
"""So many records stay prepared, each in a kilobyte; of a larger import, the others are prepared again."""
_PLACES_A_RECORD: Final = 128
"""Places to tick fingerprints off in. A record ticks six: one in forty is a place that is ticked already."""


class Newcomers:
    """Records prepared for comparison in their turn, with their fingerprints as numbers.

    Most fingerprints are of one record alone: no other record can be found by them, and they need no room. Nor does
    what was prepared of a record that has only such. `texts` are all fingerprints as the index of a library has them,
    if they are kept; `known_names` are those of `ComparedRecord`.
    """

    def __init__(
        self,
        publications: Sequence[Publication],
        known_names: Mapping[str, str],
        *,
        compares: bool,
        keeps_texts: bool,
    ) -> None:
        self.texts: set[str] = set()
        self._publications = publications
        self.known_names = known_names
        self._prints = array("q")
        self._ends = array("q")
        self._by_title: dict[str, int] = {}
        """The position of the first record with each title, if texts are kept."""
        self._common: dict[int, int] = {}
        """How many records to come have each fingerprint that several have."""
        self._prepared: dict[int, ComparedRecord] = {}
        if compares:
            common_prints = self._print_all(keeps_texts=keeps_texts)
            counts = Counter(filter(common_prints.__contains__, self._prints))
            # A fingerprint that met the tick of another one may still be of one record alone, and finds nothing.
            self._common |= {number: count for number, count in counts.items() if count > 1}

    def __iter__(self) -> Iterator[tuple[ComparedRecord, Sequence[int], Sequence[int]]]:
        """Yield each record with the fingerprints that another may have, and those that no later one has.

        Call it once.
        """
        begin = 0
        for position, publication in enumerate(self._publications):
            end = self._ends[position] if self._ends else 0
            record = self._prepared.pop(position, None)
            if record is None:
                record = ComparedRecord(publication, self.known_names)
            prints = [number for number in self._prints[begin:end] if number in self._common]
            yield record, prints, self._count_off(prints) if prints else ()  # most have none
            begin = end

    def _count_off(self, prints: Iterable[int]) -> list[int]:
        """Return those of a record's fingerprints that no later record has."""
        spent: list[int] = []
        for number in prints:
            if count := self._common[number]:  # 0 where `share` has added it
                self._common[number] = count - 1
                if count == 1:
                    spent.append(number)
        return spent

    def share(self, texts: Iterable[str]) -> list[int]:
        """Return the numbers for fingerprints of another record, by which those that are still to come may find it."""
        numbers = list(map(hash, texts))
        for number in numbers:
            self._common.setdefault(number, 0)
        return numbers

    def share_all(self, record: ComparedRecord) -> list[int]:
        """Share the fingerprints of a record that is in the library; those of one that comes again are at hand."""
        position = self._by_title.get(record.publication.title)
        if position is None or not _have_one_set(self._publications[position], record.publication):
            return self.share(fingerprints(record))
        numbers = self._prints[self._ends[position - 1] if position else 0 : self._ends[position]].tolist()
        for number in numbers:
            self._common.setdefault(number, 0)
        return numbers

    def _print_all(self, *, keeps_texts: bool) -> set[int]:
        """Note the fingerprints of all records, and return those that several may have."""
        common_prints: set[int] = set()
        places = 1 << (_PLACES_A_RECORD * len(self._publications)).bit_length()
        last, ticked_off = places - 1, bytearray(places)
        for start in range(0, len(self._publications), _RECORDS_AT_ONCE):
            records = [
                ComparedRecord(publication, self.known_names)
                for publication in self._publications[start : start + _RECORDS_AT_ONCE]
            ]
            for position, texts in enumerate(list(map(_fingerprints, records)), start):
                numbers = list(map(hash, texts))
                ticks = [number & last for number in numbers]
                if any(map(ticked_off.__getitem__, ticks)):
                    common_prints.update([number for number in numbers if ticked_off[number & last]])
                    if len(self._prepared) < _MOST_PREPARED:
                        self._prepared[position] = records[position - start]
                for tick in ticks:
                    ticked_off[tick] = True
                self._prints.extend(numbers)
                self._ends.append(len(self._prints))
                if keeps_texts:
                    self.texts.update(texts)
                    self._by_title.setdefault(self._publications[position].title, position)
        return common_prints


def _have_one_set(newcomer: Publication, existing: Publication) -> bool:
    """Tell whether a newcomer surely has the fingerprints of an existing record, and none besides."""
    from protlib.duplicates.description import description

    return (
        (newcomer.title, newcomer.extra, newcomer.note) == (existing.title, existing.extra, existing.note)
        and description(newcomer) == description(existing)
        and not reference_of(newcomer)
    )


def _fingerprints(record: ComparedRecord) -> tuple[str, ...]:
    texts, publication = fingerprints(record), record.publication
    has_note = publication.private_note or publication.note  # as few have
    return (*texts, *fingerprints_of_reference(record)) if has_note and reference_of(publication) else texts
