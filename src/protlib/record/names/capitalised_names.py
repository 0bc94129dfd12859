"""Names in capitals: whether two words are a person, "KHAN, ALI", and the usual case of a word, "Khan"."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from protlib.record import authority
from protlib.text import fold, has_two_i, small_letters

_VOWELS: Final = frozenset("aeiouy")
# Such as " (UNHCR)" and ", Jr.".
_NAME_ENDING: Final = r"\s*\([^()]*\)$|, .*"
_PARTS: Final = 2  # a family name and a given one
_LETTERS_OF_AN_ACRONYM: Final = 3  # letters: a longer word is more often a name than an acronym that nobody knows
# Turkish has this letter, but Romanian once wrote it, too, and Kurdish does: "MARIŞA" has an ordinary "I".
_PERHAPS_TWO_I: Final = frozenset("Şş")
# Such as "ÇİÇEK".
_WORD: Final = r"[^\W\d_]+"


def recase(word: str, full_name: str) -> str:
    """Return a word in capitals in the usual case of names: "O'Brien", "Al-Hassan", "McDonald"; not "UNHCR".

    Where the letters of the full name do not say whether "I" has a dot, the word stays as it is.
    """
    if word in authority.distinctive_acronyms():
        return word
    if word.startswith("MC") and len(word) > 3:  # “MCA” is an acronym
        return "Mc" + recase(word[2:], full_name)
    if has_two_i(full_name):
        return re.sub(_WORD, lambda part: part[0][0] + small_letters(part[0][1:], full_name), word)
    if "I" in word[1:] and _has_perhaps_two_i(full_name):
        return word
    return word.title() if not word.islower() else word


@lru_cache(maxsize=4)  # each word of a name asks it of the full name
def _has_perhaps_two_i(full_name: str) -> bool:
    return not _PERHAPS_TWO_I.isdisjoint(full_name)


def is_person(pieces: Sequence[str], *, is_listed: bool = False) -> bool:
    """Tell whether two pieces in capitals are one person; with `is_listed`, other signs divide the names of a list.

    A known acronym is none. A short word that nobody could say, such as "ITF", is more likely an acronym, too.
    """
    words = [re.sub(_NAME_ENDING, "", piece) for piece in pieces]
    if len(words) != _PARTS or not all(map(_is_word, words)) or any(map(authority.is_known, words)):
        return False
    return is_listed or len(words[1]) > _LETTERS_OF_AN_ACRONYM or all(map(_can_be_said, words))


def _is_word(piece: str) -> bool:
    letters = piece.replace("-", "").replace("'", "").replace("’", "")
    return letters.isalpha() and piece.isupper() and len(letters) > 1


def _can_be_said(piece: str) -> bool:
    """Tell whether a word has a vowel and, if it is short, no two consonants side by side."""
    letters = fold(piece)
    are_vowels = [letter in _VOWELS for letter in letters]
    if len(letters) > _LETTERS_OF_AN_ACRONYM:
        return any(are_vowels)
    from protlib.record.names.given_names import COMMON  # almost no name needs it

    return letters in COMMON or (any(are_vowels) and all(map(any, pairwise(are_vowels))))
