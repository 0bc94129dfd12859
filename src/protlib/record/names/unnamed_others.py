"""What stands for the authors that a list does not name: "et al.", "and others", "y otros"."""

import re
from functools import cache
from typing import Final

from protlib.record.shared_words import wordings, words_of
from protlib.record.tables import choices_of

_MOST_LETTERS: Final = len(", and colleagues")
_MOST_LETTERS_OF_INITIALS: Final = len("u. a")  # which are a person's in capitals


def without_others(text: str) -> str:
    """Return a list of names without what stands for further authors at its end."""
    *_names, last_word = text[-_MOST_LETTERS:].rstrip(".").split() or ("",)
    if last_word.lower() not in _last_words():  # which is told sooner than by the expression
        return text
    end = len(text)
    end_pattern = _others_at_end()
    while match := end_pattern.search(text, max(end - _MOST_LETTERS, 0), end):
        end = match.start()
    return text[:end]


def is_others(word: str) -> bool:
    """Tell whether the last name of a list stands for further authors: "Others", the "others" of "and others"."""
    return " " not in word and word.lower() in _last_words() and not without_others(f"and {word}")


@cache
def and_others() -> str:
    """Return what stands for further authors, as the choices of an expression; a full stop may follow."""
    return wordings("others").replace(r"\ ", r"\s+")


@cache
def _last_words() -> frozenset[str]:
    return frozenset(words.rsplit(" ", 1)[-1] for words in words_of("others"))


@cache
def _others_at_end() -> re.Pattern[str]:
    long_forms = choices_of(words for words in words_of("others") if len(words) > _MOST_LETTERS_OF_INITIALS)
    return re.compile(rf"(?:^|,?\s+)(?:{and_others()}|(?i:{long_forms}))\.?$")
