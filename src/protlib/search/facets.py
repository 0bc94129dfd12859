"""How many publications of a selection have which values of one facet, or of two."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from protlib.errors import UsageError
from protlib.index import Index, bitmaps
from protlib.record.fields import own_fields
from protlib.search import filters
from protlib.search.expansion import union
from protlib.search.facet_values import NESTED, CountRequest, counts, sets
from protlib.search.own_fields import OwnFields
from protlib.search.selector import Selector
from protlib.search.vocabulary.other_names import NO_OTHERS, OtherNames
from protlib.selection import BESIDE, Facet, Selection

if TYPE_CHECKING:
    from protlib.record.decisions.saved_search import SavedSearch

_MOST: Final = 2
_MANY: Final = 64
"""Columns from which on it is quicker to know which of them a record has."""
_FEW: Final = 4
"""How many columns are looked at in the time in which those of one record are counted."""
Counted = Sequence[tuple[str, int]]
"""Values, and how many publications have each."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many publications have which values, by one facet (`by`) or by two (`across`), these in the order of a table.

    `total` is how many were counted, `without` and `without_across` how many of them have no value. `cells` has a row for each
    of `values`, and in it how many have each of `columns` as well. `left_out` are, by circle, those that were not to be counted.
    """

    by: str
    values: Counted
    total: int
    without: int
    across: str = ""
    columns: Counted = ()
    cells: Sequence[Sequence[int]] = ()
    without_across: int = 0
    left_out: Mapping[str, int] | None = None


def facets(
    index: Index,
    selection: Selection,
    by: Sequence[str],
    names: Callable[[], Sequence[str]] = tuple,
    other_names: OtherNames = NO_OTHERS,
    searches: "Callable[[], Sequence[SavedSearch]]" = tuple,
    *,
    works: Iterable[Sequence[str]] = (),
    as_catalogued: bool = False,
    without: Collection[str] = (),
) -> Counts:
    """Return the values of one facet in a selection or of two, and how many publications have each, the most first.

    Facets are given by their names, in the plural perhaps. Years come in their order. Spellings that differ in case or
    accents are one value, and so are the names of one body: see `SameBodies`; `others` are those that the library has decided
    are one. Of `works`, the keys of the language versions of each, one version is counted, but by language all are. A value of
    one that is NESTED has as many publications as the filter for it finds; if they are asked for `as_catalogued`, as many as
    name it themselves; names are then those of records, too, where they are counted alone. `names` returns the fields that the library has of its own; one of these may be named, too: what
    stands in it between semicolons is a value. `searches` returns the saved ones. What people of the circles in `without` alone may see is not counted. Raises
    UsageError as `select` does, and where no facet or three are asked for, or one twice.
    """
    own = OwnFields(index, names)
    by = counted_by_each(by, names)
    as_named = [as_catalogued and (name in NESTED or len(by) == 1) for name in by]
    requests = [
        CountRequest(name, selection, own, other_names, bare, tuple(without))
        for name, bare in zip(by, as_named, strict=True)
    ]
    records = Selector(index, own, other_names, searches).select(selection).bits
    circles = {circle: filters.filtered(index, Facet.ACCESS, circle) & records for circle in without}
    bits = _counted_once(index, records & ~union(circles.values()), works, [request.name for request in requests])
    left_out = {circle: among.bit_count() for circle, among in circles.items() if among}
    if len(requests) == 1:
        numbers, having = counts(index, requests[0], bits)
        values = _in_order(requests[0].name, numbers)
        return Counts(requests[0].name, values, bits.bit_count(), (bits & ~having).bit_count(), left_out=left_out)
    return _crossed(index, requests, bits, left_out)


def _crossed(index: Index, requests: Sequence[CountRequest], bits: int, left_out: Mapping[str, int]) -> Counts:
    """Return how many of some records have each value of one facet and each of another.

    The sets of the columns are held, those of the rows come one by one.
    """
    rows, columns = requests
    across = dict(sets(index, columns, bits))
    heads = _in_order(columns.name, {value: records.bit_count() for value, records in across.items()})
    row_of = _counter([across[value] for value, _count in heads])
    cells: dict[str, list[int]] = {}
    numbers: dict[str, int] = {}
    having = 0
    for value, records in sets(index, rows, bits):
        having |= records
        numbers[value] = records.bit_count()
        cells[value] = row_of(records)
    values = _in_order(rows.name, numbers)
    return Counts(
        rows.name,
        values,
        bits.bit_count(),
        (bits & ~having).bit_count(),
        columns.name,
        heads,
        [cells[value] for value, _count in values],
        (bits & ~union(across.values())).bit_count(),
        left_out,
    )


def members(index: Index, facet: Facet, house: str = "") -> dict[str, int]:
    """Return the values of a facet, the commonest first, and the records that have each: of a place or a language, what its filter finds.

    Regions are those of a house, any house's without it.
    """
    request = CountRequest(facet, Selection(house=house), OwnFields(index, tuple), NO_OTHERS)
    records_by_value = dict(sets(index, request, index.all()))
    numbers = {value: bits.bit_count() for value, bits in records_by_value.items()}
    return {value: records_by_value[value] for value, _count in _in_order(facet, numbers)}


def _counter(columns: Sequence[int]) -> Callable[[int], list[int]]:
    """Return what counts how many of some records each column has: one by one where few records meet many columns."""
    if len(columns) < _MANY:
        return lambda records: [(records & column).bit_count() for column in columns]
    places: defaultdict[int, list[int]] = defaultdict(list)
    for place, column in enumerate(columns):
        for number in bitmaps.numbers(column):
            places[number].append(place)

    def row(records: int) -> list[int]:
        if records.bit_count() * _FEW > len(columns):
            return [(records & column).bit_count() for column in columns]
        counted = [0] * len(columns)
        for number in bitmaps.numbers(records):
            for place in places[number]:
                counted[place] += 1
        return counted

    return row


def _counted_once(index: Index, bits: int, works: Iterable[Sequence[str]], names: Collection[str]) -> int:
    """Return some records with one version of each work, the first of them; all where they are counted by language."""
    if Facet.LANGUAGE in names:
        return bits
    for work in works:
        if versions := union(map(index.with_key, work)) & bits:
            bits &= ~(versions & (versions - 1))
    return bits


def counted_by_each(texts: Sequence[str], names: Callable[[], Sequence[str]] = tuple) -> list[str]:
    """Return the facets that texts mean; raises UsageError where one means none, two mean the same, or there are more than two."""
    facet_names = [counted_by(text, names) for text in texts]
    if len(facet_names) > _MOST:
        raise UsageError(f"count by one or two things, not by {', '.join(facet_names)}")
    if len({*facet_names}) < len(facet_names):
        raise UsageError(f"count by two different things, not by {facet_names[0]} twice")
    return facet_names


def counted_by(text: str, names: Callable[[], Sequence[str]] = tuple) -> str:
    """Return the facet, or the one of the library's own fields, that a text means; UsageError where that is none."""
    own = names() if text not in {*Facet} else ()
    return own_fields.own_field_named(text, own) or filters.choice_named(text, [*map(str, Facet), *BESIDE], own)


def _in_order(name: str, counted: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return values and their counts: years as they follow each other, the others by their counts, the most first."""
    if name == Facet.YEAR:
        return sorted(counted.items())
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
