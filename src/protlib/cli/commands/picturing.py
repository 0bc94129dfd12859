"""`timeline` and `map`: when publications came out, and what they are about, to be seen."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from protlib.cli.charts import (
    CHART_OPTIONS,
    Picture,
    counted,
    manner,
    picture_of,
    put_out,
    title_of_selection,
)
from protlib.cli.completion import completers
from protlib.cli.context import library_of, typed
from protlib.cli.options import taking
from protlib.cli.selection_options import FILTER_OPTIONS, QueryWords, selection_of
from protlib.errors import UsageError
from protlib.selection import Facet

if TYPE_CHECKING:
    from protlib.render.charts.chart import Chart
    from protlib.render.charts.drawing import Line, Signs, Size


RowsOption = Annotated[
    str,
    typer.Option(
        "--by",
        "-b",
        metavar="FIELD",
        help="A row for each value of this: region, country, type, category ..., or a field of your own.",
        autocompletion=completers.facets,
        show_default=False,
    ),
]
MostRowsOption = Annotated[
    int | None,
    typer.Option(
        "--limit",
        "-n",
        min=1,
        metavar="NUMBER",
        help="With --by: at most so many rows, those with the most.",
        show_default=False,
    ),
]


@taking(FILTER_OPTIONS, into="options")
@taking(CHART_OPTIONS, into="charting")
def timeline(
    context: typer.Context,
    words: QueryWords = None,
    *,
    by: RowsOption = "",
    limit: MostRowsOption = None,
    options: dict[str, Any],
    charting: dict[str, Any],
) -> None:
    """Draw how many publications came out in each year; years without any are seen as gaps.

    Where there is no room for each year, they are drawn in periods. A pipe, JSON and CSV have every year from the first to the last.
    """
    from protlib.render.charts.rows import with_every_year

    if limit is not None and not by:
        raise UsageError("--limit is for --by: a timeline has every year")
    how = manner(context, charting)
    fields = [typed(by), Facet.YEAR.value] if by else [Facet.YEAR.value]
    with library_of(context) as library:
        selection = selection_of(words, options)
        [counts], missing = counted(library, selection, how, fields)
    counts = with_every_year(counts)
    title = f"Publications by {counts.by}, over the years" if by else "Publications over the years"
    put_out(
        how,
        picture_of(
            counts,
            _over_time,
            limit,
            fits=True,
            kind="rows" if by else "columns",
            title=title,
            selection=selection,
        ),
        counts.total,
        missing,
    )


def _over_time(chart: "Chart", size: "Size", signs: "Signs") -> "list[Line]":
    """Return columns over the years under a title, or a row of them for each value."""
    from protlib.render.charts import drawing

    draw = drawing.small_columns if chart.across else drawing.columns
    return drawing.titled(chart, draw(chart, size, signs), size.width, signs)


@taking(FILTER_OPTIONS, into="options")
@taking(CHART_OPTIONS, into="charting")
def map_(
    context: typer.Context,
    words: QueryWords = None,
    *,
    options: dict[str, Any],
    charting: dict[str, Any],
) -> None:
    """Draw which countries publications are about: a tile for each country, by the regions of UN M49.

    A tile has the country's code (ISO 3166-1), a shade and how many publications are about the country or an area in it. The number
    behind a region is that of stats --by region. A pipe, JSON and CSV have the countries that any publication is about.
    """
    from protlib.render.charts import world

    how = manner(context, charting)
    with library_of(context) as library:
        selection = selection_of(words, options)
        (countries, regions), missing = counted(
            library, selection, how, [Facet.COUNTRY.value], [Facet.REGION.value]
        )
    found = world.world_of(countries, regions)
    missing = missing or ("" if found.most else "nothing that is about a single country")
    picture = Picture(
        lambda: world.rows(found),
        world.HEADS,
        False,
        lambda: world.objects(found),
        lambda: world.svg(found, title_of_selection(world.TITLE, selection)),
        lambda size, signs: world.drawn(found, size, signs),
        False,
    )
    put_out(how, picture, countries.total, missing)
