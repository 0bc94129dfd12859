"""A map of tiles: a tile for each country in its place, darker with more publications."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.record import places
from protlib.record.places import Place
from protlib.render.charts.chart_words import ENGLISH, ChartWords
from protlib.render.charts.drawing import INK, PALE, PLAIN, Line, Signs, Size, fit_chart_line, wrap_notes
from protlib.render.charts.picture_parts import EDGE, STEPS, WIDTH, Box, Label, Part, lay_out_picture
from protlib.render.charts.scale import Scale, make_scale
from protlib.render.charts.svg import CHART_TOP, USUAL, Frame, make_picture, to_sentences
from protlib.render.charts.text_width import width_of

if TYPE_CHECKING:
    from protlib.search.facets import Counts
    from protlib.selection import Selection

HEADS: Final = ("region", "country", "code", "count")
TITLE: Final = "Publications by country"
_WIDEST_TILE: Final = 44
"""How wide a tile of a few countries is."""
_MOST_COLUMNS_OF_A_REGION: Final = 26
"""The widest column of regions on a terminal."""
_BLANKS_BETWEEN: Final = 2  # the columns of a list on a terminal
_NO_BREAK: Final = "\u00a0"
_LEAST_NAME: Final = 8  # the narrowest such column
_NAMES_OF_WIDTH: Final = 3  # regions have at most this part of the width of a terminal
_TILE_GAP: Final = 1.5  # pixels between two tiles
_CODE: Final = 0.36  # of a tile, the letters of its code, and half as much as they are high
_MOST_CODE: Final = 11  # pixels
_NUMBER: Final = 0.46  # of a tile, the letters of its number
_MOST_NUMBER: Final = 13  # pixels
_FIGURE: Final = 0.66  # how wide a bold figure is, in heights of its letters
_CODE_FOOT, _NUMBER_FOOT = 0.41, 0.88  # where in a tile the letters of both stand
_EMPTY: Final = 0.25  # the shade of a tile without publications
_LEGEND_HEIGHT: Final = 28  # pixels: the height of the legend with its gap
_SWATCH_SIDE: Final = 14  # the side of a shade in it
_SWATCH_GAP: Final = 5  # between a shade and its words
_WORD_HEIGHT: Final = 11  # the height of their letters
_WORDS_GAP: Final = 16  # behind them
_MOST_DESCRIBED: Final = 60  # countries in the description for screen readers: nobody listens to more
_MOST_NAMED: Final = 5  # regions in a note of one line
_TILES: Final = Path(__file__).with_name("tiles.txt")
_NO_TILE: Final = "..."
_NUMBERED_ROWS: Final = 12
"""The most rows of tiles that have room for a second line, with the number, on a screen of a terminal."""
_COLUMNS_OF_A_CODE: Final = 3  # of the terminal: codes of countries have three letters
_COLUMNS_OF_A_SIGN: Final = 2  # without the code: less is no tile
_Tile = tuple[Place, int]
"""A country and its number of publications."""
_TileCounts = Mapping[str, _Tile]
"""Countries with their numbers, by code."""


class _Grid(NamedTuple):
    """The part of the map that some countries take: their codes by row and column, from 0."""

    codes: Mapping[tuple[int, int], str]
    row_count: int
    column_count: int


class _TileLayout(NamedTuple):
    """How tiles fit a terminal: how many cells wide each is, and whether its number stands below its code."""

    grid: _Grid
    wide: int
    is_numbered: bool

    @property
    def is_short(self) -> bool:
        """Whether a code has two letters, not three."""
        return self.wide <= _COLUMNS_OF_A_CODE

    def code_of(self, country: Place) -> str:
        """Return the code of a country as its tile has it."""
        return country.alpha_2 if self.is_short else country.code


def _find_grid(codes: Collection[str]) -> _Grid:
    """Return the smallest part of the map that has the tiles of some countries."""
    tiles = {cell: code for cell, code in _all_tiles().items() if code in codes}
    first_row, first_column = (min(cell[axis] for cell in tiles) for axis in (0, 1))
    codes_by_cell = {(row - first_row, column - first_column): code for (row, column), code in tiles.items()}
    rows, columns = (max(cell[axis] for cell in codes_by_cell) + 1 for axis in (0, 1))
    return _Grid(codes_by_cell, rows, columns)


@cache
def _all_tiles() -> dict[tuple[int, int], str]:
    rows = (line.split() for line in _TILES.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return {
        (row, column): code for row, codes in enumerate(rows) for column, code in enumerate(codes) if code != _NO_TILE
    }


def _find_layout(counts: _TileCounts, width: int, signs: Signs) -> _TileLayout | None:
    """Return how the tiles of countries fit a width; None if it has no room for codes.

    A part of the world has the number below each code, and a wide terminal codes of three letters.
    """
    grid = _find_grid(counts)
    highest_count = max(count for _country, count in counts.values())
    number_width = max(len(str(highest_count)) + (not signs.steps), _COLUMNS_OF_A_CODE) + 1
    if number_width * grid.column_count <= width and grid.row_count <= _NUMBERED_ROWS:
        return _TileLayout(grid, number_width, is_numbered=True)
    side = min(width // grid.column_count, _COLUMNS_OF_A_CODE + 1)
    return _TileLayout(grid, side, is_numbered=False) if side >= _COLUMNS_OF_A_SIGN else None


def _draw_tiles(layout: _TileLayout, counts: _TileCounts, scale: Scale, signs: Signs) -> list[Line]:
    """Return the tiles of countries as lines, by codes with their counts."""
    lines: list[Line] = []
    for row in range(layout.grid.row_count):
        codes = [layout.grid.codes.get((row, column), "") for column in range(layout.grid.column_count)]
        tiles = [counts.get(code) for code in codes]
        lines.append([part for tile in tiles for part in _draw_code(tile, layout, scale, signs)])
        if layout.is_numbered:
            lines.append([part for tile in tiles for part in _draw_number(tile, layout.wide, scale, signs)])
    return lines


def _draw_legend(scale: Scale, signs: Signs) -> Line:
    """Return the shades with their counts."""
    return [
        part
        for position, text in scale.legend(signs.dash)
        for part in (
            ("  ", signs.steps[position]) if signs.steps else (signs.shades[position], INK),
            (f" {text}  ", PALE),
        )
    ]


def _draw_code(tile: _Tile | None, layout: _TileLayout, scale: Scale, signs: Signs) -> Line:
    """Return a tile's code; where it stands alone, a terminal without colours has the shade behind or instead."""
    side = layout.wide
    if tile is None:
        return [(" " * side, PLAIN)]
    country, count = tile
    code = layout.code_of(country)
    if not count:
        return [(f"{signs.none if layout.is_short else code:^{side - 1}} ", PALE)]
    if signs.steps:
        return _fill(code, side, signs.steps[scale.shade_of(count)])
    sign = " " if layout.is_numbered else signs.shades[scale.shade_of(count)]
    return [(f"{code}{sign}".ljust(side) if side > _COLUMNS_OF_A_SIGN else sign * side, INK)]


