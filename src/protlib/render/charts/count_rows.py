"""Counts for scripts: rows under a head, or objects."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from protlib.render.charts.chart import first_rows
from protlib.render.shapes import Shape, array_of, number, text
from protlib.selection import MORE_COUNTS, Facet

if TYPE_CHECKING:
    from protlib.search.facets import Counted, Counts

COUNT: Final = "count"


def limit_values(counts: "Counts", limit: int | None) -> "Counts":
    """Return counts with at most `limit` values of the first facet: the highest counts, of years the newest."""
    if limit is None:
        return counts
    row_range = first_rows(counts.facet, limit)
    return replace(counts, values=counts.values[row_range], cells=counts.cells[row_range])


def make_head(counts: "Counts") -> list[str]:
    """Return the head of the rows: the facet, the count, and for two facets the values of the second."""
    return [_heading(counts.facet), COUNT, *(value for value, _count in counts.columns)]


def _heading(field: str) -> str:
    """Return the heading for the values of a field; "value" for an own field with the name of the count."""
    return "value" if field == COUNT else field


def make_rows(counts: "Counts") -> Iterator[Sequence[object]]:
    """Yield each value and its count; for two facets, with a count for each value of the second."""
    if not counts.second_facet:
        yield from counts.values
        return
    for (value, count), cells in zip(counts.values, counts.cells, strict=True):
        yield [value, count, *cells]


def make_objects(counts: "Counts") -> list[dict[str, object]]:
    """Return an object for each value, for two facets for each pair of values with a count."""
    if not counts.second_facet:
        return [{**_name_value(counts.facet, value), COUNT: count} for value, count in counts.values]
    return [
        {**_name_value(counts.facet, value), **_name_value(counts.second_facet, column), COUNT: number}
        for (value, _count), cells in zip(counts.values, counts.cells, strict=True)
        for (column, _total), number in zip(counts.columns, cells, strict=True)
        if number
    ]


def _name_value(field: str, value: str) -> dict[str, object]:
    """Return a value under its name, a year as a number."""
    return {_heading(field): int(value) if field == Facet.YEAR else value}


def add_missing_years(counts: "Counts") -> "Counts":
    """Return counts with every year from the first to the last, among the values or the columns."""
    if counts.second_facet:
        years = _fill_years(counts.columns)
        position_of = {year: position for position, (year, _count) in enumerate(counts.columns)}
        cells = [
            [row[position_of[year]] if year in position_of else 0 for year, _count in years] for row in counts.cells
        ]
        return replace(counts, columns=years, cells=cells)
    return replace(counts, values=_fill_years(counts.values))


def _fill_years(counts: "Counted") -> list[tuple[str, int]]:
    by_year = {int(year): count for year, count in counts}
    years = range(min(by_year), max(by_year) + 1) if by_year else ()
    return [(f"{year:04}", by_year.get(year, 0)) for year in years]


def shape_of_counts() -> Shape:
    """Return the JSON shape of counts: the count, and the values of one facet or two, or a country on a map."""
    shapes = {str(name): text("a value") for name in (*Facet, *MORE_COUNTS)} | {str(Facet.YEAR): number("a year")}
    value_shape = {
        "description": "a value under the name of what is counted by, which may be a field of your own; by two things, "
        "a value of each; of a map, a country with its region of M49 and its code",
        "type": "object",
        "properties": {
            **shapes,
            "code": text("on a map, the code of three letters of the country"),
            "count": number("how many publications have it, or both"),
        },
        "required": ["count"],
        "minProperties": 2,
        "maxProperties": 4,
        "additionalProperties": {"type": "string"},
    }
    return array_of("the values, or pairs of values, and how many publications have each", value_shape)
