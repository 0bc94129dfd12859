"""Charts on a terminal: what is drawn at 80 and at 140 columns, and that it fits any other."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import pytest
from rich.cells import cell_len

from harness.paths import DATA
from harness.rows import every_row
from protlib.render.charts import drawing
from protlib.render.charts.chart import Chart, chart_of
from protlib.render.charts.drawing import BLOCKS, LETTERS, Line, Signs, Size, signs_of
from sample_records.chart_samples import BODIES, CHARTS

Draw = Callable[[Chart, Size, Signs], list[Line]]
DRAWN: Final[list[tuple[str, Draw, str]]] = [
    ("bars", drawing.draw_bars, "bodies"),
    ("columns", drawing.draw_columns, "years"),
    ("table", drawing.draw_count_table, "crossed"),
    ("words", drawing.draw_count_table, "words"),
    ("small", drawing.draw_small_columns, "crossed"),
]
WAYS: Final = [pytest.param(draw, chart, id=name) for name, draw, chart in DRAWN]


def text(lines: Sequence[Line]) -> str:
    return "".join(f"{''.join(part for part, _style in line).rstrip()}\n" for line in lines)


@pytest.mark.parametrize(("name", "draw", "chart"), DRAWN)
@pytest.mark.parametrize("width", [80, 140])
def test_it_is_drawn_as_it_was_looked_at(name: str, draw: Draw, chart: str, width: int) -> None:
    golden = (DATA / f"charts/{name}-{width}.txt").read_text(encoding="utf-8")
    assert text(draw(CHARTS[chart], Size(width, 22), BLOCKS)) == golden


@pytest.mark.parametrize(("draw", "chart"), WAYS)
@pytest.mark.parametrize("signs", [BLOCKS, LETTERS])
def test_it_fits_every_terminal(draw: Draw, chart: str, signs: Signs) -> None:
    for width in range(40, 201, 13):
        for height in (10, 16, 30):
            lines = text(draw(CHARTS[chart], Size(width, height), signs)).splitlines()
            assert max(map(cell_len, lines)) <= width, (width, height)
            assert len(lines) <= height, (width, height)


@every_row(("draw", "chart"), WAYS)
def test_where_there_are_no_blocks_letters_draw(draw: Draw, chart: str) -> None:
    chart_text = text(draw(CHARTS[chart], Size(80, 22), LETTERS))
    assert not set(chart_text) & {*"".join(BLOCKS[:5]), "…"}
    assert set(chart_text) & set("#=:-")


@every_row(
    ("encoding", "signs"),
    [("utf-8", BLOCKS), ("ascii", LETTERS), ("latin-1", LETTERS), ("", LETTERS), ("x-none", LETTERS)],
)
def test_the_encoding_tells_what_can_be_shown(encoding: str, signs: Signs) -> None:
    assert signs_of(encoding) is signs


@every_row(("draw", "chart"), WAYS)
def test_no_name_steers_the_terminal(draw: Draw, chart: str) -> None:
    assert not set(text(draw(CHARTS[chart], Size(80, None), BLOCKS))) & {"\x1b", "\u202e"}


@every_row(("count", "picture"), [(0, ""), (1, "▏"), (8, "▍"), (50, "██▌"), (80, "████"), (100, "█████")])
def test_a_bar_is_as_long_as_its_share_and_never_nothing(count: int, picture: str) -> None:
    assert drawing.draw_bar(count, 100, 5, BLOCKS) == picture


def test_what_is_left_out_is_told_once() -> None:
    chart = chart_of(replace(BODIES, values=[(f"name {number}", 9) for number in range(40)]), 30)
    lines = text(drawing.draw_bars(chart, Size(80, 20), BLOCKS)).splitlines()
    assert (len(lines), lines[-1]) == (20, "21 more authors not shown; 3 of 140 have no author")
