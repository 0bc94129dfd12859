"""Numbers as bytes, seven bits in each, and sets of records by gaps, for `interface/search/reader.js`."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from protlib.index import bitmaps

Lines = Mapping[tuple[int, str], list[int]]
"""The records of each line of words, by its part and its words."""
_MORE_BIT: Final = 0x80  # the bit of a byte that says that its number goes on (LEB128)


def pack_numbers(numbers: Iterable[int]) -> bytes:
    """Return whole numbers that are not below zero, the lowest seven bits of each first."""
    raw = bytearray()
    for number in numbers:
        remainder = number
        while remainder >= _MORE_BIT:
            raw.append(remainder & (_MORE_BIT - 1) | _MORE_BIT)
            remainder >>= 7
        raw.append(remainder)
    return bytes(raw)


def gaps_between(numbers: Iterable[int]) -> list[int]:
    """Return how many numbers are left out before each of some rising ones."""
    gap_sizes = []
    expected_number = 0
    for number in numbers:
        gap_sizes.append(number - expected_number)
        expected_number = number + 1
    return gap_sizes


def prepend_count(numbers: Sequence[int]) -> list[int]:
    """Return the count of rising numbers, and the gaps before them."""
    return [len(numbers), *gaps_between(numbers)]


def pack_sections(sections: Iterable[bytes]) -> bytes:
    """Return pieces one after the other, each after its length."""
    return b"".join(pack_numbers([len(piece)]) + piece for piece in sections)


class Sets:
    """Sets of records, each stored once and named by its place."""

    def __init__(self) -> None:
        self._positions: dict[tuple[int, ...], int] = {}
        self._positions_of_bits: dict[int, int] = {}  # many names mean one set, and to read its bits takes long

    def position_of(self, numbers: Sequence[int]) -> int:
        """Return the place of a set."""
        return self._positions.setdefault(tuple(numbers), len(self._positions))

    def position_of_bits(self, bits: int) -> int:
        """Return the place of a set that is given as bits."""
        if (position := self._positions_of_bits.get(bits)) is None:
            position = self._positions_of_bits[bits] = self.position_of(bitmaps.numbers(bits))
        return position

    def by_part(self, parts: Mapping[int, int]) -> list[tuple[int, int]]:
        """Return parts of a record, each with the place of its set, given as bits."""
        return [(part, self.position_of_bits(bits)) for part, bits in parts.items()]

    def __bytes__(self) -> bytes:
        return pack_numbers([len(self._positions)]) + b"".join(
            pack_numbers(prepend_count(numbers)) for numbers in self._positions
        )
