"""Where a word stands in a record, and what the index knows of a word's letters."""

from collections.abc import Iterable
from operator import add
from typing import Final


class Field:
    """The parts of a record whose words are searched, by the numbers under which the index keeps them.

    Plain numbers: to hash and to format the members of an enumeration took half of the time that an index takes.
    """

    TITLE: Final = 0
    AUTHOR: Final = 1
    ORGANISATION: Final = 2
    EDITOR: Final = 3
    TAG: Final = 4
    CATEGORY: Final = 5
    TOPIC: Final = 6
    PLACE: Final = 7
    CONTAINER: Final = 8
    PUBLISHER: Final = 9
    ABSTRACT: Final = 10
    NOTE: Final = 11
    LEAD: Final = 12
    FAMILY: Final = 13
    ACRONYM: Final = 14
    CAPITALS: Final = 15


FIELDS: Final = range(16)
PERSONS: Final = frozenset((Field.AUTHOR, Field.EDITOR, Field.LEAD, Field.FAMILY))
"""Fields whose words are only folded: "Roberts" is not the plural of "Robert"."""
DERIVED: Final = frozenset((Field.LEAD, Field.FAMILY, Field.ACRONYM, Field.CAPITALS))
"""Fields that say more of words that stand in others: family names, acronyms that words make and that stand there."""
WITHOUT_STOP_WORDS: Final = frozenset(
    (
        Field.TAG, Field.CATEGORY, Field.TOPIC, Field.PLACE, Field.CONTAINER, Field.PUBLISHER, Field.ABSTRACT,
        Field.NOTE,
    )
)  # fmt: skip
"""Fields of which the commonest words are not kept; of titles and organisations they are: "The Who", "What works"."""

_SHORTEST: Final = 4


def is_spelt(word: str) -> bool:
    """Tell whether a word can be looked up by similarity: too many words are like a shorter one."""
    return len(word) >= _SHORTEST and word.isalpha()


def grams(word: str) -> set[str]:
    """Return the pairs of letters of a word, its beginning and its end among them."""
    framed = f"^{word}$"
    return set(map(add, framed, framed[1:]))


def text_line(field: int, words: Iterable[str]) -> str:
    """Return the words of a text, in order, as a line of what the index keeps of a record, behind the field's number."""
    return f"{field} {' '.join(words)} \n"
