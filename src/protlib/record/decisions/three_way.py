"""Merges two states of a record by what each has changed in their common base, if known."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from protlib.frozen import FrozenClass, NamedTuple
from protlib.record import access
from protlib.record.attached_file import unite
from protlib.record.decisions.guesses import carry_marks
from protlib.record.identifiers.credentials import without_credentials_in
from protlib.record.model import BOOKKEEPING, FIELDS, KINDS, TEXT_LISTS, TIMES, FieldKind, Publication
from protlib.record.raw_record import MISSING_FILES
from protlib.text import comparable_key, fold

EXTRA: Final = "extra"
_EMPTY: Final = Publication()
_NUMBERS: Final = frozenset({FieldKind.ISBN, FieldKind.ISSN})
"""Kinds whose values are lists with a space between items."""


class FieldDifference(NamedTuple):
    """A field that each state sets differently, with its values; `base` is None if unknown.

    `inner` is the name within `extra` if the field is that. `key` is the key of the record in the first state.
    """

    key: str
    field: str
    inner: str
    base: Any
    mine: Any
    theirs: Any

    @property
    def name(self) -> str:
        """The name of the field, or the name within `extra`."""
        return self.inner or self.field


class MergedRecord(FrozenClass):
    """The merged record, with the first state's value where the states differ, and these differences."""

    record: Publication
    conflicts: tuple[FieldDifference, ...] = ()

    def settle_difference(self, difference: FieldDifference, value: object) -> "MergedRecord":
        """Return the record with the value that settles a difference."""
        remaining = tuple(conflict for conflict in self.conflicts if conflict is not difference)
        return MergedRecord(with_inner_value(self.record, difference.field, difference.inner, value), remaining)

    def with_conflict(self, field: str, inner: str, mine: Publication, theirs: Publication) -> "MergedRecord":
        """Return the record with mine's value in a field, and a conflict about it, whatever the base says."""
        my_value, their_value = (
            record.extra.get(inner, "") if inner else getattr(record, field) for record in (mine, theirs)
        )
        difference = FieldDifference(mine.key, field, inner, None, my_value, their_value)
        return MergedRecord(self.settle_difference(difference, my_value).record, (*self.conflicts, difference))


def with_inner_value(record: Publication, field: str, inner: str, value: object) -> Publication:
    """Return a record with another value in a field, or under the name `inner` in `extra`."""
    if not inner:
        return record.changed(**{field: value})
    return record.changed(extra=_keep_filled({**record.extra, inner: value}))


def says_the_same(first: Publication, second: Publication) -> bool:
    """Tell whether two records differ only in when they were created and changed."""
    return _content(first) == _content(second)


def merge_states(base: Publication | None, mine: Publication, theirs: Publication) -> MergedRecord:
    """Merge two states of a record by their common base, if known.

    A change on one side wins. Lists of texts are united, without items that one side has removed. Without a base, an
    empty field gives way to a filled one.
    """
    if mine.filled() == theirs.filled() or theirs == base:
        return MergedRecord(mine)
    if mine == base:
        return MergedRecord(theirs)
    conflicts: list[FieldDifference] = []
    values: dict[str, Any] = {}
    for name in FIELDS:
        if name in BOOKKEEPING or not (getattr(mine, name) or getattr(theirs, name)):
            continue
        if name == EXTRA:
            values[name] = _extra(base, mine, theirs, conflicts)
        else:
            values[name] = _field(name, base, mine, theirs, conflicts)
    merged = Publication(**values, **_bookkeeping(base, mine, theirs))
    return MergedRecord(carry_marks(merged, [mine, theirs]), tuple(conflicts))


def _field(
    name: str, base: Publication | None, mine: Publication, theirs: Publication, conflicts: list[FieldDifference]
) -> Any:
    base_value = None if base is None else getattr(base, name)
    my_value, their_value = getattr(mine, name), getattr(theirs, name)
    if _is_list(name):
        return _join_texts(name, _list(base_value, my_value, their_value))
    if KINDS[name] is FieldKind.ACCESS:
        return access.merge_levels(base_value, my_value, their_value)
    result, is_sure = _value(base_value, my_value, their_value, empty_value=getattr(_EMPTY, name))
    if base is None and KINDS[name] is FieldKind.DATE and (fuller_date := _fuller_date(my_value, their_value)):
        return fuller_date
    if not is_sure:
        conflicts.append(FieldDifference(mine.key, name, "", base_value, my_value, their_value))
    return result


