"""The records of a selection, read anew at each walk through them, because all of them would fill the memory."""

from array import array
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Final, overload

from protlib.library.current_index import CurrentIndex
from protlib.search.results import Results

if TYPE_CHECKING:
    from protlib.record.model import Publication

_RECORDS_AT_ONCE: Final = 1000
"""So many records are in memory."""


def stream_records(index: CurrentIndex, results: Results, fields: Collection[str]) -> Results:
    """Return results whose records are read on demand, with all fields or these.

    A write in the meantime changes what is read. Who needs one state of the library calls `read_at_one_moment`.
    """
    return results.changed(publications=_RecordStream(index, results.numbers, fields))


class _RecordStream(Sequence["Publication"]):
    """The records of an index with these numbers, in this order."""

    def __init__(self, index: CurrentIndex, numbers: Sequence[int], fields: Collection[str]) -> None:
        self._index = index
        self._numbers = array("I", numbers)  # a list of numbers takes nine times the memory
        self._fields = fields

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> "Iterator[Publication]":
        for start in range(0, len(self._numbers), _RECORDS_AT_ONCE):
            yield from self[start : start + _RECORDS_AT_ONCE]

    @overload
    def __getitem__(self, position: int) -> "Publication": ...
    @overload
    def __getitem__(self, position: slice) -> "list[Publication]": ...
    def __getitem__(self, position: int | slice) -> "Publication | list[Publication]":
        if not isinstance(position, slice):
            return self[position : position + 1 or None][0]
        numbers = self._numbers[position]
        return self._index.ask(lambda index: [record for _number, record in index.records(numbers, self._fields)])
