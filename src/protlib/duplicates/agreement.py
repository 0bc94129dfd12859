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
    def of(cls, one: Collection[str], other: Collection[str]) -> "Agreement":
        """Return that of two texts, or of two sets of which one must be in the other."""
        if not one or not other:
            return UNKNOWN
        if one == other:
            return AGREES
        if isinstance(one, frozenset) and isinstance(other, frozenset):
            return AGREES if one <= other or other <= one else DIFFERS
        return DIFFERS


DIFFERS, UNKNOWN, AGREES = Agreement
