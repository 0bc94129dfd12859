"""The one line that lists show for a record, as the index keeps it; `summary_of_record.summary_of` makes it."""

from collections.abc import Iterator, Sequence
from typing import Final, Self, overload

from protlib.frozen import NamedTuple

_TABS_OF_A_LINE: Final = 4  # between the five parts of a line


class Summary(NamedTuple):
    """The cells of a record's line, without tabs and line ends; a substitute stands for a missing title."""

    key: str
    year: str
    authors: str
    title: str
    places: str

    @classmethod
    def from_line(cls, line: str) -> Self:
        """Return the cells of a line from `to_line`."""
        return cls(*line.split("\t"))

    def to_line(self) -> str:
        """Return the cells with tabs between them."""
        return "\t".join(self)


class Summaries(Sequence[Summary]):
    """Many lines, each split into cells when it is read; ValueError for a text that is no such line."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        if not all(type(line) is str and line.count("\t") == _TABS_OF_A_LINE for line in lines):
            raise ValueError("not the lines of records")

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[Summary]:
        return map(Summary.from_line, self._lines)

    @overload
    def __getitem__(self, position: int) -> Summary: ...
    @overload
    def __getitem__(self, position: slice) -> "Summaries": ...
    def __getitem__(self, position: int | slice) -> "Summary | Summaries":
        line = self._lines[position]
        return Summary.from_line(line) if isinstance(line, str) else Summaries(line)
