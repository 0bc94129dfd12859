"""A map of tiles: a tile for each country in its place, darker with more publications."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from protlib.record import places
from protlib.render.charts.chart_words import ENGLISH, ChartWords
from protlib.render.charts.drawing import PLAIN, Line, Signs, Size, fit_chart_line, wrap_notes
from protlib.render.charts.picture_parts import STEPS, WIDTH, Box, Label, Part, lay_out_picture
from protlib.render.charts.scale import Scale, make_scale
from protlib.render.charts.svg import TITLED, USUAL, Frame, make_document, to_sentences
from protlib.render.charts.text_width import width_of
from protlib.render.charts.tiles import TileLayout, draw_legend, draw_tiles, find_grid, find_layout

if TYPE_CHECKING:
    from protlib.record.places import Place
    from protlib.search.facets import Counts
    from protlib.selection import Selection

HEADS: Final = ("region", "country", "code", "count")
TITLE: Final = "Publications by country"
_WIDEST: Final = 44
"""How wide a tile of a few countries is."""
_REGIONS: Final = 26
"""The widest column of regions on a terminal."""
_BLANKS_BETWEEN: Final = 2  # the columns of a list on a terminal
_NO_BREAK: Final = "\u00a0"
_LEAST_NAME: Final = 8  # the narrowest such column
_NAMES_OF_WIDTH: Final = 3  # regions have at most this part of the width of a terminal
_EDGE: Final = 16  # pixels: the margin of a drawing at both sides
_TILE_GAP: Final = 1.5  # pixels between two tiles
_CODE: Final = 0.36  # of a tile, the letters of its code, and half as much as they are high
_MOST_CODE: Final = 11  # pixels
_NUMBER: Final = 0.46  # of a tile, the letters of its number
_MOST_NUMBER: Final = 13  # pixels
_FIGURE: Final = 0.66  # how wide a bold figure is, in heights of its letters
_CODE_FOOT, _NUMBER_FOOT = 0.41, 0.88  # where in a tile the letters of both stand
_EMPTY: Final = 0.25  # the shade of a tile without publications
_LEGEND: Final = 28  # pixels: the height of the legend with its gap
_SWATCH: Final = 14  # the side of a shade in it
_SWATCH_GAP: Final = 5  # between a shade and its words
_WORDS: Final = 11  # the height of their letters
_WORDS_GAP: Final = 16  # behind them
_MOST_DESCRIBED: Final = 60  # countries in the description for screen readers: nobody listens to more
_MOST_NAMED: Final = 5  # regions in a note of one line


@dataclass(frozen=True, slots=True)
class Region:
    """A region of M49, its number of publications, and its countries with theirs."""

    name: str
    count: int
    countries: Sequence[tuple["Place", int]]


@dataclass(frozen=True, slots=True)
class World:
    """The regions of a map, the number of publications, sentences about missing things, and the words for others."""

    regions: Sequence[Region]
    total: int
    notes: tuple[str, ...] = ()
    naming: ChartWords = ENGLISH

    @property
    def counts(self) -> dict[str, tuple["Place", int]]:
        """The countries with their numbers of publications, by their codes."""
        return {country.code: (country, count) for region in self.regions for country, count in region.countries}

    @property
    def highest_count(self) -> int:
        """The highest count of a country."""
        return max((count for _country, count in self.counts.values()), default=0)

    def iterate_counted(self) -> Iterator[tuple[str, "Place", int]]:
        """Yield the countries with publications, each with its region and its count."""
        for region in self.regions:
            yield from ((region.name, country, count) for country, count in region.countries if count)


def world_of(by_country: "Counts", by_region: "Counts", surroundings: Collection[str] = ()) -> World:
    """Return the map of counts by country and by region: of the whole world, or of the countries with some codes."""
    counts, regions = dict(by_country.values), dict(by_region.values)
    regions_with_counts = [
        Region(
            region.name, regions.get(region.name, 0), [(country, counts.get(country.name, 0)) for country in countries]
        )
        for region, region_countries in places.geography()
        if (countries := [country for country in region_countries if not surroundings or country.code in surroundings])
    ]
    mapped_names = {country.name for region in regions_with_counts for country, _count in region.countries}
    unmapped_text = "; ".join(f"{name} ({count})" for name, count in counts.items() if name not in mapped_names)
    lacking = by_country.lacking
    notes = (
        *([f"not on the map: {unmapped_text}"] if unmapped_text else []),
        *([f"{lacking} of {by_country.total} {'names' if lacking == 1 else 'name'} no country"] if lacking else []),
    )
    return World(regions_with_counts, by_country.total, notes)


def find_countries_around(selection: "Selection") -> frozenset[str]:
    """Return the codes of the countries of the regions that a selection asks for; none for the whole world."""
    regions = [place for name in selection.regions if (place := places.resolve(name)) and place.kind == "region"]
    return frozenset().union(*(places.countries_counted_to(place, selection.house) for place in regions))


def make_rows(world: World) -> list[tuple[str, str, str, int]]:
    """Return the region, the name, the code and the count of each country with publications."""
    return [(region, country.name, country.code, count) for region, country, count in world.iterate_counted()]


def make_objects(world: World) -> list[Mapping[str, object]]:
    """Return the same as objects."""
    return [dict(zip(HEADS, row, strict=True)) for row in make_rows(world)]


def draw_map(world: World, size: Size, signs: Signs) -> list[Line]:
    """Return the tiles in their places and a legend, where the width has room, and below the countries by region."""
    scale = make_scale(world.highest_count, len(signs.steps or signs.shades))
    layout = find_layout(world.counts, size.width, signs)
    tiles = [[], *draw_tiles(layout, world.counts, scale, signs), [], draw_legend(scale, signs), []] if layout else []
    return [
        *tiles,
        *_iterate_regions(world, size.width, signs, layout),
        *wrap_notes((*world.notes, *_note_empty(world)), size.width),
    ]


def _iterate_regions(world: World, width: int, signs: Signs, layout: TileLayout | None) -> Iterator[Line]:
    """Yield the regions with publications and their countries, those with the most first: "Nigeria (NGA) 40"."""
    regions = [region for region in world.regions if any(count for _country, count in region.countries)]
    names = min(_REGIONS, max(width // _NAMES_OF_WIDTH, _LEAST_NAME), max(len(region.name) for region in regions))
    total = len(str(max(region.count for region in regions)))
    indent = names + _BLANKS_BETWEEN + total + _BLANKS_BETWEEN
    for region in regions:
        country_counts = sorted((-count, country.name, country) for country, count in region.countries if count)
        # A line may break behind a comma, and nowhere else where a name fits into one.
        texts = [
            f"{name} ({layout.code_of(country) if layout else country.code}) {-count}".replace(" ", _NO_BREAK)
            for count, name, country in country_counts
        ]
        lines = wrap(", ".join(texts), max(width - indent, _REGIONS), break_on_hyphens=False)
        name, gap = fit_chart_line(region.name, names, signs), " " * _BLANKS_BETWEEN
        head = f"{name}{gap}{region.count:>{total}}{gap}"
        for position, line in enumerate(lines):
            yield [(f"{' ' * indent if position else head}{line.replace(_NO_BREAK, ' ')}", PLAIN)]


def _note_empty(world: World) -> list[str]:
    """Return a note on the regions that are left out because they have no publications."""
    names = [region.name for region in world.regions if not any(count for _country, count in region.countries)]
    regions = f"{len(names)} other regions" if len(names) > _MOST_NAMED else ", ".join(names)
    return [f"about no country of {regions}"] if names else []


def draw_svg_map(world: World, title: str = TITLE, frame: Frame = USUAL) -> str:
    """Return the map as SVG: a tile for each country, in its place, and a legend of the shades."""
    grid, counts = find_grid(world.counts), world.counts
    tile = min((WIDTH - 2 * _EDGE) / grid.columns, _WIDEST)
    scale = make_scale(world.highest_count, STEPS)
    parts: list[Part] = []
    for (row, column), code in grid.codes.items():
        country, count = counts[code]
        x, y = _EDGE + column * tile, TITLED + row * tile
        step = scale.shade_of(count) + 1 if count else 0
        parts += _draw_svg_tile(x, y, tile, country, count, step)
    end = TITLED + grid.rows * tile
    description = frame.description or _describe(world, frame.subtitle or f"{world.total} publications")
    parts += lay_out_picture(_draw_svg_legend(scale, end + 10), frame.direction)
    return make_document(title, parts, end + _LEGEND, world.notes, frame._replace(description=description))


def _draw_svg_tile(x: float, y: float, tile: float, country: "Place", count: int, step: int) -> list[Part]:
    wide = tile - _TILE_GAP
    middle, tooltip = x + wide / 2, f"{country.name}: {count}"
    code_size = min(tile * _CODE, _MOST_CODE)
    if not step:
        code_y = y + wide / 2 + code_size * _CODE
        return [
            Box(x, y, wide, wide, "line", tooltip=tooltip, shade=_EMPTY),
            Label(middle, code_y, country.code, "pale", size=code_size, anchor="middle"),
        ]
    number_size = min(tile * _NUMBER, _MOST_NUMBER, wide / (_FIGURE * len(str(count))))
    return [
        Box(x, y, wide, wide, f"step-{step}", tooltip=tooltip),
        Label(middle, y + wide * _CODE_FOOT, country.code, f"on-{step}", size=code_size, anchor="middle"),
        Label(
            middle, y + wide * _NUMBER_FOOT, str(count), f"on-{step}", size=number_size, anchor="middle", weight="bold"
        ),
    ]


def _draw_svg_legend(scale: Scale, y: float) -> list[Part]:
    parts: list[Part] = []
    x = float(_EDGE)
    for shade_position, text in scale.legend():
        words_start = x + _SWATCH + _SWATCH_GAP
        parts += [
            Box(x, y, _SWATCH, _SWATCH, f"step-{shade_position + 1}"),
            Label(words_start, y + _WORDS, text, "pale", size=_WORDS),
        ]
        x = words_start + width_of(text, _WORDS) + _WORDS_GAP
    return parts


def _describe(world: World, head: str) -> str:
    """Return the content of the map in words, below a head."""
    country_counts = list(world.iterate_counted())
    counts = "; ".join(
        f"{country.name} ({region}): {count}" for region, country, count in country_counts[:_MOST_DESCRIBED]
    )
    further_count = len(country_counts) - _MOST_DESCRIBED
    further_countries = f"; {world.naming.caption('rest', further_count)}" if further_count > 0 else ""
    return f"{head}. {counts}{further_countries}. {to_sentences(world.notes)}".strip()
