"""The names of concepts that have several words, in the search form of these: which of them stand in a text.

A search for a concept asks for each of its names in all languages. Most stand nowhere in the files of a user, but to
see that by the pages of their words takes longer than all the rest.
"""

import zlib
from collections.abc import Sequence
from functools import cache
from typing import Final

from protlib.index.words import tokens
from protlib.record import concepts

_Names = dict[str, "_Names"]
"""The words that follow one another in names, each with those behind it, and `_END` where a name is whole."""
_END: Final = ""


def find_concept_names(words: Sequence[str]) -> set[str]:
    """Return the names that stand among words in their search form."""
    beginnings, count = _names_of_words(), len(words)
    names_in_text: set[str] = set()
    for position, first in enumerate(words):
        if first in beginnings:
            names, end = beginnings[first], position + 1
            while end < count and words[end] in names:
                names = names[words[end]]
                end += 1
                if _END in names:
                    names_in_text.add(" ".join(words[position:end]))
    return names_in_text


@cache
def _names_of_words() -> _Names:
    """Return the names of several words."""
    beginnings: _Names = {}
    for form in {" ".join(tokens(label.text)) for concept in concepts.all_concepts() for label in concept.labels}:
        if " " in form:
            names = beginnings
            for word in form.split(" "):
                names = names.setdefault(word, {})
            names[_END] = {}
    return beginnings


def checksum() -> int:
    """Return a number that is another one for other names."""
    return zlib.crc32(concepts.read_table())
