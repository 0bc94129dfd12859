"""Organisations that a program turned round as if their last word were a family name: "Bank, World", "for Migration, Office".

Google Scholar writes all its authors so. What the table of bodies knows, or grammar tells, is sure; the rest is a guess.
"""

from functools import lru_cache
from typing import Final, NamedTuple

from protlib.record import authority
from protlib.record.model import Name
from protlib.record.names.bodies import known_body
from protlib.record.names.given_names import COMMON
from protlib.record.names.lexicon import HEADS, LEADERS, PARTICLES, SMALL_WORDS, WEAK_HEADS, words_of
from protlib.record.names.organisations import EVIDENCE, TELLING_HEADS, has_head, is_place, is_telling
from protlib.text import fold, words

_UNMISTAKABLE: Final = words_of(
    "agency alliance association centre coalition commission committee confederation consortium corporation department federation "
    "foundation institute institution ministry network observatory organisation organization programme project secretariat society "
    "taskforce university agence comite federation fondation institut ligue ministere reseau secretariat universite agencia "
    "asociacion comision fundacion instituto ministerio organizacion sociedad universidad associacao comissao fundacao "
    "organizacao sociedade universidade bundesamt bundesministerium gesellschaft kommission ministerium stiftung universitat verband "
    "associazione commissione fondazione istituto ministero organizzazione universita"
)
"""Words for an organisation that are nobody's family name, as Bureau, Council and Group are somebody's."""
_QUALIFIERS: Final = words_of(
    "criminal economic environmental foreign forced fundamental human humanitarian internal international juvenile medical national "
    "natural political public red social statistical sustainable technical"
)
"""Adjectives that the last word of a name follows ("Human Rights", "Public Health") and that end no name of an organisation."""
_ALSO_GIVEN: Final = frozenset(
    ("africa", "america", "asia", "charity", "child", "global", "justice", "royal")
)
"""Words of organisations that people are called as well: "Bank, Charity" may be one of them."""
_OPENINGS: Final = SMALL_WORDS - PARTICLES | {"of"}
_ENDINGS: Final = SMALL_WORDS - PARTICLES | {"and", "of", "the"}
_SHORTEST_ACRONYM: Final = 4
_MARKS: Final = frozenset(",.{}")
_LONG_LIVED: Final = frozenset(("IOM", "OIM", "ILO", "OIT", "WHO", "HCR"))


class Upright(NamedTuple):
    """The name of an organisation the right way round, and whether that is sure."""

    literal: str
    is_sure: bool


@lru_cache(maxsize=16_384)
def upright(text: str) -> Upright | None:
    """Return the organisation that "Bank, World" is; None where a text is no such name.

    A person keeps the comma: "Bank, Peter", "Church, Alison", "Hall, Samuel" (though a company is called so).
    """
    behind, comma, front = (part.strip() for part in text.partition(","))
    if not (comma and words(behind) and words(front)) or not _MARKS.isdisjoint(front):
        return None
    if "{" in behind or authority.is_known(text):
        return None
    opens_small = behind.split()[0] in _OPENINGS
    if " " in behind and not (opens_small or behind.split()[0] in PARTICLES):
        return None
    if office := _office(behind, front):
        return Upright(office, is_sure=authority.is_like_acronym(front))
    whole = f"{front} {behind}"
    is_given = not COMMON.isdisjoint(words(front))
    if (
        known_body(Name(literal=whole))
        and not authority.is_acronym(front)
        and (not is_given or is_telling(whole))
    ):
        return Upright(whole, is_sure=True)
    if opens_small or " " in behind:
        return Upright(whole, is_sure=opens_small) if has_head(words(front)) else None
    return _by_words(whole, words(front), front.split()[-1], fold(behind)) if not is_given else None


def is_inverted(text: str) -> bool:
    """Tell whether a text is the name of an organisation that was turned round."""
    return upright(text) is not None


def _office(place: str, body: str) -> str:
    """Return the office that "Kenya, UNHCR" and "Kenya, Unhcr" name, "" for none; three letters may be the initials of a Mr Jordan."""
    is_told = authority.is_like_acronym(body) or body in _LONG_LIVED
    return f"{body.upper()} {place}" if is_told and _is_office(place) else ""


def _is_office(text: str) -> bool:
    return is_place(text) or (text.isupper() and len(text) >= _SHORTEST_ACRONYM)


def _by_words(whole: str, front: list[str], last: str, behind: str) -> Upright | None:
    """Return the organisation that the words of a name tell, where the table does not know it."""
    opens = front[0] in TELLING_HEADS or front[0] in LEADERS
    if (last in _ENDINGS or last in PARTICLES) and has_head(front):
        return Upright(whole, is_sure=True)
    if front[-1] in _QUALIFIERS and opens and len(front) > 2 and behind in EVIDENCE:
        return Upright(whole, is_sure=True)
    if behind in _UNMISTAKABLE:
        return Upright(whole, is_sure=False)
    is_strong = behind in HEADS or (behind in WEAK_HEADS and front[0] in LEADERS)
    are_telling = all(word in EVIDENCE or word in LEADERS or word in TELLING_HEADS for word in front)
    if is_strong and are_telling and _ALSO_GIVEN.isdisjoint(front[:1]):
        return Upright(whole, is_sure=False)
    return None
