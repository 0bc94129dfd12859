"""Russian names of bodies behind "prepared by" and "decision of": back in the case in which they are cited."""

from collections.abc import Sequence
from typing import Final

from protlib.text import fold
from protlib.title_pages.words import cut_opening, words_of

_MOST_BEFORE: Final = 3  # adjectives before the noun: "Федеральной антимонопольной службой"
_MOST_LETTERS_OF_A_LINE: Final = 140  # letters: a longer line is a paragraph in one
# The ends of nouns in the instrumental case, and in the nominative: "ством" is that of "министерством".
_NOUNS: Final = (
    *(
        ("ством", "ство"),
        ("нием", "ние"),
        ("ией", "ия"),
        ("бой", "ба"),
        ("ой", "а"),
        ("ей", "я"),
        ("ом", ""),
        ("ем", "й"),
    ),
)
# The same for the genitive: "ства" is that of "правительства".
_GENITIVE_NOUNS: Final = (
    *(("ства", "ство"), ("ния", "ние"), ("ции", "ция"), ("сии", "сия"), ("рии", "рия"), ("жбы", "жба")),
    *(("ы", "а"), ("а", "")),
)
_FEMININE, _NEUTER = ("а", "я"), ("о", "е")
"""Ends of nouns with which an adjective ends otherwise than with "комитет"."""
_ADJECTIVES: Final = (("ой", "ым", "ом", "ого"), ("ей", "им", "ем", "его"))
"""Ends of adjectives in oblique cases: the hard ones, and the soft ones."""


def maker_in(line: str) -> str:
    """Return the body that a line says prepared the report, in the nominative; "" where it names none."""
    maker = cut_opening("making", line) if len(line) < _MOST_LETTERS_OF_A_LINE else None
    return _make_nominative(maker, _NOUNS) if maker else ""


def nominative_of(name: str) -> str:
    """Return a body that stands in the genitive, as behind "decision of", in the nominative; "" for other texts."""
    return _make_nominative(name, _GENITIVE_NOUNS) if len(name) < _MOST_LETTERS_OF_A_LINE else ""


def _make_nominative(text: str, endings: Sequence[tuple[str, str]]) -> str:
    tokens = text.split()
    for position, token in enumerate(tokens[: _MOST_BEFORE + 1]):
        noun = _noun_of(token, endings)
        if noun:
            adjectives = [_adjective_of(adjective, noun) for adjective in tokens[:position]]
            name = " ".join([*adjectives, noun, *tokens[position + 1 :]]).strip(" .,;:")
            return name.upper() if text.isupper() else name[:1].upper() + name[1:]
    return ""


def _noun_of(token: str, endings: Sequence[tuple[str, str]]) -> str:
    """Return the noun for a body of which a word is a case with such endings; "" for any other word."""
    bare = token.lower().strip(" .,;:«»")
    nouns = (bare.removesuffix(end) + nominative for end, nominative in endings if bare.endswith(end))
    return next((noun for noun in nouns if fold(noun) in words_of("head")), "")


def _adjective_of(token: str, noun: str) -> str:
    bare = token.lower()
    for is_soft, ends in enumerate(_ADJECTIVES):
        end = next(filter(bare.endswith, ends), "")
        if end:
            stem = bare.removesuffix(end)
            if noun.endswith(_FEMININE):
                return stem + ("яя" if is_soft else "ая")
            if noun.endswith(_NEUTER):
                return stem + ("ее" if is_soft else "ое")
            return stem + ("ий" if is_soft or bare.endswith("им") else "ый")
    return bare
