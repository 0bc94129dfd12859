"""Scores of all records at once: sums over the bits of sets; the best of a hundred thousand take a millisecond."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from operator import add
from typing import Final

from protlib.index import bitmaps

FINEST: Final = 2047
"""The highest score of a record, in whole numbers."""

Levels = Sequence[tuple[int, int]]
"""What a word adds to the scores of which records, the most first: the first of them that a record is in counts."""


def sum_levels(words: Iterable[Levels]) -> list[int]:
    """Return the scores of all records as slices: slice n has the records whose score has bit n set."""
    total: list[int] = []
    for levels in words:
        total = _add(total, _slice(levels))
    return total


def find_best(slices: Sequence[int], candidates: int, count: int) -> tuple[int, int]:
    """Return the best of some records: those surely among the best, and those that share the last place."""
    sure = 0
    for piece in reversed(slices):
        better = candidates & piece
        if better.bit_count() > count:
            candidates = better
        else:
            sure |= better
            count -= better.bit_count()
            candidates &= ~piece
        if not count:
            return sure, 0
    return sure, candidates


def find_at_least(slices: Sequence[int], least: int) -> int:
    """Return the records with at least this score."""
    higher, equal = 0, -1
    for position in reversed(range(max(len(slices), least.bit_length()))):
        piece = slices[position] if position < len(slices) else 0
        if least >> position & 1:
            equal &= piece
        else:
            higher |= equal & piece
            equal &= ~piece
    return higher | equal


def read_scores(slices: Sequence[int], numbers: Sequence[int]) -> list[int]:
    """Return the scores of some records."""
    candidates = bitmaps.bits_of(numbers)
    size = (candidates.bit_length() + 7) >> 3
    spots = [(number >> 3, 1 << (number & 7)) for number in numbers]
    scores = [0] * len(spots)
    for position, piece in enumerate(slices):
        points = 1 << position
        if (having := piece & candidates) == candidates:
            scores = [score + points for score in scores]
        elif having:
            octets = having.to_bytes(size, "little")
            added = [points if octets[octet_number] & bit else 0 for octet_number, bit in spots]
            scores = list(map(add, scores, added))
    return scores


def _slice(levels: Levels) -> list[int]:
    slices = [0] * max((points.bit_length() for points, _bits in levels), default=0)
    counted = 0
    for points, bits in levels:
        new = bits & ~counted
        counted |= bits
        for position in range(points.bit_length()):
            if points >> position & 1:
                slices[position] |= new
    return slices


def _add(first: Sequence[int], second: Sequence[int]) -> list[int]:
    """Add two numbers for each record, bit by bit with a carry."""
    total = []
    carry = 0
    for first_slice, second_slice in zip_longest(first, second, fillvalue=0):
        total.append(first_slice ^ second_slice ^ carry)
        carry = (first_slice & second_slice) | (carry & (first_slice ^ second_slice))
    return [*total, carry] if carry else total
