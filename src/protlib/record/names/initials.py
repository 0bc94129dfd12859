"""The initials of bodies: all runs of letters that may stand for a name, and tests for them."""

import re
from functools import cache, lru_cache
from typing import Final

from protlib.record import small_words
from protlib.record.small_words import ARTICLE, CONJUNCTION, DETERMINER, OF, PREPOSITION
from protlib.text import fold, words

# Such as "Women’s", "Co-operation", "l'asile"; with all dashes and apostrophes that `fold` unites.
_WORD: Final = r"[^\W_]+(?:['’‘ʼ`´ʻ\-–—‐‑−][^\W_]+)*"
# The kinds of small words to leave out, the likeliest first.
_RARELY_COUNTED: Final = (DETERMINER, ARTICLE, CONJUNCTION)
_LEFT_OUT: Final = ((*_RARELY_COUNTED, OF, PREPOSITION), (*_RARELY_COUNTED, OF), _RARELY_COUNTED, ())

_Word = tuple[str, str]
"""A folded word, and its kind if it is a small word, else ""."""


def may_be_one_word(first: str, second: str) -> bool:
    """Tell whether two words of names are equal, or one of them is the initial of the other."""
    return first == second or (1 in {len(first), len(second)} and first[0] == second[0])


@lru_cache(maxsize=1 << 14)
def initials_of(name: str) -> tuple[str, ...]:
    """Return all runs of initials that may stand for a name, folded, the likeliest first; none for a name of one word.

    Bodies differ in the small words that count: "Centro de Estudios para el Desarrollo" may be CED, CEPD, CDEPD or
    CDEPED. They also differ in words with a hyphen: "Organization for Security and Co-operation in Europe" is OSCE.
    """
    name_words = _words(name)
    versions = [name_words]
    if any("-" in word for word, _kind in name_words):
        versions.append([_with_kind(part) for word, _kind in name_words for part in word.split("-")])
    runs = (
        "".join([word[0] for word, kind in version if not kind or kind not in left_out])
        for left_out in _LEFT_OUT
        for version in versions
    )
    return tuple(dict.fromkeys([run for run in runs if len(run) > 1]))


def distinctive_words(name: str) -> list[str]:
    """Return the folded words of a name without small words: they make the likeliest initials."""
    return [word for word, kind in _words(name) if not kind]


def matches_initials(acronym: str, name: str) -> bool:
    """Tell whether the letters of a short form are initials of the words of a name, in this order."""
    letters = "".join(filter(str.isalnum, fold(acronym)))
    initials = "".join([word[0] for word in words(name)])
    return letters != "" and letters[0] == fold(name)[:1] and are_inside(letters, initials)


def is_short_for(acronym: str, full_name: str) -> bool:
    """Tell whether one word abbreviates the other: "natl", "intl". The first letters must be the same."""
    if full_name.startswith(acronym) or acronym.startswith(full_name):
        return True
    return acronym[0] == full_name[0] and len(acronym) > 1 and are_inside(acronym, full_name)


def are_inside(letters: str, text: str) -> bool:
    """Tell whether letters occur in a text in their order."""
    remaining = iter(text)
    return all(letter in remaining for letter in letters)


def _words(name: str) -> list[_Word]:
    """Return the words of a name; if few are in capitals, one in capitals is no small word: "AU Border Programme"."""
    tokens = re.findall(_WORD, name)
    is_in_capitals = sum(map(str.isupper, tokens)) * 2 > len(tokens)
    return [
        (word, "") if _is_acronym(token, position) and not is_in_capitals else _with_kind(word)
        for position, token in enumerate(tokens)
        if (word := _fold_token(token))
    ]


def _is_acronym(token: str, position: int) -> bool:
    """Tell whether a word is in capitals or an initial; the first "A" of "A World at School" is neither."""
    return token.isupper() and (len(token) > 1 or position > 0)


def _with_kind(word: str) -> _Word:
    return word, _kinds().get(word, "")


@cache
def _kinds() -> dict[str, str]:
    """Return the kinds of small words; a word of two kinds has the one whose letter counts more often."""
    kinds = (DETERMINER, ARTICLE, CONJUNCTION, OF, PREPOSITION)
    return {word: kind for kind in kinds for word in small_words.words_of_kind(kind)}


def _fold_token(token: str) -> str:
    """Return a word folded, without an elided article and without signs at its beginning."""
    word = small_words.without_elision(fold(token))
    return word if word[:1].isalnum() else word.lstrip("'\"- ")
