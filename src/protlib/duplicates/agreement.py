"""The answer to whether two records say the same in one respect."""

from collections.abc import Collection
from enum import IntEnum
from typing import Final

NOTHING: Final[frozenset[str]] = frozenset()
"""One empty set for all: Python makes a new one each time, and a record has ten of them."""


class Agreement(IntEnum):
    """Two records agree, differ, or at least one of them says nothing."""

    DIFFERS = -1
    UNKNOWN = 0
    AGREES = 1

    @classmethod
    def of_sets(cls, first: Collection[str], second: Collection[str]) -> "Agreement":
        """Compare two texts, or two sets: sets agree where one contains the other."""
        if not first or not second:
            return UNKNOWN
        if first == second:
            return AGREES
        if isinstance(first, frozenset) and isinstance(second, frozenset):
            return AGREES if first <= second or second <= first else DIFFERS
        return DIFFERS


DIFFERS, UNKNOWN, AGREES = Agreement
