"""A map of tiles: a tile for each country, by the regions of M49, darker with more publications."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from protlib.record import places
from protlib.render.charts.drawing import (
    HEAD,
    INK,
    PALE,
    PLAIN,
    Line,
    Signs,
    Size,
    fit,
    shade,
    shade_ranges,
    wrap_notes,
)
from protlib.render.charts.letters import cut
from protlib.render.charts.svg import TITLED, WIDTH, Frame, draw_box, draw_label, make_document, shade_of, to_sentences

if TYPE_CHECKING:
    from protlib.record.places import Place
    from protlib.search.facets import Counts

HEADS: Final = ("region", "country", "code", "count")
TITLE: Final = "Publications by country"
_REGIONS: Final = 26
"""The widest column of regions on a terminal."""
_GAP: Final = 2
_TILE: Final = 33
_HIGH: Final = 30
_BETWEEN: Final = 3
_ABOVE: Final = 18
_EDGE: Final = 16
_MOST_DESCRIBED: Final = 60
_USUAL: Final = Frame()


@dataclass(frozen=True, slots=True)
class Region:
    """A region of M49, its number of publications, and its countries with theirs."""

    name: str
    count: int
    countries: Sequence[tuple["Place", int]]


@dataclass(frozen=True, slots=True)
class World:
    """All regions, the number of publications, and sentences about missing things."""

    regions: Sequence[Region]
    total: int
    notes: tuple[str, ...] = ()

    @property
    def most(self) -> int:
        """The highest count of a country."""
        return max((count for region in self.regions for _country, count in region.countries), default=0)

    def iterate_counted(self) -> Iterator[tuple[str, "Place", int]]:
        """Yield the countries with publications, each with its region and its count."""
        for region in self.regions:
            yield from ((region.name, country, count) for country, count in region.countries if count)


def world_of(by_country: "Counts", by_region: "Counts") -> World:
    """Return the map of counts by country and by region."""
    counts, regions = dict(by_country.values), dict(by_region.values)
    regions_with_counts = [
        Region(region.name, regions.get(region.name, 0), [(country, counts.get(country.name, 0)) for country in inside])
        for region, inside in places.geography()
    ]
    mapped = {country.name for region in regions_with_counts for country, _count in region.countries}
    elsewhere = "; ".join(f"{name} ({count})" for name, count in counts.items() if name not in mapped)
    lacking = by_country.without
    notes = (
        *([f"not on the map: {elsewhere}"] if elsewhere else []),
        *([f"{lacking} of {by_country.total} {'names' if lacking == 1 else 'name'} no country"] if lacking else []),
    )
    return World(regions_with_counts, by_country.total, notes)


def make_rows(world: World) -> list[tuple[str, str, str, int]]:
    """Return the region, the name, the code and the count of each country with publications."""
    return [(region, country.name, country.code, count) for region, country, count in world.iterate_counted()]


def make_objects(world: World) -> list[Mapping[str, object]]:
    """Return the same as objects."""
    return [dict(zip(HEADS, row, strict=True)) for row in make_rows(world)]


def draw_map(world: World, size: Size, signs: Signs) -> list[Line]:
    """Return tiles of letters in lines: the code of a country, a shade, and its count."""
    number = len(str(world.most))
    tile = 4 + number + 1
    names = min(_REGIONS, max(size.width // 3, 8))
    total = len(str(max(region.count for region in world.regions)))
    used_width = names + _GAP + total + _GAP
    tiles_a_row = max((size.width - used_width + 1) // tile, 1)
    lines: list[Line] = [[(fit(TITLE, size.width, signs).rstrip(), HEAD)]]
    for region in world.regions:
        if not any(count for _country, count in region.countries):
            continue
        head = f"{fit(region.name, names, signs)}{' ' * _GAP}{region.count:>{total}}{' ' * _GAP}"
        for start in range(0, len(region.countries), tiles_a_row):
            some = region.countries[start : start + tiles_a_row]
            tiles = [_draw_tile(country.code, count, world.most, number, signs) for country, count in some]
            lines.append([(" " * used_width if start else head, PLAIN), *tiles])
    return [*lines, _draw_legend(world.most, signs), *wrap_notes((*world.notes, *_note_empty(world)), size.width)]


def _draw_tile(code: str, count: int, most: int, number: int, signs: Signs) -> tuple[str, str]:
    if not count:
        return f"{code}{signs.none}{' ' * (number + 1)}", PALE
    return f"{code}{shade(count, most, signs)}{count:<{number}} ", INK


def _draw_legend(most: int, signs: Signs) -> Line:
    return [("  ".join(f"{sign} {label}" for sign, label in shade_ranges(most, signs)), PALE)]


def _note_empty(world: World) -> list[str]:
    """Return a note on the regions that are left out because they have no publications."""
    names = [region.name for region in world.regions if not any(count for _country, count in region.countries)]
    return [f"about no country of {', '.join(names)}"] if names else []


def draw_svg_map(world: World, title: str = TITLE, frame: Frame = _USUAL) -> str:
    """Return the map as SVG: regions side by side where there is room, their countries in tiles."""
    parts: list[str] = []
    x, y, below = float(_EDGE), float(TITLED), 0
    for region in world.regions:
        across = min(len(region.countries), int((WIDTH - 2 * _EDGE + _BETWEEN) // (_TILE + _BETWEEN)))
        wide = max(across * (_TILE + _BETWEEN), 110)
        deep = -(-len(region.countries) // across) * (_HIGH + _BETWEEN) + _ABOVE + 8
        if x > _EDGE and x + wide - _BETWEEN > WIDTH - _EDGE:
            x, y, below = _EDGE, y + below, 0
        parts += _draw_region(region, world.most, x, y, across, wide)
        x, below = x + wide + 12, max(below, deep)
    return make_document(
        title, frame.description or _describe(world), parts, y + below, world.notes, is_bare=frame.is_bare
    )


def _draw_region(region: Region, most: int, x: float, y: float, across: int, wide: float) -> list[str]:
    parts = [
        draw_label(x, y + 12, cut(f"{region.name}  {region.count or ''}", wide, 11), "pale", size=11, weight="bold")
    ]
    for place, (country, count) in enumerate(region.countries):
        start = x + place % across * (_TILE + _BETWEEN)
        top = y + _ABOVE + place // across * (_HIGH + _BETWEEN)
        tooltip = f"{country.name}: {count}"
        if count:
            parts.append(draw_box(start, top, _TILE, _HIGH, "bar", tooltip=tooltip, shade=shade_of(count, most)))
            parts.append(draw_label(start + _TILE / 2, top + 25, str(count), size=11, anchor="middle", weight="bold"))
        else:
            parts.append(draw_box(start, top, _TILE, _HIGH, "line", tooltip=tooltip, shade=0.25))
        kind = "ink" if count else "pale"
        parts.append(
            draw_label(start + _TILE / 2, top + (12 if count else 19), country.code, kind, size=9.5, anchor="middle")
        )
    return parts


def _describe(world: World) -> str:
    """Return the content of the map in words."""
    counted = list(world.iterate_counted())
    counts = "; ".join(f"{country.name} ({region}): {count}" for region, country, count in counted[:_MOST_DESCRIBED])
    more = f"; and {len(counted) - _MOST_DESCRIBED} more" if len(counted) > _MOST_DESCRIBED else ""
    return f"{world.total} publications. {counts}{more}. {to_sentences(world.notes)}".strip()
