"""Who may see a record: what its field `access` may say, and which of two such words is the stricter."""

from enum import StrEnum
from typing import Final


class Access(StrEnum):
    """Who may see a record, the widest circle first; a record that says nothing is public."""

    PUBLIC = "public"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"


GUARDED: Final = (Access.INTERNAL.value, Access.CONFIDENTIAL.value)
"""What the field of a record may say, the strictest last; "public" is kept as an empty field."""
_RANKS: Final = {access.value: rank for rank, access in enumerate(Access)}
_STRICTEST: Final = len(Access) - 1


def parse(text: str) -> str:
    """Return what the field says for a word of a person, "" for public; raises ValueError where it is none of the three."""
    word = text.strip().lower()
    if word and word not in _RANKS:
        raise ValueError("not public, internal or confidential")
    return "" if word == Access.PUBLIC else word


def level(text: str) -> Access:
    """Return who may see a record whose field says this; what cannot be understood is for nobody else's eyes."""
    try:
        return Access(parse(text) or Access.PUBLIC)
    except ValueError:
        return Access.CONFIDENTIAL


def rank(text: str) -> int:
    """Return how strict a word is; what cannot be understood is as strict as can be."""
    return _RANKS.get(text or Access.PUBLIC, _STRICTEST)


def stricter(first: str, second: str) -> str:
    """Return the stricter of two values of the field."""
    return max(first, second, key=rank)


def merge_levels(base: str | None, mine: str, theirs: str) -> str:
    """Return what counts of two values that come from the base, if it is known: what one alone has changed, else the stricter."""
    if mine == base:
        return theirs
    return mine if theirs == base else stricter(mine, theirs)
