"""How many letters two texts have in common."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def letters_alike(first: str, second: str, least: int = 0) -> float:
    """Return how many of a hundred letters are alike in two texts, in their order; 0 where they are fewer than `least`."""
    return _ratio()(first, second, score_cutoff=least)


@cache
def _ratio() -> "Callable[..., float]":
    """Return the function that compares letters: an import inside what is called a million times takes longer than it does."""
    from rapidfuzz import fuzz

    return fuzz.ratio
