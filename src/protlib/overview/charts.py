"""The charts of an overview: pictures of counts, and tables with the same content."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from protlib.overview.document_blocks import Picture, Table
from protlib.overview.facts import Facts
from protlib.overview.overview_words import Wording
from protlib.overview.region_groups import RegionGroup
from protlib.record import places
from protlib.render.charts import svg, tile_map
from protlib.render.charts.chart import Chart, group_by_period
from protlib.render.charts.drawing import BLOCKS, draw_bar
from protlib.selection import CONCEPT, Facet, Selection

if TYPE_CHECKING:
    from protlib.search.facets import Counts

_FEWEST_VALUES: Final = 2
"""The least number of values and publications of a chart: one bar shows no more than a sentence."""
_MOST_BARS: Final = 15  # that fit on half a page
_MOST_PERIODS: Final = 20
"""How many rows a table over the years has at most."""
BAR: Final = 20
"""The cells of the longest bar in a table of a picture's content."""
_WIDTHS: Final = (0.38, 0.26, 0.36)
Counted = Sequence[tuple[str, int]]
_WIDTHS_OF_REGIONS: Final = (0.3, 0.7)  # of the columns of the table below the map


def draw_years(facts: Facts, wording: Wording) -> Picture | None:
    """Return the chart of publications by year, None where all are of one year."""
    counts = facts.counts[Facet.YEAR]
    notes = [wording.text("lack.year", count=counts.lacking)] if counts.lacking else []
    return _draw("year", counts.values, facts, wording, notes, "columns")


def draw_regions(groups: Sequence[RegionGroup], facts: Facts, wording: Wording) -> Picture | None:
    """Return the chart of publications by region, the highest count first."""
    value_counts = [(group_name(group, wording), len(group.publications)) for group in groups]
    notes = [wording.text("several")] if sum(count for _, count in value_counts) > len(facts.publications) else []
    return _draw("region", sorted(value_counts, key=lambda pair: -pair[1]), facts, wording, notes)


def draw_types(facts: Facts, wording: Wording) -> Picture | None:
    """Return how many publications are of each type."""
    counts = facts.counts[Facet.TYPE]
    value_counts = [(wording.name_value(Facet.TYPE, value), count) for value, count in counts.values]
    return _draw("type", value_counts, facts, wording, [])


def draw_subjects(facts: Facts, wording: Wording) -> Picture | None:
    """Return the chart of publications by concept of the thesaurus."""
    counts = facts.counts[CONCEPT]
    notes = [wording.text("lack.subject", count=counts.lacking)] if counts.lacking else []
    value_counts = [(wording.name_value(CONCEPT, value), count) for value, count in counts.values]
    return _draw("subject", value_counts, facts, wording, [wording.text("several"), *notes])


def draw_countries(facts: Facts, selection: Selection, wording: Wording) -> Picture | None:
    """Return the map of the countries of publications, None where it is one alone.

    It has the countries of the regions that the selection asks for, else of the world.
    """
    counts = facts.counts[Facet.COUNTRY]
    world_map = tile_map.world_of(counts, facts.counts[Facet.REGION], tile_map.find_countries_around(selection))
    value_counts = list(world_map.iterate_counted())
    if len(value_counts) < _FEWEST_VALUES:
        return None
    map_in_language = name_world(world_map, counts, wording)
    description = _describe(
        [(country.name, count) for _region, country, count in map_in_language.iterate_counted()], facts, wording
    )
    rows = [
        (
            region.name,
            wording.comma_list(
                _format_count(country.name, count, wording) for country, count in region.countries if count
            ),
        )
        for region in map_in_language.regions
        if any(count for _country, count in region.countries)
    ]
    title = wording.text("chart.countries")
    table = Table((wording.text("head.region"), wording.text("head.countries")), rows, _WIDTHS_OF_REGIONS)
    picture = tile_map.draw_svg_map(
        map_in_language, title, svg.Frame(description, is_bare=True, direction=wording.direction)
    )
    return Picture(title, description, picture, table, map_in_language.notes)


def name_world(world_map: tile_map.World, counts: "Counts", wording: Wording) -> tile_map.World:
    """Return a map with names and notes in a language; `counts` are those by country."""
    regions = [
        replace(
            region,
            name=wording.name_value(Facet.REGION, region.name),
            countries=[
                (country._replace(name=wording.name_place(country)), count) for country, count in region.countries
            ],
        )
        for region in world_map.regions
    ]
    mapped_names = {country.name for region in world_map.regions for country, _count in region.countries}
    notes = _note_unmapped_places(counts, mapped_names, wording)
    return replace(world_map, regions=regions, notes=tuple(notes), naming=wording.naming)


def _note_unmapped_places(counts: "Counts", mapped_names: Collection[str], wording: Wording) -> list[str]:
    """Return sentences on the publications that a map with some countries does not show."""
    unmapped_values = [
        _format_count(wording.name_value(Facet.COUNTRY, value), count, wording)
        for value, count in counts.values
        if value not in mapped_names
    ]
    notes = [wording.text("off_map", values=wording.comma_list(unmapped_values))] if unmapped_values else []
    return [*notes, *([wording.text("lack.country", count=counts.lacking)] if counts.lacking else [])]


def list_countries(facts: Facts) -> list[str]:
    """Return the countries of publications that the gazetteer knows."""
    name_and_place_pairs = ((name, places.resolve(name)) for name, _count in facts.counts[Facet.COUNTRY].values)
    return [name for name, place in name_and_place_pairs if place and place.kind == "country"]


def group_name(group: RegionGroup, wording: Wording) -> str:
    """Return the name of a group of publications."""
    if not group.name:
        return wording.text("no_place")
    return group.name if group.place is None else wording.name_place(group.place)


def _draw(
    field: str, counts: Counted, facts: Facts, wording: Wording, notes: Iterable[str], kind: str = "bars"
) -> Picture | None:
    if min(len(counts), len(facts.publications)) < _FEWEST_VALUES:
        return None
    is_over_time = kind == "columns"
    further_count = 0 if is_over_time else max(len(counts) - _MOST_BARS, 0)
    cut_note = [wording.text("more.values", count=further_count)] if further_count else []
    values = counts if is_over_time else counts[:_MOST_BARS]
    title, total = wording.text(f"chart.{field}s"), len(facts.publications)
    chart = Chart(title, field, values, total, notes=(*cut_note, *notes), naming=wording.naming)
    description = _describe(values, facts, wording)
    picture = svg.draw_chart(chart, kind, None, svg.Frame(description, is_bare=True, direction=wording.direction))
    rows = group_by_period(chart, lambda _letters: _MOST_PERIODS).rows if is_over_time else values
    highest_count = max(count for _value, count in rows)
    heads = (wording.text(f"head.{field}"), wording.text("head.count"), wording.text("head.bar"))
    cells = [(value, wording.number(count), draw_bar(count, highest_count, BAR, BLOCKS)) for value, count in rows]
    return Picture(title, description, picture, Table(heads, cells, _WIDTHS), chart.notes)


def _describe(counts: Counted, facts: Facts, wording: Wording) -> str:
    """Return the content of a picture in words."""
    values = [wording.text("value", value=value, count=count) for value, count in counts]
    total = wording.text("publications", count=len(facts.publications))
    return wording.text("told", publications=total, values="; ".join(values))


def _format_count(value: str, count: int, wording: Wording) -> str:
    return wording.text("counted", value=wording.isolate(value), count=count)
