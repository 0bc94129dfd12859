"""Whether two records say the same in one respect."""

from collections.abc import Collection
from enum import IntEnum


class Agreement(IntEnum):
    """Whether two records say the same, or not, or one of them says nothing."""

    DIFFERS = -1
    UNKNOWN = 0
    AGREES = 1

    @classmethod
    def of(cls, one: Collection[str], other: Collection[str]) -> "Agreement":
        """Return that of two texts, or of two sets of which one must be in the other."""
        if not one or not other:
            return cls.UNKNOWN
        if one == other:
            return cls.AGREES
        if isinstance(one, frozenset) and isinstance(other, frozenset):
            return cls.AGREES if one <= other or other <= one else cls.DIFFERS
        return cls.DIFFERS


DIFFERS, UNKNOWN, AGREES = Agreement
