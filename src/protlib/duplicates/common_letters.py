"""Counts the letters that two texts have in common, and tells of sets of texts whether they may have one in common."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_LAST_BIT: Final = 127
"""More bits would tell more sets apart, but take more room and time."""


def set_bits(texts: Iterable[str]) -> int:
    """Return a number with a bit for each text; sets of texts with no common bit have no common text."""
    bits = 0
    for text in texts:
        bits |= 1 << (hash(text) & _LAST_BIT)
    return bits


def letters_alike(first: str, second: str, least_percent: int = 0) -> float:
    """Return how many of a hundred letters two texts share, in order; 0 if fewer than `least_percent`."""
    return _ratio()(first, second, score_cutoff=least_percent)


def letters_alike_each(first_texts: Sequence[str], second: str, least_percent: int) -> list[float]:
    """Return how many of a hundred letters each of several texts shares with another, as `letters_alike` does."""
    shares = [0.0] * len(first_texts)
    for _text, share, position in _extract()(
        second, first_texts, scorer=_ratio(), score_cutoff=least_percent, limit=None
    ):
        shares[position] = share
    return shares


@cache
def _ratio() -> "Callable[..., float]":
    """Return the comparing function, cached: an import in each of a million calls takes longer than the comparison."""
    from rapidfuzz import fuzz

    return fuzz.ratio


@cache
def _extract() -> "Callable[..., list[tuple[str, float, int]]]":
    from rapidfuzz import process

    return process.extract
