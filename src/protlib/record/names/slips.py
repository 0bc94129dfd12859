"""Finds names that differ by a slip in one word: a letter wrong, missing, added, or two letters swapped."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

_SHORTEST: Final = 6
"""From so many letters on, a slip is likelier than another word: "Iran" is not "Iraq"."""


def find_misspelt(names: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int, str, str]]:
    """Yield pairs of names, by their places, that differ by one slip in one word, and the two words."""
    positions_by_shortened: defaultdict[tuple[object, ...], set[tuple[int, str]]] = defaultdict(set)
    for position, words in enumerate(names):
        for at, word in enumerate(words):
            if len(word) >= _SHORTEST and word.isalpha():
                for shorter in _with_one_less(word):
                    positions_by_shortened[at, *words[:at], shorter, *words[at + 1 :]].add((position, word))
    pairs: set[tuple[int, int]] = set()
    for positions in positions_by_shortened.values():
        if len(positions) == 1:
            continue
        for (first_position, first), (second_position, second) in combinations(sorted(positions), 2):
            if first != second and (first_position, second_position) not in pairs and _is_one_slip(first, second):
                pairs.add((first_position, second_position))
                yield first_position, second_position, first, second


def _with_one_less(word: str) -> set[str]:
    """Return a word, and the word without one of its letters except the first: words a slip apart share one of these.

    Nobody gets the first letter wrong: Fernández is not Hernández.
    """
    return {word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))}


def _is_one_slip(first: str, second: str) -> bool:
    from rapidfuzz.distance import OSA

    return OSA.distance(first, second, score_cutoff=1) == 1
