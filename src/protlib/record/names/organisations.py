"""Organisations: how they are told from people, and their short forms."""

from itertools import pairwise
from typing import Final

from protlib.record.model import Name
from protlib.record.names.lexicon import (
    ACRONYMS,
    COMPOUND_ENDINGS,
    DEGREES,
    FULL_NAMES,
    HEADS,
    HONORIFICS,
    LONG_LIVED_ACRONYMS,
    PARTICLES,
    PLACES_IN_ACRONYMS,
    SINGLE_NAMES,
    SMALL_WORDS,
    SUFFIXES,
    TELLING_TOPICS,
    TITLE_SMALL_WORDS,
    TOPICS,
    WEAK_HEADS,
)
from protlib.text import clean, fold, words

EVIDENCE: Final = WEAK_HEADS | TOPICS | TELLING_TOPICS
_CAPS_SMALL_WORDS: Final = frozenset(
    word.upper() for word in SMALL_WORDS | TITLE_SMALL_WORDS if len(word) > 1
)
_MAY_END_A_NAME: Final = PARTICLES | SUFFIXES | DEGREES
_MARKS: Final = frozenset("&/+@0123456789")
_CAPITAL_INSIDE: Final = (
    "Mc", "Mac", "De", "Di", "Du", "Da", "La", "Le", "Van", "Von", "Fitz", "Al", "El", "O", "D", "L",
)  # fmt: skip
"""How names of people begin that have a capital inside."""


def organisation(text: str) -> Name:
    """Return the organisation of a text, with the short form that stands in brackets behind it.

    Braces round the whole are dropped, and so is the trailing comma that EndNote asks for. In
    "{{literal} (short)}" nothing is guessed: the inner braces hold the literal name.
    """
    text = clean(text).rstrip(", ")
    if is_braced(text):
        text = text[1:-1].strip()
    if text.startswith("{"):
        literal, _, rest = text[1:].partition("}")
        return Name(literal=literal.strip(), short=rest.strip().removeprefix("(").removesuffix(")"))
    literal, short = without_short(text)
    return Name(literal=clean(literal.replace("{", "").replace("}", "")), short=short)


def acronym(literal: str) -> str:
    """Return the acronym that an organisation is known by, "" if it is known by none."""
    return FULL_NAMES.get(fold(literal), "")


def without_short(text: str) -> tuple[str, str]:
    """Return a text without the short form in brackets at its end, and that short form ("" if there is none)."""
    if not text.endswith(")"):
        return text, ""
    literal, _, short = text[:-1].rpartition("(")
    literal, short = literal.strip(), short.strip()
    return (literal, short) if literal and _is_short_form(short, literal) else (text, "")


def is_braced(text: str) -> bool:
    """Tell whether one pair of braces holds the whole text."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for char in text[:-1]:
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return False
    return depth == 1


def is_corporate(text: str) -> bool:
    """Tell whether a clean text names an organisation, by the rules of `names.parse`."""
    if "{" in text:
        return is_braced(text) or (text.endswith(",") and "}" in text)
    if text.endswith(","):
        return True
    literal, short = without_short(text)
    if fold(literal) in FULL_NAMES:
        return True
    if "," in literal:
        return _is_corporate_with_commas(literal, short)
    return _is_corporate_without_comma(literal, short)


def is_telling(text: str) -> bool:
    """Tell whether the words of a text are those of an organisation."""
    found = words(text)
    if has_head(found) or not TELLING_TOPICS.isdisjoint(found) or _has_mark(text) or _has_small_word(text):
        return True
    return sum(word in EVIDENCE for word in found) > 1


def has_head(found: list[str]) -> bool:
    """Tell whether one of some folded words is a word for an organisation."""
    return not HEADS.isdisjoint(found) or any(word.endswith(COMPOUND_ENDINGS) for word in found)


def matches_initials(short: str, literal: str) -> bool:
    """Tell whether the letters of a short form are, in this order, initials of the words of a name."""
    initials = iter("".join(word[0] for word in words(literal)))
    letters = [char for char in fold(short) if char.isalnum()]
    return bool(letters) and letters[0] == fold(literal)[:1] and all(letter in initials for letter in letters)


def _is_short_form(short: str, literal: str) -> bool:
    letters = [char for char in short if char.isalnum()]
    if not 2 <= len(letters) <= 15 or len(short.split()) > 2:
        return False
    if short in PLACES_IN_ACRONYMS or sum(map(str.isupper, letters)) * 2 < max(len(letters), 3):
        return matches_initials(short, literal) or fold(short) in FULL_NAMES
    return True


def _is_corporate_without_comma(text: str, short: str) -> bool:
    tokens = text.split()
    if len(tokens) == 1:
        return bool(short) or _is_corporate_word(text)
    first, last = tokens[0], tokens[-1]
    if (
        is_telling(text)
        or _opens_with_acronym(first)
        or last in LONG_LIVED_ACRONYMS
        or _ends_like_no_name(first, last)
    ):
        return True
    is_affiliation = short in ACRONYMS and len(tokens) <= 3 and not matches_initials(short, text)
    return bool(short) and not is_affiliation


def _is_corporate_with_commas(text: str, short: str) -> bool:
    first, *rest = (part.strip() for part in text.split(","))
    tokens = first.split()
    if any(_has_head_or_small_word(part) for part in rest):
        return True
    if len(tokens) > 1 and tokens[0] not in PARTICLES and is_telling(first):
        return True
    if len(tokens) == 1 and _opens_with_acronym(first):
        return True
    if sum(not _is_appendix(part) for part in rest) > 1:
        return True
    return bool(short) and matches_initials(short, text)


def _is_appendix(part: str) -> bool:
    return part in SUFFIXES or part in DEGREES or part.lower() in HONORIFICS


def _has_head_or_small_word(text: str) -> bool:
    return has_head(words(text)) or _has_small_word(text)


def _has_mark(text: str) -> bool:
    return not _MARKS.isdisjoint(text) and any(
        word not in SUFFIXES and not _MARKS.isdisjoint(word) for word in text.split()
    )


def _has_small_word(text: str) -> bool:
    tokens = text.split()
    small = SMALL_WORDS.intersection(tokens)
    if small == {"in"}:
        return " in 't" not in text and " in der " not in text  # Sophie in 't Veld, Anna in der Au
    if small == {"und"}:
        return " von und zu " not in text
    if small or not TITLE_SMALL_WORDS.isdisjoint(tokens):
        return True
    return text.isupper() and not _CAPS_SMALL_WORDS.isdisjoint(tokens)


def _opens_with_acronym(word: str) -> bool:
    return (word in ACRONYMS and (len(word) > 2 or word == "UN")) or word.lower() in SINGLE_NAMES


def _is_corporate_word(text: str) -> bool:
    if text.isupper():
        return any(sum(map(str.isalpha, part)) > 1 for part in text.split("."))
    if _has_mark(text) or has_head(words(text)):
        return True
    return any(map(_has_capital_inside, text.replace("-", " ").split()))


def _ends_like_no_name(first: str, last: str) -> bool:
    """Tell whether the last word lacks the capital of the first ("Croix-Rouge française") or ends in one ("GBV AoR")."""
    if not first[0].isupper() or not last[0].isalpha() or last in _MAY_END_A_NAME:
        return False
    return last.islower() or (last.rstrip(".")[-1:].isupper() and not last.isupper())


def _has_capital_inside(part: str) -> bool:
    return any(a.islower() and b.isupper() for a, b in pairwise(part)) and not part.startswith(
        _CAPITAL_INSIDE
    )
