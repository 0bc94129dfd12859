"""The field `access`: who may see a record, and which of two levels is stricter."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final


class Access(StrEnum):
    """Who may see a record, the widest circle first; a record without a level is public."""

    PUBLIC = "public"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"


RESTRICTED: Final = (Access.INTERNAL.value, Access.CONFIDENTIAL.value)
"""Values of the field, the strictest last; "public" is stored as an empty field."""
LEVELS: Final = tuple(access.value for access in Access)
_RANKS: Final = {access.value: rank for rank, access in enumerate(Access)}
_STRICTEST: Final = len(Access) - 1


def level_of_word(text: str) -> str:
    """Return the level to store for a user's word, "" for public; ValueError for any other word."""
    word = text.strip().lower()
    if word and word not in _RANKS:
        raise ValueError("not public, internal or confidential")
    return "" if word == Access.PUBLIC else word


def level(text: str) -> Access:
    """Return who may see a record with this value; a value that is not understood counts as confidential."""
    try:
        return Access(level_of_word(text) or Access.PUBLIC)
    except ValueError:
        return Access.CONFIDENTIAL


def rank(text: str) -> int:
    """Return how strict a value is; a value that is not understood is the strictest."""
    return _RANKS.get(text or Access.PUBLIC, _STRICTEST)


def stricter(first: str, second: str) -> str:
    """Return the stricter of two values of the field."""
    return max(first, second, key=rank)


def strictest_of(levels: Iterable[str]) -> str:
    """Return the strictest of the levels that close a record, "" for none."""
    return max((name for name in levels if name in RESTRICTED), key=rank, default="")


def strictest_mark(marks: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Return the mark that closes a record most, each a level and its text; "" and "" for none."""
    return max((mark for mark in marks if mark[0] in RESTRICTED), key=lambda mark: rank(mark[0]), default=("", ""))


def merge_levels(base_level: str | None, my_level: str, their_level: str) -> str:
    """Merge two values by their base, if known: a change on one side wins, else the stricter value."""
    if my_level == base_level:
        return their_level
    return my_level if their_level == base_level else stricter(my_level, their_level)


def find_opened_keys(former_marks: Iterable[Mapping[str, object]], marks: Iterable[Mapping[str, object]]) -> list[str]:
    """Return the keys of records that more people may see now, from two states of a library's file.

    Somebody may have edited the file, so that its values are no texts.
    """
    ranks = {str(record.get("key")): rank(str(record["access"])) for record in former_marks if record.get("access")}
    levels = ((str(record.get("key")), rank(str(record.get("access") or ""))) for record in marks) if ranks else ()
    return [key for key, level_now in levels if level_now < ranks.get(key, 0)]