def _draw_number(tile: _Tile | None, side: int, scale: Scale, signs: Signs) -> Line:
    """Return the line below a tile's code: its number."""
    if tile is None or not tile[1]:
        return [(f"{signs.none if tile else '':^{side - 1}} ", PALE)]
    shade = scale.shade_of(tile[1])
    if signs.steps:
        return _fill(str(tile[1]), side, signs.steps[shade])
    return [(f"{signs.shades[shade]}{tile[1]}".ljust(side), INK)]


def _fill(text: str, side: int, style: str) -> Line:
    """Return a text on a tile, and a gap behind it where there is room."""
    if side <= len(text):
        return [(text, style)]
    return [(f"{text:^{side - 1}}", style), (" ", PLAIN)]


@dataclass(frozen=True, slots=True)
class Region:
    """A region of M49, its number of publications, and its countries with theirs."""

    name: str
    count: int
    countries: Sequence[tuple[Place, int]]


@dataclass(frozen=True, slots=True)
class World:
    """The regions of a map, the number of publications, sentences about missing things, and the words for others."""

    regions: Sequence[Region]
    total: int
    notes: tuple[str, ...] = ()
    naming: ChartWords = ENGLISH

    @property
    def counts(self) -> dict[str, tuple[Place, int]]:
        """The countries with their numbers of publications, by their codes."""
        return {country.code: (country, count) for region in self.regions for country, count in region.countries}

    @property
    def highest_count(self) -> int:
        """The highest count of a country."""
        return max((count for _country, count in self.counts.values()), default=0)

    def iterate_counted(self) -> Iterator[tuple[str, Place, int]]:
        """Yield the countries with publications, each with its region and its count."""
        for region in self.regions:
            yield from ((region.name, country, count) for country, count in region.countries if count)


def world_of(by_country: "Counts", by_region: "Counts", surroundings: Collection[str]) -> World:
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
    lacking_count = by_country.lacking
    notes = (
        *([f"not on the map: {unmapped_text}"] if unmapped_text else []),
        *(
            [f"{lacking_count} of {by_country.total} {'names' if lacking_count == 1 else 'name'} no country"]
            if lacking_count
            else []
        ),
    )
    return World(regions_with_counts, by_country.total, notes)


def find_countries_around(selection: "Selection") -> frozenset[str]:
    """Return the codes of the countries of the regions that a selection asks for; none for the whole world."""
    regions = [place for name in selection.regions if (place := places.resolve(name)) and place.kind == "region"]
    return frozenset().union(*(places.countries_counted_to(place, selection.house) for place in regions))