def _fuller_date(first: str, second: str) -> str:
    """Return the one of two dates that says the month or the day as well; "" where neither goes on from the other.

    The first day of a year is often all that a portal or a spreadsheet makes of the year.
    """
    start, date = sorted((first, second), key=len)
    return date if start and date.startswith(f"{start}-") and date != f"{start}-01-01" else ""


def _is_list(name: str) -> bool:
    return name in TEXT_LISTS or KINDS[name] in _NUMBERS


def _join_texts(name: str, texts: Sequence[str]) -> Any:
    if KINDS[name] is FieldKind.FILES and texts:
        return unite(texts)
    return tuple(texts) if name in TEXT_LISTS else " ".join(texts)


def _value(base: object, mine: object, theirs: object, empty_value: object) -> tuple[Any, bool]:
    """Return the value that counts, and whether that is sure; the base is None if unknown.

    Without a base, a value whose links have passwords counts, where the other side went out without them.
    """
    if mine == theirs or theirs == base or (base is None and theirs == without_credentials_in(mine)):
        return mine, True
    if mine == base or (base is None and mine == without_credentials_in(theirs)):
        return theirs, True
    if base is None and empty_value in (mine, theirs):
        return (theirs if mine == empty_value else mine), True
    return mine, False


def _order_of_common(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Return what all three lists have, in the order of mine if that is a new one, else of theirs."""
    common_texts = {text for text in base if text in mine and text in theirs}
    base_order, my_order, their_order = (
        [text for text in side if text in common_texts] for side in (base, mine, theirs)
    )
    return my_order if my_order != base_order else their_order


def _list(base: str | Sequence[str] | None, mine: str | Sequence[str], theirs: str | Sequence[str]) -> list[str]:
    """Unite two lists without items that one side has removed; of items that differ only in case, the first stays.

    With a base, the order does not depend on the side, so that two merges of the same states agree.
    """
    base_texts, my_texts, their_texts = (
        side.split() if isinstance(side, str) else side for side in (base or (), mine, theirs)
    )
    if their_texts == base_texts:
        return [*my_texts]
    if my_texts == base_texts:
        return [*their_texts]
    order = _order_of_common(base_texts, my_texts, their_texts)
    mine_only, theirs_only = ([text for text in side if text not in base_texts] for side in (my_texts, their_texts))
    additions = [*mine_only, *theirs_only]
    if base is not None and mine_only and theirs_only:
        additions.sort(key=lambda text: (fold(text), text))
    texts: dict[str, str] = {}
    for text in (*order, *additions):
        texts.setdefault(fold(text), text)
    return list(texts.values())


def _extra(
    base: Publication | None, mine: Publication, theirs: Publication, conflicts: list[FieldDifference]
) -> Mapping[str, Any]:
    values: dict[str, object] = {}
    for inner in dict.fromkeys((*mine.extra, *theirs.extra)):
        base_text = None if base is None else base.extra.get(inner, "")
        my_value, their_value = mine.extra.get(inner, ""), theirs.extra.get(inner, "")
        if inner == MISSING_FILES:
            values[inner] = _list(base_text, my_value, their_value) or ""
            continue
        values[inner], is_sure = _value(base_text, my_value, their_value, empty_value="")
        if not is_sure:
            conflicts.append(FieldDifference(mine.key, EXTRA, inner, base_text, my_value, their_value))
    return _keep_filled(values)


def _keep_filled(extra: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in extra.items() if value != ""}


def _bookkeeping(base: Publication | None, mine: Publication, theirs: Publication) -> dict[str, Any]:
    """Merge the data about the record itself; this never conflicts, because a replaced key becomes an alias."""
    base_state = _EMPTY if base is None else base
    key = theirs.key if mine.key in (base_state.key, "") and theirs.key else mine.key
    my_keys, their_keys = ([*record.aliases, *filter(None, [record.key])] for record in (mine, theirs))
    all_keys = _list(base_state.aliases if base is not None else None, my_keys, their_keys)
    source, _ = _value(base_state.source, mine.source, theirs.source, empty_value="")
    created = [record.created for record in (mine, theirs) if record.created]
    return {
        "key": key,
        "aliases": tuple(_drop_key(all_keys, key)),
        "source": source,
        "created": min(created, default=""),
        "modified": max(mine.modified, theirs.modified),
    }


def _drop_key(keys: Iterable[str], key: str) -> Iterator[str]:
    yield from (own_key for own_key in keys if comparable_key(own_key) != comparable_key(key))


def _content(record: Publication) -> dict[str, object]:
    return {name: value for name, value in record.filled().items() if name not in TIMES and value}
