"""The terminal is shared so that nothing overlaps, and all of it is used."""

import pytest

from harness.rows import every_row
from protlib.cli.picker.widgets import Panes


@pytest.mark.parametrize("in_facets", [False, True])
@pytest.mark.parametrize("foot", [1, 2, 4])
@pytest.mark.parametrize("columns", [3, 40, 59, 60, 80, 99, 100, 140, 159, 160, 200, 400])
def test_the_panes_fill_the_terminal(columns: int, foot: int, *, in_facets: bool) -> None:
    for lines in (1, 2, 7, 8, 10, 24, 45, 60):
        panes = Panes.from_size(columns, lines, in_facets=in_facets, foot=foot)
        body = max(lines - 2 - foot, 1)
        assert (panes.facet_width > 0) == (columns >= 100 or in_facets)
        if panes.is_beside:
            assert (
                columns == panes.facet_width + 1 + panes.list_width + 1 + panes.preview_width or not panes.facet_width
            )
            assert panes.list_height == panes.preview_height == body
        elif panes.list_width:
            assert columns == panes.list_width + (panes.facet_width + 1 if panes.facet_width else 0)
            assert panes.list_height + (panes.preview_height and panes.preview_height + 1) == body
            assert panes.list_height >= 1
        else:
            assert (panes.facet_width, panes.list_height) == (columns, body)


@every_row(
    ("columns", "lines", "facets", "list_size", "preview_size"),
    [
        (80, 24, 0, (80, 9), (80, 11)),
        (140, 45, 32, (107, 18), (107, 23)),
        (200, 60, 32, (99, 57), (67, 57)),
        (40, 10, 0, (40, 2), (40, 4)),
        (80, 7, 0, (80, 4), (0, 0)),
    ],
)
def test_panes_fit_the_usual_terminals(
    columns: int, lines: int, facets: int, list_size: tuple[int, int], preview_size: tuple[int, int]
) -> None:
    panes = Panes.from_size(columns, lines, in_facets=False)
    assert panes.facet_width == facets
    assert (panes.list_width, panes.list_height) == list_size
    assert (panes.preview_width, panes.preview_height) == preview_size
