"""Titles that many publications have: sections of each issue, and what comes out every month or year.

The words stand in `generic_titles.txt`.
"""

from pathlib import Path
from typing import Final

from protlib.record.tables import words_by_section

_TABLE: Final = words_by_section(Path(__file__).with_suffix(".txt"))
_GENERIC: Final = _TABLE["generic"]
_PERIODIC: Final = _TABLE["periodic"]
_ANNUAL: Final = _TABLE["annual"]
_RECURRING: Final = _TABLE["recurring"] | _ANNUAL | _PERIODIC
_COMPANIONS: Final = _TABLE["companions"]
_SHORT_COMPANIONS: Final = _COMPANIONS | _TABLE["short companions"]
FILE_NAMES: Final = _TABLE["file names"]
"""Words that say nothing in the name of a file: those that programs and websites put there, and languages."""
_FEW_WORDS: Final = 4  # of a subtitle with no more, a word such as “study” is nearly all
_GENERAL: Final = _GENERIC | _TABLE["kinds"]
_LETTERS_OF_A_WORD: Final = 3  # fewer are numbers, initials and small words
_FEWEST_WORDS: Final = 2
"""A title with so many other words is not generic."""


def is_generic(words: frozenset[str]) -> bool:
    """Tell whether many publications have a title of these words."""
    return len(words - _GENERIC) < _FEWEST_WORDS


def is_periodic(words: frozenset[str]) -> bool:
    """Tell whether a generic title of these words belongs to something that comes out several times a year."""
    return not _PERIODIC.isdisjoint(words)


def is_annual(words: frozenset[str]) -> bool:
    """Tell whether a title of these words may belong to something that comes out every year."""
    return not _ANNUAL.isdisjoint(words)


def may_recur(words: frozenset[str]) -> bool:
    """Tell whether a publication may come out again a year later under a title of these words."""
    return not _RECURRING.isdisjoint(words)


def names_companion(words: tuple[str, ...]) -> bool:
    """Tell whether the words behind a title name a companion, which is another publication."""
    return not (_SHORT_COMPANIONS if len(words) <= _FEW_WORDS else _COMPANIONS).isdisjoint(words)


def has_distinctive_words(words: frozenset[str]) -> bool:
    """Tell whether a title without its subtitle says enough: "Walking alone" does, "On the road" does not."""
    return len({word for word in words if len(word) >= _LETTERS_OF_A_WORD} - _GENERIC) >= _FEWEST_WORDS


def distinctive_words(words: frozenset[str]) -> frozenset[str]:
    """Return the words of a title that say more than what kind of work it is, or which year or issue."""
    return frozenset(
        word for word in words - _GENERAL if len(word) >= _LETTERS_OF_A_WORD and not any(map(str.isdigit, word))
    )
