"""Organisations turned round as if their last word were a family name: "Bank, World", "for Migration, Office".

Google Scholar writes all its authors like this. The table of bodies and grammar give sure results; the rest is a guess.
"""

from functools import lru_cache
from typing import Final

from protlib.frozen import NamedTuple
from protlib.record import authority
from protlib.record.model import Name
from protlib.record.names.family_names import FRONT_NAMES
from protlib.record.names.given_names import COMMON
from protlib.record.names.known_bodies import find_known_body
from protlib.record.names.lexicon import (
    ALSO_GIVEN_NAMES,
    HEADS,
    LEADERS,
    PARTICLES,
    QUALIFIERS,
    SMALL_WORDS,
    UNMISTAKABLE_WORDS,
    WEAK_HEADS,
)
from protlib.record.names.organisations import DISTINCTIVE_HEADS, EVIDENCE, has_head, is_distinctive, is_place
from protlib.text import fold, words

OPENINGS: Final = SMALL_WORDS - PARTICLES | {"of"}
"""Words with which no name begins: "for Migration" is the end of one."""
_ENDINGS: Final = SMALL_WORDS - PARTICLES | {"and", "of", "the"}
_SHORTEST_ACRONYM: Final = 4  # letters: fewer may be initials
_MOST_WORDS: Final = 9
"""The most words after the comma; with more, the text is a journal's title, not a name."""
_MARKS: Final = frozenset(",.{}")
_LONG_LIVED: Final = frozenset(("IOM", "OIM", "ILO", "OIT", "WHO", "HCR"))


class Upright(NamedTuple):
    """The name of an organisation the right way round, and whether it is sure."""

    literal: str
    is_sure: bool


@lru_cache(maxsize=1 << 14)
def turn_upright(text: str) -> Upright | None:
    """Return the organisation behind a text such as "Bank, World"; None for other texts.

    A person keeps the comma: "Bank, Peter", "Church, Alison", "Hall, Samuel" (though a company has this name).
    """
    last_part, comma, front = (part.strip() for part in text.partition(","))
    if not (comma and words(last_part) and words(front)) or not _MARKS.isdisjoint(front):
        return None
    if "{" in last_part or authority.is_known(text) or (authority.is_known(last_part) and authority.is_known(front)):
        return None
    if front == "The" and fold(last_part) not in FRONT_NAMES:
        return Upright(f"The {last_part}", is_sure=True)
    if " " in last_part and last_part.split()[0] not in OPENINGS | PARTICLES:
        return None
    if office := _office(last_part, front):
        return Upright(office, is_sure=authority.is_like_acronym(front))
    full_text, text_words = f"{front} {last_part}", words(front)
    is_given = not COMMON.isdisjoint(text_words)
    if find_known_body(Name(literal=full_text)) and not authority.is_acronym(front):
        return Upright(full_text, is_sure=True) if not is_given or is_distinctive(full_text) else None
    if is_given or len(text_words) > _MOST_WORDS:
        return None
    if " " in last_part:
        return _turn_by_small_word(full_text, text_words, last_part.split()[0])
    return _turn_by_words(full_text, text_words, front.split()[-1], fold(last_part))


def is_inverted(text: str) -> bool:
    """Tell whether a text is an organisation's name turned round."""
    return turn_upright(text) is not None


def _office(place: str, body: str) -> str:
    """Return the office that "Kenya, UNHCR" names, "" for none; three letters may be initials of a Mr Jordan."""
    stands_alone = authority.is_like_acronym(body) or body in _LONG_LIVED
    return f"{body.upper()} {place}" if stands_alone and _is_office(place) else ""


def _is_office(text: str) -> bool:
    return is_place(text) or (text.isupper() and len(text) >= _SHORTEST_ACRONYM)


def _turn_by_small_word(full_text: str, front: list[str], small_word: str) -> Upright | None:
    """Return the organisation of "for Migration, Federal Office" or "de la Mujer, Instituto"."""
    if small_word in OPENINGS:
        return Upright(full_text, is_sure=True) if has_head(front) and len(front) > 1 else None
    return Upright(full_text, is_sure=False) if front[0] in DISTINCTIVE_HEADS else None


def _turn_by_words(full_text: str, front: list[str], last: str, last_part: str) -> Upright | None:
    """Return an organisation that its words identify, though the table does not know it."""
    opens_name = front[0] in DISTINCTIVE_HEADS or front[0] in LEADERS
    if (last in _ENDINGS or last in PARTICLES) and has_head(front):
        return Upright(full_text, is_sure=True)
    if front[-1] in QUALIFIERS and opens_name and len(front) > 2 and last_part in EVIDENCE:
        return Upright(full_text, is_sure=True)
    if last_part in UNMISTAKABLE_WORDS:
        return Upright(full_text, is_sure=False)
    is_strong = last_part in HEADS or (last_part in WEAK_HEADS and front[0] in LEADERS)
    are_distinctive = all(word in EVIDENCE or word in LEADERS or word in DISTINCTIVE_HEADS for word in front)
    if is_strong and are_distinctive and ALSO_GIVEN_NAMES.isdisjoint(front[:1]):
        return Upright(full_text, is_sure=False)
    return None
