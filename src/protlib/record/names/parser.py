"""Reads one name from a text: a person or an organisation."""

import re
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
from protlib.record.names.organisations import (
    COMMAS_AT_END,
    DISTINCTIVE_HEADS,
    EVIDENCE,
    is_corporate,
    is_no_person,
    organisation,
)
from protlib.record.names.persons import in_natural_order, is_initials, person
from protlib.text import clean, fold

# Compiled when first used: most commands show names and parse none. A class of letters has two ranges at most, for more
# compile to a map of all 65,536. "Okojie", "McCarthy", "O'Neill", "Saint-Exupéry"; not "van", "IOM", "UNHCR"
_PART: Final = r"(?:Mc|Mac|O['’])?[A-ZÀ-ÖØ-Þ][a-zß-ſ]+(?:-[A-ZÀ-ÖØ-Þ][a-zß-ſ]+)?"
# Parts and initials, some with a comma behind: "Jobe, Alison", "Garcia Marquez, G.", "Alison M. Jobe"; "÷" is no letter
_PARTS: Final = rf"(?!.*÷)(?:(?:{_PART}|(?:[A-Z]\.)+)(?:,? (?=.)|\Z))+"
_MOST_SPACES: Final = 3
"""Between the words of an ordinary name in natural order; inverted, it has as many given names."""
_CAPITALISED_WORDS: Final = (TITLE_SMALL_FOREIGN, DEGREES, SUFFIXES, FAMILY_TAILS, CAPITALISED_PARTICLES)
_DISTINCTIVE_WORDS: Final = DISTINCTIVE_HEADS.union(
    EVIDENCE, OPENING_NOUNS, SMALL_WORDS, HONORIFICS, *(map(str.lower, words) for words in _CAPITALISED_WORDS)
)

UNNAMED_OTHERS: Final = Name(literal="others")
"""What stands for the authors that a list does not name, as in BibTeX."""
_BYLINES: Final = ("By ", "by ")
"""What stands before a writer in newspapers; "BY" may be initials."""
_COMMAS: Final = str.maketrans({"،": ",", "，": ", "})
"""The commas of Arabic and Chinese, before a given name like ours."""


@lru_cache(maxsize=1 << 14)
def parse_name(text: str) -> Name:
    """Return the person or the organisation that a text names, in the forms of people and catalogues.

    An organisation shows by braces around the whole, a comma at the end (EndNote's habit), or an acronym, in brackets
    or well known. Distinctive words ("Ministry", "Fonds") and small words inside ("for", "contre") show one. A comma
    before a possible given name makes a person ("Bank, Peter"), but "Bank, World" is turned round. A person may be in
    either order, with particles, suffix and initials, the family name in CAPITALS. Forms of address, degrees, roles and
    the "By" of newspapers are dropped. A group in braces is one word and stays unchanged.
    """
    if text.startswith(_BYLINES) and (writer := _writer_of(text)):
        return writer
    if ordinary_name := ordinary_person(text):
        return ordinary_name
    text = clean(text)
    if not text:
        return Name()
    if "," in text:
        from protlib.record.names.inverted_bodies import turn_upright  # most names never need it

        if upright_name := turn_upright(text):
            return Name(literal=upright_name.literal, guessed="" if upright_name.is_sure else text)
    if text.endswith(")") and (bare_name := _without_brackets(text) or _without_affiliation(text)):
        return parse_name(bare_name).with_parts(guessed=text)
    if is_corporate(text):
        name = organisation(text)
    else:
        text = clean(text.translate(_COMMAS))
        name = person(text)
    return name if _is_certain(text, name) else name.with_parts(guessed=text)


def _writer_of(line: str) -> Name | None:
    """Return the person of "By Jason Patinkin", None where a body or a single word is named: "By the River Trust"."""
    _preposition, _, writer_name = line.partition(" ")
    writer = parse_name(writer_name) if " " in writer_name.strip() else Name()
    return writer if writer.family else None


def _without_brackets(text: str) -> str:
    """Return "Dupont, Marie" for "Dupont (Marie)", as in French lists, and "Roe, A." for "Roe, A. (Anna)".

    It is "" where the brackets hold no given name.
    """
    from protlib.record.names.given_names import COMMON  # almost no name has brackets

    family, _, given = text[:-1].rpartition(" (")
    are_given = all(fold(word) in COMMON or (word.endswith(".") and is_initials(word)) for word in given.split())
    if not (family and given and are_given) or is_corporate(family):
        return ""
    return family if "," in family else f"{family}, {given}"


def _without_affiliation(text: str) -> str:
    """Return "Anna Roe" for "Anna Roe (University of Oxford)"; "" where no common given name is in front."""
    from protlib.record.names.given_names import COMMON  # almost no name has brackets

    name, _, affiliation = text[:-1].rpartition(" (")
    is_person = fold(name.partition(" ")[0]) in COMMON and ordinary_person(name) is not None
    return name if is_person and is_corporate(affiliation) else ""


def _is_certain(text: str, name: Name) -> bool:
    """Tell whether a name is known, or its form says what it is: braces, or the family name in front."""
    if not name.literal:
        return "," in text and DEGREES.isdisjoint(part.strip() for part in text.split(",")[1:])
    return "{" in text or text.endswith(COMMAS_AT_END) or is_no_person(name.literal) or authority.opens_with_name(text)


def ordinary_person(text: str) -> Name | None:
    """Return the person of a text of capitalised words with no other meaning: most names, and quick to read."""
    family, comma, given = text.partition(", ")
    if not (_is_inverted(family, given) if comma else _is_in_natural_order(text)) or not re.fullmatch(_PARTS, text):
        return None
    words = (text if text.isascii() else fold(text)).lower().replace(",", "").split()
    if not _DISTINCTIVE_WORDS.isdisjoint(words) or " ".join(words) in NO_PERSONS:
        return None
    if any(word.endswith(COMPOUND_ENDINGS) or is_compound(word) for word in words):
        return None
    if comma:
        is_body = authority.is_like_acronym(given) or (given[:3].isupper() and " " in given and is_corporate(given))
        return None if is_body else Name(family, given)
    if authority.is_known(text) or authority.opens_with_name(text) or authority.is_like_acronym(text.partition(" ")[0]):
        return None
    return in_natural_order(text.split()).with_parts(guessed=text)


def _is_inverted(family: str, given: str) -> bool:
    """Tell whether one or two words without a stop stand before the comma, and one to three behind it."""
    return (
        "." not in family
        and family.count(" ") < _MOST_SPACES - 1
        and "," not in given
        and given.count(" ") < _MOST_SPACES
        and given not in LATE_SUFFIXES
    )


def _is_in_natural_order(text: str) -> bool:
    """Tell whether there are two to four words, the last without a stop."""
    return 0 < text.count(" ") <= _MOST_SPACES and "," not in text and "." not in text.rpartition(" ")[2]


def is_organisation(text: str) -> bool:
    """Tell whether `parse_name` takes a text for an organisation."""
    return bool(parse_name(text).literal)
