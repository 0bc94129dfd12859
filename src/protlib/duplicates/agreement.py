"""Whether two records say the same in one respect."""

from collections.abc import Collection
from enum import IntEnum
from typing import Final

NOTHING: Final[frozenset[str]] = frozenset()
"""One empty set for all that say nothing of something: Python makes a new one for each, and there are ten of them in a record."""


class Agreement(IntEnum):
    """Whether two records say the same, or not, or one of them says nothing."""

    DIFFERS = -1
    UNKNOWN = 0
    AGREES = 1

    @classmethod
    def of_sets(cls, first: Collection[str], second: Collection[str]) -> "Agreement":
        """Return that of two texts, or of two sets of which one must be in the other."""
        if not first or not second:
            return UNKNOWN
        if first == second:
            return AGREES
        if isinstance(first, frozenset) and isinstance(second, frozenset):
            return AGREES if first <= second or second <= first else DIFFERS
        return DIFFERS


DIFFERS, UNKNOWN, AGREES = Agreement
