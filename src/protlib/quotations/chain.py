"""Two rows of words, aligned: the runs that both have in one order, with as few and as short gaps as can be."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

_MOST_RUNS: Final = 300  # the cost grows with their square; of more, the longest are kept
_WORDS_OF_A_LONG_RUN: Final = 3  # fewer words agree by chance anywhere in a text
_WORDS_NEAR: Final = 20  # that a passage may have more or fewer than its quotation: farther words are of another one
_GAIN: Final = 2.0
"""The gain of each word that agrees."""
_COST_OF_A_GAP: Final = 1.5
"""The cost of a gap, whatever is in it."""
_COST_OF_A_WORD: Final = 0.3
"""The cost of each word of the quotation in a gap."""
_COST_OF_ONE_MORE: Final = 0.12
"""The cost of each word that one side of a gap has more than the other."""


class WordBlock(NamedTuple):
    """Words that agree: the position of the first in the quotation and in the source, and how many."""

    a: int
    b: int
    size: int


def find_chain(quotation: Sequence[str], source: Sequence[str]) -> list[WordBlock]:
    """Return the runs of words that agree, in the order of both rows, with the gaps between them that cost least."""
    runs = _drop_stray(sorted(_find_runs(quotation, source)))
    if len(runs) > _MOST_RUNS:
        runs = sorted(sorted(runs, key=lambda run: -run.size)[:_MOST_RUNS])
    scores: list[float] = []
    origins: list[tuple[int, int]] = []  # the run before in the best chain, and how many words are cut off this one
    for number, run in enumerate(runs):
        best, origin = _GAIN * run.size - _COST_OF_A_WORD * run.a, (-1, 0)
        for earlier in range(number):
            overlap = _overlap(runs[earlier], run)
            if overlap < run.size and (score := scores[earlier] + _rate_link(runs[earlier], run, overlap)) > best:
                best, origin = score, (earlier, overlap)
        scores.append(best)
        origins.append(origin)
    return _trace(runs, scores, origins, len(quotation))


def _find_runs(quotation: Sequence[str], source: Sequence[str]) -> Iterator[WordBlock]:
    """Yield all runs of equal words that cannot be made longer."""
    positions: defaultdict[str, list[int]] = defaultdict(list)
    for position, form in enumerate(source):
        positions[form].append(position)
    for a, form in enumerate(quotation):
        for b in positions.get(form, ()):
            if a and b and quotation[a - 1] == source[b - 1]:
                continue
            size = 1
            while a + size < len(quotation) and b + size < len(source) and quotation[a + size] == source[b + size]:
                size += 1
            yield WordBlock(a, b, size)


def _drop_stray(runs: list[WordBlock]) -> list[WordBlock]:
    """Return runs without single words that stand far from where longer runs tell that the quotation is."""
    offsets = {(run.b - run.a) // _WORDS_NEAR for run in runs if run.size >= _WORDS_OF_A_LONG_RUN}
    close_offsets = {offset + step for offset in offsets for step in (-1, 0, 1)}
    return [run for run in runs if run.size > 1 or (run.b - run.a) // _WORDS_NEAR in close_offsets] if offsets else runs


def _overlap(first: WordBlock, second: WordBlock) -> int:
    """Return how many words have to be cut off the second run for it to stand behind the first."""
    return max(0, first.a + first.size - second.a, first.b + first.size - second.b)


def _rate_link(first: WordBlock, second: WordBlock, overlap: int) -> float:
    gap_a = second.a + overlap - first.a - first.size
    gap_b = second.b + overlap - first.b - first.size
    cost = _COST_OF_A_GAP + _COST_OF_A_WORD * gap_a + _COST_OF_ONE_MORE * abs(gap_b - gap_a)
    return _GAIN * (second.size - overlap) - cost


def _trace(
    runs: Sequence[WordBlock], scores: Sequence[float], origins: Sequence[tuple[int, int]], length: int
) -> list[WordBlock]:
    """Return the best chain, from its last run back to the first."""
    ends = [score - _COST_OF_A_WORD * (length - run.a - run.size) for run, score in zip(runs, scores, strict=True)]
    number = max(range(len(runs)), key=ends.__getitem__, default=-1)
    chain: list[WordBlock] = []
    while number >= 0:
        number_before, overlap = origins[number]
        a, b, size = runs[number]
        chain.append(WordBlock(a + overlap, b + overlap, size - overlap))
        number = number_before
    return chain[::-1]
