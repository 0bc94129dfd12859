"""Reads one name from a text: a person or an organisation."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from protlib.record import authority
from protlib.record.model import Name
from protlib.record.names.foreign_words import OPENING_NOUNS, TITLE_SMALL_FOREIGN, is_compound
from protlib.record.names.lexicon import (
    CAPITALISED_PARTICLES,
    COMPOUND_ENDINGS,
    DEGREES,
    FAMILY_TAILS,
    HONORIFICS,
    LATE_SUFFIXES,
    NO_PERSONS,
    SMALL_WORDS,
    SUFFIXES,
)
from protlib.record.names.organisations import EVIDENCE, TELLING_HEADS, is_corporate, is_no_person, organisation
from protlib.record.names.persons import in_natural_order, person
from protlib.text import clean, fold

# Compiled when first used: most commands show names and parse none. "Okojie", "McCarthy", "O'Neill", "Saint-Exupéry";
# not "van", "IOM", "UNHCR"
_PART: Final = r"(?:Mc|Mac|O['’])?[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿĀ-ſ]+(?:-[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿĀ-ſ]+)?"
# "Alison", "Maria Teresa", "J.L.", "John F. B."
_GIVEN_NAMES: Final = rf"(?:{_PART}|(?:[A-Z]\.)+)(?: {_PART}| (?:[A-Z]\.)+){{0,2}}"
# "Jobe, Alison", "Garcia Marquez, G.", "Alison M. Jobe"; not "Jobe, A", "Bank, World Group, The"
_ORDINARY: Final = rf"({_PART}(?: {_PART})?), ({_GIVEN_NAMES})|({_GIVEN_NAMES}) ({_PART})"
_CAPITALISED: Final = (TITLE_SMALL_FOREIGN, DEGREES, SUFFIXES, FAMILY_TAILS, CAPITALISED_PARTICLES)
_TELLING: Final = TELLING_HEADS.union(
    EVIDENCE, OPENING_NOUNS, SMALL_WORDS, HONORIFICS, *(map(str.lower, words) for words in _CAPITALISED)
)

_COMMAS: Final = str.maketrans({"،": ",", "，": ", "})
"""The commas of Arabic and Chinese, before a given name like ours."""


@lru_cache(maxsize=16_384)
def parse(text: str) -> Name:
    """Return the person or the organisation that a text names, in the forms of people and catalogues.

    An organisation shows by braces around the whole, a comma at the end (EndNote's habit), or an acronym, in brackets
    or well known. Telling words ("Ministry", "Fonds") and small words inside ("for", "contre") also show it. A comma
    before a possible given name makes a person ("Bank, Peter"), but "Bank, World" is turned round. A person may be in
    either order, with particles, suffix and initials, the family name in CAPITALS. Forms of address, degrees and roles
    are dropped. A group in braces is one word and stays unchanged.
    """
    if ordinary := ordinary_person(text):
        return ordinary
    text = clean(text)
    if not text:
        return Name()
    from protlib.record.names.inverted import turn_upright  # most names never need it

    if "," in text and (turned := turn_upright(text)):
        return Name(literal=turned.literal, guessed="" if turned.is_sure else text)
    if is_corporate(text):
        name = organisation(text)
    else:
        text = clean(text.translate(_COMMAS))
        name = person(text)
    return name if _is_certain(text, name) else replace(name, guessed=text)


def _is_certain(text: str, name: Name) -> bool:
    """Tell whether a name is known, or its form says what it is: braces, or the family name in front."""
    if not name.literal:
        return "," in text and DEGREES.isdisjoint(part.strip() for part in text.split(",")[1:])
    return "{" in text or text.endswith(",") or is_no_person(name.literal) or authority.opens_with_name(text)


def ordinary_person(text: str) -> Name | None:
    """Return the person of a text of capitalised words with no other meaning: most names, and quick to read."""
    match = re.fullmatch(_ORDINARY, text)
    if not match or match[2] in LATE_SUFFIXES:
        return None
    words = (text if text.isascii() else fold(text)).lower().replace(",", "").split()
    if not _TELLING.isdisjoint(words) or " ".join(words) in NO_PERSONS:
        return None
    if any(word.endswith(COMPOUND_ENDINGS) or is_compound(word) for word in words):
        return None
    if match[1]:
        return None if authority.is_like_acronym(match[2]) else Name(match[1], match[2])
    if authority.is_known(text) or authority.opens_with_name(text) or authority.is_like_acronym(text.partition(" ")[0]):
        return None
    return replace(in_natural_order(text.split()), guessed=text)


def is_organisation(text: str) -> bool:
    """Tell whether `parse` takes a text for an organisation."""
    return bool(parse(text).literal)
