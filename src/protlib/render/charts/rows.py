"""Counts as scripts read them: rows under a head, or objects."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from protlib.selection import Facet

if TYPE_CHECKING:
    from protlib.search.facets import Counts

COUNT = "count"


def limited(counts: "Counts", limit: int | None) -> "Counts":
    """Return counts with at most so many values of the first facet: those with the most, of years the newest."""
    if limit is None:
        return counts
    kept = slice(-limit, None) if counts.by == Facet.YEAR else slice(limit)
    return replace(counts, values=counts.values[kept], cells=counts.cells[kept])


def head(counts: "Counts") -> list[str]:
    """Return what stands above the rows: what is counted by, the count, and of two facets the values of the second."""
    return [counts.by, COUNT, *(value for value, _count in counts.columns)]


def rows(counts: "Counts") -> Iterator[Sequence[object]]:
    """Yield each value and its count; where there are two facets, with how many have each value of the second as well."""
    if not counts.across:
        yield from counts.values
        return
    for (value, count), cells in zip(counts.values, counts.cells, strict=True):
        yield [value, count, *cells]


def objects(counts: "Counts") -> list[dict[str, object]]:
    """Return an object for each value, of two facets for each pair of values that any publication has."""
    if not counts.across:
        return [{counts.by: value, COUNT: count} for value, count in counts.values]
    return [
        {counts.by: value, counts.across: column, COUNT: number}
        for (value, _count), cells in zip(counts.values, counts.cells, strict=True)
        for (column, _total), number in zip(counts.columns, cells, strict=True)
        if number
    ]
