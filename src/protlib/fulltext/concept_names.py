"""The names of concepts that have several words, in the search form of these: which of them stand in a text.

A search for a concept asks for each of its names in all languages. Most stand nowhere in the files of a user, but to
see that by the pages of their words takes longer than all the rest.
"""

import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from protlib.index.words import tokens
from protlib.record import concepts


def find_names(words: Sequence[str]) -> set[str]:
    """Return the names that stand among words in their search form."""
    names = _names()
    present: set[str] = set()
    for position, first in enumerate(words[:-1]):
        if first in names and (second := words[position + 1]) in names[first]:
            for rest, name in names[first][second]:
                start = position + 2
                if not rest or words[start : start + len(rest)] == rest:
                    present.add(name)
    return present


@cache
def _names() -> Mapping[str, Mapping[str, Sequence[tuple[Sequence[str], str]]]]:
    """Return the words behind the first two of all names, each with its name, by the first word and the second."""
    names: defaultdict[str, defaultdict[str, list[tuple[Sequence[str], str]]]] = defaultdict(lambda: defaultdict(list))
    forms = {" ".join(tokens(label.text)) for concept in concepts.all_concepts() for label in concept.labels}
    for name in forms:
        first, *others = name.split(" ")
        if others:
            names[first][others[0]].append((others[1:], name))
    return names


def checksum() -> int:
    """Return a number that is another one for other names."""
    return zlib.crc32(concepts.read_table())
