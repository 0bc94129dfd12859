"""Shades of counts: each shade ends at a round number, so that 45 and 254 differ in every chart."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import count, takewhile
from typing import Final, NamedTuple

_SERIES: Final = ((1, 2, 5), (1, 3), (1,))
"""The round numbers of a power of ten: the fewer, the more counts have one shade."""
_PALEST: Final = 3, 20
"""The palest shade ends at 3, or at a twentieth of the highest count."""
_FEWEST_STEPS: Final = 2
"""Two shades are as far apart as two of three, so that the paler one is not lost on paper."""
_DARKEST: Final = 1.5
"""How many times the limit below it the highest count is at least."""


class Scale(NamedTuple):
    """Shades of counts, from 0 for the palest to the darkest: `limits` are the highest counts of those that are used.

    Few are spread over all shades, so that 1 and 2 differ as well.
    """

    limits: Sequence[int]
    shade_count: int

    def shade_of(self, number: int) -> int:
        """Return the shade of a count above zero; the highest count has the darkest shade."""
        return self._spread(min(bisect_left(self.limits, number), len(self.limits) - 1))

    def legend(self, dash: str = "–") -> list[tuple[int, str]]:
        """Return each shade with its counts, such as "4–10"."""
        starts = [1, *(limit + 1 for limit in self.limits)]
        texts = [
            str(end) if start == end else f"{start}{dash}{end}" for start, end in zip(starts, self.limits, strict=False)
        ]
        return [(self._spread(position), text) for position, text in enumerate(texts)]

    def _spread(self, position: int) -> int:
        gap = (self.shade_count - 1) / max(len(self.limits) - 1, _FEWEST_STEPS)
        return self.shade_count - 1 - int((len(self.limits) - 1 - position) * gap + 0.5)


def make_scale(highest_count: int, shade_count: int) -> Scale:
    """Return the scale of counts up to `highest_count`, with at most so many shades."""
    if highest_count <= shade_count:
        return Scale(range(1, highest_count + 1), shade_count)
    for steps in _SERIES:
        limits = [*_round_numbers_below(highest_count, steps)[1 - shade_count :], highest_count]
        if limits[0] <= max(_PALEST[0], highest_count // _PALEST[1]):
            break
    return Scale(limits, shade_count)


def _round_numbers_below(highest_count: int, steps: Sequence[int]) -> list[int]:
    numbers = (step * 10**power for power in count() for step in steps)
    return [*takewhile(lambda number: number * _DARKEST <= highest_count, numbers)]
