"""The charts of an overview: pictures of what its publications are counted by, and tables with the same in them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from protlib.overview.blocks import Picture, Table
from protlib.overview.facts import Facts
from protlib.overview.groups import Group
from protlib.overview.words import Wording
from protlib.record import places
from protlib.render.charts import svg, world
from protlib.render.charts.chart import Chart, by_period
from protlib.render.charts.drawing import BLOCKS, bar
from protlib.selection import CONCEPT, Facet

_LEAST: Final = 2
"""How many values a chart has at least, and how many publications: one bar shows nothing that a sentence does not say."""
_MOST: Final = 15
_PERIODS: Final = 20
"""How many rows a table over the years has at most."""
_BAR: Final = 20
_WIDTHS: Final = (0.5, 0.15, 0.35)
Counted = Sequence[tuple[str, int]]


def years(facts: Facts, wording: Wording) -> Picture | None:
    """Return how many publications came out in each year, None where all did in one."""
    counts = facts.counts[Facet.YEAR]
    notes = [wording.text("lack.year", count=counts.without)] if counts.without else []
    return _picture("year", counts.values, facts, wording, notes, "columns")


def regions(groups: Sequence[Group], facts: Facts, wording: Wording) -> Picture | None:
    """Return how many publications are about each region, the most first."""
    counted = [(name_of(group, wording), len(group.publications)) for group in groups]
    notes = [wording.text("several")] if sum(count for _, count in counted) > len(facts.publications) else []
    return _picture("region", _most_first(counted), facts, wording, notes)


def types(facts: Facts, wording: Wording) -> Picture | None:
    """Return how many publications are of each type."""
    counts = facts.counts[Facet.TYPE]
    counted = [(wording.named(Facet.TYPE, value), count) for value, count in counts.values]
    return _picture("type", counted, facts, wording, [])


def subjects(facts: Facts, wording: Wording) -> Picture | None:
    """Return how many publications are about each concept of the thesaurus."""
    counts = facts.counts[CONCEPT]
    notes = [wording.text("lack.subject", count=counts.without)] if counts.without else []
    counted = [(wording.named(CONCEPT, value), count) for value, count in counts.values]
    return _picture("subject", counted, facts, wording, [wording.text("several"), *notes])


def countries(facts: Facts, wording: Wording) -> Picture | None:
    """Return the map of the countries that publications are about, None where it is one alone."""
    counts = facts.counts[Facet.COUNTRY]
    found = world.world_of(counts, facts.counts[Facet.REGION])
    drawn = list(found.counted())
    if len(drawn) < _LEAST:
        return None
    known = {country.name for _region, country, _count in drawn}
    others = [_counted(value, count, wording) for value, count in counts.values if value not in known]
    notes = [wording.text("drawn")]
    notes += [wording.text("off_map", values=wording.joined(others))] if others else []
    notes += [wording.text("lack.country", count=counts.without)] if counts.without else []
    regions = [
        replace(
            region,
            name=wording.named(Facet.REGION, region.name),
            countries=[(country._replace(name=wording.place(country)), count) for country, count in region.countries],
        )
        for region in found.regions
        if any(count for _country, count in region.countries)
    ]
    shown = replace(found, regions=regions, notes=tuple(notes))
    told = _told([(country.name, count) for _region, country, count in shown.counted()], facts, wording)
    rows = [
        (
            region.name,
            wording.joined(_counted(each.name, count, wording) for each, count in region.countries if count),
        )
        for region in regions
    ]
    title = wording.text("chart.countries")
    table = Table((wording.text("head.region"), wording.text("head.countries")), rows, (0.3, 0.7))
    return Picture(title, told, world.svg(shown, title, svg.Frame(told, is_bare=True)), table, tuple(notes))


def drawn_countries(facts: Facts) -> list[str]:
    """Return the countries that publications are about, as the gazetteer knows them."""
    found = ((name, places.resolve(name)) for name, _count in facts.counts[Facet.COUNTRY].values)
    return [name for name, place in found if place and place.kind == "country"]


def name_of(group: Group, wording: Wording) -> str:
    """Return what a group of publications is called."""
    if not group.name:
        return wording.text("no_place")
    return group.name if group.place is None else wording.place(group.place)


def _picture(
    by: str, counted: Counted, facts: Facts, wording: Wording, notes: Iterable[str], kind: str = "bars"
) -> Picture | None:
    if min(len(counted), len(facts.publications)) < _LEAST:
        return None
    is_over_time = kind == "columns"
    more = 0 if is_over_time else max(len(counted) - _MOST, 0)
    cut = [wording.text("more.values", count=more)] if more else []
    shown = counted if is_over_time else counted[:_MOST]
    title, total = wording.text(f"chart.{by}s"), len(facts.publications)
    chart = Chart(title, by, shown, total, notes=(*cut, *notes), naming=wording.naming)
    told = _told(shown, facts, wording)
    drawn = svg.drawn(chart, kind, None, svg.Frame(told, is_bare=True))
    rows = by_period(chart, lambda _letters: _PERIODS).rows if is_over_time else shown
    most = max(count for _value, count in rows)
    heads = (wording.text(f"head.{by}"), wording.text("head.count"), wording.text("head.bar"))
    cells = [(value, wording.number(count), bar(count, most, _BAR, BLOCKS)) for value, count in rows]
    return Picture(title, told, drawn, Table(heads, cells, _WIDTHS), chart.notes)


def _told(counted: Counted, facts: Facts, wording: Wording) -> str:
    """Return what a picture says, in words."""
    values = [wording.text("value", value=value, count=count) for value, count in counted]
    total = wording.text("publications", count=len(facts.publications))
    return wording.text("told", publications=total, values="; ".join(values))


def _counted(value: str, count: int, wording: Wording) -> str:
    return wording.text("counted", value=wording.aside(value), count=count)


def _most_first(counted: Counted) -> Counted:
    return sorted(counted, key=lambda pair: -pair[1])
