"""One name from a text: a person or an organisation."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from protlib.record.model import Name
from protlib.record.names.lexicon import (
    ACRONYMS,
    CAPITALISED_PARTICLES,
    COMPOUND_ENDINGS,
    DEGREES,
    FAMILY_TAILS,
    FULL_NAMES,
    HEADS,
    HONORIFICS,
    SINGLE_NAMES,
    SMALL_WORDS,
    SUFFIXES,
)
from protlib.record.names.organisations import EVIDENCE, is_corporate, organisation
from protlib.record.names.persons import person
from protlib.text import clean, fold

# Compiled when it is first used: most commands show names and read none.
# "Okojie", "McCarthy", "O'Neill", "Saint-Exupéry"; not "van", "IOM", "UNHCR"
_PART: Final = r"(?:Mc|Mac|O['’])?[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿĀ-ſ]+(?:-[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿĀ-ſ]+)?"
# "Alison", "Maria Teresa", "J.L.", "John F. B."
_GIVEN: Final = rf"(?:{_PART}|(?:[A-Z]\.)+)(?: {_PART}| (?:[A-Z]\.)+){{0,2}}"
# "Jobe, Alison", "Garcia Marquez, G.", "Alison M. Jobe"; not "Jobe, A", "Bank, World Group, The"
_ORDINARY: Final = rf"({_PART}(?: {_PART})?), ({_GIVEN})|({_GIVEN}) ({_PART})"
_TELLING: Final = frozenset(
    word.lower()
    for words in (
        HEADS, EVIDENCE, SINGLE_NAMES, SMALL_WORDS, HONORIFICS, DEGREES, SUFFIXES, FAMILY_TAILS, CAPITALISED_PARTICLES
    )
    for word in words
)  # fmt: skip

_COMMAS: Final = str.maketrans({"،": ",", "，": ", "})
"""The commas of Arabic and Chinese, behind which a given name stands as behind ours."""


@lru_cache(maxsize=16_384)
def parse(text: str) -> Name:
    """Return the person or the organisation that a text names, as people and catalogues write them.

    An organisation is told by braces round the whole, a comma at the end (EndNote's habit), an acronym in
    brackets, a well-known acronym, telling words ("Ministry", "Fonds"), small words inside ("for", "contre"); a
    comma before what may be a given name makes a person ("Bank, Peter"). A person is written in either order, with
    particles, suffix and initials, the family name perhaps in CAPITALS; forms of address, degrees and roles are
    dropped. What was in a brace group is one word and stays as it is.
    """
    if one := ordinary_person(text):
        return one
    text = clean(text)
    if not text:
        return Name()
    if is_corporate(text):
        found = organisation(text)
    else:
        text = clean(text.translate(_COMMAS))
        found = person(text)
    return found if _is_told(text, found) else replace(found, guessed=text)


def _is_told(text: str, found: Name) -> bool:
    """Tell whether a name is known, or written so that it says what it is: in braces, with the family name in front."""
    if not found.literal:
        return "," in text
    return "{" in text or text.endswith(",") or text in ACRONYMS or fold(found.literal) in FULL_NAMES


def ordinary_person(text: str) -> Name | None:
    """Return the person of a text of capitalised words that tell nothing else: most names, and quick to read."""
    match = re.fullmatch(_ORDINARY, text)
    if not match:
        return None
    words = (text if text.isascii() else fold(text)).lower().replace(",", "").split()
    if not _TELLING.isdisjoint(words) or " ".join(words) in FULL_NAMES:
        return None
    if any(word.endswith(COMPOUND_ENDINGS) for word in words):
        return None
    family, given, given_first, family_last = match.groups()
    return Name(family or family_last, given or given_first, guessed="" if family else text)


def is_organisation(text: str) -> bool:
    """Tell whether `parse` takes a text for an organisation."""
    return bool(parse(text).literal)
