"""Who a publication is by, and whether two records say that of the same person or organisation."""

from collections.abc import Sequence

from protlib.record.model import Name, Publication
from protlib.text import words


def are_by_same(one: Publication, other: Publication) -> bool | None:
    """Tell whether two records have the same author, else editor, else publisher; None where one does not say."""
    for name in ("authors", "editors", "publisher"):
        first, second = getattr(one, name), getattr(other, name)
        if first and second:
            return _share_one(
                *(([Name(literal=who)] if isinstance(who, str) else who) for who in (first, second))
            )
        if first or second:
            return None
    return None


def _share_one(first: Sequence[Name], second: Sequence[Name]) -> bool:
    """Tell whether the first of one list is in the other: catalogues mix up the order of authors."""
    return any(_is_same(first[0], name) for name in second) or any(
        _is_same(second[0], name) for name in first
    )


def _is_same(one: Name, other: Name) -> bool:
    """Tell whether two names may be one: a part of a family name, or an organisation's acronym, is enough."""
    if one.literal and other.literal:
        return _is_same_organisation(one, other)
    first, second = (set(words(name.literal or name.family or name.given)) for name in (one, other))
    return first <= second or second <= first


def _is_same_organisation(one: Name, other: Name) -> bool:
    first, second = words(one.literal), words(other.literal)
    shared = min(len(first), len(second))
    if first[:shared] == second[:shared] or _abbreviates(first, second) or _abbreviates(second, first):
        return True
    shorts = "".join(words(one.short)), "".join(words(other.short))
    return (shorts[0] == shorts[1] != "") or shorts[0] in second or shorts[1] in first


def _abbreviates(short: list[str], full: list[str]) -> bool:
    """Tell whether a single word is made of initials of the others, in their order: "OHCHR", "UNODC"."""
    initials = iter([word[0] for word in full])
    return len(short) == 1 < len(full) and all(letter in initials for letter in short[0])
