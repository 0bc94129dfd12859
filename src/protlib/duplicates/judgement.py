"""What is said of two records: whether they are one publication, how sure that is, and why."""

from enum import StrEnum
from typing import Final, NamedTuple, Self


class Verdict(StrEnum):
    """Whether two records are the same publication; a person has to look at those of which that is not sure."""

    SAME = "same"
    UNSURE = "unsure"
    OTHER = "other"


_SPREAD: Final = 3.0
_BANDS: Final = {Verdict.SAME: (0.95, 0.05), Verdict.UNSURE: (0.5, 0.4), Verdict.OTHER: (0.0, 0.5)}
_LIKELY: Final = (0.9, 0.05)


class Judgement(NamedTuple):
    """The verdict on two records, its score and its reasons, short texts such as "same DOI" and "volume differs".

    The score is from 0.95 to 1 where they are the same, from 0.5 where that is not sure, from 0.9 where it is likely all the same, and
    below 0.5 where they are not. `is_vetoed` says that something speaks against it, and not only too little for it.
    """

    score: float
    verdict: Verdict
    reasons: tuple[str, ...]
    is_vetoed: bool = False

    @classmethod
    def with_reasons(cls, verdict: Verdict, likeness: float, *reasons: str, is_vetoed: bool = False) -> Self:
        """Return a verdict with the score of two records that are as alike as `likeness` says, of 1."""
        scored = _in_band(_BANDS[verdict], _spread(likeness) if verdict is Verdict.SAME else likeness)
        return cls(scored, verdict, reasons, is_vetoed)

    @classmethod
    def likely(cls, likeness: float, *reasons: str) -> Self:
        """Return the verdict that two records are nearly always the same, and that a person has to say so."""
        return cls(_in_band(_LIKELY, _spread(likeness)), Verdict.UNSURE, reasons)


def _spread(likeness: float) -> float:
    """Return a likeness that tells the sure from the less sure: those that are the same are nearly all alike."""
    return max(0.0, 1 - _SPREAD * (1 - likeness))


def _in_band(band: tuple[float, float], likeness: float) -> float:
    """Return a score between two, of which the upper one is that of no other band but where it is 1."""
    least, width = band
    return round(least + width * (likeness if least + width == 1 else min(likeness, 0.999)), 4)
