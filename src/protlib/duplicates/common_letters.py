"""Counts the letters that two texts have in common."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def letters_alike(first: str, second: str, least: int = 0) -> float:
    """Return how many of a hundred letters two texts share, in order; 0 if fewer than `least`."""
    return _ratio()(first, second, score_cutoff=least)


def letters_alike_each(firsts: Sequence[str], second: str, least: int) -> list[float]:
    """Return how many of a hundred letters each of several texts shares with another, as `letters_alike` does."""
    shares = [0.0] * len(firsts)
    for _text, share, position in _extract()(second, firsts, scorer=_ratio(), score_cutoff=least, limit=None):
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
