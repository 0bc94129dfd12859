"""Links between names that are likely one body's, and the groups they make."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from protlib.record.model import Name

_FEWEST_LETTERS: Final = 6
"""From so many letters on, a slip is likelier than another word: "Iran" is not "Iraq"."""


def find_misspelt(names: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int, str, str]]:
    """Yield pairs of names, by their positions, that differ by one slip in one word, and the two words."""
    positions_by_shortened: defaultdict[tuple[object, ...], set[tuple[int, str]]] = defaultdict(set)
    for position, words in enumerate(names):
        for number, word in enumerate(words):
            if len(word) >= _FEWEST_LETTERS and word.isalpha():
                for form in _with_one_less(word):
                    positions_by_shortened[number, *words[:number], form, *words[number + 1 :]].add((position, word))
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
    return {word, *(word[:position] + word[position + 1 :] for position in range(1, len(word)))}


def _is_one_slip(first: str, second: str) -> bool:
    from rapidfuzz.distance import OSA

    return OSA.distance(first, second, score_cutoff=1) == 1


class Form(NamedTuple):
    """A name as records have it, the number of these records, and the key of one; `name` is read from the text."""

    text: str
    record_count: int
    key: str
    name: Name


class Link(NamedTuple):
    """The reason why two names, by their places, are likely one body's; unless it `is_sure`, a person has to look."""

    first_position: int
    second_position: int
    reason: str
    is_sure: bool = True


class Twin(NamedTuple):
    """A name in a group, and why it is there: "" for the first, which is the fullest."""

    form: Form
    reason: str = ""
    is_sure: bool = True


def chain_links(positions: Sequence[int], reason: str, *, is_sure: bool = True) -> Iterator[Link]:
    """Yield links of all positions to the first of them."""
    return (Link(positions[0], position, reason, is_sure) for position in positions[1:])


class LinkedPlaces:
    """Places that are linked, directly or through others."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))
        self._doubtful: set[int] = set()
        self.links: list[Link] = []

    def find_top(self, position: int) -> int:
        """Return the position that stands for all positions linked with this one."""
        while self._parents[position] != position:
            self._parents[position] = position = self._parents[self._parents[position]]
        return position

    def add(self, links: Iterable[Link]) -> None:
        """Add links; a sure one counts even between linked positions, a doubtful one is not added to another."""
        for link in links:
            first_top, second_top = self.find_top(link.first_position), self.find_top(link.second_position)
            if first_top == second_top:
                self.links += [link] if link.is_sure else []
                continue
            if not (link.is_sure or self._doubtful.isdisjoint((first_top, second_top))):
                continue
            self._parents[max(first_top, second_top)] = min(first_top, second_top)
            self.links.append(link)
            if not link.is_sure or not self._doubtful.isdisjoint((first_top, second_top)):
                self._doubtful.add(min(first_top, second_top))

    def groups(self) -> list[list[int]]:
        """Return the groups of linked positions, also single ones, in order."""
        positions_by_top: dict[int, list[int]] = {}
        for position in range(len(self._parents)):
            positions_by_top.setdefault(self.find_top(position), []).append(position)
        return list(positions_by_top.values())
