"""Words and values, and the numbers of their records, while an index is built or changed."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from protlib.frozen import NamedTuple
from protlib.index.parts import PARTS_WITHOUT_STOP_WORDS
from protlib.index.words import STOP

Key = TypeVar("Key")


class ValueLabel(NamedTuple):
    """A value of a record: its field, its folded and its displayed form."""

    field: str
    folded: str
    label: str


class Postings(NamedTuple):
    """The numbers of the records of each word, by part, and of each value; they rise."""

    words: list[dict[str, list[int]]]
    labels: dict[ValueLabel, list[int]]


def merge(pairs: Iterable[tuple[Key, list[int]]]) -> dict[Key, list[int]]:
    """Return all numbers of each key, rising; in each pair they rise."""
    lists: defaultdict[Key, list[list[int]]] = defaultdict(list)
    for key, numbers in pairs:
        lists[key].append(numbers)
    return {key: numbers[0] if len(numbers) == 1 else sorted(set().union(*numbers)) for key, numbers in lists.items()}


def merge_words(part: int, pairs: Iterable[tuple[str, list[int]]]) -> dict[str, list[int]]:
    """Return all numbers of each word that a part stores."""
    words = merge(pairs)
    if part in PARTS_WITHOUT_STOP_WORDS:
        for word in STOP & words.keys():
            del words[word]
    return words
