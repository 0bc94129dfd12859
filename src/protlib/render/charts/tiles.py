"""The tiles of a map: where each country's tile lies, and how it is drawn on a terminal."""

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from protlib.record.places import Place
from protlib.render.charts.drawing import INK, PALE, PLAIN, Line, Signs
from protlib.render.charts.scale import Scale

_TILES: Final = Path(__file__).with_name("tiles.txt")
_NO_TILE: Final = "..."
_NUMBERED_ROWS: Final = 12
"""The most rows of tiles that have room for a second line, with the number, on a screen of a terminal."""
_COLUMNS_OF_A_CODE: Final = 3  # of the terminal: codes of countries have three letters
_COLUMNS_OF_A_SIGN: Final = 2  # without the code: less is no tile
_Tile = tuple[Place, int]
"""A country and its number of publications."""
Counts = Mapping[str, _Tile]
"""Countries with their numbers, by code."""


class Grid(NamedTuple):
    """The part of the map that some countries take: their codes by row and column, from 0."""

    codes: Mapping[tuple[int, int], str]
    rows: int
    columns: int


class TileLayout(NamedTuple):
    """How tiles fit a terminal: how many cells wide each is, and whether its number stands below its code."""

    grid: Grid
    wide: int
    is_numbered: bool

    @property
    def is_short(self) -> bool:
        """Whether a code has two letters, not three."""
        return self.wide <= _COLUMNS_OF_A_CODE

    def code_of(self, country: Place) -> str:
        """Return the code of a country as its tile has it."""
        return country.alpha_2 if self.is_short else country.code


def find_grid(codes: Collection[str]) -> Grid:
    """Return the smallest part of the map that has the tiles of some countries."""
    tiles = {cell: code for cell, code in _all_tiles().items() if code in codes}
    first_row, first_column = (min(cell[axis] for cell in tiles) for axis in (0, 1))
    codes_by_cell = {(row - first_row, column - first_column): code for (row, column), code in tiles.items()}
    rows, columns = (max(cell[axis] for cell in codes_by_cell) + 1 for axis in (0, 1))
    return Grid(codes_by_cell, rows, columns)


@cache
def _all_tiles() -> dict[tuple[int, int], str]:
    rows = (line.split() for line in _TILES.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return {
        (row, column): code for row, codes in enumerate(rows) for column, code in enumerate(codes) if code != _NO_TILE
    }


def find_layout(counts: Counts, width: int, signs: Signs) -> TileLayout | None:
    """Return how the tiles of countries fit a width; None if it has no room for codes.

    A part of the world has the number below each code, and a wide terminal codes of three letters.
    """
    grid = find_grid(counts)
    most = max(count for _country, count in counts.values())
    number_width = max(len(str(most)) + (not signs.steps), _COLUMNS_OF_A_CODE) + 1
    if number_width * grid.columns <= width and grid.rows <= _NUMBERED_ROWS:
        return TileLayout(grid, number_width, is_numbered=True)
    wide = min(width // grid.columns, _COLUMNS_OF_A_CODE + 1)
    return TileLayout(grid, wide, is_numbered=False) if wide >= _COLUMNS_OF_A_SIGN else None


def draw_tiles(layout: TileLayout, counts: Counts, scale: Scale, signs: Signs) -> list[Line]:
    """Return the tiles of countries as lines, by codes with their counts."""
    lines: list[Line] = []
    for row in range(layout.grid.rows):
        codes = [layout.grid.codes.get((row, column), "") for column in range(layout.grid.columns)]
        tiles = [counts.get(code) for code in codes]
        lines.append([part for tile in tiles for part in _draw_code(tile, layout, scale, signs)])
        if layout.is_numbered:
            lines.append([part for tile in tiles for part in _draw_number(tile, layout.wide, scale, signs)])
    return lines


def draw_legend(scale: Scale, signs: Signs) -> Line:
    """Return the shades with their counts."""
    return [
        part
        for position, text in scale.legend(signs.dash)
        for part in (
            ("  ", signs.steps[position]) if signs.steps else (signs.shades[position], INK),
            (f" {text}  ", PALE),
        )
    ]


def _draw_code(tile: _Tile | None, layout: TileLayout, scale: Scale, signs: Signs) -> Line:
    """Return a tile's code; where it stands alone, a terminal without colours has the shade behind or instead."""
    wide = layout.wide
    if tile is None:
        return [(" " * wide, PLAIN)]
    country, count = tile
    code = layout.code_of(country)
    if not count:
        return [(f"{signs.none if layout.is_short else code:^{wide - 1}} ", PALE)]
    if signs.steps:
        return _fill(code, wide, signs.steps[scale.shade_of(count)])
    sign = " " if layout.is_numbered else signs.shades[scale.shade_of(count)]
    return [(f"{code}{sign}".ljust(wide) if wide > _COLUMNS_OF_A_SIGN else sign * wide, INK)]


def _draw_number(tile: _Tile | None, wide: int, scale: Scale, signs: Signs) -> Line:
    """Return the line below a tile's code: its number."""
    if tile is None or not tile[1]:
        return [(f"{signs.none if tile else '':^{wide - 1}} ", PALE)]
    shade = scale.shade_of(tile[1])
    if signs.steps:
        return _fill(str(tile[1]), wide, signs.steps[shade])
    return [(f"{signs.shades[shade]}{tile[1]}".ljust(wide), INK)]


def _fill(text: str, wide: int, style: str) -> Line:
    """Return a text on a tile, and a gap behind it where there is room."""
    if wide <= len(text):
        return [(text, style)]
    return [(f"{text:^{wide - 1}}", style), (" ", PLAIN)]
