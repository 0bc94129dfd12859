"""The bodies that the pages of a report name with an acronym of their own: "Community Safety Council (CSC)"."""

import re
from typing import Final

from protlib.record import authority
from protlib.record.names.initials import matches_initials
from protlib.record.names.lexicon import SMALL_WORDS
from protlib.text import clean, fold
from protlib.title_pages.bodies import is_organisation

# Such as "the National Institute of Standards and Technology (NIST)": words with capitals, and small ones between.
_DEFINITION: Final = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w’'&-]+(?:,? (?:[A-ZÀ-Þ&][\w’'&-]*|[a-zà-þ’']{1,5})){1,11})\s?"
    r"[(“\"«]{1,2}(?P<short>[A-Z][A-Za-z&-]{1,9})[)”\"»]"
)
# Such as "India (IND)".
_CODE: Final = re.compile(r"(?P<name>[^\W\d_]{4,}) \((?P<code>[A-Z]{3})\)")
_FEWEST_OF_SYLLABLES: Final = 5  # letters: fewer are initials, or words
_FEWEST_CAPITALS: Final = 2  # of a short name: one alone begins any word


def defined_bodies(text: str) -> dict[str, str]:
    """Return the names of organisations by the acronyms that a text gives them, where no list has the name."""
    names: dict[str, str] = {}
    for match in _DEFINITION.finditer(clean(text)):
        acronym = match["short"]
        if sum(map(str.isupper, acronym)) < _FEWEST_CAPITALS or acronym in names:
            continue
        name = _trim_to_initials(match["name"], acronym)
        if name and is_organisation(name) and not authority.is_known(name):
            names[acronym] = name
    return names


def other_meanings(text: str) -> set[str]:
    """Return the acronyms that a text defines as something that is no body: "Encuesta Continua de Empleo (ECE)".

    Nor is the code of a place or of money behind its name one: "India (IND)", "euros (EUR)".
    """
    definitions = (
        (match["short"], _trim_to_initials(match["name"], match["short"]))
        for match in _DEFINITION.finditer(clean(text))
    )
    return {
        acronym
        for acronym, name in definitions
        if name and authority.is_acronym(acronym) and not (is_organisation(name) or authority.is_known(name))
    } | {
        match["code"]
        for match in _CODE.finditer(clean(text))
        if fold(match["name"]).startswith(fold(match["code"])) and not authority.is_known(match["name"])
    }


def _trim_to_initials(text: str, acronym: str) -> str:
    """Return the end of a text whose words have the initials of an acronym, "" where there is none."""
    parts = text.split(" ")
    for start in range(len(parts) - 2, -1, -1):
        name = " ".join(parts[start:])
        is_whole = parts[start][:1] == acronym[:1] and fold(parts[start]) not in SMALL_WORDS
        if is_whole and is_of_syllables(acronym, name):
            return name
        if is_whole and matches_initials(acronym, name) and _has_no_more(name, acronym):
            return name
    return ""


def is_of_syllables(acronym: str, name: str) -> bool:
    """Tell whether an acronym is made of beginnings of words: "SERMIG" of "Servicio Nacional de Migraciones".

    It begins with two letters at least of the first word, and the last word is in it.
    """
    distinctive_words = [fold(word) for word in name.split() if fold(word) not in SMALL_WORDS]
    letters = "".join(filter(str.isalpha, fold(acronym)))
    is_begun = (
        len(letters) >= _FEWEST_OF_SYLLABLES
        and distinctive_words[:1] != []
        and distinctive_words[0].startswith(letters[:2])
    )
    return is_begun and len(distinctive_words) > 1 and _are_spelled(letters, distinctive_words)


def _are_spelled(letters: str, distinctive_words: list[str]) -> bool:
    """Tell whether beginnings of words, in their order and of the last one, too, are letters."""
    first, *further_words = distinctive_words
    sizes = range(1, len(letters) + 1)
    beginnings = [size for size in sizes if first.startswith(letters[:size])]
    if not further_words:
        return len(letters) in beginnings
    return any(_are_spelled(letters[size:], further_words) for size in (*beginnings, 0) if size < len(letters))


def _has_no_more(name: str, acronym: str) -> bool:
    """Tell whether a name has about as many words with capitals as its acronym has letters."""
    capitals = sum(part[:1].isupper() for part in name.split(" "))
    return abs(capitals - len(acronym.replace("&", ""))) <= 1
