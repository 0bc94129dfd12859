"""Reads the parts of a person's name in either order."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from protlib.record import authority
from protlib.record.model import Name
from protlib.record.names.lexicon import (
    ATTACHED_PARTICLES,
    CAPITALISED_PARTICLES,
    CAPS_PARTICLES,
    DEGREES,
    FAMILY_TAILS,
    HONORIFICS,
    LATE_SUFFIXES,
    NO_BODIES,
    PARTICLES,
    ROLES,
    SUFFIXES,
    WRITTEN_AS_INITIALS,
)
from protlib.text import VOWELS, clean, fold, has_two_i, small_letters

Words = list[str]
"""The words of a name; a group in braces is one word, or part of one."""

# Compiled when first used: most commands show names and parse none.
_WORDS: Final = r"(?:\{[^{}]*\}|[^\s,{}])+|,"
_NOTE: Final = r"[\s,]*[(\[]([^()\[\]]+)[)\]]$"
_AND_LETTERS: Final = frozenset({"y", "e", "i"})
_NUMERALS_OR_INITIALS: Final = frozenset({"II", "IV", "VI"})
_AYN: Final = "ʿʻ‘ʽ"  # signs for a letter of Arabic that Latin has not
_MOST_INITIALS: Final = 4  # letters
_LETTERS_OF_A_SHORT_NAME: Final = 3  # letters of initials or a name: with a vowel they are a name, such as "ANA"
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


def is_person_in_capitals(pieces: Sequence[str], *, is_listed: bool = False) -> bool:
    """Tell whether two pieces are one person in capitals, "KHAN, ALI"; `is_listed` if other signs divide the list.

    A known acronym is none. A short word that nobody could say, such as "ITF", is more likely an acronym, too.
    """
    if len(pieces) != _PARTS or not pieces[1][:2].isupper():
        return False  # as most are
    words = [re.sub(_NAME_ENDING, "", piece) for piece in pieces]
    if not all(map(_is_word, words)) or any(map(authority.is_known, words)):
        return False
    return is_listed or len(words[1]) > _LETTERS_OF_AN_ACRONYM or all(map(_can_be_said, words))


def _is_word(piece: str) -> bool:
    letters = piece.replace("-", "").replace("'", "").replace("’", "")
    return letters.isalpha() and piece.isupper() and len(letters) > 1


def _can_be_said(piece: str) -> bool:
    """Tell whether a word has a vowel and, if it is short, no two consonants side by side."""
    letters = fold(piece)
    are_vowels = [letter in VOWELS for letter in letters]
    if len(letters) > _LETTERS_OF_AN_ACRONYM:
        return any(are_vowels)
    from protlib.record.names.given_names import COMMON  # almost no name needs it

    return letters in COMMON or (any(are_vowels) and all(map(any, pairwise(are_vowels))))


def person(text: str) -> Name:
    """Return the person of a text by the rules of `names.parser.parse_name`, never an organisation."""
    first, *further_parts = _split_parts(_without_note(clean(text)))
    suffix_position = next(
        (position for position, part in enumerate(further_parts) if _is_suffix(part, position, first)), None
    )
    if len(first) == len(further_parts) == 1 and further_parts[0][0] in _NUMERALS_OR_INITIALS:
        suffix_position = None  # nobody is known as "Buynevich, IV" without a given name
    suffix = "" if suffix_position is None else further_parts.pop(suffix_position)[0]
    given_parts = [part for part in further_parts if not _is_title(part, first, len(further_parts))]
    if given_parts:
        return _read_inverted(first, [word for part in given_parts for word in part], suffix)
    return in_natural_order(first, suffix)


def split_particle(words: Words) -> tuple[str, Words]:
    """Return the particle before a family name, "" for none, and the other words.

    As in BibTeX, any lower-case word before a capital is a particle; likewise "al-" and "d'" before a capital. Before a
    group in braces, every word is.
    """
    if words[-1].startswith("{"):
        return _drop_braces(words[:-1]), words[-1:]
    count = next((position for position, word in enumerate(words) if not _is_lower(word)), 0)
    particles, family_words = words[:count], words[count:]
    prefix, mark, name = _split_prefix(family_words[0])
    if _is_attached(prefix, mark, name):
        particles, family_words = [*particles, prefix + mark], [name, *family_words[1:]]
    return " ".join(particles), family_words


def _split_parts(text: str) -> list[Words]:
    """Return the words of each part between commas; the first part has at least one word."""
    parts: list[Words] = [[]]
    for word in re.findall(_WORDS, text) if "{" in text or "}" in text else text.replace(",", " , ").split():
        if word != ",":
            parts[-1].append(word)
        elif parts[-1]:
            parts.append([])
    return [part for part in parts if part] or [[text]]


def _without_note(text: str) -> str:
    """Return a name without the role or the affiliation in brackets behind it."""
    if not text.endswith((")", "]")) or not (match := re.search(_NOTE, text)) or not match.start():
        return text
    is_note = match[1].rstrip(".").lower() in ROLES or match[1] in NO_BODIES or authority.is_acronym(match[1])
    return text[: match.start()] if is_note else text


def _is_suffix(part: Words, position: int, first: Words) -> bool:
    """Tell whether a part after the first is a suffix, such as braces or an order after the given name."""
    if len(part) != 1:
        return False
    is_behind_given = position > 0 or (part[0] in LATE_SUFFIXES and len(first) > 1 and opens_with_given(first))
    return part[0] in SUFFIXES or (is_behind_given and (part[0].startswith("{") or part[0] in LATE_SUFFIXES))


def opens_with_given(words: Words) -> bool:
    """Tell whether words begin with a common given name."""
    from protlib.record.names.given_names import COMMON  # almost no name needs it

    return fold(words[0]) in COMMON


def _is_title(part: Words, first: Words, count: int) -> bool:
    """Tell whether one of `count` parts after the first is a degree, an honour or a form of address."""
    text = " ".join(part)
    if all(_is_honorific(word) or (count > 1 and word.lower() in HONORIFICS) for word in part):
        return True
    if text not in DEGREES:
        return False
    if count > 1 or text not in WRITTEN_AS_INITIALS:
        return True
    return len(first) > 1 and "." not in text and not _is_lower(first[0])


def _read_inverted(family: Words, given: Words, suffix: str) -> Name:
    family, given = _without_honorifics(family), _without_honorifics(given)
    for part in (family, given):
        if len(part) > 1 and not suffix and part[-1] in SUFFIXES:
            suffix = part.pop()
    return _name(family, given, suffix)


def in_natural_order(words: Words, suffix: str = "") -> Name:
    """Return the person of some words; the last is the family name, unless the words show another order."""
    words = _without_honorifics(words)
    while (
        len(words) > 1 and words[-1] in DEGREES - WRITTEN_AS_INITIALS and (len(words) > 2 or not is_initials(words[-1]))
    ):
        words = words[:-1]
    if len(words) > 1 and not suffix and words[-1] in SUFFIXES:
        *words, suffix = words
    if " ".join(words).isupper() and len(words) > 1:
        words = _recase_given(words, " ".join(words))
    from protlib.record.names.family_names import front_words, words_before_patronymic  # most names never need it

    if end := _family_first(words) or front_words(words) or words_before_patronymic(words):
        return _name(words[:end], [_space_initials(word) for word in words[end:]], suffix)
    start = _family_start(words)
    return _name(words[start:], words[:start], suffix)


def _without_honorifics(words: Words) -> Words:
    start = 0
    while start + 1 < len(words) and _is_honorific(words[start]):
        start += 1
    return words[start:]


def _without_signs(word: str) -> str:
    """Return a word of Arabic in Latin letters without the signs of scholars: "Abd" for "ʿAbd"."""
    return word if word.isascii() else word.lstrip(_AYN)


def _is_honorific(word: str) -> bool:
    return word.lower() in HONORIFICS and ("." in word or not word.isupper())


def _family_first(words: Words) -> int:
    """Return how many words at the front are a family name: in CAPITALS, or all before initials; else 0."""
    end = len(words)
    while end and is_initials(words[end - 1]):
        end -= 1
    if 0 < end < len(words) and not any(map(is_initials, words[:end])):
        return end
    start = next((position for position, word in enumerate(words) if not _is_lower(word)), 0)
    end = start
    while end < len(words) and _is_capitals(words[end]):
        end += 1
    return end if end < len(words) and any(map(_is_word_in_capitals, words[start:end])) else 0


def _family_start(words: Words) -> int:
    """Return where the family name begins in a name in natural order."""
    from protlib.record.names.family_names import double_start, find_start, is_devotional

    last = len(words) - 1
    for position, word in enumerate(words[:-1]):
        if is_devotional(words, position) or (position and is_devotional(words, position - 1)):
            continue
        if word in PARTICLES or (position and _without_signs(word) in CAPITALISED_PARTICLES):
            return find_start(words, position)
        if position and word in _AND_LETTERS:
            return position - 1
        if position and _is_word_in_capitals(word):
            return position
    return last - 1 if last > 1 and words[last] in FAMILY_TAILS else double_start(words, last)


def _name(family: Words, given: Words, suffix: str) -> Name:
    if given:
        full_name = " ".join([*family, *given])
        family = _recase_family(family, full_name)
        given = _recase_given(given, full_name)
    particle, family = split_particle(family)
    given, dropping = _split_dropping(given)
    return Name(
        family=_drop_braces(family),
        given=_drop_braces(given),
        particle=particle,
        dropping=dropping,
        suffix=_drop_braces([suffix]),
    )


def _recase_family(words: Words, full_name: str) -> Words:
    core = [word for word in words if not _is_lower(word)]
    if not core or not all(map(_is_capitals, core)):
        return words

    return [
        word.lower() if position + 1 < len(words) and word in CAPS_PARTICLES else recase(word, full_name)
        for position, word in enumerate(words)
    ]


def _recase_given(words: Words, full_name: str) -> Words:
    if not all(word.isupper() for word in words):
        return words

    return [recase(word, full_name) if _is_word_in_capitals(word) else word for word in words]


def _split_dropping(given: Words) -> tuple[Words, str]:
    """Return the given names and the particle after them, which is dropped together with them."""
    start = len(given)
    is_braced = bool(given) and given[0].startswith("{")
    while start > 1 and (
        is_braced or given[start - 1] in PARTICLES or given[start - 1].rstrip("'’-") in ATTACHED_PARTICLES
    ):
        start -= 1
    return given[:start], _drop_braces(given[start:])


def _split_prefix(word: str) -> tuple[str, str, str]:
    for mark in "-'’":
        prefix, sign, name = word.partition(mark)
        if sign:
            return prefix, mark, name
    return "", "", word


def _space_initials(word: str) -> str:
    """Return joined initials with points and spaces: "JL" is "J. L.", and so is "JL." at the end of PubMed's lists."""
    letters = word.removesuffix(".")
    if "." in letters or not is_initials(letters):
        return word
    return ".-".join(" ".join(letter + "." for letter in part).removesuffix(".") for part in letters.split("-")) + "."


