"""What is said of two records: whether they are one publication, how sure that is, and why."""

from enum import StrEnum
from typing import Final, NamedTuple, Self


class Verdict(StrEnum):
    """Whether two records are the same publication; a person has to look at those of which that is not sure."""

    SAME = "same"
    UNSURE = "unsure"
    OTHER = "other"


_BANDS: Final = {Verdict.SAME: (0.9, 0.1), Verdict.UNSURE: (0.5, 0.4), Verdict.OTHER: (0.0, 0.5)}


class Judgement(NamedTuple):
    """The verdict on two records, its score and its reasons, short texts such as "same DOI" and "volume differs".

    The score is from 0.9 to 1 where they are the same, from 0.5 where that is not sure, and below where they are not.
    `is_vetoed` says that something speaks against it, and not only too little for it.
    """

    score: float
    verdict: Verdict
    reasons: tuple[str, ...]
    is_vetoed: bool = False

    @classmethod
    def of(cls, verdict: Verdict, likeness: float, *reasons: str, is_vetoed: bool = False) -> Self:
        """Return a verdict with the score of two records that are as alike as `likeness` says, of 1."""
        least, width = _BANDS[verdict]
        ceiling = 0.999 if verdict is not Verdict.SAME else 1.0
        return cls(round(least + width * min(likeness, ceiling), 4), verdict, reasons, is_vetoed)
