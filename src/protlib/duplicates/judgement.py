"""The judgement on two records: whether they are one publication, how sure that is, and why; and on one respect."""

from collections.abc import Collection
from enum import IntEnum, StrEnum
from typing import Final, Self

from protlib.frozen import NamedTuple

NOTHING: Final[frozenset[str]] = frozenset()
"""One empty set for all: Python makes a new one each time, and a record has ten of them."""
_BEST_UNCERTAIN: Final = 0.999  # the likeness of records that differ in something
_DIGITS: Final = 4  # of a score, behind its point: more tell nothing


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


class Sameness(StrEnum):
    """Whether two records are the same publication; a person has to look at unsure ones."""

    SAME = "same"
    UNSURE = "unsure"
    OTHER = "other"


# The score falls with likeness: titles that are less than two thirds alike get the lowest score of their band.
_SPREAD: Final = 3.0
_BANDS: Final = {Sameness.SAME: (0.95, 0.05), Sameness.UNSURE: (0.5, 0.4), Sameness.OTHER: (0.0, 0.5)}
_LIKELY: Final = (0.9, 0.05)


class Judgement(NamedTuple):
    """Whether two records are the same, its score and its reasons, such as "same DOI" and "volume differs".

    Scores: the same from 0.95 to 1, unsure from 0.5, unsure but likely from 0.9, not the same below 0.5. `is_vetoed`
    says that something speaks against it, rather than too little for it.
    """

    score: float
    sameness: Sameness
    reasons: tuple[str, ...]
    is_vetoed: bool = False

    @classmethod
    def with_reasons(cls, sameness: Sameness, likeness: float, *reasons: str, is_vetoed: bool = False) -> Self:
        """Return a judgement with the score for a likeness from 0 to 1."""
        scored = _scale_to_band(_BANDS[sameness], _spread(likeness) if sameness is Sameness.SAME else likeness)
        return cls(scored, sameness, reasons, is_vetoed)

    @classmethod
    def likely(cls, likeness: float, *reasons: str) -> Self:
        """Return the judgement for records that are nearly always the same, but that a person has to confirm."""
        return cls(_scale_to_band(_LIKELY, _spread(likeness)), Sameness.UNSURE, reasons)


def _spread(likeness: float) -> float:
    """Spread likenesses near 1, where nearly all equal records lie, to tell sure ones from less sure ones."""
    return max(0.0, 1 - _SPREAD * (1 - likeness))


def _scale_to_band(band: tuple[float, float], likeness: float) -> float:
    """Return a score within a band; only a band that ends at 1 includes its upper end."""
    floor, width = band
    return round(floor + width * (likeness if floor + width == 1 else min(likeness, _BEST_UNCERTAIN)), _DIGITS)