def is_initials(word: str) -> bool:
    """Tell whether a word is initials: with points ("J.L.", "J.-P."), one or two capitals, three without a vowel."""
    letters = word.replace(".", "").replace("-", "")
    if not letters.isalpha() or not letters.isupper() or len(letters) > _MOST_INITIALS:
        return word.endswith(".") and len(letters) == 2 and letters.istitle() and letters != "St"
    return (
        word.endswith(".")
        or len(letters) < _LETTERS_OF_A_SHORT_NAME
        or (len(letters) == _LETTERS_OF_A_SHORT_NAME and not has_vowel(letters))
    )


def _is_word_in_capitals(word: str) -> bool:
    """Tell whether a word is a name in CAPITALS rather than initials: "JOBE" and "LEE", not "JL"."""
    return _is_capitals(word) and (
        len(word) > _LETTERS_OF_A_SHORT_NAME or (len(word) == _LETTERS_OF_A_SHORT_NAME and has_vowel(word))
    )


def _is_capitals(word: str) -> bool:
    return word.isupper() and len(word) > 1 and "." not in word and "{" not in word


def has_vowel(letters: str) -> bool:
    """Tell whether letters have a vowel among them; "y" is one."""
    return not VOWELS.isdisjoint(fold(letters))


def _is_lower(word: str) -> bool:
    return word.lstrip("'’")[:1].islower() and not _is_attached(*_split_prefix(word))


def _is_attached(prefix: str, _mark: str, name: str) -> bool:
    return prefix in ATTACHED_PARTICLES and name[:1].isupper()


def _drop_braces(words: Words) -> str:
    text = " ".join(words)
    return " ".join(text.replace("{", "").replace("}", "").split()) if "{" in text or "}" in text else text
