"""A map of tiles: each country one, by the regions of M49, as dark as there are publications about it."""

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
    fitted,
    noted,
    shade,
    shade_ranges,
)
from protlib.render.charts.letters import cut
from protlib.render.charts.svg import TITLED, WIDTH, Frame, box, document, label, sentences, shade_of

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
_TOLD: Final = 60
_USUAL: Final = Frame()


@dataclass(frozen=True, slots=True)
class Region:
    """A region of M49, how many publications are about it or what lies in it, and its countries with how many are about each."""

    name: str
    count: int
    countries: Sequence[tuple["Place", int]]


@dataclass(frozen=True, slots=True)
class World:
    """All regions, how many publications were counted, and sentences about what is not to be seen."""

    regions: Sequence[Region]
    total: int
    notes: tuple[str, ...] = ()

    @property
    def most(self) -> int:
        """The greatest count of a country."""
        return max((count for region in self.regions for _country, count in region.countries), default=0)

    def counted(self) -> Iterator[tuple[str, "Place", int]]:
        """Yield the countries that publications are about, each with its region and how many these are."""
        for region in self.regions:
            yield from ((region.name, country, count) for country, count in region.countries if count)


def world_of(by_country: "Counts", by_region: "Counts") -> World:
    """Return the map of what is counted by country and by region."""
    counts, regions = dict(by_country.values), dict(by_region.values)
    found = [
        Region(region.name, regions.get(region.name, 0), [(each, counts.get(each.name, 0)) for each in inside])
        for region, inside in places.geography()
    ]
    known = {country.name for region in found for country, _count in region.countries}
    others = "; ".join(f"{name} ({count})" for name, count in counts.items() if name not in known)
    lacking = by_country.without
    notes = (
        *([f"not on the map: {others}"] if others else []),
        *([f"{lacking} of {by_country.total} {'names' if lacking == 1 else 'name'} no country"] if lacking else []),
    )
    return World(found, by_country.total, notes)


def rows(world: World) -> list[tuple[str, str, str, int]]:
    """Return the region, the name, the code and the count of each country that publications are about."""
    return [(region, country.name, country.code, count) for region, country, count in world.counted()]


def objects(world: World) -> list[Mapping[str, object]]:
    """Return the same as objects."""
    return [dict(zip(HEADS, row, strict=True)) for row in rows(world)]


def drawn(world: World, size: Size, signs: Signs) -> list[Line]:
    """Return tiles of letters in lines: the code of a country, a shade, and how many publications are about it."""
    number = len(str(world.most))
    tile = 4 + number + 1
    names = min(_REGIONS, max(size.width // 3, 8))
    total = len(str(max(region.count for region in world.regions)))
    left = names + _GAP + total + _GAP
    each = max((size.width - left + 1) // tile, 1)
    lines: list[Line] = [[(fitted(TITLE, size.width, signs).rstrip(), HEAD)]]
    for region in world.regions:
        if not any(count for _country, count in region.countries):
            continue
        head = f"{fitted(region.name, names, signs)}{' ' * _GAP}{region.count:>{total}}{' ' * _GAP}"
        for start in range(0, len(region.countries), each):
            some = region.countries[start : start + each]
            tiles = [_tile(country.code, count, world.most, number, signs) for country, count in some]
            lines.append([(" " * left if start else head, PLAIN), *tiles])
    return [*lines, _legend(world.most, signs), *noted((*world.notes, *_empty(world)), size.width)]


def _tile(code: str, count: int, most: int, number: int, signs: Signs) -> tuple[str, str]:
    if not count:
        return f"{code}{signs.none}{' ' * (number + 1)}", PALE
    return f"{code}{shade(count, most, signs)}{count:<{number}} ", INK


def _legend(most: int, signs: Signs) -> Line:
    return [("  ".join(f"{sign} {told}" for sign, told in shade_ranges(most, signs)), PALE)]


def _empty(world: World) -> list[str]:
    """Return which regions are left out, for nothing is about any of their countries."""
    names = [region.name for region in world.regions if not any(count for _country, count in region.countries)]
    return [f"about no country of {', '.join(names)}"] if names else []


def svg(world: World, title: str = TITLE, frame: Frame = _USUAL) -> str:
    """Return the map as SVG: regions side by side where there is room, their countries in tiles."""
    parts: list[str] = []
    x, y, below = float(_EDGE), float(TITLED), 0
    for region in world.regions:
        across = min(len(region.countries), int((WIDTH - 2 * _EDGE + _BETWEEN) // (_TILE + _BETWEEN)))
        wide = max(across * (_TILE + _BETWEEN), 110)
        deep = -(-len(region.countries) // across) * (_HIGH + _BETWEEN) + _ABOVE + 8
        if x > _EDGE and x + wide - _BETWEEN > WIDTH - _EDGE:
            x, y, below = _EDGE, y + below, 0
        parts += _block(region, world.most, x, y, across, wide)
        x, below = x + wide + 12, max(below, deep)
    return document(title, frame.told or _described(world), parts, y + below, world.notes, is_bare=frame.is_bare)


def _block(region: Region, most: int, x: float, y: float, across: int, wide: float) -> list[str]:
    parts = [label(x, y + 12, cut(f"{region.name}  {region.count or ''}", wide, 11), "pale", size=11, weight="bold")]
    for place, (country, count) in enumerate(region.countries):
        left = x + place % across * (_TILE + _BETWEEN)
        top = y + _ABOVE + place // across * (_HIGH + _BETWEEN)
        told = f"{country.name}: {count}"
        if count:
            parts.append(box(left, top, _TILE, _HIGH, "bar", told=told, shade=shade_of(count, most)))
            parts.append(label(left + _TILE / 2, top + 25, str(count), size=11, anchor="middle", weight="bold"))
        else:
            parts.append(box(left, top, _TILE, _HIGH, "line", told=told, shade=0.25))
        kind = "ink" if count else "pale"
        parts.append(
            label(left + _TILE / 2, top + (12 if count else 19), country.code, kind, size=9.5, anchor="middle")
        )
    return parts


def _described(world: World) -> str:
    """Return what the map says, in words."""
    found = list(world.counted())
    told = "; ".join(f"{country.name} ({region}): {count}" for region, country, count in found[:_TOLD])
    more = f"; and {len(found) - _TOLD} more" if len(found) > _TOLD else ""
    return f"{world.total} publications. {told}{more}. {sentences(world.notes)}".strip()
