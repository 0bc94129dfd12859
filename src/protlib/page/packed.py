"""Numbers as bytes, seven bits in each, and sets of records by what lies between their numbers: what `interface/search/reader.js` reads."""

from collections.abc import Iterable, Sequence
from typing import Final

_MORE: Final = 0x80


def packed(numbers: Iterable[int]) -> bytes:
    """Return whole numbers that are not below zero, the lowest seven bits of each first."""
    raw = bytearray()
    for number in numbers:
        rest = number
        while rest >= _MORE:
            raw.append(rest & (_MORE - 1) | _MORE)
            rest >>= 7
        raw.append(rest)
    return bytes(raw)


def gaps(rising: Iterable[int]) -> list[int]:
    """Return how many numbers are left out before each of some rising ones."""
    gap_sizes = []
    after = 0
    for number in rising:
        gap_sizes.append(number - after)
        after = number + 1
    return gap_sizes


def counted(rising: Sequence[int]) -> list[int]:
    """Return how many rising numbers there are, and what is left out before each."""
    return [len(rising), *gaps(rising)]


def sections(several: Iterable[bytes]) -> bytes:
    """Return pieces one behind the other, each behind its length."""
    return b"".join(packed([len(piece)]) + piece for piece in several)


class Sets:
    """Sets of records, each of which is kept once and named by its place."""

    def __init__(self) -> None:
        self._places: dict[tuple[int, ...], int] = {}

    def place(self, rising: Sequence[int]) -> int:
        """Return the place of a set."""
        return self._places.setdefault(tuple(rising), len(self._places))

    def __bytes__(self) -> bytes:
        return packed([len(self._places)]) + b"".join(packed(counted(place)) for place in self._places)
