"""Two states of a record made one, by what each has changed in the state that both come from, where that is known."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from protlib.record import access
from protlib.record.model import BOOKKEEPING, FIELDS, KINDS, TEXT_LISTS, Kind, Publication
from protlib.text import fold

EXTRA: Final = "extra"
_EMPTY: Final = Publication()
_NUMBERS: Final = frozenset({Kind.ISBN, Kind.ISSN})
"""The kinds whose values are lists with a space between two entries."""
_STAMPS: Final = frozenset({"created", "modified"})


class Difference(NamedTuple):
    """A field in which both states say something else, and neither is the older: the values there; `base` is None where none is known.

    `inner` is the name in `extra` where the field is that. `key` is that of the record in the first of the two states.
    """

    key: str
    field: str
    inner: str
    base: Any
    mine: Any
    theirs: Any

    @property
    def name(self) -> str:
        """What the field is called."""
        return self.inner or self.field


@dataclass(frozen=True, slots=True)
class Merged:
    """The record that two states make, with the value of the first where they differ, and where they do."""

    record: Publication
    conflicts: tuple[Difference, ...] = ()

    def with_(self, difference: Difference, value: Any) -> "Merged":
        """Return the record with a value where the states differ."""
        remaining = tuple(conflict for conflict in self.conflicts if conflict is not difference)
        return Merged(with_value(self.record, difference.field, difference.inner, value), remaining)

    def against(self, field: str, inner: str, mine: Publication, theirs: Publication) -> "Merged":
        """Return the record with what mine says in a field, and that as a conflict, whatever the base says."""
        my_value, their_value = (
            record.extra.get(inner, "") if inner else getattr(record, field) for record in (mine, theirs)
        )
        difference = Difference(mine.key, field, inner, None, my_value, their_value)
        return Merged(self.with_(difference, my_value).record, (*self.conflicts, difference))


def with_value(record: Publication, field: str, inner: str, value: Any) -> Publication:
    """Return a record with another value in a field, or under a name in `extra` where there is an inner one."""
    if not inner:
        return record.changed(**{field: value})
    return record.changed(extra=_filled({**record.extra, inner: value}))


def says_the_same(first: Publication, second: Publication) -> bool:
    """Tell whether two records are alike in all but when they were made and changed."""
    return _content(first) == _content(second)


def merged(base: Publication | None, mine: Publication, theirs: Publication) -> Merged:
    """Return what two states of a record make, of which both come from the base, if one is known.

    What one of them alone has changed counts; lists of texts are united, without what one of them has removed. Where no
    base is known, the state in which a field is empty has nothing against the other.
    """
    if mine.filled() == theirs.filled() or theirs == base:
        return Merged(mine)
    if mine == base:
        return Merged(theirs)
    conflicts: list[Difference] = []
    values: dict[str, Any] = {}
    for name in FIELDS:
        if name in BOOKKEEPING or not (getattr(mine, name) or getattr(theirs, name)):
            continue
        if name == EXTRA:
            values[name] = _extra(base, mine, theirs, conflicts)
        else:
            values[name] = _field(name, base, mine, theirs, conflicts)
    return Merged(Publication(**values, **_bookkeeping(base, mine, theirs)), tuple(conflicts))


def _field(
    name: str,
    base: Publication | None,
    mine: Publication,
    theirs: Publication,
    conflicts: list[Difference],
) -> Any:
    was = None if base is None else getattr(base, name)
    my_value, their_value = getattr(mine, name), getattr(theirs, name)
    if _is_list(name):
        return _join_texts(name, _list(was, my_value, their_value))
    if KINDS[name] is Kind.ACCESS:
        return access.merge_levels(was, my_value, their_value)
    result, is_sure = _value(was, my_value, their_value, empty=getattr(_EMPTY, name))
    if not is_sure:
        conflicts.append(Difference(mine.key, name, "", was, my_value, their_value))
    return result


def _is_list(name: str) -> bool:
    return name in TEXT_LISTS or KINDS[name] in _NUMBERS


def _join_texts(name: str, texts: Sequence[str]) -> Any:
    return tuple(texts) if name in TEXT_LISTS else " ".join(texts)


def _value(base: Any, mine: Any, theirs: Any, empty: Any) -> tuple[Any, bool]:
    """Return the value that counts, and whether that is sure; the base is None where none is known."""
    if mine == theirs or theirs == base:
        return mine, True
    if mine == base:
        return theirs, True
    if base is None and empty in (mine, theirs):
        return (theirs if mine == empty else mine), True
    return mine, False


def _list(base: str | Sequence[str] | None, mine: str | Sequence[str], theirs: str | Sequence[str]) -> list[str]:
    """Return the texts of two lists without what one of them has removed; of those that are alike but for case, the first.

    Where a base is known, the order is the same whichever side is mine: two merges of the same are then one.
    """
    was, my_texts, their_texts = (
        side.split() if isinstance(side, str) else side for side in (base or (), mine, theirs)
    )
    if their_texts == was:
        return [*my_texts]
    if my_texts == was:
        return [*their_texts]
    staying = {text for text in was if text in my_texts and text in their_texts}
    orders = [[text for text in side if text in staying] for side in (was, my_texts, their_texts)]
    order = orders[1] if orders[1] != orders[0] else orders[2]
    ours, new = ([text for text in side if text not in was] for side in (my_texts, their_texts))
    added = [*ours, *new]
    if base is not None and ours and new:
        added.sort(key=lambda text: (fold(text), text))
    texts: dict[str, str] = {}
    for text in (*order, *added):
        texts.setdefault(fold(text), text)
    return list(texts.values())


def _extra(
    base: Publication | None, mine: Publication, theirs: Publication, conflicts: list[Difference]
) -> Mapping[str, Any]:
    values: dict[str, Any] = {}
    for inner in dict.fromkeys((*mine.extra, *theirs.extra)):
        was = None if base is None else base.extra.get(inner, "")
        my_value, their_value = mine.extra.get(inner, ""), theirs.extra.get(inner, "")
        values[inner], is_sure = _value(was, my_value, their_value, empty="")
        if not is_sure:
            conflicts.append(Difference(mine.key, EXTRA, inner, was, my_value, their_value))
    return _filled(values)


def _filled(extra: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in extra.items() if value != ""}


def _bookkeeping(base: Publication | None, mine: Publication, theirs: Publication) -> dict[str, Any]:
    """Return what is kept about the record: nothing of that is a conflict, for a key that does not stay is an alias."""
    was = _EMPTY if base is None else base
    key = theirs.key if mine.key in (was.key, "") and theirs.key else mine.key
    my_keys, their_keys = ([*record.aliases, *filter(None, [record.key])] for record in (mine, theirs))
    all_keys = _list(was.aliases if base is not None else None, my_keys, their_keys)
    source, _ = _value(was.source, mine.source, theirs.source, empty="")
    created = [record.created for record in (mine, theirs) if record.created]
    return {
        "key": key,
        "aliases": tuple(_without(all_keys, key)),
        "source": source,
        "created": min(created, default=""),
        "modified": max(mine.modified, theirs.modified),
    }


def _without(keys: Iterable[str], key: str) -> Iterator[str]:
    yield from (own_key for own_key in keys if own_key.casefold() != key.casefold())


def _content(record: Publication) -> dict[str, Any]:
    return {name: value for name, value in record.filled().items() if name not in _STAMPS and value}