def country_rows(world: World) -> list[tuple[str, str, str, int]]:
    """Return the region, the name, the code and the count of each country with publications."""
    return [(region, country.name, country.code, count) for region, country, count in world.iterate_counted()]


def country_objects(world: World) -> list[Mapping[str, object]]:
    """Return the same as objects."""
    return [dict(zip(HEADS, row, strict=True)) for row in country_rows(world)]


def draw_map(world: World, size: Size, signs: Signs) -> list[Line]:
    """Return the tiles in their places and a legend, where the width has room, and below the countries by region."""
    scale = make_scale(world.highest_count, len(signs.steps or signs.shades))
    layout = _find_layout(world.counts, size.width, signs)
    tiles = [[], *_draw_tiles(layout, world.counts, scale, signs), [], _draw_legend(scale, signs), []] if layout else []
    return [
        *tiles,
        *_iterate_regions(world, size.width, signs, layout),
        *wrap_notes((*world.notes, *_note_empty(world)), size.width),
    ]


def _iterate_regions(world: World, width: int, signs: Signs, layout: _TileLayout | None) -> Iterator[Line]:
    """Yield the regions with publications and their countries, those with the most first: "Nigeria (NGA) 40"."""
    regions = [region for region in world.regions if any(count for _country, count in region.countries)]
    names = min(
        _MOST_COLUMNS_OF_A_REGION,
        max(width // _NAMES_OF_WIDTH, _LEAST_NAME),
        max(len(region.name) for region in regions),
    )
    total = len(str(max(region.count for region in regions)))
    indent = names + _BLANKS_BETWEEN + total + _BLANKS_BETWEEN
    for region in regions:
        country_counts = sorted((-count, country.name, country) for country, count in region.countries if count)
        # A line may break behind a comma, and nowhere else where a name fits into one.
        texts = [
            f"{name} ({layout.code_of(country) if layout else country.code}) {-count}".replace(" ", _NO_BREAK)
            for count, name, country in country_counts
        ]
        lines = wrap(", ".join(texts), max(width - indent, _MOST_COLUMNS_OF_A_REGION), break_on_hyphens=False)
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
    grid, counts = _find_grid(world.counts), world.counts
    tile = min((WIDTH - 2 * EDGE) / grid.column_count, _WIDEST_TILE)
    scale = make_scale(world.highest_count, STEPS)
    parts: list[Part] = []
    for (row, column), code in grid.codes.items():
        country, count = counts[code]
        x, y = EDGE + column * tile, CHART_TOP + row * tile
        step = scale.shade_of(count) + 1 if count else 0
        parts += _draw_svg_tile(x, y, tile, country, count, step)
    end = CHART_TOP + grid.row_count * tile
    description = frame.description or _describe(world, frame.subtitle or f"{world.total} publications")
    parts += lay_out_picture(_draw_svg_legend(scale, end + 10), frame.direction)
    return make_picture(title, parts, end + _LEGEND_HEIGHT, world.notes, frame._replace(description=description))


def _draw_svg_tile(x: float, y: float, tile: float, country: Place, count: int, step: int) -> list[Part]:
    side = tile - _TILE_GAP
    middle, tooltip = x + side / 2, f"{country.name}: {count}"
    code_size = min(tile * _CODE, _MOST_CODE)
    if not step:
        code_y = y + side / 2 + code_size * _CODE
        return [
            Box(x, y, side, side, "line", tooltip=tooltip, shade=_EMPTY),
            Label(middle, code_y, country.code, "pale", size=code_size, anchor="middle"),
        ]
    number_size = min(tile * _NUMBER, _MOST_NUMBER, side / (_FIGURE * len(str(count))))
    return [
        Box(x, y, side, side, f"step-{step}", tooltip=tooltip),
        Label(middle, y + side * _CODE_FOOT, country.code, f"on-{step}", size=code_size, anchor="middle"),
        Label(
            middle, y + side * _NUMBER_FOOT, str(count), f"on-{step}", size=number_size, anchor="middle", weight="bold"
        ),
    ]


def _draw_svg_legend(scale: Scale, y: float) -> list[Part]:
    parts: list[Part] = []
    x = float(EDGE)
    for shade_position, text in scale.legend():
        words_start = x + _SWATCH_SIDE + _SWATCH_GAP
        parts += [
            Box(x, y, _SWATCH_SIDE, _SWATCH_SIDE, f"step-{shade_position + 1}"),
            Label(words_start, y + _WORD_HEIGHT, text, "pale", size=_WORD_HEIGHT),
        ]
        x = words_start + width_of(text, _WORD_HEIGHT) + _WORDS_GAP
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
