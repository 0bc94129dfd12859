"""The map of tiles: every country once, in its region, with as many as are counted."""

import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from rich.cells import cell_len

from harness.paths import DATA
from harness.rows import every_row
from protlib.record import places
from protlib.render.charts import tile_map
from protlib.render.charts.drawing import BLOCKS, LETTERS, Signs, Size
from protlib.search.facets import Counts
from sample_records.chart_samples import NAME, extent

TILES = Path(tile_map.__file__).with_name("tiles.txt")
COUNTRIES = Counts(
    "country",
    [("Nigeria", 40), ("Ghana", 9), ("Kenya", 3), ("Worldwide", 2), ("Kosovo", 1), ("Narnia", 1)],
    total=60,
    lacking=4,
)
REGIONS = Counts("region", [("Africa", 50), ("West Africa", 47), ("East Africa", 5), ("Southern Europe", 1)], 60, 3)
WORLD = tile_map.world_of(COUNTRIES, REGIONS, surroundings=())


def test_every_country_is_in_one_region() -> None:
    inside = [country for region in WORLD.regions for country, _count in region.countries]
    assert sorted(place.name for place in inside) == [*places.names("country")]
    for region, countries in places.geography()[:-1]:
        assert places.members(region) == {country.code for country in countries}


def test_every_country_has_one_tile_and_neighbours_are_near() -> None:
    rows = [line.split() for line in TILES.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    tiles = [
        (code, row, column) for row, codes in enumerate(rows) for column, code in enumerate(codes) if code != "..."
    ]
    codes = [code for code, _row, _column in tiles]
    assert sorted(codes) == sorted(place.code for _region, inside in places.geography() for place in inside)
    spot = {code: (row, column) for code, row, column in tiles}
    for north, south in [
        ("NOR", "DNK"),
        ("FRA", "ESP"),
        ("TUN", "NER"),
        ("KEN", "TZA"),
        ("CAN", "USA"),
        ("CHN", "THA"),
    ]:
        assert spot[north][0] < spot[south][0], (north, south)
    for west, east in [("USA", "GBR"), ("SEN", "ETH"), ("IRN", "PAK"), ("IND", "VNM"), ("BRA", "AGO"), ("AUS", "NZL")]:
        assert spot[west][1] < spot[east][1], (west, east)


def test_only_the_regions_that_are_asked_for_are_drawn() -> None:
    west = next(region for region, _inside in places.geography() if region.name == "West Africa")
    part = tile_map.world_of(COUNTRIES, REGIONS, places.members(west))
    assert part.notes[0] == "not on the map: Kenya (3); Worldwide (2); Kosovo (1); Narnia (1)"
    root = ET.fromstring(tile_map.draw_svg_map(part))
    codes = {str(label.text) for label in root.iter(f"{NAME}text") if str(label.text).isupper()}
    assert codes == places.members(west)


def test_the_map_names_what_is_no_country() -> None:
    assert WORLD.notes == ("not on the map: Worldwide (2); Narnia (1)", "4 of 60 name no country")
    assert tile_map.country_rows(WORLD) == [
        ("West Africa", "Ghana", "GHA", 9),
        ("West Africa", "Nigeria", "NGA", 40),
        ("East Africa", "Kenya", "KEN", 3),
        ("Southern Europe", "Kosovo", "XKX", 1),
    ]
    assert tile_map.country_objects(WORLD)[0] == {
        "region": "West Africa",
        "country": "Ghana",
        "code": "GHA",
        "count": 9,
    }


@pytest.mark.parametrize("width", [80, 140])
def test_it_is_drawn_as_it_was_looked_at(width: int) -> None:
    assert text(width) == (DATA / f"charts/world-{width}.txt").read_text(encoding="utf-8")


def text(width: int, signs: Signs = BLOCKS, drawn: tile_map.World = WORLD) -> str:
    lines = tile_map.draw_map(drawn, Size(width, None), signs)
    return "".join(f"{''.join(part for part, _style in line).rstrip()}\n" for line in lines)


WEST = tile_map.world_of(
    COUNTRIES,
    REGIONS,
    places.members(next(region for region, _inside in places.geography() if region.name == "West Africa")),
)
COLOURS = BLOCKS._replace(steps=[f"x on {step}" for step in range(5)])


@every_row(
    ("picture", "width", "signs", "tiles", "name"),
    [
        (WORLD, 65, BLOCKS, None, "Nigeria (NGA) 40, Ghana (GHA) 9"),  # no room for a code: the regions alone
        (WORLD, 66, BLOCKS, ["██"], "Nigeria (NG) 40, Ghana (GH) 9"),
        (WORLD, 99, BLOCKS, ["NG█"], "Nigeria (NG) 40, Ghana (GH) 9"),
        (WORLD, 132, BLOCKS, ["NGA█"], "Nigeria (NGA) 40, Ghana (GHA) 9"),
        (WEST, 50, BLOCKS, ["NGA ", "█40 "], "Nigeria (NGA) 40, Ghana (GHA) 9"),
        (WEST, 50, LETTERS, ["NGA ", "#40 "], "Nigeria (NGA) 40, Ghana (GHA) 9"),
        (WORLD, 66, COLOURS, ["NG"], "Nigeria (NG) 40, Ghana (GH) 9"),
        (WORLD, 99, COLOURS, ["NG"], "Nigeria (NG) 40, Ghana (GH) 9"),
        (WEST, 50, COLOURS, ["NGA", "40 "], "Nigeria (NGA) 40, Ghana (GHA) 9"),
    ],
)
def test_a_tile_has_what_there_is_room_for(
    picture: tile_map.World, width: int, signs: Signs, tiles: Sequence[str] | None, name: str
) -> None:
    lines = tile_map.draw_map(picture, Size(width, None), signs)
    darkest = signs.steps[-1] if signs.steps else "magenta"
    head = [line for line in lines[: next(place for place, line in enumerate(lines) if "West" in str(line))] if line]
    parts = [part for line in head[:-1] for part, style in line if style == darkest]
    assert [part for part in parts if part in (tiles or ())] == (tiles or [])
    assert bool(head) == (tiles is not None)
    assert name in " ".join("".join(part for part, _style in line) for line in lines)


@pytest.mark.parametrize("signs", [BLOCKS, LETTERS])
def test_it_fits_every_terminal(signs: Signs) -> None:
    for width in range(40, 201, 13):
        map_text = text(width, signs)
        assert max(map(cell_len, map_text.splitlines())) <= width
        assert "Nigeria" in map_text
        assert map_text.isascii() or signs is BLOCKS


def test_as_svg_it_is_drawn_as_it_was_looked_at_and_nothing_stands_outside() -> None:
    svg = tile_map.draw_svg_map(WORLD)
    assert svg == (DATA / "charts/world.svg").read_text(encoding="utf-8")
    root = ET.fromstring(svg)
    wide, high = float(root.attrib["width"]), float(root.attrib["height"])
    tiles = [text for text in root.iter(f"{NAME}text") if re.fullmatch("[A-Z]{3}", text.text or "")]
    assert len(tiles) == 250
    for label in root.iter(f"{NAME}text"):
        begin, end = extent(label)
        assert (begin >= 0, end <= wide) == (True, True), label.text
    for rect in root.iter(f"{NAME}rect"):
        assert float(rect.attrib["x"]) + float(rect.attrib["width"]) <= wide
        assert float(rect.attrib["y"]) + float(rect.attrib["height"]) <= high
    assert "Nigeria (West Africa): 40" in str(root[1].text)
