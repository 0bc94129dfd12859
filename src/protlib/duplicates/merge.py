"""What records of the same publication add to each other."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from typing import Any, Final

from protlib.duplicates.compared_titles import bare
from protlib.record import access
from protlib.record.model import BOOKKEEPING, FIELDS, KINDS, NAME_LISTS, TEXT_LISTS, Kind, Name, Publication
from protlib.text import fold

_FULLER: Final = frozenset({Kind.LINE, Kind.PARAGRAPHS})
"""The kinds of which a longer text says more; of the others, such as a link, the first that is filled is taken."""
_SEVERAL: Final = frozenset({Kind.ISBN, Kind.ISSN})
_NOTES: Final = frozenset({"note", "private_note"})
"""The fields in which users write what they think: none of it is left out."""


def fill(old: Publication, new: Publication) -> Publication:
    """Return the old record with what the new one adds, see `additions`; the old record itself comes back where that is nothing."""
    added = additions(old, new)
    return old.changed(**added) if added else old


def additions(old: Publication, new: Publication) -> dict[str, Any]:
    """Return what a new record adds to an old one, by field: what is empty is filled, lists are united, nothing is overwritten.

    A list of names is filled only where it is empty, for the order of authors matters; the type "document" counts as
    empty, and the stricter of two words on who may see the record counts.
    """
    added: dict[str, Any] = {}
    for name, after in new.filled().items():
        before = getattr(old, name)
        if before != after and name not in BOOKKEEPING and (value := _filled_in(name, before, after)) != before:
            added[name] = value
    return added


def _filled_in(name: str, before: Any, after: Any) -> Any:
    """Return what a field says that said one thing, and is given another that fills it."""
    if name in TEXT_LISTS:
        return _united(before, after)
    if name == "extra":
        return {**after, **before}
    if KINDS[name] is Kind.ACCESS:
        return access.stricter(before, after)
    return before if before and not (name == "type" and before == "document") else after


def united(publications: Sequence[Publication]) -> Publication:
    """Return the one record of several of the same publication; the first is the one that the others are put into.

    It keeps its key, and is found by the keys and aliases of the others. Each field has the fullest of their values:
    of texts and dates the longest, of names the longest list, of other values the first; notes are put under each other.
    """
    first, *_rest = publications
    fields: dict[str, Any] = {
        name: _fullest(name, [value for record in publications if (value := getattr(record, name))])
        for name in FIELDS
        if name not in BOOKKEEPING
    }
    old_keys = (key for record in publications for key in (record.key, *record.aliases))
    fields["aliases"] = tuple(dict.fromkeys(key for key in old_keys if key and key != first.key))
    fields["created"] = min((record.created for record in publications if record.created), default="")
    return first.changed(**fields)


def _fullest(name: str, values: Sequence[Any]) -> Any:
    """Return the fullest of the values of a field, which are given in the order of their records."""
    kind = KINDS[name]
    if not values:
        return getattr(Publication(), name)
    if name in NAME_LISTS:
        return max(values, key=lambda names: (len(names), sum(map(_length, names))))
    if name in TEXT_LISTS or kind is Kind.ACCESS:
        return reduce(_united if name in TEXT_LISTS else access.stricter, values)
    if name == "extra":
        return {key: value for each in reversed(values) for key, value in each.items()}
    if name in _NOTES:
        return "\n\n".join(dict.fromkeys(values))
    if kind in _SEVERAL:
        return " ".join(dict.fromkeys(number for value in values for number in value.split()))
    if kind is Kind.TYPE:
        return next((value for value in values if value != "document"), values[0])
    if kind is Kind.DATE:  # a longer date says more only of the same year
        return max((value for value in values if value[:4] == values[0][:4]), key=len)
    if kind not in _FULLER:
        return values[0]
    return max(values, key=_FULLNESS.get(name, _fullness))


def _fullness(text: str) -> tuple[bool, int]:
    """Return what a text that says more has more of; capitals alone say less than any other."""
    return not text.isupper(), len(text)


def _title_fullness(title: str) -> tuple[bool, int, int]:
    """Return what a fuller title has more of; notes of catalogues behind it, such as "[33 refs]" or "(draft)", are less than none."""
    return not title.isupper(), len(bare(title).rstrip(" .")), -len(title)


_FULLNESS: Final[Mapping[str, Callable[[str], tuple[Any, ...]]]] = {"title": _title_fullness}


def _length(name: Name) -> int:
    return sum(map(len, name.to_dict().values()))


def _united(before: Sequence[str], after: Iterable[str]) -> tuple[str, ...]:
    folded = {fold(text) for text in before}
    return (*before, *(text for text in after if fold(text) not in folded))
