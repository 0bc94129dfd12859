"""Counts as a list or a chart, in each of its output forms."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from protlib.cli.charts.choice import ChartName, Question
from protlib.frozen import NamedTuple

if TYPE_CHECKING:
    from protlib.render.charts.chart import Chart
    from protlib.render.charts.drawing import Line, Signs, Size
    from protlib.search.facets import Counts
    from protlib.selection import Selection

_CALLED: Final = "Publications"
_OVER_TIME: Final = "over the years"


class Picture(NamedTuple):
    """Counts in each form: rows for scripts (with a head where they need one), JSON, an SVG, and a drawing.

    The drawing may have to fit the screen. `missing` says why the picture is empty, else "". `notes` say what rows and
    objects do not show.
    """

    rows: Callable[[], Iterable[Sequence[object]]]
    head: Sequence[str]
    needs_head: bool
    objects: Callable[[], object]
    svg: Callable[[], str]
    drawing: Callable[["Size", "Signs"], "Sequence[Line]"]
    fits: bool
    missing: str = ""
    notes: Sequence[str] = ()


def picture_of(question: Question, counts: "Sequence[Counts]", limit: int | None, selection: "Selection") -> Picture:
    """Return the output forms of a question's counts, with at most so many values.

    A picture names its selection, because others see it without the command line.
    """
    first = counts[0]
    if question.chart == ChartName.MAP:
        picture = _map(first, counts[1], selection)
        if not (picture.missing and question.is_only_likely):
            return picture
    if question.chart == ChartName.TIMELINE:
        return _timeline(first, limit, selection)
    return _plain(first, limit, selection, is_chart=bool(question.chart))


def _plain(counts: "Counts", limit: int | None, selection: "Selection", *, is_chart: bool) -> Picture:
    """Return counts as bars, or counts by two fields as a table.

    A list shows all its values, and has no title.
    """

    def drawing(chart: "Chart", size: "Size", signs: "Signs") -> "Sequence[Line]":
        from protlib.render.charts import drawing

        lines = (drawing.draw_table if chart.across else drawing.draw_bars)(chart, size, signs)
        return drawing.add_title(chart, lines, size.width, signs) if is_chart else lines

    kind = "grid" if counts.across else "bars"
    return _picture(counts, drawing, limit, selection, fits=is_chart, kind=kind)


def _timeline(counts: "Counts", limit: int | None, selection: "Selection") -> Picture:
    """Return columns over the years, with gaps for empty years, or a row of columns for each value."""
    from protlib.render.charts.rows import add_missing_years

    def drawing(chart: "Chart", size: "Size", signs: "Signs") -> "Sequence[Line]":
        from protlib.render.charts import drawing

        lines = (drawing.draw_small_columns if chart.across else drawing.draw_columns)(chart, size, signs)
        return drawing.add_title(chart, lines, size.width, signs)

    kind = "rows" if counts.across else "columns"
    title = f"{_CALLED} by {counts.by}, {_OVER_TIME}" if counts.across else f"{_CALLED} {_OVER_TIME}"
    return _picture(add_missing_years(counts), drawing, limit, selection, fits=True, kind=kind, title=title)


def _picture(
    counts: "Counts",
    drawing: "Callable[[Chart, Size, Signs], Sequence[Line]]",
    limit: int | None,
    selection: "Selection",
    *,
    fits: bool,
    kind: str,
    title: str = "",
) -> Picture:
    from protlib.render.charts import rows
    from protlib.render.charts.chart import chart_of, describe_lacking

    def svg() -> str:
        from protlib.render.charts import svg

        chart = chart_of(counts, limit, title)
        chart = replace(chart, title=title_of_selection(chart.title, selection))
        return svg.draw_chart(chart, kind, svg.MOST_ROWS if limit is None else None)

    fewer = rows.limit_values(counts, limit)
    return Picture(
        lambda: rows.make_rows(fewer),
        rows.make_head(counts),
        bool(counts.across),
        lambda: rows.make_objects(fewer),
        svg,
        lambda size, signs: drawing(chart_of(counts, limit, title), size, signs),
        fits,
        notes=describe_lacking(counts),
    )


def _map(countries: "Counts", regions: "Counts", selection: "Selection") -> Picture:
    """Return a tile for each country, by the regions of UN M49."""
    from protlib.render.charts import world

    world_map = world.world_of(countries, regions)
    return Picture(
        lambda: world.make_rows(world_map),
        world.HEADS,
        False,
        lambda: world.make_objects(world_map),
        lambda: world.draw_svg_map(world_map, title_of_selection(world.TITLE, selection)),
        partial(world.draw_map, world_map),
        False,
        "" if world_map.most else "nothing that is about a single country",
        world_map.notes,
    )


def title_of_selection(title: str, selection: "Selection") -> str:
    """Return the title of a picture, such as "Publications on trafficking, 2015 to 2020, by type"."""
    from protlib.overview.title import make_title
    from protlib.overview.words import Wording

    called = make_title(selection, Wording(""))
    comma = "," if "," in called else ""
    return f"{called}{comma}{title.removeprefix(_CALLED)}" if title.startswith(_CALLED) else title
