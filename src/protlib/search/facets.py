"""How many publications of a selection have the values of one facet, or of two."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from protlib.errors import UsageError
from protlib.index import Index, bitmaps
from protlib.record.fields import own_fields
from protlib.search import filters
from protlib.search.facet_values import NESTED_FACETS, CountRequest, count_by_value, find_value_sets
from protlib.search.own_fields import OwnFields
from protlib.search.selector import Request, Selector
from protlib.selection import MORE_COUNTS, Facet, Selection

_MOST_FACETS: Final = 2  # a table has rows and columns
_BITS: Final = 5_000
"""So many bits of columns are looked through in the time in which one record is counted."""
Counted = Sequence[tuple[str, int]]
"""Values, and how many publications have each."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of publications by one facet (`facet`) or by two (`second_facet`), in the order of a table.

    `total` is the number of counted publications, `lacking` and `lacking_across` the number without a value. `cells`
    has a row for each of `values`, with a count for each of `columns`. `left_out` counts, by circle, the publications
    that were not to be counted.
    """

    facet: str
    values: Counted
    total: int
    lacking: int
    second_facet: str = ""
    columns: Counted = ()
    cells: Sequence[Sequence[int]] = ()
    lacking_across: int = 0
    left_out: Mapping[str, int] | None = None


def count_facets(
    index: Index,
    request: Request,
    names: Sequence[str],
    hidden_circles: Collection[str] = (),
    *,
    as_catalogued: bool = False,
) -> Counts:
    """Return the values of one facet or two in a selection, with counts, the highest first.

    A facet's name may be in the plural. Years come in their order. Spellings that differ in case or accents are one
    value. So are the names of one body (see `SameBodies`). Of each work one version counts, but by language all do. A
    value of a NESTED_FACETS facet has the count that its filter finds. With `as_catalogued`, only records that name it
    themselves count, and single facets count names as they stand in records. The library's own fields may be counted as
    well, by the values between semicolons. Publications that only the circles in `hidden_circles` may see are not
    counted. Raises UsageError as `select` does, and where no facet or three are requested, or one twice.
    """
    selector = Selector(index, request)
    names = find_facets(names, request.own_names)
    is_bare = [as_catalogued and (name in NESTED_FACETS or len(names) == 1) for name in names]
    countings = [
        CountRequest(name, request, selector.own_fields, bare, tuple(hidden_circles))
        for name, bare in zip(names, is_bare, strict=True)
    ]
    records = selector.select_requested().bits
    circles = {circle: filters.find_records(index, Facet.ACCESS, circle) & records for circle in hidden_circles}
    bits = records & ~bitmaps.union(circles.values())
    if Facet.LANGUAGE not in names:
        bits = _keep_first_versions(index, bits, request.works())
    left_out = {circle: bits_in_circle.bit_count() for circle, bits_in_circle in circles.items() if bits_in_circle}
    if len(names) == 1:
        numbers, having = count_by_value(index, countings[0], bits)
        values = _sort_counts(names[0], numbers)
        return Counts(names[0], values, bits.bit_count(), (bits & ~having).bit_count(), left_out=left_out)
    return _count_two_facets(index, countings, bits, left_out)


def _count_two_facets(
    index: Index, countings: Sequence[CountRequest], bits: int, left_out: Mapping[str, int]
) -> Counts:
    """Count some records by the values of two facets.

    The sets of the columns are held, those of the rows come one by one.
    """
    rows, columns = countings
    columns_bits = dict(find_value_sets(index, columns, bits))
    heads = _sort_counts(columns.name, {value: records.bit_count() for value, records in columns_bits.items()})
    cross = _Columns([columns_bits[value] for value, _count in heads])
    cells: dict[str, list[int]] = {}
    numbers: dict[str, int] = {}
    having = 0
    for value, records in find_value_sets(index, rows, bits):
        having |= records
        numbers[value] = records.bit_count()
        cells[value] = cross.count(records)
    values = _sort_counts(rows.name, numbers)
    return Counts(
        facet=rows.name,
        values=values,
        total=bits.bit_count(),
        lacking=(bits & ~having).bit_count(),
        second_facet=columns.name,
        columns=heads,
        cells=[cells[value] for value, _count in values],
        lacking_across=(bits & ~bitmaps.union(columns_bits.values())).bit_count(),
        left_out=left_out,
    )


def values_of_facet(index: Index, facet: Facet, house: str = "") -> dict[str, int]:
    """Return the values of a facet, the commonest first, with the records of each, as its filter finds them.

    Regions are those of a house, or of any house without it.
    """
    counting = CountRequest(facet, Request(Selection(house=house)), OwnFields(index, tuple))
    records_by_value = dict(find_value_sets(index, counting, index.all()))
    numbers = {value: bits.bit_count() for value, bits in records_by_value.items()}
    return {value: records_by_value[value] for value, _count in _sort_counts(facet, numbers)}


class _Columns:
    """The sets of the columns of a table, which count the records of its rows.

    A row of few records is counted record by record, once enough such rows came to pay for the columns of each record.
    """

    def __init__(self, columns: Sequence[int]) -> None:
        self._columns = columns
        self._width = max((column.bit_length() for column in columns), default=0) * len(columns)
        self._unpaid = sum(column.bit_count() for column in columns) * _BITS
        self._positions: defaultdict[int, list[int]] = defaultdict(list)

    def count(self, candidates: int) -> list[int]:
        """Return how many of some records are in each column."""
        is_small = candidates.bit_count() * _BITS < self._width
        if not is_small or self._unpaid > 0:
            self._unpaid -= self._width if is_small else 0
            return [(candidates & column).bit_count() for column in self._columns]
        if not self._positions:
            self._locate_records()
        counted = [0] * len(self._columns)
        for number in bitmaps.numbers(candidates):
            for position in self._positions.get(number, ()):
                counted[position] += 1
        return counted

    def _locate_records(self) -> None:
        for position, column in enumerate(self._columns):
            for number in bitmaps.numbers(column):
                self._positions[number].append(position)


def _keep_first_versions(index: Index, bits: int, works: Iterable[Sequence[str]]) -> int:
    """Return some records with only the first version of each work, whose versions have these keys."""
    for work in works:
        if versions := bitmaps.union(map(index.find_key, work)) & bits:
            bits &= ~(versions & (versions - 1))
    return bits


def find_facets(texts: Sequence[str], names: Callable[[], Sequence[str]]) -> list[str]:
    """Return the facets for texts; raises UsageError where one is unknown or repeated, or there are more than two."""
    facet_names = [find_facet(text, names) for text in texts]
    if len(facet_names) > _MOST_FACETS:
        raise UsageError(f"count by one or two things, not by {', '.join(facet_names)}")
    if len({*facet_names}) < len(facet_names):
        raise UsageError(f"count by two different things, not by {facet_names[0]} twice")
    return facet_names


def find_facet(text: str, names: Callable[[], Sequence[str]]) -> str:
    """Return the facet or the own field for a text; raises UsageError where there is none."""
    own_names = names() if text not in {*Facet} else ()
    return own_fields.own_field_named(text, own_names) or filters.choose_name(
        text, [*map(str, Facet), *MORE_COUNTS], own_names
    )


def _sort_counts(name: str, counted: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return values and their counts: years in their order, the others by their counts, the highest first."""
    if name == Facet.YEAR:
        return sorted(counted.items())
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
