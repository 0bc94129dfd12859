"""Counts the letters that two texts have in common."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def letters_alike(first: str, second: str, least: int = 0) -> float:
    """Return how many of a hundred letters two texts share, in order; 0 if fewer than `least`."""
    return _ratio()(first, second, score_cutoff=least)


@cache
def _ratio() -> "Callable[..., float]":
    """Return the comparing function, cached: an import in each of a million calls takes longer than the comparison."""
    from rapidfuzz import fuzz

    return fuzz.ratio
