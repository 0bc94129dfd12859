"""Words and values, and the numbers of the records that have them, while an index is made or changed."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from protlib.index.parts import WITHOUT_STOP_WORDS
from protlib.index.words import STOP

Key = TypeVar("Key")


class Label(NamedTuple):
    """A value of a record: in which field, as it is compared and as it is shown."""

    field: str
    folded: str
    shown: str


class Postings(NamedTuple):
    """The numbers of the records that have a word, for each part, and of those that have a value; they rise."""

    words: list[dict[str, list[int]]]
    labels: dict[Label, list[int]]


def joined(pairs: Iterable[tuple[Key, list[int]]]) -> dict[Key, list[int]]:
    """Return all numbers of each key, rising; in each pair they rise."""
    several: defaultdict[Key, list[list[int]]] = defaultdict(list)
    for key, numbers in pairs:
        several[key].append(numbers)
    return {key: numbers[0] if len(numbers) == 1 else sorted(set().union(*numbers)) for key, numbers in several.items()}


def words_of(part: int, pairs: Iterable[tuple[str, list[int]]]) -> dict[str, list[int]]:
    """Return all numbers of each word that is kept of a part."""
    words = joined(pairs)
    if part in WITHOUT_STOP_WORDS:
        for word in STOP & words.keys():
            del words[word]
    return words
